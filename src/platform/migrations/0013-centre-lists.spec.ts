import type { DataSource } from 'typeorm';
import { insertAreas, insertCase, insertInstitution } from '../../../test/support/case-rows.js';
import { createOwnedDatabase } from '../../../test/support/database.js';
import { CentreLists1764000000012 } from './0013-centre-lists.js';

let owner: DataSource;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ owner, close } = await createOwnedDatabase());
});
afterAll(() => close());

it('says of hearings that were there before what the centre does next, and when their case is due', async () => {
  const migration = new CentreLists1764000000012();
  const runner = owner.createQueryRunner();
  await migration.down(runner);
  await insertAreas(owner);
  const institutionId = await insertInstitution(owner, { name: '病院', kana: 'ビョウイン' });
  const both = `'{"consistentWithPolicy": true, "longHoursUnavoidable": false}'`;
  const hearings = [
    ['requested', 'B', `NULL, NULL, NULL, NULL, NULL`, 'toConvene'],
    ['without a day', 'B', `'written', NULL, NULL, NULL, NULL`, 'toConvene'],
    ['convened', 'B', `'written', '2026-11-20', NULL, NULL, NULL`, 'toConfirm'],
    ['confirmed', 'B', `'written', '2026-11-20', ${both}, '2026-11-21', NULL`, 'toReport'],
    ['confirmed but for the dispatch', 'RENKEI_B', `'written', '2026-11-20', ${both}, '2026-11-21', NULL`, 'toConfirm'],
    [
      'confirmed with what is no answer',
      'B',
      `'written', '2026-11-20', '{"consistentWithPolicy": true, "longHoursUnavoidable": []}', '2026-11-21', NULL`,
      'toConfirm',
    ],
    ['reported', 'B', `'written', '2026-11-20', ${both}, '2026-11-21', '2026-11-22'`, 'reported'],
  ] as const;
  for (const [place, [what, kind, columns]] of hearings.entries()) {
    const caseId = await insertCase(owner, {
      institutionId,
      referenceNo: what,
      kind,
      state: 'coordinationCouncil.requested',
      dueOn: place === 0 ? null : `2026-12-0${place}`,
    });
    await owner.query(
      `INSERT INTO hearing (application_id, council, planning_area_id, health_centre_id, requested_on, method, meets_on, points, confirmed_on, reported_on)
       VALUES ($1, 'coordinationCouncil', 'tokachi', 'obihiro', '2026-11-16', ${columns})`,
      [caseId],
    );
  }

  await migration.up(runner);
  await runner.release();

  const found = await owner.query<unknown[]>(
    `SELECT a.reference_no, h.step, h.case_due_on::text AS due FROM hearing h JOIN application a ON a.id = h.application_id ORDER BY a.due_on NULLS FIRST`,
  );
  expect(found).toEqual(
    hearings.map(([what, , , step], place) => ({
      reference_no: what,
      step,
      due: place === 0 ? null : `2026-12-0${place}`,
    })),
  );
});
