/** Stories of a limit's own day: what must be by a day may still be on it, and what must come after it may not. */
import { person, sampleContent, sampleDraft, sampleFacts, sampleHearing, TODAY } from '../../test/support/procedure.js';
import type { CaseFacts } from './case/facts.js';
import { knownDays } from './conditions/dates.js';
import { decisionStillStands } from './conditions/decision.js';
import { daysAroundRequest } from './conditions/hearings.js';
import { submission } from './conditions/submission.js';
import { c2DoctorReportCautions, c2DoctorReportProblems } from './designation/c2-doctors.js';
import { withChange } from './designation/designated-work.js';
import { evaluationPublicationCautions, evaluationPublicationProblems } from './designation/evaluation-publication.js';
import { designationAfterRefusal, designationAtNotice, instructionsOfNotice } from './designation/decision-notice.js';
import { planReviewCautions, planReviewProblems } from './designation/plan-review.js';
import { revocationProblems } from './designation/revocation.js';
import { standingOf } from './designation/standing.js';
import { comingLine, holdsFrom } from './designation/succession.js';
import { correctionNoticeProblems } from './requirements/office-document-problems.js';
import type { ProcedureType } from './terms/kinds.js';

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

describe('a line of the register', () => {
  const line = { validFrom: '2027-04-01', validTo: '2030-03-31', designatedOn: '2027-03-01', renewals: [] };
  const on = (today: string, followedOn: string | null = null) => standingOf({ ...line, followedOn, today });

  it('is ahead until the day before its first one, and holds on that', () => {
    expect([on('2027-03-31').standing, on('2027-04-01').standing]).toEqual(['ahead', 'valid']);
  });

  it('is followed from the very day on which the next one takes its place', () => {
    const standings = ['2028-05-31', '2028-06-01'].map((today) => on(today, '2028-06-01').standing);
    expect(standings).toEqual(['valid', 'followed']);
  });

  it('says that an approved change holds from its first day on only where it begins with it', () => {
    const text = (followedOn: string | null) => on('2027-03-31', followedOn).standingText;
    expect(text('2027-04-01')).toContain('変更の承認を受けた次の指定として');
    for (const followedOn of ['2027-04-02', null]) expect(text(followedOn)).not.toContain('次の指定として');
  });

  it('that is decided after its first day holds from its decision, and is none that comes (法115②)', () => {
    expect(holdsFrom({ designatedOn: '2027-04-02', validFrom: '2027-04-01' })).toBe('2027-04-02');
    expect(holdsFrom({ designatedOn: '2027-03-01', validFrom: '2027-04-01' })).toBe('2027-04-01');
    const former = {
      id: 'a',
      previousId: null,
      designatedOn: '2024-03-01',
      validFrom: '2024-04-01',
      validTo: '2027-03-31',
    };
    const next = (designatedOn: string) => ({ ...line, id: 'b', previousId: 'a', designatedOn });
    const change = { ...former, id: 'c', previousId: 'a', designatedOn: '2025-05-01', validFrom: '2025-06-01' };
    const coming = (designatedOn: string) => comingLine([former, change, next(designatedOn)], former)?.id ?? null;
    expect([coming('2027-04-01'), coming('2027-04-02')]).toEqual(['b', null]);
    expect(comingLine([former, change], former)).toBeNull();
  });
});

it('教示 is printed on every refusal, and on what is granted where 条件 are attached', () => {
  const { profile } = sampleFacts('B');
  const told = (outcome: 'designate' | 'refuse', terms: string) =>
    instructionsOfNotice({ profile }, { outcome, terms, answers: [] }, { notDesignated: [], day: '2027-03-25' }) ===
    profile.appealInstructions;
  expect([told('refuse', ''), told('refuse', '条件'), told('designate', '条件'), told('designate', '')]).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

it('a refused renewal ends a designation that is over by the notice at once, and on its last day with that day (法115①②)', () => {
  // It arrived on 31.3.2027, the last day; its own decision, of whatever day, does not end it before the notice.
  const said = (procedure: ProcedureType, day: string, arrival: string, decidedOn: string | null = null) => {
    const renewals = [{ submittedOn: '2027-03-31', decidedOn }].map((each) =>
      procedure === 'renewal' ? { ...each, submittedOn: arrival } : each,
    );
    const currentDesignation = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals };
    const facts = sampleFacts('B', { procedure, currentDesignation, submittedOn: arrival, paperArrivedOn: null });
    const { validUntil, standing } = designationAtNotice(facts, day) ?? {};
    return designationAfterRefusal({ procedure, kind: 'B', currentValidUntil: validUntil, currentStanding: standing });
  };
  expect(said('renewal', '2027-03-31', '2027-03-31')).toContain('の経過により効力を失います');
  expect(said('renewal', '2027-04-01', '2027-03-31')).toContain('この処分により効力を失います');
  expect(said('renewal', '2027-05-10', '2027-03-31', '2027-05-05')).toContain('この処分により効力を失います');
  // The arrival was put right to the day after the last one: nothing was kept in force.
  expect(said('renewal', '2027-05-10', '2027-04-01')).toBe(
    '従前の指定は、有効期間の満了の日（令和９年３月３１日）の経過により効力を失っています。（医療法第１１５条第１項）',
  );
  // A change: in the term, past it by an undecided renewal, and after that was refused on 10.5.
  expect(said('change', '2027-03-31', '2027-02-01')).toContain('の内容は、変わりません。');
  expect(said('change', '2027-05-09', '2027-02-01')).toBe(
    '現に受けている指定の内容は、変わりません。指定の有効期間は令和９年３月３１日に満了しましたが、指定は、更新の申請に対する処分の日まで効力を有します。（医療法第１１５条第２項）',
  );
  expect(said('change', '2027-05-10', '2027-02-01', '2027-05-10')).toBe(
    '従前の指定は、有効期間の満了の日（令和９年３月３１日）の後も効力を有していましたが、既に効力を失っています。（医療法第１１５条第２項）',
  );
  expect(said('new', '2027-04-01', '2027-03-31')).toBeUndefined();
  expect(designationAfterRefusal({ procedure: 'renewal', kind: 'B' })).toBeUndefined();
});

it('a plan is looked at again on the day on which people are heard, handed in on it, and within a year (法122②③, 則109①)', () => {
  const review = { on: '2027-04-01', heardOn: '2027-04-01' };
  const fields = (changes: object) =>
    planReviewProblems({
      date: '2027-04-01',
      planPeriod: { from: '2026-04-01', to: '2029-03-31' },
      previousOn: '2026-04-01',
      review,
      ...changes,
    }).map(({ field }) => field);
  expect(fields({})).toEqual([]);
  expect(fields({ review: { ...review, heardOn: '2027-04-02' } })).toEqual(['review.heardOn']);
  expect(fields({ date: '2027-03-31' })).toEqual(['review.on']);
  expect(fields({ previousOn: '2027-04-01' })).toEqual(['previousOn']);
  const cautions = (on: string) => planReviewCautions({ previousOn: '2026-04-01', review: { ...review, on } }).length;
  expect([cautions('2027-04-01'), cautions('2027-04-02')]).toEqual([0, 1]);
});

it('a designation is revoked on the day of the hearing and of the council at the earliest (法117②)', () => {
  const fields = (heldOn: string, medicalCouncilOn: string) =>
    revocationProblems({ date: '2027-04-01', hearing: { heldOn }, medicalCouncilOn }).map(({ field }) => field);
  expect(fields('2027-04-01', '2027-04-01')).toEqual([]);
  expect(fields('2027-04-02', '2027-04-01')).toEqual(['hearing.heldOn']);
  expect(fields('2027-04-01', '2027-04-02')).toEqual(['medicalCouncilOn']);
});

it('only a result that asks for another plan is published with what became of it', () => {
  const problems = (overall: 'sufficient_improving' | 'needs_improvement_plan_ng', planReview?: string) =>
    evaluationPublicationProblems({
      evaluations: [{ institutionName: '見本病院', noticedOn: '2026-10-20', overall, planReview }],
    }).length;
  expect([problems('sufficient_improving'), problems('needs_improvement_plan_ng', '確認した')]).toEqual([0, 0]);
  expect(problems('needs_improvement_plan_ng')).toBe(1);
});
