/** Stories of what is written: the facts after each effect, and what the correction of each record writes; with a clock at Friday 2026-12-04. */
import {
  ATTACHED_FILE,
  concludedHearings,
  factsReadyFor,
  NEXT_ROUND,
  OTHER_AREA,
  OWN_AREA,
  person,
  sampleContent,
  sampleDraft,
  sampleFacts,
  sampleHearing,
  samplePlan,
  sampleResult,
  TODAY,
} from '../../test/support/procedure.js';
import type { Effect } from './case/decision.js';
import type { CaseFacts } from './case/facts.js';
import { factsAfter } from './facts-after.js';
import {
  conditionsOfRecord,
  daysOfRecord,
  effectsOfCorrection,
  recordedFact,
  recordedFacts,
  type RecordName,
  recordTypesReadBy,
} from './recorded-facts.js';
import type { CaseState } from './terms/states.js';

const doing = { actor: person('prefectureApprover'), today: TODAY };
const after = (
  before: CaseFacts,
  effects: Effect[],
  [from, next]: [CaseState, CaseState] = ['examining', 'examining'],
) => factsAfter(before, { from, decision: { next, effects } }, doing);
/** What an effect leaves otherwise than it was. */
function changedBy(effect: Effect, before: CaseFacts = sampleFacts('B')): Partial<CaseFacts> {
  const written = after(before, [effect]);
  const names = Object.keys(written) as (keyof CaseFacts)[];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(written[name]) !== JSON.stringify(before[name]))
      .map((name) => [name, written[name]]),
  );
}

describe('an event', () => {
  it('enters a state on its day, and one that withdraws is withdrawn on it', () => {
    const { stateSince, withdrawnOn } = after(sampleFacts('B'), [], ['examining', 'withdrawn']);
    expect([stateSince, withdrawnOn]).toEqual([TODAY, TODAY]);
    const back = after(sampleFacts('B', { withdrawnOn: '2026-12-01' }), [], ['withdrawn', 'examining']);
    expect([back.stateSince, back.withdrawnOn]).toEqual([TODAY, null]);
    expect(after(sampleFacts('B', { withdrawnOn: '2026-12-01' }), []).stateSince).toBe('2026-11-24');
  });

  it('beside the procedure leaves an answer to a correction as what is to be read next; any other does not', () => {
    const before = sampleFacts('B', { answeredLast: true });
    const told: Effect = { type: 'notify', to: 'hospital', dueOn: null };
    const beside: Effect[] = [{ type: 'moveToRound', roundId: NEXT_ROUND.id }, told];
    expect(
      [after(before, []), after(before, beside), after(before, [{ type: 'assignOfficer', officer: null }])].map(
        (each) => each.answeredLast,
      ),
    ).toEqual([true, true, true]);
    expect(after(before, [told]).answeredLast).toBe(false);
    expect(after(before, beside, ['submitted', 'examining']).answeredLast).toBe(false);
    expect(after(sampleFacts('B'), [{ type: 'saveCorrectionAnswers', answers: [] }]).answeredLast).toBe(true);
  });
});

describe('what each effect writes', () => {
  it('of a submission: when it was sent, which a correction of what came on paper is for the first time', () => {
    const sent = (event: 'SUBMIT' | 'SUBMIT_CORRECTION', former: 'SUBMIT' | 'TAKE_UP_PAPER' | null) => {
      const lastSubmission = former && {
        number: 1,
        event: former,
        on: '2026-11-20',
        sentOn: '2026-11-20',
        changes: ['plan'],
      };
      return after(sampleFacts('B', { lastSubmission }), [{ type: 'freezeSubmission', number: 2, event }])
        .lastSubmission;
    };
    expect(sent('SUBMIT', 'SUBMIT')).toEqual({ number: 2, event: 'SUBMIT', on: TODAY, sentOn: TODAY, changes: [] });
    expect(sent('SUBMIT_CORRECTION', 'SUBMIT')?.sentOn).toBe('2026-11-20');
    expect(sent('SUBMIT_CORRECTION', 'TAKE_UP_PAPER')?.sentOn).toBe(TODAY);
  });

  it('of its arrival and receipt', () => {
    const bare = sampleFacts('B', { submittedOn: null, receivedOn: null });
    expect(changedBy({ type: 'stampSubmission' }, bare)).toEqual({ submittedOn: TODAY });
    expect(changedBy({ type: 'stampSubmission' }, { ...bare, paperArrivedOn: '2026-12-01' })).toEqual({
      submittedOn: '2026-12-01',
    });
    expect(changedBy({ type: 'stampReceipt' }, bare)).toEqual({ receivedOn: TODAY });
    expect(changedBy({ type: 'clearReceipt' })).toEqual({ receivedOn: null });
    expect(changedBy({ type: 'clearSubmission' }, sampleFacts('B', { paperArrivedOn: '2026-11-20' }))).toEqual({
      submittedOn: null,
      paperArrivedOn: null,
    });
    expect(changedBy({ type: 'savePaperArrival', arrivedOn: '2026-12-01' })).toEqual({ paperArrivedOn: '2026-12-01' });
    expect(changedBy({ type: 'correctArrival', submittedOn: '2026-11-19' })).toEqual({ submittedOn: '2026-11-19' });
    expect(
      changedBy(
        { type: 'correctArrival', submittedOn: '2026-11-19' },
        sampleFacts('B', { paperArrivedOn: '2026-11-20' }),
      ),
    ).toEqual({
      submittedOn: '2026-11-19',
      paperArrivedOn: '2026-11-19',
    });
    expect(changedBy({ type: 'correctReceipt', receivedOn: '2026-11-25' })).toEqual({ receivedOn: '2026-11-25' });
  });

  it('of a correction: what is asked, what the application arrived with, and that its days do not count', () => {
    const items = [
      { target: 'plan', text: '直す' },
      { target: 'pledge', text: '補う' },
    ];
    const { content, plan, evaluation } = sampleFacts('B');
    const open: Effect = { type: 'openCorrection', number: 3, dueOn: '2026-12-18', items };
    const openCorrection = {
      id: 'correction-3',
      number: 3,
      requestedOn: TODAY,
      dueOn: '2026-12-18',
      items: items.map((item, index) => ({ ...item, id: `item-${index + 1}`, answer: '' })),
    };
    expect(changedBy(open)).toEqual({ openCorrection, correctionCount: 3, arrivedWith: { content, plan, evaluation } });
    // Of a second one it arrived with what it arrived with.
    const first = { content: sampleContent('B'), plan: null, evaluation: null };
    expect(after(sampleFacts('B', { arrivedWith: first }), [open]).arrivedWith).toEqual(first);
    expect(changedBy({ type: 'extendCorrection', dueOn: '2026-12-25' }, sampleFacts('B', { openCorrection }))).toEqual({
      openCorrection: { ...openCorrection, dueOn: '2026-12-25' },
    });
    expect(changedBy({ type: 'closeCorrection', reason: '', unmet: [] }, sampleFacts('B', { openCorrection }))).toEqual(
      { openCorrection: null },
    );
    const over = { from: '2026-11-24', to: '2026-11-27', reason: 'correction' } as const;
    const stopped = changedBy(
      { type: 'startClockStop', reason: 'correction' },
      sampleFacts('B', { clockStops: [over] }),
    );
    expect(stopped).toEqual({ clockStops: [over, { from: TODAY, to: null, reason: 'correction' }] });
    expect(changedBy({ type: 'endClockStop' }, sampleFacts('B', stopped))).toEqual({
      clockStops: [over, { from: TODAY, to: TODAY, reason: 'correction' }],
    });
  });

  it('of the plan, the evaluation and the files, each of which has changed since the last submission', () => {
    const last = sampleFacts('B').lastSubmission;
    const touched = (...changes: string[]) => ({ lastSubmission: { ...last, changes } });
    const plan = { ...samplePlan, doctorsTotal: 81 };
    expect(changedBy({ type: 'savePlan', plan })).toEqual({ plan, ...touched('plan') });
    const applied = { appliedOn: '2026-06-02', receiptNo: '受付2' };
    expect(changedBy({ type: 'saveEvaluationApplication', ...applied })).toEqual({
      evaluation: { ...applied, result: sampleResult },
      ...touched('evaluation'),
    });
    expect(
      changedBy({ type: 'saveEvaluationApplication', ...applied }, sampleFacts('B', { evaluation: null })),
    ).toMatchObject({ evaluation: { ...applied, result: null } });
    const result = { ...sampleResult, noticeNo: '評第2号' };
    expect(changedBy({ type: 'saveEvaluationResult', result })).toMatchObject({
      evaluation: { appliedOn: '2026-06-01', receiptNo: '受付1', result },
      ...touched('evaluation'),
    });
    expect(
      changedBy({ type: 'withdrawFile', requirementId: 'EVALUATION_NOTICE', fileId: ATTACHED_FILE, reason: '' }),
    ).toEqual({ attachedFiles: [], ...touched('EVALUATION_NOTICE') });
  });

  it('of an examination: a point that is looked at again stands again', () => {
    const examination = { R1: { met: true, note: '', outdated: true }, R2: { met: true, note: '' } };
    expect(
      changedBy(
        { type: 'saveExamination', checks: { R1: { met: false, note: '届出' } } },
        sampleFacts('B', { examination }),
      ),
    ).toEqual({
      examination: { ...examination, R1: { met: false, note: '届出', outdated: false } },
    });
    expect(changedBy({ type: 'outdateExamination', checks: ['R2', 'R3'] }, sampleFacts('B', { examination }))).toEqual({
      examination: { ...examination, R2: { met: true, note: '', outdated: true } },
    });
  });

  it('of one hearing among several, and of no other', () => {
    const [own, other] = [OWN_AREA, OTHER_AREA].map((id) =>
      sampleHearing('RENKEI_B', 'coordinationCouncil', {
        id,
        planningAreaId: id,
        reportedOn: null,
        dueOn: '2026-12-11',
      }),
    );
    const medical = sampleHearing('RENKEI_B', 'medicalCouncil', { opinion: null });
    const hearings = [own!, other!, medical];
    const written = (effect: Effect, before = hearings) =>
      after(sampleFacts('RENKEI_B', { hearings: before }), [effect]).hearings;
    const convened = { method: 'written', meetsOn: '2026-12-10', meetingName: '第2回' } as const;
    const confirmation = { points: {}, confirmedOn: TODAY, chair: '座長', remarks: '' };
    expect(written({ type: 'saveConvening', hearingId: OTHER_AREA, convened })).toEqual([
      own,
      { ...other, convened },
      medical,
    ]);
    expect(written({ type: 'saveConfirmation', hearingId: OTHER_AREA, confirmation })).toEqual([
      own,
      { ...other, confirmation },
      medical,
    ]);
    expect(written({ type: 'clearConvening', hearingId: OTHER_AREA })).toEqual([
      own,
      { ...other, convened: null, confirmation: null },
      medical,
    ]);
    expect(written({ type: 'stampReport', hearingId: OTHER_AREA })).toEqual([
      own,
      { ...other, reportedOn: TODAY },
      medical,
    ]);
    const reported = [own!, { ...other!, reportedOn: '2026-12-02' }, medical];
    expect(written({ type: 'clearReport', hearingId: OTHER_AREA }, reported)).toEqual(hearings);
    expect(written({ type: 'correctReport', hearingId: OTHER_AREA, reportedOn: '2026-12-03' }, reported)).toEqual([
      own,
      { ...other, reportedOn: '2026-12-03' },
      medical,
    ]);
    expect(written({ type: 'correctRequest', hearingId: OTHER_AREA, requestedOn: '2026-11-20' })).toEqual([
      own,
      { ...other, requestedOn: '2026-11-20' },
      medical,
    ]);
    expect(written({ type: 'correctReportDue', hearingId: OTHER_AREA, dueOn: '2026-12-08' })).toEqual([
      own,
      { ...other, dueOn: '2026-12-08' },
      medical,
    ]);
    // An extension moves what is awaited by an earlier day, or by none, of its council alone.
    const extend = (dueOn: string): Effect => ({ type: 'extendHearings', council: 'coordinationCouncil', dueOn });
    expect(written(extend('2026-12-18'), reported)).toEqual([{ ...own, dueOn: '2026-12-18' }, reported[1], medical]);
    expect(written(extend('2026-12-18'), [{ ...own!, dueOn: null }, { ...other!, voided: true }, medical])).toEqual([
      { ...own, dueOn: '2026-12-18' },
      { ...other, voided: true },
      medical,
    ]);
    expect(written(extend('2026-12-10'))).toEqual(hearings);
    const opinion = concludedHearings('B').at(-1)!.opinion!;
    const old = { ...medical, id: 'old', voided: true };
    expect(written({ type: 'saveOpinion', council: 'medicalCouncil', opinion }, [old, ...hearings])).toEqual([
      old,
      own,
      other,
      { ...medical, opinion },
    ]);
  });

  it('of what counts no more: nobody was asked otherwise by it', () => {
    const hearings = concludedHearings('B');
    const changedSinceAsked: CaseFacts['changedSinceAsked'] = {
      'coordinationCouncil-1': ['plan'],
      'medicalCouncil-1': ['plan'],
    };
    expect(
      changedBy(
        { type: 'voidHearings', councils: ['medicalCouncil'] },
        sampleFacts('B', { hearings, changedSinceAsked }),
      ),
    ).toEqual({
      hearings: hearings.map((each) => ({ ...each, voided: each.council === 'medicalCouncil' })),
      changedSinceAsked: { 'coordinationCouncil-1': ['plan'] },
    });
    // What is submitted now differs from what those were asked who still count, in what had changed before too.
    const last = sampleFacts('B').lastSubmission!;
    const voided = hearings.map((each) => ({ ...each, voided: each.council === 'measuresCouncil' }));
    const sent = (changes: string[]) =>
      after(sampleFacts('B', { hearings: voided, changedSinceAsked, lastSubmission: { ...last, changes } }), [
        { type: 'freezeSubmission', number: 2, event: 'SUBMIT_CORRECTION' },
      ]).changedSinceAsked;
    expect(sent(['evaluation'])).toEqual({
      'coordinationCouncil-1': ['plan', 'evaluation'],
      'medicalCouncil-1': ['plan', 'evaluation'],
    });
    expect(sent([])).toEqual(changedSinceAsked);
  });

  it('of a decision: who approved it, or returned it, and a draft that is given up is returned by nobody', () => {
    const draft = sampleDraft('designate');
    expect(changedBy({ type: 'saveApproval', comment: '了承' }, sampleFacts('B', { draft }))).toEqual({
      draft: {
        ...draft,
        approverId: 'prefectureApprover',
        approverName: 'prefectureApprover',
        approvedOn: TODAY,
        approvalComment: '了承',
      },
    });
    const returnedDraft = { reason: '理由', returnedOn: TODAY, approverName: 'prefectureApprover' };
    expect(changedBy({ type: 'voidApprovals', reason: '理由', returned: true }, sampleFacts('B', { draft }))).toEqual({
      draft: null,
      returnedDraft,
    });
    expect(changedBy({ type: 'voidApprovals', reason: '理由', returned: false }, sampleFacts('B', { draft }))).toEqual({
      draft: null,
    });
    expect(changedBy({ type: 'correctApproval', comment: '訂正' }, sampleFacts('B', { draft }))).toEqual({
      draft: { ...draft, approvalComment: '訂正' },
    });
  });

  it('of one deadline among several', () => {
    const deadlines: CaseFacts['deadlines'] = [
      { kind: 'correction', dueOn: '2026-12-10', remindedOn: '2026-12-01' },
      { kind: 'processing', dueOn: '2027-02-16', remindedOn: null },
    ];
    const before = sampleFacts('B', { deadlines });
    const [correction, processing] = deadlines;
    expect(changedBy({ type: 'noteReminder', kind: 'correction' }, before)).toEqual({
      deadlines: [{ ...correction, remindedOn: TODAY }, processing],
    });
    // Moved, it was reminded of already.
    expect(
      changedBy({ type: 'openDeadline', kind: 'correction', dueOn: '2026-12-18', legalBasis: '' }, before),
    ).toEqual({ deadlines: [processing, { ...correction, dueOn: '2026-12-18' }] });
    expect(
      changedBy({ type: 'openDeadline', kind: 'councilReport', dueOn: '2026-12-18', legalBasis: '' }, before),
    ).toEqual({
      deadlines: [...deadlines, { kind: 'councilReport', dueOn: '2026-12-18', remindedOn: null }],
    });
    expect(changedBy({ type: 'closeDeadlines', kinds: ['correction'] }, before)).toEqual({ deadlines: [processing] });
  });
});

describe('the correction of a record writes', () => {
  const of = (name: RecordName, values: object, facts = sampleFacts('B', { hearings: concludedHearings('B') })) =>
    effectsOfCorrection(facts, { name }, values as Record<string, unknown>);
  const hearing = (type: 'request' | 'reportDue' | 'convened' | 'confirmation' | 'report') =>
    ({ type, hearingId: 'coordinationCouncil-1' }) as const;

  it('its new values, and nothing else', () => {
    expect(of({ type: 'arrival' }, { submittedOn: '2026-11-19' })).toEqual([
      { type: 'correctArrival', submittedOn: '2026-11-19' },
    ]);
    expect(of({ type: 'paperArrival' }, { arrivedOn: '2026-11-19' })).toEqual([
      { type: 'savePaperArrival', arrivedOn: '2026-11-19' },
    ]);
    expect(of({ type: 'receipt' }, { receivedOn: '2026-11-25' })).toEqual([
      { type: 'correctReceipt', receivedOn: '2026-11-25' },
    ]);
    expect(of({ type: 'check', checkId: 'R1' }, { met: false, note: '届出' })).toEqual([
      { type: 'saveExamination', checks: { R1: { met: false, note: '届出' } } },
    ]);
    expect(of(hearing('request'), { requestedOn: '2026-11-26' })).toEqual([
      { type: 'correctRequest', hearingId: 'coordinationCouncil-1', requestedOn: '2026-11-26' },
    ]);
    const convened = { method: 'written', meetsOn: '2026-11-28', meetingName: '第2回' };
    expect(of(hearing('convened'), convened)).toEqual([
      { type: 'saveConvening', hearingId: 'coordinationCouncil-1', convened },
    ]);
    const confirmed = { confirmedOn: '2026-11-30', chair: '座長', remarks: '' };
    expect(of(hearing('confirmation'), { ...confirmed, consistentWithPolicy: true })).toEqual([
      {
        type: 'saveConfirmation',
        hearingId: 'coordinationCouncil-1',
        confirmation: { ...confirmed, points: { consistentWithPolicy: true } },
      },
    ]);
    expect(of(hearing('report'), { reportedOn: '2026-12-02' })).toEqual([
      { type: 'correctReport', hearingId: 'coordinationCouncil-1', reportedOn: '2026-12-02' },
    ]);
    expect(of({ type: 'approval' }, { comment: '訂正' })).toEqual([{ type: 'correctApproval', comment: '訂正' }]);
    expect(of({ type: 'publicNotice' }, { on: TODAY, method: '公報' })).toEqual([
      { type: 'correctPublicNotice', on: TODAY, method: '公報' },
    ]);
  });

  it('of an opinion the rest of it as it stood, and nothing of one that was never given', () => {
    const opinion = concludedHearings('B').at(-1)!.opinion!;
    const name = { type: 'opinion', hearingId: 'medicalCouncil-1' } as const;
    expect(of(name, { remarks: '毎年報告すること', opinion: 'agreedWithConditions' })).toEqual([
      {
        type: 'saveOpinion',
        council: 'medicalCouncil',
        opinion: { ...opinion, remarks: '毎年報告すること', opinion: 'agreedWithConditions' },
      },
    ]);
    expect(
      of(name, {}, sampleFacts('B', { hearings: [sampleHearing('B', 'medicalCouncil', { opinion: null })] })),
    ).toEqual([]);
  });

  it('of a due date also the deadline that hangs on it', () => {
    const ready = factsReadyFor('B', 'CLOSE_CORRECTION');
    expect(of({ type: 'correctionDue' }, { dueOn: '2026-12-18' }, ready)).toEqual([
      { type: 'extendCorrection', dueOn: '2026-12-18' },
      { type: 'openDeadline', kind: 'correction', dueOn: '2026-12-18', legalBasis: '行政手続法7条' },
    ]);
    expect(of({ type: 'correctionDue' }, { dueOn: '2026-12-18' }, { ...ready, openCorrection: null })).toEqual([]);
    const waiting = sampleFacts('B', { hearings: [sampleHearing('B', 'coordinationCouncil', { reportedOn: null })] });
    const corrected = { type: 'correctReportDue', hearingId: 'coordinationCouncil-1', dueOn: '2026-12-18' };
    expect(of(hearing('reportDue'), { dueOn: '2026-12-18' }, waiting)).toEqual([
      corrected,
      expect.objectContaining({ type: 'openDeadline', kind: 'councilReport', dueOn: '2026-12-18' }),
    ]);
    expect(of(hearing('reportDue'), { dueOn: '2026-12-18' })).toEqual([corrected]); // its report is there
    // 標準処理期間 runs from the arrival as it now stands, where it runs.
    const running = sampleFacts('B', { deadlines: [{ kind: 'processing', dueOn: '2027-02-16', remindedOn: null }] });
    expect(of({ type: 'arrival' }, { submittedOn: '2026-11-19' }, running).map(({ type }) => type)).toEqual([
      'correctArrival',
      'openDeadline',
    ]);
    const other = sampleFacts('B', { deadlines: [{ kind: 'correction', dueOn: '2027-02-16', remindedOn: null }] });
    expect(of({ type: 'arrival' }, { submittedOn: '2026-11-19' }, other).map(({ type }) => type)).toEqual([
      'correctArrival',
    ]);
  });
});

describe('a record', () => {
  const facts = sampleFacts('B', { hearings: concludedHearings('B') });
  const [coordination] = concludedHearings('B');
  const known = (name: RecordName, changes: Partial<CaseFacts> = {}) =>
    recordedFact('examining', { ...facts, ...changes }, name);

  it('is entered by the event that recorded it, or by none', () => {
    const by = (name: RecordName, changes: Partial<CaseFacts> = {}) => known(name, changes)?.enteredBy;
    expect([by({ type: 'arrival' }), by({ type: 'arrival' }, { paperArrivedOn: '2026-11-20' })]).toEqual([
      [],
      ['NOTE_PAPER_ARRIVAL'],
    ]);
    expect(by({ type: 'paperArrival' }, { submittedOn: null, paperArrivedOn: '2026-11-20' })).toEqual([
      'NOTE_PAPER_ARRIVAL',
    ]);
    expect(by({ type: 'opinion', hearingId: 'medicalCouncil-1' })).toEqual(['RECORD_MEDICAL_COUNCIL']);
    expect(by({ type: 'opinion', hearingId: 'measuresCouncil-1' })).toEqual(['RECORD_MEASURES_COUNCIL']);
  });

  it('is there while it stands: not a point that is outdated, a report that was given, a draft that nobody approved', () => {
    expect(known({ type: 'check', checkId: 'R1' })?.values).toEqual({ met: true, note: '' });
    const examination = { R1: { met: false, note: '届出' }, R2: { met: true, note: '', outdated: true } };
    expect(known({ type: 'check', checkId: 'R1' }, { examination })?.values).toEqual({ met: false, note: '届出' });
    expect(known({ type: 'check', checkId: 'R2' }, { examination })).toBeNull();
    const due = { type: 'reportDue', hearingId: 'coordinationCouncil-1' } as const;
    expect(known(due)).toBeNull();
    expect(known(due, { hearings: [{ ...coordination!, reportedOn: null }] })?.values).toEqual({ dueOn: '2026-12-01' });
    expect(known(due, { hearings: [{ ...coordination!, reportedOn: null, dueOn: null }] })).toBeNull();
    expect(known(due, { hearings: [{ ...coordination!, reportedOn: null, voided: true }] })).toBeNull();
    expect(known({ type: 'approval' }, { draft: sampleDraft('designate') })).toBeNull();
    expect(
      known(
        { type: 'approval' },
        { draft: sampleDraft('designate', { approverId: 'a', approvedOn: TODAY, approvalComment: '了承' }) },
      )?.values,
    ).toEqual({ comment: '了承' });
    expect(known({ type: 'approval' })).toBeNull();
    const publicNotice = {
      on: TODAY,
      method: '公報',
      designatedOn: '2026-12-01',
      registeredOn: '2026-12-01',
      notifiedOn: '2026-12-01',
    };
    expect(known({ type: 'publicNotice' }, { publicNotice })?.values).toEqual({ on: TODAY, method: '公報' });
  });

  it('of a council is called by its area or by its own name, and read by those who may', () => {
    const labels = recordedFacts('examining', facts).flatMap(({ name, label }) =>
      name.type === 'request' ? [label] : [],
    );
    expect(labels).toEqual([
      expect.stringMatching(/^調整会議（area-own圏）への/u),
      expect.stringMatching(/^医療対策協議会への/u),
      expect.stringMatching(/^医療審議会への/u),
    ]);
    expect(recordTypesReadBy('prefecture')).toEqual(['check', 'opinion', 'approval']);
    expect(recordTypesReadBy('ownHealthCentre')).toEqual(['convened', 'confirmation', 'report']);
  });

  it('holds what the event that records it asks, and stands between what is before and after it', () => {
    const unmet = (name: RecordName, values: object, changes: Partial<CaseFacts> = {}) =>
      conditionsOfRecord(name, values as Record<string, unknown>, { ...facts, ...changes }, { today: TODAY }).flatMap(
        ({ id, met }) => (met ? [] : [id]),
      );
    expect(
      unmet(
        { type: 'convened', hearingId: 'coordinationCouncil-1' },
        { method: 'inPerson', meetsOn: '2026-11-30', meetingName: ' ' },
      ),
    ).toHaveLength(1);
    const meetings = { 'coordinationCouncil-1': { chair: '別の 座長', members: null, answered: null } };
    const confirmed = {
      confirmedOn: '2026-11-30',
      chair: '誰か',
      remarks: '',
      consistentWithPolicy: true,
      longHoursUnavoidable: true,
    };
    expect(unmet({ type: 'confirmation', hearingId: 'coordinationCouncil-1' }, confirmed, { meetings })).toEqual([
      'chairOfMeeting',
    ]);
    expect(unmet({ type: 'publicNotice' }, { on: TODAY, method: ' ' })).toEqual(['method']);
    const days = (name: RecordName, changes: Partial<CaseFacts> = {}) =>
      daysOfRecord(name, {}, { ...facts, ...changes });
    expect(days({ type: 'request', hearingId: 'medicalCouncil-1' })).toMatchObject({
      consultedOn: '2026-12-02',
      heldOn: null,
    });
    expect(days({ type: 'request', hearingId: 'measuresCouncil-1' })).toMatchObject({
      consultedOn: null,
      heldOn: '2026-12-02',
    });
    const currentDesignation = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };
    expect(days({ type: 'paperArrival' }, { currentDesignation })).toEqual({ termFrom: '2024-04-01' });
    expect(days({ type: 'arrival' }, { currentDesignation })).toMatchObject({
      sentOn: '2026-11-20',
      termFrom: '2024-04-01',
    });
    // The first thing that was asked of anybody: a correction, a council or a draft, and no stop of another kind.
    const first = (changes: Partial<CaseFacts>) => days({ type: 'receipt' }, { hearings: [], ...changes }).firstAct;
    const stop = (from: string, reason: 'correction' | 'applicant') => ({ from, to: null, reason }) as const;
    expect(first({})).toBeNull();
    expect(first({ clockStops: [stop('2026-11-26', 'applicant'), stop('2026-11-28', 'correction')] })).toBe(
      '2026-11-28',
    );
    expect(
      first({
        clockStops: [stop('2026-11-28', 'correction')],
        hearings: facts.hearings,
        draft: sampleDraft('designate'),
      }),
    ).toBe('2026-11-25');
    expect(first({ draft: sampleDraft('designate') })).toBe('2026-12-03');
  });
});
