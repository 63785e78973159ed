/** Reasons, conditions and answers stand where the decision is made, and 経過 says from what to what and why. */
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { type Agent, startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';

const { hospital, officer } = PEOPLE;

let web: WebFixture;
let agent: Agent;

beforeAll(async () => {
  web = await startWebFixture();
});
afterAll(() => web?.close());
beforeEach(async () => {
  await web.fixture.clear();
  agent = await web.signedIn('officer');
});

const read = async (path: string, by: Agent = agent) => (await by.get(path).expect(200)).text;

async function correctionAsked(): Promise<string> {
  const caseId = await web.fixture.examined();
  await web.fixture.send(caseId, officer, {
    type: 'REQUEST_CORRECTION',
    items: [{ target: 'D05', text: '写しの日付を補ってください' }],
    dueOn: '2026-12-04',
  });
  await web.fixture.send(caseId, officer, {
    type: 'EXTEND_CORRECTION',
    dueOn: '2026-12-11',
    reason: '資料の取寄せに日数を要するため',
  });
  return caseId;
}

it('what was asked for stands where it is given more time, or ended', async () => {
  const caseId = await correctionAsked();
  for (const act of ['extend-correction', 'close-correction'])
    expect([act, await read(`/cases/${caseId}/actions/${act}`)]).toEqual([
      act,
      expect.stringContaining('写しの日付を補ってください'),
    ]);
});

it('the answers to a 補正 stand where it is examined and where more is asked for', async () => {
  const caseId = await correctionAsked();
  const [item] = await web.fixture.query<{ id: string }>('SELECT id FROM correction_item');
  await web.fixture.attach(caseId, 'D20');
  await web.fixture.send(caseId, hospital, {
    type: 'SUBMIT_CORRECTION',
    answers: [{ itemId: item?.id ?? '', answer: '日付のある写しに差し替えました' }],
  });
  for (const path of ['', '/actions/record-examination', '/actions/request-correction'])
    expect([path, await read(`/cases/${caseId}${path}`)]).toEqual([
      path,
      expect.stringContaining('日付のある写しに差し替えました'),
    ]);
});

it('経過 says from which day to which, and why', async () => {
  const caseId = await correctionAsked();
  for (const by of [agent, await web.signedIn('hospital')]) {
    const history = await read(`/cases/${caseId}?tab=history`, by);
    expect(history).toContain('補正の期限を令和8年12月4日（金）から令和8年12月11日（金）に延ばしました。');
    expect(history).toContain('理由：資料の取寄せに日数を要するため');
  }
});

it('what only the prefecture may read of an entry stands in the 経過 of nobody else', async () => {
  const caseId = await correctionAsked();
  await web.fixture.send(caseId, officer, { type: 'CLOSE_CORRECTION', reason: '電話で確認できたため' });
  expect(await read(`/cases/${caseId}?tab=history`)).toContain('理由：電話で確認できたため');
  const theirs = await read(`/cases/${caseId}?tab=history`, await web.signedIn('hospital'));
  expect(theirs).toContain('補正を終え、審査に戻しました');
  expect(theirs).not.toContain('電話で確認できたため');
});

it('an extension that is sent twice is one, although what it found has changed', async () => {
  const caseId = await correctionAsked();
  const form = await read(`/cases/${caseId}/actions/extend-correction`);
  const hidden: Record<string, string> = Object.fromEntries(
    [...form.matchAll(/type="hidden" name="(idempotencyKey|lockVersion)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']): [string, string] => [name, value],
    ),
  );
  const send = () =>
    agent
      .post(`/cases/${caseId}/actions/extend-correction`)
      .type('form')
      .send({ ...hidden, dueOn: '令和8年12月18日', reason: 'さらに日数を要するため' });
  expect([(await send()).status, (await send()).status]).toEqual([303, 303]);
  const entries = await web.fixture.query(`SELECT FROM record_entry WHERE event_type = 'EXTEND_CORRECTION'`);
  expect(entries).toHaveLength(2);
});
