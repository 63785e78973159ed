import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A case is found by the 文書番号 of its documents, in any width, with or without 第, 号, hyphens, dots and brackets. */
export class DocumentsByNumber1764000000072 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE FUNCTION number_search_key(number text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
         RETURN regexp_replace(lower(number_as_read(number)), '[-ー第号().,・_%\\\\]', '', 'g')`,
    );
    await runner.query(
      `CREATE INDEX stored_file_number_search_ix ON stored_file USING gin (number_search_key(snapshot ->> 'number') gin_trgm_ops)
         WHERE snapshot ->> 'number' IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX stored_file_number_search_ix');
    await runner.query('DROP FUNCTION number_search_key(text)');
  }
}
