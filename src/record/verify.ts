import type { DataSource, EntityManager } from 'typeorm';
import { CHAIN_START, chainHash, type ChainEntry } from './hash-chain.js';
import type { RecordedTable } from './recorded-tables.js';
import { type Subject, subjectLabel, type SubjectType, subjectTypeLabel } from './subject.js';

/** What a verification asks the database by. */
export type Queries = Pick<EntityManager, 'query'>;

/** What the rooms bring to a verification. */
export interface Evidence {
  tables: readonly RecordedTable[];
  /** Further checks, each with a Japanese sentence for every problem. */
  checks: readonly ((manager: Queries) => Promise<string[]>)[];
}

/** What a verification looked at and what it found. `problems` is empty when everything fits. */
export interface VerificationReport {
  entries: number;
  /** How many rows of each table were compared, by what they are called. */
  rows: Readonly<Record<string, number>>;
  /** Position and hash of the newest entry. To be written down outside the database: it anchors everything before it. */
  head: { position: number; hash: string };
  /** Japanese, one sentence each, naming the position, the subject or the row. */
  problems: string[];
}

/** The end of the record as somebody wrote it down. */
export type Noted = VerificationReport['head'];

/**
 * Whether the entry that was the newest when it was noted is still the same: everything before it is linked to it.
 * @returns a Japanese sentence when it is not
 */
export async function changedSinceNoted(manager: Queries, { position, hash }: Noted): Promise<string[]> {
  const [entry]: { hash: string }[] = await manager.query('SELECT hash FROM public.record_entry WHERE position = $1', [
    position,
  ]);
  if (entry?.hash === hash) return [];
  return [
    entry
      ? `記録 ${position} の値が控えと異なります。控えたあとで、${position} までの記録が書き換えられています。`
      : `控えた記録 ${position} がありません。控えたあとで、末尾が失われています。`,
  ];
}

/** How many entries of each kind were appended after it, in Japanese words for the subject: what was appended past the program stands among them. */
export async function appendedSince(manager: Queries, { position }: Noted): Promise<{ kind: string; count: number }[]> {
  const kinds: { type: string; event: string; count: number }[] = await manager.query(
    `SELECT subject_type AS type, event_type AS event, count(*)::int AS count FROM public.record_entry WHERE position > $1 GROUP BY 1, 2 ORDER BY 1, 2`,
    [position],
  );
  return kinds.map(({ type, event, count }) => ({ kind: `${subjectTypeLabel(type)} ${event}`, count }));
}

type StoredEntry = ChainEntry & { prevHash: string; hash: string };

/** Entries read at a time: so many, or fewer when what they hold takes more than so many bytes as PostgreSQL keeps it; one may hold a megabyte. */
const BATCH = 1000;
const BATCH_BYTES = 1024 * 1024;
/** Rows told one by one; of more than that something happened that is seen at the first of them. */
const MOST_TOLD = 1000;

/**
 * Re-computes the hash chain of the record over all subjects, and compares every row of the recorded tables with the newest entry that names it:
 * a row that was changed, added or removed past the program has another digest than its entry says, no entry, or an entry and no row. One
 * consistent view of the database; nothing is locked or written, and PostgreSQL compares on its disk what does not fit into memory.
 *
 * It finds what was changed or removed past the program. It cannot find that a person with every right rewrote the
 * whole chain with its head: for that, the printed head must be kept elsewhere.
 */
export function verifyRecord(dataSource: DataSource, evidence: Evidence): Promise<VerificationReport> {
  return dataSource.transaction('REPEATABLE READ', (manager) => verifyWithin(manager, evidence));
}

/** The same within a transaction of the caller's. What cannot be asked, of a table that is gone for example, is a problem and stops nothing else. */
export async function verifyWithin(manager: Queries, { tables, checks }: Evidence): Promise<VerificationReport> {
  // As when the rows were noted, and by the functions and operators of PostgreSQL itself: every table is named with its schema.
  await manager.query(`SET LOCAL TimeZone = 'UTC'; SET LOCAL search_path = ${CATALOGUE_ALONE}`);
  const problems: string[] = [];
  const asked = async <T>(ask: () => Promise<T>, otherwise: T): Promise<T> => {
    await manager.query('SAVEPOINT asked');
    try {
      return await ask();
    } catch (error) {
      await manager.query('ROLLBACK TO SAVEPOINT asked');
      problems.push(`調べられないところがあります（${(error as Error).message}）。`);
      return otherwise;
    }
  };
  const head = await asked(() => chainHead(manager), { position: 0, hash: CHAIN_START });
  const entries = await asked(() => verifyChain(manager, head, problems), 0);
  for (const check of [brokenSequences, differingRows])
    problems.push(...(await asked(() => check(manager, tables), [])));
  for (const check of checks) problems.push(...(await asked(() => check(manager), [])));
  return { entries, rows: await asked(() => countRows(manager, tables), {}), head, problems };
}

/** Where nothing but PostgreSQL's own is found without its schema; tables for one session, which stand in front unless they are told, come last. */
export const CATALOGUE_ALONE = 'pg_catalog, pg_temp';

async function chainHead(manager: Queries): Promise<VerificationReport['head']> {
  const rows: { position: string; hash: string }[] = await manager.query(
    'SELECT position, hash FROM public.chain_head',
  );
  if (!rows[0] || rows.length > 1) throw new Error(`chain_head has ${rows.length} rows`);
  return { position: Number(rows[0].position), hash: rows[0].hash };
}

/** Positions without a gap, each linked to the one before, each hash right, and the head at the end. */
async function verifyChain(manager: Queries, head: VerificationReport['head'], problems: string[]): Promise<number> {
  let last = { position: 0, hash: CHAIN_START };
  let count = 0;
  for (;;) {
    const entries = await entriesAfter(manager, last.position);
    if (entries.length === 0) break;
    for (const entry of entries) {
      if (entry.position !== last.position + 1)
        problems.push(`記録 ${last.position + 1}〜${entry.position - 1} が失われています。`);
      else if (entry.prevHash !== last.hash) problems.push(`記録 ${entry.position} が直前の記録につながっていません。`);
      if (hashOf(entry) !== entry.hash)
        problems.push(
          `記録 ${entry.position} の内容が書き換えられています（${subjectLabel({ type: entry.subjectType, id: entry.subjectId })}）。`,
        );
      last = entry;
      count++;
    }
  }
  if (head.position !== last.position || head.hash !== last.hash) {
    problems.push(
      `末尾の記録は ${last.position} ですが、控えは ${head.position} を示しています。末尾が失われたか、控えが書き換えられています。`,
    );
  }
  return count;
}

/** A value that the program could never have written has no canonical form: it was changed too. */
function hashOf(entry: StoredEntry): string | null {
  try {
    return chainHash(entry.prevHash, entry);
  } catch {
    return null;
  }
}

/** The sizes are told without reading what is kept apart from its row. */
const LAST_OF_BATCH = `
  SELECT max(position)
  FROM (SELECT position, sum(bytes) OVER (ORDER BY position) - bytes AS before
        FROM (SELECT position, pg_column_size(payload) + pg_column_size(rows) AS bytes FROM public.record_entry WHERE position > $1 ORDER BY position LIMIT ${BATCH}) few) sized
  WHERE before < ${BATCH_BYTES}`;

async function entriesAfter(manager: Queries, position: number): Promise<StoredEntry[]> {
  const rows: (Omit<StoredEntry, 'position'> & { position: string })[] = await manager.query(
    `SELECT position, subject_type AS "subjectType", subject_id AS "subjectId", seq, event_type AS "eventType", payload,
            from_state AS "fromState", to_state AS "toState", machine_version AS "machineVersion",
            actor_id AS "actorId", actor_name AS "actorName", actor_role AS "actorRole", actor_office AS "actorOffice",
            occurred_at AS "occurredAt", rows, idempotency_key AS "idempotencyKey", format_version AS "formatVersion",
            prev_hash AS "prevHash", hash
     FROM public.record_entry WHERE position > $1 AND position <= (${LAST_OF_BATCH}) ORDER BY position`,
    [position],
  );
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

/** The entries of each subject count from 1 without a gap, and each begins in the state where the one before ended. */
async function brokenSequences(manager: Queries, tables: readonly RecordedTable[]): Promise<string[]> {
  const broken: (Subject & { seq: number })[] = await manager.query(
    `SELECT subject_type AS type, subject_id AS id, seq
     FROM (SELECT subject_type, subject_id, seq, from_state,
                  row_number() OVER log AS expected_seq, lag(to_state) OVER log AS expected_from
           FROM public.record_entry WINDOW log AS (PARTITION BY subject_type, subject_id ORDER BY seq)) e
     WHERE seq <> expected_seq OR from_state IS DISTINCT FROM expected_from
     ORDER BY 1, 2, 3 LIMIT ${MOST_TOLD}`,
  );
  const labelOf = await labels(manager, tables, broken);
  return broken.map((entry) => `${labelOf(entry)} の経過 ${entry.seq} が前の記録に続いていません。`);
}

interface DifferingRow {
  key: string;
  /** Position of the newest entry that names the row; null where none does. */
  position: string | null;
  /** What that entry is about. */
  type: SubjectType;
  id: string;
  /** That entry says that the row was removed. */
  removed: boolean;
  stored: boolean;
  which: string | null;
  /** Of all rows that differ. */
  total: string;
}

async function differingRows(manager: Queries, tables: readonly RecordedTable[]): Promise<string[]> {
  const rows: DifferingRow[] = await manager.query(
    `WITH named AS (
       SELECT DISTINCT ON (row_key) row_key, digest, e.position, e.subject_type, e.subject_id
       FROM public.record_entry e, jsonb_each_text(e.rows) AS named_row (row_key, digest) ORDER BY row_key, e.position DESC),
     stored AS (${tables.map(storedRows).join(' UNION ALL ')})
     SELECT row_key AS key, named.position, named.subject_type AS type, named.subject_id AS id, named.digest = '' AS removed,
            stored.digest IS NOT NULL AS stored, stored.which, count(*) OVER () AS total
     FROM named FULL JOIN stored USING (row_key)
     WHERE stored.digest IS DISTINCT FROM nullif(named.digest, '')
     ORDER BY row_key LIMIT ${MOST_TOLD}`,
  );
  const labelOf = await labels(
    manager,
    tables,
    rows.filter(({ position }) => position !== null),
  );
  const more = Number(rows[0]?.total ?? 0) - rows.length;
  return [
    ...rows.map((row) => sentenceOf(row, tables, labelOf)),
    ...(more > 0 ? [`このほかに、記録と異なる行が ${more}件あります。`] : []),
  ];
}

/**
 * SQL of the digest of a row as jsonb, as `digest_of_row` notes it (migration 0020). Said here once more, because that function lies in the
 * database that is examined.
 */
const digestOfRow = (whole: string) =>
  `encode(sha256(convert_to((SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(${whole}) WHERE value <> 'null')::text, 'UTF8')), 'hex')`;

function storedRows({ table, key = ['id'], unrecorded = [], which = 'NULL' }: RecordedTable): string {
  const keyText = key.map((column) => `t.${column}::text`).join(` || '/' || `);
  return `SELECT '${table}:' || ${keyText} AS row_key, ${digestOfRow(`to_jsonb(t) - '{${unrecorded.join(',')}}'::text[]`)} AS digest, (${which})::text AS which FROM public.${table} t`;
}

function sentenceOf(
  { key: rowKey, position, type, id, removed, stored, which }: DifferingRow,
  tables: readonly RecordedTable[],
  labelOf: (subject: Subject) => string,
): string {
  const [table, key] = [rowKey.slice(0, rowKey.indexOf(':')), rowKey.slice(rowKey.indexOf(':') + 1)];
  const known = tables.find((each) => each.table === table);
  const row = `${known?.called ?? table}${which === null ? '' : `「${which}」`}（${key}）`;
  if (position === null) return `${row}は、どの記録にもありません。`;
  const ofSubject = known?.subject === type && key === id ? '' : `${labelOf({ type, id })} の`;
  if (!stored) return `${ofSubject}${row}が失われています（記録 ${position}）。`;
  if (removed) return `${ofSubject}${row}は、記録 ${position} で除かれたのに残っています。`;
  return `${ofSubject}${row}が、記録 ${position} のあとで書き換えられています。`;
}

/** What subjects are called: by their rows, else by what they are. */
async function labels(
  manager: Queries,
  tables: readonly RecordedTable[],
  subjects: readonly Subject[],
): Promise<(subject: Subject) => string> {
  const found = new Map<string, string>();
  for (const { table, which, subject } of tables) {
    const ids = subjects.filter(({ type }) => type === subject).map(({ id }) => id);
    if (!which || ids.length === 0) continue;
    const rows: { id: string; label: string }[] = await manager.query(
      `SELECT t.id::text AS id, (${which})::text AS label FROM public.${table} t WHERE t.id::text = ANY ($1)`,
      [ids],
    );
    for (const { id, label } of rows) found.set(`${subject} ${id}`, label);
  }
  return ({ type, id }) => found.get(`${type} ${id}`) ?? subjectLabel({ type, id });
}

async function countRows(
  manager: Queries,
  tables: readonly RecordedTable[],
): Promise<Readonly<Record<string, number>>> {
  const counts: { called: string; n: string }[] = await manager.query(
    tables
      .map(({ table, called }) => `SELECT '${called}' AS called, count(*) AS n FROM public.${table}`)
      .join(' UNION ALL '),
  );
  return Object.fromEntries(counts.map(({ called, n }) => [called, Number(n)]));
}
