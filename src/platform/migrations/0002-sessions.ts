import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Server-side sessions, in the shape connect-pg-simple 10 reads and writes. */
export class Sessions1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE session (
        sid text CONSTRAINT session_pkey PRIMARY KEY,
        sess json NOT NULL,
        expire timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX session_expire_index ON session (expire)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE session');
  }
}
