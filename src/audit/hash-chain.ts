import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/** Version of the canonical form below; stored with each entry. A new form gets a new number and keeps the old. */
export const CHAIN_FORMAT_VERSION = 1;

/** `prev_hash` of the first entry. */
export const CHAIN_START = '0'.repeat(64);

/** A stored file as the log entry of its command names it, so that neither its bytes nor its hash can change unseen. */
export interface LoggedFile {
  id: string;
  /** Lower-case hexadecimal. */
  sha256: string;
  /** `jsonDigest` of the frozen data an issued document was drawn from; uploads have none, nor do entries of an older program. */
  snapshotSha256?: string;
}

/** What the hash of a log entry covers: every column of `case_event` but the two hashes. */
export interface ChainEntry {
  position: number;
  applicationId: string;
  seq: number;
  eventType: string;
  payload: Record<string, unknown>;
  fromState: string | null;
  toState: string;
  machineVersion: number;
  actorId: string;
  actorName: string;
  actorRole: string;
  actorOffice: string;
  occurredAt: Date;
  files: LoggedFile[];
  idempotencyKey: string;
  formatVersion: number;
}

/**
 * SHA-256 (lower-case hexadecimal) of the previous hash followed by the canonical JSON of the entry. The entry may
 * carry further members (a database row): only those of ChainEntry are hashed.
 */
export function chainHash(prevHash: string, { position, ...entry }: ChainEntry): string {
  const [before, after] = aroundPosition(entry);
  return sha256(prevHash + before + String(position) + after);
}

/**
 * The canonical JSON of an entry whose place in the chain is not known yet: what stands before its position and what
 * stands after it. Made while nobody waits for the chain.
 * @throws as `canonicalJson`
 */
export function aroundPosition(entry: Omit<ChainEntry, 'position'>): [before: string, after: string] {
  // Canonical JSON sorts its members, so those of each half stand together.
  const before = canonicalJson({
    actorId: entry.actorId,
    actorName: entry.actorName,
    actorOffice: entry.actorOffice,
    actorRole: entry.actorRole,
    applicationId: entry.applicationId,
    eventType: entry.eventType,
    files: entry.files,
    formatVersion: entry.formatVersion,
    fromState: entry.fromState,
    idempotencyKey: entry.idempotencyKey,
    machineVersion: entry.machineVersion,
    occurredAt: entry.occurredAt.toISOString(),
    payload: entry.payload,
  });
  const after = canonicalJson({ seq: entry.seq, toState: entry.toState });
  return [`${before.slice(0, -1)},"position":`, `,${after.slice(1)}`];
}

/** `sha256` of the canonical JSON of a value. @throws as `canonicalJson` */
export function jsonDigest(value: unknown): string {
  return sha256(canonicalJson(value));
}

/** Lower-case hexadecimal SHA-256 of a text in UTF-8. */
function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
