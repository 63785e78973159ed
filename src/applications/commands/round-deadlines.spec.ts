/** What a list says of a due date is what the page of the case says, whatever is changed in the settings meanwhile. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CaseFixture, PEOPLE } from '../../../test/support/case-fixture.js';
import { factsReadyFor, person, sampleEvent, TODAY } from '../../../test/support/procedure.js';
import { effectsOf, EVENT_TYPES, EVENTS } from '../../procedure/events/index.js';
import { KINDS } from '../../procedure/terms/kinds.js';
import { OfficeCalendarService } from '../../registry/office-calendar.service.js';
import { RegistryService } from '../../registry/registry.service.js';
import type { RoundEntry } from '../../registry/round.service.js';
import { RowChanged, rowVersion } from '../../registry/row-editing.js';
import { EVIDENCE } from '../../verification/evidence.js';
import { verifyRecord } from '../../record/verify.js';
import { CaseQueries } from '../queries/case-queries.js';
import { TAKES_DEADLINE } from './round-deadline-lock.js';
import { RoundDeadlines } from './round-deadlines.js';

const { hospital, officer } = PEOPLE;
const ROUND = '22222222-2222-4222-8222-222222222222';

let fixture: CaseFixture;
beforeAll(async () => {
  fixture = await CaseFixture.start();
}, 240_000);
afterAll(() => fixture?.close());
beforeEach(async () => {
  await fixture.clear();
  await moveRound('2026-11-30');
});

const roundNow = async () => (await fixture.app.get(RegistryService).round(ROUND))!;
async function moveRound(applicationDeadline: string, seenVersion?: string): Promise<void> {
  const { id, ...entry } = await roundNow();
  const seen = seenVersion ?? rowVersion({ id, ...entry });
  await fixture.app
    .get(RoundDeadlines)
    .change(officer, { id, entry: { ...entry, applicationDeadline }, seenVersion: seen });
}
/** What the list and the page say, which must be one. */
async function dueOn(caseId: string): Promise<string | null> {
  const queries = fixture.app.get(CaseQueries);
  const { rows } = await queries.list(officer, {}, 1);
  const listed = rows.find(({ id }) => id === caseId)?.dueOn ?? null;
  const { requiredActions } = await queries.get(officer, caseId);
  expect([requiredActions.dueOn]).toEqual([listed]);
  return listed;
}

it('the deadline of a round moves for every application of it that is not submitted, and is told in its log and to its hospital', async () => {
  const { applicationDeadline: before } = await roundNow();
  const { caseId } = await fixture.open({ roundId: ROUND });
  const submitted = await fixture.submitted('C1');
  const processing = await dueOn(submitted);
  expect(await dueOn(caseId)).toBe(before);

  await moveRound('2027-01-15');
  expect(await dueOn(caseId)).toBe('2027-01-15');
  expect(await dueOn(submitted)).toBe(processing);
  const { deadlines } = await fixture.app.get(CaseQueries).get(officer, caseId);
  expect(deadlines.filter(({ status }) => status === 'open')).toMatchObject([
    { kind: 'application', dueOn: '2027-01-15' },
  ]);
  const { rows } = await fixture.app.get(CaseQueries).log(hospital, caseId, 1);
  expect(rows[0]?.sentence).toContain('申請回の期限が令和8年11月30日（月）から令和9年1月15日（金）に変わりました');
  const told = await fixture.query<{ subject: string }>(
    `SELECT subject FROM outbox WHERE recipient_kind = 'institution' AND subject LIKE '%申請の期限の変更%'`,
  );
  expect(told).toEqual([{ subject: expect.stringContaining('1/15（金）まで') as string }]);
  expect((await verifyRecord(fixture.dataSource, EVIDENCE)).problems).toEqual([]);

  // Sent again it changes nothing; a note of the round moves no deadline.
  await moveRound('2027-01-15');
  expect((await fixture.app.get(CaseQueries).log(hospital, caseId, 1)).rows).toHaveLength(rows.length);
  await moveRound(before);
  expect(await dueOn(caseId)).toBe(before);
});

it('what the prefecture has to do goes by the times of the round, and follows when they change', async () => {
  const reschedule = async (changes: Partial<RoundEntry>) => {
    const { id, ...now } = await roundNow();
    const change = { id, entry: { ...now, ...changes }, seenVersion: rowVersion({ id, ...now }) };
    await fixture.app.get(RoundDeadlines).change(officer, change);
  };
  const caseId = await fixture.submitted();
  const { caseId: waiting } = await fixture.open({ kind: 'C1', roundId: ROUND });
  const period = await dueOn(caseId);
  await reschedule({ requestOn: '2026-12-11', designation: '3月下旬' });
  expect(await dueOn(caseId)).toBe('2026-12-11');
  expect(await dueOn(waiting)).toBe('2026-11-30');
  const { rows } = await fixture.app.get(CaseQueries).log(officer, caseId, 1);
  expect(rows[0]?.sentence).toBe('申請回の日程が変わりました');
  expect((await fixture.app.get(CaseQueries).log(hospital, caseId, 1)).rows[0]?.sentence).not.toContain('日程');

  // A note of the round is told to no case.
  await reschedule({ note: '道のウェブサイトによる' });
  expect((await fixture.app.get(CaseQueries).log(officer, caseId, 1)).rows).toHaveLength(rows.length);
  await reschedule({ requestOn: null, designation: '' });
  expect(await dueOn(caseId)).toBe(period);
});

it('no application begun at the moment in which the round moves keeps the day that it no longer has', async () => {
  const days = ['2027-01-15', '2027-01-18', '2027-01-19', '2027-01-20'];
  for (const day of days) {
    const opened = KINDS.map((kind, index) => sleep(index * 3).then(() => fixture.open({ kind, roundId: ROUND })));
    const [cases] = await Promise.all([Promise.all(opened), sleep(Math.random() * 12).then(() => moveRound(day))]);
    for (const { caseId } of cases) {
      expect(await dueOn(caseId)).toBe(day);
      await fixture.send(caseId, hospital, { type: 'WITHDRAW', reason: '取り違えたため' });
    }
  }
});

it('every event that gives a case the deadline of its round waits for who moves that', () => {
  const takes = EVENT_TYPES.filter((type) => {
    const facts = factsReadyFor('B', type);
    const context = { facts, actor: person(EVENTS[type].role), now: { today: TODAY } };
    return effectsOf(context, sampleEvent(type, facts)).some(
      (effect) => effect.type === 'openDeadline' && effect.kind === 'application',
    );
  });
  expect(takes).toEqual(expect.arrayContaining(['PULL_BACK', 'CHOOSE_ROUND']));
  expect(takes.filter((type) => ![...TAKES_DEADLINE, 'ROUND_DEADLINE_MOVED'].includes(type))).toEqual([]);
});

it('a change of the round that is refused moves no deadline', async () => {
  const { applicationDeadline: before } = await roundNow();
  const { caseId } = await fixture.open({ roundId: ROUND });
  await expect(moveRound('2027-01-15', 'an older version')).rejects.toThrow(RowChanged);
  expect(await dueOn(caseId)).toBe(before);
});

it('a renewal is due by the last day of its designation from its opening on, in the list too', async () => {
  const [line] = await fixture.query<{ id: string }>(
    `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, public_notice_on, public_notice_method, created_at)
     VALUES ($1, 'B', '2023-11-28', '2023-11-28', '2026-11-27', '2023-11-28', '公報', now()) RETURNING id`,
    [hospital.institutionId],
  );
  const renewal = { procedure: 'renewal', currentDesignationId: line?.id ?? '' } as const;
  const { caseId } = await fixture.open({ ...renewal, roundId: ROUND });
  expect(await dueOn(caseId)).toBe('2026-11-27');
  await moveRound('2027-01-15');
  expect(await dueOn(caseId)).toBe('2026-11-27');
  await moveRound('2026-11-24');
  expect(await dueOn(caseId)).toBe('2026-11-24');
  await fixture.send(caseId, hospital, { type: 'WITHDRAW', reason: '取り違えたため' });
  const alone = await fixture.open({ ...renewal, roundId: null });
  expect(await dueOn(alone.caseId)).toBe('2026-11-27');
});

it('what has come on paper waits for no round', async () => {
  const { caseId } = await fixture.open({ roundId: ROUND });
  await fixture.send(caseId, officer, { type: 'NOTE_PAPER_ARRIVAL', arrivedOn: '2026-11-16', reason: '収受印による' });
  await moveRound('2027-01-15');
  expect(await dueOn(caseId)).toBeNull();
});

it('a closed day that is added later moves no deadline that is set: neither one that a letter told, nor the period of the prefecture', async () => {
  const examined = await fixture.submitted();
  const period = await dueOn(examined);
  await fixture.send(examined, officer, { type: 'RECEIVE' });
  const calendar = fixture.app.get(OfficeCalendarService);
  await calendar.add('2026-11-18', '臨時の閉庁日', { actor: officer, idempotencyKey: randomUUID() });
  expect(await dueOn(examined)).toBe(period);
  await fixture.send(examined, officer, {
    type: 'REQUEST_CORRECTION',
    items: [{ target: 'D05', text: '日付がありません' }],
    dueOn: '2026-12-04',
  });
  await calendar.add('2026-12-04', '臨時の閉庁日', { actor: officer, idempotencyKey: randomUUID() });
  expect(await dueOn(examined)).toBe('2026-12-04');
  for (const day of ['2026-11-18', '2026-12-04'])
    await calendar.remove(day, { actor: officer, idempotencyKey: randomUUID() });
  expect(await dueOn(examined)).toBe('2026-12-04');
});
