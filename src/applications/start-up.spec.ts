import { DataSource } from 'typeorm';
import { CaseFixture } from '../../test/support/case-fixture.js';
import { RegistryService } from '../registry/registry.service.js';
import { CaseEffectHandlers } from './effects/case-effect-handlers.js';
import { assertStoredStatesResolve } from './log/stored-states.js';

let fixture: CaseFixture;

beforeAll(async () => {
  fixture = await CaseFixture.start();
});
afterAll(() => fixture.close());
beforeEach(() => fixture.clear());

describe('the start', () => {
  it('is refused with one message that lists every stored state the program does not know', async () => {
    const profile = fixture.app.get(RegistryService).profile();
    await fixture.open();
    await fixture.open({ kind: 'C1' });
    await fixture.open({ kind: 'C2' });
    await expect(assertStoredStatesResolve(fixture.dataSource, profile)).resolves.toBeUndefined();

    await fixture.query(`UPDATE application SET state = 'coordinationCouncil.requested' WHERE kind = 'C1'`);
    await fixture.query(`UPDATE application SET machine_version = 99 WHERE kind = 'C2'`);
    await expect(assertStoredStatesResolve(fixture.dataSource, profile)).rejects.toThrow(
      /- C1 版1 coordinationCouncil\.requested（1件）\n- C2 版99 planDrafting（1件）/,
    );
  });

  it('is refused while no room issues notices and registers designations', () => {
    const handlers = new CaseEffectHandlers();
    expect(() => handlers.assertComplete()).toThrow(/carries out the effect registerDesignation/);
    handlers.on('registerDesignation', () => Promise.resolve());
    expect(() => handlers.assertComplete()).toThrow(/issues the documents of events/);
    handlers.issueBy(() => Promise.resolve([]));
    expect(() => handlers.assertComplete()).not.toThrow();
  });
});

/** Types as PostgreSQL names them; a column of an entity is written by hand, and so is the migration. */
const SQL_TYPE: Record<string, string> = { int: 'integer', timestamptz: 'timestamp with time zone' };

it('every column of an entity is in its table, with its type', async () => {
  const dataSource = fixture.app.get(DataSource);
  const columns = await fixture.query<{ table: string; column: string; type: string; nullable: boolean }>(
    `SELECT table_name AS table, column_name AS column, data_type AS type, is_nullable = 'YES' AS nullable
     FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  const mapped = dataSource.entityMetadatas.map(({ tableName }) => tableName);
  expect(mapped).toEqual(
    expect.arrayContaining(['application', 'record_entry', 'shortening_plan', 'evaluation', 'outbox']),
  );
  for (const { tableName, columns: properties } of dataSource.entityMetadatas) {
    const stored = columns
      .filter(({ table }) => table === tableName)
      .map(({ column, type, nullable }) => `${column} ${type}${nullable ? ' null' : ''}`);
    const named = properties.map(({ databaseName, type, isNullable }) => {
      const name = dataSource.driver.normalizeType({ type });
      return `${databaseName} ${SQL_TYPE[name] ?? name}${isNullable ? ' null' : ''}`;
    });
    // A table may have columns with a default that no entity reads, such as created_at.
    expect(stored).toEqual(expect.arrayContaining(named));
  }
});
