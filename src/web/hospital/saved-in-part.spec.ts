/** A page of the preparation in which something cannot be read: what is stored of its lists, and whether the page says so. */
import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../../../test/support/app.js';
import { type Agent, fill, loadPeople, open, signIn } from '../../../test/support/hospital-walk.js';
import { storedContent } from '../../../test/support/stored-content.js';
import type { Kind } from '../../procedure/terms/kinds.js';

let test: TestApp;
let hospital: Agent;
const cases = {} as Record<Kind, string>;

beforeAll(async () => {
  test = await startTestApp({ now: '2026-11-16T09:00:00+09:00', env: { SEED_DEMO: 'true' } });
  await loadPeople(test);
  hospital = await signIn(test, 'h-tokachi');
  for (const kind of ['RENKEI_B', 'B', 'C1', 'C2'] as const) cases[kind] = await open(hospital, { kind });
});
afterAll(() => test.close());

/** A list, and rows of it that can be read; the last name is a field with a rule, the first names the row. */
interface List {
  kind: Kind;
  section: string;
  list: string;
  label: string;
  rows: readonly Readonly<Record<string, string>>[];
  bad: readonly [name: string, value: string];
}

const LISTS: readonly List[] = [
  {
    kind: 'RENKEI_B',
    section: 'dispatch',
    list: 'destinations',
    label: '派遣先の医療機関',
    rows: [
      { institutionName: '甲病院', department: '内科', persons: '10', days: '200' },
      { institutionName: '甲病院', department: '外科', persons: '77', days: '770' },
    ],
    bad: ['persons', '八十'],
  },
  {
    kind: 'C1',
    section: 'training',
    list: 'programmes',
    label: '研修プログラム',
    rows: [
      { name: '架空内科', trainees: '3' },
      { name: '架空外科', trainees: '4' },
    ],
    bad: ['trainees', '二人'],
  },
  {
    kind: 'C2',
    section: 'doctors',
    list: 'doctors',
    label: '指定後すぐに適用する医師',
    rows: [
      { name: '架空 一郎', planFrom: '2027-04-01' },
      { name: '架空 二郎', planFrom: '2028-04-01' },
    ],
    bad: ['planFrom', '令和7年2月30日'],
  },
  {
    kind: 'B',
    section: 'results',
    list: 'results',
    label: '年間実績',
    rows: [
      { code: '(1)イ', text: '年に千件を受け入れた。' },
      { code: '(2)ア', text: '往診を続けた。' },
    ],
    bad: ['text', '𓀀'],
  },
];

const posted = ({ list }: List, rows: readonly Readonly<Record<string, string>>[]) =>
  Object.fromEntries(
    rows.flatMap((row, at) => Object.entries(row).map(([name, value]) => [`${list}[${at}][${name}]`, value])),
  );

describe.each(LISTS)('a list ($kind $list)', (list) => {
  const { kind, section, label, rows, bad } = list;
  const [first, second] = rows as [Record<string, string>, Record<string, string>];
  const broken = { ...second, [bad[0]]: bad[1] };
  const blank = Object.fromEntries(Object.keys(first).map((name) => [name, '']));
  const [nameOfRow = ''] = Object.keys(first);
  const path = () => `/cases/${cases[kind]}/content/${section}`;
  const stored = async () =>
    (await storedContent(test.dataSource.query.bind(test.dataSource), cases[kind]))[list.list] as unknown[];

  beforeAll(async () => {
    if (kind === 'B')
      await fill(hospital, `/cases/${cases.B}/content/sub-items`, {
        business: '(1) 救急医療',
        subItems: ['(1)イ', '(2)ア'],
      });
    expect((await fill(hospital, path(), posted(list, rows))).status).toBe(303);
  });

  it.each([
    ['a row was cleared and the one that moves up has a bad cell', [blank, broken]],
    ['a row was removed and the one that moves up has a bad cell', [broken]],
    ['the sign of a row that names it cannot be stored', [{ ...first, [nameOfRow]: '甲\0院' }, second]],
    ['the sign of a row that names it cannot be printed', [{ ...first, [nameOfRow]: '甲𓀀院' }, second]],
    ['a row more has one bad cell alone', [first, second, { ...blank, [bad[0]]: bad[1] }]],
    ['two rows changed places and one has a bad cell', [broken, first]],
  ])('stays as it is stored where %s, and the page says so', async (_, typed) => {
    const before = await stored();
    expect(before).toHaveLength(2);
    const { status, text } = await fill(hospital, path(), {
      ...posted(list, typed),
      ...(kind === 'RENKEI_B' && { longHoursReason: '圏域に専門医がいない。' }),
    });
    expect(status).toBe(422);
    expect(await stored()).toEqual(before);
    expect(text).not.toContain('上に挙げた項目だけです');
    if (text.includes('読み取れた項目は保存しました')) expect(text).toContain(`一覧「${label}」のすべての行だけです`);
    else expect(text).toContain('一覧のどの行も保存していません');
    if (kind === 'RENKEI_B') expect(text).toContain('読み取れた項目は保存しました');
  });
});

it('stores the other fields of the page beside a list that cannot be read', async () => {
  const content = await storedContent(test.dataSource.query.bind(test.dataSource), cases.RENKEI_B);
  expect(content).toMatchObject({ longHoursReason: '圏域に専門医がいない。' });
});

it('what the page cannot hold is stored by no way: a second text of a sub-item, one of none, a sub-item chosen twice', async () => {
  const id = cases.B;
  const path = `/cases/${id}/content`;
  const body = async (section: string, fields: object) => {
    const stored = (await hospital.get(`/api${path}`)).body as { section: string; lockVersion: number }[];
    const lockVersion = stored.find((each) => each.section === section)?.lockVersion ?? 0;
    return { lockVersion, idempotencyKey: randomUUID(), ...fields };
  };
  const rest = async (section: string, fields: object) =>
    hospital.put(`/api${path}/${section}`).send(await body(section, fields));
  const twice = [
    { code: '(3)イ', text: '一つ目' },
    { code: '(3)ケ', text: '別のもの' },
    { code: '(3)イ', text: '二つ目' },
  ];
  const before = await storedContent(test.dataSource.query.bind(test.dataSource), id);
  const told = expect.stringContaining('年間の実績の3件目は、1件目と同じ小項目「(3)イ」のものです') as string;
  const answer = await rest('results', { results: twice });
  expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ field: 'results[(3)イ]', message: told }] }]);
  const nameless = await rest('results', { results: [{ code: '', text: '一つ目' }] });
  expect([nameless.status, nameless.text]).toEqual([422, expect.stringContaining('小項目が空です')]);
  const chosen = await rest('sub-items', { subItems: ['(3)イ', '(3)イ'] });
  expect([chosen.status, chosen.text]).toEqual([422, expect.stringContaining('「(3)イ」が二度以上選ばれています')]);
  const typed = Object.fromEntries(
    twice.flatMap(({ code, text }, index) => [
      [`results[${index}][code]`, code],
      [`results[${index}][text]`, text],
    ]),
  );
  const form = await fill(hospital, `${path}/results`, typed);
  expect([form.status, form.text]).toEqual([422, told]);
  const table = `小項目\t実績\n${twice.map(({ code, text }) => `${code}\t${text}`).join('\n')}`;
  const list = await hospital.post(`/cases/${id}/lists/results`).type('form').send({ table });
  expect(list.status).toBe(422);
  expect(await storedContent(test.dataSource.query.bind(test.dataSource), id)).toEqual(before);
});
