import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { Actor } from '../../procedure/terms/actors.js';
import { DemoInstitutions } from '../../registry/demo-institutions.js';
import { insertCase, person } from '../../../test/support/case-rows.js';
import { insertDesignation, insertRenewal } from '../../../test/support/list-samples.js';
import { type PartialApp, startPartialApp } from '../../../test/support/partial-app.js';
import { WebModule } from '../web.module.js';

let partial: PartialApp;
let actor: Actor | null;
let valid: string;
const OFFICER = person('prefectureOfficer');

beforeAll(async () => {
  partial = await startPartialApp({ rooms: { imports: [WebModule] }, actor: () => actor });
  const { app, dataSource } = partial;
  const ids = await app.get(DemoInstitutions).load();
  const [tokachi, second = '', third = '', fourth = ''] = [
    ids.get('9901000019') ?? '',
    ...[...ids].filter(([code]) => code !== '9901000019').map(([, id]) => id),
  ];
  valid = await insertDesignation(dataSource, { institutionId: tokachi });
  const deemed = await insertDesignation(dataSource, {
    institutionId: second,
    kind: 'C2',
    validFrom: '2023-12-01',
    validTo: '2026-11-30',
  });
  const caseId = await insertCase(dataSource, {
    institutionId: second,
    referenceNo: 'R8-2-0001',
    kind: 'C2',
    state: 'examining',
    submittedOn: '2026-11-20',
  });
  await insertRenewal(dataSource, { applicationId: caseId, designationId: deemed }, 'examining', {
    submittedOn: '2026-11-20',
  });
  await insertDesignation(dataSource, { institutionId: third, validFrom: '2022-04-01', validTo: '2025-03-31' });
  const former = await insertDesignation(dataSource, {
    institutionId: fourth,
    validFrom: '2021-04-01',
    validTo: '2024-03-31',
  });
  await insertDesignation(dataSource, { institutionId: fourth, previousId: former });
  // One that somebody wrote markup into.
  await dataSource.query(`UPDATE medical_institution SET name = '<i>病院</i>' WHERE id = $1`, [fourth]);
});
afterAll(() => partial.close());
beforeEach(() => {
  actor = OFFICER;
});

async function open(path: string): Promise<string> {
  const { status, text } = await request(partial.url).get(path);
  expect([path, status]).toEqual([path, 200]);
  return text;
}

const countIn = (text: string) => Number(/<strong>([\d,]+)<\/strong>件/.exec(text)?.[1]);

describe('the register', () => {
  it('lists what is in force, みなし継続 among it, and the rest by its standing', async () => {
    const text = await open('/designations');
    expect(countIn(text)).toBe(3);
    expect(text).toContain('みなし継続</span>');
    expect(text).not.toContain('<i>病院</i>');
    const counts = await Promise.all(
      ['valid', 'deemedContinuing', 'expired', 'followed', 'ahead'].map(async (standing) =>
        countIn(await open(`/designations?standing=${standing}`)),
      ),
    );
    expect(counts).toEqual([2, 1, 1, 1, 0]);
  });

  it('is narrowed by name, kind, area and last day, and ignores what it does not know', async () => {
    for (const [query, count] of [
      ['text=とかち', 1],
      ['text=9901000019', 1],
      ['kind=C2', 1],
      ['planningAreaId=tokachi', 1],
      ['validTo=2027-03-31', 2],
      ['validTo=2027-02-31', 3],
      ['kind=X&standing=toString', 3],
    ] as const) {
      expect([query, countIn(await open(`/designations?${query}`))]).toEqual([query, count]);
    }
    const none = await open('/designations?kind=C1&validTo=2027-03-31');
    expect(none).toContain('この条件に合う指定はありません。');
    expect(none).toContain('href="/designations?kind=C1">満了日：令和9年3月31日');
  });

  it('is the prefecture’s', async () => {
    for (const role of ['hospital', 'healthCentre', 'supportCentre', 'systemAdministrator'] as const) {
      actor = person(role);
      for (const path of ['/designations', `/designations/${valid}`])
        expect((await request(partial.url).get(path)).status).toBe(403);
    }
    actor = OFFICER;
    for (const id of ['x', '00000000-0000-4000-8000-000000000000'])
      expect((await request(partial.url).get(`/designations/${id}`)).status).toBe(404);
  });
});

describe('the record of 公示', () => {
  const post = (fields: Record<string, string>) =>
    request(partial.url)
      .post(`/designations/${valid}/public-notice`)
      .type('form')
      .send({ on: '令和8年12月3日', method: '道のホームページ', lockVersion: '1', ...fields });

  it('asks for what is missing beside the field and keeps what was typed', async () => {
    for (const [wrong, message] of [
      [{ on: '' }, '公示の日を入力してください'],
      [{ on: '来週' }, '公示の日を日付で入力してください'],
      [{ on: '令和8年12月5日' }, '本日より後です'],
      [{ method: ' ' }, '公示の方法を入力してください'],
    ] as const) {
      const { status, text } = await post(wrong);
      expect([status, text]).toEqual([422, expect.stringContaining(message)]);
      expect(text).toContain('on' in wrong ? 'value="道のホームページ"' : 'value="令和8年12月3日"');
      if ('on' in wrong && wrong.on !== '') expect(text).toContain(`value="${wrong.on}"`);
    }
    expect(await open(`/designations/${valid}`)).toContain('令和6年4月1日（月）　公報');
  });

  it('is the officer’s', async () => {
    actor = person('prefectureApprover');
    expect(await open(`/designations/${valid}`)).not.toContain('公示を記録する');
    expect((await post({})).status).toBe(403);
  });

  it('is recorded once; a page from before is told so', async () => {
    const saved = await post({});
    expect([saved.status, saved.headers['location']]).toEqual([303, `/designations/${valid}?saved=1`]);
    const text = await open(`/designations/${valid}?saved=1`);
    for (const words of ['公示を記録しました', '令和8年12月3日（木）　道のホームページ', '公示の記録を直す'])
      expect(text).toContain(words);
    for (const lockVersion of ['1', 'x', '99999999999999']) {
      const late = await post({ method: '広報', lockVersion });
      expect([late.status, late.text]).toEqual([409, expect.stringContaining('画面を開いたあとに更新されています')]);
    }
    expect(await open(`/designations/${valid}`)).not.toContain('広報');
  });

  it('is taken back with a reason: the designation is to be made public again, and leaves the public list until then', async () => {
    const version = async () =>
      /name="lockVersion" value="(\d+)"/u.exec(await open(`/designations/${valid}`))?.[1] ?? '';
    const back = async (reason: string) =>
      request(partial.url)
        .post(`/designations/${valid.toUpperCase()}/public-notice/withdraw`)
        .type('form')
        .send({ reason, lockVersion: await version(), idempotencyKey: randomUUID() });
    const blank = await back(' ');
    expect([blank.status, blank.text]).toEqual([422, expect.stringContaining('公示の記録を取り消す理由')]);
    expect(countIn(await open('/public/designations'))).toBe(3);
    const done = await back('別の病院の公示と取り違えたため');
    expect([done.status, done.headers['location']]).toEqual([303, `/designations/${valid}?saved=withdrawn`]);
    const text = await open(`/designations/${valid}?saved=withdrawn`);
    for (const words of [
      '公示の記録を取り消しました',
      '記録されていません。',
      '公示を記録する',
      '別の病院の公示と取り違えたため',
    ])
      expect(text).toContain(words);
    expect(countIn(await open('/public/designations'))).toBe(2);
    expect((await post({ lockVersion: await version() })).status).toBe(303);
    expect(countIn(await open('/public/designations'))).toBe(3);
    actor = person('prefectureApprover');
    expect((await back('決裁者')).status).toBe(403);
  });
});

describe('the public list', () => {
  it('is open to everyone, with its date and the published facts alone', async () => {
    actor = null;
    const text = await open('/public/designations');
    expect(text).toContain('令和8年12月4日（金）現在');
    expect(countIn(text)).toBe(3);
    expect(text).toContain('更新の申請がその日までに到達しているため、指定は続いています');
    expect(text).not.toContain('<i>病院</i>');
    for (const inner of ['地医第12号', '/designations/', '/cases', 'R8-2-0001', '十勝圏'])
      expect(text.replaceAll('/public/designations', '')).not.toContain(inner);
    expect(countIn(await open('/public/designations?text=とかち&standing=expired&past=true'))).toBe(1);
    expect(await open('/public/designations?kind=C1')).toContain('この条件に合う医療機関はありません。');
  });
});
