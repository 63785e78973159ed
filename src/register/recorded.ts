import type { RecordedTable } from '../record/recorded-tables.js';

export const REGISTER_TABLES: readonly RecordedTable[] = [
  { table: 'designation', called: '指定', which: `nullif(t.notice_number, '')`, subject: 'designation' },
  { table: 'renewal', key: ['application_id'], called: '更新の状況' },
];
