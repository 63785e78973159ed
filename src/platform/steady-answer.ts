/** An answer as it is taken: nobody keeps a connection, and the place that comes with it, by taking a byte now and then. */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LEAST_BYTES_PER_SECOND } from './pace.js';

/** So long a receiver is waited for beyond what the bytes take over the slowest line: a line may stand still, and systems take bytes by the megabyte. */
const MOST_PATIENCE_MS = 30_000;
const LOOK_MS = 1_000;

/** Express middleware: of whatever is answered, pages too, what is left when all was written must be taken in time. */
export function endSlowReceiver(_request: IncomingMessage, response: ServerResponse, next: () => void): void {
  response.once('prefinish', () => {
    const timer = setTimeout(
      () => response.destroy(),
      MOST_PATIENCE_MS + millisecondsOf(response.writableLength),
    ).unref();
    response.once('close', () => clearTimeout(timer));
  });
  next();
}

/** Over the slowest line. */
const millisecondsOf = (bytes: number) => (bytes / LEAST_BYTES_PER_SECOND) * 1000;

/** Whoever takes the bytes of an answer, piece by piece. One who is too slow is ended, with the connection. */
export class Receiver {
  private patienceMs = MOST_PATIENCE_MS;
  private waits = false;
  private readonly look: NodeJS.Timeout;

  /** @param response watched from now until it is over */
  constructor(private readonly response: ServerResponse) {
    this.look = setInterval(() => this.lookAt(), LOOK_MS).unref();
    response.once('close', () => clearInterval(this.look));
  }

  /** Resolves when the receiver has taken enough for more to be written, or is gone (`response.destroyed`). */
  async write(chunk: Uint8Array): Promise<void> {
    this.grant(chunk.length);
    if (!this.response.write(chunk)) await this.until('drain');
  }

  /** Resolves when the receiver has taken the rest, or is gone. */
  async end(): Promise<void> {
    this.response.end();
    if (!this.response.writableFinished) await this.until('finish');
  }

  /** Time that was not needed for earlier bytes is no time for later ones. */
  private grant(bytes: number): void {
    this.patienceMs = Math.min(this.patienceMs, MOST_PATIENCE_MS) + millisecondsOf(bytes);
  }

  private async until(event: 'drain' | 'finish'): Promise<void> {
    if (this.response.destroyed) return;
    const over = new AbortController();
    this.waits = true;
    try {
      await Promise.race([
        once(this.response, event, { signal: over.signal }),
        once(this.response, 'close', { signal: over.signal }),
      ]);
    } finally {
      this.waits = false;
      over.abort();
    }
  }

  private lookAt(): void {
    if (!this.waits) return;
    this.patienceMs -= LOOK_MS;
    if (this.patienceMs <= 0) this.response.destroy();
  }
}
