/** The health centre that was asked stays the one that is named and told, whoever runs the council of its area today. */
import { AREA, CaseFixture, PEOPLE } from '../../../test/support/case-fixture.js';
import { CaseQueries } from '../queries/case-queries.js';

const { officer } = PEOPLE;
const OBIHIRO = PEOPLE.healthCentre.healthCentreId ?? '';
const NEXT = '55555555-5555-4555-8555-555555555555';

let fixture: CaseFixture;

beforeAll(async () => {
  fixture = await CaseFixture.start();
  await fixture.query(
    `INSERT INTO intake_round (id, fiscal_year, number, label, application_deadline, certainty)
     VALUES ($1, 2026, 4, '令和8年度 第4回', '2027-01-29', 'unconfirmed') ON CONFLICT DO NOTHING`,
    [NEXT],
  );
});
afterAll(() => fixture?.close());
beforeEach(() => fixture.clear());

/** Health centres that read of it, newest act last. */
const told = (subject: string) =>
  fixture
    .query<{ id: string; body: string }>(
      `SELECT recipient_id AS id, body FROM outbox WHERE recipient_kind = 'healthCentre' AND subject LIKE $1 ORDER BY recipient_id`,
      [`%${subject}%`],
    )
    .then((messages) => messages.map(({ id, body }) => [id, body.split('　御中')[0]]));

/** Another health centre runs the council of the area from now on. */
const handTheCouncilTo = (centre: string) =>
  fixture.query('UPDATE planning_area SET secretariat_health_centre_id = $2 WHERE id = $1', [AREA, centre]);

const nameOf = async (id: string) => {
  const [centre] = await fixture.query<{ name: string }>('SELECT name FROM health_centre WHERE id = $1', [id]);
  return centre?.name;
};
const move = { type: 'MOVE_ROUND', roundId: NEXT, reason: '評価の結果が間に合わないため' } as const;

describe('a council that another health centre runs today', () => {
  afterEach(() => handTheCouncilTo(OBIHIRO));

  it('was asked of the one that got the letter: 経過 names it, and it is told of what becomes of the request', async () => {
    const caseId = await fixture.examined('B');
    await fixture.send(caseId, officer, {
      type: 'REQUEST_COORDINATION_COUNCIL',
      planningAreaIds: [AREA],
      dueOn: '2026-12-04',
    });
    await handTheCouncilTo('kushiro');
    const { rows } = await fixture.app.get(CaseQueries).log(officer, caseId, 1);
    const asked = rows.map(({ sentence }) => sentence).filter((sentence) => sentence.includes('開催を依頼'));
    expect(asked).toEqual([expect.stringContaining(`${await nameOf(OBIHIRO)}へ調整会議の開催を依頼しました`)]);

    await fixture.send(caseId, officer, {
      type: 'EXTEND_COUNCIL_REPORT',
      dueOn: '2026-12-11',
      reason: '会議の日程が延びたため',
    });
    expect(await told('報告の期限を')).toEqual([[OBIHIRO, await nameOf(OBIHIRO)]]);
  });
});

it('a health centre that has reported already is told that its case moves into another round', async () => {
  const caseId = await fixture.reported();
  await fixture.send(caseId, officer, { ...move, confirmed: [] }).catch(async (error: unknown) => {
    // What a council heard stays with the case, and the officer is asked about it.
    const { conditions } = error as { conditions: { confirm?: string }[] };
    await fixture.send(caseId, officer, { ...move, confirmed: conditions.flatMap(({ confirm }) => confirm ?? []) });
  });
  expect(await told('申請回を')).toEqual([[OBIHIRO, await nameOf(OBIHIRO)]]);
});
