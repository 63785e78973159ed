import type { EntityManager } from 'typeorm';
import { attachedBy } from '../../documents/stored-file.service.js';
import { requireUnusedKeys } from '../../record/create-once.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { CaseState } from '../../procedure/terms/states.js';
import { appendToRecord, payloadOf } from '../../record/append.js';
import { canonicalJson } from '../../record/canonical-json.js';
import { entriesByKeys } from '../../record/read-entries.js';
import type { RecordEntry } from '../../record/record-entry.entity.js';
import type { CaseEntry, LoggedEventType } from '../entities/case-event-row.js';
import { IdempotencyConflict } from '../entities/errors.js';

/** What happened in a case, before it has its place in the chain. */
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

/** Appends to the record (`appendToRecord`): the last thing a command does before its commit. */
export async function appendToLog(tx: EntityManager, ...entries: readonly LogEntry[]): Promise<void> {
  await appendToRecord(
    tx,
    ...entries.map(({ applicationId, fromState, toState, machineVersion, ...entry }) => ({
      ...entry,
      subject: { type: 'case', id: applicationId } as const,
      states: { from: fromState, to: toState, machineVersion },
    })),
  );
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
export async function entryOfKey(tx: EntityManager, command: KeyedCommand): Promise<CaseEntry | null> {
  const [entry] = await entriesOfKeys(tx, [command]);
  return entry ?? null;
}

/** The same for the commands of one act, in their order. @throws as `entryOfKey` */
export async function entriesOfKeys(
  tx: EntityManager,
  commands: readonly KeyedCommand[],
): Promise<(CaseEntry | null)[]> {
  for (const { event } of commands) assertLoggable(event); // before anything is done
  const keys = commands.map(({ idempotencyKey }) => idempotencyKey);
  const found = await entriesByKeys(tx, keys);
  const entries = new Map(found.map((entry) => [entry.idempotencyKey, entry]));
  const others = keys.filter((key) => !entries.has(key));
  if (others.length > 0) await requireUnusedKeys(tx, others);
  for (const command of commands) {
    const entry = entries.get(command.idempotencyKey);
    if (entry) await requireSame(tx, entry, command);
  }
  return keys.map((key) => (entries.get(key) as CaseEntry | undefined) ?? null);
}

/** @throws as `entryOfKey` */
async function requireSame(
  tx: EntityManager,
  entry: RecordEntry,
  { applicationId, event, actor, file }: KeyedCommand,
): Promise<void> {
  const same =
    entry.subjectType === 'case' &&
    (applicationId === null || entry.subjectId === applicationId) &&
    entry.eventType === event.type &&
    entry.actorId === actor.accountId &&
    keptOf(payloadOf(event), entry) === canonicalJson(sentOf(entry.eventType, entry.payload));
  if (!same) throw new IdempotencyConflict();
  if (file instanceof Error) throw file;
  if (file !== undefined && !isOnly(file, await attachedBy(tx, entry))) throw new IdempotencyConflict();
}

/**
 * What an entry would have kept of what was sent. An answer to what nobody asked is kept by none (`withAnswersAsked`) and is no part of the act: it
 * is compared no more than the version of the case is.
 */
function keptOf({ confirmed, ...sent }: Record<string, unknown>, { eventType, payload }: RecordEntry): string {
  const kept = payload['confirmed'];
  const answered = Array.isArray(confirmed) && Array.isArray(kept) && kept.every((each) => confirmed.includes(each));
  return canonicalJson(sentOf(eventType, answered ? { ...sent, confirmed: kept } : sent));
}

/** What entries say that is read under the lock of the case, whatever was sent with it: it tells no act from another. */
const READ_UNDER_LOCK: Readonly<Record<string, readonly string[]>> = {
  RECORD_CORRECTED: ['label', 'before'],
  DOCUMENT_ISSUED: ['title'],
  DOCUMENT_REISSUED: ['title'],
  DOCUMENT_CORRECTED: ['title'],
  APPLY_FOR_EVALUATION: ['before'],
  EXTEND_CORRECTION: ['before'],
  EXTEND_COUNCIL_REPORT: ['before'],
  ROUND_DEADLINE_MOVED: ['before'],
  ASSIGN_OFFICER: ['name', 'before'],
  RELEASE_OFFICER: ['before'],
  MOVE_ROUND: ['round', 'before'],
  CHOOSE_ROUND: ['round', 'before'],
} satisfies Partial<Record<LoggedEventType, readonly string[]>>;

function sentOf(eventType: string, payload: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const read = ['asked', ...(READ_UNDER_LOCK[eventType] ?? [])];
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !read.includes(name)));
}

/** Whether the command stored just this file, besides what it issued. */
function isOnly(sha256: string | null, attached: readonly string[]): boolean {
  return sha256 === null ? attached.length === 0 : attached.length === 1 && attached[0] === sha256;
}

/** Before anything is done for it. @throws TypeError for text that the database could not keep unchanged */
export function assertLoggable(event: { type: LoggedEventType }): void {
  payloadOf(event);
}
