/** What is said of a due date in a year whose national holidays are calculated or not known: the same sentence wherever the date stands. */
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';

const CALCULATED = '令和10年の国民の祝日は計算によるものです。官報で決まると、開庁日は変わることがあります。';
const UNKNOWN = '国民の祝日は令和12年12月31日まで登録されています。それより後の開庁日は変わることがあります。';

let web: WebFixture;
let caseId: string;

beforeAll(async () => {
  web = await startWebFixture();
  await web.fixture.asOwner((query) => query(holidaysOf([2027, 2028, 2029, 2030])));
}, 240_000);
afterAll(() => web?.close());

/** A year is known by its national holidays of a fixed day (国民の祝日に関する法律2条). */
function holidaysOf(years: readonly number[]): string {
  const days = ['01-01', '02-11', '02-23', '04-29', '05-03', '05-04', '05-05', '11-03', '11-23'];
  const rows = years.flatMap((year) => days.map((day) => `('${year}-${day}', '祝日', 'nationalHoliday')`));
  return `INSERT INTO closed_day (day, name, source) VALUES ${rows.join(', ')} ON CONFLICT DO NOTHING`;
}

async function dueOn(day: string): Promise<void> {
  for (const table of ['application', 'hearing', 'deadline'])
    await web.fixture.asOwner((query) => query(`UPDATE ${table} SET due_on = '${day}'`));
}

/** What the pages and answers say, each for whoever reads it. */
async function said(): Promise<string[]> {
  const [officer, centre] = [await web.signedIn('officer'), await web.signedIn('healthCentre')];
  const texts = [];
  for (const path of [
    `/cases/${caseId}`,
    `/cases/${caseId}?tab=hearings`,
    '/cases',
    `/api/cases/${caseId}`,
    '/api/cases',
  ])
    texts.push((await officer.get(path)).text);
  for (const path of ['/health-centre', `/cases/${caseId}?tab=hearings`]) texts.push((await centre.get(path)).text);
  return texts;
}

it('is told on the case, in the lists, beside the hearing and over REST', async () => {
  caseId = await web.fixture.examined();
  await web.fixture.send(caseId, PEOPLE.officer, {
    type: 'REQUEST_COORDINATION_COUNCIL',
    planningAreaIds: ['tokachi'],
    dueOn: '2026-12-04',
  });
  await dueOn('2027-12-28');
  for (const text of await said()) expect(text).not.toMatch(/計算によるもの|まで登録されています/u);
  await dueOn('2028-01-04');
  for (const text of await said()) expect(text).toContain(CALCULATED);
  await dueOn('2031-01-06');
  for (const text of await said()) expect(text).toContain(UNKNOWN);
  const { requiredActions } = await web.fixture.app.get(CaseQueries).get(PEOPLE.officer, caseId);
  expect(requiredActions.dueNote).toBe(UNKNOWN);
});

it('is told of a correction too', async () => {
  await web.fixture.clear();
  caseId = await web.fixture.examined();
  await web.fixture.send(caseId, PEOPLE.officer, {
    type: 'REQUEST_CORRECTION',
    items: [{ target: 'contactName', text: '担当者を改めてください' }],
    dueOn: '2026-12-04',
  });
  await web.fixture.asOwner((query) => query(`UPDATE correction SET due_on = '2028-01-04'`));
  const hospital = await web.signedIn('hospital');
  expect((await hospital.get(`/cases/${caseId}`)).text.split(CALCULATED)).toHaveLength(3); // header and 補正
  expect((await hospital.get(`/cases/${caseId}/correction`)).text).toContain(CALCULATED);
});
