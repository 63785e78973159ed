/** One item alone bears no number; there is nothing to tell it from. */
import { formText } from '../test/support/describe-form.js';
import { filledWith } from '../test/support/form-inputs.js';
import { anyForm, FORMS, type FormId } from './index.js';
import type { Field } from './parts/input.js';

/** The input with the first item of each of its lists alone. */
function firstAlone(field: Field, value: unknown): unknown {
  switch (field.kind) {
    case 'list':
      return (value as unknown[]).slice(0, 1).map((item) => firstAlone(field.item, item));
    case 'record':
      return Object.fromEntries(
        Object.entries(value as Record<string, unknown>).map(([key, inner]) => [
          key,
          field.fields[key] ? firstAlone(field.fields[key], inner) : inner,
        ]),
      );
    case 'optional':
      return value === undefined ? undefined : firstAlone(field.field, value);
    default:
      return value;
  }
}

/** 様式1–4 and 9 count the items of the ordinance, and a plan and its evaluation the parts of theirs, of which they have several. */
const COUNTED = /^(application-form-\d|work-time-reduction-plan|self-evaluation-sheet)/;

test.each((Object.keys(FORMS) as FormId[]).filter((id) => !COUNTED.test(id)))('%s', async (id) => {
  const form = anyForm(id);
  for (const name of ['short', 'long'] as const) {
    const input = filledWith(form.input, firstAlone(form.input, form.samples[name]), '見本');
    const text = await formText(id, input);
    if (!text.includes('(2)')) expect(text).not.toContain('(1)');
  }
});
