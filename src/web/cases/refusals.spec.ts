/** A refusal: whoever drafts and signs it sees which approved changes it ends (法115②, 116①), and is asked where nothing speaks for it (行政手続法8条). */
import { randomUUID } from 'node:crypto';
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';
import { actionPath } from '../addresses/case-addresses.js';

const { hospital, officer } = PEOPLE;
const ENDED = '令和9年4月20日（火）からの変更（架空の小項目の追加）';
const WITHOUT_GROUND = 'refusal.withoutGround=true';

let web: WebFixture;
let caseId: string;

beforeAll(async () => {
  web = await startWebFixture();
}, 240_000);
afterAll(() => web?.close());

const at = (instant: string) => web.fixture.clock.set(`${instant}+09:00`);

/** A renewal that arrived by the last day and is examined after it, with a change that is approved from 2027-04-20 on. */
beforeEach(async () => {
  await web.fixture.clear();
  const changes = [{ on: '2027-04-20', text: '架空の小項目の追加', added: [], removed: [] }];
  const [row] = await web.fixture.query<{ id: string }>(
    `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, public_notice_method, matters, changes, created_at)
     VALUES ($1, 'B', '2024-04-01', '2024-04-01', '2027-03-31', '', $2, $3, '2024-03-11T10:00:00+09:00') RETURNING id`,
    [hospital.institutionId, JSON.stringify(['(1)イ']), JSON.stringify(changes)],
  );
  caseId = await web.fixture.examined('B', { procedure: 'renewal', currentDesignationId: row?.id ?? '' });
  at('2027-04-12T10:00:00');
});

async function post(who: 'officer' | 'approver', type: 'DRAFT_REFUSAL' | 'APPROVE' | 'ISSUE_REFUSAL', typed: object) {
  const person = await web.signedIn(who);
  const path = actionPath(caseId, type);
  const { text } = await person.get(path);
  const lockVersion = /name="lockVersion" value="([^"]+)"/u.exec(text)?.[1] ?? '';
  const form = { lockVersion, idempotencyKey: randomUUID(), ...typed };
  return { page: text, answer: await person.post(path).type('form').send(form) };
}

const DRAFT = { text: '次のとおり決定してよろしいか伺います。', reason: '架空の理由', issueOn: '令和9年4月13日' };

it('names what it ends on the page of the draft, on that of the approval, in the draft and on its list', async () => {
  const { page, answer } = await post('officer', 'DRAFT_REFUSAL', { ...DRAFT, confirmed: WITHOUT_GROUND });
  expect(page).toContain(ENDED);
  expect(answer.status).toBe(303);
  const approver = await web.signedIn('approver');
  expect((await approver.get(actionPath(caseId, 'APPROVE'))).text.split(ENDED)).toHaveLength(3); // the draft, and the list
  const [draft] = await web.fixture.query<{ list: { id: string; text: string }[] }>(
    `SELECT basis -> 'requirements' AS list FROM draft_decision WHERE application_id = $1`,
    [caseId],
  );
  expect(draft?.list.find(({ id }) => id === 'changesKeepEffect')?.text).toContain(ENDED);
  const actions = (await approver.get(`/api/cases/${caseId}/actions`)).body as unknown;
  expect(JSON.stringify(actions)).toContain(ENDED);
  expect((await post('approver', 'APPROVE', { comment: '' })).answer.status).toBe(303);
  at('2027-04-13T10:00:00');
  const notice = { documentNumber: '医指令第1号', issuedOn: '令和9年4月13日' };
  const refused = await post('officer', 'ISSUE_REFUSAL', notice);
  expect([refused.answer.status, refused.answer.text]).toEqual([422, expect.stringContaining(ENDED)]);
  const confirmed = { ...notice, confirmed: 'changesLost=2027-04-13' };
  expect((await post('officer', 'ISSUE_REFUSAL', confirmed)).answer.status).toBe(303);
});

it('is asked about once where every point is met and nobody objected, and keeps the answer in the record and in the draft', async () => {
  const { answer } = await post('officer', 'DRAFT_REFUSAL', DRAFT);
  expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('このまま更新しないことを起案しますか')]);
  expect(answer.text).toContain('架空の理由');
  expect(await web.fixture.query('SELECT FROM draft_decision')).toEqual([]);
  expect((await post('officer', 'DRAFT_REFUSAL', { ...DRAFT, confirmed: WITHOUT_GROUND })).answer.status).toBe(303);
  const [entry] = await web.fixture.query<{ payload: object }>(
    `SELECT payload FROM record_entry WHERE subject_id = $1 AND event_type = 'DRAFT_REFUSAL'`,
    [caseId],
  );
  expect(entry?.payload).toMatchObject({ confirmed: [WITHOUT_GROUND] });
  const signing = (await (await web.signedIn('approver')).get(actionPath(caseId, 'APPROVE'))).text;
  expect(signing).toContain('いずれも記録されていませんが、更新しないことを起案することを確かめています');
});

it('is not asked about where the examination speaks for it', async () => {
  const checks = { R3: { met: false, note: '架空の所見' } };
  await web.fixture.send(caseId, officer, { type: 'RECORD_EXAMINATION', checks });
  expect((await post('officer', 'DRAFT_REFUSAL', DRAFT)).answer.status).toBe(303);
});
