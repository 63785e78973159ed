/** A renewal that came on paper by the last day and is typed into the product later: the arrival counts (法115②). */
import { randomUUID } from 'node:crypto';
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { CommandRefused } from '../../applications/entities/errors.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { DesignationRegister } from '../../register/designation-register.js';
import { verifyRecord } from '../../record/verify.js';
import { EVIDENCE } from '../../verification/evidence.js';
import { actionPath } from '../addresses/case-addresses.js';
import { draftEvent } from '../../../test/support/procedure.js';
import { startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';

const { hospital, officer } = PEOPLE;
const CONTINUES = '更新の申請に対する処分を通知する日まで、効力が続きます（みなし継続）';
const LAST_DAY = '2027-03-31';

let web: WebFixture;
let caseId: string;
let designationId: string;

beforeAll(async () => {
  web = await startWebFixture();
}, 240_000);
afterAll(() => web?.close());

const at = (instant: string) => web.fixture.clock.set(`${instant}+09:00`);
const viewOf = () => web.fixture.app.get(CaseQueries).get(hospital, caseId);
const noted = (arrivedOn: string, confirmed: string[] = []) =>
  web.fixture.send(caseId, officer, { type: 'NOTE_PAPER_ARRIVAL', arrivedOn, reason: '収受印による', confirmed });
const unmetBy = (sending: Promise<unknown>) =>
  sending.then(
    () => [],
    (error: unknown) => {
      if (!(error instanceof CommandRefused)) throw error;
      return error.conditions.map(({ id, text }) => `${id} ${text}`);
    },
  );

/** What ends on 2027-03-31, with no case. */
async function designate(): Promise<void> {
  await web.fixture.clear();
  at('2026-11-16T09:00:00');
  const institution = `SELECT id FROM medical_institution WHERE name = '十勝緑陽総合病院'`;
  const [row] = await web.fixture.query<{ id: string }>(
    `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, public_notice_on, public_notice_method, created_at)
     VALUES ((${institution}), 'B', '2024-04-01', '2024-04-01', '${LAST_DAY}', '2024-04-01', '公報', now()) RETURNING id`,
  );
  designationId = row?.id ?? '';
}

/** Its renewal, written and not submitted. */
beforeEach(async () => {
  await designate();
  caseId = await web.fixture.prepared('B', { procedure: 'renewal', currentDesignationId: designationId });
});

it('is refused without its paper, and submitted with it: it arrived on the last day', async () => {
  at('2027-04-02T10:00:00');
  expect(await unmetBy(web.fixture.send(caseId, hospital, { type: 'SUBMIT' }))).toContainEqual(
    expect.stringMatching(/^notExpired .*に満了しました/u),
  );
  await noted(LAST_DAY);
  const view = await viewOf();
  expect(view.currentStanding?.text).toContain(CONTINUES);
  expect(view.requiredActions).toMatchObject({ dueOn: null, overdue: false });
  expect(view.requiredActions.sentence).toMatch(/^紙の申請が令和9年3月31日（水）に都道府県に到達しています。/u);
  expect(view.renewalLosses).toEqual([]);

  const { referenceNo } = await web.fixture.send(caseId, hospital, { type: 'SUBMIT' });
  expect(referenceNo).not.toBeNull();
  const { facts, currentStanding } = await viewOf();
  expect(facts).toMatchObject({ submittedOn: LAST_DAY, lastSubmission: { sentOn: '2027-04-02' } });
  expect(currentStanding?.text).toContain(CONTINUES);
});

it('keeps nothing in force where it came the day after, and no paper is noted twice or ahead of its day', async () => {
  at('2027-04-02T10:00:00');
  expect(await unmetBy(noted('2027-04-03'))).toEqual([expect.stringMatching(/^date:arrivedOn /u)]);
  expect(await unmetBy(noted('2027-04-01'))).toEqual([
    expect.stringMatching(
      /^strange:arrivedOn.tooLate .*この申請によって更新を受けることも、指定の効力が続くこともありません。令和9年3月31日の経過により効力を失いました。/u,
    ),
  ]);
  await noted('2027-04-01', ['arrivedOn.tooLate=2027-04-01']);
  expect((await viewOf()).currentStanding).toMatchObject({ standing: 'expired' });
  expect((await viewOf()).requiredActions.sentence).toContain(
    '満了の日より後のため、更新はできません。都道府県が審査を始め',
  );
  expect(await unmetBy(web.fixture.send(caseId, hospital, { type: 'SUBMIT' }))).toContainEqual(
    expect.stringMatching(/^notExpired /u),
  );
  expect(await unmetBy(noted(LAST_DAY))).toEqual([expect.stringMatching(/^notArrivedYet .*「記録を訂正する」/u)]);
});

it('is not noted of what was submitted and pulled back: a designation that lapsed is not revived', async () => {
  await web.fixture.send(caseId, hospital, { type: 'SUBMIT' });
  at('2027-04-02T10:00:00');
  expect((await viewOf()).currentStanding?.text).toContain(CONTINUES);
  await web.fixture.send(caseId, hospital, { type: 'PULL_BACK', reason: '取り違えたため' });
  expect(await unmetBy(noted(LAST_DAY))).toEqual([
    expect.stringMatching(/^notArrivedYet /u),
    expect.stringMatching(/^nothingLapsedIsRevived .*新規の申請が要ります/u), // it was given up after the last day
  ]);
});

it('is given up like every other where it is withdrawn or pulled back after the last day', async () => {
  at('2027-04-02T10:00:00');
  await noted(LAST_DAY);
  await web.fixture.send(caseId, hospital, { type: 'SUBMIT' });
  await web.fixture.send(caseId, hospital, { type: 'PULL_BACK', reason: '取り違えたため' });
  const { facts, currentStanding } = await viewOf();
  expect(facts).toMatchObject({ submittedOn: null, paperArrivedOn: null });
  expect(currentStanding?.text).toContain('令和9年4月2日に効力を失いました');
});

it('must be typed as it was on paper: a pledge of a later day was not on it', async () => {
  at('2027-04-02T10:00:00');
  await noted(LAST_DAY);
  const { content } = (await viewOf()).facts;
  await web.fixture.write(caseId, { ...content, pledge: { agreed: true, pledgedOn: '2027-04-01' } });
  expect(await unmetBy(web.fixture.send(caseId, hospital, { type: 'SUBMIT' }))).toEqual([
    expect.stringMatching(/^heldOnPaper 紙の申請が到達した令和9年3月31日（水）には、/u),
  ]);
});

it('is told by the pages: recorded by the officer with a reason, corrected with one, and read by everyone', async () => {
  at('2027-04-02T10:00:00');
  const [staff, own] = [await web.signedIn('officer'), await web.signedIn('hospital')];
  const path = `/cases/${caseId}`;
  expect((await own.get(path)).text).toContain('更新の申請はもう提出できません');
  const form = await staff.get(actionPath(caseId, 'NOTE_PAPER_ARRIVAL'));
  expect(form.text).toContain('現在の指定の満了日（令和9年3月31日（水））までに到達していれば');
  const hidden: Record<string, string> = {};
  for (const [, name = '', value = ''] of form.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu))
    hidden[name] = value;
  const post = (fields: object) =>
    staff
      .post(actionPath(caseId, 'NOTE_PAPER_ARRIVAL'))
      .type('form')
      .send({ ...hidden, ...fields });
  const typed = { arrivedOn: '令和9年3月30日', reason: '収受印（3月30日）' };
  const blank = await post({ ...typed, reason: ' ' });
  expect([blank.status, blank.text]).toEqual([422, expect.stringContaining('令和9年3月30日')]);
  expect((await post(typed)).status).toBe(303);

  expect((await own.get(path)).text).toContain('紙の申請が令和9年3月30日（火）に都道府県に到達しています');
  expect((await own.get(`${path}/check`)).text).toContain('この内容で提出する');
  expect((await own.get(`${path}?tab=history`)).text).toContain(
    '紙の申請が令和9年3月30日（火）に到達していたことを記録しました',
  );
  expect((await own.get('/hospital')).text).toContain('みなし継続');
  expect((await staff.get(`/designations/${designationId}`)).text).toContain('みなし継続');

  const records = (await staff.get(`/api/cases/${caseId}/records`)).body as { key: string; values: object }[];
  expect(records).toContainEqual(
    expect.objectContaining({ key: 'paperArrival', correctable: true, values: { arrivedOn: '2027-03-30' } }),
  );
  const corrected = await staff.post(`/api/cases/${caseId}/records/paperArrival`).send({
    lockVersion: await web.fixture.lockVersion(caseId),
    idempotencyKey: 'paper-corrected',
    arrivedOn: LAST_DAY,
    reason: '収受印の読み違い',
  });
  expect([corrected.status, corrected.text]).toEqual([200, expect.anything()]);
  expect((await own.get(`/api/cases/${caseId}`)).body).toMatchObject({ submittedOn: null, paperArrivedOn: LAST_DAY });
  const [renewal] = await web.fixture.query('SELECT submitted_on::text AS day FROM renewal');
  expect(renewal).toEqual({ day: LAST_DAY });
  expect(
    await web.fixture.app
      .get(DesignationRegister)
      .heldTerm(web.fixture.dataSource.manager, hospital.institutionId ?? '', 'B'),
  ).toMatchObject({
    renewals: [{ submittedOn: LAST_DAY }],
  });
});

/** Nobody had begun the renewal here when its paper came. */
describe('whose paper came while no case was begun', () => {
  const institutionId = hospital.institutionId ?? '';
  const opening = () => ({
    kind: 'B',
    procedure: 'renewal',
    institutionId,
    roundId: null,
    currentDesignationId: designationId,
    idempotencyKey: randomUUID(),
  });
  const cases = () => web.fixture.query<{ id: string }>('SELECT id FROM application');

  beforeEach(async () => {
    await designate();
    at('2027-04-02T10:00:00');
  });

  it('cannot be begun by the hospital after the last day, and is told whom to call', async () => {
    const own = await web.signedIn('hospital');
    const refused = await own.post('/api/cases').send(opening());
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('notExpired')]);
    expect(refused.text).toContain('紙の申請が都道府県に到達しているときは、都道府県に連絡してください');
    expect((await own.get('/hospital/applications/new')).text).toContain(
      '満了の日までに紙の更新の申請が都道府県に到達しているときは、都道府県に連絡してください',
    );
    const asOffice = await own.post(`/designations/${designationId}/paper-renewal`).type('form').send({});
    expect(asOffice.status).toBe(403);
    expect(await cases()).toEqual([]);
    // On the last day itself it still is.
    at(`${LAST_DAY}T23:59:00`);
    expect((await (await web.signedIn('hospital')).post('/api/cases').send(opening())).status).toBe(201);
  });

  it('is begun by the officer with the day of its arrival in one act; the hospital is told, types it and submits it', async () => {
    const staff = await web.signedIn('officer');
    const page = `/designations/${designationId}/paper-renewal`;
    expect((await staff.get(`/designations/${designationId}`)).text).toContain(`href="${page}"`);
    const { text } = await staff.get(page);
    expect(text).toContain('満了の日より後に到達したものは、医療機関に入力を求めず');
    const idempotencyKey = /name="idempotencyKey" value="([^"]+)"/u.exec(text)?.[1] ?? '';
    const send = (fields: object) =>
      staff
        .post(page)
        .type('form')
        .send({ idempotencyKey, reason: '収受印（3月31日）', ...fields });

    const blank = await send({ arrivedOn: '', reason: '収受印' });
    expect([blank.status, blank.text]).toEqual([422, expect.stringContaining('収受印</textarea>')]);
    const late = await send({ arrivedOn: '令和9年4月1日' });
    expect([late.status, late.text]).toEqual([
      422,
      expect.stringContaining('満了の日（令和9年3月31日（水））より後です'),
    ]);
    expect(late.text).toContain('value="令和9年4月1日"');
    expect(late.text).toContain('この日に到達したものとして記録しますか');
    const old = await send({ arrivedOn: '令和6年3月31日' });
    expect([old.status, old.text]).toEqual([422, expect.stringContaining('紙の申請が到達した日')]);
    expect(await cases()).toEqual([]);

    const begun = await send({ arrivedOn: '令和9年3月31日' });
    expect([begun.status, (await send({ arrivedOn: '令和9年3月31日' })).headers['location']]).toEqual([
      303,
      begun.headers['location'],
    ]);
    expect((await send({ arrivedOn: '令和9年3月30日' })).status).toBe(409); // the same press says nothing else
    const [row, ...more] = await cases();
    expect(more).toEqual([]);
    caseId = row?.id ?? '';
    const view = await viewOf();
    expect(view.facts).toMatchObject({ submittedOn: null, paperArrivedOn: LAST_DAY });
    expect(view.currentStanding?.text).toContain(CONTINUES);
    const { rows } = await web.fixture.app.get(CaseQueries).log(officer, caseId, 1);
    expect(rows.map(({ eventType, actorName }) => [eventType, actorName])).toEqual([
      ['NOTE_PAPER_ARRIVAL', officer.name],
      ['OPEN', officer.name],
    ]);
    const own = await web.signedIn('hospital');
    const told = await web.fixture.query<{ subject: string; body: string }>(
      `SELECT subject, body FROM outbox WHERE recipient_kind = 'institution'`,
    );
    expect(told).toEqual([
      {
        subject: expect.stringContaining('紙の申請の入力') as string,
        body: expect.stringContaining('令和9年3月31日（水）') as string,
      },
    ]);
    expect((await own.get('/hospital')).text).toContain(`/cases/${caseId}`);
    const begunBy = (await own.get(`/cases/${caseId}?tab=history`)).text;
    for (const sentence of [
      'の申請の準備を始めました',
      '紙の申請が令和9年3月31日（水）に到達していたことを記録しました',
    ])
      expect(begunBy).toContain(sentence);
    const { problems } = await verifyRecord(web.fixture.dataSource, EVIDENCE);
    expect(problems.filter((problem) => problem.includes(caseId))).toEqual([]);
  });

  it('is begun in the round that the officer chooses, or in none', async () => {
    const staff = await web.signedIn('officer');
    const page = `/designations/${designationId}/paper-renewal`;
    const [round] = await web.fixture.query<{ id: string; label: string }>(
      'SELECT id, label FROM intake_round LIMIT 1',
    );
    const form = (await staff.get(page)).text;
    expect(form).toContain(round?.label ?? 'no round');
    const sent = { arrivedOn: '令和9年3月31日', reason: '収受印（3月31日）', idempotencyKey: randomUUID() };
    const unknown = await staff
      .post(page)
      .type('form')
      .send({ ...sent, roundId: randomUUID() });
    expect([unknown.status, unknown.text]).toEqual([422, expect.stringContaining('この申請回は登録されていません')]);
    expect(await cases()).toEqual([]);
    expect(
      (
        await staff
          .post(page)
          .type('form')
          .send({ ...sent, roundId: round?.id })
      ).status,
    ).toBe(303);
    caseId = (await cases())[0]?.id ?? '';
    const { facts, requiredActions } = await viewOf();
    expect(facts.round?.label).toBe(round?.label);
    expect([facts.deadlines, requiredActions.dueOn]).toEqual([[], null]); // it has arrived: no deadline of the round runs
  });

  it('is begun beside a new application that the hospital still writes, which is then not submitted: there is one designation (法115②)', async () => {
    at('2027-04-05T10:00:00');
    const another = await web.fixture.prepared('B', {});
    const path = `/api/designations/${designationId}/paper-renewal`;
    const staff = await web.signedIn('officer');
    const body = { arrivedOn: LAST_DAY, reason: '収受印による', idempotencyKey: randomUUID() };
    const begun = await staff.post(path).send(body);
    expect(begun.status).toBe(201);
    caseId = (begun.body as { caseId: string }).caseId;
    expect((await viewOf()).currentStanding?.text).toContain(CONTINUES);
    expect(await unmetBy(web.fixture.send(another, hospital, { type: 'SUBMIT' }))).toContainEqual(
      expect.stringMatching(/^noDesignationOfKind .*満了の後も、更新の申請に処分がされるまで効力を有します/u),
    );
  });

  it('and came after the last day is begun, taken up and refused with its reason, beside the new application; it keeps nothing in force (行政手続法7条・8条)', async () => {
    // The term ended on 2027-03-31; the paper came on 04-01 and is found on 04-05, when the hospital has submitted a new application.
    at('2027-04-05T10:00:00');
    const another = await web.fixture.submitted('B');
    const path = `/api/designations/${designationId}/paper-renewal`;
    const staff = await web.signedIn('officer');
    const confirmed = ['arrivedOn.tooLate=2027-04-01'];
    const body = { arrivedOn: '2027-04-01', reason: '収受印による', idempotencyKey: randomUUID() };
    const begun = await staff.post(path).send({ ...body, confirmed });
    expect(begun.status).toBe(201);
    caseId = (begun.body as { caseId: string }).caseId;
    const standing = async () => (await viewOf()).currentStanding;
    const lapsed = '更新の申請が到達した令和9年4月1日は、満了の日より後でした';
    expect(await standing()).toMatchObject({ standing: 'expired', text: expect.stringContaining(lapsed) as string });
    expect((await staff.get(`/cases/${caseId}?tab=history`)).text).toContain('尋ねられて「この内容で正しい」と確認');

    const told = await web.fixture.query<{ subject: string }>(
      `SELECT subject FROM outbox WHERE recipient_kind = 'institution' AND subject LIKE '%紙%'`,
    );
    expect(told.map(({ subject }) => subject.startsWith('【要対応'))).toEqual([false]); // nothing is to be typed of it
    await web.fixture.send(caseId, officer, { type: 'TAKE_UP_PAPER', reason: '様式一式。満了の翌日の到達' });
    const draft = { text: '次のとおり決定してよろしいか伺います。', reason: '満了の日までに到達していないため' };
    const grant = draftEvent({ issueOn: '2027-04-06', validFrom: '2027-04-01' });
    expect(await unmetBy(web.fixture.send(caseId, officer, grant))).toContainEqual(
      expect.stringMatching(/^notExpired /u),
    );
    await web.fixture.send(caseId, officer, { type: 'DRAFT_REFUSAL', ...draft, issueOn: '2027-04-06' });
    await web.fixture.send(caseId, PEOPLE.approver, { type: 'APPROVE', comment: '' });
    at('2027-04-06T10:00:00');
    const notice = { type: 'ISSUE_REFUSAL', documentNumber: '医指令第1号', issuedOn: '2027-04-06' } as const;
    await web.fixture.send(caseId, officer, notice);
    expect((await viewOf()).application.state).toBe('refused');
    expect(await standing()).toMatchObject({ standing: 'expired', text: expect.stringContaining(lapsed) as string });
    expect(await web.fixture.query('SELECT ended_term_on AS on FROM renewal')).toEqual([{ on: null }]);
    expect((await web.fixture.app.get(CaseQueries).get(officer, another)).application.state).toBe('submitted');
    await web.fixture.expectFactsAsStored();
  });

  it('and came after the last day is in no way of a new application, which the hospital begins beside it', async () => {
    const staff = await web.signedIn('officer');
    const late = { arrivedOn: '2027-04-01', reason: '収受印による', confirmed: ['arrivedOn.tooLate=2027-04-01'] };
    const path = `/api/designations/${designationId}/paper-renewal`;
    expect((await staff.post(path).send({ ...late, idempotencyKey: randomUUID() })).status).toBe(201);
    const own = await web.signedIn('hospital');
    const anew = { ...opening(), procedure: 'new', currentDesignationId: null };
    expect((await own.post('/api/cases').send(anew)).status).toBe(201);
  });

  it('is begun over REST too, by the officer alone, and beside no other', async () => {
    const path = `/api/designations/${designationId}/paper-renewal`;
    const body = () => ({ arrivedOn: LAST_DAY, reason: '収受印による', idempotencyKey: randomUUID() });
    expect((await (await web.signedIn('hospital')).post(path).send(body())).status).toBe(403);
    const staff = await web.signedIn('officer');
    expect((await staff.post(path).send({ ...body(), arrivedOn: '2027-04-01' })).body).toMatchObject({
      status: 422,
      conditions: [{ id: 'strange:arrivedOn.tooLate', confirm: 'arrivedOn.tooLate=2027-04-01' }],
    });
    const begun = await staff.post(path).send(body());
    expect([begun.status, begun.body]).toEqual([
      201,
      expect.objectContaining({ seq: 2, lockVersion: 2, state: 'planDrafting' }),
    ]);
    expect((await staff.post(path).send(body())).body).toMatchObject({
      status: 422,
      conditions: [{ id: 'noOtherOpenCase' }],
    });
    const nowhere = await staff
      .post('/api/designations/00000000-0000-4000-8000-000000000000/paper-renewal')
      .send(body());
    expect(nowhere.status).toBe(404);
  });
});

it('is judged again where the note was a mistake: it has never arrived, and the page says before what is lost', async () => {
  at('2027-04-02T10:00:00');
  const undo = (reason: string) => web.fixture.send(caseId, officer, { type: 'UNDO_PAPER_ARRIVAL', reason });
  expect(await unmetBy(undo('誤り'))).toEqual([expect.stringMatching(/^paperNoted /u)]);
  await noted(LAST_DAY);
  expect((await viewOf()).currentStanding?.text).toContain(CONTINUES);
  const staff = await web.signedIn('officer');
  expect((await staff.get(actionPath(caseId, 'UNDO_PAPER_ARRIVAL'))).text).toContain(
    '更新の申請は到達していなかったことになり、指定は令和9年3月31日の経過により効力を失っていたものになります',
  );
  expect(await unmetBy(undo(' '))).toEqual([expect.stringMatching(/^reason /u)]);
  at('2027-04-06T10:00:00');
  await undo('別の医療機関の申請と取り違えた');

  const view = await viewOf();
  expect(view.facts).toMatchObject({ submittedOn: null, paperArrivedOn: null });
  expect(view.currentStanding).toMatchObject({ standing: 'expired' });
  expect(view.currentStanding?.text).toContain('その日までに到達した更新の申請はありません。');
  expect(view.requiredActions.sentence).toContain('更新の申請はもう提出できません');
  expect(await web.fixture.query('SELECT submitted_on::text AS on, given_up_on::text AS until FROM renewal')).toEqual([
    { on: null, until: null },
  ]);
  expect((await (await web.signedIn('hospital')).get(`/cases/${caseId}?tab=history`)).text).toContain(
    '紙の申請の到達の記録を、誤りとして取り消しました',
  );
  const officePage = (await (await web.signedIn('officer')).get(`/designations/${designationId}`)).text;
  expect(officePage).not.toContain('みなし継続');
  // What had come after all is noted anew, and what is submitted is corrected in place of that.
  await noted('2027-03-30');
  await web.fixture.send(caseId, hospital, { type: 'SUBMIT' });
  expect((await viewOf()).availableEvents.map(({ type }) => type)).not.toContain('UNDO_PAPER_ARRIVAL');
  await expect(undo('誤り')).rejects.toThrow(CommandRefused);
});

describe('noted by mistake of a renewal that was withdrawn since', () => {
  /** Noted for the last day on 04-02; the hospital withdrew on 04-05, so that the designation counts as having gone on until then. */
  beforeEach(async () => {
    at('2027-04-02T10:00:00');
    await noted(LAST_DAY);
    at('2027-04-05T10:00:00');
    await web.fixture.send(caseId, hospital, { type: 'WITHDRAW', reason: '計画を見直すため' });
    at('2027-04-12T10:00:00');
  });
  const renewals = () => web.fixture.query('SELECT submitted_on::text AS on, given_up_on::text AS until FROM renewal');
  const standing = async () => (await viewOf()).currentStanding?.text;

  it('is taken back on its page, and the designation ended on its last day', async () => {
    expect(await standing()).toContain('令和9年4月5日に効力を失いました');
    const staff = await web.signedIn('officer');
    expect((await staff.get(`/cases/${caseId}`)).text).toContain(actionPath(caseId, 'UNDO_PAPER_ARRIVAL'));
    expect((await staff.get(actionPath(caseId, 'UNDO_PAPER_ARRIVAL'))).text).toContain(
      '申請の取下げがあった令和9年4月5日まで効力が続いたとされています',
    );
    const reason = '別の医療機関の申請と取り違えたため';
    await web.fixture.send(caseId, officer, { type: 'UNDO_PAPER_ARRIVAL', reason });
    expect(await standing()).toContain('令和9年3月31日の経過により効力を失いました');
    expect(await renewals()).toEqual([{ on: null, until: null }]);
    const { application, facts } = await viewOf();
    expect([application.state, facts.stateSince, facts.deadlines]).toEqual(['withdrawn', '2027-04-05', []]);
    expect((await web.fixture.app.get(CaseQueries).get(officer, caseId)).availableEvents).not.toContainEqual(
      expect.objectContaining({ type: 'UNDO_PAPER_ARRIVAL' }),
    );
  });

  it('has its day put right: the designation ended on its last day, and the withdrawal keeps its own', async () => {
    const staff = await web.signedIn('officer');
    const page = `/cases/${caseId}/records/paperArrival`;
    expect((await staff.get(page)).text).toContain('申請の取下げがあった令和9年4月5日まで効力が続いたとされています');
    const corrected = await staff.post(`/api${page}`).send({
      arrivedOn: '2027-04-01',
      reason: '収受印（4月1日）',
      lockVersion: await web.fixture.lockVersion(caseId),
      idempotencyKey: randomUUID(),
    });
    expect(corrected.status).toBe(200); // withdrawn, so that nothing is decided of it and nobody is asked
    expect(await standing()).toContain('更新の申請が到達した令和9年4月1日は、満了の日より後でした');
    expect(await renewals()).toEqual([{ on: '2027-04-01', until: '2027-04-05' }]);
  });
});

describe('a renewal that was withdrawn before anything had come', () => {
  /** Withdrawn in the term, or after it; on 04-20 an officer sits before it. */
  const withdraw = async (on: string) => {
    at(`${on}T10:00:00`);
    await web.fixture.send(caseId, hospital, { type: 'WITHDRAW', reason: '計画を見直すため' });
    at('2027-04-20T10:00:00');
  };
  const reason = '取り違えたため';

  it.each(['2027-03-19', '2027-04-10'])('on %s is not taken up again once the term is over (法115②)', async (on) => {
    await withdraw(on);
    expect(await unmetBy(web.fixture.send(caseId, officer, { type: 'UNDO_WITHDRAWAL', reason }))).toEqual([
      expect.stringMatching(/^nothingLapsedIsRevived .*取下げのまま、その到達を記録できます/u),
    ]);
    expect((await viewOf()).currentStanding).toMatchObject({ standing: 'expired' });
  });

  it('loses no other paper by a note that was made of it by mistake and taken back', async () => {
    await withdraw('2027-04-10');
    await noted('2027-03-30');
    expect((await viewOf()).currentStanding?.text).toContain('令和9年4月10日に効力を失いました');
    await web.fixture.send(caseId, officer, { type: 'UNDO_PAPER_ARRIVAL', reason });
    const other = await (await web.signedIn('officer')).post(`/api/designations/${designationId}/paper-renewal`).send({
      arrivedOn: '2027-03-30',
      reason: '収受印による',
      idempotencyKey: randomUUID(),
    });
    expect(other.status).toBe(201);
  });
});

describe('a designation that lapsed by a withdrawal is given back by no officer, whatever is put right first (法115②)', () => {
  const WITHDRAWN_ON = '2027-04-10';
  /** Noted in time, withdrawn on 04-10, and on 04-20 an officer sits before it. */
  beforeEach(async () => {
    at('2027-04-02T10:00:00');
    await noted(LAST_DAY);
    at(`${WITHDRAWN_ON}T10:00:00`);
    await web.fixture.send(caseId, hospital, { type: 'WITHDRAW', reason: '計画を見直すため' });
    at('2027-04-20T10:00:00');
  });
  const reason = '取り違えたため';
  const undoWithdrawal = () => web.fixture.send(caseId, officer, { type: 'UNDO_WITHDRAWAL', reason });
  const undoPaper = () => web.fixture.send(caseId, officer, { type: 'UNDO_PAPER_ARRIVAL', reason });
  const correct = async (arrivedOn: string) =>
    (await web.signedIn('officer')).post(`/api/cases/${caseId}/records/paperArrival`).send({
      arrivedOn,
      reason: '収受印による',
      lockVersion: await web.fixture.lockVersion(caseId),
      idempotencyKey: randomUUID(),
    });
  const openByPaper = async () =>
    (await web.signedIn('officer')).post(`/api/designations/${designationId}/paper-renewal`).send({
      arrivedOn: '2027-03-30',
      reason: '収受印による',
      idempotencyKey: randomUUID(),
    });
  const refused = /^nothingLapsedIsRevived .*新規の申請が要ります/u;

  it('not by a later arrival, the withdrawal undone, and the first arrival again', async () => {
    expect((await correct('2027-04-02')).status).toBe(200);
    expect(await unmetBy(undoWithdrawal())).toEqual([expect.stringMatching(refused)]);
    // The record itself is put right again: the designation went on until the withdrawal, and no further.
    expect((await correct('2027-03-30')).status).toBe(200);
    expect((await viewOf()).currentStanding?.text).toContain('令和9年4月10日に効力を失いました');
    expect(await unmetBy(undoWithdrawal())).toEqual([expect.stringMatching(refused)]);
  });

  it('not by the note of the paper taken back, the withdrawal undone, and the paper noted again', async () => {
    await undoPaper();
    expect(await unmetBy(undoWithdrawal())).toEqual([expect.stringMatching(refused)]);
    expect((await viewOf()).currentStanding?.text).toContain('令和9年3月31日の経過により効力を失いました');
  });

  it('not by another renewal on paper, with the note of this one or without', async () => {
    const opening = { status: 422, conditions: [{ id: 'nothingLapsedIsRevived' }] };
    expect((await openByPaper()).body).toMatchObject(opening);
    await undoPaper();
    expect((await openByPaper()).body).toMatchObject({
      ...opening,
      conditions: [{ text: expect.stringContaining('令和9年4月10日に、その申請の取下げ') as string }], // the end that the register keeps
    });
  });

  it('though the note that was taken back by mistake is noted again, and says until when it went on', async () => {
    await undoPaper();
    const staff = await web.signedIn('officer');
    const page = await staff.get(actionPath(caseId, 'NOTE_PAPER_ARRIVAL'));
    expect(page.text).toContain('申請の取下げがあった令和9年4月10日まで効力が続いていたものになります');
    expect(page.text).not.toContain('ここに入力して提出します');
    await noted(LAST_DAY);
    expect((await viewOf()).currentStanding?.text).toContain('令和9年4月10日に効力を失いました');
    const [message] = await web.fixture.query<{ subject: string }>(
      `SELECT subject FROM outbox WHERE recipient_kind = 'institution' ORDER BY cause_seq DESC LIMIT 1`,
    );
    expect(message?.subject).not.toContain('要対応'); // nothing of it is to be done any more
  });

  it('and is put right on the day of the withdrawal, as a slip, in whatever order', async () => {
    at(`${WITHDRAWN_ON}T15:00:00`);
    await undoPaper();
    await undoWithdrawal();
    await noted(LAST_DAY);
    expect((await viewOf()).currentStanding?.text).toContain(CONTINUES);
  });
});

it('that carries an approved change asks before its day is put after the last one, on the page and over REST, and keeps the answer', async () => {
  at('2027-03-20T10:00:00');
  await web.fixture.query(
    `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, previous_id, matters, changes, created_at)
     SELECT institution_id, kind, '2027-04-20', valid_from, valid_to, id, '[]', $1, now() FROM designation`,
    [JSON.stringify([{ on: '2027-04-20', text: '小項目の追加', added: [], removed: [] }])],
  );
  at('2027-04-02T10:00:00');
  await noted(LAST_DAY);
  const staff = await web.signedIn('officer');
  const page = `/cases/${caseId}/records/paperArrival`;
  const order = async (more: object) => ({
    arrivedOn: '2027-04-01',
    reason: '収受印（4月1日）',
    lockVersion: await web.fixture.lockVersion(caseId),
    idempotencyKey: randomUUID(),
    ...more,
  });
  const refused = await staff
    .post(page)
    .type('form')
    .send(await order({}));
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('value="arrivedOn.tooLate=2027-04-01"');
  expect(refused.text).toContain('更新の申請が到達した令和9年4月1日は、満了の日より後でした');
  expect(refused.text).toContain('令和9年4月20日（火）からの変更（小項目の追加）');
  expect(refused.text).toContain('value="changesLost=2027-04-01"');
  expect(refused.text).toContain('収受印（4月1日）');
  const asked = await staff.post(`/api${page}`).send(await order({}));
  expect([asked.status, asked.body]).toEqual([
    422,
    expect.objectContaining({
      conditions: ['arrivedOn.tooLate=2027-04-01', 'changesLost=2027-04-01'].map(
        (confirm) => expect.objectContaining({ confirm }) as unknown,
      ),
    }),
  ]);
  const form = await order({ confirmed: ['arrivedOn.tooLate=2027-04-01', 'changesLost=2027-04-01'] });
  expect((await staff.post(page).type('form').send(form)).status).toBe(303);
  expect(
    await web.fixture.query(
      `SELECT payload -> 'confirmed' AS kept FROM record_entry WHERE event_type = 'RECORD_CORRECTED'`,
    ),
  ).toEqual([{ kept: ['arrivedOn.tooLate=2027-04-01', 'changesLost=2027-04-01'] }]);
  // 経過 tells the office what was asked, as it was put; sent once more it is the same act.
  const history = `/cases/${caseId}?tab=history`;
  const question = /尋ねられて「この内容で正しい」と確認：[^<]*令和9年4月20日（火）からの変更（小項目の追加）/u;
  expect((await staff.get(history)).text).toMatch(question);
  expect((await (await web.signedIn('hospital')).get(history)).text).not.toContain('尋ねられて');
  expect((await staff.post(page).type('form').send(form)).status).toBe(303);
});

describe('once a new designation was given after the term', () => {
  /** Given anew from 04-05; the officer sits before a paper of the renewal on 04-12. */
  const giveAnew = async () => {
    await web.fixture.query(
      `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, created_at)
       SELECT institution_id, kind, '2027-04-05', '2027-04-05', '2030-04-04', now() FROM designation`,
    );
    at('2027-04-12T10:00:00');
  };
  const late = ['arrivedOn.tooLate=2027-04-01'];
  const correct = async (record: string, values: object) =>
    (await web.signedIn('officer')).post(`/api/cases/${caseId}/records/${record}`).send({
      ...values,
      reason: '収受印の見誤りのため',
      lockVersion: await web.fixture.lockVersion(caseId),
      idempotencyKey: randomUUID(),
    });
  const standings = async () => {
    const rows = await web.fixture.query<{ id: string }>('SELECT id FROM designation ORDER BY valid_from');
    const register = web.fixture.app.get(DesignationRegister);
    return Promise.all(rows.map(async ({ id }) => (await register.line(officer, id))?.entry.standing));
  };
  const followed = expect.objectContaining({
    id: 'notRenewedYet',
    text: expect.stringContaining('この指定の後の指定（令和9年4月5日から令和12年4月4日まで）を受けています') as string,
  }) as unknown;

  beforeEach(() => at('2027-04-02T10:00:00'));
  afterEach(async () => expect(await standings()).toEqual(['expired', 'valid'])); // one of a kind (法115①②)

  it('a late one is not put right to one that came in time, before it is taken up or after', async () => {
    await noted('2027-04-01', late);
    await giveAnew();
    const unmet = { status: 422, body: expect.objectContaining({ conditions: [followed] }) as unknown };
    expect(await correct('paperArrival', { arrivedOn: '2027-03-29' })).toMatchObject(unmet);
    expect((await correct('paperArrival', { arrivedOn: '2027-04-02' })).status).toBe(200);
    await web.fixture.send(caseId, officer, { type: 'TAKE_UP_PAPER', reason: '様式一式' });
    expect(await correct('arrival', { submittedOn: LAST_DAY })).toMatchObject(unmet);
    expect((await correct('arrival', { submittedOn: '2027-04-01' })).status).toBe(200);
  });

  it('it is noted as late, and not as in time, on the case that was begun and on one of which the note was taken back', async () => {
    await noted('2027-04-01', late);
    await giveAnew();
    await web.fixture.send(caseId, officer, { type: 'UNDO_PAPER_ARRIVAL', reason: '取り違えたため' });
    expect(await unmetBy(noted('2027-03-29'))).toEqual([expect.stringMatching(/^notRenewedYet /u)]);
    await noted('2027-04-01', late);
  });

  it('one that was withdrawn before it began says how long the former went on, and one that was withdrawn later does not', async () => {
    await web.fixture.send(caseId, hospital, { type: 'WITHDRAW', reason: '計画を見直すため' });
    await giveAnew();
    await noted('2027-03-29');
    expect((await viewOf()).currentStanding?.text).toContain('令和9年4月2日に効力を失いました');
  });

  it('and one that was withdrawn after it began is not noted as in time', async () => {
    await giveAnew();
    await web.fixture.send(caseId, hospital, { type: 'WITHDRAW', reason: '新規の指定を受けたため' });
    expect(await unmetBy(noted('2027-03-29'))).toEqual([expect.stringMatching(/^notRenewedYet /u)]);
  });

  it('the officer begins a late one, which is examined and refused (行政手続法7条・8条), and none that came in time', async () => {
    await web.fixture.send(caseId, hospital, { type: 'WITHDRAW', reason: '計画を見直すため' });
    await giveAnew();
    const staff = await web.signedIn('officer');
    const begin = (arrivedOn: string) =>
      staff
        .post(`/api/designations/${designationId}/paper-renewal`)
        .send({ arrivedOn, reason: '収受印による', confirmed: late, idempotencyKey: randomUUID() });
    expect((await begin('2027-03-29')).body).toMatchObject({ conditions: [followed] });
    const begun = await begin('2027-04-01');
    expect(begun.status).toBe(201);
    caseId = (begun.body as { caseId: string }).caseId;
    await web.fixture.send(caseId, officer, { type: 'TAKE_UP_PAPER', reason: '様式一式。満了の翌日の到達' });
    const draft = { text: '次のとおり決定してよろしいか伺います。', reason: '満了の日までに到達していないため' };
    await web.fixture.send(caseId, officer, { type: 'DRAFT_REFUSAL', ...draft, issueOn: '2027-04-12' });
    await web.fixture.send(caseId, PEOPLE.approver, { type: 'APPROVE', comment: '' });
    const notice = { type: 'ISSUE_REFUSAL', documentNumber: '医指令第1号', issuedOn: '2027-04-12' } as const;
    await web.fixture.send(caseId, officer, notice);
    expect((await viewOf()).application.state).toBe('refused');
  });
});

describe('that the hospital does not type is examined all the same (行政手続法7条)', () => {
  /** Today 2027-04-20 (Tue): the paper came on the last day, and nothing is submitted here. */
  beforeEach(async () => {
    at('2027-04-02T10:00:00');
    await noted(LAST_DAY);
    at('2027-04-20T10:00:00');
  });
  const takeUp = () =>
    web.fixture.send(caseId, officer, { type: 'TAKE_UP_PAPER', reason: '様式1のみ。時短計画（案）がない' });
  const items = [{ target: 'contactName', text: '紙の申請の内容を入力し、時短計画（案）を提出してください' }];

  it('stands on the home page of the office until it is taken up, and is then before it like every application', async () => {
    const staff = await web.signedIn('officer');
    expect((await staff.get('/prefecture')).text).toMatch(/紙で到達・未入力/u);
    const listed = async () => (await staff.get('/cases?bucket=papers')).text.includes(`/cases/${caseId}`);
    expect(await listed()).toBe(true);
    const form = (await staff.get(actionPath(caseId, 'TAKE_UP_PAPER'))).text;
    expect(form).toContain('医療機関が書いている途中の内容は、受け付けません');
    const { referenceNo } = await takeUp();
    expect(referenceNo).not.toBeNull();
    expect(await listed()).toBe(false);
    const view = await web.fixture.app.get(CaseQueries).get(officer, caseId);
    expect(view.application.state).toBe('examining');
    expect(view.facts).toMatchObject({
      submittedOn: LAST_DAY,
      receivedOn: '2027-04-20',
      lastSubmission: { number: 1, event: 'TAKE_UP_PAPER', on: '2027-04-20' },
      content: { contactName: '', pledge: { agreed: false } }, // what the hospital is writing is its own
    });
    expect((await viewOf()).currentStanding?.text).toContain(CONTINUES);
    expect(view.availableEvents.map(({ type }) => type)).not.toContain('UNDO_RECEIPT');
    await web.fixture.expectFactsAsStored();
    expect((await staff.get(`/cases/${caseId}?tab=content`)).text).toContain(
      '職員が受け付けた紙の申請（内容は紙による）',
    );
    const own = (await (await web.signedIn('hospital')).get(`/cases/${caseId}?tab=history`)).text;
    expect(own).toContain('紙で到達した申請を職員が受け付け、審査を始めました');
    expect(own).not.toContain('様式1のみ');
  });

  it('is not taken up before its paper is noted, nor once it is submitted', async () => {
    await web.fixture.send(caseId, hospital, { type: 'SUBMIT' });
    await expect(takeUp()).rejects.toThrow(CommandRefused);
  });

  it('is typed as an answer to the 補正, and goes on as what arrived on the day of its paper', async () => {
    await takeUp();
    await web.fixture.send(caseId, officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2027-05-10' });
    at('2027-04-26T10:00:00');
    const { openCorrection } = (await viewOf()).facts;
    const answers = [{ itemId: openCorrection?.items[0]?.id ?? '', answer: '入力しました' }];
    await web.fixture.send(caseId, hospital, { type: 'SUBMIT_CORRECTION', answers });
    const { facts, application } = await web.fixture.app.get(CaseQueries).get(officer, caseId);
    expect(application.state).toBe('examining');
    expect(facts).toMatchObject({ submittedOn: LAST_DAY, lastSubmission: { number: 2, sentOn: '2027-04-26' } });
    expect(facts.content.contactName).not.toBe('');
    await web.fixture.expectFactsAsStored();
  });

  it('is refused where nothing is mended, and the designation ends on the day of that notice (法115②)', async () => {
    await takeUp();
    await web.fixture.send(caseId, officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2027-05-10' });
    at('2027-05-12T10:00:00');
    await web.fixture.send(caseId, officer, { type: 'CLOSE_CORRECTION', reason: '期限までに回答がないため' });
    const draft = { text: '次のとおり決定してよろしいか伺います。', reason: '補正がされず、要件を確かめられないため' };
    await web.fixture.send(caseId, officer, { type: 'DRAFT_REFUSAL', ...draft, issueOn: '2027-05-12' });
    await web.fixture.send(caseId, PEOPLE.approver, { type: 'APPROVE', comment: '' });
    expect((await viewOf()).currentStanding?.text).toContain(CONTINUES);
    const notice = { type: 'ISSUE_REFUSAL', documentNumber: '医指令第1号', issuedOn: '2027-05-12' } as const;
    await web.fixture.send(caseId, officer, notice);
    expect(await web.fixture.query('SELECT decided_on::text AS on FROM renewal')).toEqual([{ on: '2027-05-12' }]);
    expect((await viewOf()).currentStanding).toMatchObject({ standing: 'expired' });
    const { problems } = await verifyRecord(web.fixture.dataSource, EVIDENCE);
    expect(problems.filter((problem) => problem.includes(caseId))).toEqual([]);
  });
});
