import { setTimeout as pause } from 'node:timers/promises';

/** Half a megabit: over a line as slow as this every file still goes, whichever way. Whoever is slower in all is ended. */
export const LEAST_BYTES_PER_SECOND = 64 * 1024;

/** Bytes may come a little ahead of their time, in milliseconds: a small file never waits. */
const AHEAD_MS = 100;

/**
 * Lets bytes through at a steady rate, all that pass together: a fast sender would otherwise keep the one thread that also answers
 * pages busy from end to end.
 */
export class Pace {
  private due = 0;

  constructor(private readonly bytesPerSecond: number) {}

  /** Resolves when so many bytes may pass. */
  async pass(bytes: number): Promise<void> {
    const now = performance.now();
    this.due = Math.max(this.due, now) + (bytes / this.bytesPerSecond) * 1000;
    const wait = this.due - now - AHEAD_MS;
    if (wait > 0) await pause(wait);
  }
}
