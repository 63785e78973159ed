import {
  concludedHearings,
  factsReadyFor,
  NEXT_ROUND,
  OFFICER_ID,
  person,
  sampleFacts,
  sampleHearing,
  sampleRound,
  TODAY,
} from '../../../test/support/procedure.js';
import type { CaseFacts } from '../case/facts.js';
import { decide } from '../decide.js';
import { type CaseEvent, eventSentence } from '../events/index.js';
import { factsAfter } from '../facts-after.js';
import type { CaseState } from '../terms/states.js';

const move = (roundId: string = NEXT_ROUND.id, confirmed?: string[]): CaseEvent => ({
  type: 'MOVE_ROUND',
  roundId,
  reason: '評価の結果が間に合わないため',
  ...(confirmed && { confirmed }),
});

function decided(state: CaseState, facts: CaseFacts, event: CaseEvent, role = 'prefectureOfficer' as const) {
  return decide({ kind: facts.kind, state, facts, event, actor: person(role), now: { today: TODAY } });
}
const unmet = (...sent: Parameters<typeof decided>) => {
  const decision = decided(...sent);
  return decision.accepted ? [] : decision.conditions.map(({ id }) => id);
};
const words = { procedure: 'new', secretariatOfArea: new Map<string, string>() } as const;

describe('担当', () => {
  const assign: CaseEvent = { type: 'ASSIGN_OFFICER', officerId: OFFICER_ID };

  it('is told from whom to whom', () => {
    const first = decided('examining', sampleFacts('B'), assign);
    expect(first.accepted && eventSentence(first.event, words)).toBe('担当を架空 担当に決めました');
    const second = decided('examining', sampleFacts('B', { officer: { id: 'other', name: '前の 担当' } }), assign);
    expect(second.accepted && eventSentence(second.event, words)).toBe('担当を前の 担当から架空 担当に変えました');
  });

  it('is an officer who can sign in, and another one than now', () => {
    expect(unmet('examining', sampleFacts('B', { officers: {} }), assign)).toEqual(['officerKnown']);
    const officer = { id: OFFICER_ID, name: '架空 担当' };
    expect(unmet('examining', sampleFacts('B', { officer }), assign)).toEqual(['officerChanges']);
  });

  it('leaves an answer to a 補正 as what is to be read next', () => {
    const facts = sampleFacts('B', { answeredLast: true });
    const decision = decided('examining', facts, assign);
    if (!decision.accepted) throw new Error('refused');
    const after = factsAfter(
      facts,
      { from: 'examining', decision },
      { actor: person('prefectureOfficer'), today: TODAY },
    );
    expect([after.answeredLast, after.officer]).toEqual([true, { id: OFFICER_ID, name: '架空 担当' }]);
  });
});

describe('another round', () => {
  const waiting = factsReadyFor('B', 'CHOOSE_ROUND');

  it('is due by its own deadline while the application has not arrived', () => {
    const decision = decided('preparing', waiting, move());
    if (!decision.accepted) throw new Error('refused');
    // From 25 December to 29 January.
    expect(decision.effects).toContainEqual({
      type: 'openDeadline',
      kind: 'application',
      dueOn: '2027-01-29',
      legalBasis: '',
    });
    expect(decision.effects).toContainEqual({ type: 'notify', to: 'hospital', dueOn: '2027-01-29' });
    expect(eventSentence(decision.event, words)).toBe('申請回を「第3回」から「第4回」に変えました');
  });

  it('opens no deadline for what has arrived, and keeps its arrival', () => {
    const decision = decided('examining', sampleFacts('B'), move());
    if (!decision.accepted) throw new Error('refused');
    expect(decision.effects.map(({ type }) => type)).toEqual(['moveToRound', 'notify']);
    const doing = { actor: person('prefectureOfficer'), today: TODAY };
    const after = factsAfter(sampleFacts('B'), { from: 'examining', decision }, doing);
    expect([after.round?.label, after.submittedOn]).toEqual(['第4回', '2026-11-20']);
  });

  it('is a registered one, another than now, and still open to what has not arrived', () => {
    const over = sampleRound({ id: 'over', label: '第2回', applicationDeadline: '2026-12-03' });
    const rounds = { ...waiting.rounds, over };
    expect(unmet('preparing', waiting, move('nowhere'))).toEqual(['roundKnown']);
    expect(unmet('preparing', waiting, move(sampleRound().id))).toEqual(['roundChanges']);
    // Today is 4 December.
    expect(unmet('preparing', { ...waiting, rounds }, move('over'))).toEqual(['roundStillOpen']);
    // What arrived on 20 November can have been of the round of 3 December.
    expect(unmet('examining', sampleFacts('B', { rounds }), move('over'))).toEqual([]);
  });

  it('is never left without saying what that means where a council was heard', () => {
    const facts = sampleFacts('B', { hearings: concludedHearings('B', 'measuresCouncil') });
    const decision = decided('coordinationCouncil.reported', facts, move());
    if (decision.accepted) throw new Error('accepted');
    const [asked] = decision.conditions;
    expect(asked?.text).toContain(
      '既に意見を聴いた会議体があります（地域医療構想調整会議）。聴いた意見は回を移しても残り',
    );
    expect(unmet('coordinationCouncil.reported', facts, move(NEXT_ROUND.id, [asked?.confirm ?? '']))).toEqual([]);
    // The answer about one round is none about another.
    const fifth = sampleRound({ id: 'fifth', label: '第5回', applicationDeadline: '2027-04-30' });
    const more = { ...facts, rounds: { ...facts.rounds, fifth } };
    expect(unmet('coordinationCouncil.reported', more, move('fifth', [asked?.confirm ?? '']))).toEqual([
      'strange:heard',
    ]);
  });

  it('nor where one is being asked', () => {
    const hearings = [sampleHearing('B', 'coordinationCouncil', { reportedOn: null, confirmation: null })];
    expect(unmet('coordinationCouncil.convened', sampleFacts('B', { hearings }), move())).toEqual(['strange:asked']);
  });

  it('gives a renewal no more time than the law does (法115①②)', () => {
    const currentDesignation = { validFrom: '2024-04-01', validTo: '2027-01-15', renewals: [] };
    const renewal = { ...waiting, procedure: 'renewal' as const, currentDesignation };
    // The deadline of 29 January is after the last day, 15 January.
    expect(unmet('preparing', renewal, move())).toEqual(['strange:lastDay']);
  });

  it('asks about a round whose deadline was over when the application arrived', () => {
    const before = sampleRound({ id: 'before', label: '第2回', applicationDeadline: '2026-10-30' });
    const facts = sampleFacts('B', { rounds: { before } });
    expect(unmet('examining', facts, move('before'))).toEqual(['strange:arrivedLate']);
  });

  it('needs a reason', () => {
    expect(unmet('examining', sampleFacts('B'), { type: 'MOVE_ROUND', roundId: NEXT_ROUND.id, reason: ' ' })).toEqual([
      'reason',
    ]);
  });

  it.each<CaseState>(['deciding.drafted', 'deciding.approved', 'designated'])('is out of reach in %s', (state) => {
    expect(decided(state, sampleFacts('B'), move())).toMatchObject({ accepted: false });
  });

  it('is chosen by the hospital itself until it submits', () => {
    const event: CaseEvent = { type: 'CHOOSE_ROUND', roundId: NEXT_ROUND.id, reason: '評価の結果が間に合わないため' };
    const by = (state: CaseState, facts: CaseFacts) =>
      decide({ kind: 'B', state, facts, event, actor: person('hospital'), now: { today: TODAY } });
    expect(by('preparing', waiting)).toMatchObject({ accepted: true });
    expect(by('examining', sampleFacts('B'))).toMatchObject({ accepted: false, code: 'eventNotInState' });
  });
});

it('nobody is taken off a case that is nobody’s, and the days of no round change', () => {
  const release: CaseEvent = { type: 'RELEASE_OFFICER' };
  expect(unmet('examining', sampleFacts('B', { officer: null }), release)).toEqual(['officerNamed']);
  expect(unmet('examining', sampleFacts('B', { officer: { id: OFFICER_ID, name: '架空 担当' } }), release)).toEqual([]);
  const rescheduled = (facts: CaseFacts) =>
    decide({
      kind: 'B',
      state: 'examining',
      facts,
      event: { type: 'ROUND_RESCHEDULED' },
      actor: person('timer'),
      now: { today: TODAY },
    });
  expect(rescheduled(sampleFacts('B'))).toMatchObject({ accepted: true });
  expect(rescheduled(sampleFacts('B', { round: null }))).toMatchObject({
    accepted: false,
    conditions: [{ id: 'roundChosen' }],
  });
});

it('a round can be chosen on the day of its deadline, and not the day after, by what has not arrived', () => {
  const dueOn = (applicationDeadline: string) => {
    const waiting = factsReadyFor('B', 'CHOOSE_ROUND');
    const next = { ...NEXT_ROUND, applicationDeadline };
    return unmet('preparing', { ...waiting, rounds: { ...waiting.rounds, [next.id]: next } }, move());
  };
  expect(dueOn(TODAY)).toEqual([]);
  expect(dueOn('2026-12-03')).toEqual(['roundStillOpen']);
});
