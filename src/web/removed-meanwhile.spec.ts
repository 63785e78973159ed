/** An act on what another act has ended or removed since the form was opened is a conflict, never something that was not found; nothing is done. */
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { PEOPLE } from '../../test/support/case-fixture.js';
import { type Agent, startWebFixture, type WebFixture } from '../../test/support/web-fixture.js';
import { CouncilService } from '../councils/council.service.js';
import { AccountService } from '../identity/account.service.js';
import { AUTOMATIC } from '../procedure/terms/actors.js';

const { approver, healthCentre, officer } = PEOPLE;
const MEETING = {
  planningAreaId: 'tokachi',
  method: 'written',
  name: '第2回 十勝圏地域医療構想調整会議',
  meetsOn: '令和8年11月16日',
  place: '',
  chair: '髙﨑 一郎',
  members: '14',
  answered: '14',
};
const CONFIRMATION = {
  'points[consistentWithPolicy]': 'true',
  'points[longHoursUnavoidable]': 'true',
  confirmedOn: 'R8.11.16',
  chair: '髙﨑 一郎',
  remarks: '',
};

let web: WebFixture;
let centre: Agent;
let staff: Agent;

beforeAll(async () => {
  web = await startWebFixture();
}, 240_000);
afterAll(() => web?.close());
beforeEach(async () => {
  await web.fixture.clear();
  centre = await web.signedIn('healthCentre');
  staff = await web.signedIn('officer');
});

const post = (agent: Agent, path: string, fields: object) =>
  agent
    .post(path)
    .type('form')
    .send({ key: randomUUID(), idempotencyKey: randomUUID(), ...fields });

async function meetingOf(fields: object = {}): Promise<string> {
  const made = await post(centre, '/health-centre/meetings', { ...MEETING, ...fields });
  return /meetings\/([^?]+)/.exec(made.headers['location'] ?? '')?.[1] ?? '';
}

async function requested() {
  const caseId = await web.fixture.examined();
  await web.fixture.send(caseId, officer, {
    type: 'REQUEST_COORDINATION_COUNCIL',
    planningAreaIds: ['tokachi'],
    dueOn: '2026-12-04',
  });
  const [each] = await web.fixture.app.get(CouncilService).requests(healthCentre);
  const { id: hearingId } = each!.hearing;
  return { caseId, hearingId, chosen: { hearings: hearingId, [`versions[${hearingId}]`]: each!.lockVersion } };
}

const entries = async () => (await web.fixture.query('SELECT FROM record_entry')).length;

it('of two who take back the note of a paper at once, one is told of the other, as is who puts its day right', async () => {
  const caseId = await web.fixture.prepared('B');
  const noted = { type: 'NOTE_PAPER_ARRIVAL', arrivedOn: '2026-11-13', reason: '収受印による' } as const;
  for (const rest of [false, true]) {
    await web.fixture.send(caseId, officer, noted);
    const lockVersion = await web.fixture.lockVersion(caseId);
    const fields = { lockVersion, reason: '別の医療機関の申請と取り違えたため', arrivedOn: '2026-11-12' };
    const send = (what: 'undo' | 'right') => {
      const page = what === 'undo' ? 'actions/undo-paper-arrival' : 'records/paperArrival';
      if (!rest) return post(staff, `/cases/${caseId}/${page}`, fields);
      const { arrivedOn, ...reason } = fields;
      const address = what === 'undo' ? 'events/UNDO_PAPER_ARRIVAL' : 'records/paperArrival';
      const body = what === 'undo' ? reason : { ...reason, arrivedOn };
      return staff.post(`/api/cases/${caseId}/${address}`).send({ ...body, idempotencyKey: randomUUID() });
    };
    const both = await Promise.all([send('undo'), send('undo')]);
    expect(both.map(({ status }) => status).sort()).toEqual([rest ? 200 : 303, 409]);
    const before = await entries();
    const late = await send('right');
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('画面を開いたあとに')]);
    expect(await entries()).toBe(before);
  }
  // Nothing was noted in the version that the form shows: it never was there.
  const lockVersion = await web.fixture.lockVersion(caseId);
  expect((await post(staff, `/cases/${caseId}/records/paperArrival`, { lockVersion })).status).toBe(404);
  expect((await post(staff, `/cases/${caseId}/records/nothing`, { lockVersion: 1 })).status).toBe(404);
});

it('an approval that was returned, and its document, are not found by who looked at them, and that is said as a conflict', async () => {
  const caseId = await web.fixture.approved();
  const lockVersion = await web.fixture.lockVersion(caseId);
  await web.fixture.send(caseId, approver, { type: 'RETURN_DRAFT', comment: '条件を改めてください' });
  const signed = await web.signedIn('approver');
  const fields = { lockVersion, reason: '誤記', comment: '承認する' };
  for (const path of ['records/approval', 'official-documents/designation-notice/issue'])
    expect([path, (await post(signed, `/cases/${caseId}/${path}`, fields)).status]).toEqual([path, 409]);
  const rest = { lockVersion, idempotencyKey: randomUUID(), reason: '誤記' };
  const answer = await signed.post(`/api/cases/${caseId}/official-documents/designation-notice/issue`).send(rest);
  expect(answer.status).toBe(409);
});

it('a meeting is removed once: who removes, changes or fills it later is told that it was', async () => {
  const id = await meetingOf();
  const { chosen } = await requested();
  const remove = () => post(centre, `/health-centre/meetings/${id}/remove`, { lockVersion: 1, reason: '誤って作成' });
  const both = await Promise.all([remove(), remove()]);
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  const before = await entries();
  for (const late of [
    await remove(),
    await post(centre, `/health-centre/meetings/${id}/edit`, { ...MEETING, chair: '別人', lockVersion: 1 }),
    await post(centre, `/health-centre/meetings/${id}/cases`, chosen),
  ])
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('一覧から除かれています')]);
  expect(await entries()).toBe(before);
  expect((await post(centre, `/health-centre/meetings/${randomUUID()}/remove`, { reason: '誤り' })).status).toBe(404);
});

it('what a health centre does with a request that was taken back is a conflict, with what it typed of a meeting', async () => {
  const { caseId, hearingId, chosen } = await requested();
  const id = await meetingOf();
  const lockVersion = await web.fixture.lockVersion(caseId);
  const cancel = { type: 'CANCEL_COUNCIL_REQUEST', reason: '区域が変わったため' } as const;
  await web.fixture.send(caseId, officer, cancel);
  const before = await entries();
  const says = expect.stringContaining('都道府県が取り下げたか、審査に戻しています') as string;
  const made = await post(centre, '/health-centre/meetings', { ...MEETING, name: '臨時会議', ...chosen });
  expect([made.status, made.text]).toEqual([409, says]);
  expect(made.text).toContain('value="臨時会議"');
  for (const late of [
    await post(centre, `/health-centre/requests/${hearingId}/confirmation`, { ...CONFIRMATION, lockVersion }),
    await post(centre, `/health-centre/meetings/${id}/cases`, chosen),
    await post(centre, '/health-centre/reports', chosen),
  ])
    expect([late.status, late.text]).toEqual([409, says]);
  const letter = await post(centre, '/health-centre/reports/letter', { ...chosen, preamble: '次のとおり報告します。' });
  expect([letter.status, letter.text]).toEqual([409, expect.stringContaining('報告されていないもの')]);
  expect(await entries()).toBe(before);
  const foreign = await post(centre, `/health-centre/requests/${randomUUID()}/confirmation`, CONFIRMATION);
  expect(foreign.status).toBe(404);
});

it('a closed day is removed once: who removes it later is told that it was, and the same press is answered as before', async () => {
  const path = '/settings/closed-days';
  const day = '2027-02-25';
  await post(staff, path, { day, name: '臨時の閉庁日' });
  const press = { idempotencyKey: randomUUID() };
  const both = await Promise.all([
    post(staff, `${path}/${day}/remove`, {}),
    post(staff, `${path}/${day}/remove`, press),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  const before = await entries();
  const late = await post(staff, `${path}/${day}/remove`, {});
  expect([late.status, late.text]).toEqual([409, expect.stringContaining('ほかの方が外しています')]);
  await post(staff, path, { day, name: '臨時の閉庁日' });
  expect((await post(staff, `${path}/${day}/remove`, press)).status).toBe(303);
  expect((await post(staff, `${path}/${day}/remove`, press)).status).toBe(303);
  expect(await entries()).toBe(before + 2);
});

it('the record of a 公示 is taken back once: who takes it back later is told, with the reason that was typed', async () => {
  const caseId = await web.fixture.approved();
  const issued = { type: 'ISSUE_DESIGNATION', documentNumber: '地医第1号', issuedOn: '2026-12-11' } as const;
  await web.fixture.send(caseId, officer, issued);
  staff = await web.signedIn('officer'); // the clock has moved on
  const [line] = await web.fixture.query<{ id: string }>('SELECT id FROM designation WHERE application_id = $1', [
    caseId,
  ]);
  const path = `/designations/${line?.id}/public-notice`;
  const version = async () =>
    Number(
      (await web.fixture.query<{ v: number }>('SELECT lock_version AS v FROM designation WHERE id = $1', [line?.id]))[0]
        ?.v,
    );
  const noted = await post(staff, path, { on: '令和8年12月11日', method: '公報', lockVersion: await version() });
  expect(noted.status).toBe(303);
  const withdrawal = { lockVersion: await version(), reason: '別の指定と取り違えたため' };
  const both = await Promise.all([
    post(staff, `${path}/withdraw`, withdrawal),
    post(staff, `${path}/withdraw`, withdrawal),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  const before = await entries();
  const late = await post(staff, `${path}/withdraw`, withdrawal);
  expect([late.status, late.text]).toEqual([409, expect.stringContaining('画面を開いたあとに更新されています')]);
  expect(await entries()).toBe(before);
});

it('an account is locked and opened once: who does the same later is told that somebody else has', async () => {
  const accounts = web.fixture.app.get(AccountService);
  const administrator = {
    role: 'systemAdministrator',
    officeName: '情報システム課',
    institutionId: null,
    healthCentreId: null,
  } as const;
  const [login, password] = ['kanri-okureru', 'みどりの丘に 風車がまわる'];
  await accounts.create(AUTOMATIC, { ...administrator, login, name: '清水 悟', expiresOn: null }, password);
  const person = {
    role: 'prefectureOfficer',
    officeName: '地域医療課',
    institutionId: null,
    healthCentreId: null,
  } as const;
  const { account } = await accounts.create(
    AUTOMATIC,
    { ...person, login: 'okureru', name: '架空 花子', expiresOn: null },
    password,
  );
  const { id } = account;
  const administration = request.agent(web.url);
  expect((await post(administration, '/login', { login, password })).status).toBe(303);
  for (const act of ['deactivate', 'reactivate']) {
    const lockVersion = (await accounts.find(id))?.lockVersion;
    const send = () => post(administration, `/settings/accounts/${id}/${act}`, { lockVersion });
    const both = await Promise.all([send(), send()]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    const before = await entries();
    const late = await send();
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('画面を開いたあとに変更されています')]);
    expect(await entries()).toBe(before);
  }
});
