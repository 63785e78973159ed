/** Lists as tables: what is written to a file is read back the same, and a table of a hospital is read as its people mean it. */
import fc from 'fast-check';
import { hokkaidoProfile } from '../../../test/support/procedure-samples.js';
import { keptTextProblem } from '../../inputs/fields/kept-text.js';
import { cleanLine, cleanLines } from '../../platform/text.js';
import { emptyContent, fieldsOf } from '../../procedure/fields/content.js';
import { contentSections, type SectionFacts, type SingleItem } from '../../procedure/fields/sections.js';
import { KINDS, type Kind } from '../../procedure/terms/kinds.js';
import {
  blankRows,
  type ContentList,
  contentLists,
  LONGEST_TABLE,
  readList,
  type RowValues,
  writeList,
} from './content-lists.js';
import { storedValues } from './stored-values.js';

const PROFILE = hokkaidoProfile();
const AREAS = [
  { id: 'tokachi', name: '十勝' },
  { id: 'nemuro', name: '根室' },
  { id: 'kita-oshima-hiyama', name: '北渡島檜山' },
];
const CODES = ['(1)イ', '(2)ア', '(3)イ'];

const factsOf = (kind: Kind, changes: object = {}): SectionFacts => ({
  kind,
  procedure: 'new',
  profile: PROFILE,
  content: {
    ...emptyContent(kind),
    ...(kind === 'B' && { subItems: CODES }),
    ...changes,
  },
});
const listOf = (kind: Kind, rows?: readonly RowValues[]): ContentList => {
  const name = contentLists(factsOf(kind))[0]?.name ?? '';
  return contentLists(factsOf(kind, rows && { [name]: rows }))[0]!;
};
const KINDS_WITH_ONE = KINDS.map((kind) => [kind, listOf(kind).name] as const);

it('every list of the content that has rows is one of these', () => {
  const described = KINDS.map((kind) =>
    Object.entries(fieldsOf(kind)).flatMap(([name, { input }]) =>
      input === 'rows' || input === 'results' ? [name] : [],
    ),
  );
  expect(KINDS.map((kind) => contentLists(factsOf(kind)).map(({ name }) => name))).toEqual(described);
  expect(KINDS_WITH_ONE).toEqual([
    ['B', 'results'],
    ['RENKEI_B', 'destinations'],
    ['C1', 'programmes'],
    ['C2', 'doctors'],
  ]);
});

/** What people and programs have put into texts: everything that a field takes. */
const nasty = fc.oneof(
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', '\t', ' ', '　', '\n', '0', '１', '／', '病', 'ｱ'),
  }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '0123',
    '1-2',
    '２０２７／４／１',
    '令和8年4月1日',
    '葛\u{e0100}城',
    '𠮷川',
    '辻󠄀',
    '神',
    '㈱①',
    '合計',
    '名称',
  ),
);
const line = nasty.map(cleanLine).filter((text) => keptTextProblem('', text, 500) === null);
const lines = nasty.map(cleanLines).filter((text) => keptTextProblem('', text, 20_000) === null);
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function valueOf(item: SingleItem): fc.Arbitrary<unknown> {
  switch (item.input) {
    case 'number':
      return fc.option(fc.nat(1000));
    case 'day':
      return fc.option(day);
    case 'area':
      return fc.constantFrom('', ...AREAS.map(({ id }) => id));
    case 'text':
      return lines;
    default:
      return line;
  }
}

const rowsOf = (list: ContentList): fc.Arbitrary<RowValues[]> => {
  const row = fc.record(Object.fromEntries(list.columns.map(({ name, item }) => [name, valueOf(item)])));
  if (list.rowsGiven)
    return fc
      .tuple(...list.rows.map(() => row))
      .map((rows) => rows.map((each, index) => ({ ...each, code: list.rows[index]?.['code'] })));
  const [first = ''] = list.unique;
  const isRead = (each: RowValues) =>
    each[first] !== '' && !['合計', '総計', '小計', '計'].includes(String(each[first]));
  return fc.array(row.filter(isRead), { minLength: 1, maxLength: 6 });
};

describe.each(KINDS_WITH_ONE)('%s %s', (kind) => {
  const list = listOf(kind);

  it('comes back from its file as it was written, whatever stands in it', () => {
    fc.assert(
      fc.property(rowsOf(list), (rows) => {
        const file = writeList(list, rows, AREAS);
        expect(file.startsWith('\ufeff"')).toBe(true);
        const { rows: read, faults } = readList(file, list, AREAS);
        expect(faults).toEqual([]);
        expect(read.map(({ values }) => values)).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });

  it('has no cell in its file that a spreadsheet would take for a formula', () => {
    fc.assert(
      fc.property(rowsOf(list), (rows) => {
        expect(writeList(list, rows, AREAS)).not.toMatch(/(?:^|,|\n)"[=+\-@＝＋－＠]/u);
      }),
    );
  });

  it('has no two columns of one name, in any spelling', () => {
    for (const column of list.columns)
      for (const heading of [column.heading, ...column.headings]) {
        const { columns } = readList(`${list.columns[0]?.heading}\t${heading}\nx\ty`, list, AREAS);
        if (column !== list.columns[0])
          expect([heading, columns.map(({ name }) => name)]).toEqual([heading, [list.columns[0]?.name, column.name]]);
      }
  });

  it('has a form to be filled that is none by itself', () => {
    const form = writeList(list, blankRows(list), AREAS);
    const { faults, columns } = readList(form, list, AREAS);
    expect(columns).toEqual(list.columns);
    expect(faults.map(({ message }) => message)).toEqual(
      list.rowsGiven ? [] : [expect.stringContaining('取り込む行がありません')],
    );
  });
});

describe('a table of destinations', () => {
  const list = listOf('RENKEI_B');
  const read = (text: string) => readList(text, list, AREAS);

  it('is read by its headings, whatever they are called and wherever they stand', () => {
    const { rows, faults, unknown, missing, skipped } = read(
      [
        '派遣先一覧（令和8年度）',
        '',
        'No\t 病 院 名 \t医療圏\t備考\t診療科※\t"延べ派遣\n人数（人）"',
        '1\t甲病院\t十勝圏域\tあり\t内科\t１，２００人',
        '',
        '2\t乙病院\t北渡島檜山医療圏\t\t外科\t',
        '\t合　計\t\t\t\t1,200',
      ].join('\n'),
    );
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      { line: 4, values: { institutionName: '甲病院', planningAreaId: 'tokachi', department: '内科', persons: 1200 } },
      {
        line: 6,
        values: { institutionName: '乙病院', planningAreaId: 'kita-oshima-hiyama', department: '外科', persons: null },
      },
    ]);
    expect(unknown).toEqual(['No', '備考']);
    expect(missing.map(({ name }) => name)).toEqual(['elsewhere', 'days']);
    expect(skipped.map(({ line: at }) => at)).toEqual([1, 7]);
  });

  it('is read in the order of the list where it has no headings', () => {
    const { rows, headed } = read('甲病院\t根室\t\t内科\t20\t100\n乙病院');
    expect(headed).toBe(false);
    expect(rows[0]?.values).toEqual({
      institutionName: '甲病院',
      planningAreaId: 'nemuro',
      elsewhere: '',
      department: '内科',
      persons: 20,
      days: 100,
    });
    expect(rows[1]?.values).toMatchObject({ institutionName: '乙病院', persons: null });
  });

  it('tells every cell that cannot be read, by its row and column, in the words of the page', () => {
    const { rows, faults } = read(
      '名称,医療圏,人数,日数\n甲病院,津軽,二十,100\n乙病院,十勝,"1,200",百\n丙\u{13000}院,,200000,1,2\n',
    );
    expect(rows).toEqual([]);
    expect(faults.map(({ line: at, heading, cell, message }) => [at, heading, cell, message])).toEqual([
      [2, expect.stringContaining('二次医療圏'), '津軽', '「列と書き方」にある語のどれかを書いてください。'],
      [2, '延べ派遣人数（年間）', '二十', expect.stringMatching(/^延べ派遣人数（年間）は0以上の整数で/u)],
      [3, '派遣延べ日数（年間）', '百', expect.stringMatching(/^派遣延べ日数（年間）は0以上の整数で/u)],
      [4, '', '2', expect.stringContaining('列が多すぎます（4列まで）')],
      [4, '医療機関の名称', '丙\u{13000}院', expect.stringContaining('印刷できない文字')],
      [4, '延べ派遣人数（年間）', '200000', expect.stringContaining('100,000以下')],
    ]);
  });

  test.each([
    ['a column stands twice', '病院名\t名称\t人数\n甲\t乙\t1', '列「病院名」「名称」は、どれも「医療機関の名称」です'],
    ['the rows have no name', '診療科\t人数\n内科\t1', '「医療機関の名称」の列がありません'],
    ['a quotation mark stays open', '病院名\t人数\n"甲病院\t1\n', '引用符'],
    ['nothing stands below the headings', '病院名\t人数\n', '取り込む行がありません'],
    ['nothing stands in it', ' \n\n', '取り込む行がありません'],
    ['it has too many rows', `病院名\t人数\n${'甲\t1\n'.repeat(301)}`, '300行まで'],
    ['it is too long', `病院名\t人数\n${'甲'.repeat(LONGEST_TABLE)}`, '100,000文字まで'],
  ])('is refused where %s', (_, text, message) => {
    const { rows, faults } = read(text);
    expect([rows, faults.length]).toEqual([[], 1]);
    expect(faults[0]?.message).toContain(message);
  });
});

it('a cell too long for a heading or a choice is none, and costs no more than to be passed over', () => {
  const bracket = '('.repeat(LONGEST_TABLE - 100);
  const normalized = jest.spyOn(String.prototype, 'normalize');
  expect(readList(bracket, listOf('RENKEI_B'), AREAS).faults.length).toBeGreaterThan(0);
  const area = '\u{FDFA}'.repeat(LONGEST_TABLE - 100); // 18 characters each, once it is normalised
  expect(readList(`名称,医療圏\n甲病院,${area}`, listOf('RENKEI_B'), AREAS).faults).toMatchObject([
    { line: 2, message: '「列と書き方」にある語のどれかを書いてください。' },
  ]);
  const long = normalized.mock.contexts.filter((text) => String(text).length > 1000);
  normalized.mockRestore();
  expect(long).toEqual([]);
});

it('a table is as long as its characters, however the ends of its lines are written', () => {
  const table = `病院名\t人数\n${`${'甲'.repeat(400)}\t1\n`.repeat(240)}`;
  expect(table.length).toBeLessThan(LONGEST_TABLE);
  const spread = table.replaceAll('\n', '\r\n').padEnd(LONGEST_TABLE + 100, '\r\n');
  expect(
    readList(spread, listOf('RENKEI_B'), AREAS)
      .faults.map(({ message }) => message)
      .join(),
  ).not.toContain('大きすぎます');
});

it('a row that is given is written once: a second line of its name is named with the first, and what is stored twice is all shown', () => {
  const list = listOf('B');
  const [label] = list.columns[0]?.item.input === 'choice' ? list.columns[0].item.choices : [];
  const { rows, faults } = readList(`小項目\t実績\n${label?.label}\t一つ目\n${label?.value}\t二つ目\n`, list, AREAS);
  expect(rows).toEqual([]);
  expect(faults).toMatchObject([{ line: 3, message: '2行目と同じものです。一つの行にまとめてください。' }]);
  const stored = ['一つ目', '二つ目'].map((text) => ({ code: label?.value, text }));
  expect(listOf('B', stored).rows[0]?.['text']).toBe('一つ目\n二つ目');
  // So of the form, which would lose what it does not show, and of a sub-item that nobody asks for (any more).
  const facts = factsOf('B', { results: [...stored, ...stored.map(({ text }) => ({ code: '(3)ケ', text }))] });
  const [section] = contentSections(facts).filter(({ id }) => id === 'results');
  const typed = Object.values(section ? storedValues(facts.content, section) : {});
  expect(typed.filter((value) => value === '一つ目\n二つ目')).toHaveLength(2);
  const ownFile = contentLists(facts)[0]!;
  expect(ownFile.rows.filter(({ code }) => code === '(3)ケ')).toEqual([{ code: '(3)ケ', text: '一つ目\n二つ目' }]);
  expect(readList(writeList(ownFile, ownFile.rows, AREAS), ownFile, AREAS).faults).toEqual([]);
});

it('rows without a name are told that it is missing, and not that they are the same', () => {
  const list = listOf('B');
  const messages = (table: string) => readList(table, list, AREAS).faults.map(({ message }) => message);
  expect(messages('実績\n一つ目\n二つ目\n')).toEqual([expect.stringContaining('「小項目」の列がありません')]);
  const empty = expect.stringContaining('「小項目」が空です') as string;
  expect(messages('小項目\t実績\n\t一つ目\n\t二つ目\n')).toEqual([empty, empty]);
});

it('days are read in every way of writing', () => {
  const list = listOf('C2');
  const ways = ['令和9年4月1日', 'R9.4.1', '2027/4/1', '２０２７－０４－０１', '20270401', '2027年4月1日(木)'];
  const { rows, faults } = readList(
    ['氏名\t開始日', ...ways.map((each, index) => `医師${index}\t${each}`)].join('\n'),
    list,
    AREAS,
  );
  expect(faults).toEqual([]);
  expect(rows.map(({ values }) => values['planFrom'])).toEqual(ways.map(() => '2027-04-01'));
});

it('the result of a sub-item is told by its number, with or without its name', () => {
  const list = listOf('B');
  const [first] = list.rows;
  const label = String(list.columns[0]?.item.input === 'choice' && list.columns[0].item.choices[0]?.label);
  const { rows, faults } = readList(`小項目\t実績\n${label}\t"一行目\n二行目"\n（９）ン\tx\n`, list, AREAS);
  expect(faults.map(({ line: at }) => at)).toEqual([3]);
  expect(rows).toEqual([]);
  expect(readList(`小項目\t実績\n${label}\t"一行目\n二行目"\n`, list, AREAS).rows).toEqual([
    { line: 2, values: { code: first?.['code'], text: '一行目\n二行目' } },
  ]);
});
