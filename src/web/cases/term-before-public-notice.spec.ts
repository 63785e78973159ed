/** Beside the prefecture and the institution nobody reads on a case of a renewed term before its 公示 (法113⑥); until then the former one goes on. */
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';

const { hospital } = PEOPLE;
let web: WebFixture;
let caseId: string;

beforeAll(async () => {
  web = await startWebFixture();
}, 240_000);
afterAll(() => web?.close());

/** A change of what ends on 2027-03-31 was submitted; on 2027-03-15 the renewal is granted from 04-01 on. */
beforeEach(async () => {
  await web.fixture.clear();
  web.fixture.clock.set('2026-11-16T09:00:00+09:00');
  const [former] = await web.fixture.query<{ id: string }>(
    `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, public_notice_on, public_notice_method, created_at)
     VALUES ('${hospital.institutionId}', 'B', '2024-04-01', '2024-04-01', '2027-03-31', '2024-04-01', '公報', '2024-04-01T10:00:00+09:00') RETURNING id`,
  );
  const currentDesignationId = former?.id ?? '';
  caseId = await web.fixture.submitted('B', { procedure: 'change', currentDesignationId });
  const renewal = await web.fixture.prepared('B', { procedure: 'renewal', currentDesignationId });
  await web.fixture.query(
    `INSERT INTO renewal (application_id, designation_id, submitted_on, decided_on, under_way, evaluated_in_time) VALUES ('${renewal}', '${currentDesignationId}', '2027-01-15', '2027-03-15', false, true)
     ON CONFLICT (application_id) DO UPDATE SET submitted_on = '2027-01-15', decided_on = '2027-03-15'`,
  );
  await web.fixture.query(
    `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, public_notice_method, created_at, previous_id, application_id)
     VALUES ('${hospital.institutionId}', 'B', '2027-03-15', '2027-04-01', '2030-03-31', '', '2027-03-15T10:00:00+09:00', '${currentDesignationId}', '${renewal}')`,
  );
});

type Who = 'healthCentre' | 'hospital' | 'officer';
const at = (instant: string) => web.fixture.clock.set(`${instant}+09:00`);
async function readBy(who: Who) {
  const agent = await web.signedIn(who);
  const [page, rest] = [await agent.get(`/cases/${caseId}`), await agent.get(`/api/cases/${caseId}`)];
  expect([page.status, rest.status]).toEqual([200, 200]);
  const { currentDesignation, comingDesignation } = rest.body as Record<string, { validTo: string } | null>;
  return { text: page.text, terms: [currentDesignation?.validTo ?? null, comingDesignation?.validTo ?? null] };
}
const NEW_TERM = '令和12年3月31日';

it('before its first day only who may reads that it was renewed', async () => {
  at('2027-03-16T10:00:00');
  for (const who of ['hospital', 'officer'] as const) {
    const { text, terms } = await readBy(who);
    expect([who, text.includes(NEW_TERM), terms]).toEqual([who, true, ['2027-03-31', '2030-03-31']]);
  }
  const centre = await readBy('healthCentre');
  expect(centre.text).not.toContain(NEW_TERM);
  expect(centre.terms).toEqual(['2027-03-31', null]);
  expect(centre.text).toContain('更新の申請に処分がされないまま満了の日を過ぎたときは');
});

it('after its first day the former term goes on for the health centre, until the 公示', async () => {
  at('2027-04-02T10:00:00');
  expect((await readBy('officer')).terms).toEqual(['2030-03-31', null]);
  const before = await readBy('healthCentre');
  expect(before.terms).toEqual(['2027-03-31', null]);
  expect(before.text).not.toContain(NEW_TERM);
  expect(before.text).toContain('処分を通知する日まで、効力が続きます（みなし継続）');
  await web.fixture.query(`UPDATE designation SET public_notice_on = '2027-04-02' WHERE valid_to = '2030-03-31'`);
  const after = await readBy('healthCentre');
  expect(after.terms).toEqual(['2030-03-31', null]);
  expect(after.text).toContain(NEW_TERM);
});
