import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../platform/database.js';
import type { Actor, Role } from '../../procedure/terms/actors.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import {
  askedScope,
  type CaseListScope,
  caseListScopes,
  type CaseScope,
  caseScope,
  hearingScope,
} from './access-scope.js';

const HOSPITAL_A = '00000000-0000-4000-8000-00000000000a';
const HOSPITAL_B = '00000000-0000-4000-8000-00000000000b';

const AREAS = [
  { id: 'east-area', secretariatHealthCentreId: 'east' },
  { id: 'west-area', secretariatHealthCentreId: 'west' },
];

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.ownerUrl)).initialize();
  await dataSource.query(
    `INSERT INTO health_centre VALUES ('east', '東', 'prefecture', 'confirmed'), ('west', '西', 'city', 'confirmed'), ('idle', '北', 'city', 'confirmed')`,
  );
  await dataSource.query(
    `INSERT INTO planning_area VALUES ('east-area', '東圏', 1, 'east', 'confirmed'), ('west-area', '西圏', 2, 'west', 'confirmed')`,
  );
  for (const [id, area] of [
    [HOSPITAL_A, 'east-area'],
    [HOSPITAL_B, 'west-area'],
  ]) {
    await dataSource.query(
      `INSERT INTO medical_institution (id, name, kana, search_key, establisher_name, establisher_address, administrator_name, address, planning_area_id, jurisdiction_health_centre_id)
       VALUES ($1, '病院', 'ビョウイン', '', '', '', '', '', $2, 'idle')`,
      [id, area],
    );
  }
  await addCase('A draft', { institution: HOSPITAL_A, area: 'east-area' });
  await addCase('A submitted', { institution: HOSPITAL_A, area: 'east-area', submittedOn: '2026-11-20', shared: true });
  await addCase('B submitted', { institution: HOSPITAL_B, area: 'west-area', submittedOn: '2026-11-20' });
  const sentEast = await addCase('B heard in the east', {
    institution: HOSPITAL_B,
    area: 'west-area',
    submittedOn: '2026-11-20',
  });
  await dataSource.query(
    `INSERT INTO hearing (application_id, council, planning_area_id, health_centre_id, requested_on) VALUES ($1, 'coordinationCouncil', 'east-area', 'east', '2026-11-21')`,
    [sentEast],
  );
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

async function addCase(
  name: string,
  given: { institution: string; area: string; submittedOn?: string; shared?: boolean },
): Promise<string> {
  const [row] = await dataSource.query<{ id: string }[]>(
    `INSERT INTO application (reference_no, kind, procedure, institution_id, planning_area_id, state, machine_version, submitted_on,
       state_since, holder, search_key, shared_with_support_centre, created_at, updated_at)
     VALUES ($1, 'B', 'new', $2, $3, 'preparing', 1, $4, '2026-11-01', 'hospital', '', $5, '2026-11-01', '2026-11-01') RETURNING id`,
    [name, given.institution, given.area, given.submittedOn ?? null, given.shared ?? false],
  );
  return row!.id;
}

async function seenBy(role: Role, office: Partial<Actor> = {}): Promise<string[]> {
  const actor: Actor = {
    accountId: 'x',
    name: '',
    role,
    officeName: '',
    institutionId: null,
    healthCentreId: null,
    ...office,
  };
  const one = await namesIn(caseScope(actor, 'a'));
  const sets = await Promise.all(caseListScopes(actor, 'a', AREAS).map(namesIn));
  expect(sets.flat().sort()).toEqual(one); // each case in one set only
  const joined = await Promise.all(caseListScopes(actor, 'a', AREAS).map((scope) => namesIn(joinedScope(scope))));
  expect(joined.flat().sort()).toEqual(one);
  // What was put to an office is among what it sees.
  const { where, params } = hearingScope(actor, 'h');
  const heard = await namesIn({ where: `a.id IN (SELECT h.application_id FROM hearing h WHERE ${where})`, params });
  expect(one).toEqual(expect.arrayContaining(heard));
  expect(await namesIn(askedScope(actor, 'a', '1 = 1'))).toEqual(heard);
  return one;
}

const joinedScope = ({ where, params, asked }: CaseListScope): CaseScope =>
  asked ? { where: `a.id IN (SELECT application_id FROM ${asked.hearings})`, params } : { where, params };

async function namesIn({ where, params }: CaseScope): Promise<string[]> {
  const rows: { name: string }[] = await dataSource
    .createQueryBuilder()
    .select('a.reference_no', 'name')
    .from('application', 'a')
    .where(where, params)
    .orderBy('a.reference_no')
    .getRawMany();
  return rows.map(({ name }) => name);
}

const ALL = ['A draft', 'A submitted', 'B heard in the east', 'B submitted'];

it('the prefecture and the timer see every case', async () => {
  for (const role of ['prefectureOfficer', 'prefectureApprover', 'timer'] as const)
    expect(await seenBy(role)).toEqual(ALL);
});

it('a hospital sees its own from the first draft', async () => {
  expect(await seenBy('hospital', { institutionId: HOSPITAL_A })).toEqual(['A draft', 'A submitted']);
  expect(await seenBy('hospital', { institutionId: HOSPITAL_B })).toEqual(['B heard in the east', 'B submitted']);
});

it('a health centre sees submitted cases of its council and cases put to it, no draft', async () => {
  expect(await seenBy('healthCentre', { healthCentreId: 'east' })).toEqual(['A submitted', 'B heard in the east']);
  expect(await seenBy('healthCentre', { healthCentreId: 'west' })).toEqual(['B heard in the east', 'B submitted']);
});

it('a health centre reads the hearings that were put to it, and nobody else any', async () => {
  const heardBy = async (office: Partial<Actor> & { role: Role }) => {
    const { where, params } = hearingScope(
      { accountId: 'x', name: '', officeName: '', institutionId: null, healthCentreId: null, ...office },
      'h',
    );
    return (await dataSource.createQueryBuilder().select('h.id').from('hearing', 'h').where(where, params).getRawMany())
      .length;
  };
  expect(await heardBy({ role: 'healthCentre', healthCentreId: 'east' })).toBe(1);
  for (const office of [
    { role: 'healthCentre', healthCentreId: 'west' },
    { role: 'healthCentre' },
    { role: 'prefectureOfficer' },
    { role: 'hospital', institutionId: HOSPITAL_B },
  ] as const)
    expect(await heardBy(office)).toBe(0);
});

it('a health centre lists a case once, also when it changes its area or is no longer submitted', async () => {
  const change = (columns: string) =>
    dataSource.query(`UPDATE application SET ${columns} WHERE reference_no IN ('B heard in the east', 'B submitted')`);
  const before = await dataSource.query<{ name: string; area: string; submitted: string }[]>(
    'SELECT reference_no AS name, planning_area_id AS area, submitted_on::text AS submitted FROM application',
  );
  for (const columns of [
    'submitted_on = NULL',
    ...AREAS.flatMap(({ id }) => [`planning_area_id = '${id}'`, `submitted_on = '2026-11-05'`, `submitted_on = NULL`]),
  ]) {
    await change(columns);
    for (const healthCentreId of ['east', 'west']) await seenBy('healthCentre', { healthCentreId });
  }
  for (const { name, area, submitted } of before)
    await dataSource.query('UPDATE application SET planning_area_id = $2, submitted_on = $3 WHERE reference_no = $1', [
      name,
      area,
      submitted,
    ]);
});

it('the health centre of the place alone, without a council, sees nothing', async () => {
  expect(await seenBy('healthCentre', { healthCentreId: 'idle' })).toEqual([]);
});

it('the support centre sees what is shared, the system administrator no case', async () => {
  expect(await seenBy('supportCentre')).toEqual(['A submitted']);
  expect(await seenBy('systemAdministrator')).toEqual([]);
});

it('an account without its office sees nothing', async () => {
  expect(await seenBy('hospital')).toEqual([]);
  expect(await seenBy('healthCentre')).toEqual([]);
});

it('can be joined to a condition of the caller without spilling over', async () => {
  const { where, params } = caseScope(
    { accountId: 'x', name: '', role: 'healthCentre', officeName: '', institutionId: null, healthCentreId: 'east' },
    'a',
  );
  const rows = await dataSource
    .createQueryBuilder()
    .select('a.id', 'id')
    .from('application', 'a')
    .where(`a.reference_no = :name AND ${where}`, { name: 'B submitted', ...params })
    .getRawMany();
  expect(rows).toEqual([]);
});
