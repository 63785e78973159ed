/** What the verifier knows of definitions, owners and rights is what the migrations lay down; each change of them is named. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { createTestDatabase, superuserOf, type TestDatabase } from '../../test/support/database.js';
import { DEFINITIONS } from '../platform/migrations/definitions.js';
import { projectRoot } from '../platform/project-root.js';
import { verifyWithin } from '../record/verify.js';
import { definitionsOf } from './definitions.js';
import { EVIDENCE } from './evidence.js';

let database: TestDatabase;
let superuser: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  superuser = await superuserOf(database);
});
afterAll(async () => {
  await superuser.destroy();
  await database.drop();
});

const WRITTEN_BY = `/**
 * SHA-256 of what the migrations define, by name: the verifier compares it with the database that it examines.
 * Written by \`REWRITE_DEFINITIONS=1\` with src/verification/definitions.spec.ts, which fails while it is not that of the migrations.
 */
`;

it('is what the migrations lay down', async () => {
  const laidDown = await definitionsOf(superuser.manager);
  if (process.env['REWRITE_DEFINITIONS']) {
    const lines = Object.entries(laidDown)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, digest]) => `  '${name}': '${digest}',\n`);
    writeFileSync(
      join(projectRoot(), 'src/platform/migrations/definitions.ts'),
      `${WRITTEN_BY}export const DEFINITIONS: Readonly<Record<string, string>> = {\n${lines.join('')}};\n`,
    );
    return;
  }
  expect(laidDown).toEqual(DEFINITIONS);
  expect(Object.keys(laidDown).length).toBeGreaterThan(100);
});

const problemsAfter = async (...statements: string[]): Promise<string[]> => {
  const runner = superuser.createQueryRunner();
  await runner.startTransaction();
  try {
    for (const statement of statements) await runner.query(statement);
    return (await verifyWithin(runner.manager, EVIDENCE)).problems;
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
};

it('finds nothing in what the migrations laid down', async () => {
  expect(await problemsAfter()).toEqual([]);
});

const CHANGED = 'が書き換えられているか、止められています。';
const APP = 'shitei_app';

it.each<[string, string, string]>([
  [
    'the function of the digests',
    `CREATE OR REPLACE FUNCTION digest_of_row(whole jsonb) RETURNS text LANGUAGE sql IMMUTABLE RETURN repeat('0', 64)`,
    `データベースの関数 digest_of_row(jsonb)${CHANGED}`,
  ],
  [
    'the function that notes rows',
    `CREATE OR REPLACE FUNCTION note_written_rows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$`,
    `データベースの関数 note_written_rows()${CHANGED}`,
  ],
  [
    'a trigger that was stopped',
    'ALTER TABLE record_entry DISABLE TRIGGER record_entry_append_only',
    `データベースのトリガー record_entry.record_entry_append_only${CHANGED}`,
  ],
  [
    'a trigger that notes for replicas alone',
    'ALTER TABLE hearing ENABLE REPLICA TRIGGER hearing_note_update',
    `データベースのトリガー hearing.hearing_note_update${CHANGED}`,
  ],
  [
    'a trigger that was removed',
    'DROP TRIGGER approval_note_update ON approval',
    'データベースのトリガー approval.approval_note_updateが失われています。',
  ],
  [
    'a trigger that notes fewer columns',
    `DROP TRIGGER approval_note_update ON approval; CREATE TRIGGER approval_note_update AFTER update ON approval REFERENCING NEW TABLE AS written
       FOR EACH STATEMENT EXECUTE FUNCTION note_written_rows('id', 'answer')`,
    `データベースのトリガー approval.approval_note_update${CHANGED}`,
  ],
  [
    'a function and a trigger of one’s own',
    `CREATE FUNCTION helpful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
     CREATE TRIGGER helpful BEFORE INSERT ON approval FOR EACH ROW EXECUTE FUNCTION helpful()`,
    'データベースに、プログラムの定めていないトリガー approval.helpfulがあります。',
  ],
  [
    'a rule',
    'CREATE RULE nothing AS ON INSERT TO event_attempt DO INSTEAD NOTHING',
    'データベースに、プログラムの定めていないルール event_attempt.nothingがあります。',
  ],
  [
    'a policy',
    'CREATE POLICY hidden ON record_entry FOR SELECT USING (position < 3)',
    'データベースに、プログラムの定めていないポリシー record_entry.hiddenがあります。',
  ],
  [
    'a right over the record',
    `GRANT UPDATE ON record_entry TO ${APP}`,
    `データベースの表 record_entry について、${APP} に UPDATE の権限が加えられています。`,
  ],
  [
    'a right over a column',
    `GRANT UPDATE (payload) ON record_entry TO ${APP}`,
    `データベースの表 record_entry について、${APP} に UPDATE の権限が加えられています。`,
  ],
  [
    'a right of everybody',
    'GRANT TRUNCATE ON approval TO PUBLIC',
    'データベースの表 approval について、PUBLIC に TRUNCATE の権限が加えられています。',
  ],
  [
    'a program that may act as the owner',
    `GRANT shitei_owner TO ${APP}`,
    `データベースの利用者 ${APP} が、表の持ち主として動けるようになっています。`,
  ],
  [
    'the type of a column',
    'ALTER TABLE login_attempt ALTER COLUMN login_digest TYPE varchar(99)',
    `データベースの列 login_attempt.login_digest${CHANGED}`,
  ],
  [
    'a column that may be empty',
    'ALTER TABLE login_attempt ALTER COLUMN succeeded DROP NOT NULL',
    `データベースの列 login_attempt.succeeded${CHANGED}`,
  ],
  [
    'a default',
    'ALTER TABLE login_attempt ALTER COLUMN succeeded SET DEFAULT true',
    `データベースの列 login_attempt.succeeded${CHANGED}`,
  ],
  [
    'a column of one’s own',
    'ALTER TABLE login_attempt ADD COLUMN more text',
    'データベースに、プログラムの定めていない列 login_attempt.moreがあります。',
  ],
  [
    'a constraint of one’s own',
    'ALTER TABLE approval ADD CONSTRAINT never CHECK (false) NOT VALID',
    'データベースに、プログラムの定めていない制約 approval.neverがあります。',
  ],
  [
    'a constraint that was removed',
    'ALTER TABLE stored_file_part DROP CONSTRAINT stored_file_part_file_fk',
    'データベースの制約 stored_file_part.stored_file_part_file_fkが失われています。',
  ],
  [
    'a unique index that was removed',
    'DROP INDEX draft_decision_open_uq',
    'データベースの索引 draft_decision_open_uqが失われています。',
  ],
  [
    'a foreign key that is not kept',
    'ALTER TABLE stored_file_part DISABLE TRIGGER ALL',
    `データベースの制約 stored_file_part.stored_file_part_file_fk${CHANGED}`,
  ],
  [
    'an owner of a table',
    `ALTER TABLE record_entry OWNER TO ${APP}`,
    `データベースの表 record_entryの持ち主が ${APP} に変えられています。`,
  ],
  [
    'an owner of a function',
    `ALTER FUNCTION note_written_rows() OWNER TO ${APP}`,
    `データベースの関数 note_written_rows()の持ち主が ${APP} に変えられています。`,
  ],
  [
    'an owner of the schema',
    `ALTER SCHEMA public OWNER TO ${APP}`,
    `データベースの利用者 ${APP} が、スキーマ publicの持ち主として動けるようになっています。`,
  ],
  [
    'a table that inherits',
    'CREATE TABLE heir () INHERITS (approval)',
    'データベースに、プログラムの定めていない継承 approval.heirがあります。',
  ],
  [
    'an event trigger',
    `CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$; CREATE EVENT TRIGGER watching ON sql_drop EXECUTE FUNCTION watch()`,
    'データベースに、プログラムの定めていないイベントトリガー watchingがあります。',
  ],
  [
    'an operator',
    'CREATE OPERATOR public.<<>> (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)',
    'データベースに、プログラムの定めていない演算子 <<>>(text,text)があります。',
  ],
  [
    'a cast',
    'CREATE CAST (date AS integer) WITHOUT FUNCTION',
    'データベースに、プログラムの定めていない型変換 date.integerがあります。',
  ],
  ['a schema', `CREATE SCHEMA ${APP}`, `データベースに、プログラムの定めていないスキーマ ${APP}があります。`],
  [
    'a right over the schema',
    `GRANT CREATE ON SCHEMA public TO ${APP}`,
    `データベースのスキーマ public について、${APP} に CREATE の権限が加えられています。`,
  ],
  [
    'a right over a function',
    'REVOKE EXECUTE ON FUNCTION note_written_rows() FROM PUBLIC',
    'データベースの関数 note_written_rows() の権限が変えられています。',
  ],
  [
    'rights over what comes',
    `ALTER DEFAULT PRIVILEGES FOR ROLE shitei_owner GRANT ALL ON TABLES TO ${APP}`,
    'データベースに、shitei_owner の作るものの既定の権限が加えられています。',
  ],
  [
    'a member of the owner',
    'CREATE ROLE friend; GRANT shitei_owner TO friend',
    'データベースの利用者 friend が、表の持ち主として動けるようになっています。',
  ],
  [
    'a program that may write everything',
    `GRANT pg_write_all_data TO ${APP}`,
    `データベースの利用者 ${APP} が、pg_write_all_data として動けるようになっています。`,
  ],
  [
    'a program with every right',
    `ALTER ROLE ${APP} SUPERUSER`,
    `データベースの利用者 ${APP} に、全ての権限か、利用者を作る権限が加えられています。`,
  ],
  [
    'a setting of the program',
    `ALTER ROLE ${APP} SET row_security = off`,
    `データベースの設定 row_security=off が、${APP}に加えられています。`,
  ],
  [
    'a migration that is said not to have run',
    `DELETE FROM migrations WHERE id = 3`,
    'データベースの migrations の行が、プログラムの移行と一致しません。',
  ],
])('names %s', async (_, statement, sentence) => {
  expect(await problemsAfter(statement)).toContain(sentence);
});
