/** No last page with hardly anything on it, however long what fills the pages before. */
import { drawn } from '../test/support/describe-form.js';
import { textPlaces } from '../test/support/pdf-reading.js';
import { anyForm, FORMS, type FormId } from './index.js';

/** The text stands between the margins: from 62 points below the edge of 842 to 57 above it. */
const isText = (y: number): boolean => y > 40 && y < 842 - 62;

/** Lines of the last page; null of a document of one page. */
async function lastLines(id: FormId, input: unknown): Promise<number | null> {
  const places = (await textPlaces(await drawn(id, input))).filter(({ y }) => isText(y));
  const last = Math.max(...places.map(({ page }) => page));
  if (last === 1) return null;
  return new Set(places.filter(({ page }) => page === last).map(({ y }) => Math.round(y))).size;
}

const short = <Id extends FormId>(id: Id) => anyForm(id).samples.short as Record<string, unknown>;
const lines = (count: number) => Array.from({ length: count }, (_, index) => `見本の文の${index + 1}行目。`).join('\n');
const times = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index));

/** Forms at lengths from one page to over two. */
const GROWING: [FormId, (length: number) => object][] = [
  [
    'correction-notice',
    (length) => ({ items: times(1 + (length >> 1), () => ({ where: '様式２　診療科名', text: lines(2) })) }),
  ],
  ['designation-notice', (length) => ({ terms: [lines(length)] })],
  ['refusal-notice', (length) => ({ reasons: [lines(length)] })],
  ['revocation-notice', (length) => ({ reasons: [lines(length)] })],
  ['council-case-sheet', (length) => ({ reason: lines(length) })],
  ['confirmation-form-1', (length) => ({ role: lines(30 + 2 * length) })],
  ['confirmation-form-2', (length) => ({ areas: times(6 + length * 12, (index) => `見本第${index + 1}地域`) })],
  ['reception-copy', (length) => ({ documents: times(1 + length, () => ({ name: '見本の書類', how: 'screen' })) })],
  [
    'public-notice',
    (length) => ({ designations: times(1 + length, () => (short('public-notice')['designations'] as object[])[0]) }),
  ],
];

test.each(
  (Object.keys(FORMS) as FormId[]).flatMap((id) =>
    (['short', 'long', 'extreme'] as const).map((name) => ({ id, name })),
  ),
)('$id $name', async ({ id, name }) => {
  expect((await lastLines(id, anyForm(id).samples[name])) ?? 9).toBeGreaterThan(3);
});

test.each(GROWING)('%s of any length', async (id, changes) => {
  const counts = await Promise.all(
    times(30, async (length) => [length, await lastLines(id, { ...short(id), ...changes(length) })] as const),
  );
  expect(counts.some(([, count]) => count !== null)).toBe(true);
  expect(counts.filter(([, count]) => count !== null && count < 4)).toEqual([]);
});
