/** Typed bodies of sections, and how far a section has come. */
import { inputName } from '../../inputs/events/index.js';
import { type ContentFacts, contentProblems } from '../../procedure/requirements/content-problems.js';
import { type ApplicationContent, emptyContent } from '../../procedure/fields/content.js';
import { namesOfSection } from '../../procedure/fields/content-sections.js';
import type { Problem } from '../../procedure/fields/problems.js';
import { type ContentSection, contentSections, type SectionFacts, sectionOf } from '../../procedure/fields/sections.js';
import type { Kind } from '../../procedure/terms/kinds.js';
import { type FieldErrors, type TaskStatus } from '../components/index.js';

/** What a page may send is made whole: a list of ticks of which none is set is sent by no browser. */
export function completeBody(body: unknown, kind: Kind, sectionId: string): Record<string, unknown> {
  const ticks = (namesOfSection(kind, sectionId) ?? []).includes('subItems') ? { subItems: '' } : {};
  return { ...ticks, ...(body as Record<string, unknown>) };
}

export interface SectionState {
  section: ContentSection;
  status: TaskStatus;
  problems: Problem[];
}

/** Every section with what is still missing in it. */
export function sectionStates(facts: ContentFacts): SectionState[] {
  const sections = contentSections(facts);
  const problems = contentProblems(facts);
  return sections.map((section) => {
    const own = problems.filter(({ field }) => sectionOf(sections, field) === section);
    return {
      section,
      problems: own,
      status: own.length === 0 ? 'done' : isUntouched(facts, section) ? 'notStarted' : 'started',
    };
  });
}

function isUntouched({ content, kind }: SectionFacts, { fields }: ContentSection): boolean {
  const empty = emptyContent(kind);
  return fields.every(({ path }) => JSON.stringify(at(content, path)) === JSON.stringify(at(empty, path)));
}

function at(content: ApplicationContent, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], content);
}

/** Problems beside the fields of a section, under the names of its inputs. */
export function sectionErrors(problems: readonly Problem[], section: ContentSection): FieldErrors {
  const errors: FieldErrors = {};
  for (const { field, message } of problems) (errors[controlOf(field, section)] ??= []).push(message);
  return errors;
}

/** The control a problem points to: of a list as a whole its first row, of 「年間実績」 the text of that sub-item. */
function controlOf(path: string, { fields }: ContentSection): string {
  const field =
    fields.find((each) => each.path === path || path.startsWith(`${each.path}[`)) ??
    fields.find((each) => each.path.startsWith(`${path}.`));
  if (field === undefined) return inputName(path);
  if (field.input === 'rows' && path === field.path) return `${path}[0][${field.fields[0]?.path ?? ''}]`;
  if (field.input === 'results') return resultControl(field.items, path);
  // 救急の要件 as a whole is mended in its figures.
  if (field.path !== path && field.path.startsWith(`${path}.`)) return inputName(`${path}.ambulances`);
  return inputName(path);
}

function resultControl(items: readonly { code: string }[], path: string): string {
  const posted = /^results\[(\d+)\]/u.exec(path)?.[1];
  const index = posted === undefined ? items.findIndex(({ code }) => path === `results[${code}]`) : Number(posted);
  return `results[${Math.max(0, index)}][text]`;
}
