import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 附帯意見 beside the conditions or the objection of a council; of the answers from before, all that was said stands in `remarks`. */
export class SupplementaryOpinions1764000000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE hearing ADD COLUMN supplementary_opinion text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE hearing DROP COLUMN supplementary_opinion');
  }
}
