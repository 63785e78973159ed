import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A key means one act of one person, whichever of the three tables keeps it: each of them asks here before it takes one. */
export class UsedKeys1764000000013 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE VIEW used_key AS
       SELECT idempotency_key FROM case_event UNION ALL SELECT idempotency_key FROM job UNION ALL SELECT idempotency_key FROM creation`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP VIEW used_key');
  }
}
