import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteRowsOf } from './0020-record-by-subject.js';

/** 知事・担当の連絡先: rows are only added; the last one that began by a day holds on it. The number of a row is taken once, so no send overwrites another. */
export class OfficeContact1764000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE office_contact (
      no integer NOT NULL CONSTRAINT office_contact_pk PRIMARY KEY CHECK (no > 0),
      holds_from date NOT NULL,
      governor_name text NOT NULL,
      section text NOT NULL,
      phone text NOT NULL,
      email text NOT NULL
    )`);
    for (const trigger of noteRowsOf('office_contact', 'no')) await runner.query(trigger);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE office_contact');
  }
}
