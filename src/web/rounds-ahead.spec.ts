/** A round whose deadline lies in a year whose holidays are not fixed says so wherever a round is chosen. */
import { PEOPLE } from '../../test/support/case-fixture.js';
import { startWebFixture, type WebFixture } from '../../test/support/web-fixture.js';

let web: WebFixture;

beforeAll(async () => {
  web = await startWebFixture();
  await web.fixture.query(
    `INSERT INTO intake_round (fiscal_year, number, label, application_deadline, certainty)
     VALUES (2027, 9, '令和9年度第9回', '2028-02-01', 'confirmed')`,
  );
}, 240_000);
afterAll(() => web?.close());

const NOTE = '令和10年の国民の祝日は計算によるものです。官報で決まると、開庁日は変わることがあります。';

it('at the opening by the hospital, at that by paper, and where the round is changed', async () => {
  const hospital = await web.signedIn('hospital');
  const officer = await web.signedIn('officer');
  const opening = (await hospital.get('/hospital/applications/new')).text;
  expect(opening.split(NOTE)).toHaveLength(2); // beside the one round
  expect(opening).toMatch(new RegExp(`令和9年度第9回[^]*${NOTE}`, 'u'));
  const paper = `/settings/institutions/${PEOPLE.hospital.institutionId ?? ''}/paper-application`;
  expect((await officer.get(paper)).text).toContain(`令和9年度第9回の申請期限について：${NOTE}`);
  const caseId = await web.fixture.prepared();
  for (const [agent, path] of [
    [officer, `/cases/${caseId}/actions/move-round`],
    [hospital, `/cases/${caseId}/actions/choose-round`],
  ] as const)
    expect((await agent.get(path)).text).toContain(`令和9年度第9回の申請期限について：${NOTE}`);
});
