import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { Account } from '../../identity/account.entity.js';
import { insertCase } from '../../../test/support/case-rows.js';
import type { PartialApp } from '../../../test/support/partial-app.js';
import { type SettingsApp, startSettingsApp } from '../../../test/support/settings-app.js';

let partial: PartialApp;
let actAs: SettingsApp['actAs'];

beforeAll(async () => {
  ({ partial, actAs } = await startSettingsApp());
});
afterAll(() => partial.close());
beforeEach(() => actAs('systemAdministrator'));

const PATH = '/settings/handover';
const get = () => request(partial.url).get(PATH);
const post = (fields: Record<string, string | string[]>) =>
  request(partial.url)
    .post(PATH)
    .type('form')
    .send({ idempotencyKey: randomUUID(), ...fields });
const of = (login: string) => partial.dataSource.manager.findOneByOrFail(Account, { login });
const ticked = async (...logins: string[]) =>
  Promise.all(logins.map(async (login) => of(login).then(({ id, lockVersion }) => `${id}:${lockVersion}`)));
const endsOn = (login: string, day: string | null) =>
  partial.dataSource.query('UPDATE account SET expires_on = $2, active = true WHERE login = $1', [login, day]);
const entriesOf = (login: string) =>
  partial.dataSource.query<{ event_type: string }[]>(
    `SELECT event_type FROM record_entry JOIN account ON account.id::text = subject_id WHERE login = $1 AND subject_type = 'account' ORDER BY seq`,
    [login],
  );

describe('年度替わりの引継ぎ', () => {
  beforeEach(async () => {
    // Today is 2026-12-04: the present 年度 ends on 2027-03-31.
    for (const login of ['ken-yamada', 'ken-tanaka', 'hc-obihiro']) await endsOn(login, '2026-03-31');
    await endsOn('h-tokachi', '2027-03-31');
  });

  it('shows the administrator whose last day comes before the end of the 年度, and not who stays until then', async () => {
    const { text } = await get();
    for (const login of ['ken-yamada', 'ken-tanaka', 'hc-obihiro']) expect(text).toContain(login);
    expect(text).not.toContain('h-tokachi');
    expect(text).toContain('R8.3.31（火）で期限切れ（ログインできません）');
  });

  it('gives those who are chosen a new last day, each told in its own record', async () => {
    const chosen = await ticked('ken-yamada', 'hc-obihiro');
    const sent = { idempotencyKey: randomUUID(), chosen, act: 'extend', expiresOn: '令和10年3月31日' };
    const answer = await post(sent);
    expect([answer.status, answer.headers['location']]).toEqual([303, `${PATH}?done=1`]);
    expect([(await of('ken-yamada')).expiresOn, (await of('hc-obihiro')).expiresOn]).toEqual([
      '2028-03-31',
      '2028-03-31',
    ]);
    expect((await of('ken-tanaka')).expiresOn).toBe('2026-03-31');
    expect((await entriesOf('hc-obihiro')).at(-1)?.event_type).toBe('CHANGE_ACCOUNT');
    // A second press of the same page finds it done.
    const entries = (await entriesOf('ken-yamada')).length;
    expect((await post(sent)).status).toBe(303);
    expect((await post({ ...sent, idempotencyKey: randomUUID() })).status).toBe(409);
    expect(await entriesOf('ken-yamada')).toHaveLength(entries);
  });

  it('takes a person who is ticked twice, or by an id in capitals, for one, and tells it in the record', async () => {
    const [chosen = ''] = await ticked('ken-tanaka');
    const entries = (await entriesOf('ken-tanaka')).length;
    const answer = await post({ chosen: [chosen, chosen.toUpperCase()], act: 'extend', expiresOn: '令和10年3月31日' });
    expect(answer.status).toBe(303);
    expect(await entriesOf('ken-tanaka')).toHaveLength(entries + 1);
  });

  it('stops those who left', async () => {
    expect((await post({ chosen: await ticked('ken-tanaka'), act: 'stop', expiresOn: '' })).status).toBe(303);
    expect(await of('ken-tanaka')).toMatchObject({ active: false });
    expect((await get()).text).not.toContain('ken-tanaka');
  });

  it('changes nobody when one of them was changed meanwhile, and keeps the ticks and the day', async () => {
    const [first = '', second = ''] = await ticked('ken-yamada', 'hc-obihiro');
    const behind = second.replace(/\d+$/u, (version) => String(Number(version) - 1));
    const answer = await post({ chosen: [first, behind], act: 'extend', expiresOn: '令和9年9月30日' });
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('変更されています')]);
    expect(answer.text).toContain('value="令和9年9月30日"');
    expect(answer.text).toMatch(new RegExp(`value="${first}"[^>]*checked`, 'u'));
    expect((await of('ken-yamada')).expiresOn).toBe('2026-03-31');
  });

  it.each([
    [{ act: 'extend', expiresOn: '令和10年3月31日' }, '一覧から利用者を選んでから'],
    [{ act: 'extend', expiresOn: '年度末', chosen: 'yes' }, '新しい有効期限を日付で入力してください'],
    [{ act: 'extend', expiresOn: '令和10年3月31日', chosen: `${randomUUID()}` }, '一覧から利用者を選んでから'],
    [{ act: 'extend', expiresOn: '令和7年3月31日', chosen: `${randomUUID()}:1` }, '有効期限'],
    [{ expiresOn: '令和10年3月31日' }, 'どのボタンが押されたか'],
  ])('%j is answered with what to do', async (fields, message) => {
    const { status, text } = await post(fields);
    expect([status, text]).toEqual([422, expect.stringContaining(message)]);
  });

  it('of nobody that there is conflicts, and nobody stops oneself', async () => {
    expect((await post({ chosen: `${randomUUID()}:1`, act: 'stop' })).status).toBe(409);
    await endsOn('kanri', '2026-03-31');
    const own = await post({ chosen: await ticked('kanri', 'ken-yamada'), act: 'stop' });
    expect([own.status, own.text]).toEqual([422, expect.stringContaining('ご自分のアカウントは停止できません')]);
    const [capitals = ''] = await ticked('kanri');
    expect((await post({ chosen: capitals.toUpperCase(), act: 'stop' })).status).toBe(422);
    expect(await of('ken-yamada')).toMatchObject({ active: true });
    await endsOn('kanri', null);
  });

  it('shows the officers who is in charge of what is under way, also who can sign in no more, and no accounts', async () => {
    actAs('prefectureOfficer');
    const tanaka = await of('ken-tanaka');
    const [institution] = await partial.dataSource.query<{ id: string }[]>(
      'SELECT id FROM medical_institution LIMIT 1',
    );
    const id = await insertCase(partial.dataSource, { institutionId: institution!.id, referenceNo: 'R8-1-0901' });
    await partial.dataSource.query('UPDATE application SET officer_id = $2 WHERE id = $1', [id, tanaka.id]);
    const { text } = await get();
    expect(text).toContain(tanaka.name);
    expect(text).toContain(`/cases?officer=${tanaka.id}`);
    expect(text).toContain('1件');
    expect(text).not.toContain('期限を延ばす');
    expect((await post({ act: 'stop', chosen: await ticked('ken-yamada') })).status).toBe(403);
  });

  it('says what the 年度 has and lacks', async () => {
    const { text } = await get();
    expect(text).toContain('令和8年度の設定');
    // It is December: the year has begun long ago.
    expect(text).toContain(
      '令和8年度について、引き継ぐことを一か所にまとめています。1月からは、次の年度について示します。',
    );
    partial.clock.set('2027-01-04T09:00:00+09:00');
    const ahead = (await get()).text;
    partial.clock.set('2026-12-04T09:00:00+09:00');
    expect(ahead).toContain('令和9年度（令和9年4月1日（木）から）に向けて');
  });
});
