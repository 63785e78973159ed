import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A 文書番号 is the same with any hyphen and without what cannot be seen (`numberAsRead` of the procedure). What was issued before stays as it is. */
export class NumbersWithoutSelectors1764000000047 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(reading(SEEN));
    await runner.query('REINDEX INDEX stored_file_number_ix');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(reading(`translate(normalize(number, NFKC), E' \\t\\n\\r', '')`));
    await runner.query('REINDEX INDEX stored_file_number_ix');
  }
}

const SEEN = `regexp_replace(regexp_replace(normalize(number, NFKC),
           '[ \\t\\n\\r\\uFE00-\\uFE0F\\U000E0100-\\U000E01EF]', '', 'g'), '[\\u2010-\\u2015\\u2212]', '-', 'g')`;

const reading = (expression: string) =>
  `CREATE OR REPLACE FUNCTION number_as_read(number text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
         RETURN ${expression}`;
