/** Random people do random things to a case for months; what must always hold, holds after every step. */
import fc from 'fast-check';

import { attempt, newMemoryCase, type MemoryCase } from '../../test/support/memory-case.js';
import { healthCentreOf, OTHER_AREA, person, sampleEvent, sampleRound } from '../../test/support/procedure.js';
import { designationIsLawful } from '../../test/support/designation-promises.js';
import { answerHolds, caseHolds, must } from '../../test/support/promises.js';
import type { Actor } from './terms/actors.js';
import { addDays } from './calendar/days.js';
import type { BasisPart } from './case/decision-basis.js';
import type { CaseFacts } from './case/facts.js';
import { availableEvents } from './decide.js';
import { type CaseEvent, EVENT_TYPES, type EventType } from './events/index.js';
import { currentHearings, isConfirmed } from './case/hearings.js';
import { KINDS, PROCEDURES } from './terms/kinds.js';
import { isBeingWritten } from './working-copy.js';

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
  'WITHDRAW_DOCUMENT',
  'UNDO_WITHDRAWAL',
  'UNDO_RECEIPT',
  'PULL_BACK',
  'DRAFT_REFUSAL',
  'REOPEN_EXAMINATION',
  'RETURN_DRAFT',
  'REQUEST_CORRECTION',
  'CANCEL_COUNCIL_REQUEST',
  'UNDO_CONVENING',
  'UNDO_REPORT',
  'REMIND',
  'NOTE_PAPER_ARRIVAL',
  'UNDO_PAPER_ARRIVAL',
  'TAKE_UP_PAPER',
  'NOTE_INQUIRY',
  'NOTE_CENTRE_INQUIRY',
  'ATTACH_MINUTES',
  'ATTACH_CENTRE_MINUTES',
  'ASSIGN_OFFICER',
  'RELEASE_OFFICER',
  'MOVE_ROUND',
  'CHOOSE_ROUND',
  'ROUND_RESCHEDULED',
];

/** What happens beside the case: to the registry at any time, to the application while the hospital writes it. */
const MISHAPS: Readonly<Record<string, { part: BasisPart; change: (facts: CaseFacts) => Partial<CaseFacts> }>> = {
  ofState: {
    part: 'establishedByState',
    change: ({ institution }) => ({
      institution: { ...institution, establishedByState: !institution.establishedByState },
    }),
  },
  moved: {
    part: 'prefecture',
    change: ({ institution }) => ({ institution: { ...institution, inPrefecture: !institution.inPrefecture } }),
  },
  sold: {
    part: 'establisher',
    change: ({ institution }) => ({
      institution: { ...institution, establisherName: `${institution.establisherName}新` },
    }),
  },
  unpledged: {
    part: 'content',
    change: ({ content }) => ({
      content: { ...content, pledge: content.pledge.agreed ? { agreed: false, pledgedOn: null } : PLEDGE },
    }),
  },
  referred: {
    part: 'content',
    change: ({ content }) => ({
      content: {
        ...content,
        violation: content.violation.exists
          ? { exists: false, referredOn: null, publishedOn: null }
          : { exists: true, referredOn: '2026-10-01', publishedOn: '2026-10-05' },
      },
    }),
  },
  unconfirmed: {
    part: 'content',
    change: ({ content }) => ({
      content:
        content.kind === 'C2'
          ? { ...content, environmentConfirmedOn: content.environmentConfirmedOn === null ? '2026-09-01' : null }
          : content,
    }),
  },
};
const PLEDGE = { agreed: true, pledgedOn: '2026-11-01' };

/** The facts of the case as the loader would read them afterwards. */
function befallen(document: MemoryCase, mishap: string): MemoryCase {
  const { facts, state } = document;
  const happened = MISHAPS[mishap];
  if (!happened || (happened.part === 'content' && !isBeingWritten(state))) return document;
  const changed = { ...facts, ...happened.change(facts) };
  const { draft } = facts;
  if (!draft?.basis) return { ...document, facts: changed };
  const basis = { ...draft.basis, changedSince: [...new Set([...draft.basis.changedSince, happened.part])] };
  return { ...document, facts: { ...changed, draft: { ...draft, basis } } };
}

interface Try {
  person: number;
  event: number;
  hearing: number;
  /** What is wrong or unusual about the input. */
  twist: 'conditional' | 'none' | 'blank' | 'late' | 'unconfirmed' | 'rehear';
  /** Do one of the things that are possible, rather than anything. */
  sensible: boolean;
  /** Among what is possible, also what throws the case back or ends it. */
  setback: boolean;
  daysLater: number;
  mishap: string;
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
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'conditional' as const,
          'blank' as const,
          'late' as const,
          'unconfirmed' as const,
          'rehear' as const,
        ),
      },
    ),
    sensible: mostly(4, true, false),
    setback: mostly(12, false, true),
    daysLater: fc.nat(4),
    mishap: fc.oneof(
      { weight: 30, arbitrary: fc.constant('none') },
      { weight: 1, arbitrary: fc.constantFrom(...Object.keys(MISHAPS)) },
      { weight: 2, arbitrary: fc.constant('sold') }, // alone it bars nothing, so many cases are designated all the same
    ),
  }),
  { minLength: 40, maxLength: 120 },
);

const cases = fc.record({ kind: fc.constantFrom(...KINDS), procedure: fc.constantFrom(...PROCEDURES), tries });

function choose(document: MemoryCase, chance: Try, today: string): { actor: Actor; event: CaseEvent } {
  const anyone = PEOPLE[chance.person] ?? person('timer');
  const possible = PEOPLE.flatMap((actor) =>
    availableEvents({ ...document, actor, now: { today } })
      .filter(({ ready, type }) => ready && (chance.setback || !SETBACKS.includes(type)))
      .map(({ type }) => ({ actor, type })),
  );
  const picked = chance.sensible ? possible[chance.event % Math.max(possible.length, 1)] : undefined;
  const { actor, type } = picked ?? {
    actor: anyone,
    type: EVENT_TYPES[chance.event % EVENT_TYPES.length] ?? 'WITHDRAW',
  };
  return {
    actor,
    event: twisted(
      withRealHearing(sampleEvent(type, document.facts, today), document, actor, chance),
      document,
      chance,
      today,
    ),
  };
}

function withRealHearing(event: CaseEvent, document: MemoryCase, actor: Actor, chance: Try): CaseEvent {
  if (!('hearingId' in event)) return event;
  const own = document.facts.hearings.filter(({ healthCentreId }) => healthCentreId === actor.healthCentreId);
  return { ...event, hearingId: own[chance.hearing % Math.max(own.length, 1)]?.id ?? event.hearingId };
}

function twisted(event: CaseEvent, { facts }: MemoryCase, { twist }: Try, today: string): CaseEvent {
  if (
    event.type === 'DRAFT_DESIGNATION' &&
    facts.procedure === 'renewal' &&
    twist === 'none' &&
    facts.currentDesignation
  ) {
    return { ...event, validFrom: addDays(facts.currentDesignation.validTo, 1) };
  }
  if (event.type === 'REQUEST_COORDINATION_COUNCIL' && twist === 'none') {
    const confirmed = currentHearings(facts, 'coordinationCouncil').filter((each) => isConfirmed(facts.kind, each));
    const done = confirmed.map(({ planningAreaId }) => planningAreaId);
    return { ...event, planningAreaIds: event.planningAreaIds.filter((area) => !done.includes(area)) };
  }
  if (twist === 'blank' && 'reason' in event) return { ...event, reason: ' ' };
  if (twist === 'conditional' && 'heldOn' in event)
    return {
      ...event,
      opinion: 'agreedWithConditions',
      remarks: '毎年報告すること',
      supplementaryOpinion: '救急の集約を望む',
    };
  if (twist === 'late' && 'heldOn' in event) return { ...event, heldOn: addDays(today, 1) };
  if (twist === 'unconfirmed' && event.type === 'RECORD_CONFIRMATION') {
    return { ...event, points: { ...event.points, longHoursUnavoidable: false }, remarks: '確認に至らない' };
  }
  if (twist === 'rehear' && event.type === 'REOPEN_EXAMINATION') return { ...event, rehear: ['medicalCouncil'] };
  return event;
}

it('keeps every promise of the procedure through random histories', () => {
  const ends = new Map<string, number>();
  fc.assert(
    fc.property(cases, ({ kind, procedure, tries: chances }) => {
      const currentDesignation =
        procedure === 'new' ? null : { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };
      let document = newMemoryCase(kind, {
        procedure,
        currentDesignation,
        round: sampleRound({ label: '第3回', applicationDeadline: '2027-01-29' }),
      });
      let today = '2026-11-02';
      for (const chance of chances) {
        today = addDays(today, chance.daysLater);
        document = befallen(document, chance.mishap);
        const { actor, event } = choose(document, chance, today);
        const untouched = JSON.stringify(document.facts);
        const { after, decision } = attempt(document, event, actor, today);
        must(JSON.stringify(document.facts) === untouched, 'a decision does not touch the facts');
        answerHolds(document, after, decision, event, actor, today);
        caseHolds(after);
        if (after.state === 'designated' && document.state !== 'designated') designationIsLawful(document.facts, today);
        document = after;
      }
      ends.set(document.state, (ends.get(document.state) ?? 0) + 1);
    }),
    // The limit only ends the search for a shorter counterexample.
    { numRuns: 200, seed: 20261122, interruptAfterTimeLimit: 60_000 },
  );
  // The promises are worth something only if the histories get anywhere.
  expect([...ends.keys()]).toEqual(expect.arrayContaining(['designated', 'refused', 'withdrawn']));
}, 90_000);
