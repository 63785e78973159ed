import type { RecordedTable } from '../record/recorded-tables.js';

export const REGISTRY_TABLES: readonly RecordedTable[] = [
  { table: 'health_centre', called: '保健所', which: 't.name' },
  { table: 'planning_area', called: '構想区域', which: 't.name' },
  { table: 'medical_institution', called: '医療機関', which: 't.name', subject: 'institution' },
  { table: 'intake_round', called: '申請回', which: 't.label', subject: 'round' },
  { table: 'closed_day', key: ['day'], called: '閉庁日', which: 't.name' },
  { table: 'office_contact', key: ['no'], called: '知事・担当の連絡先', which: 't.holds_from::text' },
  { table: 'paper_setting', key: ['part', 'no'], called: '文書の記載', which: 't.holds_from::text' },
];
