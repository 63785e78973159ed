/** A record is put right in the database, the log keeps both, and the case stays where it is. */
import { randomUUID } from 'node:crypto';
import { CaseFixture, PEOPLE } from '../../../test/support/case-fixture.js';
import type { CaseEvent } from '../../procedure/events/index.js';
import { addDays } from '../../procedure/calendar/days.js';
import { factsCorrected, recordedFact, recordedFacts, type RecordName } from '../../procedure/recorded-facts.js';
import { auditReport } from '../../verification/audit.command.js';
import {
  CommandRefused,
  CorrectionRefused,
  IdempotencyConflict,
  RecordNotFound,
  StaleVersion,
} from '../entities/errors.js';
import { CaseQueries } from '../queries/case-queries.js';
import { RegistryService } from '../../registry/registry.service.js';
import { RecordCorrections } from './record-corrections.js';

const { officer, approver, healthCentre, hospital } = PEOPLE;
let fixture: CaseFixture;

beforeAll(async () => {
  fixture = await CaseFixture.start();
}, 60_000);
afterAll(() => fixture?.close());
beforeEach(() => fixture.clear());

const queries = () => fixture.app.get(CaseQueries);
const hearing = async (council: string) =>
  (await fixture.query<{ id: string }>('SELECT id FROM hearing WHERE council = $1 AND NOT voided', [council]))[0]!.id;

async function correct(
  caseId: string,
  record: RecordName,
  values: object,
  {
    actor = officer,
    idempotencyKey = 'correction',
    lockVersion,
    confirmed = [],
  }: Partial<{ actor: typeof officer; idempotencyKey: string; lockVersion: number; confirmed: string[] }> = {},
) {
  return fixture.app.get(RecordCorrections).correct(actor, {
    caseId,
    record,
    values: values as Record<string, unknown>,
    reason: '議事録と照らした誤記のため',
    lockVersion: lockVersion ?? (await fixture.lockVersion(caseId)),
    idempotencyKey,
    confirmed,
  });
}

it('the day of 医療審議会 is put right after the approval: the log keeps both, and the case stays where it is', async () => {
  const caseId = await fixture.approved();
  const record: RecordName = { type: 'opinion', hearingId: await hearing('medicalCouncil') };
  const { state, facts } = await viewOf(caseId);
  const before = facts.hearings.find(({ council }) => council === 'medicalCouncil')!.opinion!;
  const values = { ...before, heldOn: '2026-12-09' };
  const lockVersion = await fixture.lockVersion(caseId);
  const first = await correct(caseId, record, values, { lockVersion });
  expect(await correct(caseId, record, values, { lockVersion })).toMatchObject({ repeated: true, seq: first.seq });
  await expect(correct(caseId, record, { ...values, heldOn: '2026-12-08' }, { lockVersion })).rejects.toBeInstanceOf(
    IdempotencyConflict,
  );
  await expect(correct(caseId, record, values, { lockVersion, idempotencyKey: 'other' })).rejects.toBeInstanceOf(
    StaleVersion,
  );

  const now = await viewOf(caseId);
  expect(now.state).toBe(state);
  expect(now.facts.hearings.find(({ council }) => council === 'medicalCouncil')!.opinion).toEqual(values);
  expect(await queries().correctedRecords(officer, caseId)).toMatchObject([
    {
      record,
      before: { heldOn: before.heldOn },
      values: { heldOn: '2026-12-09' },
      reason: '議事録と照らした誤記のため',
    },
  ]);
  expect((await queries().log(hospital, caseId, 1)).rows.map(({ eventType }) => eventType)).not.toContain(
    'RECORD_CORRECTED',
  );
  expect(await auditReport(fixture.dataSource, () => undefined)).toBe(true);
});

it('what stood there is what the correction before it wrote, for one that waited for its turn', async () => {
  const caseId = await fixture.examined();
  const record: RecordName = { type: 'check', checkId: 'R1' };
  const lockVersion = await fixture.lockVersion(caseId);
  const [one, two] = ['議事録で確かめた', '登記簿で確かめた'].map((note) => ({ met: true, note })) as [object, object];
  const send = (values: object, version: number) => () =>
    correct(caseId, record, values, { lockVersion: version, idempotencyKey: String(version) });
  // The second knows the version that the first will make.
  const acts = [send(one, lockVersion), send(two, lockVersion + 1)];
  const done = await fixture.queued('SELECT FROM application FOR UPDATE', acts);
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  const [second, first] = await queries().correctedRecords(officer, caseId);
  expect([first?.values, second?.before, second?.values]).toEqual([one, one, two]);
  await expect(acts[1]?.()).resolves.toMatchObject({ repeated: true });
});

it('附帯意見 that a correction adds after the draft is asked of the next draft; that it has a place now is no change', async () => {
  const caseId = await fixture.approved();
  const id = await hearing('medicalCouncil');
  // As a hearing stands that was answered before 附帯意見 had a place of its own.
  await fixture.query('UPDATE hearing SET supplementary_opinion = NULL WHERE id = $1', [id]);
  const { facts } = await viewOf(caseId);
  const { opinion } = facts.hearings.find((each) => each.id === id)!;
  expect([opinion?.supplementaryOpinion, facts.draft?.basis?.changedSince]).toEqual(['', []]);
  const values = { ...opinion, supplementaryOpinion: '救急の集約を望む' };
  await correct(caseId, { type: 'opinion', hearingId: id }, values);
  expect((await viewOf(caseId)).facts.draft?.basis?.changedSince).toEqual(['hearings']);
  const issue = { type: 'ISSUE_DESIGNATION', documentNumber: '1', issuedOn: fixture.clock.today() } as const;
  const refused = await fixture.send(caseId, officer, issue).catch((error: unknown) => error);
  expect((refused as CommandRefused).conditions.map(({ text }) => text)).toEqual([
    expect.stringContaining('会議体の意見が起案の後に変わりました'),
    expect.stringContaining('医療審議会の附帯意見'),
  ]);
});

it('a point of the examination that was wrongly met bars the next step', async () => {
  const caseId = await fixture.examined();
  await correct(caseId, { type: 'check', checkId: 'R4' }, { met: false, note: '送致の公表があった' });
  const event: CaseEvent = { type: 'REQUEST_COORDINATION_COUNCIL', planningAreaIds: ['tokachi'], dueOn: '2026-12-11' };
  await expect(fixture.send(caseId, officer, event)).rejects.toBeInstanceOf(CommandRefused);
  await expect(
    correct(caseId, { type: 'check', checkId: 'R4' }, { met: false, note: '' }, { idempotencyKey: 'two' }),
  ).rejects.toBeInstanceOf(CorrectionRefused);
  await expect(
    correct(caseId, { type: 'opinion', hearingId: 'nothing' }, {}, { idempotencyKey: 'three' }),
  ).rejects.toBeInstanceOf(RecordNotFound);
});

it('a health centre puts its confirmation right after the report, and the prefecture is told', async () => {
  const caseId = await fixture.reported();
  const id = await hearing('coordinationCouncil');
  const { facts } = await viewOf(caseId);
  const { points, ...confirmation } = facts.hearings.find((each) => each.id === id)!.confirmation!;
  const values = { ...points, ...confirmation, chair: '正しい 座長' };
  await correct(caseId, { type: 'confirmation', hearingId: id }, values, { actor: healthCentre });
  expect(
    await fixture.query('SELECT chair, reported_on IS NOT NULL AS reported FROM hearing WHERE id = $1', [id]),
  ).toEqual([{ chair: '正しい 座長', reported: true }]);
  const [message] = await fixture.query<{ kind: string; body: string }>(
    `SELECT recipient_kind AS kind, body FROM outbox WHERE body LIKE '%訂正%'`,
  );
  expect(message).toMatchObject({
    kind: 'prefecture',
    body: expect.stringContaining('の記録を訂正しました') as string,
  });
  const read = async (actor: typeof officer) =>
    (await queries().log(actor, caseId, 1)).rows.some(({ eventType }) => eventType === 'RECORD_CORRECTED');
  expect([await read(officer), await read(healthCentre), await read(hospital)]).toEqual([true, true, false]);

  // An entry of the first shape, which named its record by a key, says the same to the same people.
  const [asWritten] = await queries().correctedRecords(healthCentre, caseId);
  await fixture.asOwner((query) =>
    query(
      `UPDATE record_entry SET payload = payload - 'record' || jsonb_build_object('key', 'confirmation-' || $1, 'hearingId', $1::text)
       WHERE event_type = 'RECORD_CORRECTED'`,
      [id],
    ),
  );
  expect([await read(officer), await read(healthCentre), await read(hospital)]).toEqual([true, true, false]);
  const [asRead] = await queries().correctedRecords(healthCentre, caseId);
  expect(asRead).toMatchObject({ record: asWritten!.record, before: asWritten!.before, values: asWritten!.values });
});

it('a request that is recorded the day after bears its own day, and a wrong one is put right and told to who was asked', async () => {
  const caseId = await fixture.examined();
  fixture.clock.set('2026-11-17T09:00:00+09:00');
  const asked: CaseEvent = { type: 'REQUEST_COORDINATION_COUNCIL', planningAreaIds: ['tokachi'], dueOn: '2026-12-11' };
  await expect(fixture.send(caseId, officer, { ...asked, requestedOn: '2026-11-13' })).rejects.toMatchObject({
    conditions: [{ id: 'date:requestedOn', text: expect.stringContaining('受付の日') as string }],
  });
  await fixture.send(caseId, officer, { ...asked, requestedOn: '2026-11-16' });
  await fixture.expectFactsAsStored();
  const id = await hearing('coordinationCouncil');
  const requestedOn = async () =>
    (await fixture.query<{ day: string }>('SELECT requested_on::text AS day FROM hearing WHERE id = $1', [id]))[0]?.day;
  expect(await requestedOn()).toBe('2026-11-16');
  await correct(caseId, { type: 'request', hearingId: id }, { requestedOn: '2026-11-17' });
  expect(await requestedOn()).toBe('2026-11-17');
  expect((await viewOf(caseId)).facts.hearings[0]).toMatchObject({ requestedOn: '2026-11-17' });
  expect(
    await fixture.query(`SELECT recipient_kind AS kind FROM outbox WHERE body LIKE '%訂正%' ORDER BY recipient_kind`),
  ).toEqual([{ kind: 'healthCentre' }, { kind: 'institution' }]);
  expect((await queries().log(healthCentre, caseId, 1)).rows[0]?.sentence).toContain('の記録を訂正しました');
});

it('a point that proves wrong after the notice is told to officer and approver, and undoes nothing', async () => {
  const caseId = await fixture.approved();
  const notice = { type: 'ISSUE_DESIGNATION', documentNumber: '地医第9号', issuedOn: '2026-12-11' } as const;
  await fixture.send(caseId, officer, notice);
  const told = () =>
    fixture.query<{ kind: string; subject: string; body: string }>(
      `SELECT recipient_kind AS kind, subject, body FROM outbox WHERE body LIKE '%訂正%'`,
    );
  fixture.clock.set('2027-01-18T09:00:00+09:00');
  await correct(caseId, { type: 'check', checkId: 'R1' }, { met: true, note: '議事録で確かめた' });
  expect(await told()).toEqual([]);
  const unmet = { met: false, note: '送致の公表があった' };
  await correct(caseId, { type: 'check', checkId: 'R4' }, unmet, { idempotencyKey: 'two' });
  const [message, ...others] = await told();
  expect(others).toEqual([]);
  expect(message).toMatchObject({ kind: 'prefecture', subject: expect.stringContaining('指定の条件') as string });
  for (const words of ['審査の確認項目を全て満たすこと（法113③・④）', '指定の効力は変わりません', 'R4'])
    expect(message?.body.includes(words)).toBe(words !== 'R4');
  expect((await viewOf(caseId)).state).toBe('designated');
  expect(fixture.issued).toEqual(['designation-notice', '2027-04-01〜2030-03-31']);
});

it('the days of arrival and receipt are put right, and the hospital reads of it', async () => {
  const caseId = await fixture.examined();
  await correct(caseId, { type: 'arrival' }, { submittedOn: '2026-11-13' });
  expect((await viewOf(caseId)).facts.submittedOn).toBe('2026-11-13');
  expect((await queries().log(hospital, caseId, 1)).rows[0]?.sentence).toBe('「申請の到達」の記録を訂正しました');
});

it('a corrected arrival moves the end of the standard period, in the facts and in the table', async () => {
  const registry = fixture.app.get(RegistryService);
  const published = { ...registry.profile(), standardProcessingOfficeDays: 5 };
  registry.profile = () => published;
  try {
    const caseId = await fixture.examined();
    const held = () =>
      fixture.query(
        `SELECT due_on::text AS due FROM deadline WHERE application_id = '${caseId}' AND kind = 'processing' AND closed_by_seq IS NULL`,
      );
    // arrived Monday 11-16: 17, 18, 19, 20, (23 is 勤労感謝の日) 24
    expect(await held()).toEqual([{ due: '2026-11-24' }]);
    // Friday 11-13: 16, 17, 18, 19, 20
    await correct(caseId, { type: 'arrival' }, { submittedOn: '2026-11-13' });
    expect(await held()).toEqual([{ due: '2026-11-20' }]);
    expect((await queries().get(officer, caseId)).requiredActions.dueOn).toBe('2026-11-20');
  } finally {
    Reflect.deleteProperty(registry, 'profile'); // that of its class again
  }
});

it('公示 is put right with a reason by the officer, to no day before the notice, and the hospital reads of it', async () => {
  const caseId = await fixture.approved();
  await fixture.send(caseId, officer, {
    type: 'ISSUE_DESIGNATION',
    documentNumber: '地医第9号',
    issuedOn: '2026-12-11',
  });
  const record: RecordName = { type: 'publicNotice' };
  await expect(correct(caseId, record, { on: '2026-12-14', method: '公報' })).rejects.toBeInstanceOf(RecordNotFound);
  await madePublic(caseId);
  fixture.clock.set('2026-12-15T09:00:00+09:00');
  const refused = (values: object, actor: typeof officer = officer) =>
    expect(correct(caseId, record, values, { actor })).rejects;
  await refused({ on: '2026-12-10', method: '公報' }).toMatchObject({
    conditions: [{ id: 'daySound', legalBasis: '法113⑥' }],
  });
  await refused({ on: '2026-12-16', method: '公報' }).toMatchObject({ conditions: [{ id: 'daySound' }] });
  await refused({ on: '2026-12-14', method: ' ' }).toMatchObject({ conditions: [{ id: 'method' }] });
  await refused({ on: '2026-12-14', method: '公報' }, approver).toMatchObject({
    conditions: [{ id: 'recorder' }],
  });
  await correct(caseId, record, { on: '2026-12-14', method: '北海道公報' });
  expect(
    await fixture.query(
      `SELECT public_notice_on::text AS day, public_notice_method AS method, lock_version AS version FROM designation WHERE application_id = $1`,
      [caseId],
    ),
  ).toEqual([{ day: '2026-12-14', method: '北海道公報', version: 2 }]);
  expect((await queries().correctedRecords(officer, caseId))[0]).toMatchObject({
    before: { on: '2026-12-11', method: '道のホームページ' },
    values: { on: '2026-12-14', method: '北海道公報' },
    reason: '議事録と照らした誤記のため',
  });
  expect((await queries().log(hospital, caseId, 1)).rows[0]?.sentence).toBe('「公示」の記録を訂正しました');
  expect(
    await fixture.query(`SELECT recipient_kind AS kind FROM outbox WHERE body LIKE '%「公示」の記録を訂正%'`),
  ).toEqual([{ kind: 'institution' }]);
  expect(await auditReport(fixture.dataSource, () => undefined)).toBe(true);
});

it('the words beside an approval are put right by who wrote them alone, and the prefecture alone reads of it', async () => {
  const caseId = await fixture.approved();
  const record: RecordName = { type: 'approval' };
  const comment = '4月1日より前に公示すること';
  const another = { ...approver, accountId: randomUUID() };
  for (const actor of [officer, another])
    await expect(correct(caseId, record, { comment }, { actor })).rejects.toMatchObject({
      conditions: [{ id: 'recorder' }],
    });
  await correct(caseId, record, { comment }, { actor: approver });
  expect((await viewOf(caseId)).facts.draft).toMatchObject({
    approvalComment: comment,
    approverId: approver.accountId,
  });
  expect(await fixture.query('SELECT answer, comment FROM approval')).toEqual([{ answer: 'approved', comment }]);
  expect((await queries().correctedRecords(officer, caseId))[0]).toMatchObject({
    before: { comment: '' },
    values: { comment },
  });
  expect((await queries().log(hospital, caseId, 1)).rows[0]?.eventType).not.toBe('RECORD_CORRECTED');
  expect(await fixture.query(`SELECT recipient_kind AS kind FROM outbox WHERE body LIKE '%の記録を訂正%'`)).toEqual([
    { kind: 'prefecture' },
  ]);
  expect(await auditReport(fixture.dataSource, () => undefined)).toBe(true);
});

it('every record is stored as the procedure says that it stands once it is corrected', async () => {
  const caseId = await fixture.approved();
  await madePublic(caseId);
  const { application, facts } = await queries().get(officer, caseId);
  const { requestedOn, reportedOn } = facts.hearings.find(({ council }) => council === 'coordinationCouncil')!;
  fixture.clock.advanceDays(3);
  const earlier = addDays(requestedOn, -3); // a Friday
  // The arrival of a paper is that of the application once it is submitted (src/web/cases/paper-arrival.spec.ts); what was answered has no due date.
  const changed: Readonly<Record<Exclude<RecordName['type'], 'paperArrival' | 'correctionDue' | 'reportDue'>, object>> =
    {
      arrival: { submittedOn: '2026-11-13' },
      receipt: { receivedOn: '2026-11-13' },
      check: { note: '議事録で確かめた' },
      request: { requestedOn: earlier },
      convened: { meetingName: '第3回 架空圏地域医療構想調整会議' },
      confirmation: { chair: '正しい 座長' },
      report: { reportedOn: addDays(reportedOn!, -1) },
      opinion: { supplementaryOpinion: '議事録のとおり' },
      approval: { comment: '通知の後に公示すること' },
      publicNotice: { on: '2026-12-14', method: '北海道公報' },
    };
  const seen = new Set<string>();
  for (const { name } of recordedFacts(application.state, facts)) {
    if (seen.has(name.type)) continue;
    seen.add(name.type);
    const before = await queries().get(officer, caseId);
    const record = recordedFact(application.state, before.facts, name)!;
    const values = { ...record.values, ...changed[name.type as keyof typeof changed] };
    const actor = { healthCentre, prefectureApprover: approver, prefectureOfficer: officer }[
      record.role as 'healthCentre'
    ];
    // More than a month ago, which is asked about.
    const confirmed = name.type === 'request' ? [`requestedOn=${earlier}`] : [];
    await correct(caseId, name, values, { actor, idempotencyKey: name.type, confirmed });
    const stored = (await queries().get(officer, caseId)).facts;
    const { draft: _, ...now } = stored;
    const { draft: __, ...lawful } = factsCorrected(before.facts, record, values);
    expect([name.type, now]).toEqual([name.type, lawful]);
    expect([name.type, recordedFact(application.state, stored, name)?.values]).toEqual([name.type, values]);
  }
  expect([...seen].sort()).toEqual(Object.keys(changed).sort());
});

it('a due date that was typed too late is put right: the deadline, the papers’ note and the other side’s message say the new one', async () => {
  const caseId = await fixture.examined();
  const items = [{ target: 'その他', text: '誓約の内容を確かめてください' }];
  // Today is 2026-11-13 (Fri); meant was 11-27, typed 12-25.
  await fixture.send(caseId, officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-12-25' });
  const due: RecordName = { type: 'correctionDue' };
  await expect(correct(caseId, due, { dueOn: fixture.clock.today() })).rejects.toMatchObject({
    conditions: [{ id: 'daySound' }],
  });
  await correct(caseId, due, { dueOn: '2026-11-27' }, { idempotencyKey: 'earlier' });
  const { facts } = await viewOf(caseId);
  expect(facts.openCorrection).toMatchObject({ dueOn: '2026-11-27' });
  expect(facts.deadlines).toContainEqual({ kind: 'correction', dueOn: '2026-11-27', remindedOn: null });
  await fixture.expectFactsAsStored();
  const messages = await fixture.query<{ kind: string; subject: string; body: string }>(
    `SELECT recipient_kind AS kind, subject, body FROM outbox WHERE body LIKE '%に訂正しました%'`,
  );
  expect(messages).toMatchObject([{ kind: 'institution' }]);
  expect(messages[0]?.subject).toContain('【要対応・11/27（金）まで】');
  expect(messages[0]?.body).toContain('令和8年12月25日（金）から令和8年11月27日（金）に訂正しました');
  expect(await queries().correctedRecords(officer, caseId)).toMatchObject([
    { before: { dueOn: '2026-12-25' }, values: { dueOn: '2026-11-27' }, reason: '議事録と照らした誤記のため' },
  ]);
  expect(await auditReport(fixture.dataSource, () => undefined)).toBe(true);
});

it('the day by which a council reports is put right for that council, and its health centre is told', async () => {
  const caseId = await fixture.examined();
  await fixture.send(caseId, officer, {
    type: 'REQUEST_COORDINATION_COUNCIL',
    planningAreaIds: ['tokachi'],
    dueOn: '2027-02-26',
  });
  const record: RecordName = { type: 'reportDue', hearingId: await hearing('coordinationCouncil') };
  await correct(caseId, record, { dueOn: '2026-11-26' });
  const { facts } = await viewOf(caseId);
  expect(facts.hearings.map(({ dueOn }) => dueOn)).toEqual(['2026-11-26']);
  expect(facts.deadlines).toContainEqual({ kind: 'councilReport', dueOn: '2026-11-26', remindedOn: null });
  await fixture.expectFactsAsStored();
  expect(await fixture.query(`SELECT recipient_kind AS kind FROM outbox WHERE body LIKE '%に訂正しました%'`)).toEqual([
    { kind: 'healthCentre' },
  ]);
});

it('no arrival before what came with the application lets one escape a violation that a 補正 told of (則82②)', async () => {
  const caseId = await fixture.examined('C2');
  const items = [{ target: 'その他', text: '誓約の内容を確かめてください' }];
  await fixture.send(caseId, officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-11-27' });
  const { openCorrection, content } = (await queries().get(hospital, caseId)).facts;
  const violation = { ...content.violation, exists: true, referredOn: '2026-03-02', publishedOn: '2026-04-01' };
  await fixture.write(caseId, { ...content, violation });
  await fixture.send(caseId, hospital, {
    type: 'SUBMIT_CORRECTION',
    answers: [{ itemId: openCorrection!.items[0]!.id, answer: '送致と公表がありました' }],
  });
  await fixture.expectFactsAsStored();
  const arrived = (await viewOf(caseId)).facts.arrivedWith;
  expect(arrived?.content).toEqual(content);
  const toFebruary = correct(caseId, { type: 'arrival' }, { submittedOn: '2026-02-27' });
  await expect(toFebruary).rejects.toMatchObject({ conditions: [{ id: 'applicationDates' }] });
});

/** A line of the register whose notice bears no file, made public three days after. */
async function madePublic(caseId: string): Promise<void> {
  await fixture.query(
    `INSERT INTO designation (institution_id, kind, application_id, designated_on, valid_from, valid_to, notice_number, public_notice_on, public_notice_method, created_at)
     SELECT institution_id, kind, id, '2026-12-11', '2027-04-01', '2030-03-31', '地医第9号', '2026-12-11', '道のホームページ', '2026-12-11T09:00:00+09:00'
     FROM application WHERE id = $1`,
    [caseId],
  );
}

async function viewOf(caseId: string) {
  const { application, facts } = await queries().get(officer, caseId);
  return { state: application.state, facts };
}
