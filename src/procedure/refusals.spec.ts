/** Stories of refusals: one fact or one entry is wrong, and exactly the condition that forbids it is named, whatever the state of the machine lets pass. */
import {
  concludedHearings,
  factsReadyFor,
  OTHER_AREA,
  OWN_AREA,
  person,
  sampleDraft,
  sampleEvent,
  sampleHearing,
  sampleResult,
  TODAY,
} from '../../test/support/procedure.js';
import type { CaseFacts, CouncilId, HearingFacts } from './case/facts.js';
import { availableEvents, decide } from './decide.js';
import {
  caseConditionsOf,
  type CaseEvent,
  conditionsOf,
  type EventOf,
  EVENTS,
  type EventType,
} from './events/index.js';
import type { Kind } from './terms/kinds.js';
import type { CaseState } from './terms/states.js';

interface Try<T extends EventType> {
  kind?: Kind;
  facts?: (ready: CaseFacts) => Partial<CaseFacts>;
  event?: Partial<EventOf<T>>;
  role?: 'hospital' | 'prefectureOfficer';
}

/** The ids of what is unmet when everything else is as the event needs it. */
function unmet<T extends EventType>(state: CaseState, type: T, { kind = 'B', ...attempt }: Try<T>): string[] {
  const ready = factsReadyFor(kind, type);
  const facts = { ...ready, ...attempt.facts?.(ready) };
  const event = { ...sampleEvent(type, ready), ...attempt.event } as CaseEvent;
  const actor = person(attempt.role ?? EVENTS[type].role);
  const decision = decide({ kind, state, facts, event, actor, now: { today: TODAY } });
  return decision.accepted ? [] : decision.conditions.filter(({ met }) => !met).map(({ id }) => id);
}

/** The ids of what keeps a button from being pressed, before anything is typed. */
function barred(state: CaseState, type: EventType, facts: CaseFacts): string[] {
  const actor = person(EVENTS[type].role);
  const button = availableEvents({ kind: facts.kind, state, facts, actor, now: { today: TODAY } }).find(
    (each) => each.type === type,
  );
  return (button?.conditions ?? []).filter(({ met }) => !met).map(({ id }) => id);
}

const own = (changes: Partial<HearingFacts> = {}) => sampleHearing('B', 'coordinationCouncil', changes);

describe('each event as it should be is accepted', () => {
  it.each<[EventType, CaseState]>([
    ['RECEIVE', 'submitted'],
    ['PULL_BACK', 'submitted'],
    ['RECORD_EXAMINATION', 'examining'],
    ['CLOSE_CORRECTION', 'correcting'],
    ['SUBMIT_CORRECTION', 'correcting'],
    ['REQUEST_COORDINATION_COUNCIL', 'examining'],
    ['CONVENE_COUNCIL', 'coordinationCouncil.requested'],
    ['RECORD_CONFIRMATION', 'coordinationCouncil.convened'],
    ['REPORT_CONFIRMATION', 'coordinationCouncil.convened'],
    ['UNDO_CONVENING', 'coordinationCouncil.convened'],
    ['UNDO_REPORT', 'coordinationCouncil.reported'],
    ['APPROVE', 'deciding.drafted'],
    ['ISSUE_DESIGNATION', 'deciding.approved'],
    ['ISSUE_REFUSAL', 'deciding.approved'],
  ])('%s', (type, state) => {
    expect(unmet(state, type, {})).toEqual([]);
  });
});

it('what is asked of an event, typed or not, begins with whose it is', () => {
  const facts = factsReadyFor('B', 'REPORT_CONFIRMATION');
  const context = { facts, actor: person('prefectureOfficer'), now: { today: TODAY } };
  const ids = [
    caseConditionsOf(context, 'REPORT_CONFIRMATION'),
    conditionsOf(context, sampleEvent('REPORT_CONFIRMATION', facts)),
  ].map((conditions) => conditions.filter(({ met }) => !met).map(({ id }) => id));
  expect(ids).toEqual([
    ['role', 'ownCouncil', 'someHearingRecorded'],
    ['role', 'ownCouncil', 'someHearingRecorded'],
  ]);
});

describe('an evaluation is recorded', () => {
  const evaluation = { appliedOn: '2026-06-01', receiptNo: '受付1', result: null };

  it('with its result only where it was applied for (法131①一)', () => {
    expect(unmet('underEvaluation', 'RECORD_EVALUATION', { facts: () => ({ evaluation: null }) })).toContain(
      'evaluationAppliedFor',
    );
  });

  it('with a result that can be: its number is written, and one on hold may say why it goes on later', () => {
    const record = (changes: Partial<typeof sampleResult>) =>
      unmet('underEvaluation', 'RECORD_EVALUATION', {
        facts: () => ({ evaluation }),
        event: { result: { ...sampleResult, ...changes } },
      });
    expect(record({})).toEqual([]);
    expect(record({ overall: 'on_hold', onHoldReason: '' })).toEqual([]);
    expect(record({ noticeNo: '' })).toEqual(['evaluationResultSound']);
  });
});

describe('an application is handled as what it is', () => {
  it('and the prefecture does not do what the hospital does', () => {
    expect(unmet('submitted', 'PULL_BACK', { role: 'prefectureOfficer' })).toContain('role');
  });

  it('is not received before it has arrived (行政手続法7条)', () => {
    expect(unmet('submitted', 'RECEIVE', { facts: () => ({ submittedOn: null }) })).toEqual(['arrived']);
  });

  it('is not pulled back once it is received', () => {
    expect(unmet('submitted', 'PULL_BACK', { facts: () => ({ receivedOn: '2026-11-24' }) })).toEqual(['notReceived']);
  });

  it('is examined on at least one point, on points of its kind, and what is not met is explained', () => {
    const record = (checks: EventOf<'RECORD_EXAMINATION'>['checks']) =>
      unmet('examining', 'RECORD_EXAMINATION', { event: { checks } });
    expect(record({})).toEqual(['someCheck']);
    const ofC2 = Object.keys(
      (sampleEvent('RECORD_EXAMINATION', factsReadyFor('C2', 'RECORD_EXAMINATION')) as EventOf<'RECORD_EXAMINATION'>)
        .checks,
    );
    const ofB = Object.keys(
      (sampleEvent('RECORD_EXAMINATION', factsReadyFor('B', 'RECORD_EXAMINATION')) as EventOf<'RECORD_EXAMINATION'>)
        .checks,
    );
    const [foreign] = ofC2.filter((id) => !ofB.includes(id));
    expect(record({ [String(foreign)]: { met: true, note: '' } })).toEqual(['checksOfKind']);
    expect(record({ R1: { met: false, note: ' 　' } })).toEqual(['unmetChecksExplained']);
    expect(record({ R1: { met: false, note: '届出がない' } })).toEqual([]);
  });

  it('leaves no correction that was not asked for', () => {
    const none = { facts: () => ({ openCorrection: null }) };
    expect(unmet('correcting', 'CLOSE_CORRECTION', none)).toEqual(['correctionOpen']);
    expect(unmet('correcting', 'SUBMIT_CORRECTION', { ...none, event: { answers: [] } })).toEqual(['correctionOpen']);
  });

  it('answers in a correction what was asked, all of it and nothing else', () => {
    const answer = (answers: EventOf<'SUBMIT_CORRECTION'>['answers']) =>
      unmet('correcting', 'SUBMIT_CORRECTION', { event: { answers } });
    const good = { itemId: 'item-1', answer: '補いました' };
    expect(answer([good, { itemId: 'item-of-another', answer: '補いました' }])).toEqual(['onlyItemsAnswered']);
    expect(answer([])).toEqual(['everyItemAnswered']);
    // of two answers to one item the first would be judged, and the last would stand
    expect(answer([good, { itemId: 'item-1', answer: '取り下げます' }])).toEqual(['itemsAnsweredOnce']);
    expect(answer([good, { itemId: 'item-1', answer: '' }])).toEqual(['itemsAnsweredOnce']);
    expect(answer([{ itemId: 'item-1', answer: ' ' }])).toEqual(['everyItemAnswered']);
  });
});

describe('what looks strange in an application', () => {
  const nobodyTrained = ({ content }: CaseFacts) => ({
    content: { ...content, specialtyTraining: true, specialtyTraineesApplied: false } as CaseFacts['content'],
  });

  it.each([
    ['SUBMIT', 'preparing'],
    ['SUBMIT_CORRECTION', 'correcting'],
  ] as const)('is asked about at %s, and let through once it is confirmed', (type, state) => {
    const submit = (confirmed: string[]) =>
      unmet<EventType>(state, type, { kind: 'C1', facts: nobodyTrained, event: { confirmed } });
    const answeredAlone = 'unchanged.item-1=true'; // of the correction: nothing was mended
    expect(submit([answeredAlone])).toEqual(['strange:content.specialtyTraineesApplied']);
    expect(submit([answeredAlone, 'content.specialtyTraineesApplied=false'])).toEqual([]);
  });
});

it('more people than the plan knows doctors, or nobody in a training that is applied for, is asked about', () => {
  const submit = (kind: 'C1' | 'C2', changes: (ready: CaseFacts) => Partial<CaseFacts>, confirmed: string[] = []) =>
    unmet<'SUBMIT'>('preparing', 'SUBMIT', { kind, facts: changes, event: { confirmed } });
  const trainees =
    (...counts: number[]) =>
    ({ content }: CaseFacts) => ({
      content: {
        ...content,
        specialtyTraining: true,
        specialtyTraineesApplied: true,
        programmes: counts.map((count, index) => ({ name: `架空研修プログラム${index}`, trainees: count })),
      } as CaseFacts['content'],
    });
  const { doctorsTotal } = factsReadyFor('C1', 'SUBMIT').plan!;
  const asked = ['strange:content.programmes'];
  expect(submit('C1', trainees(doctorsTotal - 1, 1))).toEqual([]);
  expect(submit('C1', trainees(doctorsTotal, 1))).toEqual(asked);
  expect(submit('C1', trainees(doctorsTotal, 1), [`content.programmes=${doctorsTotal + 1}`])).toEqual([]);
  expect(submit('C1', trainees(0, 0))).toEqual(asked);
  const doctorsOver960 =
    (count: number) =>
    ({ plan }: CaseFacts) => ({
      plan: plan && { ...plan, doctorsOver960: count, longestHours: count === 0 ? 900 : plan.longestHours },
    });
  const { length } = (factsReadyFor('C2', 'SUBMIT').content as { doctors: unknown[] }).doctors;
  expect(submit('C2', doctorsOver960(length))).toEqual([]);
  expect(submit('C2', doctorsOver960(length - 1))).toEqual(['strange:content.doctors']);
});

it('a date of an application that is years old is asked about when it is submitted', () => {
  // More than three years before Friday 4 December 2026.
  const facts = ({ content }: CaseFacts) => ({
    content: { ...content, environmentConfirmedOn: '2023-11-30' } as CaseFacts['content'],
  });
  const submit = (confirmed: string[]) =>
    unmet<'SUBMIT'>('preparing', 'SUBMIT', { kind: 'C2', facts, event: { confirmed } });
  expect(submit([])).toEqual(['date:content.environmentConfirmedOn']);
  expect(submit(['content.environmentConfirmedOn=2023-11-30'])).toEqual([]);
});

it('an application arrives once: its paper is noted before it was submitted, not twice, nor again of one that was pulled back', () => {
  const note = (facts: Partial<CaseFacts>) => unmet('preparing', 'NOTE_PAPER_ARRIVAL', { facts: () => facts });
  const sent = { number: 1, event: 'SUBMIT' as const, on: '2026-11-30', sentOn: '2026-11-30', changes: [] };
  expect(note({})).toEqual([]);
  expect(note({ paperArrivedOn: '2026-12-01' })).toEqual(['notArrivedYet']);
  expect(note({ lastSubmission: sent })).toEqual(['notArrivedYet']);
});

it('a paper is noted of no renewal of a term that another one has ended after its last day (法115②)', () => {
  // The term ended on Monday 2026-11-30; another renewal of 11-20 was refused on 12-02, today is Friday 2026-12-04.
  const note = (decidedOn: string, arrivedOn: string) =>
    unmet<'NOTE_PAPER_ARRIVAL'>('preparing', 'NOTE_PAPER_ARRIVAL', {
      facts: () => ({
        procedure: 'renewal',
        currentDesignation: {
          validFrom: '2023-12-01',
          validTo: '2026-11-30',
          renewals: [{ submittedOn: '2026-11-20', decidedOn }],
        },
      }),
      event: { arrivedOn },
    });
  expect(note('2026-12-02', '2026-11-30')).toEqual(['nothingLapsedIsRevived']);
  // It came too late and keeps nothing in force, and whoever notes it is told so.
  expect(note('2026-12-02', '2026-12-01')).toEqual(['strange:arrivedOn.tooLate']);
  expect(note('2026-11-27', '2026-11-30')).toEqual([]);
});

it('what is typed of a paper that has arrived is what was on it: no date of it comes after the arrival', () => {
  const submit = (paperArrivedOn: string) =>
    unmet('preparing', 'SUBMIT', {
      facts: ({ plan }) => ({ paperArrivedOn, plan: plan && { ...plan, heardOn: '2026-11-27' } }),
    });
  expect(submit('2026-11-30')).toEqual([]);
  expect(submit('2026-11-26')).toEqual(['heldOnPaper']);
});

describe('a coordination council is asked', () => {
  const request = (attempt: Try<'REQUEST_COORDINATION_COUNCIL'>) =>
    unmet('examining', 'REQUEST_COORDINATION_COUNCIL', attempt);

  it('not again when it has confirmed, nor while its answer is awaited', () => {
    expect(request({ facts: () => ({ hearings: [own()] }) })).toEqual([
      'notConcluded:coordinationCouncil',
      'confirmedAreasNotAskedAgain',
    ]);
    expect(request({ facts: () => ({ hearings: [own({ reportedOn: null })] }) })).toEqual([
      'notAsked:coordinationCouncil',
    ]);
  });

  it('of one area at least, and of none twice', () => {
    expect(request({ kind: 'RENKEI_B', event: { planningAreaIds: [] } })).toEqual(['areasAsked']);
    expect(request({ event: { planningAreaIds: [OWN_AREA, OWN_AREA] } })).toEqual(['areasAsked']);
  });

  it('of the areas of the case alone, the own one among them', () => {
    expect(request({ event: { planningAreaIds: [OWN_AREA, OTHER_AREA] } })).toEqual(['areasOfCase']);
    expect(request({ event: { planningAreaIds: [OTHER_AREA] } })).toEqual(['areasOfCase', 'ownAreaAsked']);
  });

  it('of another area than the own one, where the own has confirmed: that area alone is refused', () => {
    expect(request({ facts: () => ({ hearings: [own()] }), event: { planningAreaIds: [OTHER_AREA] } })).toEqual([
      'notConcluded:coordinationCouncil',
      'areasOfCase',
    ]);
  });

  it('of 連携B without the own area, where it is not among those that are asked (派遣先の地域)', () => {
    expect(request({ kind: 'RENKEI_B', event: { planningAreaIds: [OTHER_AREA] } })).toEqual([]);
  });

  it('again of each area that did not confirm', () => {
    const { points = {}, ...confirmation } = own().confirmation ?? {};
    const doubted = own({
      confirmation: {
        confirmedOn: '2026-11-30',
        chair: '架空 座長',
        remarks: '医師の確保が確かめられない',
        ...confirmation,
        points: Object.fromEntries(Object.keys(points).map((point) => [point, false])),
      },
    });
    const facts = () => ({ hearings: [doubted] });
    expect(request({ kind: 'RENKEI_B', facts, event: { planningAreaIds: [OTHER_AREA] } })).toEqual([
      'unconfirmedAreasAsked',
    ]);
  });
});

describe('a health centre works on the hearing it was asked for', () => {
  // Due only after the day of the samples: one that meets later than that is asked about.
  const dueOn = '2026-12-11';
  const reported = () => ({ hearings: [own({ dueOn })] });
  const bare = () => ({ hearings: [own({ reportedOn: null, convened: null, confirmation: null })] });

  it('and not on one that is reported', () => {
    expect(unmet('coordinationCouncil.requested', 'CONVENE_COUNCIL', { facts: reported })).toEqual([
      'someHearingOpen',
      'hearingOpen',
      'notConfirmedYet',
    ]);
    expect(unmet('coordinationCouncil.convened', 'RECORD_CONFIRMATION', { facts: reported })).toEqual([
      'someHearingConvened',
      'hearingOpen',
      'date:confirmedOn', // after the report
    ]);
    expect(unmet('coordinationCouncil.convened', 'REPORT_CONFIRMATION', { facts: reported })).toEqual([
      'someHearingRecorded',
      'hearingOpen',
    ]);
  });

  it('and names the meeting it convenes, once', () => {
    const convene = (attempt: Try<'CONVENE_COUNCIL'>) =>
      unmet('coordinationCouncil.requested', 'CONVENE_COUNCIL', attempt);
    expect(convene({ event: { meetingName: ' ' } })).toEqual(['meetingName']);
    expect(convene({ facts: () => ({ hearings: [own({ reportedOn: null, dueOn })] }) })).toEqual(['notConfirmedYet']);
    expect(convene({ facts: () => ({ hearings: [own({ reportedOn: null, confirmation: null })] }) })).toEqual([
      'date:meetsOn', // due on 12-01
    ]);
  });

  it('records a confirmation of a meeting that was convened, with who presided and why a point is doubted', () => {
    const confirm = (attempt: Try<'RECORD_CONFIRMATION'>) =>
      unmet('coordinationCouncil.convened', 'RECORD_CONFIRMATION', attempt);
    expect(confirm({ facts: bare })).toEqual(['someHearingConvened', 'convened']);
    expect(confirm({ event: { chair: '　' } })).toEqual(['chair']);
    const { points } = sampleEvent(
      'RECORD_CONFIRMATION',
      factsReadyFor('B', 'RECORD_CONFIRMATION'),
    ) as EventOf<'RECORD_CONFIRMATION'>;
    const [first] = Object.keys(points);
    const doubted = { points: { ...points, [String(first)]: false } };
    expect(confirm({ event: doubted })).toEqual(['doubtExplained']);
    expect(confirm({ event: { ...doubted, remarks: '医師の確保が確かめられない' } })).toEqual([]);
  });

  it('answers each point of its kind: what nobody chose is not recorded as anything (確認様式1・2)', () => {
    const points = { consistentWithPolicy: true };
    const event = { points };
    expect(unmet('coordinationCouncil.convened', 'RECORD_CONFIRMATION', { event })).toEqual([
      'answered:longHoursUnavoidable',
    ]);
    expect(unmet('coordinationCouncil.convened', 'RECORD_CONFIRMATION', { event: { points: {} } })).toEqual([
      'answered:consistentWithPolicy',
      'answered:longHoursUnavoidable',
    ]);
  });

  it('takes a case off a meeting with a reason until it is reported, and takes its report back with a reason', () => {
    const off = (attempt: Try<'UNDO_CONVENING'>) => unmet('coordinationCouncil.convened', 'UNDO_CONVENING', attempt);
    expect(off({ event: { reason: ' ' } })).toEqual(['reason']);
    expect(off({ facts: bare })).toEqual(['someHearingConvened', 'convened']);
    expect(off({ facts: reported })).toEqual(['someHearingConvened', 'hearingOpen']);
    const back = (attempt: Try<'UNDO_REPORT'>) => unmet('coordinationCouncil.reported', 'UNDO_REPORT', attempt);
    expect(back({ event: { reason: '' } })).toEqual(['reason']);
    expect(back({ facts: bare })).toEqual(['someHearingReported', 'hearingReported']);
  });

  it('takes no report back on which the prefecture has asked another area', () => {
    // Asked on the day after the first one: because of what that had said.
    const later = own({ id: 'later', planningAreaId: 'area-2', requestedOn: '2026-11-26', reportedOn: null });
    const facts = () => ({ hearings: [own({ requestedOn: '2026-11-25' }), later] });
    expect(unmet('coordinationCouncil.convened', 'UNDO_REPORT', { facts })).toEqual(['reportNotTaken']);
    const together = () => ({ hearings: [own(), { ...later, requestedOn: own().requestedOn }] });
    expect(unmet('coordinationCouncil.convened', 'UNDO_REPORT', { facts: together })).toEqual([]);
  });

  it('reports when each point is recorded', () => {
    expect(unmet('coordinationCouncil.convened', 'REPORT_CONFIRMATION', { facts: bare })).toEqual([
      'someHearingRecorded',
      'everyPointRecorded',
    ]);
  });

  it('and has the buttons of its own hearings alone', () => {
    const foreign = own({ healthCentreId: 'centre-of-another', reportedOn: null });
    const facts = (hearings: HearingFacts[]) => ({ ...factsReadyFor('B', 'REPORT_CONFIRMATION'), hearings });
    const state = 'coordinationCouncil.convened';
    const withOwnReported = facts([foreign, own()]);
    expect(barred('coordinationCouncil.requested', 'CONVENE_COUNCIL', withOwnReported)).toEqual(['someHearingOpen']);
    expect(barred(state, 'RECORD_CONFIRMATION', withOwnReported)).toEqual(['someHearingConvened']);
    expect(barred(state, 'REPORT_CONFIRMATION', withOwnReported)).toEqual(['someHearingRecorded']);
  });
});

describe('a decision goes out as it was approved', () => {
  const approved = { approverId: 'prefectureApprover', approvedOn: '2026-12-04' };
  const hearings = concludedHearings('B');
  const issue = (changes: Parameters<typeof sampleDraft>[1], outcome: 'designate' | 'refuse' = 'designate') =>
    unmet('deciding.approved', 'ISSUE_DESIGNATION', {
      facts: () => ({ hearings, draft: sampleDraft(outcome, changes) }),
    });
  const refuse = (changes: Parameters<typeof sampleDraft>[1], outcome: 'designate' | 'refuse' = 'refuse') =>
    unmet('deciding.approved', 'ISSUE_REFUSAL', { facts: () => ({ draft: sampleDraft(outcome, changes) }) });

  it('with the outcome that was drafted', () => {
    expect(issue(approved, 'refuse')).toEqual(['drafted:designate']);
    expect(refuse(approved, 'designate')).toEqual(['drafted:refuse']);
  });

  it('by another person than the drafter, and not before', () => {
    const bySelf = { approverId: 'prefectureOfficer', approvedOn: '2026-12-04' };
    expect(issue(bySelf)).toEqual(['approved']);
    expect(refuse(bySelf)).toEqual(['approved']);
    expect(refuse({})).toContain('approved');
  });
});

describe('a notice rests on what was heard before its approval, whenever it takes effect (法113⑤)', () => {
  // A council that answered on Friday 4 December came too late for what was approved on Thursday 3 December.
  const opinion = {
    heldOn: '2026-12-04',
    answeredOn: '2026-12-04',
    body: 'plenary',
    opinion: 'agreed',
    remarks: '',
    supplementaryOpinion: '',
  } as const;
  const hearings = [...concludedHearings('B', 'medicalCouncil'), sampleHearing('B', 'medicalCouncil', { opinion })];
  it.each([
    ['2026-12-04', '2026-12-03', []],
    ['2026-12-03', '2026-12-04', ['answeredInTime:medicalCouncil']],
    ['2026-12-03', '2026-12-03', ['answeredInTime:medicalCouncil']],
  ])('approved on %s, of effect on %s', (approvedOn, issueOn, refused) => {
    const draft = sampleDraft('designate', { approverId: 'prefectureApprover', approvedOn, issueOn });
    expect(unmet('deciding.approved', 'ISSUE_DESIGNATION', { facts: () => ({ hearings, draft }) })).toEqual(refused);
  });
});

describe('an examination is taken up again', () => {
  it('only when something is under way', () => {
    const nothing = { facts: () => ({ hearings: [], draft: null }) };
    expect(unmet('coordinationCouncil.reported', 'REOPEN_EXAMINATION', nothing)).toEqual(['somethingUnderWay']);
  });

  it('with councils that are heard of its kind', () => {
    const again = (...rehear: CouncilId[]) =>
      unmet('deciding.drafted', 'REOPEN_EXAMINATION', { kind: 'C2', event: { rehear } });
    expect(again('medicalCouncil')).toEqual([]);
    expect(again('coordinationCouncil')).toEqual(['rehearOfOrder']);
    expect(again('medicalCouncil', 'medicalCouncil')).toEqual(['rehearOnce']);
  });
});
