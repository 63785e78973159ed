import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { type PartialApp, startPartialApp } from '../../../test/support/partial-app.js';
import type { Role } from '../../procedure/terms/actors.js';
import { WebModule } from '../web.module.js';

const PATH = '/settings/office-contact';
let partial: PartialApp;
let role: Role;

beforeAll(async () => {
  partial = await startPartialApp({
    rooms: { imports: [WebModule] },
    actor: () => ({
      accountId: '00000000-0000-4000-8000-000000000001',
      name: '清水 悟',
      role,
      officeName: '地域医療課',
      institutionId: null,
      healthCentreId: null,
    }),
  });
});
afterAll(() => partial.close());
beforeEach(async () => {
  role = 'prefectureOfficer';
  await partial.dataSource.query('DELETE FROM office_contact');
});

const first = { seen: '0', holdsFrom: '令和8年4月1日', governorName: '見本 一郎', section: '', phone: '', email: '' };
const page = async () => (await request(partial.url).get(PATH)).text;
const post = (fields: Record<string, string>, idempotencyKey: string = randomUUID()) =>
  request(partial.url)
    .post(PATH)
    .type('form')
    .send({ idempotencyKey, ...fields });
const entries = () =>
  partial.dataSource.query(
    'SELECT no, holds_from::text AS "from", governor_name AS name FROM office_contact ORDER BY no',
  );

it('says which papers leave without a name and a phone, until both are entered', async () => {
  expect(await page()).toMatch(/職名だけで出ます.*課・係の名称だけで出ます/s);
  expect((await post({ ...first, phone: '000-000-0000' })).headers['location']).toBe(`${PATH}?saved=1`);
  const after = await page();
  expect(after).toContain('見本 一郎');
  expect(after).not.toContain('足りないまま出る文書');
});

it('adds one entry however often one page is sent, and keeps the former one beside a change', async () => {
  const key = randomUUID();
  await post(first, key);
  await post(first, key);
  const change = { ...first, seen: '1', holdsFrom: '令和8年5月1日', governorName: '見本 二郎', reason: '知事の交代' };
  expect((await post(change)).status).toBe(303);
  expect(await entries()).toEqual([
    { no: 1, from: '2026-04-01', name: '見本 一郎' },
    { no: 2, from: '2026-05-01', name: '見本 二郎' },
  ]);
  const { text } = await request(partial.url).get(`${PATH}/record`);
  for (const word of ['見本 一郎', '見本 二郎', '知事の交代']) expect(text).toContain(word);
});

it('refuses a change that another person overtook, keeps what was typed and shows what holds now', async () => {
  await post(first);
  const late = await post({ ...first, governorName: '見本 三郎' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('更新されています');
  expect(late.text).toContain('value="見本 三郎"');
  expect(late.text).toContain('name="seen" value="1"');
  expect(await entries()).toHaveLength(1);
});

it.each([
  ['no day', { holdsFrom: '' }, '適用を始める日を日付で'],
  ['a day before the last entry', { holdsFrom: '令和8年3月31日' }, 'その日か、その後の日を'],
  ['a change without a reason', { phone: '000' }, '変更の理由を入力して'],
  ['nothing that differs', {}, '前の登録と同じです'],
])('refuses %s with what to do, and changes nothing', async (_, change, said) => {
  await post(first);
  const answer = await post({ ...first, seen: '1', ...change });
  expect([answer.status, answer.text.includes(said)]).toEqual([422, true]);
  expect(await entries()).toHaveLength(1);
});

it('is read by the approver, who changes nothing', async () => {
  role = 'prefectureApprover';
  expect(await page()).not.toContain('保存する');
  expect((await post(first)).status).toBe(403);
  role = 'hospital';
  expect((await request(partial.url).get(PATH)).status).toBe(403);
});
