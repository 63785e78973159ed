import { randomUUID } from 'node:crypto';
import { CaseFixture, PEOPLE } from '../../../test/support/case-fixture.js';
import { statementsOf, watchStatements } from '../../../test/support/statements.js';
import { verifyRecord } from '../../record/verify.js';
import { EVIDENCE } from '../../verification/evidence.js';
import { appendToLog, type LogEntry } from '../../applications/log/case-log.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import type { CaseEntry } from '../../applications/entities/case-event-row.js';
import { RecordEntry } from '../../record/record-entry.entity.js';
import { Hearing } from '../../applications/entities/hearing.js';
import { DesignationsModule } from '../../designations/designations.module.js';
import { IssuingModule } from '../issuing.module.js';
import { type ReportedHearing, ReportLetters } from './report-letters.js';

const { officer, healthCentre } = PEOPLE;

let fixture: CaseFixture;
let letters: ReportLetters;
/** A case that its centre has reported, as it was played. */
let played: string;

beforeAll(async () => {
  watchStatements();
  fixture = await CaseFixture.start({ rooms: [DesignationsModule, IssuingModule] });
  letters = fixture.app.get(ReportLetters);
  played = await fixture.examined('B');
  await fixture.send(played, officer, {
    type: 'REQUEST_COORDINATION_COUNCIL',
    planningAreaIds: ['tokachi'],
    dueOn: '2026-12-04',
  });
  const [{ id: hearingId } = { id: '' }] = await fixture.query<{ id: string }>(
    'SELECT id FROM hearing WHERE application_id = $1',
    [played],
  );
  await fixture.send(played, healthCentre, {
    type: 'CONVENE_COUNCIL',
    hearingId,
    method: 'inPerson',
    meetsOn: '2026-11-16',
    meetingName: '第2回 十勝圏地域医療構想調整会議',
  });
  const points = { consistentWithPolicy: true, longHoursUnavoidable: true };
  await fixture.send(played, healthCentre, {
    type: 'RECORD_CONFIRMATION',
    hearingId,
    points,
    confirmedOn: '2026-11-16',
    chair: '座長 三郎',
    remarks: '',
  });
  await fixture.send(played, healthCentre, { type: 'REPORT_CONFIRMATION', hearingId });
});
afterAll(() => fixture?.close());

/** Cases like the one that was played, each with a hearing and a log of its own but without its files. */
async function copies(count: number): Promise<void> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await fixture.query(
    `INSERT INTO application SELECT copy.* FROM application a, unnest($2::uuid[]) wanted (id),
       jsonb_populate_record(a, jsonb_build_object('id', wanted.id, 'reference_no', a.reference_no || '-' || left(wanted.id::text, 8))) copy WHERE a.id = $1`,
    [played, ids],
  );
  const { manager } = fixture.dataSource;
  const [hearing] = await manager.findBy(Hearing, { applicationId: played });
  await manager.insert(
    Hearing,
    ids.map((applicationId) => ({ ...hearing, id: randomUUID(), applicationId })),
  );
  const log = await manager.find<CaseEntry>(RecordEntry, { where: { subjectId: played }, order: { seq: 'ASC' } });
  const entries = ids.flatMap((applicationId) =>
    log.map((entry): LogEntry => {
      const actor = {
        ...officer,
        accountId: entry.actorId,
        name: entry.actorName,
        role: entry.actorRole,
        officeName: entry.actorOffice,
      };
      return {
        ...entry,
        applicationId,
        event: { ...entry.payload, type: entry.eventType },
        actor,
        idempotencyKey: randomUUID(),
      };
    }),
  );
  await fixture.dataSource.transaction((tx) => appendToLog(tx, ...entries));
}

/** The version of every letter with the reason for it, and how many there are of it. */
const filed = () =>
  fixture.query(`SELECT f.version, f.reason, count(*)::int AS cases, count(DISTINCT f.sha256)::int AS documents, bool_and(sha256(part.bytes) = decode(f.sha256, 'hex')) AS sound
    FROM stored_file f JOIN stored_file_part part ON part.file_id = f.id WHERE f.form_id = 'confirmation-report' GROUP BY 1, 2 ORDER BY 1`);

/** @returns how each statement begins; some name each id they look for */
async function letterAbout(chosen: readonly ReportedHearing[], reason = ''): Promise<string[]> {
  const order = {
    chosen: chosen.map(({ hearing, lockVersion }) => ({ hearingId: hearing.id, lockVersion })),
    reason,
    idempotencyKey: randomUUID(),
  };
  const { statements } = await statementsOf(() => letters.issue(healthCentre, order));
  return statements.map((text) => text.trim().slice(0, 60));
}

it('asks as much of the database for a letter about forty cases as for one about two, and logs it in each', async () => {
  await copies(41);
  const reported = async () => (await letters.reported(healthCentre, 1)).rows;
  const rows = await reported();
  const [two, forty] = [await letterAbout(rows.slice(0, 2)), await letterAbout(rows.slice(2))];
  expect(forty).toEqual(two);
  expect(forty.filter((text) => text.includes('INSERT INTO stored_file_part'))).toHaveLength(1);
  expect(await filed()).toEqual([{ version: 1, reason: '', cases: 42, documents: 2, sound: true }]);

  const again = await reported();
  const corrected = [
    await letterAbout(again.slice(0, 2), '座長の氏名の誤記'),
    await letterAbout(again.slice(2), '座長の氏名の誤記'),
  ];
  expect(corrected[1]).toEqual(corrected[0]);
  expect((await filed()).at(-1)).toEqual({
    version: 2,
    reason: '座長の氏名の誤記',
    cases: 42,
    documents: 2,
    sound: true,
  });

  // The hearings that were copied by SQL stand in no entry.
  const { problems } = await verifyRecord(fixture.dataSource, EVIDENCE);
  expect(problems.filter((each) => !/意見聴取.*どの記録にもありません/.test(each))).toEqual([]);
}, 30_000);

it('reads for a correction only the cases of the letters it takes the place of', async () => {
  const rows = (await letters.reported(healthCentre, 1)).rows;
  const queries = fixture.app.get(CaseQueries);
  const centreHearings = queries.centreHearings.bind(queries);
  const read: number[] = [];
  queries.centreHearings = async (actor, filter) => {
    const found = await centreHearings(actor, filter);
    read.push(found.length);
    return found;
  };
  await letterAbout(rows.slice(0, 2), '日付の誤記');
  queries.centreHearings = centreHearings;
  expect(read).toEqual([2, 2]);
  await expect(letterAbout(rows.slice(0, 1), '日付の誤記')).rejects.toThrow(/ほかに.*の案件が載っています/);
});

it('notes a look at the draft in each case with one statement', async () => {
  const hearingIds = (await letters.reported(healthCentre, 1)).rows.map(({ hearing }) => hearing.id);
  const { statements } = await statementsOf(() =>
    letters.preview(healthCentre, { hearingIds, words: {} }, new AbortController().signal),
  );
  expect(statements.filter((text) => text.includes('INSERT INTO "document_download"'))).toHaveLength(1);
  expect(await fixture.query(`SELECT count(DISTINCT application_id)::int AS cases FROM document_download`)).toEqual([
    { cases: hearingIds.length },
  ]);
});
