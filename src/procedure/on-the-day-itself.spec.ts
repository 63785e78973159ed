/** Stories of a limit's own day: what must be by a day may still be on it, and what must come after it may not. */
import { person, sampleContent, sampleDraft, sampleFacts, sampleHearing, TODAY } from '../../test/support/procedure.js';
import type { CaseFacts } from './case/facts.js';
import { knownDays } from './conditions/dates.js';
import { decisionStillStands } from './conditions/decision.js';
import { daysAroundRequest } from './conditions/hearings.js';
import { submission } from './conditions/submission.js';
import { c2DoctorReportCautions, c2DoctorReportProblems } from './designation/c2-doctors.js';
import { renewedWork, withChange } from './designation/designated-work.js';
import { evaluationPublicationCautions } from './designation/evaluation-publication.js';
import { correctionNoticeProblems } from './requirements/office-document-problems.js';

const inContext = (facts: CaseFacts, today = TODAY) => ({ facts, actor: person('prefectureOfficer'), now: { today } });

describe('a drafted designation can be approved', () => {
  const asks = (procedure: 'new' | 'renewal', today: string) => {
    const draft = sampleDraft('designate', { validFrom: '2027-04-01', validTo: '2030-03-31' });
    return decisionStillStands(inContext(sampleFacts('B', { procedure, draft }), today)).filter(
      ({ id }) => id === 'noticeBeforeFirstDay',
    );
  };

  it('up to its first day, on it too', () => {
    expect(asks('new', '2027-04-01')).toMatchObject([{ met: true }]);
    expect(asks('new', '2027-04-02')).toMatchObject([{ met: false }]);
  });

  it('also later where it is a renewal, which joins on to the old period whenever it is decided (法115③)', () => {
    expect(asks('renewal', '2027-04-02')).toEqual([]);
  });
});

it('what the minister confirmed today is confirmed (法120①)', () => {
  const content = sampleContent('C2');
  if (content.kind !== 'C2') throw new Error('of another kind');
  const on = (environmentConfirmedOn: string) =>
    submission(inContext(sampleFacts('C2', { content: { ...content, environmentConfirmedOn } }))).find(
      ({ id }) => id === 'environmentConfirmed',
    )?.met;
  expect([on(TODAY), on('2026-12-05')]).toEqual([true, false]);
});

it('a correction is due after the day of its letter, not on it (行政手続法7条)', () => {
  const problems = (dueOn: string) => correctionNoticeProblems({ date: '2026-12-04', dueOn }).length;
  expect([problems('2026-12-03'), problems('2026-12-04'), problems('2026-12-05')]).toEqual([1, 1, 0]);
});

it('a report of C-2 doctors may be of the day of the designation, and of the last day of a plan', () => {
  const report = (date: string) => ({
    date,
    designatedOn: '2026-12-04',
    doctors: [
      {
        name: '架空 花子',
        registrationNo: '123456',
        confirmedOn: '2026-12-04',
        planPeriod: { from: '2026-04-01', to: '2026-12-04' },
      },
    ],
  });
  expect(c2DoctorReportProblems(report('2026-12-04') as never)).toEqual([]);
  expect(c2DoctorReportProblems(report('2026-12-03') as never)).toHaveLength(2);
  expect(c2DoctorReportCautions(report('2026-12-04') as never)).toEqual([]);
  expect(c2DoctorReportCautions(report('2026-12-05') as never)).toHaveLength(1);
});

it('the result of an evaluation is published in time up to the same day of the next year (則125)', () => {
  const cautions = (publishedOn: string) =>
    evaluationPublicationCautions({
      publishedOn,
      evaluations: [{ institutionName: '見本病院', noticedOn: '2026-10-20' }],
    } as never).length;
  expect([cautions('2027-10-20'), cautions('2027-10-21')]).toEqual([0, 1]);
});

describe('changes of a designation', () => {
  const change = (on: string, added: string) => ({ on, text: '', added: [added], removed: [] });

  it('of one day stand in the order in which they were approved, those of later days after them', () => {
    const work = { matters: ['元'], changes: [change('2027-04-01', '前'), change('2027-06-01', '後')] };
    const { changes } = withChange(work, change('2027-04-01', '今'));
    expect(changes.map(({ added }) => added[0])).toEqual(['前', '今', '後']);
  });

  it('from the day of the application of a renewal on are carried into it', () => {
    const former = { matters: ['元'], changes: [change('2027-03-31', '前日'), change('2027-04-01', '当日')] };
    expect(renewedWork(former, { matters: ['更新'], appliedOn: '2027-04-01' }).matters).toEqual(['更新', '当日']);
  });
});

describe('an earlier request beside which a day of request stands', () => {
  const facts = (...hearings: ReturnType<typeof sampleHearing>[]) => sampleFacts('B', { hearings });
  const request = (id: string, council: 'measuresCouncil' | 'medicalCouncil', requestedOn: string) =>
    sampleHearing('B', council, { id, requestedOn });

  it('is one to the same council, also of the very day', () => {
    const again = request('again', 'measuresCouncil', '2026-12-02');
    const first = { ...request('first', 'measuresCouncil', '2026-12-02'), voided: true };
    expect(daysAroundRequest(facts(first, again), 'measuresCouncil', [null], again).formerRequest).toBe('2026-12-02');
  });

  it('and neither itself nor one to another council', () => {
    const own = request('own', 'measuresCouncil', '2026-12-02');
    const other = request('other', 'medicalCouncil', '2026-12-01');
    expect(daysAroundRequest(facts(other, own), 'measuresCouncil', [null], own).formerRequest).toBeNull();
    expect(daysAroundRequest(facts(other), 'measuresCouncil').formerRequest).toBeNull();
  });
});

it('a result stands beside the day on which the hospital applied for the evaluation and on which it heard its staff', () => {
  const { plan, evaluation, ...others } = sampleFacts('B');
  if (!plan || !evaluation) throw new Error('the sample has both');
  const known = knownDays(inContext({ ...others, plan, evaluation }));
  expect(known).toMatchObject({ heardOn: plan.heardOn, appliedOn: evaluation.appliedOn });
});
