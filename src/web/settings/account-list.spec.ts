import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { Account } from '../../identity/account.entity.js';
import { AccountService } from '../../identity/account.service.js';
import type { PartialApp } from '../../../test/support/partial-app.js';
import { type SettingsApp, startSettingsApp } from '../../../test/support/settings-app.js';

let partial: PartialApp;
let actAs: SettingsApp['actAs'];

beforeAll(async () => {
  ({ partial, actAs } = await startSettingsApp());
});
afterAll(() => partial.close());
beforeEach(() => actAs('systemAdministrator'));

const PATH = '/settings/accounts/list';
const post = (fields: Record<string, string>) => request(partial.url).post(PATH).type('form').send(fields);
const check = (table: string) => post({ idempotencyKey: randomUUID(), act: 'check', table });
const people = () => partial.dataSource.manager.count(Account);
const HEAD = '氏名\tログインID\t役割\t所属の名称\t医療機関\t保健所\t有効期限';
const cells = (html: string) => [...html.matchAll(/<code>([^<]+)<\/code>/gu)].map(([, cell]) => cell ?? '');

describe('several people at once', () => {
  it('are shown as they would be registered, then registered, each with a password of their own that is shown once', async () => {
    const [institution] = await partial.dataSource.query<{ name: string; id: string }[]>(
      'SELECT id, name FROM medical_institution ORDER BY name LIMIT 1',
    );
    const [centre] = await partial.dataSource.query<{ name: string; id: string }[]>(
      'SELECT id, name FROM health_centre LIMIT 1',
    );
    const table = [
      HEAD,
      '秋山 一\tＡＫＩＹＡＭＡ\t都道府県　担当\t地域医療課\t\t\t',
      `石田 二\tishida\t医療機関\t医事課\t${institution!.name}\t\t令和10年3月31日`,
      `上田 三\tueda\t保健所\t企画総務課\t\t${centre!.name}\t`,
    ].join('\r\n');
    const before = await people();
    const key = randomUUID();
    const shown = await post({ idempotencyKey: key, act: 'check', table });
    expect(shown.status).toBe(200);
    for (const told of [
      '3人を登録してパスワードを作る',
      '秋山 一',
      'akiyama',
      institution!.name,
      centre!.name,
      '令和10年3月31日',
    ])
      expect(shown.text.normalize('NFKC').toLowerCase()).toContain(told.toLowerCase());
    expect(await people()).toBe(before);

    const sent = { idempotencyKey: key, act: 'register', table };
    const made = await post(sent);
    const passwords = cells(made.text);
    expect(new Set(passwords).size).toBe(3);
    const accounts = partial.app.get(AccountService);
    for (const [index, login] of ['akiyama', 'ishida', 'ueda'].entries())
      expect(await accounts.logIn(login, passwords[index] ?? '')).toMatchObject({ outcome: 'signedIn' });
    const of = (login: string) => partial.dataSource.manager.findOneByOrFail(Account, { login });
    expect(await of('akiyama')).toMatchObject({
      role: 'prefectureOfficer',
      expiresOn: '2027-03-31',
      mustChangePassword: true,
    });
    expect(await of('ishida')).toMatchObject({ institutionId: institution!.id, expiresOn: '2028-03-31' });
    expect(await of('ueda')).toMatchObject({ healthCentreId: centre!.id, institutionId: null });

    const again = await post(sent);
    expect(again.text).toContain('これらの利用者は登録済みです');
    expect(cells(again.text)).toEqual([]);
    expect(await people()).toBe(before + 3);
    const entries = await partial.dataSource.query<unknown[]>(
      `SELECT FROM record_entry WHERE event_type = 'CREATE_ACCOUNT' AND payload #>> '{after,login}' IN ('akiyama', 'ishida', 'ueda')`,
    );
    expect(entries).toHaveLength(3);
  });

  it.each([
    ['川口 四\tkawa\t県職員\t地域医療課', '役割は、'],
    ['川口 四\tかわぐち\t都道府県 担当\t地域医療課', 'ログインIDは半角'],
    ['川口 四\tkawa\t医療機関\t医事課\tどこにもない病院', '登録のある医療機関の名称か'],
    ['川口 四\tkawa\t医療機関\t医事課\t十\0勝', '登録のある医療機関の名称か'],
    ['川口 四\tkawa\t医療機関\t医事課', '所属する医療機関を選んでください'],
    ['川口 四\tkawa\t保健所\t企画総務課\t\t架空保健所', '登録のある保健所の名称を'],
    ['川口 四\tkawa\t都道府県 担当\t', '所属の名称を入力してください'],
    ['川口 四\tkawa\t都道府県 担当\t地域医療課\t\t\t年度末', '有効期限を日付で入力してください'],
    ['川口 四\tkanri\t都道府県 担当\t地域医療課', '既に使われています'],
    ['川口 四\tkawa\t都道府県 担当\t課\n木下 五\tKawa\t都道府県 担当\t課', '1行目と同じログインIDです'],
    ['氏名\tログインID\t電話\n川口 四\tkawa\t1', '見出し「電話」は読み取れません'],
    ['氏名\t氏名\tログインID\n川口 四\t\tkawa', '同じ見出しの列が二つあります'],
    [HEAD, '見出しの下に、登録する人の行がありません'],
    ['"川口 四\tkawa', '引用符'],
    ['川口 四\tkawa\t都道府県 担当\t課\t\t\t\t余り', '列の数が見出しより多い'],
    ['', '名簿を貼り付けてください'],
  ])('%j is told by its line, nobody is registered and the table stays', async (table, message) => {
    const before = await people();
    for (const act of ['check', 'register']) {
      // That a login is taken is told by the database when it is registered.
      const { status, text } = await post({ idempotencyKey: randomUUID(), act, table });
      expect([status, text]).toEqual([422, expect.stringContaining(message)]);
      if (table.includes('川口')) expect(text).toContain('川口 四');
    }
    expect(await people()).toBe(before);
  });

  it('are at most fifty', async () => {
    const { status, text } = await check(
      Array.from({ length: 51 }, (_, no) => `甲\tkou${no}\t都道府県 担当\t課`).join('\n'),
    );
    expect([status, text]).toEqual([422, expect.stringContaining('50人まで')]);
  });

  it('are all refused where one line cannot be read', async () => {
    const before = await people();
    const { status, text } = await check('川口 四\tkawa\t都道府県 担当\t課\n木下 五\tkino\t役人\t課');
    expect([status, text]).toEqual([422, expect.stringContaining('2行目')]);
    expect(text).toContain('<caption class="data-table__caption">直すところ</caption>');
    expect(text).toContain('表「直すところ」を見て');
    expect(await people()).toBe(before);
  });

  it('are told by its line of a login that somebody took after the look, before anything costly is done', async () => {
    const { status, text } = await post({
      idempotencyKey: randomUUID(),
      act: 'register',
      table: '川口 四\tkawa\t都道府県 担当\t課\n木下 五\tkanri\t都道府県 担当\t課',
    });
    expect([status, text]).toEqual([422, expect.stringContaining('2行目')]);
    expect(text).not.toContain('href="#field-login"');
  });

  it('come back to the table by the button, and by no button of the page nothing is done', async () => {
    const table = '川口 四\tkawa\t都道府県 担当\t課';
    const back = await post({ idempotencyKey: randomUUID(), act: 'back', table });
    expect([back.status, back.text]).toEqual([200, expect.stringContaining('川口 四')]);
    const strange = await post({ idempotencyKey: randomUUID(), act: 'Register', table });
    expect([strange.status, strange.text]).toEqual([422, expect.stringContaining('どのボタンが押されたか')]);
  });

  it('are the administrator’s to register', async () => {
    actAs('prefectureOfficer');
    expect((await request(partial.url).get(PATH)).status).toBe(403);
    expect((await check('川口 四\tkawa\t都道府県 担当\t課')).status).toBe(403);
  });
});
