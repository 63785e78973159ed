import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The day on which an application arrived on paper, where it is typed into the program later: the arrival counts (法115②, 行政手続法7条). */
export class PaperArrivals1764000000052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE application ADD COLUMN paper_arrived_on date');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE application DROP COLUMN paper_arrived_on');
  }
}
