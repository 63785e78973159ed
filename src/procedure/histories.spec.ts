/** Random people do random things to a case for months; what must always hold, holds after every step. */
import fc from 'fast-check';

import { attempt, newPaperCase, type PaperCase } from '../../test/support/paper-case.js';
import { healthCentreOf, OTHER_AREA, person, sampleEvent } from '../../test/support/procedure.js';
import type { Actor } from './actors.js';
import { addDays } from './calendar/days.js';
import { availableEvents, caseConditionsOf, conditionsOf } from './decide.js';
import { ROLE_OF_EVENT } from './conditions/actor.js';
import type { Decision } from './decision.js';
import type { CaseEvent, EventType } from './events.js';
import { currentHearings, isAnswered, isConfirmed } from './hearings.js';
import { KINDS, PROCEDURES } from './kinds.js';
import { replay } from './replay.js';
import { STATE_INFO } from './states.js';

const EVENTS = Object.keys(ROLE_OF_EVENT) as EventType[];

/** The two approvers differ in one thing: one of them also drafted, before moving to another post. */
const PEOPLE: readonly Actor[] = [
  person('hospital'),
  { ...person('hospital', 'stranger'), institutionId: 'hospital-2' },
  person('prefectureOfficer'),
  person('prefectureOfficer', 'promoted'),
  person('prefectureApprover'),
  person('prefectureApprover', 'promoted'),
  person('healthCentre'),
  { ...person('healthCentre', 'centre-2'), healthCentreId: healthCentreOf(OTHER_AREA) },
  person('supportCentre'),
  person('systemAdministrator'),
  person('timer'),
];

/** Possible in so many states that most histories would get nowhere. */
const SETBACKS: readonly EventType[] = [
  'WITHDRAW',
  'PULL_BACK',
  'DRAFT_REFUSAL',
  'REOPEN_EXAMINATION',
  'RETURN_DRAFT',
  'REQUEST_CORRECTION',
  'CANCEL_COUNCIL_REQUEST',
];

interface Try {
  person: number;
  event: number;
  hearing: number;
  /** What is wrong or unusual about the input. */
  twist: 'none' | 'blank' | 'late' | 'unconfirmed' | 'rehear';
  /** Do one of the things that are possible, rather than anything. */
  sensible: boolean;
  /** Among what is possible, also what throws the case back or ends it. */
  setback: boolean;
  daysLater: number;
}

const mostly = (weight: number, usual: boolean, rare: boolean) =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(rare) });

const tries = fc.array(
  fc.record<Try>({
    person: fc.nat(PEOPLE.length - 1),
    event: fc.nat(1000),
    hearing: fc.nat(1000),
    twist: fc.oneof(
      { weight: 6, arbitrary: fc.constant('none' as const) },
      { weight: 1, arbitrary: fc.constantFrom('blank' as const, 'late' as const, 'unconfirmed' as const, 'rehear' as const) },
    ),
    sensible: mostly(4, true, false),
    setback: mostly(12, false, true),
    daysLater: fc.nat(4),
  }),
  { minLength: 40, maxLength: 120 },
);

const cases = fc.record({ kind: fc.constantFrom(...KINDS), procedure: fc.constantFrom(...PROCEDURES), tries });

function choose(paper: PaperCase, chance: Try, today: string): { actor: Actor; event: CaseEvent } {
  const anyone = PEOPLE[chance.person] ?? person('timer');
  const possible = PEOPLE.flatMap((actor) =>
    availableEvents({ ...paper, actor, now: { today } })
      .filter(({ ready, type }) => ready && (chance.setback || !SETBACKS.includes(type)))
      .map(({ type }) => ({ actor, type })),
  );
  const picked = chance.sensible ? possible[chance.event % Math.max(possible.length, 1)] : undefined;
  const { actor, type } = picked ?? { actor: anyone, type: EVENTS[chance.event % EVENTS.length] ?? 'WITHDRAW' };
  return { actor, event: twisted(withRealHearing(sampleEvent(type, paper.facts, today), paper, actor, chance), paper, chance, today) };
}

function withRealHearing(event: CaseEvent, paper: PaperCase, actor: Actor, chance: Try): CaseEvent {
  if (!('hearingId' in event)) return event;
  const own = paper.facts.hearings.filter(({ healthCentreId }) => healthCentreId === actor.healthCentreId);
  return { ...event, hearingId: own[chance.hearing % Math.max(own.length, 1)]?.id ?? event.hearingId };
}

function twisted(event: CaseEvent, { facts }: PaperCase, { twist }: Try, today: string): CaseEvent {
  if (event.type === 'DRAFT_DESIGNATION' && facts.procedure === 'renewal' && twist === 'none' && facts.currentDesignation) {
    return { ...event, validFrom: addDays(facts.currentDesignation.validTo, 1) };
  }
  if (event.type === 'REQUEST_COORDINATION_COUNCIL' && twist === 'none') {
    const confirmed = currentHearings(facts, 'coordinationCouncil').filter((each) => isConfirmed(facts.kind, each));
    const done = confirmed.map(({ planningAreaId }) => planningAreaId);
    return { ...event, planningAreaIds: event.planningAreaIds.filter((area) => !done.includes(area)) };
  }
  if (twist === 'blank' && 'reason' in event) return { ...event, reason: ' ' };
  if (twist === 'late' && 'heldOn' in event) return { ...event, heldOn: addDays(today, 1) };
  if (twist === 'unconfirmed' && event.type === 'RECORD_CONFIRMATION') {
    return { ...event, points: { ...event.points, longHoursUnavoidable: false }, remarks: '確認に至らない' };
  }
  if (twist === 'rehear' && event.type === 'REOPEN_EXAMINATION') return { ...event, rehear: ['medicalCouncil'] };
  return event;
}

/** Jest's `expect` is too slow for some ten thousand steps. */
function must(holds: boolean, promise: string): void {
  if (!holds) throw new Error(`Broken promise: ${promise}`);
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What must hold of the answer to one attempt. */
function answerHolds(before: PaperCase, after: PaperCase, decision: Decision, event: CaseEvent, actor: Actor, today: string) {
  const context = { facts: before.facts, actor, now: { today } };
  const all = conditionsOf(context, event);
  const unmet = all.filter(({ met }) => !met);
  const shown = availableEvents({ ...before, actor, now: { today } }).find(({ type }) => type === event.type);

  if (decision.accepted) {
    must(unmet.length === 0, 'an accepted event has no unmet condition');
    must(shown?.ready === true, 'an accepted event had a button that could be pressed');
    must(!STATE_INFO[before.state].final, 'a final state is final');
  } else {
    must(after === before, 'a refused event changes nothing');
    must(decision.message !== '', 'a refusal says something');
    must(STATE_INFO[before.state].final === (decision.code === 'finalState'), 'a finished case says that it is finished');
    if (decision.code === 'conditionsUnmet') {
      must(unmet.length > 0 && same(decision.conditions, unmet), 'a refusal carries every unmet condition');
    }
    if (decision.code === 'notYourRole') must(decision.conditions.length > 0, 'a refusal names the right role');
  }
  if (shown !== undefined) {
    const asked = all.map((each) => JSON.stringify(each));
    must(same(shown.conditions, caseConditionsOf(context, event.type)), 'a button shows the conditions of its event');
    must(shown.conditions.every((each) => asked.includes(JSON.stringify(each))), 'what a button shows is what is decided on');
  }
}

/** What must hold of a case at any time. */
function caseHolds({ facts, kind, log, state }: PaperCase) {
  const { draft, hearings } = facts;
  must(same(replay(kind, log), { ok: true, state }), 'the log replays to the state');
  must(draft === null || draft.approverId !== draft.drafterId, 'nobody approves the own draft');
  if (state === 'designated') {
    const heard = hearings.some(({ council, opinion, voided }) => council === 'medicalCouncil' && !voided && opinion !== null);
    must(heard, 'no designation without the opinion of 医療審議会');
    must(draft?.outcome === 'designate' && draft.approverId !== null, 'no designation without an approved draft');
  }
  if (state === 'refused') {
    must(draft?.outcome === 'refuse' && draft.reason.trim() !== '', 'no refusal without an approved reason');
  }
  const correcting = state === 'correcting';
  must((facts.openCorrection !== null) === correcting, 'a correction is open exactly while the case is being corrected');
  must(facts.clockStops.some(({ to }) => to === null) === correcting, 'the clock stops exactly while the case is being corrected');
  const waits = hearings.some((each) => !each.voided && !isAnswered(each));
  must(!waits || !['preparing', 'submitted', 'examining', 'correcting'].includes(state), 'under examination no council is waited for');
  must(!STATE_INFO[state].final || facts.deadlines.length === 0, 'a finished case has no deadlines');
  must(!STATE_INFO[state].final || !waits, 'a finished case waits for no council');
}

it('keeps every promise of the procedure through random histories', () => {
  const ends = new Map<string, number>();
  fc.assert(
    fc.property(cases, ({ kind, procedure, tries: chances }) => {
      const currentDesignation = procedure === 'new' ? null : { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };
      let paper = newPaperCase(kind, { procedure, currentDesignation, round: { label: '第3回', applicationDeadline: '2027-01-29' } });
      let today = '2026-11-02';
      for (const chance of chances) {
        today = addDays(today, chance.daysLater);
        const { actor, event } = choose(paper, chance, today);
        const untouched = JSON.stringify(paper.facts);
        const { after, decision } = attempt(paper, event, actor, today);
        must(JSON.stringify(paper.facts) === untouched, 'a decision does not touch the facts');
        answerHolds(paper, after, decision, event, actor, today);
        caseHolds(after);
        paper = after;
      }
      ends.set(paper.state, (ends.get(paper.state) ?? 0) + 1);
    }),
    // The limit only ends the search for a shorter counterexample.
    { numRuns: 200, seed: 20261122, interruptAfterTimeLimit: 60_000 },
  );
  // The promises are worth something only if the histories get anywhere.
  expect([...ends.keys()]).toEqual(expect.arrayContaining(['designated', 'refused', 'withdrawn']));
}, 90_000);
