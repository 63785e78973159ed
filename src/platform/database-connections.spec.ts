import type { Socket } from 'node:net';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { createTestDatabase, testServer, type TestDatabase } from '../../test/support/database.js';
import { dataSourceOptions, REQUEST_LIMITS, withTransaction } from './database.js';
import { WatchedPool } from './database-connections.js';
import { type DatabaseTrouble, databaseTrouble, DatabaseUnavailable } from './database-trouble.js';

let database: TestDatabase;
/** Somebody else, with every right. */
let superuser: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  superuser = new pg.Client({ connectionString: (await testServer()).url('postgres') });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await database.drop();
});

const pidOf = async (client: pg.ClientBase) =>
  (await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]!.pid;
const troubleOf = (work: Promise<unknown>): Promise<DatabaseTrouble | null | 'none'> =>
  work.then(() => 'none' as const, databaseTrouble);

async function withPool(
  options: pg.PoolConfig & { silenceMs?: number },
  work: (pool: WatchedPool) => Promise<void>,
): Promise<void> {
  const pool = new WatchedPool({ connectionString: database.appUrl, ...options });
  pool.on('error', () => {});
  try {
    await work(pool);
  } finally {
    await pool.end();
  }
}

describe('a connection', () => {
  it('that the server ends between checkout and first statement ends nothing, says so, and is not used again', async () => {
    await withPool({ max: 1 }, async (pool) => {
      const client = await pool.connect();
      const pid = await pidOf(client);
      client.release();
      const again = await pool.connect(); // nobody listens to its errors now
      const ended = new Promise((resolve) => again.once('end', () => resolve(null)));
      await superuser.query('SELECT pg_terminate_backend($1)', [pid]);
      await ended;
      const failure: unknown = await again.query('SELECT 1').catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(DatabaseUnavailable);
      again.release();
      expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    });
  });

  it('that breaks under a statement of the pool itself (the sessions) says so', async () => {
    await withPool({ max: 1 }, async (pool) => {
      const client = await pool.connect();
      const socket = (client as unknown as { connection: { stream: Socket } }).connection.stream;
      client.release();
      const asked = pool.query('SELECT pg_sleep(5)');
      setImmediate(() => socket.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })));
      expect(await asked.catch((error: unknown) => error)).toMatchObject({
        name: 'DatabaseUnavailable',
        trouble: 'unreachable',
      });
    });
  });

  it('whose server stands still is given up, with everything that waits on it', async () => {
    await withPool({ max: 1, silenceMs: 300 }, async (pool) => {
      const client = await pool.connect();
      const pid = await pidOf(client);
      process.kill(pid, 'SIGSTOP');
      try {
        expect(await troubleOf(client.query('SELECT 1'))).toBe('silent');
        expect(await troubleOf(client.query('SELECT 1'))).toBe('unreachable');
        client.release();
        expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
      } finally {
        process.kill(pid, 'SIGCONT');
      }
    });
  });

  it('that idles in a transaction for longer than a server may be silent is kept', async () => {
    await withPool({ max: 1, silenceMs: 500 }, async (pool) => {
      const client = await pool.connect();
      await client.query('BEGIN');
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
      await client.query('COMMIT');
      client.release();
    });
  });

  it('tells a missing socket without the code that express-session takes for a missing session', async () => {
    await withPool({ connectionString: 'postgres://nobody@localhost/none?host=/no/such/folder' }, async (pool) => {
      for (const failure of [
        await pool.connect().catch((error: unknown) => error),
        await pool.query('SELECT 1').catch((error: unknown) => error),
      ]) {
        expect(failure).toBeInstanceOf(DatabaseUnavailable);
        expect(failure).toMatchObject({ trouble: 'unreachable', cause: { code: 'ENOENT' } });
        expect(failure).not.toHaveProperty('code');
      }
    });
  });

  it('is waited for so long and no longer', async () => {
    await withPool({ max: 1, connectionTimeoutMillis: 100 }, async (pool) => {
      const client = await pool.connect();
      expect(await troubleOf(pool.query('SELECT 1'))).toBe('silent');
      client.release();
    });
  });

  it('that the server has no room for is full', async () => {
    await superuser.query('DROP ROLE IF EXISTS nobody_may');
    await superuser.query('CREATE ROLE nobody_may LOGIN CONNECTION LIMIT 0');
    const address = new URL(database.appUrl);
    address.username = 'nobody_may';
    await withPool({ connectionString: address.toString() }, async (pool) => {
      expect(await troubleOf(pool.query('SELECT 1'))).toBe('full');
    });
    await superuser.query('DROP ROLE nobody_may');
  });
});

describe('the limits', () => {
  let source: DataSource;

  beforeAll(async () => {
    source = await new DataSource(
      dataSourceOptions(database.appUrl, [], {
        ...REQUEST_LIMITS,
        statementMs: 400,
        lockMs: 100,
        idleInTransactionMs: 2_000,
      }),
    ).initialize();
  });
  afterAll(() => source.destroy());

  it('end a statement, a wait for a lock and an idle transaction, each with its own word', async () => {
    expect(await troubleOf(source.query('SELECT pg_sleep(5)'))).toBe('silent');
    const locked = source.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(7)');
      expect(await troubleOf(source.transaction((other) => other.query('SELECT pg_advisory_xact_lock(7)')))).toBe(
        'locked',
      );
    });
    await locked;
    const idle = source.transaction(async (tx) => {
      await tx.query('SELECT 1');
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      await tx.query('SELECT 1');
    });
    expect(await troubleOf(idle)).toBe('unreachable');
    expect(await source.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('hold for every connection of the running program', async () => {
    const program = await new DataSource(dataSourceOptions(database.appUrl)).initialize();
    const [shown]: Record<string, string>[] = await program.query(
      `SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock, current_setting('idle_in_transaction_session_timeout') AS idle`,
    );
    await program.destroy();
    expect(shown).toEqual({ statement: '8s', lock: '3s', idle: '30s' });
  });

  it('a connection that breaks in the midst of a transaction is told as such by whatever is asked next', async () => {
    const broken = withTransaction(source, async (tx) => {
      const [row]: { pid: number }[] = await tx.query('SELECT pg_backend_pid() AS pid');
      await superuser.query('SELECT pg_terminate_backend($1)', [row!.pid]);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await tx.query('SELECT 1');
    });
    expect(await troubleOf(broken)).toBe('unreachable');
  });
});

it('an error of the program or of its rules is no trouble of the database', () => {
  const withCode = (code: string) => Object.assign(new Error('x'), { code });
  for (const code of ['23505', '42501', '22P02', 'ENOENT', 'EPIPE', 'P0001'])
    expect(databaseTrouble(withCode(code))).toBeNull();
  for (const other of [new Error('x'), null, 'x', {}]) expect(databaseTrouble(other)).toBeNull();
  const known: [string, DatabaseTrouble][] = [
    ['53100', 'full'],
    ['53200', 'full'],
    ['53300', 'full'],
    ['25006', 'full'],
    ['57P01', 'unreachable'],
    ['57P02', 'unreachable'],
    ['57P03', 'unreachable'],
    ['08006', 'unreachable'],
    ['57014', 'silent'],
    ['55P03', 'locked'],
    ['40P01', 'locked'],
    ['58030', 'full'],
  ];
  for (const [code, trouble] of known) expect([code, databaseTrouble(withCode(code))]).toEqual([code, trouble]);
});
