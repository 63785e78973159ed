import type { EntityManager } from 'typeorm';
import { PAPER_ENTRIES } from '../entities/case-event-row.js';

/**
 * Compares what stands beside the bytes of the stored files with the log: a paper that was put out by hand is filed as the
 * log says, with its version and reason, and the versions of every document count from 1. The bytes themselves are checked
 * by `verifyStore`.
 * @returns a Japanese sentence for each file that does not fit
 */
export async function paperProblems(manager: EntityManager): Promise<string[]> {
  const different: { id: string; title: string }[] = await manager.query(
    `SELECT f.id, f.title FROM case_event e
     JOIN stored_file f ON f.application_id = e.application_id AND e.files @> jsonb_build_array(jsonb_build_object('id', f.id))
     WHERE e.event_type = ANY ($1)
       AND (f.form_id, f.subject_key, f.version::text, f.reason)
         IS DISTINCT FROM (e.payload->>'formId', e.payload->>'subjectKey', e.payload->>'version', e.payload->>'reason')
     ORDER BY f.id`,
    [Object.values(PAPER_ENTRIES)],
  );
  const gaps: { id: string; title: string }[] = await manager.query(
    `SELECT id, title FROM (
       SELECT id, title, version, row_number() OVER (PARTITION BY application_id, purpose, requirement_id, form_id, subject_key ORDER BY version) AS expected
       FROM stored_file) f
     WHERE version <> expected ORDER BY id`,
  );
  return [
    ...different.map(({ id, title }) => `文書「${title}」（${id}）の版又は理由が経過の記録と異なります。`),
    ...gaps.map(({ id, title }) => `文書「${title}」（${id}）の版の番号が続いていません。`),
  ];
}
