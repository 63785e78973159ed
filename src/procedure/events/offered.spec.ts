/** Buttons: what would make no sense to anyone has none, and what an entry says of before is what stood then. */
import {
  concludedHearings,
  factsReadyFor,
  OFFICER_ID,
  person,
  sampleDraft,
  sampleEvent,
  sampleFacts,
  sampleHearing,
  sampleResult,
  TODAY,
} from '../../../test/support/procedure.js';
import type { CaseFacts } from '../case/facts.js';
import { availableEvents, decide } from '../decide.js';
import type { CaseState } from '../terms/states.js';
import { EVENTS, type EventType } from './index.js';

const isOffered = (type: EventType, state: CaseState, facts: CaseFacts, today = TODAY) =>
  availableEvents({ kind: facts.kind, state, facts, actor: person(EVENTS[type].role), now: { today } }).some(
    (each) => each.type === type,
  );
const ready = (type: EventType, changes: Partial<CaseFacts> = {}) => ({ ...factsReadyFor('B', type), ...changes });
const waiting = (changes: object = {}) => [
  sampleHearing('B', 'coordinationCouncil', { reportedOn: null, confirmation: null, ...changes }),
];

describe('a button is there where it makes sense', () => {
  it.each<[EventType, CaseState, there: Partial<CaseFacts>, not: Partial<CaseFacts>]>([
    ['SUBMIT', 'preparing', {}, { evaluation: { appliedOn: '2026-06-01', receiptNo: '受付1', result: null } }],
    ['NOTE_PAPER_ARRIVAL', 'preparing', {}, { paperArrivedOn: TODAY }],
    ['NOTE_PAPER_ARRIVAL', 'preparing', {}, { submittedOn: '2026-12-01' }],
    ['TAKE_UP_PAPER', 'preparing', {}, { paperArrivedOn: null }],
    ['UNDO_PAPER_ARRIVAL', 'preparing', {}, { paperArrivedOn: null }],
    ['UNDO_RECEIPT', 'examining', {}, { examination: { R1: { met: true, note: '' } } }],
    [
      'UNDO_RECEIPT',
      'examining',
      {},
      { lastSubmission: { number: 1, event: 'TAKE_UP_PAPER', on: TODAY, sentOn: TODAY, changes: [] } },
    ],
    ['REOPEN_EXAMINATION', 'medicalCouncil', {}, { hearings: [] }],
    ['REOPEN_EXAMINATION', 'deciding.drafted', { hearings: [], draft: sampleDraft('designate') }, { hearings: [] }],
    [
      'REOPEN_EXAMINATION',
      'medicalCouncil',
      {},
      { hearings: [sampleHearing('B', 'measuresCouncil', { voided: true })] },
    ],
    ['ISSUE_DESIGNATION', 'deciding.approved', {}, { draft: sampleDraft('refuse') }],
    ['ISSUE_REFUSAL', 'deciding.approved', {}, { draft: sampleDraft('designate') }],
    [
      'UNDO_CONVENING',
      'coordinationCouncil.convened',
      { hearings: waiting() },
      { hearings: waiting({ convened: null }) },
    ],
    ['UNDO_REPORT', 'coordinationCouncil.reported', {}, { hearings: waiting() }],
    ['ATTACH_MINUTES', 'examining', {}, { hearings: waiting({ convened: null }) }],
    ['ATTACH_CENTRE_MINUTES', 'coordinationCouncil.convened', {}, { hearings: waiting({ convened: null }) }],
    ['RELEASE_OFFICER', 'examining', {}, { officer: null }],
  ])('%s in %s', (type, state, there, not) => {
    expect([isOffered(type, state, ready(type, there)), isOffered(type, state, ready(type, not))]).toEqual([
      true,
      false,
    ]);
  });

  it('a renewal that may arrive without the result of its evaluation can be submitted, until its last day', () => {
    const renewal = ready('SUBMIT', {
      procedure: 'renewal',
      evaluation: { appliedOn: '2026-06-01', receiptNo: '受付1', result: null },
      currentDesignation: { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] },
    });
    const takesNone = { ...renewal, profile: { ...renewal.profile, takesRenewalBeforeEvaluation: false } };
    const withResult = {
      ...renewal,
      evaluation: { appliedOn: '2026-06-01', receiptNo: '受付1', result: sampleResult },
    };
    expect(isOffered('SUBMIT', 'underEvaluation', renewal)).toBe(true);
    expect(isOffered('SUBMIT', 'underEvaluation', takesNone)).toBe(false);
    expect(isOffered('SUBMIT', 'preparing', withResult, '2027-03-31')).toBe(true);
    expect(isOffered('SUBMIT', 'preparing', withResult, '2027-04-01')).toBe(false); // a day late (法115②)
  });
});

describe('what the entry keeps of before', () => {
  const kept = (type: EventType, state: CaseState, facts: CaseFacts) => {
    const event = sampleEvent(type, facts);
    const decision = decide({
      kind: 'B',
      state,
      facts,
      event,
      actor: person(EVENTS[type].role),
      now: { today: TODAY },
    });
    if (!decision.accepted) throw new Error(decision.conditions.map(({ text }) => text).join());
    return decision.event;
  };

  it('the day by which a correction, a report or a round was due', () => {
    expect(kept('EXTEND_CORRECTION', 'correcting', ready('EXTEND_CORRECTION'))).toMatchObject({ before: '2026-12-02' });
    const asked = ready('EXTEND_COUNCIL_REPORT', { hearings: waiting() });
    expect(kept('EXTEND_COUNCIL_REPORT', 'coordinationCouncil.convened', asked)).toMatchObject({
      before: '2026-12-01',
    });
    expect(kept('ROUND_DEADLINE_MOVED', 'preparing', ready('ROUND_DEADLINE_MOVED'))).toMatchObject({
      before: '2026-12-11',
    });
  });

  it('who was in charge, and in which round it was', () => {
    expect(kept('RELEASE_OFFICER', 'examining', ready('RELEASE_OFFICER'))).toMatchObject({ before: '架空 担当' });
    const other = { id: 'other', name: '前の 担当' };
    const assigned = kept('ASSIGN_OFFICER', 'examining', sampleFacts('B', { officer: other }));
    expect(assigned).toMatchObject({ officerId: OFFICER_ID, name: '架空 担当', before: '前の 担当' });
    expect(kept('MOVE_ROUND', 'examining', sampleFacts('B'))).toMatchObject({ before: '第3回', round: '第4回' });
    expect(kept('CHOOSE_ROUND', 'preparing', ready('CHOOSE_ROUND'))).toMatchObject({ before: '第3回', round: '第4回' });
  });

  it('what the application for evaluation was; nothing of the first', () => {
    const facts = (evaluation: CaseFacts['evaluation']) => ready('APPLY_FOR_EVALUATION', { evaluation });
    const again = facts({ appliedOn: '2026-05-29', receiptNo: '受付0', result: null });
    expect(kept('APPLY_FOR_EVALUATION', 'underEvaluation', again)).toMatchObject({
      before: { appliedOn: '2026-05-29', receiptNo: '受付0' },
    });
    expect(kept('APPLY_FOR_EVALUATION', 'planDrafting', facts(null))).not.toHaveProperty('before');
  });
});

it('an approver of a designation is shown nothing of a refusal, whose drafter’s own answer stands with the draft', () => {
  const noted = (draft: CaseFacts['draft']) =>
    EVENTS.APPROVE.noted?.({
      facts: sampleFacts('B', { hearings: concludedHearings('B'), draft }),
      actor: person('prefectureApprover'),
      now: { today: TODAY },
    }).map(({ id }) => id);
  expect(noted(sampleDraft('designate'))).toEqual([]);
  expect(noted(sampleDraft('refuse'))?.at(-1)).toBe('strange:refusal.withoutGround');
});
