import { createHash } from 'node:crypto';
import { RUNTIME_ROLE, runtimeRightsOn } from '../platform/database-roles.js';
import { DEFINITIONS } from '../platform/migrations/definitions.js';
import { migrations } from '../platform/migrations/index.js';
import type { Queries } from '../record/verify.js';

/**
 * Whether the database still does what the migrations laid down. What is defined in the schema of the program, and whatever stands beside it and
 * acts on it (`DEFINED`), is compared by digest with a database that was migrated in a test (`DEFINITIONS`). Rights, owners, memberships and
 * settings belong to an installation and are compared with what they must be: nobody but the owner may do more than the program, and the program
 * and whoever reads the record as it does may not act as anybody who can do more.
 * @returns a Japanese sentence for each difference
 */
export async function changedDefinitions(manager: Queries): Promise<string[]> {
  const found = await definitionsOf(manager);
  const names = [...new Set([...Object.keys(DEFINITIONS), ...Object.keys(found)])].sort();
  return [
    ...names.flatMap((name) => differenceOf(name, DEFINITIONS[name], found[name]) ?? []),
    ...(await changedMigrations(manager)),
    ...(await furtherRights(manager)),
    ...(await sentences(manager, FURTHER)),
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

/**
 * What stands on a column that is not null is taken from the column: PostgreSQL has a constraint of its own for it from 18 on.
 * The constraint of a foreign key holds whether the triggers that keep it fire. What PostgreSQL brings has an oid below 16384.
 */
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
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND ${OURS('pg_class', 'c')}
  UNION ALL
  SELECT '列 ' || c.relname || '.' || a.attname,
    concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
      (SELECT collname FROM pg_collation WHERE oid = a.attcollation), pg_get_expr(d.adbin, d.adrelid))
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped AND ${OURS('pg_class', 'c')}
  UNION ALL
  SELECT '制約 ' || c.relname || '.' || k.conname, pg_get_constraintdef(k.oid) || coalesce(
    (SELECT ' ' || string_agg(t.tgenabled::text, '' ORDER BY t.tgenabled) FROM pg_trigger t WHERE t.tgconstraint = k.oid AND t.tgisinternal), '')
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE c.relnamespace = 'public'::regnamespace AND k.contype <> 'n' AND ${OURS('pg_class', 'c')}
  UNION ALL
  SELECT '索引 ' || c.relname, concat_ws(' ', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisready, i.indislive)
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = 'public'::regnamespace AND ${OURS('pg_class', 'c')}
  UNION ALL
  SELECT '継承 ' || i.inhparent::regclass || '.' || i.inhrelid::regclass, ''
  FROM pg_inherits i JOIN pg_class c ON c.oid IN (i.inhparent, i.inhrelid) WHERE c.relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT '演算子 ' || o.oid::regoperator, o.oprcode::regprocedure::text
  FROM pg_operator o WHERE o.oprnamespace = 'public'::regnamespace AND ${OURS('pg_operator', 'o')}
  UNION ALL
  SELECT '型変換 ' || format_type(k.castsource, NULL) || '.' || format_type(k.casttarget, NULL), k.castcontext::text || k.castfunc::regprocedure
  FROM pg_cast k WHERE k.oid >= 16384 AND ${OURS('pg_cast', 'k')}
  UNION ALL
  SELECT 'イベントトリガー ' || e.evtname, concat_ws(' ', e.evtevent, e.evtfoid::regprocedure, e.evtenabled)
  FROM pg_event_trigger e WHERE ${OURS('pg_event_trigger', 'e')}
  UNION ALL
  SELECT 'スキーマ ' || n.nspname, ''
  FROM pg_namespace n WHERE n.nspname !~ '^(public|pg_catalog|information_schema|pg_toast|pg_(toast_)?temp_[0-9]+)$' AND ${OURS('pg_namespace', 'n')}`;

/** A row of the migrations that is missing would have its migration run once more. */
async function changedMigrations(manager: Queries): Promise<string[]> {
  const applied: { name: string }[] = await manager.query('SELECT name FROM public.migrations ORDER BY id');
  const names = applied.map(({ name }) => name);
  const expected = migrations.map(({ name }) => name);
  const fits = names.length === expected.length && names.every((name, index) => name === expected[index]);
  return fits ? [] : ['データベースの migrations の行が、プログラムの移行と一致しません。'];
}

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

async function sentences(manager: Queries, query: string): Promise<string[]> {
  const rows: { sentence: string }[] = await manager.query(query);
  return rows.map(({ sentence }) => sentence);
}

/**
 * The owner of everything is whoever migrated (`owner`); `program` is whoever has rights on the record besides. The owner of the schema and of the
 * database may be another (an administrator, pg_database_owner), as long as the program may not act as that one.
 */
const FURTHER = `
  WITH owner AS (SELECT relowner AS oid FROM pg_class WHERE oid = 'public.migrations'::regclass),
  program AS (
    SELECT r.* FROM pg_roles r WHERE r.oid IN (
      SELECT given.grantee FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) given WHERE c.oid = 'public.record_entry'::regclass AND given.grantee <> c.relowner)),
  owned AS (
    SELECT '表 ' || c.relname AS name, c.relowner AS by FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND ${OURS('pg_class', 'c')}
    UNION ALL SELECT '関数 ' || p.oid::regprocedure, p.proowner FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND ${OURS('pg_proc', 'p')}),
  around AS (
    SELECT 'スキーマ public' AS name, nspowner AS by, nspacl AS acl FROM pg_namespace WHERE nspname = 'public'
    UNION ALL SELECT 'データベース', datdba, datacl FROM pg_database WHERE datname = current_database())
  SELECT 'データベースの' || name || 'の持ち主が ' || pg_get_userbyid(by) || ' に変えられています。' AS sentence
  FROM owned, owner WHERE by <> owner.oid OR pg_get_userbyid(by) = '${RUNTIME_ROLE}'
  UNION ALL
  SELECT 'データベースの利用者 ' || p.rolname || ' が、' || name || 'の持ち主として動けるようになっています。'
  FROM around, program p WHERE pg_has_role(p.oid, by, 'MEMBER')
  UNION ALL
  SELECT 'データベースの利用者 ' || r.rolname || ' が、表の持ち主として動けるようになっています。'
  FROM pg_roles r, owner WHERE r.oid <> owner.oid AND NOT r.rolsuper AND (pg_has_role(r.oid, owner.oid, 'USAGE') OR pg_has_role(r.oid, owner.oid, 'SET'))
  UNION ALL
  SELECT 'データベースの利用者 ' || p.rolname || ' が、' || r.rolname || ' として動けるようになっています。'
  FROM program p JOIN pg_roles r ON r.rolname ~ '^pg_' AND pg_has_role(p.oid, r.oid, 'MEMBER') WHERE NOT p.rolsuper AND r.rolname <> 'pg_database_owner'
  UNION ALL
  SELECT 'データベースの利用者 ' || p.rolname || ' に、全ての権限か、利用者を作る権限が加えられています。'
  FROM program p WHERE p.rolsuper OR p.rolcreaterole OR p.rolbypassrls OR p.rolreplication
  UNION ALL
  SELECT 'データベースの' || name || ' について、' || CASE given.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(given.grantee) END || ' に CREATE の権限が加えられています。'
  FROM owner, around CROSS JOIN LATERAL aclexplode(acl) given WHERE given.privilege_type = 'CREATE' AND given.grantee NOT IN (by, owner.oid)
  UNION ALL
  SELECT 'データベースの関数 ' || p.oid::regprocedure || ' の権限が変えられています。'
  FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.proacl <> acldefault('f', p.proowner) AND ${OURS('pg_proc', 'p')}
  UNION ALL
  SELECT 'データベースに、' || pg_get_userbyid(defaclrole) || ' の作るものの既定の権限が加えられています。' FROM pg_default_acl
  UNION ALL
  SELECT 'データベースの設定 ' || setting || ' が、' || CASE setrole WHEN 0 THEN '全ての利用者' ELSE pg_get_userbyid(setrole) END || 'に加えられています。'
  FROM owner, pg_db_role_setting, unnest(setconfig) setting
  WHERE setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database())) AND (setrole IN (0, owner.oid) OR setrole IN (SELECT oid FROM program))
  ORDER BY 1`;
