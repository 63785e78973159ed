import { createHash, randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { insertAreas, insertInstitution } from '../../../test/support/case-rows.js';
import { createEmptyTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { dataSourceOptions, NO_LIMITS } from '../database.js';
import { FileParts1764000000007 } from './0008-file-parts.js';
import { migrations } from './index.js';

const before = migrations.slice(0, migrations.indexOf(FileParts1764000000007));
let database: TestDatabase;

beforeAll(async () => {
  database = await createEmptyTestDatabase();
});
afterAll(() => database.drop());

/** As the program of that day would have left it. */
async function migrated<T>(to: typeof migrations, work: (db: DataSource) => Promise<T>): Promise<T> {
  const db = await new DataSource({
    ...dataSourceOptions(database.ownerUrl, [], NO_LIMITS),
    migrations: to,
    migrationsTransactionMode: 'all',
  }).initialize();
  try {
    await db.runMigrations();
    return await work(db);
  } finally {
    await db.destroy();
  }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

it('moves the bytes of every file and of every result that is kept into parts, whatever their size', async () => {
  const contents = [0, 1, 262_144, 262_145, 1_000_000].map((size) => randomBytes(size));
  await migrated(before, async (db) => {
    await db.query(`ALTER TABLE application ALTER COLUMN content SET DEFAULT '{}'`); // which applications no longer have
    await insertAreas(db);
    const institutionId = await insertInstitution(db, { name: '病院', kana: 'ビョウイン' });
    // Written out: the application has other columns today.
    const [{ id: applicationId } = { id: '' }] = await db.query<{ id: string }[]>(
      `INSERT INTO application (reference_no, kind, procedure, institution_id, planning_area_id, state, machine_version, state_since, holder, search_key, created_at, updated_at)
       VALUES ('R8-3-0001', 'B', 'new', $1, 'tokachi', 'examining', 1, '2026-11-02', 'prefectureOfficer', '', now(), now()) RETURNING id`,
      [institutionId],
    );
    for (const [index, content] of contents.entries()) {
      await db.query(
        `INSERT INTO stored_file (application_id, purpose, requirement_id, version, title, file_name, media_type, size, sha256, content, created_by_id, created_by_name, created_by_office, created_at)
         VALUES ($1, 'attachment', 'D05', $2, '書類', 'a.pdf', 'application/pdf', $3, $4, $5, 'x', 'x', 'x', now())`,
        [applicationId, index + 1, content.length, sha256(content), content],
      );
    }
    await db.query(
      `INSERT INTO account (login, password_hash, name, role, office_name) VALUES ('officer', 'x', '試験 花子', 'prefectureOfficer', '試験課')`,
    );
    const job = `INSERT INTO job (kind, title, input, idempotency_key, requested_by, state, created_at, finished_at, file_name, size, sha256, content)
      SELECT 'case-file', '一式', '{}', $1, id, 'done', now(), now(), 'a.pdf', 1, 'x', $2 FROM account`;
    await db.query(job, ['kept', contents[4]]);
    await db.query(job, ['over', null]);
  });
  await migrated(migrations, async (db) => {
    const files: { size: number; sha256: string; parts: number; digest: string }[] = await db.query(
      `SELECT f.size, f.sha256, count(*)::int AS parts, encode(sha256(string_agg(p.bytes, '' ORDER BY p.no)), 'hex') AS digest
       FROM stored_file f JOIN stored_file_part p ON p.file_id = f.id GROUP BY f.id ORDER BY f.version`,
    );
    expect(files.map(({ size, parts }) => [size, parts])).toEqual([
      [0, 1],
      [1, 1],
      [262_144, 1],
      [262_145, 2],
      [1_000_000, 4],
    ]);
    expect(files.map(({ digest }) => digest)).toEqual(files.map((file) => file.sha256));
    const results: { key: string; digest: string | null }[] = await db.query(
      `SELECT idempotency_key AS key, (SELECT encode(sha256(string_agg(bytes, '' ORDER BY no)), 'hex') FROM job_result_part WHERE job_id = job.id) AS digest FROM job ORDER BY 1`,
    );
    expect(results).toEqual([
      { key: 'kept', digest: sha256(contents[4]!) },
      { key: 'over', digest: null },
    ]);
  });
});
