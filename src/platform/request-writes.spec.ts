import type { Request, Response } from 'express';
import type pg from 'pg';
import { createTestDatabase, testServer, type TestDatabase } from '../../test/support/database.js';
import { WatchedPool } from './database-connections.js';
import { withClient } from './database-roles.js';
import { mayHaveStored, watchWrites } from './request-writes.js';

let database: TestDatabase;
let pool: WatchedPool;

beforeAll(async () => {
  database = await createTestDatabase();
  await withClient(database.ownerUrl, async (owner) => {
    await owner.query(
      'CREATE TABLE thing (id int PRIMARY KEY, other int CONSTRAINT later UNIQUE DEFERRABLE INITIALLY DEFERRED)',
    );
    await owner.query('INSERT INTO thing VALUES (1, 1)');
    await owner.query('GRANT ALL ON thing TO PUBLIC');
  });
});
beforeEach(() => {
  pool = new WatchedPool({
    connectionString: database.appUrl,
    max: 2,
    statement_timeout: 300,
    lock_timeout: 100,
    connectionTimeoutMillis: 200,
  });
  pool.on('error', () => {});
});
afterEach(() => pool.end());
afterAll(() => database.drop());

/** A connection that has answered before; a new one knows of no transaction yet. */
const warm = () => pool.query('SELECT 1');

/** Whether a request that did this, failing or not, may have stored something. */
function storedBy(work: () => Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    watchWrites(
      {} as Request,
      {} as Response,
      () =>
        void work().then(
          () => resolve(mayHaveStored()),
          () => resolve(mayHaveStored()),
        ),
    );
  });
}

/** A transaction of these statements; rolled back when one fails. */
async function transaction(...statements: string[]): Promise<void> {
  const client = await pool.connect();
  try {
    for (const statement of ['START TRANSACTION', ...statements, 'COMMIT']) await client.query(statement);
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/** While somebody else holds the row. */
async function whileLocked(work: () => Promise<void>): Promise<void> {
  await withClient(database.ownerUrl, async (other) => {
    await other.query('BEGIN');
    await other.query('SELECT FROM thing WHERE id = 1 FOR UPDATE');
    await work();
    await other.query('ROLLBACK');
  });
}

/** Ends a client's connection as a crash would, while its statement is under way. */
async function ended(client: pg.PoolClient, statement: string): Promise<void> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const asked = client.query(statement);
  const over = asked.catch(() => {});
  await withClient((await testServer()).url('postgres'), (superuser) =>
    superuser.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]),
  );
  await over;
  client.release(true);
  await asked;
}

const UPDATE = 'UPDATE thing SET other = other WHERE id = 1';

describe('nothing can be stored', () => {
  it('by a statement that waited too long for a lock, by itself or in a transaction', async () => {
    await whileLocked(async () => {
      await warm();
      expect(await storedBy(() => pool.query(UPDATE))).toBe(false);
      expect(
        await storedBy(() =>
          pool.query('WITH changed AS (UPDATE thing SET other = 1 WHERE id = 1 RETURNING id) SELECT * FROM changed'),
        ),
      ).toBe(false);
      expect(await storedBy(() => transaction('INSERT INTO thing VALUES (2, 2)', UPDATE))).toBe(false);
    });
  });

  it.each([
    ['was cancelled', 'UPDATE thing SET other = other WHERE pg_sleep(5) IS NULL'],
    ['breaks a rule of the table', 'INSERT INTO thing VALUES (1, 3)'],
    ['cannot be read', 'INSERT INTO thing VALUES ('],
  ])('by a statement that %s', async (_, statement) => {
    await warm();
    expect(await storedBy(() => pool.query(statement))).toBe(false);
    expect(await storedBy(() => transaction(statement))).toBe(false);
  });

  it('by a commit that the server refuses', async () => {
    expect(await storedBy(() => transaction('INSERT INTO thing VALUES (3, 1)'))).toBe(false);
    expect((await pool.query('SELECT FROM thing WHERE id = 3')).rowCount).toBe(0);
  });

  it('without a free connection', async () => {
    const held = await Promise.all([pool.connect(), pool.connect()]);
    expect(await storedBy(() => pool.query(UPDATE))).toBe(false);
    for (const client of held) client.release();
  });

  it('by reading, in a transaction too, whatever fails afterwards', async () => {
    await whileLocked(async () => {
      expect(
        await storedBy(async () => {
          await transaction('SELECT id FROM thing', 'WITH read AS (SELECT id FROM thing) SELECT * FROM read');
          await pool.query('WITH read AS (SELECT id FROM thing) SELECT * FROM read');
          await transaction('SELECT id FROM thing WHERE id = 1 FOR UPDATE');
        }),
      ).toBe(false);
    });
  });

  it('when the connection is lost before the commit', async () => {
    expect(
      await storedBy(async () => {
        const client = await pool.connect();
        await client.query('START TRANSACTION');
        await client.query(UPDATE);
        await ended(client, 'SELECT pg_sleep(5)');
      }),
    ).toBe(false);
  });
});

describe('something may be stored', () => {
  it('by what was carried out, whatever fails afterwards', async () => {
    const fails = () => pool.query('SELECT FROM nowhere');
    expect(await storedBy(() => pool.query(UPDATE).then(fails))).toBe(true);
    expect(await storedBy(() => transaction(UPDATE).then(fails))).toBe(true);
    expect(
      await storedBy(() =>
        transaction(
          'WITH changed AS (UPDATE thing SET other = 1 WHERE id = 1 RETURNING id) SELECT * FROM changed',
        ).then(fails),
      ),
    ).toBe(true);
  });

  it('when the connection is lost while a statement stores by itself', async () => {
    expect(
      await storedBy(async () =>
        ended(await pool.connect(), 'UPDATE thing SET other = other WHERE pg_sleep(0.2) IS NOT NULL'),
      ),
    ).toBe(true);
  });

  it('when the connection is lost at the commit', async () => {
    expect(
      await storedBy(async () => {
        const client = await pool.connect();
        await client.query('START TRANSACTION');
        await client.query(UPDATE);
        const commit = client.query('COMMIT');
        (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
        await commit.finally(() => client.release(true));
      }),
    ).toBe(true);
  });
});
