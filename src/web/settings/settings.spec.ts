import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { Account } from '../../identity/account.entity.js';
import { AccountService } from '../../identity/account.service.js';
import { DEMO_PASSWORD, DemoAccounts } from '../../identity/demo-accounts.js';
import { insertCase } from '../../../test/support/case-rows.js';
import { MedicalInstitution } from '../../registry/registry.entities.js';
import { undeclaredRoutes } from '../../../test/support/list-routes.js';
import type { PartialApp } from '../../../test/support/partial-app.js';
import { type SettingsApp, startSettingsApp } from '../../../test/support/settings-app.js';

let partial: PartialApp;
let actAs: SettingsApp['actAs'];
let ownId: string;

beforeAll(async () => {
  ({ partial, actAs, ownId } = await startSettingsApp());
});
afterAll(() => partial.close());
beforeEach(() => actAs('systemAdministrator'));

const get = (path: string) => request(partial.url).get(path);
/** Each time as from a page that was opened for it. */
const post = (path: string, fields: Record<string, string | string[]> = {}) =>
  request(partial.url)
    .post(path)
    .type('form')
    .send({ idempotencyKey: randomUUID(), ...fields });
/** An act on an account as the list shows it. */
const act = async (id: string, name: string) => {
  const account = await partial.app.get(AccountService).find(id);
  return post(`/settings/accounts/${id}/${name}`, { lockVersion: String(account?.lockVersion ?? 0) });
};

const idOf = async (login: string) => (await partial.dataSource.manager.findOneByOrFail(Account, { login })).id;

it('declares who may open each of its routes', () => {
  expect(undeclaredRoutes(partial.app).filter((handler) => !handler.startsWith('HealthController'))).toEqual([]);
});

describe('settings', () => {
  it.each([
    [
      '/settings',
      '医療審議会',
      '補正の期限',
      '未確認',
      '年500人以上',
      '公印省略',
      '事務連絡',
      '不指定と条件付きの通知書の教示',
      '北海道知事に審査請求をすることができます',
    ],
    ['/settings/areas', '十勝', '帯広保健所', '未確認'],
    ['/settings/rounds', '令和8年度 第3回', 'R8.11.30（月）', '未確認'],
    ['/settings/documents', '特定地域医療提供機関指定申請書', '様式1', '未確認'],
    ['/settings/sub-items', '(1)イ', '様式5-1', '確認済'],
    ['/settings/evaluation-items', '88項目', '業務分掌', '未確認'],
    ['/settings/closed-days', '勤労感謝の日', '令和8年度', '国民の祝日'],
  ])('%s shows its facts and how sure they are', async (path, ...facts) => {
    const { status, text } = await get(path);
    expect(status).toBe(200);
    expect(facts.filter((fact) => !text.includes(fact))).toEqual([]);
  });

  it('are the prefecture’s and the administrator’s', async () => {
    for (const role of ['hospital', 'healthCentre', 'supportCentre'] as const) {
      actAs(role);
      expect((await get('/settings')).status).toBe(403);
    }
    actAs('prefectureApprover');
    expect((await get('/settings/closed-days')).text).not.toContain('閉庁日を追加する');
    expect((await post('/settings/closed-days', { day: '2027-02-24', name: '理由' })).status).toBe(403);
  });
});

describe('closed days', () => {
  it('are added in 和暦 and removed', async () => {
    actAs('prefectureOfficer');
    const added = await post('/settings/closed-days', { day: '令和9年２月24日', name: '臨時の閉庁日' });
    expect(added.headers['location']).toBe('/settings/closed-days?day=2027-02-24&saved=1');
    expect((await get(added.headers['location']!)).text).toContain('臨時の閉庁日');
    expect((await post('/settings/closed-days/2027-02-24/remove')).status).toBe(303);
    expect((await get('/settings/closed-days?day=2027-02-24')).text).not.toContain('臨時の閉庁日');
  });

  it('that were removed and added again are not said to be removed by the old button', async () => {
    const day = { day: '令和8年12月18日', name: '架空の休み' };
    const removal = { idempotencyKey: randomUUID() };
    const path = '/settings/closed-days/2026-12-18/remove';
    expect((await post('/settings/closed-days', day)).status).toBe(303);
    expect((await post(path, removal)).status).toBe(303);
    expect((await post(path, removal)).status).toBe(303);
    expect((await post('/settings/closed-days', day)).status).toBe(303);
    const again = await post(path, removal);
    expect([again.status, again.text]).toEqual([409, expect.stringContaining('また閉庁日に加えられています')]);
    expect((await post(path)).status).toBe(303);
  });

  it('say which round and which cases end on them, with the way there', async () => {
    actAs('prefectureOfficer');
    // 2027-01-29 (Fri.), the deadline of the fourth round of 令和8年度.
    const [institution] = await partial.dataSource.manager.find(MedicalInstitution);
    const due = (referenceNo: string, dueOn: string) =>
      insertCase(partial.dataSource, { institutionId: institution?.id ?? '', referenceNo, dueOn, state: 'examining' });
    const caseId = await due('R8-4-0007', '2027-01-29');
    const other = await due('R8-4-0008', '2027-01-28');
    const saved = await post('/settings/closed-days', { day: '令和9年1月29日', name: '臨時の閉庁日' });
    const { text } = await get(saved.headers['location']!);
    expect(text).toContain('令和8年度 第4回の申請期限</a>');
    expect(text).toMatch(new RegExp(`<a href="/cases/${caseId}">R8-4-0007 `, 'u'));
    expect(text).not.toContain(other);
    // Whoever keeps the program and reads no case sees the day without them.
    actAs('systemAdministrator');
    expect((await get('/settings/closed-days?day=2027-01-29')).text).not.toContain('R8-4-0007');
    actAs('prefectureOfficer');
    await post('/settings/closed-days/2027-01-29/remove');
  });

  it('refuse what cannot be stored, and say where it stands', async () => {
    const answer = await post('/settings/closed-days', { day: '2027-02-25', name: '臨\0時' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('閉庁の理由に使えない文字（U+0000、2文字目）');
    expect((await get('/settings/closed-days?day=2027-02-25')).text).not.toContain('臨時');
  });

  it('say beside the field what is wrong and keep what was typed', async () => {
    const { text: about } = await post('/settings/closed-days', {});
    expect(about).toMatch(/令和10年1月1日[^<]*からは計算による見込みです。令和12年12月31日/);
    const unreadable = await post('/settings/closed-days', { day: '来週', name: '臨時' });
    expect([unreadable.status, unreadable.text]).toEqual([422, expect.stringContaining('value="来週"')]);
    expect((await post('/settings/closed-days', { day: '2027-01-11', name: '臨時' })).text).toContain(
      'この日は既に閉庁日です',
    );
    expect((await post('/settings/closed-days/2026-11-23/remove')).text).toContain('国民の祝日は外せません');
    expect((await post('/settings/closed-days/nonsense/remove')).status).toBe(404);
  });

  it.each(['0001-01-01', '1873-01-01', '9999-12-31'])(
    'of a year as far away as %s are answered with those of this year',
    async (day) => {
      expect((await get(`/settings/closed-days?day=${day}`)).text).toContain('令和8年度');
      expect((await post('/settings/closed-days', { day, name: '臨時' })).status).toBe(422);
    },
  );
});

describe('経過', () => {
  it('tells who did what to an account, with what was before and after, to administrators alone', async () => {
    const id = await idOf('ken-kessai');
    await act(id, 'reset-password');
    await act(id, 'deactivate');
    const { text } = await get(`/settings/accounts/${id}/record`);
    expect(text).toContain('パスワードを作り直しました。');
    expect(text).toContain('システム管理担当 清水 悟');
    expect(text).toContain('利用中：はい → いいえ');
    expect((await get('/settings/accounts')).text).toContain(`href="/settings/accounts/${id}/record"`);
    actAs('prefectureOfficer');
    expect((await get(`/settings/accounts/${id}/record`)).status).toBe(403);
    actAs('systemAdministrator');
    await act(id, 'reactivate');
  });

  it('tells of the office calendar, and of what does not exist nothing', async () => {
    await post('/settings/closed-days', { day: '令和9年2月24日', name: '臨時の閉庁日' });
    await post('/settings/closed-days/2027-02-24/remove');
    const { text } = await get('/settings/closed-days/record');
    for (const told of ['閉庁日を加えました。', '閉庁日を外しました。', '閉庁の理由：臨時の閉庁日'])
      expect(text).toContain(told);
    expect((await get('/settings/rounds/00000000-0000-4000-8000-000000000000/record')).status).toBe(404);
  });
});

describe('accounts', () => {
  const entry = {
    name: '﨑山 花子',
    login: 'Sakiyama',
    role: 'prefectureOfficer',
    officeName: '地域医療課',
    institutionId: '',
    healthCentreId: '',
    expiresOn: '令和9年3月31日',
  };

  it('are the administrator’s alone', async () => {
    for (const role of ['prefectureOfficer', 'prefectureApprover', 'hospital'] as const) {
      actAs(role);
      expect((await get('/settings/accounts')).status).toBe(403);
    }
  });

  it('are registered with a password that is shown once and works', async () => {
    expect((await get('/settings/accounts/new')).text).toContain('令和9年3月31日');
    for (const act of ['Search', ['search', 'search']])
      expect((await post('/settings/accounts', { ...entry, act })).text).toContain('どのボタンが押されたか');
    const answer = await post('/settings/accounts', entry);
    const password = /<code[^>]*>([^<]+)<\/code>/.exec(answer.text)![1]!;
    expect(await partial.app.get(AccountService).logIn('sakiyama', password)).toMatchObject({
      outcome: 'signedIn',
      account: { name: '﨑山 花子', expiresOn: '2027-03-31' },
    });
    const list = await get('/settings/accounts');
    expect(list.text).toContain('﨑山 花子');
    expect(list.text).not.toContain(password);
    expect((await post('/settings/accounts', entry)).text).toContain('既に使われています');
  });

  it.each([
    [{ name: '' }, '氏名を入力してください'],
    [{ login: 'あいう' }, 'ログインIDは半角'],
    [{ role: 'timer' }, '役割を選んでください'],
    [{ role: 'hospital' }, '所属する医療機関を選んでください'],
    [{ role: 'hospital', institutionId: 'nonsense' }, '所属する医療機関を選んでください'],
    [{ role: 'healthCentre', healthCentreId: 'atlantis' }, '所属する保健所を選んでください'],
    [{ expiresOn: '年度末' }, '有効期限を日付で入力してください'],
  ])('%j is answered beside the field', async (wrong, message) => {
    const { status, text } = await post('/settings/accounts', { ...entry, login: 'another', ...wrong });
    expect(status).toBe(422);
    expect(text).toContain(message);
    expect(text).toContain('value="地域医療課"');
  });

  it('are stopped and opened again, but nobody stops oneself', async () => {
    const accounts = partial.app.get(AccountService);
    const id = await idOf('ken-yamada');
    expect((await act(id, 'deactivate')).status).toBe(303);
    expect(await accounts.findUsable(id)).toBeNull();
    expect((await act(id, 'reactivate')).status).toBe(303);
    expect(await accounts.findUsable(id)).not.toBeNull();
    await partial.dataSource.query(
      `UPDATE account SET expires_on = '2020-03-31', lock_version = lock_version + 1 WHERE id = $1`,
      [id],
    );
    const behind = await post(`/settings/accounts/${id}/reactivate`, { lockVersion: '1' });
    expect([behind.status, await accounts.findUsable(id)]).toEqual([409, null]);
    await partial.dataSource.query('UPDATE account SET expires_on = NULL WHERE id = $1', [id]);
    const own = await act(ownId, 'deactivate');
    expect([own.status, own.text]).toEqual([422, expect.stringContaining('ご自分のアカウントは停止できません')]);
    expect((await post(`/settings/accounts/${ownId.toUpperCase()}/deactivate`, { lockVersion: '1' })).status).toBe(422);
    expect((await post('/settings/accounts/00000000-0000-4000-8000-000000000000/deactivate')).status).toBe(404);
  });

  describe('that are changed', () => {
    const moved = {
      name: '山田 花',
      role: 'prefectureOfficer',
      officeName: '医務課',
      institutionText: '',
      institutionId: '',
      healthCentreId: '',
      expiresOn: '令和10年3月31日',
    };
    const send = async (id: string, fields: Record<string, string>) => {
      const account = await partial.app.get(AccountService).find(id);
      return post(`/settings/accounts/${id}/edit`, { lockVersion: String(account?.lockVersion), ...fields });
    };

    it('take the new name and office; the act says what was before', async () => {
      const id = await idOf('ken-yamada');
      const form = await get(`/settings/accounts/${id}/edit`);
      expect(form.text).toContain('value="山田');
      expect((await send(id, moved)).headers['location']).toBe(`/settings/accounts/${id}/edit?saved=1`);
      expect(await partial.app.get(AccountService).find(id)).toMatchObject({
        login: 'ken-yamada',
        name: '山田 花',
        officeName: '医務課',
        expiresOn: '2028-03-31',
      });
      const { text } = await get(`/settings/accounts/${id}/record`);
      expect(text).toContain('利用者の登録を変更しました。');
      expect(text).toContain('→ 医務課');
    });

    it('keep the session of a new name, and end that of another office', async () => {
      const id = await idOf('ken-yamada');
      await partial.dataSource.query(
        `INSERT INTO session (sid, sess, expire) VALUES ('of-yamada', $1, now() + interval '1 hour')`,
        [{ accountId: id }],
      );
      const left = () => partial.dataSource.query<unknown[]>(`SELECT FROM session WHERE sid = 'of-yamada'`);
      await send(id, { ...moved, name: '山田 華' });
      expect(await left()).toHaveLength(1);
      const [centre] = await partial.dataSource.query<{ id: string; name: string }[]>(
        'SELECT id, name FROM health_centre',
      );
      await send(id, { ...moved, role: 'healthCentre', healthCentreId: centre!.id, officeName: centre!.name });
      expect(await left()).toHaveLength(0);
      expect((await get(`/settings/accounts/${id}/record`)).text).toContain(`→ ${centre!.name}`);
      await send(id, moved);
      expect(await partial.app.get(AccountService).find(id)).toMatchObject({ healthCentreId: null });
    });

    it('name the hospital in 経過, not its number', async () => {
      const [institution] = await partial.dataSource.query<{ id: string; name: string }[]>(
        'SELECT id, name FROM medical_institution LIMIT 1',
      );
      const id = await idOf('ken-yamada');
      const asked = await send(id, { ...moved, act: 'search', institutionText: institution!.name });
      expect([asked.status, asked.text]).toEqual([200, expect.stringContaining(institution!.id)]);
      await send(id, { ...moved, role: 'hospital', institutionId: institution!.id });
      const { text } = await get(`/settings/accounts/${id}/record`);
      expect(text).toContain(`→ ${institution!.name}`);
      expect(text).not.toContain(institution!.id);
      await send(id, moved);
    });

    it('are refused beside the field, and what somebody else stored meanwhile stands beside it', async () => {
      const id = await idOf('ken-yamada');
      const { status, text } = await send(id, { ...moved, role: 'hospital' });
      expect([status, text]).toEqual([422, expect.stringContaining('所属する医療機関を選んでください')]);
      expect(text).toContain('value="医務課"');
      const behind = await send(id, { ...moved, officeName: '地域医療課', lockVersion: '1' });
      expect([behind.status, behind.text]).toEqual([
        409,
        expect.stringContaining('いま保存されている内容は「医務課」です'),
      ]);
      expect(behind.text).toContain('value="地域医療課"');
      const own = await send(ownId, { ...moved, role: 'prefectureOfficer' });
      expect([own.status, own.text]).toEqual([422, expect.stringContaining('ご自分の役割は変えられません')]);
      expect((await post(`/settings/accounts/${randomUUID()}/edit`, moved)).status).toBe(404);
    });
  });

  it('keep an administrator: of two who stop each other at the same moment one stays', async () => {
    const accounts = partial.app.get(AccountService);
    const person = { role: 'systemAdministrator', institutionId: null, healthCentreId: null, expiresOn: null } as const;
    const { account: second } = await accounts.create(
      {
        accountId: ownId,
        name: '清水 悟',
        role: 'systemAdministrator',
        officeName: '',
        institutionId: null,
        healthCentreId: null,
      },
      { ...person, name: '第二 管理', login: 'kanri2', officeName: 'システム管理担当' },
    );
    const own = await accounts.find(ownId);
    const actorOf = (accountId: string) => ({ accountId, ...person, name: '管理', officeName: '' });
    const stop = (by: string, of: { id: string; lockVersion: number }) =>
      accounts.deactivate({ idempotencyKey: randomUUID(), actor: actorOf(by) }, of.id, of.lockVersion);
    const answers = await Promise.allSettled([stop(ownId, second), stop(second.id, own!)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [refused] = answers.filter((answer) => answer.status === 'rejected');
    expect(String(refused?.reason)).toContain('システム管理者がいなくなる');
    await partial.dataSource.query(`UPDATE account SET active = (id = $1) WHERE role = 'systemAdministrator'`, [ownId]);
    // Nor does the only one shut oneself out by a last day that is today.
    const last = await accounts.find(ownId);
    const sent = { ...person, name: last!.name, officeName: last!.officeName, expiresOn: '2026-12-04' };
    await expect(accounts.amend(actorOf(ownId), ownId, sent, last!.lockVersion, [])).rejects.toThrow('いなくなる');
  });

  it('tell a stop that is sent once more after somebody took it back that it does not hold any more', async () => {
    const id = await idOf('ken-yamada');
    const account = await partial.app.get(AccountService).find(id);
    const sent = { lockVersion: String(account?.lockVersion), idempotencyKey: randomUUID() };
    expect((await post(`/settings/accounts/${id}/deactivate`, sent)).status).toBe(303);
    expect((await post(`/settings/accounts/${id}/deactivate`, sent)).status).toBe(303);
    expect((await act(id, 'reactivate')).status).toBe(303);
    expect((await post(`/settings/accounts/${id}/deactivate`, sent)).status).toBe(409);
  });

  it('get a new password that ends the old one', async () => {
    const answer = await act(await idOf('ken-tanaka'), 'reset-password');
    const password = /<code[^>]*>([^<]+)<\/code>/.exec(answer.text)![1]!;
    const accounts = partial.app.get(AccountService);
    expect((await accounts.logIn('ken-tanaka', DEMO_PASSWORD)).outcome).toBe('refused');
    expect((await accounts.logIn('ken-tanaka', password)).outcome).toBe('signedIn');
  });

  it('keep the own password from the act: it is changed by whoever knows it', async () => {
    const hash = `SELECT password_hash FROM account WHERE id = '${ownId}'`;
    const before: unknown = await partial.dataSource.query(hash);
    const own = await act(ownId, 'reset-password');
    expect([own.status, own.text]).toEqual([422, expect.stringContaining('「利用者の設定」で変更してください')]);
    expect(await partial.dataSource.query(hash)).toEqual(before);
  });

  it('of the demo are created once', async () => {
    const before = await partial.dataSource.manager.count(Account);
    await partial.app.get(DemoAccounts).load(new Map());
    expect(await partial.dataSource.manager.count(Account)).toBe(before);
    const tokachi = await partial.dataSource.manager.findOneByOrFail(Account, { login: 'h-tokachi' });
    expect(tokachi.institutionId).not.toBeNull();
  });
});
