/**
 * Every situation a case can come to, searched without chance: from each, every act that is accepted is done, until no act leads to a situation
 * that was not seen. What each act changes in which state is one reviewed table, so that no effect can be left out unnoticed.
 */
import { readFileSync, writeFileSync } from 'node:fs';

import { attempt, newMemoryCase, type MemoryCase } from '../../test/support/memory-case.js';
import {
  healthCentreOf,
  OTHER_AREA,
  OWN_AREA,
  person,
  sampleEvent,
  sampleProfile,
  sampleRound,
} from '../../test/support/procedure.js';
import { answerHolds, caseHolds } from '../../test/support/promises.js';
import type { Actor } from './terms/actors.js';
import { type CaseEvent, EVENT_TYPES, EVENTS, type EventType } from './events/index.js';
import type { Effect } from './case/decision.js';
import { COUNCILS } from './case/facts.js';
import { currentHearings, isAnswered, isConfirmed } from './case/hearings.js';
import { receiptStandsAlone } from './conditions/examination.js';
import { KINDS } from './terms/kinds.js';
import type { CaseState } from './terms/states.js';

const DAY = '2026-12-04';
/** When every deadline has passed. */
const LATER = '2028-01-04';
const TABLE = new URL('./machines/matrix/effects.txt', import.meta.url);

/** What of a case the procedure looks at, days aside. */
function situationOf({ state, facts }: MemoryCase): string {
  const { draft, openCorrection, clockStops, deadlines, submittedOn, receivedOn, plan, evaluation, examination } =
    facts;
  const hearings = COUNCILS.flatMap((council) =>
    currentHearings(facts, council).map((each) => [
      council,
      each.planningAreaId,
      each.convened !== null,
      each.confirmation !== null,
      isAnswered(each),
      isConfirmed(facts.kind, each),
    ]),
  );
  const checks = Object.values(examination).map(({ met, outdated }) => [met, outdated === true]);
  const stopped = clockStops.some(({ to }) => to === null);
  return JSON.stringify([
    state,
    hearings,
    draft && [draft.outcome, draft.approverId !== null],
    openCorrection !== null,
    stopped,
    deadlines.map(({ kind }) => kind).toSorted(),
    submittedOn !== null,
    receivedOn !== null,
    facts.lastSubmission?.event === 'TAKE_UP_PAPER',
    receiptStandsAlone(facts),
    plan !== null,
    evaluation && evaluation.result !== null,
    checks,
  ]);
}

/** The act in the forms that matter: for each hearing of the person's own council, with a council that does not confirm, with each council to be heard again. */
function variants(type: EventType, { facts }: MemoryCase, actor: Actor): CaseEvent[] {
  const event = sampleEvent(type, facts, DAY);
  const own = currentHearings(facts, 'coordinationCouncil').filter(
    ({ healthCentreId }) => healthCentreId === actor.healthCentreId,
  );
  switch (event.type) {
    case 'CONVENE_COUNCIL':
    case 'REPORT_CONFIRMATION':
    case 'ATTACH_CENTRE_MINUTES':
    case 'UNDO_CONVENING':
    case 'UNDO_REPORT':
      return own.map(({ id }) => ({ ...event, hearingId: id }));
    case 'RECORD_CONFIRMATION':
      return own.flatMap(({ id }) => [
        { ...event, hearingId: id },
        {
          ...event,
          hearingId: id,
          points: { ...event.points, longHoursUnavoidable: false },
          remarks: '確認に至らない',
        },
      ]);
    case 'REQUEST_COORDINATION_COUNCIL': {
      const confirmed = currentHearings(facts, 'coordinationCouncil').filter((each) => isConfirmed(facts.kind, each));
      return [
        {
          ...event,
          planningAreaIds: event.planningAreaIds.filter(
            (area) => !confirmed.some(({ planningAreaId }) => planningAreaId === area),
          ),
        },
      ];
    }
    case 'REOPEN_EXAMINATION':
      return [event, ...facts.profile.councils[facts.kind].map((council) => ({ ...event, rehear: [council] }))];
    case 'DEADLINE_PASSED':
      return facts.deadlines.map(({ kind }) => ({ ...event, deadline: kind }));
    default:
      return [event];
  }
}

/** The people who may do it at all; of the health centres both. */
function actorsOf(type: EventType) {
  const actor = person(EVENTS[type].role);
  return actor.role === 'healthCentre'
    ? [OWN_AREA, OTHER_AREA].map((area) => ({ ...actor, healthCentreId: healthCentreOf(area) }))
    : [actor];
}

/** An effect with what tells it from others of its type: no days, no texts. */
function told(effect: Effect): string {
  const words = Object.entries(effect).filter(([name]) =>
    ['to', 'council', 'councils', 'outcome', 'kind', 'kinds', 'returned'].includes(name),
  );
  return `${effect.type}${words.length > 0 ? `(${words.map(([, value]) => String(value)).join(' ')})` : ''}`;
}

interface Course {
  situations: number;
  ends: Set<CaseState>;
}

/** @param table for each event and each list of its effects the states in which it had them */
function walk(start: MemoryCase, table: Map<string, Map<string, Set<string>>>): Course {
  const seen = new Set([situationOf(start)]);
  const ahead = [start];
  const ends = new Set<CaseState>();
  for (let before = ahead.pop(); before !== undefined; before = ahead.pop()) {
    ends.add(before.state);
    for (const type of EVENT_TYPES) {
      for (const actor of actorsOf(type)) {
        for (const event of variants(type, before, actor)) {
          const today = type === 'DEADLINE_PASSED' ? LATER : DAY;
          const { after, decision } = attempt(before, event, actor, today);
          answerHolds(before, after, decision, event, actor, today);
          if (!decision.accepted) continue;
          caseHolds(after);
          const rows = table.get(type) ?? new Map<string, Set<string>>();
          const effects = decision.effects.map(told).join(', ') || '(nothing)';
          table.set(type, rows.set(effects, (rows.get(effects) ?? new Set()).add(before.state)));
          const situation = situationOf(after);
          if (!seen.has(situation)) ahead.push(after);
          seen.add(situation);
        }
      }
    }
  }
  return { situations: seen.size, ends };
}

it('keeps every promise in every situation, and has in each the effects of the reviewed table', () => {
  const table = new Map<string, Map<string, Set<string>>>();
  const counts: string[] = [];
  for (const kind of KINDS) {
    const round = sampleRound({ label: '第3回', applicationDeadline: '2026-12-25' });
    const { situations, ends } = walk(newMemoryCase(kind, { round }), table);
    counts.push(`${kind} ${situations}`);
    expect([...ends]).toEqual(expect.arrayContaining(['designated', 'refused', 'withdrawn']));
    // Without a round and a standard period there are no deadlines to close.
    walk(
      newMemoryCase(kind, { round: null, profile: { ...sampleProfile, standardProcessingOfficeDays: null } }),
      table,
    );
  }
  const lines = EVENT_TYPES.flatMap((type) => [
    '',
    type,
    ...[...(table.get(type) ?? [])]
      .map(([effects, states]) => `  ${effects}\n      in ${[...states].toSorted().join(', ')}`)
      .toSorted(),
  ]);
  const text = `What each accepted event changes, and in which states. Situations seen: ${counts.join(', ')}.\n${lines.join('\n')}\n`;
  if (process.env.REWRITE_MATRIX === '1') writeFileSync(TABLE, text);
  expect(text).toBe(readFileSync(TABLE, 'utf8'));
});
