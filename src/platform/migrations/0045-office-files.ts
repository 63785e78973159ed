import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that an office keeps with a case for itself and the prefecture: the minutes of a council, what came with an inquiry. */
export class OfficeFiles1764000000044 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...CHECKS.map((name) => `ALTER TABLE stored_file DROP CONSTRAINT ${name}`),
      `ALTER TABLE stored_file ADD CONSTRAINT stored_file_purpose_ck CHECK (purpose IN ('attachment', 'issued', 'office'))`,
      `ALTER TABLE stored_file ADD CONSTRAINT stored_file_kind_ck CHECK (${KINDS.join(' OR ')})`,
      `CREATE UNIQUE INDEX stored_file_office_uq ON stored_file (application_id, subject_key, version) WHERE purpose = 'office'`,
    ])
      await runner.query(statement);
  }

  /** Fails where there are such files: they are evidence. */
  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'DROP INDEX stored_file_office_uq',
      ...CHECKS.map((name) => `ALTER TABLE stored_file DROP CONSTRAINT ${name}`),
      `ALTER TABLE stored_file ADD CONSTRAINT stored_file_purpose_ck CHECK (purpose IN ('attachment', 'issued'))`,
      `ALTER TABLE stored_file ADD CONSTRAINT stored_file_kind_ck CHECK (${KINDS.slice(0, 2).join(' OR ')})`,
    ])
      await runner.query(statement);
  }
}

const CHECKS = ['stored_file_purpose_ck', 'stored_file_kind_ck'];

const KINDS = [
  `(purpose = 'attachment' AND requirement_id IS NOT NULL AND form_id IS NULL)`,
  `(purpose = 'issued' AND form_id IS NOT NULL AND form_version IS NOT NULL AND snapshot IS NOT NULL)`,
  `(purpose = 'office' AND requirement_id IS NULL AND form_id IS NULL AND subject_key <> '')`,
];
