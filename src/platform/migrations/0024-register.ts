import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteRowsOf } from './0020-record-by-subject.js';

/** What a renewal means for the designation it renews stands in the register, which no longer reads the applications for it. */
export class Register1764000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE renewal (
         application_id uuid CONSTRAINT renewal_pk PRIMARY KEY CONSTRAINT renewal_application_fk REFERENCES application (id),
         designation_id uuid NOT NULL CONSTRAINT renewal_designation_fk REFERENCES designation (id),
         submitted_on date,
         decided_on date,
         under_way boolean NOT NULL,
         evaluated_in_time boolean NOT NULL)`,
      'CREATE INDEX renewal_designation_ix ON renewal (designation_id) INCLUDE (submitted_on, decided_on, under_way, evaluated_in_time)',
      'DROP INDEX application_renewal_ix',
      ...noteRowsOf('renewal', 'application_id'),
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE renewal');
    await runner.query(
      `CREATE INDEX application_renewal_ix ON application (current_designation_id, state) INCLUDE (id) WHERE procedure = 'renewal' AND state NOT IN ('refused', 'withdrawn')`,
    );
  }
}
