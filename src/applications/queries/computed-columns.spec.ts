/** What lists and homes count are columns; what the page of the case says is computed when it is opened. Both are the same, whatever happened before. */
import fc from 'fast-check';
import { AREA, CaseFixture, PEOPLE } from '../../../test/support/case-fixture.js';
import { sampleEvent } from '../../../test/support/procedure.js';
import type { CaseEvent, EventOf } from '../../procedure/events/index.js';
import { hearingStep } from '../../procedure/case/hearings.js';
import { availableEvents } from '../../procedure/decide.js';
import { requiredActions, turnOf } from '../../procedure/required-actions.js';
import { EVALUATION_DOCUMENT } from '../../procedure/requirements/section-documents.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { STATE_INFO } from '../../procedure/terms/states.js';
import { CommandRefused } from '../entities/errors.js';
import { BUCKET_TASKS } from './buckets.js';
import { CaseQueries } from './case-queries.js';
import type { CaseView } from './case-view.js';

const OTHER_AREA = 'nemuro';
const NEXT_ROUND = '22222222-2222-4222-8222-222222222224';
const { hospital, officer, approver, healthCentre } = PEOPLE;
const centres: readonly Actor[] = [healthCentre, { ...healthCentre, healthCentreId: 'nakashibetsu' }];
/** One who drafted before moving to the post of an approver. */
const promoted: Actor = { ...officer, role: 'prefectureApprover' };
const people: readonly Actor[] = [hospital, officer, approver, promoted, ...centres];

/** They end the case, need a file or take a name away, and the content is no matter of what comes next. */
const LEFT_OUT = [
  ...['RELEASE_OFFICER', 'WITHDRAW', 'PULL_BACK', 'ATTACH_DOCUMENT', 'WITHDRAW_DOCUMENT', 'EDIT_CONTENT'],
  'DRAFT_REFUSAL',
];
/** Possible so often that most histories would get nowhere. */
const SETBACKS = [
  ...['REOPEN_EXAMINATION', 'RETURN_DRAFT', 'REQUEST_CORRECTION', 'CANCEL_COUNCIL_REQUEST'],
  ...['NOTE_INQUIRY', 'NOTE_CENTRE_INQUIRY', 'ATTACH_MINUTES', 'ATTACH_CENTRE_MINUTES'],
  ...['ASSIGN_OFFICER', 'MOVE_ROUND', 'CHOOSE_ROUND'],
];

interface Chance {
  pick: number;
  hearing: number;
  /** What is unusual about the input: half of a record, a doubt, a council that is heard again. */
  twist: 'none' | 'half' | 'doubt';
  /** Also what throws the case back. */
  setback: boolean;
  /** Instead of an event, an act on a document. */
  document: boolean;
  daysLater: number;
}

const histories = fc.record({
  kind: fc.constantFrom('B' as const, 'RENKEI_B' as const, 'C1' as const),
  chances: fc.array(
    fc.record<Chance>({
      pick: fc.nat(1000),
      hearing: fc.nat(1000),
      twist: fc.constantFrom('none', 'none', 'half', 'doubt'),
      setback: fc.nat(3).map((n) => n === 0),
      document: fc.nat(9).map((n) => n === 0),
      daysLater: fc.nat(4),
    }),
    { minLength: 26, maxLength: 26 },
  ),
});

let fixture: CaseFixture;
let queries: CaseQueries;
/** Every task and step that there was. */
const seen = new Set<string>();

beforeAll(async () => {
  fixture = await CaseFixture.start();
  queries = fixture.app.get(CaseQueries);
  // To which the cases can be moved, with times of its own; and whoever is put in charge of them.
  await fixture.query(
    `INSERT INTO intake_round (id, fiscal_year, number, label, application_deadline, request_on, measures_council, designation, certainty)
     VALUES ($1, 2026, 4, '令和8年度 第4回', '2027-01-29', '2026-12-18', '2月上旬', '3月下旬', 'unconfirmed')`,
    [NEXT_ROUND],
  );
  await fixture.query(
    `INSERT INTO account (id, login, password_hash, name, role, office_name) VALUES ($1, 'officer', '', $2, 'prefectureOfficer', $3)`,
    [officer.accountId, officer.name, officer.officeName],
  );
});
afterAll(() => fixture.close());

/** One of the things that can be done with the case. */
function choose({ application: { kind, state }, facts }: CaseView, chance: Chance, today: string) {
  const possible = people.flatMap((actor) =>
    availableEvents({ kind, state, facts, actor, now: { today } })
      .filter(({ ready, type }) => ready && !LEFT_OUT.includes(type) && (chance.setback || !SETBACKS.includes(type)))
      .map(({ type }) => ({ actor, type })),
  );
  const { actor, type } = possible[chance.pick % Math.max(possible.length, 1)] ?? {};
  if (!actor || !type) return null;
  const own = facts.hearings.filter((each) => each.healthCentreId === actor.healthCentreId && !each.voided);
  const hearingId = own[chance.hearing % Math.max(own.length, 1)]?.id ?? '';
  return { actor, event: twisted(sampleEvent(type, facts, today), chance, hearingId) };
}

function twisted(event: CaseEvent, { twist, hearing }: Chance, hearingId: string): CaseEvent {
  switch (event.type) {
    case 'REQUEST_COORDINATION_COUNCIL':
      return { ...event, planningAreaIds: event.planningAreaIds.length > 1 ? [AREA, OTHER_AREA] : [AREA] };
    case 'CONVENE_COUNCIL':
    case 'REPORT_CONFIRMATION':
    case 'UNDO_CONVENING':
    case 'UNDO_REPORT':
      return { ...event, hearingId };
    case 'RECORD_CONFIRMATION':
      return { ...event, hearingId, ...confirmation(event, twist) };
    case 'RECORD_EXAMINATION': {
      const entries = Object.entries(event.checks);
      return twist === 'half'
        ? { ...event, checks: Object.fromEntries(entries.slice(0, 1 + (hearing % entries.length))) }
        : event;
    }
    case 'REQUEST_CORRECTION': // the list of documents is Hokkaido's here, and not that of the sample
      return { ...event, items: event.items.map((item) => ({ ...item, target: EVALUATION_DOCUMENT })) };
    case 'MOVE_ROUND':
      return { ...event, roundId: NEXT_ROUND };
    case 'REOPEN_EXAMINATION':
      return twist === 'none' ? event : { ...event, rehear: [twist === 'half' ? 'measuresCouncil' : 'medicalCouncil'] };
    default:
      return event;
  }
}

function confirmation({ points }: EventOf<'RECORD_CONFIRMATION'>, twist: Chance['twist']) {
  if (twist === 'half') return { points: { consistentWithPolicy: true } };
  return twist === 'doubt' ? { points: { ...points, longHoursUnavoidable: false }, remarks: '確認に至らない' } : {};
}

/** What is stored of the case is what the procedure says of it, and so is what everybody counts. */
async function agrees(caseId: string): Promise<void> {
  await fixture.expectFactsAsStored();
  const { application, facts } = await queries.get(officer, caseId);
  const { kind, procedure, state } = application;
  const today = fixture.clock.today();
  const { holder, dueOn, task } = turnOf(state, facts);
  expect({ ...application }).toMatchObject({ holder, dueOn, task });
  if (task) seen.add(task);

  const steps = await fixture.query<{ id: string; step: string | null }>('SELECT id, step FROM hearing');
  for (const hearing of facts.hearings) {
    if (hearing.council === 'coordinationCouncil') seen.add(hearingStep(kind, hearing));
    const stored = steps.find(({ id }) => id === hearing.id)?.step ?? null;
    expect(stored).toBe(hearing.council === 'coordinationCouncil' ? hearingStep(kind, hearing) : null);
  }

  const isFinal = STATE_INFO[state].final;
  const counted = async (actor: Actor) =>
    Object.fromEntries((await queries.homeCounts(actor)).buckets.map(({ id, count }) => [id, count]));
  const late = dueOn !== null && dueOn < today;
  expect(await counted(officer)).toEqual({
    overdue: Number(late),
    papers: Number(facts.paperArrivedOn !== null && facts.submittedOn === null),
    ...Object.fromEntries(
      Object.entries(BUCKET_TASKS).map(([id, tasks]) => [id, Number(tasks.some((each) => each === task))]),
    ),
    inMyCharge: Number(!isFinal && facts.officer?.id === officer.accountId),
    inNoCharge: Number(!isFinal && facts.officer === null && facts.submittedOn !== null),
  });
  if (facts.officer !== null) seen.add('in charge');
  if (facts.round?.label === '令和8年度 第4回') seen.add('moved');
  for (const actor of centres) {
    const own = facts.hearings.filter((each) => each.healthCentreId === actor.healthCentreId && !each.voided);
    const at = (step: string) =>
      Number(STATE_INFO[state].holder === 'healthCentre' && own.some((each) => hearingStep(kind, each) === step));
    const [toConvene, toConfirm, toReport] = ['toConvene', 'toConfirm', 'toReport'].map(at);
    expect(await counted(actor)).toMatchObject({ toConvene, toConfirm, toReport });
  }
  for (const actor of people) {
    const { mine } = requiredActions({ kind, procedure, state, facts, actor, now: { today } });
    expect([actor.role, (await queries.list(actor, { mine: true })).total]).toEqual([actor.role, Number(mine)]);
  }
}

it('agrees after every step of random histories', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async ({ kind, chances }) => {
      await fixture.clear();
      const caseId = await fixture.submitted(kind);
      await agrees(caseId);
      for (const chance of chances) {
        fixture.clock.advanceDays(chance.daysLater);
        const view = await queries.get(officer, caseId);
        const chosen = choose(view, chance, fixture.clock.today());
        if (chance.document) await fixture.reissueCopy(caseId);
        else if (chosen)
          await fixture.send(caseId, chosen.actor, chosen.event).catch((error: unknown) => {
            if (!(error instanceof CommandRefused)) throw error;
          });
        await agrees(caseId);
      }
    }),
    { numRuns: 8, seed: 20261130, endOnFailure: true },
  );
  // The agreement is worth something only if the histories get anywhere.
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'receive',
      'examine',
      'readAnswer',
      'hear',
      'draft',
      'approve',
      'toConvene',
      'toConfirm',
      'toReport',
      'reported',
      'in charge',
      'moved',
    ]),
  );
});
