import { describeForm, formText } from '../test/support/describe-form.js';
import { loadEvaluationItems } from '../src/registry/evaluation-items.js';
import { SAMPLE_QUESTIONS } from './self-evaluation-sheet/sample-questions.js';
import { selfEvaluationSheet, type SelfEvaluationSheetInput } from './self-evaluation-sheet.js';
import { allDepartments } from './work-time-reduction-plan/hours.js';
import type { Plan } from './work-time-reduction-plan/input.js';
import { workTimeReductionPlan } from './work-time-reduction-plan.js';
import { brokenRules } from './parts/form.js';

describeForm('work-time-reduction-plan');
describeForm('self-evaluation-sheet');

const { short, long } = workTimeReductionPlan.samples;
const [department] = short.departments as [Plan['departments'][number]];
const problems = (change: Partial<Plan>) =>
  brokenRules(workTimeReductionPlan, { ...short, ...change }).map(({ path }) => path);
const document = (input: Plan) => formText('work-time-reduction-plan', input);
const hours = (hour: number, minutes = 0) => ({ hours: hour, minutes });

describe('the plan', () => {
  test('is a draft until it is settled', async () => {
    expect(await document(short)).toMatch(/^医師労働時間短縮計画の案医療法人青雲会/);
    expect(await document(long)).toMatch(/^医師労働時間短縮計画社会医療法人白樺会/);
  });

  test('covers five years at most (作成ガイドライン)', () => {
    expect(problems({ period: { from: '2027-04-01', to: '2032-03-31' } })).toEqual([]);
    expect(problems({ period: { from: '2027-04-01', to: '2032-04-01' } })).toEqual(['period.to']);
    expect(problems({ period: { from: '2027-04-01', to: '2027-03-31' } })).toEqual(
      expect.arrayContaining(['period.to']),
    );
  });

  test('aims at days of its own period, after the days whose results it gives', () => {
    expect(problems({ targetsFrom: '2027-03-31' })).toEqual(['targetsFrom']);
    expect(problems({ targetsFrom: '2032-04-01' })).toEqual(['targetsFrom']);
    expect(problems({ resultsPeriod: { from: '2026-04-01', to: '2027-04-01' } })).toEqual(['resultsPeriod.to']);
  });

  test('is made after the doctors were heard (則82①一)', () => {
    expect(problems({ making: { ...short.making, heardOn: '2026-08-21' } })).toEqual(['making.heardOn']);
    expect(problems({ making: { ...short.making, meetings: [{ on: '2026-08-21', matter: '検討' }] } })).toEqual([
      'making.meetings.0.on',
    ]);
  });

  test('says how the training becomes efficient where C-1 is among the kinds (則96①二ロ)', async () => {
    const efforts = { ...short.efforts, training: [] };
    const { doctors } = department;
    expect(problems({ efforts })).toEqual(['efforts.training']);
    expect(
      problems({ efforts, kinds: ['B'], departments: [{ ...department, doctors: { ...doctors, B: 8, C1: 0 } }] }),
    ).toEqual([]);
    expect(await document(short)).toContain('(5)Ｃ－１水準を適用する臨床研修医及び専攻医の研修の効率化');
    expect(await document({ ...short, efforts })).not.toContain('(5)');
  });

  test('has at least one effort under every other heading (作成ガイドライン)', () => {
    const { fields } = workTimeReductionPlan.input.fields['efforts'] as { fields: Record<string, { min: number }> };
    expect(Object.entries(fields).map(([name, { min }]) => [name, min])).toEqual([
      ['taskShift', 1],
      ['duties', 1],
      ['environment', 1],
      ['sideJobs', 1],
      ['training', 0],
    ]);
  });

  test('is for doctors of the kinds it names, at least one in each department', () => {
    const withDoctors = (doctors: Partial<typeof department.doctors>) => ({
      departments: [{ ...department, doctors: { ...department.doctors, ...doctors } }],
    });
    expect(problems(withDoctors({ RENKEI_B: 1 }))).toEqual(['departments.0.doctors.RENKEI_B']);
    expect(problems(withDoctors({ A: 3 }))).toEqual([]);
    expect(problems(withDoctors({ B: 0, C1: 0 }))).toContain('departments.0.doctors');
    expect(problems({ kinds: ['B', 'C1', 'B'] })).toEqual(['kinds']);
  });
});

describe('the figures of a year', () => {
  const actual = (change: Partial<typeof department.actual>) =>
    problems({ departments: [{ ...department, actual: { ...department.actual, ...change } }] });

  test.each([
    [{ average: hours(1800) }, ['average']],
    [{ average: hours(1210, 60) }, ['average.minutes']],
    [{ over960: 9 }, ['over960']],
    [{ over1860: 1 }, ['over1860']],
    [{ longest: hours(1861), over960: 5 }, ['over1860']],
    [{ longest: hours(1861), over960: 5, over1860: 1 }, []],
    [{ average: hours(500), longest: hours(960) }, ['over960']],
    [{ average: hours(500), longest: hours(960), over960: 0 }, []],
    [{ over960: 0 }, ['over960']],
  ])('agree with each other: %j', (change, parts) => {
    expect(actual(change)).toEqual(parts.map((part) => `departments.0.actual.${part}`));
  });

  test('agree in 別添1 too', () => {
    const reference = long.reference as NonNullable<typeof long.reference>;
    const [row] = reference.hours as [(typeof reference.hours)[number]];
    expect(problems({ reference: { ...reference, hours: [{ ...row, over960: row.doctors + 1 }] } })).toEqual([
      'reference.hours.0.over960',
    ]);
  });

  test('carry their shares, which nobody types', async () => {
    const text = await document({
      ...short,
      departments: [{ ...department, doctors: { ...department.doctors, B: 6, C1: 2 } }],
    });
    expect(text).toContain('救急科医師（８名（Ｂ：６名／Ｃ－１：２名））');
    expect(text).toContain('960時間超～1,860時間の人数・割合6人・75.0%5人・62.5%2人・25.0%');
  });

  test('stand under the fiscal years they are of', async () => {
    const text = await document({ ...short, resultsPeriod: { from: '2026-01-01', to: '2026-12-31' } });
    expect(text).toContain('令和７年度実績令和９年度目標計画期間終了年度（令和１３年度）の目標');
    expect(text).toContain('令和７年度の取組実績');
  });

  test('of all departments are worked out from theirs', async () => {
    const one = {
      ...department,
      doctors: { ...department.doctors, B: 1, C1: 0 },
      actual: { average: hours(100), longest: hours(100), over960: 0, over1860: 0 },
    };
    const three = {
      ...department,
      doctors: { ...department.doctors, B: 3, C1: 0 },
      actual: { average: hours(201), longest: hours(1900), over960: 1, over1860: 1 },
    };
    expect(allDepartments([one, three]).actual).toEqual({
      average: hours(175, 45),
      longest: hours(1900),
      over960: 1,
      over1860: 1,
    });
    expect(await document(short)).not.toContain('対象医師全体');
  });
});

describe('goals somebody should look at', () => {
  const cautions = (change: Partial<typeof department>) =>
    workTimeReductionPlan.cautions?.({ ...short, departments: [{ ...department, ...change }] });

  test('above the yearly cap: 1,860 hours, or 960 where all doctors are under the ordinary limit', () => {
    const above = { ...department.target, longest: hours(1860, 1), over1860: 1 };
    expect(cautions({ actual: above, target: above })).toEqual([
      '救急科の当年度の目標（最長）が、年の上限1,860時間を超えています。',
    ]);
    expect(cautions({ target: { ...department.target, longest: hours(1860) }, actual: above })).toEqual([]);
    expect(cautions({ doctors: { ...department.doctors, A: 8, B: 0, C1: 0 } })).toEqual([
      '救急科の当年度の目標（最長）が、年の上限960時間を超えています。',
      '救急科の計画期間終了年度の目標（最長）が、年の上限960時間を超えています。',
    ]);
  });

  test('longer than what they start from', () => {
    expect(cautions({ target: { ...department.target, longest: hours(1781) } })).toEqual([
      expect.stringContaining('前年度の実績より長く'),
    ]);
    expect(cautions({ final: { ...department.final, longest: hours(1641) } })).toEqual([
      expect.stringContaining('当年度の目標より長く'),
    ]);
  });
});

test('the reference tables stand on pages of their own, with the signs of the guideline, and may be missing', async () => {
  const text = await document(long);
  expect(text).toContain(
    '○：全部実施△：一部実施（５割以上）▲：一部実施（５割未満）空欄：実施していない－：該当業務なし',
  );
  for (const sheet of ['別添１水準別', '別添２－１タスク', '別添２－２医師の業務']) expect(text).toContain(sheet);
  expect(await document(short)).not.toContain('別添');
});

describe('the self-evaluation', () => {
  const { short: first, long: renewal } = selfEvaluationSheet.samples;
  type Item = SelfEvaluationSheetInput['items'][number];
  const changed = (no: number, change: Partial<Item>): SelfEvaluationSheetInput => ({
    ...renewal,
    items: renewal.items.map((item) => (item.no === no ? { ...item, ...change } : item)),
  });
  const refused = (sheet: SelfEvaluationSheetInput) => brokenRules(selfEvaluationSheet, sheet).map(({ path }) => path);
  const documentOf = (sheet: SelfEvaluationSheetInput) => formText('self-evaluation-sheet', sheet);

  test('asks 76 items of a hospital that applies for the first time and 88 on renewal', () => {
    const items = loadEvaluationItems();
    const ofFirst = items.filter(({ newApplicantExempt }) => !newApplicantExempt);
    expect(first.items.map(({ no }) => no)).toEqual(ofFirst.map(({ no }) => no));
    expect(items.map(({ no }) => no)).toEqual(Array.from({ length: 88 }, (_, index) => index + 1));
    expect(first.items).toHaveLength(76);
    expect(selfEvaluationSheet.cautions?.(first)).toEqual([]);
    expect(selfEvaluationSheet.cautions?.({ ...first, examination: 'renewal' })).toEqual([
      expect.stringContaining('76件です（更新の受審では88件）'),
    ]);
  });

  test('has the items of the seed in its samples', () => {
    const questions = SAMPLE_QUESTIONS.map(([no, required, area, title]) => ({ no, required, area, title }));
    expect(questions).toEqual(
      loadEvaluationItems().map(({ no, required, category, title }) => ({
        no,
        required: required ? 'yes' : 'no',
        area: category,
        title,
      })),
    );
    expect(questions.filter(({ required }) => required === 'yes')).toHaveLength(29);
  });

  const only = (...numbers: number[]): SelfEvaluationSheetInput => ({
    ...renewal,
    items: renewal.items.filter(({ no }) => numbers.includes(no)),
  });

  test('names the required items that are not met, on top and to the person who draws it', async () => {
    expect(await documentOf(only(4, 24))).toContain(
      '１必須項目のうち達成していないもの番号評価項目取組状況24許可あり宿日直中の通常勤務後の休息配慮手順を定めておらず',
    );
    expect(selfEvaluationSheet.cautions?.(renewal)).toEqual([
      '必須項目24、39が達成されていません。このままでは評価が保留になります。',
    ]);
    expect(await documentOf(only(4, 81))).toContain('１必須項目のうち達成していないものなし２集計');
  });

  test('counts ○ (in the plan too), × and 対象外, and the required items met', async () => {
    expect(await documentOf(only(1, 4, 5, 24, 76))).toContain('合計531111／2');
  });

  test('does not take the plan for required items and for the figures of 79 to 82 (解説集 要約版)', () => {
    expect(refused(changed(1, { answer: 'planned' }))).toEqual([]);
    expect(refused(changed(4, { answer: 'planned' }))).toEqual(['items.3.answer']);
    expect(refused(changed(79, { answer: 'planned' }))).toEqual(['items.78.answer']);
    expect(refused(changed(82, { answer: 'planned' }))).toEqual(['items.81.answer']);
    expect(refused(changed(87, { answer: 'planned' }))).toEqual([]);
  });

  test('asks the state and a document of every ○, and nothing of × and 対象外', () => {
    expect(refused(changed(1, { status: undefined, evidence: [] }))).toEqual(['items.0.status', 'items.0.evidence']);
    expect(refused(changed(5, { evidence: [] }))).toEqual(['items.4.evidence']);
    expect(refused(changed(1, { answer: 'unmet', status: undefined, evidence: [] }))).toEqual([]);
    expect(refused(changed(75, { answer: 'notApplicable', status: undefined, evidence: [] }))).toEqual([]);
    expect(refused(changed(4, { answer: 'notApplicable' }))).toEqual(['items.3.answer']);
  });

  test('has every item once, in order', () => {
    expect(refused(changed(2, { no: 1 }))).toEqual(['items.1.no']);
  });
});
