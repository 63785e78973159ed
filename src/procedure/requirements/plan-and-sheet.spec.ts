/** Stories of the whole 時短計画 and the 自己評価シート: where each rule begins to speak, and what is only said to be looked at. */
import { sampleFacts, samplePlan, sampleRound } from '../../../test/support/procedure.js';
import type { CaseFacts } from '../case/facts.js';
import { roundForecast, waitsForEvaluation } from './round-forecast.js';
import {
  type SelfEvaluationAnswer,
  selfEvaluationCautions,
  selfEvaluationProblems,
  unmetRequired,
} from './self-evaluation.js';
import {
  minutesOf,
  type TimeReductionPlan,
  timeReductionPlanCautions,
  timeReductionPlanProblems,
} from './time-reduction-plan.js';

const hours = (average: number, longest: number, over960 = 0, over1860 = 0) => ({
  average: { hours: average, minutes: 0 },
  longest: { hours: longest, minutes: 0 },
  over960,
  over1860,
});
type Department = TimeReductionPlan['departments'][number];
const department = (changes: Partial<Department> = {}): Department => ({
  name: '救急科',
  doctors: { B: 5, RENKEI_B: 0, C1: 0, C2: 0, A: 0 },
  actual: hours(900, 1500, 2),
  target: hours(900, 1400, 2),
  final: hours(800, 1300, 1),
  ...changes,
});
const plan = (changes: Partial<TimeReductionPlan> = {}): TimeReductionPlan => ({
  kinds: ['B'],
  period: { from: '2027-04-01', to: '2030-03-31' },
  resultsPeriod: { from: '2026-04-01', to: '2027-03-31' },
  targetsFrom: '2027-04-01',
  draftedOn: '2026-12-04',
  departments: [department()],
  making: { heardOn: '2026-12-04', meetings: [{ on: '2026-12-04' }] },
  efforts: { training: [] },
  ...changes,
});
const problems = (changes: Partial<TimeReductionPlan>) =>
  timeReductionPlanProblems(plan(changes)).map(({ field }) => field);
const ofDepartment = (changes: Partial<Department>, kinds: TimeReductionPlan['kinds'] = ['B']) =>
  problems({ kinds, departments: [department(changes)] }).map((field) => field.replace('departments[0].', ''));

it('minutes are sixty to the hour', () => {
  expect(minutesOf({ hours: 2, minutes: 5 })).toBe(125);
});

describe('the dates of the plan', () => {
  it('stand in their order, each day itself among those that are possible', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ targetsFrom: '2027-03-31', resultsPeriod: { from: '2026-04-01', to: '2027-03-30' } })).toEqual([
      'targetsFrom',
    ]);
    expect(problems({ targetsFrom: '2030-03-31' })).toEqual([]);
    expect(problems({ targetsFrom: '2030-04-01' })).toEqual(['targetsFrom']);
    expect(problems({ resultsPeriod: { from: '2026-04-01', to: '2027-04-01' } })).toEqual(['resultsPeriod.to']);
    expect(problems({ making: { heardOn: '2026-12-05', meetings: [] } })).toEqual(['making.heardOn']);
    expect(
      problems({ making: { heardOn: '2026-12-04', meetings: [{ on: '2026-12-04' }, { on: '2026-12-05' }] } }),
    ).toEqual(['making.meetings[1].on']);
  });

  it('it runs for five years at most', () => {
    expect(problems({ period: { from: '2027-04-01', to: '2032-03-31' } })).toEqual([]);
    expect(problems({ period: { from: '2027-04-01', to: '2032-04-01' } })).toEqual(['period.to']);
  });
});

it('each kind is named once, and C-1 makes its training efficient (則96①二ロ)', () => {
  expect(problems({ kinds: ['B', 'B'] })).toEqual(['kinds']);
  expect(problems({ kinds: ['B', 'C1'] })).toEqual(['efforts.training']);
  expect(problems({ kinds: ['B', 'C1'], efforts: { training: ['シミュレーター'] } })).toEqual([]);
});

describe('the doctors of a department', () => {
  it('are one at least, of the kinds that are applied for', () => {
    const nobody = { B: 0, RENKEI_B: 0, C1: 0, C2: 0, A: 0 };
    const none = { actual: hours(900, 960), target: hours(900, 960), final: hours(900, 960) };
    expect(ofDepartment({ ...none, doctors: nobody })).toEqual(['doctors']);
    expect(ofDepartment({ ...none, doctors: { ...nobody, A: 1 } })).toEqual([]);
    expect(ofDepartment({ ...none, doctors: { ...nobody, C2: 1 } })).toEqual(['doctors.C2']);
    expect(ofDepartment({ ...none, doctors: { ...nobody, C2: 1 } }, ['C2'])).toEqual([]);
  });

  const year = (figures: ReturnType<typeof hours>) => ofDepartment({ actual: figures });
  it('have figures that agree: 960 hours are not above 960, nor 1,860 above 1,860', () => {
    expect(year(hours(900, 960))).toEqual([]);
    expect(year(hours(900, 960, 1))).toEqual(['actual.over960']);
    expect(year(hours(900, 961, 1))).toEqual([]);
    expect(year(hours(900, 961))).toEqual(['actual.over960']);
    expect(year(hours(900, 1860, 1))).toEqual([]);
    expect(year(hours(900, 1860, 1, 1))).toEqual(['actual.over1860']);
    expect(year(hours(900, 1861, 0, 1))).toEqual([]);
    expect(year(hours(900, 1861, 1))).toEqual(['actual.over1860']);
    expect(year(hours(900, 1861, 4, 1))).toEqual([]);
    expect(year(hours(900, 1861, 4, 2))).toEqual(['actual.over960']); // six of five doctors
  });

  it('an average is no more than the longest, and a minute is one of sixty', () => {
    expect(year(hours(960, 960))).toEqual([]);
    expect(year(hours(961, 960))).toEqual(['actual.average']);
    const minutes = (average: number, longest: number) => ({
      ...hours(0, 0, 1),
      average: { hours: 900, minutes: average },
      longest: { hours: 1000, minutes: longest },
    });
    expect(year(minutes(59, 59))).toEqual([]);
    expect(year(minutes(60, 0))).toEqual(['actual.average.minutes']);
    expect(year(minutes(0, 60))).toEqual(['actual.longest.minutes']);
  });

  it('those of the reference are asked the same', () => {
    const reference = (over960: number) => ({
      reference: {
        period: { from: '2024-04-01', to: '2025-03-31' },
        hours: [{ ...hours(900, 1000, over960), doctors: 2 }],
      },
    });
    expect(problems(reference(2))).toEqual([]);
    expect(problems(reference(3))).toEqual(['reference.hours[0].over960']);
  });
});

describe('goals that somebody should look at', () => {
  const cautions = (changes: Partial<Department>) => timeReductionPlanCautions({ departments: [department(changes)] });

  it('are those above the cap of the year: 1,860 hours where one doctor is of a special level, else 960', () => {
    const ordinary = { B: 0, RENKEI_B: 0, C1: 0, C2: 0, A: 5 };
    const all = (longest: number) => ({
      actual: hours(0, longest),
      target: hours(0, longest),
      final: hours(0, longest),
    });
    expect(cautions({})).toEqual([]);
    expect(cautions(all(1860))).toEqual([]);
    expect(cautions(all(1861))).toEqual([
      '救急科の当年度の目標（最長）が、年の上限1,860時間を超えています。',
      '救急科の計画期間終了年度の目標（最長）が、年の上限1,860時間を超えています。',
    ]);
    expect(cautions({ ...all(960), doctors: ordinary })).toEqual([]);
    expect(cautions({ ...all(961), doctors: ordinary })).toEqual([
      '救急科の当年度の目標（最長）が、年の上限960時間を超えています。',
      '救急科の計画期間終了年度の目標（最長）が、年の上限960時間を超えています。',
    ]);
  });

  it('and those that are longer than what came before', () => {
    expect(cautions({ target: hours(0, 1500) })).toEqual([]);
    expect(cautions({ target: hours(0, 1501), final: hours(0, 1501) })).toEqual([
      '救急科の当年度の目標（最長）が、前年度の実績より長くなっています。',
    ]);
    expect(cautions({ final: hours(0, 1401) })).toEqual([
      '救急科の計画期間終了年度の目標（最長）が、当年度の目標より長くなっています。',
    ]);
  });
});

describe('the sheet of the self-evaluation', () => {
  const item = (changes: Partial<SelfEvaluationAnswer> = {}): SelfEvaluationAnswer => ({
    no: 1,
    required: 'no',
    answer: 'met',
    status: '実施している',
    evidence: ['規程'],
    ...changes,
  });
  const problemsOf = (...items: SelfEvaluationAnswer[]) =>
    selfEvaluationProblems({ items }).map(({ field }) => field.replace('items[0].', ''));

  it('has each item once, in the order of the numbers', () => {
    expect(problemsOf(item(), item({ no: 2 }), item({ no: 5 }))).toEqual([]);
    expect(problemsOf(item({ no: 2 }), item({ no: 2 }))).toEqual(['items[1].no']);
    expect(problemsOf(item({ no: 2 }), item({ no: 3 }), item({ no: 1 }))).toEqual(['items[2].no']);
    expect(problemsOf(item({ no: 0 }))).toEqual([]); // the first is compared with none
  });

  it('what is planned counts for an item that is not required, and for no working hours (79–82)', () => {
    const planned = (no: number, required: 'yes' | 'no' = 'no') =>
      problemsOf(item({ no, required, answer: 'planned' }));
    expect([planned(78), planned(79), planned(82), planned(83)]).toEqual([[], ['answer'], ['answer'], []]);
    expect(planned(78, 'yes')).toEqual(['answer']);
    expect(problemsOf(item({ no: 79, required: 'yes' }))).toEqual([]);
  });

  it('「対象者なし」 is no answer to a required item', () => {
    expect(problemsOf(item({ answer: 'notApplicable' }))).toEqual([]);
    expect(problemsOf(item({ answer: 'notApplicable', required: 'yes' }))).toEqual(['answer']);
  });

  it('what is met or planned is shown, by its state and a document; what is not needs neither', () => {
    const bare = { status: undefined, evidence: [] };
    expect(problemsOf(item(bare))).toEqual(['status', 'evidence']);
    expect(problemsOf(item({ ...bare, answer: 'planned' }))).toEqual(['status', 'evidence']);
    expect(problemsOf(item({ ...bare, answer: 'unmet' }))).toEqual([]);
    expect(problemsOf(item({ evidence: [] }))).toEqual(['evidence']);
  });

  it('a required item that is not met puts the evaluation on hold; an item too many or too few may be a new edition', () => {
    const items = Array.from({ length: 76 }, (_, index) => item({ no: index + 1 }));
    const unmet = [
      item({ no: 3, required: 'yes', answer: 'unmet' }),
      item({ no: 4, answer: 'unmet' }),
      item({ no: 5, required: 'yes' }),
    ];
    expect(unmetRequired({ items: unmet }).map(({ no }) => no)).toEqual([3]);
    expect(selfEvaluationCautions({ examination: 'first', items })).toEqual([]);
    expect(selfEvaluationCautions({ examination: 'renewal', items })).toEqual([
      '評価項目が76件です（更新の受審では88件）。項目の改訂がないか確かめてください。',
    ]);
    expect(
      selfEvaluationCautions({
        examination: 'first',
        items: [...items.slice(0, 75), item({ no: 76, required: 'yes', answer: 'unmet' })],
      }),
    ).toEqual(['必須項目76が達成されていません。このままでは評価が保留になります。']);
  });
});

describe('a round that the evaluation may not reach', () => {
  const forecast = (changes: Partial<CaseFacts> = {}) =>
    roundForecast(
      sampleFacts('B', {
        submittedOn: null,
        evaluation: null,
        plan: samplePlan,
        round: sampleRound({ applicationDeadline: '2026-12-25' }),
        ...changes,
      }),
      '2026-12-04',
    );

  it('is told by what is still to be done: the plan, the application for it, or its result', () => {
    expect(forecast({ plan: null })).toMatch(/^受審の申込みには時短計画（案）が要ります/u);
    expect(forecast()).toMatch(/^いま受審を申し込むと、/u);
    expect(forecast({ evaluation: { appliedOn: '2026-12-01', receiptNo: '', result: null } })).toMatch(
      /^令和8年12月1日に受審を申し込んだので、/u,
    );
  });

  it('is told of nothing that has arrived, nor after its deadline, nor where nothing is waited for', () => {
    expect(forecast({ submittedOn: '2026-12-01' })).toBeNull();
    expect(forecast({ paperArrivedOn: '2026-12-01' })).toBeNull();
    expect(forecast({ round: null })).toBeNull();
    expect(forecast({ round: sampleRound({ applicationDeadline: '2026-12-03' }) })).toBeNull();
    expect(forecast({ round: sampleRound({ applicationDeadline: '2026-12-04' }) })).not.toBeNull();
  });

  it('a renewal waits for none where the prefecture takes it before the result; anything else does', () => {
    const { profile } = sampleFacts('B');
    const waits = (procedure: CaseFacts['procedure'], takesRenewalBeforeEvaluation: boolean) =>
      waitsForEvaluation({ procedure, profile: { ...profile, takesRenewalBeforeEvaluation }, evaluation: null });
    expect([waits('renewal', true), waits('renewal', false), waits('change', true), waits('new', true)]).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(waitsForEvaluation({ ...sampleFacts('B'), procedure: 'new' })).toBe(false); // its result is there
  });
});
