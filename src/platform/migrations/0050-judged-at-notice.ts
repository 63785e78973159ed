import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was judged again when a draft was notified; of those notified before that was kept, nothing is said. */
export class JudgedAtNotice1764000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE draft_decision ADD COLUMN notice_judgement jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE draft_decision DROP COLUMN notice_judgement');
  }
}
