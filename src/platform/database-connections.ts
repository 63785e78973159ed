/** The connections of the program: none of them can end it, and none of them waits for ever. */
import type { Socket } from 'node:net';
import pg from 'pg';
import { WrittenOver } from './request-writes.js';
import { DatabaseUnavailable, databaseTrouble } from './database-trouble.js';

type ClientOptions = pg.ClientConfig & {
  /** Without a byte for so long while a statement is under way the server counts as frozen, in milliseconds; 0 waits for ever. */
  silenceMs?: number;
};
type Callback = (error: Error | null | undefined, result?: unknown) => void;

/**
 * A connection whose loss is always heard. `pg` emits 'error' on a client that the server ends; between checkout and first
 * statement nobody listens, and the program would end. Here the loss is kept and told to whoever uses the connection next.
 * It also gives up a server that is frozen, which no time-out of the server's own can: the socket is closed, so that
 * every statement on it fails and the pool throws the connection away.
 */
class WatchedClient extends pg.Client {
  private lost = false;
  private readonly written = new WrittenOver();
  private underWay = 0;

  constructor(options: ClientOptions = {}) {
    super(options);
    this.on('error', () => {});
    this.watchStatements();
    if (options.silenceMs) this.once('connect', () => this.watchSilence(options.silenceMs!));
  }

  /** The loss is told in our own words: `pool.query` hands it on to its caller past the answer of the statement. */
  override emit(event: string | symbol, ...given: unknown[]): boolean {
    if (event !== 'error') return super.emit(event, ...given);
    this.lost = true;
    return super.emit('error', lossOf(given[0]));
  }

  /** `query` has many forms; what they share is a callback at the end or a promise. */
  private watchStatements(): void {
    const send = this.query.bind(this) as (...given: unknown[]) => unknown;
    const answered = (error: unknown, ended: (error: unknown) => void) => {
      this.underWay -= 1;
      ended(error);
      return error && this.lost ? lossOf(error) : error;
    };
    const watched = (...given: unknown[]): unknown => {
      const ended = this.written.sent(given[0], this.getTransactionStatus());
      this.underWay += 1;
      const last = given.at(-1);
      if (typeof last === 'function') {
        const callback = last as Callback;
        return send(...given.slice(0, -1), (error: Error | null | undefined, result: unknown) =>
          callback(answered(error, ended) as Error | null | undefined, result),
        );
      }
      return (send(...given) as Promise<unknown>).then(
        (result) => {
          answered(null, ended);
          return result;
        },
        (error: unknown) => {
          throw answered(error, ended);
        },
      );
    };
    this.query = watched as typeof this.query;
  }

  private watchSilence(silenceMs: number): void {
    const socket = this.connection.stream as Socket;
    socket.setTimeout(silenceMs);
    socket.on('timeout', () => {
      const read = socket.bytesRead;
      // After a standstill of this program itself its timers come before what has arrived meanwhile.
      setImmediate(() => {
        if (this.underWay > 0 && socket.bytesRead === read)
          socket.destroy(new DatabaseUnavailable('silent', `no byte for ${silenceMs} ms`));
      });
    });
  }
}

/** What the server said of it stands (57P01, 57P02). */
function lossOf(error: unknown): unknown {
  return databaseTrouble(error) ? error : new DatabaseUnavailable('unreachable', error);
}

/** A pool of such connections; when none can be had it says so in one kind of error. */
export class WatchedPool extends pg.Pool {
  constructor(options: pg.PoolConfig = {}) {
    super({ ...options, Client: WatchedClient });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(
    callback: (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: unknown) => void) => void,
  ): void;
  override connect(
    callback?: (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: unknown) => void) => void,
  ): Promise<pg.PoolClient> | void {
    if (callback) return super.connect((error, client, done) => callback(error && noConnection(error), client, done));
    return super.connect().catch((error: unknown) => {
      throw noConnection(error);
    });
  }
}

/** The pool's own time-outs, for a free connection and for a new one, have no code. */
function noConnection(error: unknown): DatabaseUnavailable {
  const timedOut = error instanceof Error && !('code' in error) && /timeout/.test(error.message);
  return new DatabaseUnavailable(databaseTrouble(error) ?? (timedOut ? 'silent' : 'unreachable'), error);
}
