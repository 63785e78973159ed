import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The words of the settings with which a document was drawn, so that its correction (訂正) is drawn with them too. Null of what was issued before: nobody
 * kept them, and its correction takes those of today.
 */
export class DrawnWith1764000000053 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE stored_file ADD COLUMN drawn_with jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE stored_file DROP COLUMN drawn_with');
  }
}
