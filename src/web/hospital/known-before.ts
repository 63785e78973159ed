/** What other applications of the same hospital know already, offered where nothing is written yet. Nothing is taken over by itself. */
import type { CaseQueries } from '../../applications/queries/case-queries.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { factValues, storedValues } from '../../applications/documents/stored-values.js';
import type { FlatValues } from '../../inputs/fields/flat-values.js';
import type { ContentSection, SingleItem } from '../../procedure/fields/sections.js';
import { inputName } from '../../inputs/events/index.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { numberBeside } from '../../procedure/terms/reference-number.js';
import { caseTitle } from './case-frame.js';

/** So many other applications are looked at, those of the same kind and the newest first. */
const MOST = 4;

/** Beside a field that shows what another application says. */
export const FROM_BEFORE = '前回から';

/** Values that a form shows although nobody typed them here, with what is said beside each. */
export interface Offered {
  values: FlatValues;
  /** By field name. */
  marks: Record<string, string>;
  /** What the application is called from which they are; null for none. */
  source: string | null;
}

export const NOTHING_OFFERED: Offered = { values: {}, marks: {}, source: null };

/** A file of another application. */
export interface OfferedFile {
  id: string;
  fileName: string;
  source: string;
}

/** Other applications of the hospital, the nearest first. */
export async function casesBefore(queries: CaseQueries, actor: Actor, { application }: CaseView): Promise<CaseView[]> {
  const { rows } = await queries.list(actor, { sort: 'updated' });
  const others = rows.filter(({ id }) => id !== application.id);
  const nearest = [
    ...others.filter(({ kind }) => kind === application.kind),
    ...others.filter(({ kind }) => kind !== application.kind),
  ];
  const ids = nearest.slice(0, MOST).map(({ id }) => id);
  const views = await queries.getAll(actor, ids);
  return ids.flatMap((id) => views.get(id) ?? []);
}

const nameOf = (view: CaseView) => `${caseTitle(view)}　${numberBeside(view.application)}`;

/** The person to phone: who is signed in, under the number that was given before. */
export function offeredContact(before: readonly CaseView[], actor: Actor): Offered {
  const source = before.find(({ facts }) => facts.content.contactPhone !== '');
  return {
    values: { contactName: actor.name, contactPhone: source?.facts.content.contactPhone },
    marks: { contactName: 'ログイン中の方', ...(source && { contactPhone: FROM_BEFORE }) },
    source: source ? nameOf(source) : null,
  };
}

/** Recorded facts of the nearest application that has them; what a person must say each time (ticks) is not offered. */
export function offeredFacts(
  before: readonly CaseView[],
  fields: readonly SingleItem[],
  read: (view: CaseView) => object | null | undefined,
): Offered {
  const source = before.find((view) => read(view));
  if (!source) return NOTHING_OFFERED;
  const all = factValues(read(source) ?? {});
  const names = fields.filter(({ input }) => input !== 'tick').map(({ path }) => inputName(path));
  const filled = names.filter((name) => (all[name] ?? '') !== '');
  return {
    values: Object.fromEntries(filled.map((name) => [name, all[name]])),
    marks: Object.fromEntries(filled.map((name) => [name, FROM_BEFORE])),
    source: nameOf(source),
  };
}

/** The files of a document in the nearest application that has some. */
export function offeredFiles(before: readonly CaseView[], requirementId: string): OfferedFile[] {
  const filesOf = ({ documents }: CaseView) =>
    documents.required.find(({ requirement }) => requirement.id === requirementId)?.files ?? [];
  const source = before.find((view) => filesOf(view).length > 0);
  return source ? filesOf(source).map(({ id, fileName }) => ({ id, fileName, source: nameOf(source) })) : [];
}

/** What stands in a section, which was filled when the application was opened, as the last application of the kind says it. */
export function marksOfSection(before: readonly CaseView[], view: CaseView, section: ContentSection): Offered {
  const source = before.find(({ application }) => application.kind === view.application.kind);
  if (!source) return NOTHING_OFFERED;
  const here = storedValues(view.facts.content, section);
  const there = storedValues(source.facts.content, section);
  const same = Object.keys(here).filter((name) => isSaid(here[name]) && String(here[name]) === String(there[name]));
  return { values: {}, marks: Object.fromEntries(same.map((name) => [name, FROM_BEFORE])), source: nameOf(source) };
}

const isSaid = (value: string | string[] | undefined) => !['', 'false'].includes(String(value ?? ''));
