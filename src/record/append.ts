import type { EntityManager } from 'typeorm';
import { preparedQuery } from '../platform/prepared-query.js';
import type { Actor } from '../procedure/terms/actors.js';
import type { CaseState } from '../procedure/terms/states.js';
import { canonicalJson } from './canonical-json.js';
import { violates } from '../platform/sql-state.js';
import { aroundPosition, CHAIN_FORMAT_VERSION } from './hash-chain.js';
import { IdempotencyConflict } from './idempotency-conflict.js';
import { type AddressedMessage, putIntoOutbox } from './outbox-writer.js';
import { refuseOtherSpelling } from '../platform/row-id.js';
import type { Subject } from './subject.js';

/** What happened, before it has its place in the chain. */
export interface NewEntry {
  subject: Subject;
  seq: number;
  event: { type: string };
  /** Of a case; null for other subjects. */
  states: { from: CaseState | null; to: CaseState; machineVersion: number } | null;
  actor: Actor;
  occurredAt: Date;
  idempotencyKey: string | null;
}

/** An act on anything but a case. */
export interface Act {
  subject: Subject;
  event: { type: string; [field: string]: unknown };
  /** Of what was asked about because it looked strange what was confirmed; kept with the event, as with one of a case. */
  confirmed?: readonly string[] | undefined;
  actor: Actor;
  now: Date;
  /** Of the form that was sent; null where it has none. */
  idempotencyKey: string | null;
  /** Whom it is told. */
  messages?: readonly Pick<AddressedMessage, 'recipient' | 'message' | 'aboutCaseId'>[];
}

/**
 * Appends an act as the next entry of its subject: the last thing its transaction does.
 * @returns the number of the entry among those of the subject
 */
export async function recordAct(
  tx: EntityManager,
  { now, messages = [], confirmed = [], ...act }: Act,
): Promise<number> {
  const { type, id } = act.subject;
  // A case has its row; here whoever comes second must see the number that the first one took.
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`record of ${type} ${id}`]);
  const [next]: { seq: number }[] = await tx.query(
    'SELECT coalesce(max(seq), 0) + 1 AS seq FROM record_entry WHERE subject_type = $1 AND subject_id = $2',
    [type, id],
  );
  const seq = next?.seq ?? 1;
  const cause = { subject: act.subject, seq };
  await putIntoOutbox(
    tx,
    messages.map((each) => ({ ...each, cause, now })),
  );
  const event = confirmed.length > 0 ? { ...act.event, confirmed } : act.event;
  await appendToRecord(tx, { ...act, event, seq, states: null, occurredAt: now });
  return seq;
}

/**
 * Appends to the one hash chain over all subjects, in the order given: the last thing an act does before its commit. What is needed
 * is written down first; then one statement locks the head of the chain, and until the commit every other act waits. The first entry names
 * every row that the transaction has written since the last one was appended: the database has noted them, and none can be forgotten.
 * @throws IdempotencyConflict when another act took one of the keys at the same moment; the transaction comes to nothing
 */
export async function appendToRecord(tx: EntityManager, ...entries: readonly NewEntry[]): Promise<void> {
  const rows = entries.map(rowOf);
  const [first] = rows;
  if (!first) return;
  const appended = await append(tx, first, rows).catch((error: unknown) => {
    throw violates(error, 'record_entry_idempotency_uq') ? new IdempotencyConflict() : error;
  });
  if (appended.length !== rows.length) throw new Error('chain_head has no row: the schema is incomplete');
}

function append(tx: EntityManager, first: unknown[], rows: readonly unknown[][]): Promise<unknown[]> {
  if (rows.length === 1) return preparedQuery(tx, 'append-to-record', APPEND_ONE, first);
  const columns = BROUGHT.map((_, column) => rows.map((row) => row[column]));
  return preparedQuery(tx, 'append-all-to-record', APPEND_ALL, columns);
}

/** The event without its type, exactly as it will be read back from the database. @throws TypeError for text that it could not keep unchanged */
export function payloadOf(event: { type: string }): Record<string, unknown> {
  const payload = Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'type'));
  return JSON.parse(canonicalJson(payload)) as Record<string, unknown>;
}

/** The columns of an entry that the program knows. */
const COLUMNS = [
  ['subject_type', 'text'],
  ['subject_id', 'text'],
  ['seq', 'int'],
  ['event_type', 'text'],
  ['payload', 'jsonb'],
  ['from_state', 'text'],
  ['to_state', 'text'],
  ['machine_version', 'int'],
  ['actor_id', 'text'],
  ['actor_name', 'text'],
  ['actor_role', 'text'],
  ['actor_office', 'text'],
  ['occurred_at', 'timestamptz'],
  ['idempotency_key', 'text'],
  ['format_version', 'int'],
] as const;

/** What the statements are given of an entry: its canonical JSON around position and rows, and its columns. */
const BROUGHT = [['before', 'text'], ['after', 'text'], ...COLUMNS] as const;

/** In the order of `BROUGHT`. */
function rowOf(entry: NewEntry): unknown[] {
  refuseOtherSpelling(entry.subject.id);
  const row = {
    subjectType: entry.subject.type,
    subjectId: entry.subject.id,
    seq: entry.seq,
    eventType: entry.event.type,
    payload: payloadOf(entry.event),
    fromState: entry.states?.from ?? null,
    toState: entry.states?.to ?? null,
    machineVersion: entry.states?.machineVersion ?? null,
    actorId: entry.actor.accountId,
    actorName: entry.actor.name,
    actorRole: entry.actor.role,
    actorOffice: entry.actor.officeName,
    occurredAt: entry.occurredAt,
    idempotencyKey: entry.idempotencyKey,
    formatVersion: CHAIN_FORMAT_VERSION,
  };
  return [
    ...aroundPosition(row),
    row.subjectType,
    row.subjectId,
    row.seq,
    row.eventType,
    JSON.stringify(row.payload),
    row.fromState,
    row.toState,
    row.machineVersion,
    row.actorId,
    row.actorName,
    row.actorRole,
    row.actorOffice,
    row.occurredAt,
    row.idempotencyKey,
    row.formatVersion,
  ];
}

const NAMES = COLUMNS.map(([name]) => name).join(', ');

/**
 * The rows that this transaction has written, as canonical JSON: the lines that `note_written_rows` left, the last of each row. What is read
 * is forgotten by `FORGET`, so that the next entry of the same transaction does not name it again.
 */
const WRITTEN = `written AS MATERIALIZED (
    SELECT '{' || coalesce(string_agg(to_json(row_key)::text || ':' || to_json(digest)::text, ',' ORDER BY row_key COLLATE "C"), '') || '}' AS rows
    FROM (SELECT DISTINCT ON (split_part(line, ' ', 2)) split_part(line, ' ', 2) AS row_key, split_part(line, ' ', 1) AS digest
          FROM string_to_table(current_setting('record.written', true), E'\\n') WITH ORDINALITY AS lines (line, n)
          WHERE line <> '' ORDER BY split_part(line, ' ', 2), n DESC) latest)`;
const FORGET = `set_config('record.written', '', true)`;

/** SQL of `chainHash`, computed where the head is, so that nobody waits for a message to the program and back. */
function hashAfter(
  last: { position: string; hash: string },
  { before, rows, after }: { before: string; rows: string; after: string },
): string {
  return `encode(sha256(convert_to(${last.hash} || ${before} || (${last.position} + 1)::text || ',"rows":' || ${rows} || ${after}, 'UTF8')), 'hex')`;
}

/**
 * Of one entry, which is what every command has. `APPEND_ALL` with one takes 1.4 times as long, and 3 to 6 times with a large payload,
 * which goes through an array escaped: all others would wait for that.
 */
const APPEND_ONE = `
  WITH ${WRITTEN},
  head AS MATERIALIZED (SELECT position, hash FROM chain_head FOR UPDATE),
  entry AS MATERIALIZED (
    SELECT position + 1 AS position, hash AS prev_hash, rows,
      ${hashAfter({ position: 'position', hash: 'hash' }, { before: '$1::text', rows: 'rows', after: '$2::text' })} AS hash
    FROM head, written),
  moved AS (UPDATE chain_head SET position = entry.position, hash = entry.hash FROM entry)
  INSERT INTO record_entry (position, prev_hash, hash, rows, ${NAMES})
  SELECT position, prev_hash, hash, rows::jsonb, ${COLUMNS.map((_, index) => `$${index + 3}`).join(', ')} FROM entry
  RETURNING position, ${FORGET}`;

/** Of many, each column as an array: the head goes from entry to entry within the statement. */
const APPEND_ALL = `
  WITH RECURSIVE ${WRITTEN},
  head AS MATERIALIZED (SELECT position, hash FROM chain_head FOR UPDATE),
  entry AS MATERIALIZED (
    SELECT brought.*, CASE n WHEN 1 THEN rows ELSE '{}' END AS rows
    FROM unnest(${BROUGHT.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')})
      WITH ORDINALITY AS brought (${BROUGHT.map(([name]) => name).join(', ')}, n), written),
  chained (n, position, prev_hash, hash) AS (
    SELECT 0::bigint, position, NULL::text, hash FROM head
    UNION ALL
    SELECT entry.n, last.position + 1, last.hash, ${hashAfter({ position: 'last.position', hash: 'last.hash' }, { before: 'entry.before', rows: 'entry.rows', after: 'entry.after' })}
    FROM chained last JOIN entry ON entry.n = last.n + 1),
  moved AS (UPDATE chain_head SET position = last.position, hash = last.hash FROM (SELECT position, hash FROM chained ORDER BY n DESC LIMIT 1) last)
  INSERT INTO record_entry (position, prev_hash, hash, rows, ${NAMES})
  SELECT position, prev_hash, hash, rows::jsonb, ${NAMES} FROM chained JOIN entry USING (n) ORDER BY n
  RETURNING position, ${FORGET}`;
