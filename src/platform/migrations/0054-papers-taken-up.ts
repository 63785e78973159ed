import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A paper that the hospital has not typed is taken up by the prefecture (行政手続法7条): what is known of it then is its first submission. */
export class PapersTakenUp1764000000054 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(allow('SUBMIT', 'SUBMIT_CORRECTION', 'TAKE_UP_PAPER'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(allow('SUBMIT', 'SUBMIT_CORRECTION'));
  }
}

const allow = (...events: string[]): string => `ALTER TABLE submission DROP CONSTRAINT submission_event_ck,
  ADD CONSTRAINT submission_event_ck CHECK (event_type IN (${events.map((event) => `'${event}'`).join(', ')}))`;
