import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import { canonicalJson } from '../audit/canonical-json.js';
import { CHAIN_FORMAT_VERSION, chainHash, jsonDigest, type LoggedFile } from '../audit/hash-chain.js';
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
  idempotencyKey: string;
}

/**
 * Appends to the one hash chain over all cases. It locks the chain's head until the commit, so it must be the last
 * statement of a command: commands of different cases wait for each other only here.
 */
export async function appendToLog(tx: EntityManager, entry: LogEntry): Promise<CaseEventRow> {
  const heads: { position: string; hash: string }[] = await tx.query('SELECT position, hash FROM chain_head FOR UPDATE');
  const head = heads[0];
  if (!head) throw new Error('chain_head has no row: the schema is incomplete');
  const chained = {
    position: Number(head.position) + 1,
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
    files: await filesStoredNow(tx, entry.applicationId),
    idempotencyKey: entry.idempotencyKey,
    formatVersion: CHAIN_FORMAT_VERSION,
  };
  const row = tx.create(CaseEventRow, { ...chained, prevHash: head.hash, hash: chainHash(head.hash, chained) });
  await tx.insert(CaseEventRow, row as QueryDeepPartialEntity<CaseEventRow>);
  await tx.query('UPDATE chain_head SET position = $1, hash = $2', [row.position, row.hash]);
  return row;
}

/** What this transaction stored: PostgreSQL itself marks each row with the transaction that wrote it. */
async function filesStoredNow(tx: EntityManager, applicationId: string): Promise<LoggedFile[]> {
  const files: { id: string; sha256: string; issued: boolean; snapshot: unknown }[] = await tx.query(
    `SELECT id, sha256, purpose = 'issued' AS issued, snapshot FROM stored_file
     WHERE application_id = $1 AND xmin = pg_current_xact_id()::xid ORDER BY id`,
    [applicationId],
  );
  return files.map(({ id, sha256, issued, snapshot }) => ({ id, sha256, ...(issued && { snapshotSha256: jsonDigest(snapshot) }) }));
}

/**
 * The entry that this very command wrote before, or null when its key is new.
 * @param applicationId null for OPEN, whose case is not known yet
 * @throws IdempotencyConflict when the key belongs to another case, event, content or person
 * @throws TypeError for text that the database could not keep unchanged
 */
export async function entryOfKey(
  tx: EntityManager,
  idempotencyKey: string,
  { applicationId, event, actor }: { applicationId: string | null; event: { type: LoggedEventType }; actor: Actor },
): Promise<CaseEventRow | null> {
  const payload = canonicalJson(payloadOf(event)); // also refuses, before anything is done, what could not be logged
  const entry = await tx.findOneBy(CaseEventRow, { idempotencyKey });
  if (!entry) return null;
  const same =
    (applicationId === null || entry.applicationId === applicationId) &&
    entry.eventType === event.type &&
    entry.actorId === actor.accountId &&
    canonicalJson(entry.payload) === payload;
  if (!same) throw new IdempotencyConflict();
  return entry;
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

/** The event without its type, exactly as it will be read back from the database. */
function payloadOf(event: { type: LoggedEventType }): Record<string, unknown> {
  const payload = Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'type'));
  return JSON.parse(canonicalJson(payload)) as Record<string, unknown>;
}
