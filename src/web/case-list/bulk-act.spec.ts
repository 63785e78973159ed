import { randomUUID } from 'node:crypto';
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { type Agent, startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';

const { officer } = PEOPLE;
const RECEIVE = '/bulk-acts/receive';

let web: WebFixture;
let agent: Agent;
/** Three cases that wait to be received. */
let ids: [string, string, string];

beforeAll(async () => {
  web = await startWebFixture();
  agent = await web.signedIn('officer');
});
afterAll(() => web?.close());
beforeEach(async () => {
  await web.fixture.clear();
  ids = [await web.fixture.submitted('B'), await web.fixture.submitted('C1'), await web.fixture.submitted('C2')];
});

const post = (path: string, fields: object, by: Agent = agent) => by.post(path).type('form').send(fields);
const look = async (caseIds: readonly string[]) => (await post(RECEIVE, { caseIds })).text;

/** All that the page would post if these were ticked. */
function ticked(html: string, caseIds: readonly string[]): Record<string, unknown> {
  const hidden = [...html.matchAll(/type="hidden" name="(idempotencyKey|versions\[[^"]+\])" value="([^"]*)"/g)];
  return { ...Object.fromEntries(hidden.map(([, name = '', value]): [string, unknown] => [name, value])), caseIds };
}

const run = (fields: object) => post(`${RECEIVE}/run`, fields);
const states = async () => {
  const rows = await web.fixture.query<{ id: string; state: string }>('SELECT id, state FROM application');
  return ids.map((id) => rows.find((row) => row.id === id)?.state);
};
/** The cases that were received, as the record has it. */
const receptions = async () =>
  (
    await web.fixture.query<{ id: string }>(`SELECT subject_id AS id FROM record_entry WHERE event_type = 'RECEIVE'`)
  ).map(({ id }) => id);

describe('an act on many cases of the list', () => {
  it('is offered on the list to whoever does the event, and to nobody else', async () => {
    expect((await agent.get('/cases')).text).toContain(`formaction="${RECEIVE}">選んだ申請を受け付ける`);
    const approver = await web.signedIn('approver');
    expect((await approver.get('/cases')).text).not.toContain(RECEIVE);
    expect((await post(RECEIVE, { caseIds: ids }, approver)).status).toBe(404);
    expect((await post('/bulk-acts/issue-refusal', { caseIds: ids })).status).toBe(404);
  });

  it('says before what will happen, and to which cases not and why; nothing is done yet', async () => {
    await web.fixture.send(ids[1], officer, { type: 'RECEIVE' });
    const page = await look([...ids, randomUUID()]);
    expect(page).toContain('3件のうち、2件で行えます。ほかに選んだ1件は、見つからないか');
    expect(page).toContain('段階が「審査」のときは「受け付ける」はできません');
    expect(page).not.toContain(`value="${ids[1]}"`);
    expect(page).toContain('申請の段階が「審査」になり');
    expect(await states()).toEqual(['submitted', 'examining', 'submitted']);
  });

  it('does each of them, once for a form that is sent twice', async () => {
    const fields = ticked(await look(ids), ids);
    const [first, second] = [await run(fields), await run(fields)];
    for (const { status, text } of [first, second])
      expect([status, text]).toEqual([200, expect.stringContaining('3件を受け付けました')]);
    expect(await states()).toEqual(['examining', 'examining', 'examining']);
    expect((await receptions()).toSorted()).toEqual(ids.toSorted());
  });

  it('passes over what others changed meanwhile, with the reason, and lets it be tried again alone', async () => {
    const fields = ticked(await look(ids), ids);
    await web.fixture.send(ids[0], PEOPLE.hospital, { type: 'PULL_BACK', reason: '書類を差し替えるため' });
    await web.fixture.send(ids[0], PEOPLE.hospital, { type: 'SUBMIT' });
    const { status, text } = await run(fields);
    expect(status).toBe(409);
    expect(text).toContain('2件を受け付けました');
    expect(text).toContain('画面を開いたあとに更新されています');
    expect(await states()).toEqual(['submitted', 'examining', 'examining']);
    const again = await run(ticked(text, [ids[0]]));
    expect([again.status, await states()]).toEqual([200, ['examining', 'examining', 'examining']]);
    expect((await receptions()).toSorted()).toEqual(ids.toSorted());
  });

  it('leaves no case half done when the program fails in the midst, and goes on from there when the form is sent again', async () => {
    const fields = ticked(await look(ids), ids);
    const version = await web.fixture.lockVersion(ids[1]);
    await web.fixture.asOwner((query) =>
      query(`ALTER TABLE application ADD CONSTRAINT broken CHECK (id <> '${ids[1]}' OR state <> 'examining')`),
    );
    expect((await run(fields)).status).toBe(500);
    expect(await states()).toEqual(['examining', 'submitted', 'submitted']);
    expect(await web.fixture.lockVersion(ids[1])).toBe(version);
    expect(await receptions()).toEqual([ids[0]]);
    await web.fixture.asOwner((query) => query('ALTER TABLE application DROP CONSTRAINT broken'));
    expect((await run(fields)).text).toContain('3件を受け付けました');
    expect((await receptions()).toSorted()).toEqual(ids.toSorted());
  });

  it('refuses a form that no page of ours has posted, whole', async () => {
    const fields = ticked(await look(ids), ids);
    expect((await run({ ...fields, caseIds: [] })).status).toBe(422);
    expect((await run({ ...fields, caseIds: [...ids, 'x'] })).status).toBe(422);
    expect((await run({ ...fields, [`versions[${ids[0]}]`]: 'x' })).status).toBe(422);
    expect((await run({ ...fields, idempotencyKey: '' })).status).toBe(400);
    expect(await states()).toEqual(['submitted', 'submitted', 'submitted']);
  });

  it('records the same result of 医療対策協議会 for each, and keeps what was typed when something is missing', async () => {
    await web.fixture.clear();
    const cases = [await web.fixture.reported(), await web.fixture.examined('C1')];
    agent = await web.signedIn('officer'); // a week later: the session before has ended
    const agenda = '/bulk-acts/refer-to-measures-council';
    const looked = await post(agenda, { caseIds: cases });
    expect(looked.text).toContain('2件のうち、2件で行えます。');
    const [, requestedOn] = /name="requestedOn"[^>]* value="([^"]+)"/.exec(looked.text) ?? [];
    const onAgenda = await post(`${agenda}/run`, { ...ticked(looked.text, cases), requestedOn });
    expect([onAgenda.status, onAgenda.text]).toEqual([200, expect.stringContaining('2件を議題に載せました')]);
    const results = '/bulk-acts/record-measures-council';
    const fields = ticked((await post(results, { caseIds: cases })).text, cases);
    const said = { opinion: 'agreedWithConditions', remarks: '夜間の応援', supplementaryOpinion: '救急の集約' };
    const incomplete = await post(`${results}/run`, { ...fields, ...said });
    expect(incomplete.status).toBe(422);
    expect(incomplete.text).toContain('開催日を入力してください。');
    for (const typed of ['夜間の応援', '救急の集約']) expect(incomplete.text).toContain(typed);
    expect(await web.fixture.query('SELECT FROM hearing WHERE opinion IS NOT NULL')).toEqual([]);
    const recorded = await post(`${results}/run`, { ...fields, ...said, heldOn: web.fixture.clock.today() });
    expect([recorded.status, recorded.text]).toEqual([200, expect.stringContaining('2件を記録しました')]);
    const opinions = await web.fixture.query(
      'SELECT application_id, opinion, remarks, supplementary_opinion FROM hearing WHERE opinion IS NOT NULL',
    );
    expect(opinions).toHaveLength(2);
    for (const caseId of cases)
      expect(opinions).toContainEqual({
        application_id: caseId,
        opinion: 'agreedWithConditions',
        remarks: '夜間の応援',
        supplementary_opinion: '救急の集約',
      });
  });
});
