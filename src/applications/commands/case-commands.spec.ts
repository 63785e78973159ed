import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { AREA, CaseFixture, PEOPLE } from '../../../test/support/case-fixture.js';
import { draftEvent, refusalEvent } from '../../../test/support/procedure.js';
import { filledB, filledPlan, filledRenkeiB } from '../../../test/support/procedure-samples.js';
import { EVIDENCE } from '../../verification/evidence.js';
import { verifyRecord } from '../../record/verify.js';
import type { CaseEvent } from '../../procedure/events/index.js';
import { type CaseCommand, CaseCommands } from './case-commands.js';
import { caseSentence } from '../messages/case-sentences.js';
import { CaseEntries } from './case-entries.js';
import { DeadlineJob } from './deadline-job.js';
import { openDeadline } from '../effects/deadline-effects.js';
import { Application } from '../entities/application.js';
import { CaseNotFound, CommandRefused, IdempotencyConflict, OpeningRefused, StaleVersion } from '../entities/errors.js';
import { FactsLoader } from '../facts/facts-loader.js';
import { replayProblems } from '../log/replay-check.js';
import { CaseQueries } from '../queries/case-queries.js';
import { SentenceContexts } from '../messages/sentence-context.js';

const { hospital, otherHospital, officer, approver, healthCentre } = PEOPLE;
const PLAN = { type: 'RECORD_PLAN', plan: filledPlan() } as const satisfies CaseEvent;
const COPY_ISSUED_AGAIN = {
  type: 'DOCUMENT_REISSUED',
  formId: 'reception-copy',
  subjectKey: '',
  version: 2,
  title: '受付の控え',
  reason: '紛失のため',
} as const;
const OTHER = { type: 'WITHDRAW', reason: '計画を見直すため' } as const satisfies CaseEvent;

let fixture: CaseFixture;
let commands: CaseCommands;

beforeAll(async () => {
  fixture = await CaseFixture.start();
  commands = fixture.app.get(CaseCommands);
});
afterAll(() => fixture.close());
beforeEach(() => fixture.clear());
afterEach(() => fixture.expectFactsAsStored());

/** A form opened on a case at a version. */
function form(caseId: string, lockVersion: number, event: CaseEvent): CaseCommand {
  return { caseId, lockVersion, idempotencyKey: randomUUID(), event };
}

async function caseRow(caseId: string): Promise<Record<string, unknown>> {
  const [row] = await fixture.query<Record<string, unknown>>(
    'SELECT state, lock_version, holder, due_on::text, state_since::text, submitted_on::text, received_on::text FROM application WHERE id = $1',
    [caseId],
  );
  return row ?? {};
}

const logLength = async () =>
  (await fixture.query<{ n: number }>("SELECT count(*)::int AS n FROM record_entry WHERE subject_type = 'case'"))[0]?.n;

describe('opening a case', () => {
  it('gives no number yet and waits for the hospital until the round ends', async () => {
    const opened = await fixture.open();
    expect(opened).toMatchObject({
      referenceNo: null,
      state: 'planDrafting',
      lockVersion: 1,
      seq: 1,
      repeated: false,
    });
    expect(await caseRow(opened.caseId)).toMatchObject({
      holder: 'hospital',
      due_on: '2026-11-30',
      state_since: '2026-11-16',
    });
  });

  it('refuses a second unfinished case of the kind, another hospital, and a renewal of nothing', async () => {
    const { caseId } = await fixture.open();
    await expect(fixture.open()).rejects.toThrow('B水準の申請（提出前）が手続中です');
    await expect(fixture.open({ kind: 'C1' }, otherHospital)).rejects.toThrow(OpeningRefused);
    await expect(fixture.open({ kind: 'C1', procedure: 'renewal' })).rejects.toThrow(
      '更新の対象となるC-1水準の指定が選ばれていません',
    );
    await fixture.send(caseId, hospital, { type: 'WITHDRAW', reason: '準備のため' });
    await expect(fixture.open()).resolves.toMatchObject({ state: 'planDrafting' });
  });

  it('opens one case for a double click, and one for two people who open at the same moment', async () => {
    const idempotencyKey = randomUUID();
    const [first, second] = await Promise.all([fixture.open({ idempotencyKey }), fixture.open({ idempotencyKey })]);
    expect(first.caseId).toBe(second.caseId);
    expect([first.repeated, second.repeated].sort()).toEqual([false, true]);

    const results = await Promise.allSettled([fixture.open({ kind: 'C1' }), fixture.open({ kind: 'C1' })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('begins a renewal with what was written last time, but for the pledge', async () => {
    const caseId = await fixture.approved();
    await fixture.send(caseId, officer, {
      type: 'ISSUE_DESIGNATION',
      documentNumber: '架空第1号',
      issuedOn: '2026-12-11',
    });
    const [designation] = await fixture.query<{ id: string }>(
      `INSERT INTO designation (institution_id, kind, application_id, designated_on, valid_from, valid_to, created_at)
       SELECT institution_id, kind, id, '2026-12-11', '2027-04-01', '2030-03-31', now() FROM application RETURNING id`,
    );
    const renewal = await fixture.open({ procedure: 'renewal', currentDesignationId: designation?.id ?? null });
    const { facts, working } = await fixture.app.get(CaseQueries).get(hospital, renewal.caseId);
    expect(facts.content).toEqual({ ...filledB(), pledge: { agreed: false, pledgedOn: null } });
    expect(working?.map(({ section, version }) => [section, version])).toEqual([
      ['applicant', 1],
      ['pledge', 1],
      ['reason', 1],
      ['results', 1],
      ['sub-items', 1],
    ]);
  });
});

describe('the whole course', () => {
  it('goes from the draft plan to the designation, with log, holder, deadlines and messages', async () => {
    const caseId = await fixture.approved();
    expect(await caseRow(caseId)).toMatchObject({
      state: 'deciding.approved',
      holder: 'prefectureOfficer',
      submitted_on: '2026-11-16',
      received_on: '2026-11-16',
    });

    const issued = await fixture.send(caseId, officer, {
      type: 'ISSUE_DESIGNATION',
      documentNumber: '架空第1号',
      issuedOn: '2026-12-11',
    });
    expect(issued.state).toBe('designated');
    expect(await caseRow(caseId)).toMatchObject({
      state: 'designated',
      holder: 'none',
      due_on: null,
      lock_version: issued.seq,
      state_since: '2026-12-11',
    });
    expect(fixture.issued).toEqual(['designation-notice', '2027-04-01〜2030-03-31']);

    expect(await fixture.query('SELECT id FROM deadline WHERE closed_by_seq IS NULL')).toEqual([]);
    expect(await replayProblems(fixture.dataSource.manager)).toEqual([]);
    expect(await verifyRecord(fixture.dataSource, EVIDENCE)).toMatchObject({
      entries: issued.seq + 1,
      rows: { 申請: 1 },
      problems: [],
    });

    const [approval] = await fixture.query<Record<string, unknown>>(
      `SELECT a.approver_name, a.answer, a.content_digest = d.content_digest AS same_case FROM approval a JOIN draft_decision d ON d.id = a.draft_decision_id`,
    );
    expect(approval).toEqual({ approver_name: approver.name, answer: 'approved', same_case: true });
  });

  it.each(['RENKEI_B', 'C1', 'C2'] as const)(
    '%s goes from the draft plan through the examination to a refusal',
    async (kind) => {
      const caseId = await fixture.examined(kind);
      await fixture.send(caseId, officer, refusalEvent({ issueOn: fixture.clock.today() }));
      await fixture.send(caseId, approver, { type: 'APPROVE', comment: '' });
      const issued = await fixture.send(caseId, officer, {
        type: 'ISSUE_REFUSAL',
        documentNumber: '架空第2号',
        issuedOn: '2026-11-16',
      });
      expect(issued.state).toBe('refused');
      expect(fixture.issued).toEqual(['refusal-notice']);
      expect(await replayProblems(fixture.dataSource.manager)).toEqual([]);
    },
  );

  it('tells the health centre in a message that names the due date and no person', async () => {
    const caseId = await fixture.examined();
    await fixture.send(caseId, officer, {
      type: 'REQUEST_COORDINATION_COUNCIL',
      planningAreaIds: ['tokachi'],
      dueOn: '2026-12-04',
    });
    expect(await caseRow(caseId)).toMatchObject({ holder: 'healthCentre', due_on: '2026-12-04' });
    const [message] = await fixture.query<{ recipient_id: string; subject: string; body: string }>(
      `SELECT recipient_id, subject, body FROM outbox WHERE recipient_kind = 'healthCentre'`,
    );
    expect(message?.recipient_id).toBe('obihiro');
    expect(message?.subject).toBe(
      '【要対応・12/4（金）まで】B水準の指定の申請（十勝緑陽総合病院）に係る地域医療構想調整会議での確認について（依頼） R8-3-0001',
    );
    expect(message?.body).toMatch(/^帯広保健所　御中\n[^]*期限　　令和8年12月4日（金）\n[^]*問合せ先/);
    expect(message?.body).not.toContain(officer.name);
    expect(message?.body.split('\n').length).toBeLessThanOrEqual(12);
  });

  it('says each log entry in one sentence', async () => {
    const caseId = await fixture.approved();
    expect(
      await fixture.query(
        `SELECT FROM application JOIN record_entry e ON e.subject_id = application.id::text AND e.seq = lock_version WHERE last_event = e.event_type`,
      ),
    ).toHaveLength(1);
    const of = { caseId, procedure: 'new' } as const;
    const context = await fixture.app.get(SentenceContexts).of(fixture.dataSource.manager, of);
    const entries = await fixture.query<Parameters<typeof caseSentence>[0]>(
      `SELECT event_type AS "eventType", payload FROM record_entry WHERE subject_id = $1 ORDER BY seq`,
      [caseId],
    );
    const sentences = entries.map((entry) => caseSentence(entry, context));
    expect(sentences).toEqual(
      expect.arrayContaining([
        'B水準（新規）の申請の準備を始めました',
        '帯広保健所へ調整会議の開催を依頼しました（報告期限 令和8年12月4日（金））',
        '医療審議会の意見を記録しました（答申日 令和8年12月10日（木）、異議なし）',
      ]),
    );
    expect(sentences.join()).not.toMatch(/undefined|座長|佐々木|\[object/);
  });

  it('asks for a correction, stops the clock, and goes on when it is answered', async () => {
    const caseId = await fixture.examined();
    await fixture.send(caseId, officer, {
      type: 'REQUEST_CORRECTION',
      items: [{ target: 'D05', text: '押印のある写しを添付してください' }],
      dueOn: '2026-11-27',
    });
    expect(await caseRow(caseId)).toMatchObject({ state: 'correcting', holder: 'hospital', due_on: '2026-11-27' });
    const [item] = await fixture.query<{ id: string }>('SELECT id FROM correction_item');
    const answers = [item?.id ?? '', randomUUID()].map((itemId) => ({ itemId, answer: '添付しました' }));
    await expect(fixture.send(caseId, hospital, { type: 'SUBMIT_CORRECTION', answers })).rejects.toMatchObject({
      conditions: [{ id: 'onlyItemsAnswered' }],
    });
    fixture.clock.set('2026-11-20T09:00:00+09:00');
    await fixture.send(caseId, hospital, {
      type: 'SUBMIT_CORRECTION',
      answers: [{ itemId: item?.id ?? '', answer: '添付しました' }],
    });
    expect(await caseRow(caseId)).toMatchObject({ state: 'examining', state_since: '2026-11-20' });
    expect(await fixture.query('SELECT answer FROM correction_item')).toEqual([{ answer: '添付しました' }]);
    expect(await fixture.query('SELECT from_on::text, to_on::text FROM clock_stop')).toEqual([
      { from_on: '2026-11-16', to_on: '2026-11-20' },
    ]);
    expect(await fixture.query(`SELECT id FROM deadline WHERE kind = 'correction' AND closed_by_seq IS NULL`)).toEqual(
      [],
    );
  });

  it('takes a withdrawal back with the days that do not count, unless another application has taken its place', async () => {
    const caseId = await fixture.examined();
    const reason = '別の申請と取り違えた取下げのため';
    await fixture.send(caseId, hospital, { type: 'WITHDRAW', reason: '計画を見直すため' });
    const { caseId: next } = await fixture.open();
    const again = fixture.send(caseId, officer, { type: 'UNDO_WITHDRAWAL', reason });
    await expect(again).rejects.toMatchObject({
      conditions: [
        expect.objectContaining({
          id: 'nothingFollowedWithdrawal',
          text: expect.stringContaining('同じ区分の申請（提出前）が始められている') as string,
        }),
      ],
    });
    await fixture.send(next, hospital, { type: 'WITHDRAW', reason: '前の申請を続けるため' });
    await fixture.send(caseId, officer, { type: 'UNDO_WITHDRAWAL', reason });
    expect(await caseRow(caseId)).toMatchObject({ state: 'examining' });
    expect(await fixture.query(`SELECT reason FROM clock_stop WHERE to_on IS NOT NULL`)).toEqual([
      { reason: 'applicant' },
    ]);
  });

  it('voids the approval when an approver takes it back, and keeps what was answered; the councils may be heard again then', async () => {
    const caseId = await fixture.approved();
    await fixture.send(caseId, approver, { type: 'RETURN_DRAFT', comment: '新しい資料が届いたため' });
    expect(await fixture.query('SELECT answer, voided_on::text, void_reason FROM approval ORDER BY answer')).toEqual([
      { answer: 'approved', voided_on: '2026-12-11', void_reason: '新しい資料が届いたため' },
      { answer: 'returned', voided_on: null, void_reason: '' },
    ]);
    const reason = '新しい資料について聴くため';
    await fixture.send(caseId, officer, { type: 'REOPEN_EXAMINATION', reason, rehear: ['medicalCouncil'] });
    expect(await fixture.query(`SELECT council FROM hearing WHERE voided`)).toEqual([{ council: 'medicalCouncil' }]);
  });

  it('keeps the answer of an approver who returns the draft', async () => {
    const caseId = await fixture.approved();
    await fixture.send(caseId, approver, { type: 'RETURN_DRAFT', comment: '記載を改めてください' });
    await fixture.send(caseId, officer, draftEvent({ issueOn: fixture.clock.today() }));
    await fixture.send(caseId, approver, { type: 'RETURN_DRAFT', comment: '始期を確かめてください' });
    expect(
      await fixture.query(`SELECT comment, voided_on FROM approval WHERE answer = 'returned' ORDER BY comment`),
    ).toEqual([
      { comment: '始期を確かめてください', voided_on: null },
      { comment: '記載を改めてください', voided_on: null },
    ]);
    expect(await fixture.query('SELECT id FROM draft_decision WHERE voided_on IS NULL')).toEqual([]);
  });
});

describe('asking again', () => {
  it('voids what a coordination council could not confirm and opens a new hearing for the area', async () => {
    const caseId = await fixture.examined();
    const request: CaseEvent = {
      type: 'REQUEST_COORDINATION_COUNCIL',
      planningAreaIds: ['tokachi'],
      dueOn: '2026-12-04',
    };
    await fixture.send(caseId, officer, request);
    const [hearing] = await fixture.query<{ id: string }>('SELECT id FROM hearing');
    const hearingId = hearing?.id ?? '';
    await fixture.send(caseId, healthCentre, {
      type: 'CONVENE_COUNCIL',
      hearingId,
      method: 'written',
      meetsOn: '2026-11-16',
      meetingName: '第1回',
    });
    const points = { consistentWithPolicy: true, longHoursUnavoidable: false };
    await fixture.send(caseId, healthCentre, {
      type: 'RECORD_CONFIRMATION',
      hearingId,
      points,
      confirmedOn: '2026-11-16',
      chair: '座長 三郎',
      remarks: '代替の体制を検討中',
    });
    await fixture.send(caseId, healthCentre, { type: 'REPORT_CONFIRMATION', hearingId });

    await fixture.send(caseId, officer, { ...request, dueOn: '2026-12-11' });
    expect(await fixture.query('SELECT voided, reported_on::text, due_on::text FROM hearing ORDER BY due_on')).toEqual([
      { voided: true, reported_on: '2026-11-16', due_on: '2026-12-04' },
      { voided: false, reported_on: null, due_on: '2026-12-11' },
    ]);
    expect(await caseRow(caseId)).toMatchObject({ state: 'coordinationCouncil.requested', due_on: '2026-12-11' });
  });

  it('takes a request back, tells the health centre, and leaves no deadline behind', async () => {
    const caseId = await fixture.examined();
    await fixture.send(caseId, officer, {
      type: 'REQUEST_COORDINATION_COUNCIL',
      planningAreaIds: ['tokachi'],
      dueOn: '2026-12-04',
    });
    await fixture.send(caseId, officer, { type: 'CANCEL_COUNCIL_REQUEST', reason: '申請内容の確認のため' });
    expect(await caseRow(caseId)).toMatchObject({ state: 'examining', holder: 'prefectureOfficer', due_on: null });
    expect(await fixture.query('SELECT voided FROM hearing')).toEqual([{ voided: true }]);
    expect(await fixture.query(`SELECT recipient_id FROM outbox WHERE recipient_kind = 'healthCentre'`)).toEqual([
      { recipient_id: 'obihiro' },
      { recipient_id: 'obihiro' },
    ]);
    expect(
      await fixture.query(`SELECT id FROM deadline WHERE kind = 'councilReport' AND closed_by_seq IS NULL`),
    ).toEqual([]);
  });

  it('asks one of two areas again, and takes back what one of two has not answered', async () => {
    const caseId = await fixture.examined('RENKEI_B');
    const areas = await fixture.query<{ id: string; centre: string }>(
      `SELECT id, secretariat_health_centre_id AS centre FROM planning_area WHERE id IN ('tokachi', 'nemuro') ORDER BY id`,
    );
    const request = (...planningAreaIds: string[]) =>
      fixture.send(caseId, officer, { type: 'REQUEST_COORDINATION_COUNCIL', planningAreaIds, dueOn: '2026-12-04' });
    /** Area, whether it answered and whether it counts, of each hearing as it is stored. */
    const hearings = async () =>
      (
        await fixture.query<{ line: string }>(
          `SELECT concat_ws(' ', planning_area_id, CASE WHEN reported_on IS NULL THEN 'open' ELSE 'answered' END, CASE WHEN voided THEN 'voided' END) AS line
           FROM hearing ORDER BY 1`,
        )
      ).map(({ line }) => line);
    /** Lets the area answer; `agreed` is whether it confirmed every point. */
    const answer = async (area: string, agreed: boolean) => {
      const [hearing] = await fixture.query<{ id: string }>(
        'SELECT id FROM hearing WHERE planning_area_id = $1 AND NOT voided',
        [area],
      );
      const hearingId = hearing?.id ?? '';
      const centre = { ...healthCentre, healthCentreId: areas.find(({ id }) => id === area)?.centre ?? null };
      const held = { method: 'written', meetsOn: '2026-11-16', meetingName: '第1回' } as const;
      await fixture.send(caseId, centre, { type: 'CONVENE_COUNCIL', hearingId, ...held });
      const points = { consistentWithPolicy: true, longHoursUnavoidable: true, dispatchNecessary: agreed };
      const said = { points, confirmedOn: '2026-11-16', chair: '座長 三郎', remarks: agreed ? '' : '検討中' };
      await fixture.send(caseId, centre, { type: 'RECORD_CONFIRMATION', hearingId, ...said });
      await fixture.send(caseId, centre, { type: 'REPORT_CONFIRMATION', hearingId });
    };
    expect(areas.map(({ id }) => id)).toEqual(['nemuro', 'tokachi']);

    await request('tokachi', 'nemuro');
    await answer('tokachi', true);
    await answer('nemuro', false);
    await fixture.expectFactsAsStored();
    await request('nemuro');
    await fixture.expectFactsAsStored();
    expect(await hearings()).toEqual(['nemuro answered voided', 'nemuro open', 'tokachi answered']);
    await fixture.send(caseId, officer, { type: 'CANCEL_COUNCIL_REQUEST', reason: '申請内容の確認のため' });
    await fixture.expectFactsAsStored();
    expect(await hearings()).toEqual(['nemuro answered voided', 'nemuro open voided', 'tokachi answered']);
  });

  it('has one open deadline of a kind: the standard period moves by the days of a correction', async () => {
    const { caseId } = await fixture.open();
    const row = await fixture.dataSource.manager.findOneByOrFail(Application, { id: caseId });
    const [loaded] = await fixture.app.get(FactsLoader).loadAll(fixture.dataSource.manager, officer, [row]);
    if (!loaded) throw new Error('the case has no facts');
    for (const [seq, dueOn] of [
      [2, '2026-12-01'],
      [3, '2026-12-08'],
    ] as const) {
      const effect = { type: 'openDeadline', kind: 'processing', dueOn, legalBasis: '行政手続法6条' } as const;
      await openDeadline(fixture.dataSource.manager, {
        facts: loaded.facts,
        case: row,
        effect,
        seq,
      });
    }
    expect(
      await fixture.query(`SELECT due_on::text, closed_by_seq FROM deadline WHERE kind = 'processing' ORDER BY due_on`),
    ).toEqual([
      { due_on: '2026-12-01', closed_by_seq: 3 },
      { due_on: '2026-12-08', closed_by_seq: null },
    ]);
  });
});

describe('two people at one case', () => {
  it('decides on what the other has stored while it waited for the case', async () => {
    const { caseId } = await fixture.open();
    let finish = () => {};
    let first: Promise<unknown> = Promise.resolve();
    await new Promise<void>((holdsTheCase) => {
      const work = () =>
        new Promise<null>((resolve) => {
          finish = () => resolve(null);
          holdsTheCase();
        });
      first = commands.execute(hospital, form(caseId, 1, PLAN), work);
    });
    const second = commands.execute(
      hospital,
      form(caseId, 2, { type: 'APPLY_FOR_EVALUATION', appliedOn: '2026-11-16', receiptNo: '1' }),
    );
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await fixture.query(waiting)).length === 0) await pause(10);
    finish();
    await expect(first).resolves.toMatchObject({ lockVersion: 2 });
    await expect(second).resolves.toMatchObject({ lockVersion: 3 });
  });

  it('lets one of two simultaneous commands win and shows the other what changed', async () => {
    const { caseId } = await fixture.open();
    const results = await Promise.allSettled([
      commands.execute(hospital, form(caseId, 1, PLAN)),
      commands.execute(hospital, form(caseId, 1, OTHER)),
    ]);
    const [won] = results.filter((result) => result.status === 'fulfilled');
    const [lost] = results.filter((result) => result.status === 'rejected');
    expect(won?.value).toMatchObject({ seq: 2, lockVersion: 2 });
    expect(lost?.reason).toBeInstanceOf(StaleVersion);
    const stale = lost?.reason as StaleVersion;
    expect(stale).toMatchObject({ formVersion: 1, currentVersion: 2 });
    expect(await logLength()).toBe(2);
  });

  it('does nothing twice for a double click, one after the other or at the same moment', async () => {
    const { caseId } = await fixture.open();
    const command = form(caseId, 1, PLAN);
    const results = await Promise.all([1, 2, 3, 4].map(() => commands.execute(hospital, command)));
    results.push(await commands.execute(hospital, command));
    expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
    for (const result of results)
      expect(result).toMatchObject({ caseId, seq: 2, lockVersion: 2, state: 'planDrafting' });
    expect(await logLength()).toBe(2);
    expect(await fixture.query('SELECT version FROM shortening_plan')).toHaveLength(1);
  });

  it('refuses a key that was used for another event, content, person or case', async () => {
    const { caseId } = await fixture.open();
    const other = await fixture.open({ kind: 'C1' });
    const command = form(caseId, 1, PLAN);
    await commands.execute(hospital, command);
    const changed = { ...PLAN, plan: { ...PLAN.plan, doctorsTotal: 99 } };
    await expect(commands.execute(hospital, { ...command, event: OTHER })).rejects.toThrow(IdempotencyConflict);
    await expect(commands.execute(hospital, { ...command, event: changed })).rejects.toThrow(IdempotencyConflict);
    await expect(commands.execute({ ...hospital, accountId: randomUUID() }, command)).rejects.toThrow(
      IdempotencyConflict,
    );
    await expect(commands.execute(hospital, { ...command, caseId: other.caseId })).rejects.toThrow(IdempotencyConflict);
  });

  it('does an act on several cases as a whole: a part that was done before lets nothing of it be done', async () => {
    const opened = [await fixture.open(), await fixture.open({ kind: 'C1' })];
    const copies = opened.map(({ caseId, lockVersion }) => ({
      ...{ caseId, lockVersion, idempotencyKey: randomUUID() },
      event: COPY_ISSUED_AGAIN,
    }));
    const worked: number[] = [];
    const send = (commandsSent: typeof copies) =>
      fixture.app.get(CaseEntries).add(officer, commandsSent, (_, cases) => {
        worked.push(cases.length);
        return Promise.resolve([]);
      });
    await send(copies.slice(0, 1));
    const length = await logLength();
    const now = copies.map((each, index) => ({ ...each, lockVersion: each.lockVersion + (index === 0 ? 1 : 0) }));
    for (const partly of [copies, now, now.toReversed()])
      await expect(send(partly)).rejects.toThrow(IdempotencyConflict);
    expect(await logLength()).toBe(length);

    const anew = now.map((each) => ({ ...each, idempotencyKey: randomUUID() }));
    const [first] = await send(anew);
    expect(first).toMatchObject({ repeated: false });
    const again = await send(anew);
    expect(again.map(({ caseId, repeated }) => ({ caseId, repeated }))).toEqual(
      expect.arrayContaining(opened.map(({ caseId }) => ({ caseId, repeated: true }))),
    );
    expect(await logLength()).toBe((length ?? 0) + 2);
    expect(worked).toEqual([1, 2]);
  });

  it('refuses one key that two cases use at the same moment', async () => {
    const cases = [await fixture.open(), await fixture.open({ kind: 'C1' })];
    const idempotencyKey = randomUUID();
    const results = await Promise.allSettled(
      cases.map(({ caseId }) => commands.execute(hospital, { ...form(caseId, 1, PLAN), idempotencyKey })),
    );
    const [lost] = results.filter((result) => result.status === 'rejected');
    expect(lost?.reason).toBeInstanceOf(IdempotencyConflict);
    expect(await logLength()).toBe(3);
  });

  it('keeps one chain when many cases move at the same moment', async () => {
    const opened = await Promise.all((['B', 'RENKEI_B', 'C1', 'C2'] as const).map((kind) => fixture.open({ kind })));
    await Promise.all(opened.map(({ caseId }) => commands.execute(hospital, form(caseId, 1, PLAN))));
    expect(await verifyRecord(fixture.dataSource, EVIDENCE)).toMatchObject({
      entries: 9,
      rows: { 申請: 4 },
      problems: [],
    });
  });
});

describe('what is not allowed', () => {
  it('shows a foreign case exactly like one that does not exist', async () => {
    const { caseId } = await fixture.open();
    for (const [actor, id] of [
      [otherHospital, caseId],
      [healthCentre, caseId],
      [hospital, randomUUID()],
      [hospital, 'x'],
    ] as const) {
      await expect(commands.execute(actor, form(id, 1, PLAN))).rejects.toThrow(CaseNotFound);
    }
  });

  it('logs a refused attempt with every unmet condition and changes nothing', async () => {
    const { caseId } = await fixture.open();
    const refusal = await commands
      .execute(hospital, form(caseId, 1, { type: 'APPLY_FOR_EVALUATION', appliedOn: '2026-12-31', receiptNo: '1' }))
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CommandRefused);
    const refused = refusal as CommandRefused;
    expect(refused.code).toBe('conditionsUnmet');
    expect(refused.conditions.map(({ id }) => id).sort()).toEqual(['date:appliedOn', 'planRecorded']);

    const attempts = await fixture.query<Record<string, unknown>>(
      'SELECT event_type, state, code, conditions, actor_name FROM event_attempt',
    );
    expect(attempts).toEqual([
      {
        event_type: 'APPLY_FOR_EVALUATION',
        state: 'planDrafting',
        code: 'conditionsUnmet',
        conditions: refused.conditions,
        actor_name: hospital.name,
      },
    ]);
    expect(await logLength()).toBe(1);
    expect(await caseRow(caseId)).toMatchObject({ state: 'planDrafting', lock_version: 1 });
  });

  it('submits nothing that names a planning area which is not registered, however it was saved', async () => {
    const caseId = await fixture.submitted('RENKEI_B');
    await fixture.send(caseId, hospital, { type: 'PULL_BACK', reason: '派遣先を改めるため' });
    const content = filledRenkeiB();
    const inArea = (planningAreaId: string) => ({
      ...content,
      destinations: content.destinations.map((each) => ({ ...each, planningAreaId })),
    });
    await fixture.write(caseId, inArea('nowhere'));
    await expect(fixture.send(caseId, hospital, { type: 'SUBMIT' })).rejects.toMatchObject({
      conditions: [{ id: 'contentComplete', text: expect.stringContaining('「nowhere」') as string }],
    });
    expect(await caseRow(caseId)).toMatchObject({ state: 'preparing', submitted_on: null });
    await fixture.write(caseId, inArea('nemuro'));
    await fixture.send(caseId, hospital, { type: 'SUBMIT' });
    expect(await caseRow(caseId)).toMatchObject({ state: 'submitted' });
  });

  it('asks no council of an area that the registry does not know', async () => {
    const caseId = await fixture.examined('RENKEI_B');
    await fixture.asOwner((query) =>
      query(`UPDATE submission SET matter = jsonb_set(matter, '{content,destinations,0,planningAreaId}', '"nowhere"')`),
    );
    fixture.factsAfter.clear(); // the stored content is another now
    const { lock_version } = await caseRow(caseId);
    const request: CaseEvent = {
      type: 'REQUEST_COORDINATION_COUNCIL',
      planningAreaIds: [AREA, 'nowhere'],
      dueOn: '2026-12-04',
    };
    const refused = commands.execute(officer, form(caseId, lock_version as number, request));
    await expect(refused).rejects.toMatchObject({
      conditions: [
        { id: 'areasRegistered', text: expect.stringContaining('構想区域「nowhere」は登録されていません') as string },
      ],
    });
    expect(await caseRow(caseId)).toMatchObject({ state: 'examining', lock_version });
    expect(await fixture.query('SELECT id FROM hearing')).toEqual([]);
    expect(
      await fixture.query(`SELECT code FROM event_attempt WHERE event_type = 'REQUEST_COORDINATION_COUNCIL'`),
    ).toEqual([{ code: 'conditionsUnmet' }]);
  });

  it('undoes everything when an effect fails, and the command can be sent again', async () => {
    const caseId = await fixture.approved();
    const before = await caseRow(caseId);
    const events = await logLength();
    const messages = await fixture.query('SELECT id FROM outbox');
    const command = form(caseId, before['lock_version'] as number, {
      type: 'ISSUE_DESIGNATION',
      documentNumber: '架空第1号',
      issuedOn: '2026-12-11',
    });
    fixture.failNotice = true;
    await expect(commands.execute(officer, command)).rejects.toThrow('the printer is on fire');
    expect(await caseRow(caseId)).toEqual(before);
    expect(await logLength()).toBe(events);
    expect(await fixture.query('SELECT id FROM outbox')).toHaveLength(messages.length);

    fixture.failNotice = false;
    await expect(commands.execute(officer, command)).resolves.toMatchObject({ state: 'designated', repeated: false });
  });

  it('undoes the command when the work alongside fails', async () => {
    const { caseId } = await fixture.open();
    const refuse = () => Promise.reject(new Error('not a PDF'));
    await expect(commands.execute(hospital, form(caseId, 1, PLAN), refuse)).rejects.toThrow('not a PDF');
    expect(await caseRow(caseId)).toMatchObject({ lock_version: 1 });
    expect(await fixture.query('SELECT version FROM shortening_plan')).toEqual([]);
  });

  it('refuses text that the log could not keep unchanged', async () => {
    const { caseId } = await fixture.open();
    const event = { ...OTHER, reason: 'a\0b' };
    await expect(commands.execute(hospital, form(caseId, 1, event))).rejects.toThrow('cannot be stored');
  });
});

describe('deadlines that pass', () => {
  it('are logged once, by the timer, for every run at once, and leave the case overdue', async () => {
    const caseId = await fixture.examined();
    await fixture.send(caseId, officer, {
      type: 'REQUEST_CORRECTION',
      items: [{ target: 'D05', text: '写しを添付してください' }],
      dueOn: '2026-11-27',
    });
    const job = fixture.app.get(DeadlineJob);
    fixture.clock.set('2026-11-27T23:59:59+09:00');
    expect(await job.run()).toEqual({ sent: 0, failed: 0 });

    fixture.clock.set('2026-11-28T00:30:00+09:00');
    await Promise.all([job.run(), job.run()]);
    expect(await job.run()).toEqual({ sent: 0, failed: 0 });
    expect(
      await fixture.query(
        `SELECT actor_role, from_state, to_state FROM record_entry WHERE event_type = 'DEADLINE_PASSED'`,
      ),
    ).toEqual([{ actor_role: 'timer', from_state: 'correcting', to_state: 'correcting' }]);
    expect(
      await fixture.query(`SELECT closed_by_seq FROM deadline WHERE kind = 'correction' AND passed_by_seq IS NOT NULL`),
    ).toEqual([{ closed_by_seq: null }]);
    expect(await caseRow(caseId)).toMatchObject({ due_on: '2026-11-27' });
    const messages = await fixture.query<{ body: string }>(`SELECT body FROM outbox WHERE subject LIKE '%補正の期限%'`);
    expect(messages.map(({ body }) => body)).toEqual(
      expect.arrayContaining([expect.stringContaining('補正の期限（令和8年11月27日（金））を過ぎています')]),
    );
  });

  it('are all handled, page by page and several at once, although one of them fails', async () => {
    const caseId = await fixture.examined();
    await fixture.send(caseId, officer, {
      type: 'REQUEST_CORRECTION',
      items: [{ target: 'D05', text: '写しを添付してください' }],
      dueOn: '2026-11-27',
    });
    // 8 more like the case, and before them so many older ones that mean nothing that they come on a later page.
    await fixture.asOwner(async (query) => {
      await query(
        `CREATE TEMP TABLE twin AS SELECT gen_random_uuid() AS id, n, CASE WHEN n > 8 THEN 'designated' ELSE 'correcting' END AS state FROM generate_series(1, 608) n`,
      );
      await query(`INSERT INTO application SELECT (jsonb_populate_record(a, jsonb_build_object('id', twin.id, 'reference_no', 'twin-' || n, 'state', twin.state))).*
                   FROM application a, twin WHERE a.id = '${caseId}'`);
      await query(`INSERT INTO deadline (application_id, kind, due_on, legal_basis, opened_by_seq)
                   SELECT id, 'correction', CASE state WHEN 'correcting' THEN date '2026-11-27' ELSE '2026-11-17' END, '', 1 FROM twin`);
    });
    const [deadline] = await fixture.query<{ id: string }>(
      `SELECT id FROM deadline WHERE kind = 'correction' AND application_id = $1`,
      [caseId],
    );
    const { caseId: other } = await fixture.open({ kind: 'C1' });
    await commands.execute(hospital, { ...form(other, 1, PLAN), idempotencyKey: `deadline-${deadline?.id}` });

    fixture.clock.set('2026-11-28T00:30:00+09:00');
    const { sent, failed } = await fixture.app.get(DeadlineJob).run();
    const logged = await fixture.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM record_entry WHERE event_type = 'DEADLINE_PASSED'`,
    );
    expect({ sent, failed, logged: logged[0]?.n }).toEqual({ sent: 8, failed: 1, logged: 8 });
  });

  it('are left alone where their passing means nothing', async () => {
    await fixture.open();
    fixture.clock.set('2026-12-20T00:30:00+09:00');
    expect(await fixture.app.get(DeadlineJob).run()).toEqual({ sent: 0, failed: 0 });
    expect(await fixture.query('SELECT id FROM event_attempt')).toEqual([]);
  });
});
