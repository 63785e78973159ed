/** Stored content, plan and evaluation as the values of their fields. */
import { type FlatValues, flatValues } from '../../inputs/fields/flat-values.js';
import { resultTextOf } from '../../procedure/fields/b.js';
import type { ApplicationContent } from '../../procedure/fields/content.js';
import type { ContentSection } from '../../procedure/fields/sections.js';

/** The stored content as a form shows it; results stand in the order of the section that asks for them. */
export function storedValues(content: ApplicationContent, section: ContentSection): FlatValues {
  const texts = asTexts(content) as Record<string, unknown>;
  for (const field of section.fields) {
    if (field.input !== 'results' || content.kind !== 'B') continue;
    texts['results'] = field.items.map(({ code }) => ({ code, text: resultTextOf(content.results, code) }));
  }
  return flatValues(texts);
}

/** Facts outside the content (plan, evaluation) as form values. */
export function factValues(facts: object): FlatValues {
  return flatValues(asTexts(facts));
}

/** Every number and yes/no as the text of its field; what is missing as ''. */
function asTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTexts);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asTexts(inner)]));
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
}
