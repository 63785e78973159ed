/** A schema that is named like the login of the program stands before `public` for PostgreSQL, and not for the program. */
import { DataSource } from 'typeorm';
import { RUNTIME_ROLE, withClient } from '../src/platform/database-roles.js';
import { dataSourceOptions } from '../src/platform/database.js';
import { superuserOf } from './support/database.js';
import { startWebFixture, type WebFixture } from './support/web-fixture.js';

let web: WebFixture;
let caseId: string;

beforeAll(async () => {
  web = await startWebFixture();
  caseId = await web.fixture.submitted();
}, 120_000);
afterAll(() => web.close());

/** What one reads of a page. */
async function read(path: string): Promise<{ status: number; text: string }> {
  const { status, text } = await (await web.signedIn('officer')).get(path);
  return { status, text: text.replace(/<script[^]*?<\/script>|<[^>]*>/g, '') };
}

it('changes no page and no connection', async () => {
  const paths = ['/', '/cases', `/cases/${caseId}`, `/cases/${caseId}/history`];
  const before = [];
  for (const path of paths) before.push(await read(path));
  expect(before[2]).toMatchObject({ status: 200, text: expect.stringContaining('R8-3-0001') as string });

  const superuser = await superuserOf(web.fixture.database);
  try {
    for (const role of [RUNTIME_ROLE, 'shitei_owner']) {
      await superuser.query(`CREATE SCHEMA ${role} AUTHORIZATION ${role}`);
      const tables: { name: string }[] = await superuser.query(
        `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
      );
      for (const { name } of tables)
        await superuser.query(
          `CREATE TABLE ${role}.${name} (LIKE public.${name}); ALTER TABLE ${role}.${name} OWNER TO ${role}`,
        );
    }
  } finally {
    await superuser.destroy();
  }

  const after = [];
  for (const path of paths) after.push(await read(path));
  expect(after).toEqual(before);

  const asked = `SELECT relnamespace::regnamespace::text AS schema FROM pg_class WHERE oid = 'record_entry'::regclass`;
  const { appUrl, ownerUrl } = web.fixture.database;
  for (const url of [appUrl, ownerUrl]) {
    expect((await withClient(url, (client) => client.query(asked))).rows).toEqual([{ schema: 'public' }]);
    const rows = await new DataSource(dataSourceOptions(url)).initialize();
    expect(await rows.query(asked)).toEqual([{ schema: 'public' }]);
    await rows.destroy();
  }
});
