import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a list is read along its order, what narrows it stands in the index: rows that do not fit are passed over without being fetched (ADR 0021). */
export class NarrowedWalks1764000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of indexes({
      due: ' INCLUDE (institution_id)',
      round: ' INCLUDE (state, kind, procedure)',
      roundReference: ' INCLUDE (id, state, kind, procedure)',
    })) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of indexes({ due: '', round: '', roundReference: ' INCLUDE (id)' }))
      await runner.query(statement);
  }
}

function indexes({ due, round, roundReference }: { due: string; round: string; roundReference: string }): string[] {
  return [
    'DROP INDEX application_due_ix',
    `CREATE INDEX application_due_ix ON application (due_on, id)${due}`,
    'DROP INDEX application_round_ix',
    `CREATE INDEX application_round_ix ON application (round_id, due_on, id)${round}`,
    'DROP INDEX application_round_reference_ix',
    `CREATE INDEX application_round_reference_ix ON application (round_id, reference_no)${roundReference}`,
  ];
}
