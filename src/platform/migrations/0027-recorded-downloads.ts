import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteRowsOf } from './0020-record-by-subject.js';

/** Who took which document belongs to the record. What was taken before is named by one entry, as it stands now. */
export class RecordedDownloads1764000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL TimeZone = 'UTC'`);
    const [named] = (await runner.query(NAMED)) as { position: string }[];
    if (named)
      throw new Error(
        `記録 ${named.position} が文書の受取りを名指ししているのに、${RecordedDownloads1764000000026.name} の行が migrations にありません`,
      );
    await runner.query(NAME_FORMER);
    for (const statement of noteRowsOf('document_download', 'id')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const act of ['insert', 'update', 'delete'])
      await runner.query(`DROP TRIGGER document_download_note_${act} ON document_download`);
  }
}

/** Where the record knows of them, this has run: to name them again would make of changed rows the ones that were recorded. */
const NAMED = `
  SELECT position FROM record_entry
  WHERE event_type = 'NAME_FORMER_DOWNLOADS' OR EXISTS (SELECT FROM jsonb_object_keys(rows) key WHERE key LIKE 'document\\_download:%')
  ORDER BY position LIMIT 1`;

const ACTOR = { id: 'timer', name: '自動処理', office: '自動処理', role: 'timer' };

/** As `appendToRecord` (src/record/append.ts) writes an entry: the canonical JSON of format 1, hashed after the newest one. */
const NAME_FORMER = `
  WITH former AS MATERIALIZED (
    SELECT '{' || string_agg(to_json('document_download:' || id)::text || ':' || to_json(digest_of_row(to_jsonb(d)))::text, ','
             ORDER BY ('document_download:' || id) COLLATE "C") || '}' AS rows, date_trunc('milliseconds', now()) AS at
    FROM document_download d HAVING count(*) > 0),
  entry AS MATERIALIZED (
    SELECT head.position + 1 AS position, head.hash AS prev_hash, rows, at,
      '{"actorId":"${ACTOR.id}","actorName":"${ACTOR.name}","actorOffice":"${ACTOR.office}","actorRole":"${ACTOR.role}","eventType":"NAME_FORMER_DOWNLOADS","formatVersion":1,"fromState":null,"idempotencyKey":null,"machineVersion":null,"occurredAt":"' ||
        to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","payload":{},"position":' || (head.position + 1) || ',"rows":' || rows ||
        ',"seq":1,"subjectId":"downloads","subjectType":"setting","toState":null}' AS text
    FROM chain_head head, former),
  hashed AS MATERIALIZED (SELECT *, encode(sha256(convert_to(prev_hash || text, 'UTF8')), 'hex') AS hash FROM entry),
  moved AS (UPDATE chain_head SET position = hashed.position, hash = hashed.hash FROM hashed)
  INSERT INTO record_entry (position, subject_type, subject_id, seq, event_type, payload, actor_id, actor_name, actor_role, actor_office,
    occurred_at, rows, format_version, prev_hash, hash)
  SELECT position, 'setting', 'downloads', 1, 'NAME_FORMER_DOWNLOADS', '{}', '${ACTOR.id}', '${ACTOR.name}', '${ACTOR.role}', '${ACTOR.office}',
    at, rows::jsonb, 1, prev_hash, hash FROM hashed`;
