/** Where pages end: no row is torn that a page holds, no short paragraph either, no page begins or ends with a single line of a long one, and nothing is parted from what it leads in to. */
import { drawn } from '../test/support/describe-form.js';
import { layoutOf, type LaidOutDocument, type LaidOutLine } from '../test/support/laid-out.js';
import { HEADING_LEVEL, LEAD_IN_LEVEL } from '../src/pdf/elements/elements.js';
import { anyForm, FORMS, type FormId } from './index.js';

/** A row is moved as a whole only where less than this stays empty, and a table goes on below its heading rows: points. */
const MOST_LEFT_EMPTY = 200;
const HEADING_ROWS = 120;
const PAGE = 842 - 62 - 57;

const pagesOf = (lines: readonly LaidOutLine[]) => [...new Set(lines.map(({ page }) => page))];

const heightOf = (lines: readonly LaidOutLine[]): number =>
  Math.max(...lines.map(({ bottom }) => bottom)) - Math.min(...lines.map(({ top }) => top));

/** Paragraphs of which a page has too few lines, as their first lines. */
function tornParagraphs({ lines }: LaidOutDocument): string[] {
  const once = lines.filter(({ isAgain }) => !isAgain);
  return [...new Set(once.map(({ of }) => of))]
    .map((text) => once.filter(({ of }) => of === text))
    .filter((own) => {
      const pages = pagesOf(own);
      return (
        pages.length > 1 &&
        (own.length < 4 || pages.some((page) => own.filter((each) => each.page === page).length < 2))
      );
    })
    .map(([first]) => first!.words);
}

/** Each row that goes on with its lines (without what is repeated), and how it begins. */
function tornRows({ lines, rows }: LaidOutDocument) {
  return rows
    .map((cells) => {
      const texts = new Set(cells.flat());
      return { cells, own: lines.filter(({ of, isAgain }) => texts.has(of) && !isAgain) };
    })
    .filter(({ own }) => pagesOf(own).length > 1)
    .map(({ cells, own }) => {
      const pages = pagesOf(own);
      const heights = pages.map((page) => heightOf(own.filter((line) => line.page === page)));
      return { cells, own, pages, heights, total: heights.reduce((sum, each) => sum + each, 0) };
    });
}

/** Rows that could have stood on a page. */
const needlesslyTorn = (document: LaidOutDocument): string[] =>
  tornRows(document)
    .filter(({ total, heights }) => total < PAGE - HEADING_ROWS && (heights[0] as number) < MOST_LEFT_EMPTY - 30)
    .map(({ own }) => own[0]!.words);

/** Rows that do not say on each of their pages what they are of. */
const namelessRows = (document: LaidOutDocument): string[] =>
  tornRows(document)
    .filter(({ cells, pages }) => {
      const first = new Set(cells[0]);
      const named = document.lines.filter(({ of }) => first.has(of));
      if (named.length === 0 || pagesOf(named.filter(({ isAgain }) => !isAgain)).length > 1) return false;
      const isNoted = (page: number) =>
        document.notes.some((note) => note.page === page && /続き/u.test(note.words)) &&
        named.some((line) => line.page === page);
      return !pages.slice(1).every(isNoted);
    })
    .map(({ own }) => own[0]!.words);

/** Headings, and texts that lead in to a table, below which their page has nothing. */
const lonely = ({ lines }: LaidOutDocument): string[] =>
  lines
    .filter(({ of, isAgain, page }, index) => {
      const level = (of as { headlineLevel?: number }).headlineLevel;
      const next = lines.slice(index + 1).find((line) => !line.isAgain);
      return (
        (level === HEADING_LEVEL || level === LEAD_IN_LEVEL) && !isAgain && next !== undefined && next.page !== page
      );
    })
    .map(({ words }) => words);

const wrong = (document: LaidOutDocument) => ({
  paragraphs: tornParagraphs(document),
  rows: needlesslyTorn(document),
  nameless: namelessRows(document),
  lonely: lonely(document),
});
const NOTHING = { paragraphs: [], rows: [], nameless: [], lonely: [] };

test.each(
  (Object.keys(FORMS) as FormId[]).flatMap((id) =>
    (['short', 'long', 'extreme'] as const).map((name) => ({ id, name })),
  ),
)('$id $name', async ({ id, name }) => {
  expect(wrong(await layoutOf(() => drawn(id, anyForm(id).samples[name])))).toEqual(NOTHING);
});

const short = <Id extends FormId>(id: Id) => anyForm(id).samples.short as Record<string, unknown>;
const lines = (count: number) => Array.from({ length: count }, (_, index) => `見本の文の${index + 1}行目。`).join('\n');

const agendaCases = (count: number): object[] => {
  const { cases } = anyForm('council-agenda').samples.long as { cases: object[] };
  return Array.from({ length: count }, (_, index) => cases[index % cases.length] as object);
};

/** Forms whose pages end at another place for each length. */
const GROWING: [FormId, (length: number) => object][] = [
  [
    'case-record',
    (length) => ({
      log: [
        { on: '2026-12-01', actor: '見本', sentence: lines(28 + length), particulars: [] },
        ...[3, 50, 3, 20].map((count) => ({
          on: '2026-12-01',
          time: '12:30',
          actor: '見本',
          sentence: lines(count),
          particulars: [],
        })),
      ],
    }),
  ],
  ['refusal-notice', (length) => ({ reasons: [lines(length), '一行目から二行目へ続く見本の理由の文。'.repeat(4)] })],
  ['application-form-9', (length) => ({ location: lines(2 * length) })],
  ['council-agenda', (length) => ({ cases: agendaCases(3 + length) })],
  [
    'correction-notice',
    (length) => ({
      items: [length, 5, 40, 2].map((count) => ({ where: '様式２\n診療科名', text: lines(1 + count) })),
    }),
  ],
];

test.each(GROWING)('%s of any length', async (id, changes) => {
  for (let length = 1; length <= 24; length += 1)
    expect({ length, ...wrong(await layoutOf(() => drawn(id, { ...short(id), ...changes(length) }))) }).toEqual({
      length,
      ...NOTHING,
    });
});
