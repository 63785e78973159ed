import type { RecordedTable } from '../record/recorded-tables.js';

export const PLAN_TABLES: readonly RecordedTable[] = [
  { table: 'shortening_plan', called: '時短計画', which: `'第' || t.version || '版'` },
];
