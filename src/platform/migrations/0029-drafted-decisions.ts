import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A draft says what it rests on, its terms, when the notice is to go out and how it answers the councils, and which entry of the log made it. All of
 * it is null of drafts from before.
 */
export class DraftedDecisions1764000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE draft_decision ${Object.entries(COLUMNS)
        .map(([name, type]) => `ADD COLUMN ${name} ${type}`)
        .join(', ')}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE draft_decision ${Object.keys(COLUMNS)
        .map((name) => `DROP COLUMN ${name}`)
        .join(', ')}`,
    );
  }
}

const COLUMNS = { seq: 'int', text: 'text', terms: 'text', issue_on: 'date', answers: 'jsonb', basis: 'jsonb' };
