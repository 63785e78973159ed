import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createOwnedDatabase } from '../../../test/support/database.js';
import { NoTwins1764000000008 } from './0009-no-twins.js';
import { UsedKeys1764000000013 } from './0014-used-keys.js';

let owner: DataSource;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ owner, close } = await createOwnedDatabase());
});
afterAll(() => close());

it('makes one of the same meetings, the one with most written in it, and keeps every case on it', async () => {
  const migration = new NoTwins1764000000008();
  const runner = owner.createQueryRunner();
  await new UsedKeys1764000000013().down(runner); // later ones stand on it
  await migration.down(runner);
  await owner.query(`INSERT INTO health_centre VALUES ('obihiro', '帯広保健所', 'prefecture', 'confirmed')`);
  await owner.query(`INSERT INTO planning_area VALUES ('tokachi', '十勝', 1, 'obihiro', 'confirmed')`);
  await owner.query(
    `INSERT INTO medical_institution (id, name, kana, search_key, establisher_name, establisher_address, administrator_name, address, planning_area_id, jurisdiction_health_centre_id)
     VALUES ($1, '病院', 'びょういん', '', '会', '市', '院長', '市', 'tokachi', 'obihiro')`,
    [randomUUID()],
  );
  await owner.query(
    `INSERT INTO application (id, reference_no, kind, procedure, institution_id, planning_area_id, state, machine_version, state_since, holder, search_key, created_at, updated_at)
     SELECT $1, 'R8-3-0001', 'B', 'new', id, 'tokachi', 'examination', 1, '2026-11-16', 'prefecture', '', now(), now() FROM medical_institution`,
    [randomUUID()],
  );
  const [bare, written, later, other] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const meeting = (id: string, name: string, chair: string, day: number) =>
    owner.query(
      `INSERT INTO council_meeting (id, health_centre_id, planning_area_id, name, method, meets_on, chair, created_by, created_at)
       VALUES ($1, 'obihiro', 'tokachi', $2, 'written', '2026-11-20', $3, '保健 次郎', make_date(2026, 11, $4))`,
      [id, name, chair, day],
    );
  await meeting(bare, '第2回', '', 1);
  await meeting(written, '第2回', '座長 三郎', 2);
  await meeting(later, '第2回', '座長 三郎', 3);
  await meeting(other, '第3回', '', 1);
  for (const [meetingId, council] of [
    [bare, 'coordinationCouncil'],
    [later, 'measuresCouncil'],
    [other, 'medicalCouncil'],
  ]) {
    await owner.query(
      `INSERT INTO hearing (application_id, council, meeting_id, requested_on) SELECT id, $1, $2, '2026-11-16' FROM application`,
      [council, meetingId],
    );
  }

  await migration.up(runner);
  await runner.release();

  expect(await owner.query('SELECT id FROM council_meeting ORDER BY name')).toEqual([{ id: written }, { id: other }]);
  expect(await owner.query('SELECT meeting_id FROM hearing ORDER BY council')).toEqual([
    { meeting_id: written },
    { meeting_id: written },
    { meeting_id: other },
  ]);
  await expect(meeting(randomUUID(), '第2回', '', 4)).rejects.toThrow('council_meeting_same_uq');
});
