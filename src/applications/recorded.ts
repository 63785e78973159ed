import type { RecordedTable } from '../record/recorded-tables.js';

export const APPLICATION_TABLES: readonly RecordedTable[] = [
  { table: 'application', called: '申請', which: 't.reference_no', subject: 'case', unrecorded: ['working_version'] },
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
