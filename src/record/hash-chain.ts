import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import type { SubjectType } from './subject.js';

/** Version of the canonical form below; stored with each entry. A new form gets a new number and keeps the old. */
export const CHAIN_FORMAT_VERSION = 1;

/** `prev_hash` of the first entry. */
export const CHAIN_START = '0'.repeat(64);

/**
 * The rows that an act wrote, so that none can be changed, added or removed unseen: by table and key ('hearing:7d1f…', the columns of a longer
 * key with '/' between) the digest that the database has of the row, '' for one that was removed.
 */
export type WrittenRows = Readonly<Record<string, string>>;

/** What the hash of an entry covers: every column of `record_entry` but the two hashes. */
export interface ChainEntry {
  position: number;
  subjectType: SubjectType;
  subjectId: string;
  seq: number;
  eventType: string;
  payload: Record<string, unknown>;
  fromState: string | null;
  toState: string | null;
  machineVersion: number | null;
  actorId: string;
  actorName: string;
  actorRole: string;
  actorOffice: string;
  occurredAt: Date;
  rows: WrittenRows;
  idempotencyKey: string | null;
  formatVersion: number;
}

/**
 * SHA-256 (lower-case hexadecimal) of the previous hash followed by the canonical JSON of the entry. The entry may
 * carry further members (a database row): only those of ChainEntry are hashed.
 */
export function chainHash(prevHash: string, { position, rows, ...entry }: ChainEntry): string {
  const [before, after] = aroundPosition(entry);
  return sha256(`${prevHash}${before}${position},"rows":${canonicalJson(rows)}${after}`);
}

/**
 * The canonical JSON of an entry whose place in the chain and whose rows are not known yet: what stands before its position and what
 * stands after its rows. Made while nobody waits for the chain.
 * @throws as `canonicalJson`
 */
export function aroundPosition(entry: Omit<ChainEntry, 'position' | 'rows'>): [before: string, after: string] {
  // Canonical JSON sorts its members, so those of each half stand together.
  const before = canonicalJson({
    actorId: entry.actorId,
    actorName: entry.actorName,
    actorOffice: entry.actorOffice,
    actorRole: entry.actorRole,
    eventType: entry.eventType,
    formatVersion: entry.formatVersion,
    fromState: entry.fromState,
    idempotencyKey: entry.idempotencyKey,
    machineVersion: entry.machineVersion,
    occurredAt: entry.occurredAt.toISOString(),
    payload: entry.payload,
  });
  const after = canonicalJson({
    seq: entry.seq,
    subjectId: entry.subjectId,
    subjectType: entry.subjectType,
    toState: entry.toState,
  });
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
