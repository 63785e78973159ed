import { Any, type EntityManager } from 'typeorm';
import { canonicalJson } from '../../audit/canonical-json.js';
import { aroundPosition, CHAIN_FORMAT_VERSION, type LoggedFile } from '../../audit/hash-chain.js';
import { requireUnusedKeys } from '../../platform/create-once.js';
import { preparedQuery } from '../../platform/prepared-query.js';
import { sqlState, sqlStateOf } from '../../platform/sql-state.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { CaseState } from '../../procedure/terms/states.js';
import { CaseEventRow, type LoggedEventType } from '../entities/case-event-row.js';
import { IdempotencyConflict } from '../entities/errors.js';

/** What happened, before it has its place in the chain. */
export interface LogEntry {
  applicationId: string;
  seq: number;
  event: { type: LoggedEventType };
  fromState: CaseState | null;
  toState: CaseState;
  machineVersion: number;
  actor: Actor;
  occurredAt: Date;
  /** What was stored for the case with it. */
  files: LoggedFile[];
  idempotencyKey: string;
}

/**
 * Appends to the one hash chain over all cases, in the order given: the last thing a command does before its commit. What is needed
 * is written down first; then one statement locks the head of the chain, and until the commit every other command waits.
 */
export async function appendToLog(tx: EntityManager, ...entries: readonly LogEntry[]): Promise<void> {
  const rows = entries.map(rowOf);
  const [first] = rows;
  if (!first) return;
  const appended =
    rows.length === 1
      ? await preparedQuery(tx, 'append-to-log', APPEND_ONE, first)
      : await preparedQuery(
          tx,
          'append-all-to-log',
          APPEND_ALL,
          BROUGHT.map((_, column) => rows.map((row) => row[column])),
        );
  if (appended.length !== rows.length) throw new Error('chain_head has no row: the schema is incomplete');
}

/** The columns of an entry that the program knows. */
const COLUMNS = [
  ['application_id', 'uuid'],
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
  ['files', 'jsonb'],
  ['idempotency_key', 'text'],
  ['format_version', 'int'],
] as const;

/** What the statements are given of an entry: its canonical JSON around the position, and its columns. */
const BROUGHT = [['before', 'text'], ['after', 'text'], ...COLUMNS] as const;

/** In the order of `BROUGHT`. */
function rowOf(entry: LogEntry): unknown[] {
  const row = {
    applicationId: entry.applicationId,
    seq: entry.seq,
    eventType: entry.event.type,
    payload: payloadOf(entry.event),
    fromState: entry.fromState,
    toState: entry.toState,
    machineVersion: entry.machineVersion,
    actorId: entry.actor.accountId,
    actorName: entry.actor.name,
    actorRole: entry.actor.role,
    actorOffice: entry.actor.officeName,
    occurredAt: entry.occurredAt,
    files: entry.files,
    idempotencyKey: entry.idempotencyKey,
    formatVersion: CHAIN_FORMAT_VERSION,
  };
  return [
    ...aroundPosition(row),
    row.applicationId,
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
    JSON.stringify(row.files),
    row.idempotencyKey,
    row.formatVersion,
  ];
}

const NAMES = COLUMNS.map(([name]) => name).join(', ');

/** SQL of `chainHash`, computed where the head is, so that nobody waits for a message to the program and back. */
function hashAfter(
  last: { position: string; hash: string },
  { before, after }: { before: string; after: string },
): string {
  return `encode(sha256(convert_to(${last.hash} || ${before} || (${last.position} + 1)::text || ${after}, 'UTF8')), 'hex')`;
}

/**
 * Of one entry, which is what every command has. `APPEND_ALL` with one takes 1.4 times as long, and 3 to 6 times with a large payload,
 * which goes through an array escaped: all others would wait for that.
 */
const APPEND_ONE = `
  WITH head AS MATERIALIZED (SELECT position, hash FROM chain_head FOR UPDATE),
  entry AS MATERIALIZED (
    SELECT position + 1 AS position, hash AS prev_hash, ${hashAfter({ position: 'position', hash: 'hash' }, { before: '$1::text', after: '$2::text' })} AS hash
    FROM head),
  moved AS (UPDATE chain_head SET position = entry.position, hash = entry.hash FROM entry)
  INSERT INTO case_event (position, prev_hash, hash, ${NAMES})
  SELECT position, prev_hash, hash, ${COLUMNS.map((_, index) => `$${index + 3}`).join(', ')} FROM entry
  RETURNING position`;

/** Of many, each column as an array: the head goes from entry to entry within the statement. */
const APPEND_ALL = `
  WITH RECURSIVE head AS MATERIALIZED (SELECT position, hash FROM chain_head FOR UPDATE),
  entry AS MATERIALIZED (
    SELECT * FROM unnest(${BROUGHT.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')})
      WITH ORDINALITY AS brought (${BROUGHT.map(([name]) => name).join(', ')}, n)),
  chained (n, position, prev_hash, hash) AS (
    SELECT 0::bigint, position, NULL::text, hash FROM head
    UNION ALL
    SELECT entry.n, last.position + 1, last.hash, ${hashAfter({ position: 'last.position', hash: 'last.hash' }, { before: 'entry.before', after: 'entry.after' })}
    FROM chained last JOIN entry ON entry.n = last.n + 1),
  moved AS (UPDATE chain_head SET position = last.position, hash = last.hash FROM (SELECT position, hash FROM chained ORDER BY n DESC LIMIT 1) last)
  INSERT INTO case_event (position, prev_hash, hash, ${NAMES})
  SELECT position, prev_hash, hash, ${NAMES} FROM chained JOIN entry USING (n) ORDER BY n
  RETURNING position`;

/** What a command stored, as the log names it, in the order of the ids. */
export function loggedFiles(stored: readonly (LoggedFile & object)[]): LoggedFile[] {
  return stored
    .map(({ id, sha256, snapshotSha256 }) => ({ id, sha256, ...(snapshotSha256 !== undefined && { snapshotSha256 }) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * SQL of whether any act has one of the keys; false without a key.
 * @param keys text[] as SQL
 */
export function keyUsed(keys: string): string {
  return `EXISTS (SELECT FROM used_key keyed WHERE keyed.idempotency_key = ANY (${keys}::text[]))`;
}

/** A command as it may have been sent before. */
export interface KeyedCommand {
  idempotencyKey: string;
  /** Null for OPEN, whose case is not known yet. */
  applicationId: string | null;
  event: { type: LoggedEventType };
  actor: Actor;
  /** As in CaseCommand. */
  file?: string | null | Error | undefined;
}

/**
 * The entry that this very command wrote before, or null when its key is new.
 * @throws IdempotencyConflict when the key belongs to another case, event, content, file or person, or to an act of another kind
 * @throws Error what kept the file of a second send from being compared
 * @throws TypeError for text that the database could not keep unchanged
 */
export async function entryOfKey(tx: EntityManager, command: KeyedCommand): Promise<CaseEventRow | null> {
  const [entry] = await entriesOfKeys(tx, [command]);
  return entry ?? null;
}

/** The same for the commands of one act, in their order. @throws as `entryOfKey` */
export async function entriesOfKeys(
  tx: EntityManager,
  commands: readonly KeyedCommand[],
): Promise<(CaseEventRow | null)[]> {
  for (const { event } of commands) assertLoggable(event); // before anything is done
  const keys = commands.map(({ idempotencyKey }) => idempotencyKey);
  const found = await tx.findBy(CaseEventRow, { idempotencyKey: Any(keys) });
  const entries = new Map(found.map((entry) => [entry.idempotencyKey, entry]));
  const others = keys.filter((key) => !entries.has(key));
  if (others.length > 0) await requireUnusedKeys(tx, others);
  return commands.map((command) => {
    const entry = entries.get(command.idempotencyKey) ?? null;
    if (entry) requireSame(entry, command);
    return entry;
  });
}

/** @throws as `entryOfKey` */
function requireSame(entry: CaseEventRow, { applicationId, event, actor, file }: KeyedCommand): void {
  const same =
    (applicationId === null || entry.applicationId === applicationId) &&
    entry.eventType === event.type &&
    entry.actorId === actor.accountId &&
    canonicalJson(entry.payload) === canonicalJson(payloadOf(event));
  if (!same) throw new IdempotencyConflict();
  if (file instanceof Error) throw file;
  if (file !== undefined && !hasUpload(entry, file)) throw new IdempotencyConflict();
}

/** Whether the command stored just this file, besides what it issued. */
function hasUpload({ files }: CaseEventRow, sha256: string | null): boolean {
  const uploads = files.filter(({ snapshotSha256 }) => snapshotSha256 === undefined);
  return sha256 === null ? uploads.length === 0 : uploads.length === 1 && uploads[0]?.sha256 === sha256;
}

/** Two commands for different cases used one key at the same moment; for one case its row lock prevents this. */
export function isKeyTaken(error: unknown): boolean {
  return sqlStateOf(error) === sqlState.uniqueViolation && String(error).includes('case_event_idempotency_uq');
}

/** Before anything is done for it. @throws TypeError for text that the database could not keep unchanged */
export function assertLoggable(event: { type: LoggedEventType }): void {
  payloadOf(event);
}

/** The event without its type, exactly as it will be read back from the database. */
function payloadOf(event: { type: LoggedEventType }): Record<string, unknown> {
  const payload = Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'type'));
  return JSON.parse(canonicalJson(payload)) as Record<string, unknown>;
}
