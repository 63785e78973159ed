import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 受付番号 is given with the submission: a case that is being prepared has none. A number that was given stays for good, also those that were given
 * at the beginning of a case before this.
 */
export class NumberWithSubmission1764000000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...NUMBER, ...indexes(', id')]) await runner.query(statement);
  }

  /** Fails where a case has no number: the older program gave each one. */
  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'DROP TRIGGER application_number_kept ON application',
      'DROP FUNCTION keep_number()',
      'ALTER TABLE application DROP CONSTRAINT application_submitted_number_ck',
      'ALTER TABLE application ALTER COLUMN reference_no SET NOT NULL',
      ...indexes(''),
      'DROP INDEX application_reference_ix',
    ])
      await runner.query(statement);
  }
}

const NUMBER = [
  'ALTER TABLE application ALTER COLUMN reference_no DROP NOT NULL',
  `ALTER TABLE application ADD CONSTRAINT application_submitted_number_ck CHECK (submitted_on IS NULL OR reference_no IS NOT NULL)`,
  `CREATE FUNCTION keep_number() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE check_violation USING CONSTRAINT = 'application_number_kept', MESSAGE = 'the number of a case never changes';
   END $$`,
  `CREATE TRIGGER application_number_kept BEFORE UPDATE OF reference_no ON application FOR EACH ROW
     WHEN (OLD.reference_no IS NOT NULL AND NEW.reference_no IS DISTINCT FROM OLD.reference_no) EXECUTE FUNCTION keep_number()`,
  // Those without a number come last in their order, one after the other.
  'CREATE INDEX application_reference_ix ON application (reference_no, id)',
];

/** The orders by number; @param more keeps those without one apart */
function indexes(more: '' | ', id'): string[] {
  const included = (columns: readonly string[]) => [...(more === '' ? ['id'] : []), ...columns];
  const create = (name: string, columns: string, also: readonly string[]) => [
    `DROP INDEX ${name}`,
    `CREATE INDEX ${name} ON application (${columns}, reference_no${more})${included(also).length > 0 ? ` INCLUDE (${included(also).join(', ')})` : ''}`,
  ];
  return [
    ...create('application_cell_reference_ix', 'state, kind, procedure', []),
    ...create('application_area_reference_ix', 'planning_area_id, state, kind, procedure', ['submitted_on']),
    ...create('application_round_reference_ix', 'round_id', ['state', 'kind', 'procedure']),
  ];
}
