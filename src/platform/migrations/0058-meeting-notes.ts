import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A hearing carries who presides over its meeting and how many members have answered, so that its confirmation is judged by them; an empty meeting can
 * be removed, and another one just like it made. Hearings that are there already stay without: their rows are in the record as they are.
 */
export class MeetingNotes1764000000058 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE hearing ADD COLUMN meeting_chair text, ADD COLUMN meeting_members int, ADD COLUMN meeting_answered int',
    );
    await runner.query('ALTER TABLE council_meeting ADD COLUMN removed_at timestamptz');
    await runner.query('DROP INDEX council_meeting_same_uq');
    await runner.query(
      `CREATE UNIQUE INDEX council_meeting_same_uq ON council_meeting (health_centre_id, planning_area_id, name, method, meets_on)
         WHERE removed_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX council_meeting_same_uq');
    await runner.query(
      'CREATE UNIQUE INDEX council_meeting_same_uq ON council_meeting (health_centre_id, planning_area_id, name, method, meets_on)',
    );
    await runner.query('ALTER TABLE council_meeting DROP COLUMN removed_at');
    await runner.query(
      'ALTER TABLE hearing DROP COLUMN meeting_chair, DROP COLUMN meeting_members, DROP COLUMN meeting_answered',
    );
  }
}
