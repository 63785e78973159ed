/** The registry moves an institution into another 構想区域 while the council of the former one is asked: both health centres are told, and the case says it. */
import { AREA, PEOPLE } from '../../../test/support/case-fixture.js';
import { startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';
import { InstitutionService } from '../../registry/institution.service.js';
import { RegistryService } from '../../registry/registry.service.js';
import { verifyRecord } from '../../record/verify.js';
import { rowVersion } from '../../registry/row-editing.js';
import { EVIDENCE } from '../../verification/evidence.js';

let web: WebFixture;

beforeAll(async () => {
  web = await startWebFixture();
}, 240_000);
afterAll(() => web?.close());
beforeEach(() => web.fixture.clear());

const { officer } = PEOPLE;
const INSTITUTION_ID = PEOPLE.hospital.institutionId ?? '';
const HEALTH_CENTRE = PEOPLE.healthCentre.healthCentreId ?? '';
const TITLE = '依頼した後に、医療機関の構想区域が変わりました';

async function register(changes: object): Promise<void> {
  const now = await web.fixture.app.get(RegistryService).institution(INSTITUTION_ID);
  if (!now) throw new Error('the institution is registered');
  const { id, searchKey: _, ...entry } = now;
  await web.fixture.app.get(InstitutionService).change(officer, id, { ...entry, ...changes }, rowVersion(now));
}

const told = () =>
  web.fixture.query<{ kind: string; id: string; about: string | null; body: string }>(
    `SELECT recipient_kind AS kind, recipient_id AS id, about_case_id AS about, body FROM outbox
     WHERE subject LIKE '%の医療機関の構想区域が変わりました%' ORDER BY recipient_kind, recipient_id`,
  );
const page = async (who: 'officer' | 'healthCentre' | 'hospital', path: string) =>
  (await (await web.signedIn(who)).get(path)).text;

it('tells the health centre that is asked, that of the new area and the prefecture, and says it on the case', async () => {
  const caseId = await web.fixture.examined('B');
  await web.fixture.send(caseId, officer, {
    type: 'REQUEST_COORDINATION_COUNCIL',
    planningAreaIds: [AREA],
    dueOn: '2026-12-04',
  });
  await register({ kana: 'カナダケ' });
  expect(await told()).toEqual([]);
  expect(await page('officer', `/cases/${caseId}`)).not.toContain(TITLE);

  await register({ planningAreaId: 'kushiro' });
  const messages = await told();
  expect(messages.map(({ kind, id, about }) => [kind, id, about])).toEqual(
    [
      ['healthCentre', 'kushiro', caseId],
      ['healthCentre', HEALTH_CENTRE, caseId],
      ['prefecture', '', caseId],
    ].sort(),
  );
  for (const { body } of messages) expect(body).toContain('医療機関の登録の構想区域が、十勝圏から釧路圏に変わりました');
  const bodyTo = (office: string) => messages.find(({ id }) => id === office)?.body;
  expect(bodyTo(HEALTH_CENTRE)).toContain('都道府県が取り下げるまで残っています');
  expect(bodyTo('kushiro')).toContain('釧路圏の調整会議の事務局は貴所です');
  expect(await page('healthCentre', '/notices')).toContain('構想区域が変わりました');

  // The case goes on in the new area, on every page and in every list; the record knows who moved it.
  const seenByOfficer = await page('officer', `/cases/${caseId}`);
  expect(seenByOfficer).toContain('釧路圏（調整会議事務局');
  expect(seenByOfficer).not.toContain('十勝圏（調整会議事務局');
  expect(await page('officer', '/cases?planningAreaId=kushiro')).toContain(caseId);
  expect(await page('officer', `/cases?planningAreaId=${AREA}`)).not.toContain(caseId);
  expect((await verifyRecord(web.fixture.dataSource, EVIDENCE)).problems).toEqual([]);

  const says = '依頼している調整会議は十勝圏のものですが、医療機関の登録の構想区域は、今は釧路圏です。';
  for (const who of ['officer', 'healthCentre', 'hospital'] as const) {
    const seen = await page(who, `/cases/${caseId}`);
    expect(seen).toContain(TITLE);
    expect(seen).toContain(says);
    expect(seen.includes('「調整会議の依頼を取り下げる')).toBe(who === 'officer');
    expect(await page(who, `/cases/${caseId}?tab=hearings`)).toContain(says);
  }

  await web.fixture.send(caseId, officer, { type: 'CANCEL_COUNCIL_REQUEST', reason: '区域が変わったため' });
  expect(await page('officer', `/cases/${caseId}`)).not.toContain(TITLE);
  await register({ planningAreaId: AREA });
  expect(await told()).toHaveLength(3);
});

it('tells both centres and the prefecture again where the registry moves it back, and REST says how it stands', async () => {
  const caseId = await web.fixture.examined('B');
  await web.fixture.send(caseId, officer, {
    type: 'REQUEST_COORDINATION_COUNCIL',
    planningAreaIds: [AREA],
    dueOn: '2026-12-04',
  });
  const staff = await web.signedIn('officer');
  const inRest = async () =>
    ((await staff.get(`/api/cases/${caseId}`)).body as { askedElsewhere: string | null }).askedElsewhere;
  expect(await inRest()).toBeNull();
  await register({ planningAreaId: 'kushiro' });
  expect(await inRest()).toContain('医療機関の登録の構想区域は、今は釧路圏です');
  expect(await told()).toHaveLength(3);
  await register({ planningAreaId: AREA });
  expect(await inRest()).toBeNull();
  const back = (await told()).filter(({ body }) => body.includes('釧路圏から十勝圏に変わりました'));
  expect(back.map(({ kind, id }) => [kind, id])).toEqual(
    [
      ['healthCentre', 'kushiro'],
      ['healthCentre', HEALTH_CENTRE],
      ['prefecture', ''],
    ].sort(),
  );
  const bodyTo = (office: string) => back.find(({ id }) => id === office)?.body;
  expect(bodyTo(HEALTH_CENTRE)).toContain('開催、確認又は報告をそのまま進めてください');
  expect(bodyTo('kushiro')).toContain('貴所が調整会議ですることは、なくなりました');
  expect(bodyTo('')).toContain('依頼し直す必要はありません');
});

it('leaves a case that has ended in the area where it was decided', async () => {
  const caseId = await web.fixture.submitted();
  await web.fixture.send(caseId, PEOPLE.hospital, { type: 'WITHDRAW', reason: '区域が変わる前に取り下げた' });
  await register({ planningAreaId: 'kushiro' });
  expect(await page('officer', `/cases/${caseId}`)).toContain('十勝圏（調整会議事務局');
  await register({ planningAreaId: AREA });
});
