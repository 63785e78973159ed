import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { pageTexts, squeezed } from '../../../../test/support/pdf-reading.js';
import { type PartialApp, startPartialApp } from '../../../../test/support/partial-app.js';
import type { Role } from '../../../procedure/terms/actors.js';
import { WebModule } from '../../web.module.js';

const PATH = '/settings/papers';
const FORM = `${PATH}/forms/correction-notice`;
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
  await partial.dataSource.query('DELETE FROM paper_setting');
});

const page = async (path: string) => (await request(partial.url).get(path)).text;
const post = (path: string, fields: Record<string, string>, idempotencyKey: string = randomUUID()) =>
  request(partial.url)
    .post(path)
    .type('form')
    .send({ idempotencyKey, seen: '0', holdsFrom: '令和8年12月1日', reason: '文書規程の改正', ...fields });
const entries = () =>
  partial.dataSource.query<{ part: string; no: number; value: unknown }[]>(
    'SELECT part, no, value FROM paper_setting ORDER BY part, no',
  );
async function printed(path: string, fields: Record<string, string>): Promise<string> {
  const answer = await post(path, { ...fields, act: 'preview' })
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
  return (await pageTexts(answer.body as Buffer)).map(squeezed).join('');
}

const seals = {
  noticeSeal: 'affixed',
  requestSeal: 'omitted',
  requestNumber: '地医号外',
  correctionSeal: 'electronic',
  correctionNumber: '事務連絡',
  reportSeal: 'omitted',
  reportNumber: '事務連絡',
};

it('changes 公印 and a number once however often the page is sent, says so where the procedure is shown, and keeps who and why', async () => {
  const key = randomUUID();
  for (let time = 0; time < 2; time += 1)
    expect((await post(`${PATH}/seals`, seals, key)).headers['location']).toBe(`${PATH}/seals?saved=1`);
  expect(await entries()).toEqual([{ part: 'sealsAndNumbers', no: 1, value: seals }]);
  expect(await page('/settings')).toMatch(/調整会議の開催依頼文.*公印省略.*地医号外.*補正通知書.*電子署名/su);
  const record = await page(`${PATH}/record`);
  for (const word of [
    '文書の記載を変更しました',
    '清水 悟',
    '文書規程の改正',
    '調整会議の開催依頼文の番号：事務連絡 → 地医号外',
    '公印省略 → 電子署名',
  ])
    expect(record).toContain(word);
  // What did not change is not told.
  expect(record).not.toContain('通知書の公印：公印を押す');
});

it('adds a paragraph to 教示, changes one and removes one, each with whether it was confirmed', async () => {
  const shown = await page(`${PATH}/instructions`);
  expect(shown).toContain('instructions[1][text]');
  await post(`${PATH}/instructions`, {
    'instructions[0][text]': '審査請求は、見本県知事に対してします。',
    'instructions[0][confirmed]': 'on',
    'instructions[1][text]': '',
    'instructions[2][text]': '訴えは、見本県を被告とします。',
  });
  expect((await entries()).map(({ value }) => value)).toEqual([
    [
      { text: '審査請求は、見本県知事に対してします。', certainty: 'confirmed' },
      { text: '訴えは、見本県を被告とします。', certainty: 'unconfirmed' },
    ],
  ]);
  expect(await page('/settings')).toMatch(/見本県知事に対してします。.*確認済.*見本県を被告とします。.*未確認/su);
});

it('shows a sample with what is typed before anything is saved', async () => {
  const words = { 'word-title': '申請書類の補正について（通知）', 'word-otherwise': '' };
  expect(await printed(FORM, words)).toContain('申請書類の補正について（通知）');
  const told = { 'instructions[0][text]': '審査請求は、見本県知事に対してします。' };
  expect(await printed(`${PATH}/instructions`, told)).toContain('見本県知事に対してします。');
  expect(await entries()).toEqual([]);
});

it('replaces the title of one form, leaves its other words and shows both', async () => {
  await post(FORM, { 'word-title': '申請書類の補正について（通知）' });
  expect(await entries()).toEqual([
    { part: 'form:correction-notice', no: 1, value: { title: '申請書類の補正について（通知）' } },
  ]);
  const text = await page(FORM);
  expect(text).toContain('空のときは様式の文言：「申請の補正について（通知）」');
  expect(text).toMatch(/表題.*申請書類の補正について（通知）/su);
  expect(await page('/forms')).toContain('申請書類の補正について（通知）');
  // Emptied again: the form's own words hold.
  expect((await post(FORM, { seen: '1', 'word-title': '' })).status).toBe(303);
  expect(await page('/forms')).not.toContain('申請書類の補正について（通知）');
});

it('leaves the number of a form away where that is ticked', async () => {
  await post(`${PATH}/forms/confirmation-form-1`, { noNumber: 'on' });
  expect(await entries()).toMatchObject([{ part: 'form:confirmation-form-1', value: { number: '' } }]);
  expect(await page(`${PATH}/forms/confirmation-form-1`)).toMatch(/name="noNumber"[^>]* checked/u);
});

it('prepares April without keeping another part from changing before', async () => {
  await post(`${PATH}/seals`, { ...seals, holdsFrom: '令和9年4月1日' });
  expect(await page(PATH)).toMatch(/2027|令和9年4月1日/u);
  expect(await page('/settings')).not.toContain('地医号外');
  expect((await post(FORM, { 'word-title': '補正について' })).status).toBe(303);
});

it('refuses a change that another person overtook, keeps what was typed and shows what holds now', async () => {
  await post(FORM, { 'word-title': '補正について' });
  const late = await post(FORM, { 'word-title': '補正の依頼について' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('更新されています');
  expect(late.text).toContain('補正の依頼について');
  expect(late.text).toContain('name="seen" value="1"');
  expect(await entries()).toHaveLength(1);
});

it.each([
  ['a day that is none', { holdsFrom: '' }, '適用を始める日を日付で'],
  ['no reason', { reason: '' }, '変更の理由を入力して'],
  ['a day before the last entry', { seen: '1', holdsFrom: '令和8年11月30日' }, 'その日か、その後の日を'],
  ['nothing that differs', { seen: '1', 'word-title': '補正について' }, '前の登録と同じです'],
  ['a title that is too long', { seen: '1', 'word-title': '長'.repeat(151) }, '150文字'],
  ['a character that no font has', { seen: '1', 'word-title': '\u{1f600}' }, '印刷できない文字'],
])('refuses %s with what to do, and changes nothing', async (_, change, said) => {
  await post(FORM, { 'word-title': '補正について' });
  const answer = await post(FORM, { 'word-title': '別の表題', ...change });
  expect([answer.status, answer.text.includes(said)]).toEqual([422, true]);
  expect(await entries()).toHaveLength(1);
});

it('refuses 教示 without a paragraph, and 公印 that is not said', async () => {
  const none = await post(`${PATH}/instructions`, { 'instructions[0][text]': '' });
  expect([none.status, none.text.includes('教示を一つ以上入力してください')]).toEqual([422, true]);
  const { noticeSeal: _, ...rest } = seals;
  const unsaid = await post(`${PATH}/seals`, rest);
  expect([unsaid.status, unsaid.text.includes('通知書の公印を選んでください')]).toEqual([422, true]);
  expect(await entries()).toEqual([]);
});

it('is read by the approver, who changes nothing, and by nobody outside', async () => {
  role = 'prefectureApprover';
  for (const path of [PATH, `${PATH}/seals`, `${PATH}/instructions`, FORM])
    expect(await page(path)).not.toContain('保存する');
  expect((await post(FORM, {})).status).toBe(403);
  role = 'hospital';
  expect((await request(partial.url).get(PATH)).status).toBe(403);
});

it('knows no form of another name', async () => {
  expect((await request(partial.url).get(`${PATH}/forms/toString`)).status).toBe(404);
});
