import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';

/** Failures after which a login must wait, within a window of so many minutes. */
const FAILURES_ALLOWED = 5;
const WINDOW_MINUTES = 15;
/** Days for which attempts are kept. */
const KEPT_DAYS = 90;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export type Admission = { admitted: true; attemptId: string } | { admitted: false; retryAt: Date };

/**
 * Counts failed logins for each typed login, known or not, so that the answer tells nothing about accounts.
 * What was typed is stored only as a keyed digest: people type passwords into the wrong field.
 */
@Injectable()
export class LoginThrottle {
  constructor(
    private readonly database: DataSource,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts an attempt as failed before its password is looked at. Attempts on one login queue here, so parallel guesses
   * cannot slip through; the costly comparison happens outside the lock. A refused attempt is not counted and prolongs nothing.
   */
  admit(login: string, now: Date): Promise<Admission> {
    const digest = createHmac('sha256', this.config.sessionSecret).update(login).digest('hex');
    return this.database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`login ${digest}`]);
      const failures: { attempted_at: Date }[] = await manager.query(
        `SELECT attempted_at FROM login_attempt
         WHERE login_digest = $1 AND attempted_at BETWEEN $2 AND $4 AND NOT succeeded
           AND id > coalesce((SELECT max(id) FROM login_attempt WHERE login_digest = $1 AND succeeded), 0)
         ORDER BY id DESC LIMIT $3`,
        [
          digest,
          new Date(now.getTime() - WINDOW_MINUTES * MINUTE + 1),
          FAILURES_ALLOWED,
          new Date(now.getTime() + WINDOW_MINUTES * MINUTE),
        ], // a clock that was far ahead locks nobody out
      );
      const oldest = failures[FAILURES_ALLOWED - 1];
      if (oldest)
        return { admitted: false, retryAt: new Date(oldest.attempted_at.getTime() + WINDOW_MINUTES * MINUTE) };
      const [attempt]: { id: string }[] = await manager.query(
        'INSERT INTO login_attempt (login_digest, succeeded, attempted_at) VALUES ($1, false, $2) RETURNING id',
        [digest, now],
      );
      return { admitted: true, attemptId: attempt!.id };
    });
  }

  /** Attempts whose time is over, also of logins that nobody types again. */
  async forget(): Promise<void> {
    await this.database.query('DELETE FROM login_attempt WHERE attempted_at < $1', [
      new Date(this.clock.now().getTime() - KEPT_DAYS * DAY),
    ]);
  }

  /** The attempt was right after all; it also ends the count of the failures before it. */
  async succeed(attemptId: string): Promise<void> {
    await this.database.query('UPDATE login_attempt SET succeeded = true WHERE id = $1', [attemptId]);
  }
}
