import { jsonDigest } from '../record/hash-chain.js';
import type { RecordedTable } from '../record/recorded-tables.js';
import type { Queries } from '../record/verify.js';
import { caseLabel } from './entities/application.js';

export const APPLICATION_TABLES: readonly RecordedTable[] = [
  { table: 'application', called: '申請', which: caseLabel('t'), subject: 'case', unrecorded: ['working_version'] },
  { table: 'submission', key: ['application_id', 'number'], called: '提出', which: `'第' || t.number || '回'` },
  { table: 'examination_check', key: ['application_id', 'check_id'], called: '審査の確認項目' },
  { table: 'correction', called: '補正', which: `'第' || t.number || '回'` },
  { table: 'correction_item', called: '補正の事項' },
  { table: 'hearing', called: '意見聴取' },
  { table: 'draft_decision', called: '起案' },
  { table: 'approval', called: '決裁' },
  { table: 'deadline', called: '期限' },
  { table: 'clock_stop', called: '処理日数の停止' },
];

/** Submissions read at a time: each may hold a megabyte. */
const BATCH = 10;

type StoredSubmission = { applicationId: string; number: number; referenceNo: string; matter: unknown; sha256: string };

/** Whether every submission has the SHA-256 that it is told by: documents and pages show it. @returns a Japanese sentence for each that has not */
export async function changedSubmissions(manager: Queries): Promise<string[]> {
  const problems: string[] = [];
  let last = { applicationId: '00000000-0000-0000-0000-000000000000', number: 0 };
  for (;;) {
    const submissions: StoredSubmission[] = await manager.query(
      `SELECT s.application_id AS "applicationId", s.number, a.reference_no AS "referenceNo", s.matter, s.sha256
       FROM public.submission s JOIN public.application a ON a.id = s.application_id
       WHERE (s.application_id, s.number) > ($1::uuid, $2::int) ORDER BY s.application_id, s.number LIMIT ${BATCH}`,
      [last.applicationId, last.number],
    );
    const newest = submissions.at(-1);
    if (!newest) return problems;
    for (const { referenceNo, number, matter, sha256 } of submissions)
      if (jsonDigest(matter) !== sha256)
        problems.push(`${referenceNo} の提出「第${number}回」の内容が、提出したときの SHA-256 と異なります。`);
    last = newest;
  }
}
