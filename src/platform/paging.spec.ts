import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';
import { dataSourceOptions } from './database.js';
import { MOST_COUNTED, pageOf } from './paging.js';

const PER_PAGE = 30;

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.ownerUrl)).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** A page of a list of so many rows, numbered from 1. */
const pageOfMany = (size: number, page: number) => {
  const matching = dataSource.createQueryBuilder().select('n').from(`(SELECT generate_series(1, ${size}) AS n)`, 'row');
  return pageOf(matching, { page, perPage: PER_PAGE }, async (offset, limit) =>
    (await matching.clone().orderBy('n').offset(offset).limit(limit).getRawMany<{ n: number }>()).map(({ n }) => n),
  );
};

it('shows the last page for one beyond the end', async () => {
  expect(await pageOfMany(70, 99)).toEqual({
    rows: [61, 62, 63, 64, 65, 66, 67, 68, 69, 70],
    total: 70,
    more: false,
    page: 3,
    pageCount: 3,
  });
  expect(await pageOfMany(0, 99)).toEqual({ rows: [], total: 0, more: false, page: 1, pageCount: 1 });
  expect(await pageOfMany(2490, 300)).toMatchObject({ total: 2490, more: false, page: 83, pageCount: 83 });
});

it('knows the true size once the last row was seen', async () => {
  expect(await pageOfMany(2500, 84)).toMatchObject({
    rows: [2491, 2492, 2493, 2494, 2495, 2496, 2497, 2498, 2499, 2500],
    total: 2500,
    more: false,
    pageCount: 84,
  });
  expect(await pageOfMany(MOST_COUNTED + 1, 99)).toMatchObject({
    total: MOST_COUNTED + 1,
    more: false,
    page: 34,
    pageCount: 34,
  });
});

it('offers no page after the last one, which may be full', async () => {
  expect(await pageOfMany(2400, 80)).toMatchObject({ total: 2400, more: false, page: 80, pageCount: 80 });
  expect(await pageOfMany(2401, 80)).toMatchObject({ more: true, page: 80, pageCount: 81 });
  expect((await pageOfMany(2401, 80)).rows).toHaveLength(PER_PAGE);
});
