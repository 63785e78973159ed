import type { EntityManager } from 'typeorm';
import { canonicalJson } from '../audit/canonical-json.js';
import { aroundPosition, CHAIN_FORMAT_VERSION, jsonDigest, type LoggedFile } from '../audit/hash-chain.js';
import { jsonRow, jsonRows } from '../platform/json-rows.js';
import { requireUnusedKey } from '../platform/create-once.js';
import { preparedQuery } from '../platform/prepared-query.js';
import { sqlState, sqlStateOf } from '../platform/sql-state.js';
import type { Actor } from '../procedure/actors.js';
import type { CaseState } from '../procedure/states.js';
import { CaseEventRow, type LoggedEventType, type ToldEntry } from './entities/case-event-row.js';
import { IdempotencyConflict } from './errors.js';

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
 * Appends to the one hash chain over all cases: the last thing a command does before its commit. What is needed is
 * written down first; then one statement locks the head of the chain, and until the commit every other command waits.
 */
export async function appendToLog(tx: EntityManager, ...entries: readonly LogEntry[]): Promise<void> {
  const chained = entries.map((entry) => {
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
      ...aroundPosition(row), row.applicationId, row.seq, row.eventType, JSON.stringify(row.payload), row.fromState, row.toState, row.machineVersion,
      row.actorId, row.actorName, row.actorRole, row.actorOffice, row.occurredAt, JSON.stringify(row.files), row.idempotencyKey, row.formatVersion,
    ];
  });
  for (const values of chained) {
    const [appended] = await preparedQuery<{ position: string }>(tx, 'append-to-log', APPEND, values);
    if (!appended) throw new Error('chain_head has no row: the schema is incomplete');
  }
}

/** The hash is that of `chainHash`, computed where the head is, so that nobody waits for a message to the program and back. */
const APPEND = `
  WITH head AS MATERIALIZED (SELECT position, hash FROM chain_head FOR UPDATE),
  entry AS MATERIALIZED (
    SELECT position + 1 AS position, hash AS prev_hash,
           encode(sha256(convert_to(hash || $1::text || (position + 1)::text || $2::text, 'UTF8')), 'hex') AS hash
    FROM head),
  moved AS (UPDATE chain_head SET position = entry.position, hash = entry.hash FROM entry)
  INSERT INTO case_event (position, application_id, seq, event_type, payload, from_state, to_state, machine_version,
                          actor_id, actor_name, actor_role, actor_office, occurred_at, files, idempotency_key, format_version, prev_hash, hash)
  SELECT position, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, prev_hash, hash FROM entry
  RETURNING position`;

/** A stored file as `storedNow` reads it. */
export interface StoredNow {
  id: string;
  sha256: string;
  issued: boolean;
  snapshot: unknown;
}

/**
 * SQL of what this transaction stored for a case, as `StoredNow[]` in JSON: PostgreSQL itself marks each row with the transaction that wrote it.
 * @param caseId as SQL
 */
export function storedNow(caseId: string): string {
  return jsonRows(jsonRow<StoredNow>('stored', ['id', 'snapshot'], { sha256: 'stored.sha256', issued: `stored.purpose = 'issued'` }), {
    from: `stored_file stored WHERE stored.application_id = ${caseId} AND stored.xmin = pg_current_xact_id_if_assigned()::xid`,
    orderBy: 'stored.id',
  });
}

/** Files as the log names them. */
export function loggedFiles(stored: readonly StoredNow[]): LoggedFile[] {
  return stored.map(({ id, sha256, issued, snapshot }) => ({ id, sha256, ...(issued && { snapshotSha256: jsonDigest(snapshot) }) }));
}

/** What this transaction stored for the case, as the log names it. */
export async function filesStoredNow(tx: EntityManager, applicationId: string): Promise<LoggedFile[]> {
  const [read] = await preparedQuery<{ files: StoredNow[] }>(tx, 'files-stored-now', `SELECT ${storedNow('$1::uuid')} AS files`, [applicationId]);
  return loggedFiles(read?.files ?? []);
}

/**
 * SQL of whether any act has the key; false without a key.
 * @param key as SQL
 */
export function keyUsed(key: string): string {
  return `EXISTS (SELECT FROM used_key keyed WHERE keyed.idempotency_key = ${key}::text)`;
}

/**
 * The entry that this very command wrote before, or null when its key is new.
 * @param command its case is null for OPEN, whose case is not known yet; its file as in CaseCommand
 * @throws IdempotencyConflict when the key belongs to another case, event, content, file or person, or to an act of another kind
 * @throws Error what kept the file of a second send from being compared
 * @throws TypeError for text that the database could not keep unchanged
 */
export async function entryOfKey(
  tx: EntityManager,
  idempotencyKey: string,
  command: { applicationId: string | null; event: { type: LoggedEventType }; actor: Actor; file?: string | null | Error | undefined },
): Promise<CaseEventRow | null> {
  const { applicationId, event, actor, file } = command;
  const payload = canonicalJson(payloadOf(event)); // also refuses, before anything is done, what could not be logged
  const entry = await tx.findOneBy(CaseEventRow, { idempotencyKey });
  if (!entry) {
    await requireUnusedKey(tx, idempotencyKey);
    return null;
  }
  const same =
    (applicationId === null || entry.applicationId === applicationId) &&
    entry.eventType === event.type &&
    entry.actorId === actor.accountId &&
    canonicalJson(entry.payload) === payload;
  if (!same) throw new IdempotencyConflict();
  if (file instanceof Error) throw file;
  if (file !== undefined && !hasUpload(entry, file)) throw new IdempotencyConflict();
  return entry;
}

/** Whether the command stored just this file, besides what it issued. */
function hasUpload({ files }: CaseEventRow, sha256: string | null): boolean {
  const uploads = files.filter(({ snapshotSha256 }) => snapshotSha256 === undefined);
  return sha256 === null ? uploads.length === 0 : uploads.length === 1 && uploads[0]?.sha256 === sha256;
}

/**
 * Entries after a version of the case, oldest first. An edit is told without the content it saved: each holds up to a
 * megabyte, and a page that shows the log of a hundred edits must not read them all.
 */
export function entriesAfter(tx: EntityManager, applicationId: string, version: number): Promise<ToldEntry[]> {
  return tx.query(
    `SELECT seq, event_type AS "eventType", CASE WHEN event_type = 'EDIT_CONTENT' THEN '{}' ELSE payload END AS payload,
            actor_name AS "actorName", actor_office AS "actorOffice", occurred_at AS "occurredAt", hash
     FROM case_event WHERE application_id = $1 AND seq > $2 ORDER BY seq`,
    [applicationId, version],
  );
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
