import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';
import { dataSourceOptions, withTransaction } from './database.js';
import { sqlState, sqlStateOf } from './sql-state.js';

describe('withTransaction', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions(database.ownerUrl)).initialize();
    await dataSource.query('CREATE TABLE counter (id integer PRIMARY KEY, n integer NOT NULL)');
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  beforeEach(async () => {
    await dataSource.query('TRUNCATE counter');
    await dataSource.query('INSERT INTO counter VALUES (1, 0), (2, 0)');
  });

  const total = async () => (await dataSource.query<{ n: number }[]>('SELECT sum(n)::int AS n FROM counter'))[0]!.n;

  it('keeps nothing of a work that throws, and passes its error on', async () => {
    const work = withTransaction(dataSource, async (manager) => {
      await manager.query('UPDATE counter SET n = 9');
      throw new Error('refused');
    });
    await expect(work).rejects.toThrow('refused');
    expect(await total()).toBe(0);
  });

  it('runs the whole work again after a deadlock, and returns its result', async () => {
    let runs = 0;
    const bothHoldOne = barrier(2);
    const cross = (first: number, second: number) =>
      withTransaction(dataSource, async (manager) => {
        runs++;
        await manager.query('UPDATE counter SET n = n + 1 WHERE id = $1', [first]);
        await bothHoldOne();
        await manager.query('UPDATE counter SET n = n + 1 WHERE id = $1', [second]);
        return first;
      });
    expect(await Promise.all([cross(1, 2), cross(2, 1)])).toEqual([1, 2]);
    expect(runs).toBe(3);
    expect(await total()).toBe(4);
  });

  it('runs the whole work again when serializable transactions collide', async () => {
    let runs = 0;
    const bothHaveRead = barrier(2);
    const addOneMore = () =>
      withTransaction(
        dataSource,
        async (manager) => {
          runs++;
          const [row] = await manager.query<{ n: number }[]>('SELECT n FROM counter WHERE id = 1');
          await bothHaveRead();
          await manager.query('UPDATE counter SET n = $1 WHERE id = 1', [row!.n + 1]);
        },
        'SERIALIZABLE',
      );
    await Promise.all([addOneMore(), addOneMore()]);
    expect(runs).toBe(3);
    expect(await total()).toBe(2);
  });

  it('gives up after five attempts', async () => {
    let runs = 0;
    const work = withTransaction(dataSource, async (manager) => {
      runs++;
      await manager.query(
        `DO $$ BEGIN RAISE EXCEPTION 'conflict' USING ERRCODE = '${sqlState.serializationFailure}'; END $$`,
      );
    });
    await expect(work.catch(sqlStateOf)).resolves.toBe(sqlState.serializationFailure);
    expect(runs).toBe(5);
  });

  it('does not repeat a work that failed for another reason', async () => {
    let runs = 0;
    const work = withTransaction(dataSource, async (manager) => {
      runs++;
      await manager.query('INSERT INTO counter VALUES (1, 0)');
    });
    await expect(work.catch(sqlStateOf)).resolves.toBe(sqlState.uniqueViolation);
    expect(runs).toBe(1);
  });
});

/** Waits until `count` callers have arrived; later callers pass at once. */
function barrier(count: number): () => Promise<void> {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  let arrived = 0;
  return () => {
    if (++arrived >= count) open();
    return opened;
  };
}
