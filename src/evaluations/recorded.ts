import type { RecordedTable } from '../record/recorded-tables.js';

export const EVALUATION_TABLES: readonly RecordedTable[] = [
  { table: 'evaluation', key: ['application_id'], called: '評価' },
];
