import { createHash } from 'node:crypto';
import { RUNTIME_ROLE, runtimeRightsOn, SEQUENCE_RIGHTS } from '../platform/database-roles.js';
import { DEFINITIONS } from '../platform/migrations/definitions.js';
import { migrations } from '../platform/migrations/index.js';
import { appliedMigrations } from '../platform/prepare-database.js';
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

/**
 * What is defined in the schema of the program and what was made elsewhere, by name, with the SHA-256 of its definition. Asked as `verifyWithin` asks:
 * PostgreSQL names what is found without its schema without it.
 */
export async function definitionsOf(manager: Queries): Promise<Record<string, string>> {
  const rows: { name: string; definition: string }[] = await manager.query(DEFINED);
  return Object.fromEntries(
    rows.map(({ name, definition }) => [name, createHash('sha256').update(definition).digest('hex')]),
  );
}

/** Objects that PostgreSQL brings have a lower oid. Whatever else is there was made by somebody, also where it was made a member of an extension. */
const FIRST_MADE = 16384;

/** Catalogues of what the migrations make none of, wherever it stands: it can act on the tables of the program, or be taken for what PostgreSQL brings. */
const MADE_BY_NOBODY = [
  'pg_am',
  'pg_amop',
  'pg_amproc',
  'pg_cast',
  'pg_collation',
  'pg_conversion',
  'pg_event_trigger',
  'pg_extension',
  'pg_foreign_data_wrapper',
  'pg_foreign_server',
  'pg_language',
  'pg_opclass',
  'pg_operator',
  'pg_opfamily',
  'pg_publication',
  'pg_statistic_ext',
  'pg_transform',
  'pg_ts_config',
  'pg_ts_dict',
  'pg_ts_parser',
  'pg_ts_template',
];

/** The same of what stands in the schema of the program as well, or belongs to its tables: only what stands elsewhere. */
const MADE_ELSEWHERE: Readonly<Record<string, string>> = {
  pg_proc: `pronamespace <> 'public'::regnamespace`,
  pg_class: `relnamespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)`,
  pg_namespace: `nspname !~ '^(public|pg_(toast_)?temp_[0-9]+)$'`,
  // Every table has a type, and every type one of its lists.
  pg_type: `NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = typrelid AND c.relkind <> 'c') AND NOT EXISTS (SELECT FROM pg_type each WHERE each.typarray = pg_type.oid)`,
};

const MADE = [...MADE_BY_NOBODY.map((catalogue) => [catalogue, 'true'] as const), ...Object.entries(MADE_ELSEWHERE)]
  .map(
    ([catalogue, where]) =>
      `SELECT '${catalogue}'::regclass AS classid, oid FROM ${catalogue} WHERE oid >= ${FIRST_MADE} AND ${where}`,
  )
  .join(' UNION ALL ');

/**
 * What stands on a column that is not null is taken from the column: PostgreSQL has a constraint of its own for it from 18 on.
 * The constraint of a foreign key holds whether the triggers that keep it fire, and what they call.
 */
const DEFINED = `
  SELECT '関数 ' || p.oid::regprocedure AS name, CASE WHEN p.prokind = 'a' THEN 'aggregate' ELSE pg_get_functiondef(p.oid) END AS definition
  FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
  UNION ALL
  SELECT 'トリガー ' || c.relname || '.' || t.tgname, pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = 'public'::regnamespace AND (NOT t.tgisinternal OR t.tgconstraint = 0)
  UNION ALL
  SELECT 'ルール ' || c.relname || '.' || r.rulename, pg_get_ruledef(r.oid) || ' ' || r.ev_enabled::text
  FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class WHERE c.relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT 'ポリシー ' || c.relname || '.' || p.polname, p.polcmd::text
  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT '表 ' || c.relname, concat_ws(' ', c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity)
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
  UNION ALL
  SELECT '連番 ' || c.relname, concat_ws(' ', s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmax, s.seqmin, s.seqcache, s.seqcycle)
  FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid WHERE c.relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT '列 ' || c.relname || '.' || a.attname,
    concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
      nullif(a.attcollation, 0)::regcollation, pg_get_expr(d.adbin, d.adrelid))
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL
  SELECT '制約 ' || c.relname || '.' || k.conname, pg_get_constraintdef(k.oid) || coalesce(
    (SELECT ' ' || string_agg(t.tgenabled::text || t.tgfoid::regproc, ' ' ORDER BY t.tgenabled, t.tgfoid::regproc::text)
     FROM pg_trigger t WHERE t.tgconstraint = k.oid AND t.tgisinternal), '')
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE c.relnamespace = 'public'::regnamespace AND k.contype <> 'n'
  UNION ALL
  SELECT '索引 ' || c.relname, concat_ws(' ', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisready, i.indislive)
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT '継承 ' || i.inhparent::regclass || ' → ' || i.inhrelid::regclass, ''
  FROM pg_inherits i JOIN pg_class c ON c.oid IN (i.inhparent, i.inhrelid) WHERE c.relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT 'もの（' || made.type || ' ' || made.identity || '）', ''
  FROM (${MADE}) found CROSS JOIN LATERAL pg_identify_object(found.classid, found.oid, 0) made`;

/** A row of the migrations that is missing would have its migration run once more. */
async function changedMigrations(manager: Queries): Promise<string[]> {
  const names = await appliedMigrations((sql) => manager.query(sql));
  const expected = migrations.map(({ name }) => name);
  const missing = expected.filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !expected.includes(name));
  const isOrdered =
    String(names.filter((name) => expected.includes(name))) === String(expected.filter((name) => names.includes(name)));
  return [
    ...missing.map((name) => `データベースの migrations に、プログラムの移行 ${name} の行がありません。`),
    ...unknown.map((name) => `データベースの migrations に、プログラムの知らない移行 ${name} の行があります。`),
    ...(isOrdered ? [] : ['データベースの migrations の行が、プログラムの移行の順に並んでいません。']),
  ];
}

async function furtherRights(manager: Queries): Promise<string[]> {
  const rights: {
    table: string;
    isSequence: boolean;
    who: string;
    isProgram: boolean;
    right: string;
    grantable: boolean;
  }[] = await manager.query(
    `WITH ${PARTIES}
       SELECT DISTINCT c.relname AS "table", c.relkind = 'S' AS "isSequence", CASE given.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(given.grantee) END AS who,
         given.grantee IN (SELECT oid FROM program) AS "isProgram", given.privilege_type AS "right", given.is_grantable AS grantable
       FROM pg_class c CROSS JOIN LATERAL (
         SELECT * FROM aclexplode(c.relacl)
         UNION ALL SELECT acl.* FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl WHERE a.attrelid = c.oid) given
       WHERE c.relnamespace = 'public'::regnamespace AND given.grantee <> c.relowner ORDER BY 1, 3, 5`,
  );
  return rights
    .filter(({ table, isSequence, isProgram, right, grantable }) => {
      const allowed = isSequence ? SEQUENCE_RIGHTS : runtimeRightsOn(table);
      return !isProgram || grantable || !allowed.includes(right);
    })
    .map(
      ({ table, who, right, grantable }) =>
        `データベースの表 ${table} について、${who} に ${right} の権限${grantable ? 'と、それを与える権限' : ''}が加えられています。`,
    );
}

async function sentences(manager: Queries, query: string): Promise<string[]> {
  const rows: { sentence: string }[] = await manager.query(query);
  return rows.map(({ sentence }) => sentence);
}

/**
 * The owner of everything is whoever migrated (`owner`). The program (`program`) is whoever verifies, for both have one login; where that is the owner
 * or an administrator, it is the role that the program takes on.
 */
const PARTIES = `
  owner AS (SELECT relowner AS oid FROM pg_class WHERE oid = 'public.migrations'::regclass),
  program AS (
    SELECT r.* FROM pg_roles r, owner WHERE r.rolname = CASE
      WHEN (SELECT rolsuper OR me.oid = owner.oid FROM pg_roles me WHERE me.rolname = current_user) THEN '${RUNTIME_ROLE}' ELSE current_user END)`;

/**
 * The owner of the schema and of the database may be another than that of the tables (an administrator, pg_database_owner), as long as the program may
 * not act as that one. An extension that the migrations ask for is owned by whoever
 * may do everything anyhow. Of memberships each is looked at: who comes to be somebody by way of another is named at one of them.
 */
const FURTHER = `
  WITH ${PARTIES},
  owned AS (
    SELECT '表 ' || c.relname AS name, c.relowner AS by FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
    UNION ALL SELECT '関数 ' || p.oid::regprocedure, p.proowner FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace),
  around AS (
    SELECT 'スキーマ public' AS name, nspowner AS by, nspacl AS acl FROM pg_namespace WHERE nspname = 'public'
    UNION ALL SELECT 'データベース', datdba, datacl FROM pg_database WHERE datname = current_database()),
  -- What PostgreSQL brings, with the rights on it, and those that it brought it with.
  brought AS (
    SELECT '関数 ' || p.oid::regprocedure AS name, p.proacl AS acl, coalesce(i.initprivs, acldefault('f', p.proowner)) AS first
    FROM pg_proc p LEFT JOIN pg_init_privs i ON i.classoid = 'pg_proc'::regclass AND i.objoid = p.oid WHERE p.oid < ${FIRST_MADE}
    UNION ALL
    SELECT '表 ' || c.oid::regclass, c.relacl, coalesce(i.initprivs, acldefault('r', c.relowner))
    FROM pg_class c LEFT JOIN pg_init_privs i ON i.classoid = 'pg_class'::regclass AND i.objoid = c.oid AND i.objsubid = 0
    WHERE c.relnamespace = 'pg_catalog'::regnamespace)
  SELECT 'データベースの' || name || 'の持ち主が ' || pg_get_userbyid(by) || ' に変えられています。' AS sentence
  FROM owned JOIN pg_roles r ON r.oid = by, owner, program WHERE by = program.oid OR (by <> owner.oid AND NOT r.rolsuper)
  UNION ALL
  SELECT 'データベースの利用者 ' || p.rolname || ' が、' || name || 'の持ち主として動けるようになっています。'
  FROM around, program p WHERE pg_has_role(p.oid, by, 'MEMBER')
  UNION ALL
  SELECT 'データベースの利用者 ' || member.rolname || ' が、' || role.rolname || ' として動けるようになっています。'
  FROM pg_auth_members m JOIN pg_roles member ON member.oid = m.member JOIN pg_roles role ON role.oid = m.roleid, owner, program
  WHERE NOT (m.member = owner.oid AND m.roleid = program.oid) AND (m.member = program.oid OR m.roleid IN (owner.oid, program.oid) OR role.rolsuper)
    AND NOT (member.rolsuper AND member.oid <> program.oid)
  UNION ALL
  SELECT 'データベースの利用者 ' || r.rolname || ' に、' || concat_ws('、', CASE WHEN r.rolsuper THEN '全ての権限' END, CASE WHEN r.rolcreaterole THEN '利用者を作る権限' END,
    CASE WHEN r.rolcreatedb AND r.oid = program.oid THEN 'データベースを作る権限' END,
    CASE WHEN r.rolbypassrls THEN 'ポリシーを通らない権限' END, CASE WHEN r.rolreplication THEN '複製の権限' END) || 'があります。'
  FROM pg_roles r, owner, program
  WHERE r.oid >= ${FIRST_MADE} AND (r.rolsuper OR r.rolbypassrls OR r.rolreplication OR (r.rolcreaterole AND r.oid <> owner.oid) OR (r.rolcreatedb AND r.oid = program.oid))
  UNION ALL
  SELECT 'データベースの' || name || ' について、' || CASE given.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(given.grantee) END || ' に CREATE の権限が加えられています。'
  FROM owner, around CROSS JOIN LATERAL aclexplode(acl) given WHERE given.privilege_type = 'CREATE' AND given.grantee NOT IN (by, owner.oid)
  UNION ALL
  SELECT 'データベースの関数 ' || p.oid::regprocedure || ' の権限が変えられています。'
  FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.proacl <> acldefault('f', p.proowner)
  UNION ALL
  SELECT 'PostgreSQL の' || name || ' の権限が加えられています。'
  FROM brought WHERE EXISTS (SELECT grantee, privilege_type FROM aclexplode(acl) EXCEPT SELECT grantee, privilege_type FROM aclexplode(first))
  UNION ALL
  SELECT 'データベースの設定 ' || parname || ' を変える権限が加えられています。' FROM pg_parameter_acl
  UNION ALL
  SELECT 'データベースのトリガーが、サーバーの設定 session_replication_role で止められています。' WHERE current_setting('session_replication_role') <> 'origin'
  UNION ALL
  SELECT 'データベースに、' || pg_get_userbyid(defaclrole) || ' の作るものの既定の権限が加えられています。' FROM pg_default_acl
  UNION ALL
  SELECT 'データベースの設定 ' || setting || ' が、' || CASE setrole WHEN 0 THEN '全ての利用者' ELSE pg_get_userbyid(setrole) END || 'に加えられています。'
  FROM owner, pg_db_role_setting, unnest(setconfig) setting
  WHERE setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database())) AND (setrole IN (0, owner.oid) OR setrole IN (SELECT oid FROM program))
  ORDER BY 1`;
