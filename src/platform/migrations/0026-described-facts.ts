import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The key facts of plan and evaluation are kept as the values of their described fields: a new field needs no column. No installation had the
 * columns before; what the record says of such rows is not said again.
 */
export class DescribedFacts1764000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...PLAN, ...EVALUATION]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The columns before may lack what was recorded since: restore a backup instead.'));
  }
}

const PLAN = [
  'ALTER TABLE shortening_plan DISABLE TRIGGER USER, ADD COLUMN facts jsonb',
  `UPDATE shortening_plan SET facts = jsonb_build_object('periodFrom', period_from, 'periodTo', period_to, 'doctorsTotal', doctors_total,
     'doctorsOver960', doctors_over_960, 'longestHours', longest_hours, 'heardFrom', heard_from, 'heardOn', heard_on, 'matters', matters)`,
  `ALTER TABLE shortening_plan ENABLE TRIGGER USER, ALTER COLUMN facts SET NOT NULL, DROP COLUMN period_from, DROP COLUMN period_to,
     DROP COLUMN doctors_total, DROP COLUMN doctors_over_960, DROP COLUMN longest_hours, DROP COLUMN heard_from, DROP COLUMN heard_on,
     DROP COLUMN matters`,
];

const EVALUATION = [
  'ALTER TABLE evaluation DISABLE TRIGGER USER, ADD COLUMN applied jsonb, ADD COLUMN result jsonb',
  `UPDATE evaluation SET applied = jsonb_build_object('appliedOn', applied_on, 'receiptNo', receipt_no),
     result = CASE WHEN overall IS NOT NULL THEN jsonb_build_object('overall', overall, 'noticeNo', notice_no, 'noticedOn', noticed_on,
       'asOf', as_of, 'onHoldReason', on_hold_reason) END`,
  `ALTER TABLE evaluation ENABLE TRIGGER USER, ALTER COLUMN applied SET NOT NULL, DROP COLUMN applied_on, DROP COLUMN receipt_no,
     DROP COLUMN overall, DROP COLUMN notice_no, DROP COLUMN noticed_on, DROP COLUMN as_of, DROP COLUMN on_hold_reason`,
];
