/** What was done by mistake is undone by whoever answers for it, as long as nothing has been built on it. */
import { attempt, type MemoryCase } from '../../test/support/memory-case.js';
import {
  concludedHearings,
  person,
  refusalEvent,
  sampleDraft,
  sampleEvent,
  sampleFacts,
  sampleHearing,
  TODAY,
} from '../../test/support/procedure.js';
import type { CaseFacts } from './case/facts.js';
import { decide } from './decide.js';
import { registeredRenewal } from './designation/registered-renewal.js';
import type { CaseEvent } from './events/index.js';
import { correctionOfRecordConditions } from './record-corrections.js';
import { recordedFact, type RecordValues } from './recorded-facts.js';
import type { CaseState } from './terms/states.js';

const [hospital, officer, approver] = [
  person('hospital'),
  person('prefectureOfficer'),
  person('prefectureApprover'),
] as const;
const at = (state: CaseState, changes: Partial<CaseFacts> = {}): MemoryCase => ({
  kind: 'B',
  state,
  facts: sampleFacts('B', { ...(state === 'withdrawn' && { withdrawnOn: changes.stateSince ?? TODAY }), ...changes }),
  log: [],
});
const unmet = (document: MemoryCase, event: CaseEvent, actor = officer) => {
  const decision = decide({ ...document, event, actor, now: { today: TODAY } });
  return decision.accepted ? [] : decision.conditions.map(({ id }) => id);
};

describe('an approval', () => {
  const approved = at('deciding.approved', {
    hearings: concludedHearings('B'),
    draft: sampleDraft('designate', { approverId: approver.accountId, approvedOn: TODAY }),
  });

  it('is not undone by the officer alone', () => {
    expect(unmet(approved, sampleEvent('REOPEN_EXAMINATION', approved.facts))).toEqual(['notApproved']);
  });

  it('is taken back by an approver, and what the councils said still counts', () => {
    const { after } = attempt(approved, { type: 'RETURN_DRAFT', comment: '住所が変わったため' }, approver, TODAY);
    expect(after.state).toBe('examining');
    expect(after.facts.draft).toBeNull();
    expect(after.facts.hearings).toEqual(approved.facts.hearings);
    expect(unmet(after, sampleEvent('DRAFT_DESIGNATION', after.facts))).toEqual([]);
  });
});

describe('a receipt', () => {
  const received = at('examining', {
    examination: {},
    deadlines: [{ kind: 'processing', dueOn: '2027-02-26', remindedOn: null }],
  });
  const undo: CaseEvent = { type: 'UNDO_RECEIPT', reason: '別の申請と取り違えたため' };

  it('is taken back with a reason: the hospital may pull back again, and the arrival stays', () => {
    const { after } = attempt(received, undo, officer, TODAY);
    expect(after.state).toBe('submitted');
    expect(after.facts).toMatchObject({ receivedOn: null, submittedOn: received.facts.submittedOn, deadlines: [] });
    expect(unmet(after, { type: 'PULL_BACK', reason: '書類を差し替えるため' }, hospital)).toEqual([]);
    expect(unmet(received, { ...undo, reason: ' ' })).toEqual(['reason']);
  });

  it.each<[string, Partial<CaseFacts>]>([
    ['a point was examined', { examination: { R1: { met: true, note: '' } } }],
    ['a correction was asked for', { correctionCount: 1 }],
    ['a council was asked', { hearings: [sampleHearing('B', 'coordinationCouncil', { voided: true })] }],
    ['something was drafted', { everDrafted: true }],
  ])('stays once %s', (_, changes) => {
    expect(unmet({ ...received, facts: { ...received.facts, ...changes } }, undo)).toEqual(['receiptStandsAlone']);
  });

  it.each<[string, CaseEvent, typeof officer]>([
    ['the approver returned it', { type: 'RETURN_DRAFT', comment: '理由を補うこと' }, approver],
    ['the officer reopened the examination', sampleEvent('REOPEN_EXAMINATION', received.facts), officer],
    ['the hospital withdrew, and that was undone', { type: 'WITHDRAW', reason: '計画を見直すため' }, hospital],
  ])('stays once a refusal was drafted, also where %s', (_, gone, actor) => {
    const drafted = attempt(received, refusalEvent(), officer, TODAY).after;
    expect(drafted.state).toBe('deciding.drafted');
    const given = attempt(drafted, gone, actor, TODAY).after;
    const again =
      given.state === 'withdrawn'
        ? attempt(given, { type: 'UNDO_WITHDRAWAL', reason: '取り違えた取下げのため' }, officer, TODAY).after
        : given;
    expect(again).toMatchObject({ state: 'examining', facts: { draft: null } });
    expect(unmet(again, undo)).toEqual(['receiptStandsAlone']);
  });

  it('is taken back also where a withdrawal was undone: that left it as it was', () => {
    const withdrawn = attempt(received, { type: 'WITHDRAW', reason: '計画を見直すため' }, hospital, TODAY).after;
    const again = attempt(withdrawn, { type: 'UNDO_WITHDRAWAL', reason: '取違え' }, officer, TODAY).after;
    expect(unmet(again, undo)).toEqual([]);
  });
});

describe('a withdrawal', () => {
  const undo: CaseEvent = { type: 'UNDO_WITHDRAWAL', reason: '別の申請と取り違えた取下げのため' };
  const nothing = { plan: null, evaluation: null, lastSubmission: null, submittedOn: null, receivedOn: null } as const;
  const applied = { appliedOn: '2026-06-01', receiptNo: '受付1', result: null };

  it.each<[CaseState, Partial<CaseFacts>]>([
    ['planDrafting', nothing],
    ['underEvaluation', { ...nothing, evaluation: applied }],
    ['preparing', { ...nothing, evaluation: sampleFacts('B').evaluation }],
    ['submitted', { receivedOn: null }],
    ['examining', {}],
  ])('that is undone leads back to %s', (state, changes) => {
    const open = at(state, changes);
    const withdrawn = attempt(open, sampleEvent('WITHDRAW', open.facts), hospital, TODAY).after;
    expect(withdrawn.state).toBe('withdrawn');
    expect(attempt(withdrawn, undo, officer, TODAY).after).toMatchObject({
      state,
      facts: { submittedOn: open.facts.submittedOn, examination: open.facts.examination },
    });
  });

  it('from the councils leads back to the examination; whoever has answered is not heard again', () => {
    const asked = at('measuresCouncil', {
      hearings: [sampleHearing('B', 'coordinationCouncil'), sampleHearing('B', 'measuresCouncil', { opinion: null })],
    });
    const withdrawn = attempt(asked, sampleEvent('WITHDRAW', asked.facts), hospital, TODAY).after;
    const { state, facts } = attempt(withdrawn, undo, officer, TODAY).after;
    expect(state).toBe('examining');
    expect(facts.hearings.map(({ voided }) => voided)).toEqual([false, true]);
  });

  it('does not count against the prefecture: 60 office days after the arrival and the days withdrawn', () => {
    const withdrawn = at('withdrawn', { stateSince: '2026-12-04' });
    const { facts } = attempt(withdrawn, undo, officer, '2026-12-10').after;
    expect(facts.clockStops).toEqual([{ from: '2026-12-04', to: '2026-12-10', reason: 'applicant' }]);
    // withdrawn 12-07 … 12-10 = 4 office days; 60 + 4 = 64 after 11-20: 11-24 … 11-30 without 11-23 = 5, 12-01 … 12-28 = 20 (25),
    // 2027-01-04 … 01-29 = 20 (45), 02-01 … 02-25 = 19 (64)
    expect(facts.deadlines).toEqual([{ kind: 'processing', dueOn: '2027-02-25', remindedOn: null }]);
  });

  it('is the prefecture’s to undo, with a reason, and only while nothing has taken its place', () => {
    const withdrawn = at('withdrawn');
    expect(unmet(withdrawn, undo, hospital)).toEqual(['role']);
    expect(unmet(withdrawn, { ...undo, reason: '' })).toEqual(['reason']);
    const followed = { ...withdrawn, facts: { ...withdrawn.facts, laterCaseNo: 'R8-3-0013' } };
    expect(unmet(followed, undo)).toEqual(['nothingFollowedWithdrawal']);
    expect(unmet(at('refused'), undo)).toEqual([]);
    expect(decide({ ...at('refused'), event: undo, actor: officer, now: { today: TODAY } })).toMatchObject({
      code: 'finalState',
    });
  });

  it('is not undone where the institution has a designation of the kind meanwhile, whichever case was begun first', () => {
    const heldDesignation = { validFrom: '2026-12-01', validTo: '2029-11-30', renewals: [] };
    expect(unmet(at('withdrawn', { heldDesignation }), undo)).toEqual(['noDesignationOfKind']);
    const renewal = {
      procedure: 'renewal',
      currentDesignation: { ...heldDesignation, validTo: '2027-03-31' },
    } as const;
    expect(unmet(at('withdrawn', { ...renewal, heldDesignation }), undo)).toEqual(['notRenewedYet']);
    const ended = { ...heldDesignation, validFrom: '2023-12-01', validTo: '2026-11-30' };
    expect(unmet(at('withdrawn', { heldDesignation: ended }), undo)).toEqual([]);
  });

  it('of a change is undone while the designation is in force, as it is begun and submitted (法116①)', () => {
    const change = (validTo: string, renewals: { submittedOn: string; decidedOn: string | null }[] = []) =>
      at('withdrawn', { procedure: 'change', currentDesignation: { validFrom: '2023-12-01', validTo, renewals } });
    expect(unmet(change(TODAY), undo)).toEqual([]);
    expect(unmet(change('2026-12-03'), undo)).toEqual(['designationInForce']); // it ended the day before
    expect(unmet(change('2026-12-03', [{ submittedOn: '2026-12-01', decidedOn: null }]), undo)).toEqual([]);
  });

  it('does not give a designation back that lapsed by it: after the day of the withdrawal a new one is asked for (法115②)', () => {
    const said = (today: string, withdrawnOn: string, submittedOn: string | null = '2027-03-20') => {
      const renewals = submittedOn === null ? [] : [{ submittedOn, decidedOn: null, givenUpOn: withdrawnOn }];
      const currentDesignation = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals };
      const { facts } = at('withdrawn', {
        procedure: 'renewal',
        currentDesignation,
        submittedOn,
        stateSince: withdrawnOn,
      });
      const decision = decide({ kind: 'B', state: 'withdrawn', facts, event: undo, actor: officer, now: { today } });
      return decision.accepted
        ? ''
        : decision.conditions
            .filter(({ met }) => !met)
            .map(({ text }) => text)
            .join('');
    };
    expect(said('2028-06-01', '2027-04-20')).toMatch(/令和9年4月20日に効力を失いました.*新規の申請が要ります/u);
    expect(said('2027-04-21', '2027-04-20')).not.toBe('');
    expect(said('2027-04-20', '2027-04-20')).toBe(''); // a slip, put right on the day
    expect(said('2027-04-01', '2027-03-25')).not.toBe(''); // withdrawn before the last day, which is over now
    expect(said('2027-03-31', '2027-03-25')).toBe('');
    // It never kept anything in force; but its arrival could be put right once it is under way again, over the days on which it was withdrawn.
    expect(said('2028-06-01', '2027-04-20', '2027-04-05')).toMatch(
      /令和9年4月5日は、満了の日より後でした。取下げを取り消しても、この申請で更新を受けることはできない.*新規の申請が要ります/u,
    );
    expect(said('2027-04-20', '2027-04-20', '2027-04-05')).toBe('');
    // Nor is one that has not come: its paper could be noted over those days. In a withdrawn case it can be noted until the withdrawal.
    expect(said('2027-04-12', '2027-03-19', null)).toMatch(/取下げのまま、その到達を記録できます/u);
    expect(said('2027-03-31', '2027-03-19', null)).toBe('');
  });
});

describe('a paper that was noted by mistake of a renewal that was withdrawn since (法115②)', () => {
  /** The term ended on 2027-03-31; a paper was noted of that day, and the hospital withdrew on 2027-04-05. */
  const LATER = '2027-04-12';
  const currentDesignation = {
    validFrom: '2024-04-01',
    validTo: '2027-03-31',
    renewals: [{ submittedOn: '2027-03-31', decidedOn: null, givenUpOn: '2027-04-05' }],
  };
  const never = { submittedOn: null, receivedOn: null, lastSubmission: null } as const;
  const renewal = { procedure: 'renewal', currentDesignation, stateSince: '2027-04-05' } as const;
  const noted = at('withdrawn', { ...renewal, ...never, paperArrivedOn: '2027-03-31' });
  const undo: CaseEvent = { type: 'UNDO_PAPER_ARRIVAL', reason: '別の医療機関の申請と取り違えたため' };
  const corrected = (document: MemoryCase, type: 'arrival' | 'paperArrival', values: RecordValues, today = LATER) => {
    const record = recordedFact(document.state, document.facts, { type });
    if (!record) return null;
    const context = { facts: document.facts, actor: officer, now: { today } };
    return correctionOfRecordConditions(context, record, { values, reason: '収受印による' })
      .filter(({ met, id }) => !met && id !== 'applicationDates')
      .map(({ id }) => id);
  };

  it('is taken back: it has never arrived, and the case stays withdrawn since the same day', () => {
    const { after } = attempt(noted, undo, officer, LATER);
    expect(after).toMatchObject({ state: 'withdrawn', facts: { paperArrivedOn: null, stateSince: '2027-04-05' } });
    const known = { submittedOn: '2027-03-31', givenUpOn: '2027-04-05', endedTermOn: '2027-04-05', underWay: false };
    const facts = { ...after.facts, noticedOn: null };
    expect(registeredRenewal(after.state, facts, { known, today: LATER })).toMatchObject({
      submittedOn: null,
      givenUpOn: null,
      endedTermOn: '2027-04-05',
      underWay: false,
    });
    expect(unmet(after, undo)).toEqual(['paperNoted']);
  });

  it('is noted again where taking it back was the mistake: it counted until the withdrawal, and counts no further', () => {
    const { after } = attempt(noted, undo, officer, LATER);
    const note = (arrivedOn: string, endedOn: string) => {
      const ended = { ...currentDesignation, renewals: [], endedOn };
      const document = { ...after, facts: { ...after.facts, currentDesignation: ended } };
      return attempt(document, { type: 'NOTE_PAPER_ARRIVAL', arrivedOn, reason: '収受印による' }, officer, LATER);
    };
    const again = note('2027-03-31', '2027-04-05');
    expect(again.after).toMatchObject({ state: 'withdrawn', facts: { paperArrivedOn: '2027-03-31', deadlines: [] } });
    const facts = { ...again.after.facts, noticedOn: null };
    const known = { submittedOn: null, givenUpOn: null, endedTermOn: '2027-04-05', underWay: false };
    expect(registeredRenewal('withdrawn', facts, { known, today: LATER })).toMatchObject({
      submittedOn: '2027-03-31',
      givenUpOn: '2027-04-05',
      endedTermOn: '2027-04-05',
    });
    const refused = ({ decision }: ReturnType<typeof note>) =>
      decision.accepted ? [] : decision.conditions.map(({ id }) => id);
    // Another renewal of the term was refused on 04-03: this one does not carry the designation on to 04-05.
    expect(refused(note('2027-03-31', '2027-04-03'))).toEqual(['nothingLapsedIsRevived']);
    // What is said to have come after the withdrawal was never part of it.
    expect(refused(note('2027-04-06', '2027-04-05'))).toEqual(['date:arrivedOn']);
    expect(refused(note('2027-04-05', '2027-04-05'))).toEqual([]);
  });

  it('opens no deadline of a round for what is over, and opens it while the hospital writes', () => {
    expect(attempt(noted, undo, officer, LATER).after.facts.deadlines).toEqual([]);
    const writing = { ...noted, state: 'preparing' as const };
    expect(attempt(writing, undo, officer, LATER).after.facts.deadlines).toEqual([
      { kind: 'application', dueOn: '2026-12-25', remindedOn: null },
    ]);
  });

  it('has its day put right, by the last day and after it; what was submitted on it as well', () => {
    expect(corrected(noted, 'paperArrival', { arrivedOn: '2027-03-30' })).toEqual([]);
    expect(corrected(noted, 'paperArrival', { arrivedOn: '2027-04-01' })).toEqual([]);
    const sent = { number: 1, event: 'SUBMIT', on: '2027-04-02', sentOn: '2027-04-02', changes: [] } as const;
    const submitted = { submittedOn: '2027-03-31', lastSubmission: sent, paperArrivedOn: '2027-03-31' };
    const given = at('withdrawn', { ...renewal, receivedOn: null, ...submitted });
    expect(corrected(given, 'paperArrival', {})).toBeNull();
    expect(corrected(given, 'arrival', { submittedOn: '2027-04-01' })).toEqual([]);
    expect(corrected(given, 'arrival', { submittedOn: '2027-03-30' })).toEqual([]);
    expect(corrected(given, 'arrival', { submittedOn: '2027-04-03' })).toEqual(['daySound']); // it was sent on 04-02
  });

  it('stays for good where it was decided on', () => {
    for (const state of ['designated', 'refused'] as const)
      expect(corrected({ ...noted, state }, 'paperArrival', {})).toBeNull();
    expect(corrected(at('refused'), 'arrival', {})).toBeNull();
  });

  it('is given no day by the last one where another renewal has ended the designation after it', () => {
    const another = { submittedOn: '2027-03-20', decidedOn: '2027-04-03' };
    const late = { submittedOn: '2027-04-01', decidedOn: null, givenUpOn: '2027-04-05' };
    const facts = { currentDesignation: { ...currentDesignation, renewals: [another, late] } };
    const tooLate = at('withdrawn', { ...renewal, ...never, paperArrivedOn: '2027-04-01', ...facts });
    expect(corrected(tooLate, 'paperArrival', { arrivedOn: '2027-03-31' })).toEqual(['nothingLapsedIsRevived']);
  });
});
