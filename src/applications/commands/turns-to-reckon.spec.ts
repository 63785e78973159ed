/** Cases of before a rule of the procedure: their columns say what their pages say, without anything having happened to them. */
import { CaseFixture } from '../../../test/support/case-fixture.js';
import { FactsLoader } from '../facts/facts-loader.js';
import { reckonTurns } from './turns-to-reckon.js';

let fixture: CaseFixture;

beforeAll(async () => {
  fixture = await CaseFixture.start();
});
afterAll(() => fixture?.close());

interface Row {
  dueOn: string | null;
  version: number;
}
const rowOf = async (id: string) =>
  (
    await fixture.query<Row>('SELECT due_on::text AS "dueOn", lock_version AS version FROM application WHERE id = $1', [
      id,
    ])
  )[0];

it('gives the prefecture the days of its turns that were moved before they had any, and leaves all else as it was', async () => {
  const [examined, preparing] = [await fixture.examined(), await fixture.prepared('C1')];
  const version = await fixture.lockVersion(examined);
  await fixture.asOwner(async (query) => {
    await query(`UPDATE intake_round SET request_on = '2026-12-18' WHERE number = 3 AND fiscal_year = 2026`);
    await query('UPDATE application SET due_on = NULL WHERE id = $1', [examined]);
    await query('INSERT INTO turn_to_reckon VALUES ($1)', [examined]);
  });
  const before = await rowOf(preparing);
  const { dataSource, app, clock } = fixture;
  expect(await reckonTurns(dataSource, app.get(FactsLoader), clock.now())).toBe(1);
  expect(await rowOf(examined)).toEqual({ dueOn: '2026-12-18', version });
  expect(await rowOf(preparing)).toEqual(before);
  expect(await reckonTurns(dataSource, app.get(FactsLoader), clock.now())).toBe(0);
  const [entry] = await fixture.query<{ type: string }>(
    `SELECT event_type AS type FROM record_entry ORDER BY position DESC LIMIT 1`,
  );
  expect(entry).toEqual({ type: 'LOAD_DATA' });
});
