/** A 補正 that a program asks for names a place of the application; what was asked before that was judged is read as it was written. */
import { randomUUID } from 'node:crypto';
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';

let web: WebFixture;

beforeAll(async () => {
  web = await startWebFixture();
}, 240_000);
afterAll(() => web?.close());

it('no 補正通知書 says a place that no application has: the answer names the item and all that may be sent', async () => {
  const caseId = await web.fixture.examined();
  const officer = await web.signedIn('officer');
  const ask = async (target: string) =>
    officer.post(`/api/cases/${caseId}/events/REQUEST_CORRECTION`).send({
      lockVersion: await web.fixture.lockVersion(caseId),
      idempotencyKey: randomUUID(),
      items: [{ target, text: '平日の日中に連絡の取れる番号を記載してください。' }],
      dueOn: '2026-12-18',
    });
  const refused = await ask('担当者の電話番号');
  expect(refused.status).toBe(422);
  const { conditions } = refused.body as { conditions: { id: string; field: string; text: string }[] };
  expect(conditions.map(({ id, field }) => [id, field])).toEqual([['correctionPlaces', 'items[0].target']]);
  expect(conditions[0]?.text).toContain('補正の項目1の「担当者の電話番号」はありません');
  expect(conditions[0]?.text).toContain('contactPhone（申請内容：医療機関の基本情報（担当者の電話番号））');
  expect(await web.fixture.query('SELECT FROM correction_item')).toHaveLength(0);
  expect((await ask('contactPhone')).status).toBe(200);
  expect(await web.fixture.query('SELECT target FROM correction_item')).toEqual([{ target: 'contactPhone' }]);
});

it('a place that was written freely before is read by everybody as it was written', async () => {
  const caseId = await web.fixture.examined('C1');
  const items = [{ target: 'その他', text: '番号を確かめてください' }];
  await web.fixture.send(caseId, PEOPLE.officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-12-18' });
  await web.fixture.query(
    `UPDATE correction_item SET target = '担当者の電話番号' WHERE correction_id IN (SELECT id FROM correction WHERE application_id = '${caseId}')`,
  );
  const hospital = await web.signedIn('hospital');
  for (const [agent, path] of [
    [hospital, `/cases/${caseId}/correction`],
    [await web.signedIn('officer'), `/cases/${caseId}`],
    [hospital, `/api/cases/${caseId}`],
  ] as const) {
    const answer = await agent.get(path);
    expect([path, answer.status]).toEqual([path, 200]);
    expect(answer.text).toContain('担当者の電話番号');
  }
});
