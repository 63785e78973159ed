import { createHash } from 'node:crypto';
import { isUUID } from 'class-validator';
import type { DataSource, EntityManager } from 'typeorm';
import { CHAIN_START, chainHash, jsonDigest, type ChainEntry, type LoggedFile } from './hash-chain.js';

/** What a verification looked at and what it found. `problems` is empty when everything fits. */
export interface VerificationReport {
  events: number;
  cases: number;
  files: number;
  /** Position and hash of the newest entry. To be written down outside the database: it anchors everything before it. */
  head: { position: number; hash: string };
  /** Japanese, one sentence each, naming the position, case or file. */
  problems: string[];
}

type StoredEntry = ChainEntry & { prevHash: string; hash: string };

/** Log entries read at a time: so many, or fewer when what they hold takes more than so many bytes as PostgreSQL keeps it; one may hold a megabyte. */
const BATCH = 1000;
const BATCH_BYTES = 1024 * 1024;
/** Files looked up at a time: the data one was drawn from may be as much as a whole application. */
const FILE_BATCH = 100;

/**
 * Re-computes the hash chain of the case log over all cases, compares each case's log with its row, each stored file
 * with its SHA-256, and the frozen data of each issued document with theirs. One consistent view of the database; nothing is locked or written.
 *
 * It finds what was changed or removed past the program. It cannot find that a person with every right rewrote the
 * whole chain with its head: for that, the printed head must be kept elsewhere.
 */
export async function verifyStore(dataSource: DataSource): Promise<VerificationReport> {
  return await dataSource.transaction('REPEATABLE READ', async (manager) => {
    const problems: string[] = [];
    const head = await chainHead(manager);
    const events = await verifyChain(manager, head, problems);
    const cases = await verifyCases(manager, problems);
    const files = await verifyFiles(manager, problems);
    return { events, cases, files, head, problems };
  });
}

async function chainHead(manager: EntityManager): Promise<VerificationReport['head']> {
  const rows: { position: string; hash: string }[] = await manager.query('SELECT position, hash FROM chain_head');
  if (!rows[0]) throw new Error('chain_head has no row');
  return { position: Number(rows[0].position), hash: rows[0].hash };
}

/** Positions without a gap, each linked to the one before, each hash right, and the head at the end. */
async function verifyChain(
  manager: EntityManager,
  head: VerificationReport['head'],
  problems: string[],
): Promise<number> {
  let last = { position: 0, hash: CHAIN_START };
  let events = 0;
  for (;;) {
    const entries = await entriesAfter(manager, last.position);
    if (entries.length === 0) break;
    for (const entry of entries) {
      if (entry.position !== last.position + 1)
        problems.push(`記録 ${last.position + 1}〜${entry.position - 1} が失われています。`);
      else if (entry.prevHash !== last.hash) problems.push(`記録 ${entry.position} が直前の記録につながっていません。`);
      if (hashOf(entry) !== entry.hash)
        problems.push(`記録 ${entry.position} の内容が書き換えられています（申請 ${entry.applicationId}）。`);
      last = entry;
      events++;
    }
    await verifyLoggedFiles(manager, entries.flatMap(filesOf), problems);
  }
  if (head.position !== last.position || head.hash !== last.hash) {
    problems.push(
      `末尾の記録は ${last.position} ですが、控えは ${head.position} を示しています。末尾が失われたか、控えが書き換えられています。`,
    );
  }
  return events;
}

/** What an entry says of files. A value that the program could never have written says nothing: the entry's hash tells on it. */
function filesOf({ files }: StoredEntry): LoggedFile[] {
  const logged: unknown = files;
  if (!Array.isArray(logged)) return [];
  return logged.filter(
    (file): file is LoggedFile => typeof file === 'object' && file !== null && isUUID((file as { id?: unknown }).id),
  );
}

function hashOf(entry: StoredEntry): string | null {
  return digestOrNull(() => chainHash(entry.prevHash, entry));
}

/** A value that the program could never have written has no canonical form: it was changed too. */
function digestOrNull(digest: () => string): string | null {
  try {
    return digest();
  } catch {
    return null;
  }
}

/** The sizes are told without reading what is kept apart from its row. */
const LAST_OF_BATCH = `
  SELECT max(position)
  FROM (SELECT position, sum(bytes) OVER (ORDER BY position) - bytes AS before
        FROM (SELECT position, pg_column_size(payload) AS bytes FROM case_event WHERE position > $1 ORDER BY position LIMIT ${BATCH}) few) sized
  WHERE before < ${BATCH_BYTES}`;

async function entriesAfter(manager: EntityManager, position: number): Promise<StoredEntry[]> {
  const rows: (Omit<StoredEntry, 'position'> & { position: string })[] = await manager.query(
    `SELECT position, application_id AS "applicationId", seq, event_type AS "eventType", payload,
            from_state AS "fromState", to_state AS "toState", machine_version AS "machineVersion",
            actor_id AS "actorId", actor_name AS "actorName", actor_role AS "actorRole", actor_office AS "actorOffice",
            occurred_at AS "occurredAt", files, idempotency_key AS "idempotencyKey", format_version AS "formatVersion",
            prev_hash AS "prevHash", hash
     FROM case_event WHERE position > $1 AND position <= (${LAST_OF_BATCH}) ORDER BY position`,
    [position],
  );
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

/** Each log counts from 1 without a gap, each entry begins where the one before ended, and the row stands at the end. */
async function verifyCases(manager: EntityManager, problems: string[]): Promise<number> {
  const broken: { referenceNo: string; seq: number }[] = await manager.query(
    `SELECT a.reference_no AS "referenceNo", e.seq
     FROM (SELECT application_id, seq, from_state,
                  row_number() OVER log AS expected_seq, lag(to_state) OVER log AS expected_from
           FROM case_event WINDOW log AS (PARTITION BY application_id ORDER BY seq)) e
     JOIN application a ON a.id = e.application_id
     WHERE e.seq <> e.expected_seq OR e.from_state IS DISTINCT FROM e.expected_from
     ORDER BY a.reference_no, e.seq`,
  );
  for (const { referenceNo, seq } of broken) problems.push(`${referenceNo} の経過 ${seq} が前の記録に続いていません。`);

  const different: { referenceNo: string }[] = await manager.query(
    `SELECT a.reference_no AS "referenceNo" FROM application a
     LEFT JOIN LATERAL (SELECT seq, to_state FROM case_event WHERE application_id = a.id ORDER BY seq DESC LIMIT 1) e ON true
     WHERE e.to_state IS DISTINCT FROM a.state OR e.seq IS DISTINCT FROM a.lock_version
     ORDER BY a.reference_no`,
  );
  for (const { referenceNo } of different) problems.push(`${referenceNo} の段階または版が経過の末尾と一致しません。`);

  const rows: { cases: string }[] = await manager.query('SELECT count(*) AS cases FROM application');
  return Number(rows[0]?.cases);
}

async function verifyFiles(manager: EntityManager, problems: string[]): Promise<number> {
  for (const { id, title } of await changedFiles(manager))
    problems.push(`文書「${title}」（${id}）の内容が保存時と異なります。`);
  const unlogged: { id: string; title: string }[] = await manager.query(
    `SELECT f.id, f.title FROM stored_file f
     WHERE NOT EXISTS (SELECT FROM case_event e WHERE e.application_id = f.application_id
       AND e.files @> jsonb_build_array(jsonb_build_object('id', f.id, 'sha256', f.sha256))) ORDER BY f.id`,
  );
  for (const { id, title } of unlogged) problems.push(`文書「${title}」（${id}）が経過の記録と一致しません。`);
  const rows: { files: string }[] = await manager.query('SELECT count(*) AS files FROM stored_file');
  return Number(rows[0]?.files);
}

type FileRow = { id: string; title: string; size: number; sha256: string };

/** A file of one part is hashed where it lies; a larger one is read part by part, so that neither side ever holds it. */
async function changedFiles(manager: EntityManager): Promise<FileRow[]> {
  const changed: FileRow[] = await manager.query(
    `SELECT f.id, f.title, f.size, f.sha256 FROM stored_file f LEFT JOIN stored_file_part p ON p.file_id = f.id AND p.no = 0
     WHERE NOT EXISTS (SELECT FROM stored_file_part more WHERE more.file_id = f.id AND more.no <> 0)
       AND (p.no IS NULL OR encode(sha256(p.bytes), 'hex') <> f.sha256 OR octet_length(p.bytes) <> f.size)`,
  );
  const large: FileRow[] = await manager.query(
    `SELECT id, title, size, sha256 FROM stored_file f WHERE EXISTS (SELECT FROM stored_file_part p WHERE p.file_id = f.id AND p.no <> 0)`,
  );
  for (const file of large) if (!(await isWhole(manager, file))) changed.push(file);
  return changed.sort((one, other) => (one.id < other.id ? -1 : 1));
}

async function isWhole(manager: EntityManager, { id, size, sha256 }: FileRow): Promise<boolean> {
  const parts: { no: number }[] = await manager.query(
    'SELECT no FROM stored_file_part WHERE file_id = $1 ORDER BY no',
    [id],
  );
  const hash = createHash('sha256');
  let read = 0;
  for (const { no } of parts) {
    const rows: { bytes: Buffer }[] = await manager.query(
      'SELECT bytes FROM stored_file_part WHERE file_id = $1 AND no = $2',
      [id, no],
    );
    const bytes = rows[0]?.bytes ?? Buffer.alloc(0);
    hash.update(bytes);
    read += bytes.length;
  }
  return read === size && hash.digest('hex') === sha256;
}

/**
 * Every file that the log names is there, and the data an issued document was drawn from has the digest that the log tells; an entry of an
 * older program tells none.
 */
async function verifyLoggedFiles(
  manager: EntityManager,
  logged: readonly LoggedFile[],
  problems: string[],
): Promise<void> {
  for (let from = 0; from < logged.length; from += FILE_BATCH) {
    const files = logged.slice(from, from + FILE_BATCH);
    const digested = files.filter(({ snapshotSha256 }) => snapshotSha256 !== undefined);
    const stored: { id: string; title: string; version: number; referenceNo: string; snapshot: unknown }[] =
      await manager.query(
        `SELECT f.id, f.title, f.version, a.reference_no AS "referenceNo", CASE WHEN f.id = ANY ($2) THEN f.snapshot END AS snapshot
       FROM stored_file f JOIN application a ON a.id = f.application_id WHERE f.id = ANY ($1)`,
        [files.map(({ id }) => id), digested.map(({ id }) => id)],
      );
    const byId = new Map(stored.map((file) => [file.id, file]));
    for (const { id, snapshotSha256 } of files) {
      const file = byId.get(id);
      if (!file) problems.push(`経過に記録された文書（${id}）が失われています。`);
      else if (snapshotSha256 !== undefined && digestOrNull(() => jsonDigest(file.snapshot)) !== snapshotSha256) {
        problems.push(
          `${file.referenceNo} の文書「${file.title}」第${file.version}版（${id}）の記載のもとになったデータが、発行時と異なります。`,
        );
      }
    }
  }
}
