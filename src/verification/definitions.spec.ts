/** What the verifier knows of definitions, owners and rights is what the migrations lay down; each change of them is named. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { createTestDatabase, superuserOf, type TestDatabase } from '../../test/support/database.js';
import { DEFINITIONS } from '../platform/migrations/definitions.js';
import { projectRoot } from '../platform/project-root.js';
import { CATALOGUE_ALONE, verifyWithin } from '../record/verify.js';
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
  const laidDown = await superuser.transaction(async (manager) => {
    await manager.query(`SET LOCAL search_path = ${CATALOGUE_ALONE}`);
    return definitionsOf(manager);
  });
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
    `データベースの関数 public.digest_of_row(jsonb)${CHANGED}`,
  ],
  [
    'the function that notes rows',
    `CREATE OR REPLACE FUNCTION note_written_rows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$`,
    `データベースの関数 public.note_written_rows()${CHANGED}`,
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
    `データベースの利用者 ${APP} が、shitei_owner として動けるようになっています。`,
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
    `データベースの関数 public.note_written_rows()の持ち主が ${APP} に変えられています。`,
  ],
  [
    'an owner of the schema',
    `ALTER SCHEMA public OWNER TO ${APP}`,
    `データベースの利用者 ${APP} が、スキーマ publicの持ち主として動けるようになっています。`,
  ],
  [
    'a table that inherits',
    'CREATE TABLE heir () INHERITS (approval)',
    'データベースに、プログラムの定めていない継承 public.approval → public.heirがあります。',
  ],
  [
    'an event trigger',
    `CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$; CREATE EVENT TRIGGER watching ON sql_drop EXECUTE FUNCTION watch()`,
    'データベースに、プログラムの定めていないもの（event trigger watching）があります。',
  ],
  [
    'an operator',
    'CREATE OPERATOR public.<<>> (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)',
    'データベースに、プログラムの定めていないもの（operator public.<<>>(pg_catalog.text,pg_catalog.text)）があります。',
  ],
  [
    'a cast',
    'CREATE CAST (date AS integer) WITHOUT FUNCTION',
    'データベースに、プログラムの定めていないもの（cast (pg_catalog.date AS integer)）があります。',
  ],
  ['a schema', `CREATE SCHEMA ${APP}`, `データベースに、プログラムの定めていないもの（schema ${APP}）があります。`],
  [
    'a right over the schema',
    `GRANT CREATE ON SCHEMA public TO ${APP}`,
    `データベースのスキーマ public について、${APP} に CREATE の権限が加えられています。`,
  ],
  [
    'a right over a function',
    'REVOKE EXECUTE ON FUNCTION note_written_rows() FROM PUBLIC',
    'データベースの関数 public.note_written_rows() の権限が変えられています。',
  ],
  [
    'rights over what comes',
    `ALTER DEFAULT PRIVILEGES FOR ROLE shitei_owner GRANT ALL ON TABLES TO ${APP}`,
    'データベースに、shitei_owner の作るものの既定の権限が加えられています。',
  ],
  [
    'a member of the owner',
    'CREATE ROLE friend; GRANT shitei_owner TO friend',
    'データベースの利用者 friend が、shitei_owner として動けるようになっています。',
  ],
  [
    'a program that may write everything',
    `GRANT pg_write_all_data TO ${APP}`,
    `データベースの利用者 ${APP} が、pg_write_all_data として動けるようになっています。`,
  ],
  [
    'a program with every right',
    `ALTER ROLE ${APP} SUPERUSER`,
    `データベースの利用者 ${APP} に、全ての権限があります。`,
  ],
  [
    'a setting of the program',
    `ALTER ROLE ${APP} SET row_security = off`,
    `データベースの設定 row_security=off が、${APP}に加えられています。`,
  ],
  [
    'a migration that is said not to have run',
    `DELETE FROM migrations WHERE id = 3`,
    'データベースの migrations に、プログラムの移行 OutdatedExamination1764000000002 の行がありません。',
  ],
  [
    'a migration of another program',
    `INSERT INTO migrations (timestamp, name) VALUES (1, 'Strange1')`,
    'データベースの migrations に、プログラムの知らない移行 Strange1 の行があります。',
  ],
  [
    'migrations in another order',
    `UPDATE migrations SET id = 1000 WHERE id = 3`,
    'データベースの migrations の行が、プログラムの移行の順に並んでいません。',
  ],
  [
    'an overload beside those of PostgreSQL',
    `CREATE FUNCTION pg_catalog.to_jsonb(d public.approval) RETURNS jsonb LANGUAGE sql AS $$ SELECT '{}'::jsonb $$`,
    'データベースに、プログラムの定めていないもの（function pg_catalog.to_jsonb(public.approval)）があります。',
  ],
  [
    'a view in front of a table',
    `SET LOCAL allow_system_table_mods = on; CREATE VIEW pg_catalog.approval AS SELECT * FROM public.approval`,
    'データベースに、プログラムの定めていないもの（view pg_catalog.approval）があります。',
  ],
  [
    'a function that was made a member of an extension',
    `CREATE FUNCTION helpful() RETURNS integer LANGUAGE sql AS 'SELECT 1'; ALTER EXTENSION plpgsql ADD FUNCTION helpful()`,
    'データベースに、プログラムの定めていない関数 public.helpful()があります。',
  ],
  [
    'a table that was made a member of an extension',
    `CREATE TABLE ghost (id uuid); ALTER EXTENSION plpgsql ADD TABLE ghost`,
    'データベースに、プログラムの定めていない表 ghostがあります。',
  ],
  [
    'a schema that was made a member of an extension',
    `CREATE SCHEMA sneaky; ALTER EXTENSION plpgsql ADD SCHEMA sneaky`,
    'データベースに、プログラムの定めていないもの（schema sneaky）があります。',
  ],
  [
    'an event trigger that was made a member of an extension',
    `CREATE FUNCTION pg_catalog.watch() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$; CREATE EVENT TRIGGER watching ON sql_drop EXECUTE FUNCTION pg_catalog.watch();
     ALTER EXTENSION plpgsql ADD EVENT TRIGGER watching`,
    'データベースに、プログラムの定めていないもの（event trigger watching）があります。',
  ],
  [
    'a cast that was made a member of an extension',
    'CREATE CAST (date AS integer) WITHOUT FUNCTION; ALTER EXTENSION plpgsql ADD CAST (date AS integer)',
    'データベースに、プログラムの定めていないもの（cast (pg_catalog.date AS integer)）があります。',
  ],
  [
    'an extension',
    'CREATE EXTENSION pgcrypto',
    'データベースに、プログラムの定めていないもの（extension pgcrypto）があります。',
  ],
  [
    'a trigger that says it is PostgreSQL’s own',
    `CREATE TRIGGER quiet BEFORE UPDATE ON approval FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
     SET LOCAL allow_system_table_mods = on; UPDATE pg_trigger SET tgisinternal = true WHERE tgname = 'quiet'`,
    'データベースに、プログラムの定めていないトリガー approval.quietがあります。',
  ],
  [
    'a trigger that says it belongs to a foreign key',
    `CREATE TRIGGER quiet BEFORE UPDATE ON approval FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
     SET LOCAL allow_system_table_mods = on; UPDATE pg_trigger SET tgisinternal = true, tgconstraint = (SELECT oid FROM pg_constraint WHERE conname = 'stored_file_part_file_fk') WHERE tgname = 'quiet'`,
    `データベースの制約 stored_file_part.stored_file_part_file_fk${CHANGED}`,
  ],
  [
    'a collation of the name of another',
    `CREATE COLLATION public."default" (provider = icu, locale = 'und-u-ks-level1', deterministic = false); ALTER TABLE account ALTER COLUMN login TYPE text COLLATE public."default"`,
    `データベースの列 account.login${CHANGED}`,
  ],
  [
    'a collation',
    `CREATE COLLATION public.mine (provider = icu, locale = 'und')`,
    'データベースに、プログラムの定めていないもの（collation public.mine）があります。',
  ],
  [
    'a type',
    `CREATE DOMAIN public.text AS integer`,
    'データベースに、プログラムの定めていないもの（type public.text）があります。',
  ],
  [
    'a row as a type',
    `CREATE TYPE public.pair AS (a integer)`,
    'データベースに、プログラムの定めていないもの（type public.pair）があります。',
  ],
  [
    'a publication',
    `CREATE PUBLICATION everything FOR ALL TABLES`,
    'データベースに、プログラムの定めていないもの（publication everything）があります。',
  ],
  [
    'an operator class',
    `CREATE OPERATOR CLASS public.mine FOR TYPE bpchar USING hash AS OPERATOR 1 =(bpchar, bpchar), FUNCTION 1 hashbpchar(bpchar)`,
    'データベースに、プログラムの定めていないもの（operator class public.mine USING hash）があります。',
  ],
  [
    'statistics that call a function',
    `CREATE STATISTICS public.mine ON (lower(reason)), (upper(reason)) FROM draft_decision`,
    'データベースに、プログラムの定めていないもの（statistics object public.mine）があります。',
  ],
  [
    'forced policies',
    'ALTER TABLE draft_decision FORCE ROW LEVEL SECURITY',
    `データベースの表 draft_decision${CHANGED}`,
  ],
  [
    'numbers that go by steps',
    'ALTER SEQUENCE download_log_id_seq INCREMENT BY 7',
    `データベースの連番 download_log_id_seq${CHANGED}`,
  ],
  [
    'a right over numbers',
    'GRANT UPDATE ON SEQUENCE download_log_id_seq TO PUBLIC',
    'データベースの表 download_log_id_seq について、PUBLIC に UPDATE の権限が加えられています。',
  ],
  [
    'a right of a stranger, although the program has it',
    'CREATE ROLE stranger; GRANT INSERT ON record_entry TO stranger',
    'データベースの表 record_entry について、stranger に INSERT の権限が加えられています。',
  ],
  [
    'a right that the program may give on',
    `GRANT SELECT ON record_entry TO ${APP} WITH GRANT OPTION`,
    `データベースの表 record_entry について、${APP} に SELECT の権限と、それを与える権限が加えられています。`,
  ],
  [
    'a right over a function of PostgreSQL',
    `GRANT EXECUTE ON FUNCTION pg_read_file(text) TO ${APP}`,
    'PostgreSQL の関数 pg_read_file(text) の権限が加えられています。',
  ],
  [
    'a right over a table of PostgreSQL',
    `GRANT SELECT ON pg_authid TO PUBLIC`,
    'PostgreSQL の表 pg_authid の権限が加えられています。',
  ],
  [
    'a setting that the program may change',
    `GRANT SET ON PARAMETER session_replication_role TO ${APP}`,
    'データベースの設定 session_replication_role を変える権限が加えられています。',
  ],
  [
    'triggers that are stopped for everybody',
    `SET LOCAL session_replication_role = replica`,
    'データベースのトリガーが、サーバーの設定 session_replication_role で止められています。',
  ],
  [
    'a program that is a member of another role',
    `CREATE ROLE root2 SUPERUSER; GRANT root2 TO ${APP}`,
    `データベースの利用者 ${APP} が、root2 として動けるようになっています。`,
  ],
  [
    'a program that is a member of whatever role',
    `CREATE ROLE club; GRANT club TO ${APP}`,
    `データベースの利用者 ${APP} が、club として動けるようになっています。`,
  ],
  [
    'a stranger that may act as the program',
    `CREATE ROLE stranger; GRANT ${APP} TO stranger`,
    `データベースの利用者 stranger が、${APP} として動けるようになっています。`,
  ],
  [
    'a role that may do everything',
    'CREATE ROLE root2 SUPERUSER',
    'データベースの利用者 root2 に、全ての権限があります。',
  ],
  [
    'a role that may make others and sees past policies',
    'CREATE ROLE maker CREATEROLE BYPASSRLS REPLICATION',
    'データベースの利用者 maker に、利用者を作る権限、ポリシーを通らない権限、複製の権限があります。',
  ],
  [
    'a table that is gone, and goes on',
    `DROP TABLE renewal; GRANT UPDATE ON record_entry TO ${APP}`,
    `データベースの表 record_entry について、${APP} に UPDATE の権限が加えられています。`,
  ],
])('names %s', async (_, statement, sentence) => {
  expect(await problemsAfter(statement)).toContain(sentence);
});
