import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 担当: the officer of the prefecture who is in charge of a case. Cases of before have none until one is named. */
export class OfficersInCharge1764000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE application ADD COLUMN officer_id uuid REFERENCES account (id)');
    await runner.query(
      'CREATE INDEX application_officer_ix ON application (officer_id, due_on, id) WHERE officer_id IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE application DROP COLUMN officer_id');
  }
}
