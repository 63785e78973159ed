import { createHash } from 'node:crypto';
import { runtimeRightsOn } from '../platform/database-roles.js';
import { DEFINITIONS } from '../platform/migrations/definitions.js';
import type { Queries } from '../record/verify.js';

/**
 * Whether the database still does what the migrations laid down: functions, triggers, rules, policies and tables, compared by their digests
 * with those of a database that was migrated in a test (`DEFINITIONS`), and nobody but the owner has more rights than the program.
 * @returns a Japanese sentence for each difference
 */
export async function changedDefinitions(manager: Queries): Promise<string[]> {
  const found = await definitionsOf(manager);
  const names = [...new Set([...Object.keys(DEFINITIONS), ...Object.keys(found)])].sort();
  return [
    ...names.flatMap((name) => differenceOf(name, DEFINITIONS[name], found[name]) ?? []),
    ...(await furtherRights(manager)),
    ...(await membersOfOwner(manager)),
  ];
}

function differenceOf(name: string, expected: string | undefined, found: string | undefined): string | null {
  if (expected === found) return null;
  if (found === undefined) return `データベースの${name}が失われています。`;
  return expected === undefined
    ? `データベースに、プログラムの定めていない${name}があります。`
    : `データベースの${name}が書き換えられているか、止められています。`;
}

/** What is defined in the schema of the program, by name, with the SHA-256 of its definition. What an extension brought is its own affair. */
export async function definitionsOf(manager: Queries): Promise<Record<string, string>> {
  const rows: { name: string; definition: string }[] = await manager.query(DEFINED);
  return Object.fromEntries(
    rows.map(({ name, definition }) => [name, createHash('sha256').update(definition).digest('hex')]),
  );
}

const OURS = (catalogue: string, object: string) =>
  `NOT EXISTS (SELECT FROM pg_depend WHERE classid = '${catalogue}'::regclass AND objid = ${object}.oid AND deptype = 'e')`;

const DEFINED = `
  SELECT '関数 ' || p.oid::regprocedure AS name, CASE WHEN p.prokind = 'a' THEN 'aggregate' ELSE pg_get_functiondef(p.oid) END AS definition
  FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND ${OURS('pg_proc', 'p')}
  UNION ALL
  SELECT 'トリガー ' || c.relname || '.' || t.tgname, pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal
  UNION ALL
  SELECT 'ルール ' || c.relname || '.' || r.rulename, pg_get_ruledef(r.oid) || ' ' || r.ev_enabled::text
  FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class WHERE c.relnamespace = 'public'::regnamespace AND ${OURS('pg_class', 'c')}
  UNION ALL
  SELECT 'ポリシー ' || c.relname || '.' || p.polname, p.polcmd::text
  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT '表 ' || c.relname, c.relkind::text || ' ' || c.relpersistence::text || ' ' || c.relrowsecurity::text
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND ${OURS('pg_class', 'c')}`;

async function furtherRights(manager: Queries): Promise<string[]> {
  const rights: { table: string; who: string; right: string }[] = await manager.query(
    `SELECT DISTINCT c.relname AS "table", CASE given.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(given.grantee) END AS who, given.privilege_type AS "right"
     FROM pg_class c CROSS JOIN LATERAL (
       SELECT * FROM aclexplode(c.relacl)
       UNION ALL SELECT acl.* FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl WHERE a.attrelid = c.oid) given
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND given.grantee <> c.relowner AND ${OURS('pg_class', 'c')} ORDER BY 1, 2, 3`,
  );
  return rights
    .filter(({ table, right }) => !runtimeRightsOn(table).includes(right))
    .map(
      ({ table, who, right }) => `データベースの表 ${table} について、${who} に ${right} の権限が加えられています。`,
    );
}

/** Whoever reads the record as the program does must not be able to act as the owner of its tables. */
async function membersOfOwner(manager: Queries): Promise<string[]> {
  const members: { who: string }[] = await manager.query(
    `SELECT DISTINCT pg_get_userbyid(given.grantee) AS who FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) given
     WHERE c.oid = 'record_entry'::regclass AND given.grantee NOT IN (0, c.relowner) AND pg_has_role(given.grantee, c.relowner, 'MEMBER')`,
  );
  return members.map(({ who }) => `データベースの利用者 ${who} が、表の持ち主として動けるようになっています。`);
}
