import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether a point of a correction was answered, and nothing changed in its place: the hospital is asked about it once and the prefecture sees it.
 * Of what was answered before that, and of what is not answered, nothing is said.
 */
export class UnchangedAnswers1764000000045 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE correction_item ADD COLUMN unchanged boolean');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE correction_item DROP COLUMN unchanged');
  }
}
