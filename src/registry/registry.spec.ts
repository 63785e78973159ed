import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { AUTOMATIC } from '../procedure/terms/actors.js';
import { StartupError } from '../platform/startup-error.js';
import { type PartialApp, startPartialApp } from '../../test/support/partial-app.js';
import { DemoInstitutions } from './demo-institutions.js';
import { loadProfile } from './load-profile.js';
import { OfficeCalendarService } from './office-calendar.service.js';
import { ReferenceData } from './reference-data.js';
import { RegistryModule } from './registry.module.js';
import { RegistryService } from './registry.service.js';

let partial: PartialApp;
let app: INestApplicationContext;
let registry: RegistryService;

beforeAll(async () => {
  partial = await startPartialApp({ rooms: { imports: [RegistryModule] }, env: { SEED_DEMO: 'true' } });
  app = partial.app;
  registry = app.get(RegistryService);
});
afterAll(() => partial.close());

const counts = () =>
  partial.dataSource.query<unknown[]>(
    `SELECT (SELECT count(*) FROM planning_area) areas, (SELECT count(*) FROM health_centre) centres,
            (SELECT count(*) FROM intake_round) rounds, (SELECT count(*) FROM closed_day) days`,
  );

describe('reference data', () => {
  it('is Hokkaido: 21 areas in order, each with the health centre that runs its council', async () => {
    const areas = await registry.planningAreas();
    const centres = new Set((await registry.healthCentres()).map(({ id }) => id));
    expect(areas).toHaveLength(21);
    expect(areas[0]!.name).toBe('南渡島');
    expect(areas.every((area) => centres.has(area.secretariatHealthCentreId))).toBe(true);
    expect((await registry.secretariatOf('tokachi'))?.name).toBe('帯広保健所');
    expect(await registry.secretariatOf('atlantis')).toBeNull();
  });

  it('is added once and never overwrites an edit', async () => {
    const before = await counts();
    await partial.dataSource.query(
      `UPDATE planning_area SET secretariat_health_centre_id = 'chitose', certainty = 'confirmed' WHERE id = 'sapporo'`,
    );
    await partial.dataSource.query(
      `UPDATE intake_round SET application_deadline = '2026-12-07' WHERE fiscal_year = 2026 AND number = 3`,
    );
    await app.get(ReferenceData).onModuleInit();
    expect(await counts()).toEqual(before);
    expect((await registry.secretariatOf('sapporo'))?.id).toBe('chitose');
    expect((await registry.openRound('2026-12-04'))?.label).toBe('令和8年度 第3回');
    await partial.dataSource.query(
      `UPDATE intake_round SET application_deadline = '2026-11-30' WHERE fiscal_year = 2026 AND number = 3`,
    );
  });

  it('brings invented rounds to a training installation only', async () => {
    const real = await startPartialApp({ rooms: { imports: [RegistryModule] } });
    try {
      expect((await real.app.get(RegistryService).rounds()).map(({ fiscalYear }) => fiscalYear)).toEqual([
        2023, 2023, 2023, 2023,
      ]);
      expect(await real.app.get(RegistryService).searchInstitutions('')).toEqual([]);
    } finally {
      await real.close();
    }
    expect((await registry.rounds())[0]).toMatchObject({
      fiscalYear: 2026,
      number: 4,
      reportBy: '2027-02-26',
      certainty: 'unconfirmed',
    });
  });

  it('finds the round that takes applications', async () => {
    expect((await registry.openRound('2026-11-30'))?.number).toBe(3);
    expect((await registry.openRound('2026-12-01'))?.number).toBe(4);
    expect(await registry.openRound('2027-01-30')).toBeNull();
  });

  it('has a profile and the 88 items, and names what cannot be read', () => {
    expect(registry.profile().councils.B).toContain('medicalCouncil');
    expect(registry.evaluationItems().map(({ no }) => no)).toEqual(Array.from({ length: 88 }, (_, index) => index + 1));
    expect(() => loadProfile('atlantis')).toThrow(StartupError);
    expect(() => loadProfile('atlantis')).toThrow('seeds/atlantis/procedure-profile.json');
  });
});

describe('institutions', () => {
  it('are found by name, reading and code, whatever letters are typed, and keep their names', async () => {
    const ids = await app.get(DemoInstitutions).load();
    expect(ids.size).toBeGreaterThanOrEqual(12);
    expect(await app.get(DemoInstitutions).load()).toEqual(ids);
    const names = async (text: string) => (await registry.searchInstitutions(text)).map(({ name }) => name);
    expect(await names('石狩崎浜')).toEqual(['石狩﨑浜中央病院']);
    expect(await names('ﾎｸﾓｳﾖｼﾉ')).toEqual(['北網𠮷野丘病院']);
    expect(await names('９９０１００００１９')).toEqual(['十勝緑陽総合病院']);
    expect(await names('%')).toEqual([]);
    expect((await registry.institution(ids.get('9901000035')!))?.name).toBe('石狩﨑浜中央病院');
    const all = await registry.searchInstitutions('');
    expect(all.map(({ kana }) => kana)).toEqual(all.map(({ kana }) => kana).sort());
  });

  it('are found after a change of the rules by which names are folded, and no folding becomes a former name', async () => {
    const kept = () =>
      partial.dataSource.query<unknown[]>(
        'SELECT name, search_key, former_search_key FROM medical_institution ORDER BY name',
      );
    const before = await kept();
    await partial.dataSource.query(
      `UPDATE medical_institution SET search_key = replace(search_key, '鴎', '鷗'), former_search_key = '江差鷗院' WHERE name LIKE '江差%'`,
    );
    await partial.dataSource.query(
      `UPDATE medical_institution SET former_search_key = '江差鷗院' WHERE name LIKE '江差%'`,
    );
    await app.get(ReferenceData).onModuleInit();
    const renewed = (before as { name: string }[]).map((row) =>
      row.name.startsWith('江差') ? { ...row, former_search_key: '江差鴎院' } : row,
    );
    expect(await kept()).toEqual(renewed);
  });
});

describe('office calendar', () => {
  const send = () => ({ idempotencyKey: randomUUID(), actor: AUTOMATIC });

  it('takes the prefecture’s own days and gives them up again', async () => {
    const calendar = app.get(OfficeCalendarService);
    await calendar.add('2027-02-24', ' 臨時の閉庁日 ', send());
    expect((await registry.closedDays()).has('2027-02-24')).toBe(true);
    expect(await calendar.closedDaysBetween('2026-04-01', '2027-03-31')).toContainEqual({
      day: '2027-02-24',
      name: '臨時の閉庁日',
      source: 'prefecture',
    });
    await expect(calendar.add('2027-02-24', '二度目', send())).rejects.toMatchObject({ field: 'day' });
    await calendar.remove('2027-02-24', send());
    expect((await registry.closedDays()).has('2027-02-24')).toBe(false);
  });

  it('refuses a day that is closed anyway and a day without a reason', async () => {
    const calendar = app.get(OfficeCalendarService);
    for (const closed of ['2026-12-05', '2026-11-23', '2026-12-30'])
      await expect(calendar.add(closed, '理由', send())).rejects.toMatchObject({ field: 'day' });
    await expect(calendar.add('2026-12-04', ' ', send())).rejects.toMatchObject({ field: 'name' });
  });

  it('keeps the national holidays', async () => {
    await expect(app.get(OfficeCalendarService).remove('2026-11-23', send())).rejects.toMatchObject({
      field: 'day',
    });
    expect((await registry.closedDays()).has('2026-11-23')).toBe(true);
  });
});
