import type { RecordedTable } from '../record/recorded-tables.js';

export const COUNCIL_TABLES: readonly RecordedTable[] = [
  { table: 'council_meeting', called: '会議', which: 't.name', subject: 'meeting' },
];
