import type { RecordedTable } from './recorded-tables.js';

export const RECORD_TABLES: readonly RecordedTable[] = [{ table: 'outbox', called: 'お知らせ', which: 't.subject' }];
