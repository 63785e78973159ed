import type { RecordedTable } from '../record/recorded-tables.js';

export const IDENTITY_TABLES: readonly RecordedTable[] = [
  { table: 'account', called: '利用者', which: `t.name || ' ' || t.login`, subject: 'account' },
];
