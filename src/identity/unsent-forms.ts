import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { withTransaction } from '../platform/database.js';
import type { LastPerson } from './last-person.js';

/** Days for which a form waits for its person. */
export const UNSENT_DAYS = 3;
/** Of one person; an older one gives way. */
const MOST = 5;
/** Characters of one form, as JSON. */
const LONGEST = 500_000;
const DAY_MS = 24 * 3_600_000;

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Forms that were posted after the session had ended. They are sealed under a key of which the server has one half and the browser the other, so that neither
 * the database nor a backup of it tells what was typed; nothing is sent by itself.
 */
@Injectable()
export class UnsentForms {
  constructor(
    private readonly database: DataSource,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * @param replaces whether this form, pressed once more, takes the place of an earlier one
   * @returns whether it is kept: one that is too long is not
   */
  async keep(person: LastPerson, form: object, replaces: (earlier: unknown) => boolean): Promise<boolean> {
    const text = JSON.stringify(form);
    if (text.length > LONGEST) return false;
    await this.forget();
    await withTransaction(this.database, async (tx) => {
      // Of two presses at once the second must find the first.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`unsent forms of ${person.accountId}`]);
      for (const earlier of await this.of(person, tx))
        if (replaces(earlier.form)) await this.discard(person, earlier.id, tx);
      await tx.query(
        `WITH older AS (DELETE FROM unsent_form WHERE id IN
         (SELECT id FROM unsent_form WHERE account_id = $1 ORDER BY kept_at DESC OFFSET $5))
       INSERT INTO unsent_form (account_id, browser_digest, sealed, kept_at)
       SELECT id, $2, $3, $4 FROM account WHERE id = $1`,
        [person.accountId, digestOf(person), this.seal(person, text), this.clock.now(), MOST - 1],
      );
    });
    return true;
  }

  /** Those that wait for this person in this browser, the newest first. */
  async of(
    person: LastPerson,
    manager: EntityManager = this.database.manager,
  ): Promise<{ id: string; form: unknown; keptAt: Date }[]> {
    const rows: { id: string; sealed: Buffer; kept_at: Date }[] = await manager.query(
      'SELECT id, sealed, kept_at FROM unsent_form WHERE account_id = $1 AND browser_digest = $2 AND kept_at > $3 ORDER BY kept_at DESC',
      [person.accountId, digestOf(person), this.oldest()],
    );
    return rows.flatMap(({ id, sealed, kept_at: keptAt }) => {
      const text = this.open(person, sealed);
      return text === null ? [] : [{ id, form: JSON.parse(text) as unknown, keptAt }];
    });
  }

  /** Gives one of them up, or all that wait in this browser. */
  async discard(person: LastPerson, id: string | null, manager: EntityManager = this.database.manager): Promise<void> {
    await manager.query(
      'DELETE FROM unsent_form WHERE account_id = $1 AND browser_digest = $2 AND ($3::text IS NULL OR id::text = $3)',
      [person.accountId, digestOf(person), id],
    );
  }

  /** Those whose time is over. */
  async forget(): Promise<void> {
    await this.database.query('DELETE FROM unsent_form WHERE kept_at <= $1', [this.oldest()]);
  }

  private oldest(): Date {
    return new Date(this.clock.now().getTime() - UNSENT_DAYS * DAY_MS);
  }

  private keyOf({ accountId, browserSecret }: LastPerson): Buffer {
    return Buffer.from(hkdfSync('sha256', this.config.sessionSecret, browserSecret, `unsent form of ${accountId}`, 32));
  }

  private seal(person: LastPerson, text: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.keyOf(person), iv);
    return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** Null where the key is another one, or the bytes were changed. */
  private open(person: LastPerson, sealed: Buffer): string | null {
    try {
      const decipher = createDecipheriv(CIPHER, this.keyOf(person), sealed.subarray(0, IV_BYTES));
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      return decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      return null;
    }
  }
}

function digestOf({ browserSecret }: LastPerson): string {
  return createHash('sha256').update(browserSecret).digest('hex');
}
