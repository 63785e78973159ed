/** What we write in a paper has one style of figures, full width, but for tables of figures; what people typed stays as it was typed (ADR 0012). */
import { drawn } from '../test/support/describe-form.js';
import { layoutOf } from '../test/support/laid-out.js';
import { anyForm, FORMS, type FormId } from './index.js';
import { textsOf } from './parts/input.js';

/** Tables that are compared down the column: hours, marks, people and days. Their rows are numbered in half width too. */
const TABLES_OF_FIGURES = [
  'work-time-reduction-plan',
  'self-evaluation-sheet',
  'application-form-6',
  'application-form-7',
  'confirmation-form-2',
];
const FIGURE =
  /^(?:合計　)?[0-9][0-9,]*(?:時間[0-9]+分|／[0-9]+|医療機関|[人日名])?(?:・[0-9.]+%)?$|^(?:960時間超～)?1,860時間(?:超)?の人数・割合$/u;

/** Marks of items and codes of sub-items, as the official forms print them, and what has no other name. */
const MARKS = /\([0-9]+\)|SHA-256/gu;

/** The pieces of a text that are none of the input. */
function ownWords(text: string, typed: readonly string[]): string {
  return typed.reduce((rest, each) => rest.replaceAll(each, '◇'), text).replaceAll(MARKS, '');
}

test.each(
  (Object.keys(FORMS) as FormId[]).flatMap((id) =>
    (['short', 'long', 'extreme'] as const).map((name) => ({ id, name })),
  ),
)('$id $name', async ({ id, name }) => {
  const form = anyForm(id);
  const { lines } = await layoutOf(() => drawn(id, form.samples[name]));
  const typed = textsOf(form.input, form.samples[name])
    .flatMap(({ text }) => [text, ...text.split('\n')])
    .filter((text) => /[0-9]/u.test(text))
    .toSorted((a, b) => b.length - a.length)
    .map((text) => text.replaceAll('\n', ''));
  const texts = [...new Set(lines.map(({ of }) => of))].map((of) =>
    lines
      .filter((line) => line.of === of && !line.isAgain)
      .map(({ words }) => words)
      .join(''),
  );
  const strange = texts
    .map((text) => ownWords(text, typed))
    .filter((text) => /[0-9]/u.test(text))
    .filter((text) => !(TABLES_OF_FIGURES.includes(id) && FIGURE.test(text)));
  expect([...new Set(strange)]).toEqual([]);
});
