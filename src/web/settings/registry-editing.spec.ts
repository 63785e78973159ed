import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { Role } from '../../procedure/terms/actors.js';
import { IntakeRound, MedicalInstitution } from '../../registry/registry.entities.js';
import { type PartialApp, startPartialApp } from '../../../test/support/partial-app.js';
import { WebModule } from '../web.module.js';

let partial: PartialApp;
let role: Role;

/** The name holds 神 as U+FA19, which a normalisation would change. */
const institution = {
  name: ' \uFA19楽岡<b>病院</b> ',
  kana: 'ｶｸﾞﾗおか びょういん',
  code: '9912345676',
  establisherName: '医療法人 架空会',
  establisherAddress: '旭川市架空1-1',
  establisherRepresentative: '理事長　架空 次郎',
  administratorName: '﨑山 花子',
  address: '旭川市架空2-2',
  phone: '0166-00-0000',
  planningAreaId: '',
  jurisdictionHealthCentreId: '',
  establishedByState: 'no',
  inPrefecture: 'yes',
};

/** A real installation: no demo data, so neither institutions nor a round of this year. */
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
  const [area]: [{ id: string; centre: string }] = await partial.dataSource.query(
    'SELECT id, secretariat_health_centre_id AS centre FROM planning_area LIMIT 1',
  );
  Object.assign(institution, { planningAreaId: area.id, jurisdictionHealthCentreId: area.centre });
});
afterAll(() => partial.close());
beforeEach(async () => {
  role = 'prefectureOfficer';
  await partial.dataSource.query('DELETE FROM medical_institution');
  await partial.dataSource.query('DELETE FROM intake_round WHERE fiscal_year = 2027');
});

const get = (path: string) => request(partial.url).get(path);
/** Each time as from a page that was opened for it. */
const post = (path: string, fields: Record<string, string>) =>
  request(partial.url)
    .post(path)
    .type('form')
    .send({ idempotencyKey: randomUUID(), ...fields });
const versionOn = (html: string) => /name="version" value="([0-9a-f]{64})"/.exec(html)![1]!;

it('is open to the officer and the administrator; the approver reads, nobody else sees it', async () => {
  const { headers } = await post('/settings/institutions/new', institution);
  const edit = headers['location']!.replace('?saved=1', '');
  for (role of ['prefectureOfficer', 'systemAdministrator'] as const) {
    for (const path of ['/settings/institutions/new', edit, '/settings/rounds/new'])
      expect((await get(path)).status).toBe(200);
  }
  role = 'prefectureApprover';
  const list = await get('/settings/institutions');
  expect([
    list.status,
    list.text.includes('カグラオカ'),
    list.text.includes('/edit'),
    list.text.includes('医療機関を登録する'),
  ]).toEqual([200, true, false, false]);
  expect((await get('/settings/rounds')).text).not.toContain('/edit');
  for (role of ['prefectureApprover', 'hospital', 'healthCentre', 'supportCentre'] as const) {
    for (const path of ['/settings/institutions/new', edit, '/settings/rounds/new']) {
      expect((await get(path)).status).toBe(403);
      expect((await post(path, institution)).status).toBe(403);
    }
  }
});

describe('institutions', () => {
  const only = () => partial.dataSource.manager.findOneByOrFail(MedicalInstitution, {});
  const add = async (fields: Record<string, string> = {}) => {
    const { status, headers } = await post('/settings/institutions/new', { ...institution, ...fields });
    expect(status).toBe(303);
    return headers['location']!.replace('?saved=1', '');
  };

  it('are added as typed, found by reading, and shown escaped', async () => {
    await add({ code: '９９－１２３４５６７６' });
    expect(await only()).toMatchObject({
      name: '\uFA19楽岡<b>病院</b>',
      kana: 'カグラオカ　ビョウイン',
      code: '9912345676',
      establisherRepresentative: '理事長　架空 次郎',
      establishedByState: false,
      inPrefecture: true,
    });
    const found = await get(`/settings/institutions?q=${encodeURIComponent('かぐらおか')}`);
    expect(found.text).toContain('\uFA19楽岡&lt;b>病院&lt;/b>');
    expect(found.text).not.toContain('<b>病院');
    expect((await get(`/settings/institutions?q=${encodeURIComponent('函館')}`)).text).toContain(
      '条件に合う医療機関はありません',
    );
  });

  it('stand by reading, fifty to a page', async () => {
    await partial.dataSource.query(
      `INSERT INTO medical_institution (name, kana, search_key, establisher_name, establisher_address, administrator_name, address, planning_area_id, jurisdiction_health_centre_id)
       SELECT '病院' || n, 'ビョウイン' || lpad(n::text, 2, '0'), 'びょういん' || n, '', '', '', '', $1, $2 FROM generate_series(60, 1, -1) AS n`,
      [institution.planningAreaId, institution.jurisdictionHealthCentreId],
    );
    const rows = (html: string) => [...html.matchAll(/>(病院\d+)<\/a>/g)].map(([, name]) => name);
    const names = Array.from({ length: 60 }, (_, index) => `病院${index + 1}`);
    expect(rows((await get('/settings/institutions')).text)).toEqual(names.slice(0, 50));
    expect(rows((await get('/settings/institutions?page=2')).text)).toEqual(names.slice(50));
    expect(rows((await get('/settings/institutions?page=3')).text)).toEqual(names.slice(50));
  });

  it('are changed, also what they are found by', async () => {
    const edit = await add();
    const page = await get(edit);
    expect(page.text).toContain('value="カグラオカ　ビョウイン"');
    const saved = await post(edit, {
      ...institution,
      version: versionOn(page.text),
      name: '架空第二病院',
      kana: 'かくうだいに',
      code: '',
      establishedByState: 'yes',
      inPrefecture: 'no',
    });
    expect(saved.headers['location']).toBe(`${edit}?saved=1`);
    expect(await only()).toMatchObject({
      name: '架空第二病院',
      kana: 'カクウダイニ',
      code: null,
      establishedByState: true,
      inPrefecture: false,
    });
    expect((await get(`/settings/institutions?q=${encodeURIComponent('第二')}`)).text).toContain('架空第二病院');
  });

  it.each([
    [{ name: '　' }, 'name', '医療機関の名称を入力してください'],
    [{ kana: '苫小牧' }, 'kana', 'ふりがなを、ひらがな又はカタカナで'],
    [{ code: '123' }, 'code', '医療機関コードは数字10桁で'],
    [{ establisherName: '' }, 'establisherName', '開設者の氏名又は名称を入力'],
    [{ establisherAddress: '' }, 'establisherAddress', '開設者の住所を入力'],
    [{ administratorName: '' }, 'administratorName', '管理者の氏名を入力'],
    [{ address: 'あ'.repeat(151) }, 'address', '150文字以内で'],
    [{ planningAreaId: 'atlantis' }, 'planningAreaId', '構想区域を選んで'],
    [{ jurisdictionHealthCentreId: '' }, 'jurisdictionHealthCentreId', '所管保健所を選んで'],
    [{ establishedByState: '' }, 'establishedByState', '国の開設かどうかを選んで'],
    [{ inPrefecture: 'maybe' }, 'inPrefecture', '所在する都道府県を選んで'],
  ])('%j is refused in the summary and beside the field, and what was typed stays', async (wrong, field, message) => {
    const edit = await add();
    const version = versionOn((await get(edit)).text);
    for (const path of ['/settings/institutions/new', edit]) {
      const { status, text } = await post(path, { ...institution, code: '', phone: '0166<11', version, ...wrong });
      expect(status).toBe(422);
      expect(text).toMatch(new RegExp(`<a href="#field-${field}">[^<]*${message}`));
      expect(text).toMatch(new RegExp(`id="field-${field}-error"[^]*?${message}`));
      expect(text).toContain('value="0166&lt;11"');
    }
    expect(await partial.dataSource.manager.count(MedicalInstitution)).toBe(1);
  });

  it('of one code are refused by the name of the other', async () => {
    await add();
    const again = await post('/settings/institutions/new', { ...institution, name: '別の病院' });
    expect([again.status, again.text]).toEqual([
      422,
      expect.stringContaining('この医療機関コードは「\uFA19楽岡&lt;b>病院&lt;/b>」に登録されています'),
    ]);
    const other = await add({ name: '別の病院', code: '' });
    const changed = await post(other, {
      ...institution,
      name: '別の病院',
      version: versionOn((await get(other)).text),
    });
    expect([changed.status, changed.text]).toEqual([422, expect.stringContaining('この医療機関コードは')]);
  });

  it('with a wrong check digit are saved with a warning', async () => {
    const right = await add();
    expect((await get(right)).text).not.toContain('検査数字');
    const wrong = await add({ code: '9912345677' });
    expect((await get(`${wrong}?saved=1`)).text).toMatch(
      /医療機関を保存しました[^]*9912345677 は、最後の桁（検査数字）が合いません/,
    );
    expect((await get('/settings/institutions')).text).toContain('注意：検査数字');
  });

  it('changed by somebody else meanwhile are not overwritten unseen', async () => {
    const edit = await add();
    const version = versionOn((await get(edit)).text);
    await post(edit, { ...institution, version, phone: '0166-22-2222' });
    const late = await post(edit, { ...institution, version, address: '旭川市架空3-3' });
    expect(late.status).toBe(409);
    expect(late.text).toMatch(/id="field-phone-error"[^]*?いま保存されている内容は「0166-22-2222」です/);
    expect(late.text).toContain('value="旭川市架空3-3"');
    expect(late.text).not.toContain('id="field-name-error"');
    expect(await only()).toMatchObject({ phone: '0166-22-2222', address: '旭川市架空2-2' });
    const knowing = await post(edit, { ...institution, version: versionOn(late.text), address: '旭川市架空3-3' });
    expect(knowing.status).toBe(303);
    expect(await only()).toMatchObject({ phone: '0166-00-0000', address: '旭川市架空3-3' });
  });

  it('nobody registered are not found', async () => {
    expect((await get('/settings/institutions/00000000-0000-4000-8000-000000000000/edit')).status).toBe(404);
    expect((await post('/settings/institutions/nonsense/edit', institution)).status).toBe(400);
  });
});

describe('rounds', () => {
  const round = {
    fiscalYear: '令和９年度',
    number: '１',
    label: '令和9年度 第1回<i>',
    applicationDeadline: '令和9年6月30日',
    requestOn: '2027-07-07',
    councilBy: '',
    reportBy: 'R9.7.30',
    measuresCouncil: '8月中旬',
    medicalCouncil: '',
    designation: '9月',
    designationFrom: '2028/4/1',
    note: '',
    certainty: 'unconfirmed',
  };
  const only = () => partial.dataSource.manager.findOneByOrFail(IntakeRound, { fiscalYear: 2027 });

  it('are added with dates in 和暦 or 西暦, and changed', async () => {
    expect((await get('/settings/rounds/new')).text).toContain('value="令和8年度"');
    expect((await post('/settings/rounds/new', round)).headers['location']).toBe('/settings/rounds?saved=1');
    const stored = await only();
    expect(stored).toMatchObject({
      number: 1,
      applicationDeadline: '2027-06-30',
      requestOn: '2027-07-07',
      councilBy: null,
      reportBy: '2027-07-30',
      designationFrom: '2028-04-01',
      certainty: 'unconfirmed',
    });
    expect((await get('/settings/rounds?saved=1')).text).toContain('令和9年度 第1回&lt;i>');
    const edit = `/settings/rounds/${stored.id}/edit`;
    const page = await get(edit);
    expect(page.text).toContain('value="令和9年6月30日"');
    expect(
      (
        await post(edit, {
          ...round,
          fiscalYear: '2027',
          version: versionOn(page.text),
          councilBy: '令和9年7月20日',
          certainty: 'confirmed',
        })
      ).status,
    ).toBe(303);
    expect(await only()).toMatchObject({ councilBy: '2027-07-20', certainty: 'confirmed' });
  });

  it.each([
    [{ fiscalYear: '来年度' }, 'fiscalYear', '年度を入力してください'],
    [{ number: '0' }, 'number', '回を1から99まで'],
    [{ label: ' ' }, 'label', '回の名称を入力'],
    [{ applicationDeadline: '' }, 'applicationDeadline', '申請期限を日付で'],
    [{ reportBy: '9月' }, 'reportBy', '保健所の報告期限を日付で'],
    [{ certainty: '' }, 'certainty', '確認済か未確認か'],
    [{ requestOn: '令和9年6月29日' }, 'requestOn', '保健所への依頼日（令和9年6月29日（火））が申請期限'],
    [{ reportBy: '令和9年7月6日' }, 'reportBy', '保健所の報告期限（令和9年7月6日（火））が保健所への依頼日'],
    [{ designationFrom: '令和9年7月1日' }, 'designationFrom', '効力の発生日（令和9年7月1日（木））が'],
  ])('%j is refused beside the field, and what was typed stays', async (wrong, field, message) => {
    const { status, text } = await post('/settings/rounds/new', { ...round, ...wrong });
    expect(status).toBe(422);
    expect(text).toMatch(new RegExp(`<a href="#field-${field}">[^<]*${message}`));
    expect(text).toMatch(new RegExp(`id="field-${field}-error"[^]*?${message}`));
    expect(text).toContain('value="8月中旬"');
    expect(await partial.dataSource.manager.countBy(IntakeRound, { fiscalYear: 2027 })).toBe(0);
  });

  it('of one year and number are refused', async () => {
    await post('/settings/rounds/new', round);
    const again = await post('/settings/rounds/new', round);
    expect([again.status, again.text]).toEqual([
      422,
      expect.stringContaining('この年度のこの回は既に登録されています'),
    ]);
  });

  it('changed by somebody else meanwhile are not overwritten unseen', async () => {
    await post('/settings/rounds/new', round);
    const edit = `/settings/rounds/${(await only()).id}/edit`;
    const version = versionOn((await get(edit)).text);
    await post(edit, { ...round, version, applicationDeadline: '令和9年6月1日' });
    const late = await post(edit, { ...round, version, note: '備考あり' });
    expect(late.status).toBe(409);
    expect(late.text).toMatch(/id="field-applicationDeadline-error"[^]*?いま保存されている内容は「令和9年6月1日」です/);
    expect(late.text).toContain('value="備考あり"');
    expect((await only()).applicationDeadline).toBe('2027-06-01');
    expect((await post(edit, { ...round, version: versionOn(late.text), note: '備考あり' })).status).toBe(303);
  });
});
