/** The home tells why a draft was returned, and that an institution is registered otherwise since its draft. */
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';
import { draftEvent } from '../../../test/support/procedure.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { InstitutionService } from '../../registry/institution.service.js';
import { RegistryService } from '../../registry/registry.service.js';
import { rowVersion } from '../../registry/row-editing.js';

let web: WebFixture;

beforeAll(async () => {
  web = await startWebFixture();
}, 240_000);
afterAll(() => web?.close());
beforeEach(() => web.fixture.clear());

const { officer, approver } = PEOPLE;
const home = async (who: 'officer' | 'approver') => (await (await web.signedIn(who)).get('/prefecture')).text;
const notices = async () => (await (await web.signedIn('officer')).get('/notices')).text;

it('tells on the home, the case and in the notices why the approver returned a draft, until there is another', async () => {
  const caseId = await web.fixture.drafted();
  expect(await home('officer')).not.toContain('戻された起案');
  const comment = '有効期間の始まりを確かめてください';
  await web.fixture.send(caseId, approver, { type: 'RETURN_DRAFT', comment });
  for (const page of [await home('officer'), await notices()]) expect(page).toContain(comment);
  expect((await (await web.signedIn('officer')).get(`/cases/${caseId}`)).text).toContain(comment);

  const { facts } = await web.fixture.app.get(CaseQueries).get(officer, caseId);
  await web.fixture.send(caseId, officer, draftEvent({ issueOn: '2026-12-11' }, facts));
  expect(await home('officer')).not.toContain(comment);
  // Nor when the examination is taken up again: the newest draft was not returned.
  await web.fixture.send(caseId, officer, { type: 'REOPEN_EXAMINATION', reason: '確かめるため', rehear: [] });
  expect(await home('officer')).not.toContain(comment);
});

it('tells officer and approver on the home and in a notice what changed in the registry under a draft', async () => {
  const caseId = await web.fixture.drafted();
  const { facts } = await web.fixture.app.get(CaseQueries).get(officer, caseId);
  const institution = await web.fixture.app.get(RegistryService).institution(facts.institution.id);
  if (!institution) throw new Error('the institution is registered');
  const change = async (changes: object) => {
    const now = await web.fixture.app.get(RegistryService).institution(facts.institution.id);
    const { id, searchKey: _, ...entry } = now ?? institution;
    await web.fixture.app.get(InstitutionService).change(officer, id, { ...entry, ...changes }, rowVersion(now ?? {}));
  };
  await change({ kana: 'カナダケ' });
  expect(await home('officer')).not.toContain('起案の後に医療機関の登録が変わった申請');
  await change({ establisherName: '別の法人' });
  for (const who of ['officer', 'approver'] as const) {
    const page = await home(who);
    expect(page).toContain('起案の後に医療機関の登録が変わった申請');
    expect(page).toContain('医療機関の登録（開設者）');
    const told = (await (await web.signedIn(who)).get('/notices')).text;
    expect(told).toMatch(new RegExp(`<a href="/cases/${caseId}">[^<]*起案の後に医療機関の登録が変わりました`, 'u'));
  }
});
