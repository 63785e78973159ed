/**
 * Forms that make something carry a key that was made when the page was drawn. A second send of the page (a second click,
 * the same form after "back", a lost answer) carries the same key and finds what the first one made.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { withTransaction } from '../platform/database.js';
import type { Actor } from '../procedure/terms/actors.js';
import { type Act, recordAct } from './append.js';
import { IdempotencyConflict } from './idempotency-conflict.js';

/** One send of a form: the key of its page, and who sent it. What is confirmed does not make it another one. */
export interface FormSend extends Pick<Act, 'confirmed'> {
  idempotencyKey: string;
  actor: Actor;
}

/** What a send asks for. */
export interface Creation extends FormSend {
  /** What is made, e.g. 'meeting'. */
  act: string;
  /** What was typed, as it will be kept; JSON. */
  content: unknown;
}

/** What was made, for the record. */
export type Made = Pick<Act, 'subject' | 'event' | 'now' | 'messages'>;

/**
 * Makes something once: in one transaction the key is taken, the thing made and the act recorded. Sends of one key wait for each other at the
 * key's unique index; when the first comes to nothing (refused, failed), its key is free again and the next send is the first.
 * So a form that comes back with errors keeps its key.
 * @param make inserts under the given id; reads and writes through `tx` alone, because many sends may hold every connection
 * @returns the id of what was made now or by an earlier send
 * @throws IdempotencyConflict when the key was used for something else
 */
export function createOnce(
  database: DataSource,
  creation: Creation,
  make: (tx: EntityManager, id: string) => Promise<Made>,
): Promise<{ id: string; repeated: boolean }> {
  return withTransaction(database, async (tx) => {
    const id = randomUUID();
    const first = await takeKey(tx, creation, id);
    if (first !== null) return { id: first, repeated: true };
    const { idempotencyKey, actor, confirmed } = creation;
    await recordAct(tx, { ...(await make(tx, id)), idempotencyKey, actor, confirmed });
    return { id, repeated: false };
  });
}

/** Whether an earlier send made this; looks only. @throws IdempotencyConflict as `createOnce` */
export async function isCreated(manager: EntityManager, creation: Creation): Promise<boolean> {
  return (await madeUnder(manager, creation)) !== null;
}

/**
 * Takes the key within somebody's own transaction, for what is made there.
 * @returns null when the key is taken now, otherwise the id that an earlier send made
 * @throws IdempotencyConflict as `createOnce`
 */
export async function takeKey(tx: EntityManager, creation: Creation, id: string): Promise<string | null> {
  const { idempotencyKey, act, actor, content } = creation;
  const taken: unknown[] = await tx.query(
    `INSERT INTO creation (idempotency_key, act, actor_id, content_sha256, made_id)
     SELECT $1::text, $2::text, $3::text, $4::text, $5::uuid WHERE NOT EXISTS (SELECT FROM used_key WHERE idempotency_key = $1::text)
     ON CONFLICT (idempotency_key) DO NOTHING RETURNING made_id`,
    [idempotencyKey, act, actor.accountId, digest(content), id],
  );
  if (taken.length > 0) return null;
  const made = await madeUnder(tx, creation);
  if (made === null) throw new IdempotencyConflict();
  return made;
}

/**
 * SQL of whether any act has one of the keys; false without a key.
 * @param keys text[] as SQL
 */
export function keyUsed(keys: string): string {
  return `EXISTS (SELECT FROM used_key keyed WHERE keyed.idempotency_key = ANY (${keys}::text[]))`;
}

/** Before the keys are taken in another table than this one. @throws IdempotencyConflict when an act has one of them already */
export async function requireUnusedKeys(tx: EntityManager, idempotencyKeys: readonly string[]): Promise<void> {
  const used: unknown[] = await tx.query('SELECT FROM used_key WHERE idempotency_key = ANY ($1) LIMIT 1', [
    idempotencyKeys,
  ]);
  if (used.length > 0) throw new IdempotencyConflict();
}

async function madeUnder(
  manager: EntityManager,
  { idempotencyKey, act, actor, content }: Creation,
): Promise<string | null> {
  const [first]: { madeId: string; same: boolean }[] = await manager.query(
    `SELECT made_id AS "madeId", (act, actor_id, content_sha256) = ($2, $3, $4) AS same FROM creation WHERE idempotency_key = $1`,
    [idempotencyKey, act, actor.accountId, digest(content)],
  );
  if (first?.same === false) throw new IdempotencyConflict();
  return first?.madeId ?? null;
}

/** What is typed may name people, and later changes of the row do not concern the key: only the digest is kept. */
function digest(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
