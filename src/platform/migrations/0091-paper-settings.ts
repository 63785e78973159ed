import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteRowsOf } from './0020-record-by-subject.js';

/** 文書の記載: rows are only added; of each part the last one that began by a day holds on it. The number of a row is taken once within its part, so no send overwrites another. */
export class PaperSettings1764000000091 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE paper_setting (
      part text NOT NULL,
      no integer NOT NULL CHECK (no > 0),
      holds_from date NOT NULL,
      value jsonb NOT NULL,
      CONSTRAINT paper_setting_pk PRIMARY KEY (part, no)
    )`);
    for (const trigger of noteRowsOf('paper_setting', 'part,no')) await runner.query(trigger);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE paper_setting');
  }
}
