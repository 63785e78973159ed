import { CaseFixture, PEOPLE } from '../../test/support/case-fixture.js';
import { recordAll } from '../../test/support/record-all.js';
import { CouncilsModule } from '../councils/councils.module.js';
import { DesignationsModule } from '../designations/designations.module.js';
import { AccountService } from '../identity/account.service.js';
import { StoredFileService } from '../documents/stored-file.service.js';
import { IssuingModule } from '../issuing/issuing.module.js';
import { AUTOMATIC } from '../procedure/terms/actors.js';
import { ReferenceData } from '../registry/reference-data.js';
import { verifyRecord, verifyWithin } from '../record/verify.js';
import { EVIDENCE } from './evidence.js';

/** Tables whose rows the record does not know, and why that hides nothing. */
const NOT_RECORDED: Readonly<Record<string, string>> = {
  record_entry: 'is the record: the hash chain holds it',
  chain_head: 'the end of the chain, compared with it',
  stored_file_part: 'the bytes have the SHA-256 that the recorded row of the file tells',
  event_attempt:
    'what was refused: it changed nothing, nothing rests on it, and anybody could fill the record with it; append-only by right and by trigger',
  login_attempt: 'counts failed logins for a quarter of an hour and is forgotten',
  session: 'who is signed in now',
  creation: 'keys of forms; a changed key makes a second send a first one, and what it makes is recorded',
  working_section: 'what a hospital is still writing; what counts is its submission, which is recorded',
  kept_form: 'as working_section: what was typed and not sent yet',
  turn_to_reckon: 'cases whose turn is written anew at the next start, which is recorded with them',
  unsent_form: 'what somebody typed whose session had ended, sealed, for three days: nothing was done with it',
  reference_counter: 'the last number given; a number that was given before is refused by the unique index',
  job: 'work under way; what it reads is recorded, its result is thrown away, and who took that is a recorded download',
  job_result_part: 'as job',
  migrations: 'which program the tables were laid by; it refuses to start on others',
};

let fixture: CaseFixture;

/** A case from its plan to its designation, with a correction on the way, and an account. */
beforeAll(async () => {
  fixture = await CaseFixture.start({ rooms: [DesignationsModule, CouncilsModule, IssuingModule] });
  await fixture.app.get(AccountService).create(AUTOMATIC, {
    login: 'ken-kessai',
    name: '決裁 京子',
    role: 'prefectureApprover',
    officeName: '地域医療課',
    institutionId: null,
    healthCentreId: null,
    expiresOn: null,
  });
  const corrected = await fixture.submitted('C1');
  await fixture.send(corrected, PEOPLE.officer, { type: 'RECEIVE' });
  await fixture.send(corrected, PEOPLE.officer, {
    type: 'REQUEST_CORRECTION',
    items: [{ target: 'D08', text: '日付が抜けています。' }],
    dueOn: '2026-12-04',
  });
  const decided = await fixture.approved();
  await fixture.send(decided, PEOPLE.officer, {
    type: 'ISSUE_DESIGNATION',
    documentNumber: '架空第1号',
    issuedOn: '2026-12-11',
  });
  const [file] = await fixture.app.get(StoredFileService).list(PEOPLE.officer, decided);
  await fixture.app.get(StoredFileService).open(PEOPLE.officer, file?.id ?? '', 'save');
});
afterAll(() => fixture.close());

const problems = async () => (await verifyRecord(fixture.dataSource, EVIDENCE)).problems;

it('knows every table, or why its rows need not be recorded', async () => {
  const rows = await fixture.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const known = [...EVIDENCE.tables.map(({ table }) => table), ...Object.keys(NOT_RECORDED)];
  expect([...known].sort()).toEqual(rows.map(({ name }) => name));
});

it('compares the rows that the database notes, by the same keys', async () => {
  const noted = await fixture.query<{ name: string; key: string; unrecorded: string; acts: number }>(
    `SELECT tgrelid::regclass::text AS name, split_part(encode(tgargs, 'escape'), '\\000', 1) AS key,
            split_part(encode(tgargs, 'escape'), '\\000', 2) AS unrecorded, count(*)::int AS acts
     FROM pg_trigger WHERE tgfoid = 'note_written_rows'::regproc AND tgenabled = 'O' GROUP BY 1, 2, 3 ORDER BY 1`,
  );
  const compared = EVIDENCE.tables.map(({ table, key = ['id'], unrecorded = [] }) => ({
    name: table,
    key: key.join(','),
    unrecorded: unrecorded.join(','),
    acts: 3,
  }));
  expect(noted).toEqual(compared.sort((one, other) => (one.name < other.name ? -1 : 1)));
});

it('finds nothing where only the program has written', async () => {
  expect(await problems()).toEqual([]);
});

it('finds nothing where names were folded anew, and the cases have the names of their institution', async () => {
  await fixture.query(`UPDATE medical_institution SET search_key = '以前の畳み方'`);
  await fixture.app.get(ReferenceData).onModuleInit();
  const [left] = await fixture.query<{ cases: number; without: number }>(
    `SELECT count(*)::int AS cases, count(*) FILTER (WHERE application.search_key NOT LIKE '%' || institution.search_key || '%'
              OR application.search_key LIKE '%以前の畳み方%')::int AS without
     FROM application JOIN medical_institution institution ON institution.id = application.institution_id`,
  );
  expect(left).toMatchObject({ without: 0 });
  expect(left?.cases).toBeGreaterThan(0);
  expect(await problems()).toEqual([]);
});

const CHANGED = 'あとで書き換えられています。';

/** What somebody with every right may do to the tables, and how the verifier names it. */
it.each<[string, string, string]>([
  ['the state of a case', `UPDATE application SET state = 'refused' WHERE kind = 'B'`, `申請「R8-3-0002」.*${CHANGED}`],
  [
    'the party whose turn it is',
    `UPDATE application SET holder = 'none' WHERE kind = 'C1'`,
    `申請「R8-3-0001」.*${CHANGED}`,
  ],
  [
    'the institution of a case',
    `UPDATE application SET planning_area_id = 'sapporo' WHERE kind = 'B'`,
    `申請「R8-3-0002」.*${CHANGED}`,
  ],
  [
    'the day of a submission',
    `UPDATE application SET submitted_on = submitted_on - 1 WHERE kind = 'B'`,
    `申請「R8-3-0002」.*${CHANGED}`,
  ],
  [
    'the day of a receipt',
    `UPDATE application SET received_on = received_on - 1 WHERE kind = 'B'`,
    `申請「R8-3-0002」.*${CHANGED}`,
  ],
  [
    'the due day of a case',
    `UPDATE application SET due_on = '2027-01-01' WHERE kind = 'C1'`,
    `申請「R8-3-0001」.*${CHANGED}`,
  ],
  [
    'the number of a case',
    `ALTER TABLE application DISABLE TRIGGER application_number_kept; UPDATE application SET reference_no = 'R8-3-0999' WHERE kind = 'B'`,
    `申請「R8-3-0999」.*${CHANGED}`,
  ],
  [
    'what a case is found by',
    `UPDATE application SET search_key = 'x' WHERE kind = 'B'`,
    `申請「R8-3-0002」.*${CHANGED}`,
  ],
  [
    'that a case is shared',
    `UPDATE application SET shared_with_support_centre = true WHERE kind = 'B'`,
    `申請「R8-3-0002」.*${CHANGED}`,
  ],
  [
    'the content of a submission',
    `UPDATE submission SET matter = jsonb_set(matter, '{x}', '1')`,
    `の提出「第1回」.*${CHANGED}`,
  ],
  [
    'the content of a submission against its own SHA-256',
    `UPDATE submission SET matter = jsonb_set(matter, '{x}', '1')`,
    'R8-3-0002 の提出「第1回」の内容が、提出したときの SHA-256 と異なります。',
  ],
  [
    'an empty value into the content of a submission',
    `UPDATE submission SET matter = matter || '{"forged": null}'`,
    `の提出「第1回」.*${CHANGED}`,
  ],
  [
    'empty values out of the content of a submission',
    `UPDATE submission SET matter = jsonb_strip_nulls(matter)`,
    `の提出「第1回」.*${CHANGED}`,
  ],
  ['a submission', `DELETE FROM submission WHERE number = 1`, `の提出（.*）が失われています`],
  [
    'the last day of a designation',
    `UPDATE designation SET valid_to = valid_to + 365`,
    `指定「架空第1号」.*${CHANGED}`,
  ],
  ['the kind of a designation', `UPDATE designation SET kind = 'C2'`, `指定「架空第1号」.*${CHANGED}`],
  ['a day of 公示', `UPDATE designation SET public_notice_on = '2026-12-12'`, `指定「架空第1号」.*${CHANGED}`],
  ['a designation', `DELETE FROM designation`, `R8-3-0002 の指定（.*）が失われています`],
  [
    'a designation that nobody gave',
    `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, created_at)
     SELECT institution_id, 'C2', '2027-01-01', '2027-04-01', '2030-03-31', now() FROM designation`,
    `^指定（.*）は、どの記録にもありません`,
  ],
  ['the name of an approver', `UPDATE approval SET approver_name = '別人'`, `R8-3-0002 の決裁.*${CHANGED}`],
  ['the answer of an approver', `UPDATE approval SET answer = 'returned'`, `R8-3-0002 の決裁.*${CHANGED}`],
  ['an approval', `DELETE FROM approval`, `R8-3-0002 の決裁（.*）が失われています`],
  ['the reason of a draft', `UPDATE draft_decision SET reason = '別の理由'`, `R8-3-0002 の起案.*${CHANGED}`],
  [
    'the opinion of a council',
    `UPDATE hearing SET opinion = 'disagreed' WHERE council = 'medicalCouncil'`,
    `R8-3-0002 の意見聴取.*${CHANGED}`,
  ],
  [
    'a point of a confirmation',
    `UPDATE hearing SET points = jsonb_set(points, '{consistentWithPolicy}', 'false') WHERE points IS NOT NULL`,
    `R8-3-0002 の意見聴取.*${CHANGED}`,
  ],
  [
    'the chair of a council',
    `UPDATE hearing SET chair = '別人' WHERE chair IS NOT NULL`,
    `R8-3-0002 の意見聴取.*${CHANGED}`,
  ],
  [
    'a copy of the case in a hearing',
    `UPDATE hearing SET case_due_on = '2030-01-01' WHERE health_centre_id IS NOT NULL`,
    `R8-3-0002 の意見聴取.*${CHANGED}`,
  ],
  ['a hearing', `DELETE FROM hearing WHERE council = 'measuresCouncil'`, `R8-3-0002 の意見聴取（.*）が失われています`],
  [
    'the result of an evaluation',
    `UPDATE evaluation SET result = result || '{"overall":"on_hold"}' WHERE application_id = (SELECT id FROM application WHERE kind = 'B')`,
    `R8-3-0002 の評価.*${CHANGED}`,
  ],
  ['the number of an evaluation', `UPDATE evaluation SET result = result || '{"noticeNo":"x"}'`, `の評価.*${CHANGED}`],
  [
    'the hours of a plan',
    `UPDATE shortening_plan SET facts = facts || '{"longestHours":960}'`,
    `の時短計画「第1版」.*${CHANGED}`,
  ],
  ['a deadline', `UPDATE deadline SET due_on = due_on + 30 WHERE kind = 'correction'`, `R8-3-0001 の期限.*${CHANGED}`],
  [
    'that a deadline was met',
    `UPDATE deadline SET closed_by_seq = 3 WHERE kind = 'correction'`,
    `R8-3-0001 の期限.*${CHANGED}`,
  ],
  [
    'a check of the examination',
    `UPDATE examination_check SET met = false WHERE check_id = 'R1'`,
    `R8-3-0002 の審査の確認項目.*${CHANGED}`,
  ],
  [
    'the note of a check',
    `UPDATE examination_check SET note = 'x' WHERE check_id = 'R1'`,
    `R8-3-0002 の審査の確認項目.*${CHANGED}`,
  ],
  [
    'the due day of a correction',
    `UPDATE correction SET due_on = due_on + 30`,
    `R8-3-0001 の補正「第1回」.*${CHANGED}`,
  ],
  ['what is to be corrected', `UPDATE correction_item SET text = 'x'`, `R8-3-0001 の補正の事項.*${CHANGED}`],
  [
    'when the clock stood still',
    `UPDATE clock_stop SET from_on = from_on - 30`,
    `R8-3-0001 の処理日数の停止.*${CHANGED}`,
  ],
  [
    'the role of an account',
    `UPDATE account SET role = 'systemAdministrator'`,
    `利用者「決裁 京子 ken-kessai」.*${CHANGED}`,
  ],
  [
    'the password of an account',
    `UPDATE account SET password_hash = 'x'`,
    `利用者「決裁 京子 ken-kessai」.*${CHANGED}`,
  ],
  [
    'that a password must be changed',
    `UPDATE account SET must_change_password = false`,
    `利用者「決裁 京子 ken-kessai」.*${CHANGED}`,
  ],
  [
    'an account that nobody made',
    `INSERT INTO account (login, password_hash, name, role, office_name) VALUES ('x-intruder', 'x', '侵入者', 'prefectureApprover', '課')`,
    '利用者「侵入者 x-intruder」.*は、どの記録にもありません',
  ],
  [
    'a closed day',
    `DELETE FROM closed_day WHERE day = (SELECT min(day) FROM closed_day)`,
    '設定 .* の閉庁日（.*）が失われています',
  ],
  [
    'one more closed day',
    `INSERT INTO closed_day VALUES ('2026-12-15', '偽の閉庁日', 'prefecture')`,
    '閉庁日「偽の閉庁日」（2026-12-15）は、どの記録にもありません',
  ],
  [
    'the establisher of an institution',
    `UPDATE medical_institution SET establisher_name = '別の法人'`,
    `医療機関「十勝緑陽総合病院」.*${CHANGED}`,
  ],
  [
    'the deadline of a round',
    `UPDATE intake_round SET application_deadline = application_deadline + 30 WHERE fiscal_year = 2026 AND number = 3`,
    `申請回「令和8年度 第3回」.*${CHANGED}`,
  ],
  [
    'who runs a council',
    `UPDATE planning_area SET secretariat_health_centre_id = 'kushiro' WHERE id = 'tokachi'`,
    `構想区域「十勝」.*${CHANGED}`,
  ],
  [
    'the name of a health centre',
    `UPDATE health_centre SET name = '別の保健所' WHERE id = 'obihiro'`,
    `保健所「別の保健所」.*${CHANGED}`,
  ],
  [
    'a meeting',
    `UPDATE council_meeting SET meets_on = meets_on - 1`,
    `の会議「第2回 十勝圏地域医療構想調整会議」.*${CHANGED}`,
  ],
  [
    'the title of a file',
    `UPDATE stored_file SET title = '別の題' WHERE form_id = 'designation-notice'`,
    `R8-3-0002 の文書「別の題 第1版」.*${CHANGED}`,
  ],
  [
    'who issued a document',
    `UPDATE stored_file SET created_by_name = '別人' WHERE form_id = 'designation-notice'`,
    `R8-3-0002 の文書「指定通知書.*${CHANGED}`,
  ],
  [
    'the microseconds of a file',
    `UPDATE stored_file SET created_at = created_at + interval '1 microsecond' WHERE form_id = 'designation-notice'`,
    `R8-3-0002 の文書「指定通知書.*${CHANGED}`,
  ],
  [
    'a message',
    `UPDATE outbox SET body = 'x' WHERE recipient_kind = 'account'`,
    `のお知らせ「アカウントが登録されました」.*${CHANGED}`,
  ],
  [
    'who took a document',
    `UPDATE document_download SET actor_name = '別人'`,
    `文書を受け取った人 .* の文書の受取り「地域医療課 別人」.*${CHANGED}`,
  ],
  ['that a document was taken', `DELETE FROM document_download`, `の文書の受取り（.*）が失われています`],
  [
    'a taking that never was',
    `INSERT INTO document_download (file_id, purpose, actor_id, actor_name, actor_role, actor_office, downloaded_at)
     SELECT file_id, 'save', actor_id, actor_name, actor_role, actor_office, downloaded_at FROM document_download`,
    `^文書の受取り「.*」（.*）は、どの記録にもありません`,
  ],
])('names a change of %s', async (_, sql, sentence) => {
  const found = await fixture.asOwner(async (query) => {
    await query('BEGIN');
    await query(sql);
    const report = await verifyWithin({ query }, EVIDENCE);
    await query('ROLLBACK');
    return report.problems;
  });
  expect(found).toEqual(expect.arrayContaining([expect.stringMatching(sentence)]));
});

it('compares rows by an expression of its own, whatever the database calls a digest', async () => {
  const found = await fixture.asOwner(async (query) => {
    await query('BEGIN');
    await query(`UPDATE approval SET approver_name = '別人'`);
    // Says of every row what the record says of it.
    await query(
      `CREATE OR REPLACE FUNCTION digest_of_row(whole jsonb) RETURNS text LANGUAGE sql IMMUTABLE RETURN (SELECT digest
         FROM record_entry, jsonb_each_text(rows) AS named (row_key, digest) WHERE row_key LIKE '%:' || (whole ->> 'id') ORDER BY position DESC LIMIT 1)`,
    );
    // One's own in front of that of PostgreSQL.
    await query('CREATE SCHEMA before_all');
    await query(`CREATE FUNCTION before_all.sha256(bytea) RETURNS bytea LANGUAGE sql RETURN '\\x00'::bytea`);
    await query('SET LOCAL search_path = before_all, pg_catalog, public');
    const report = await verifyWithin({ query }, EVIDENCE);
    await query('ROLLBACK');
    return report.problems;
  });
  expect(found).toContainEqual(expect.stringMatching(`R8-3-0002 の決裁.*${CHANGED}`));
  expect(found).toContainEqual(expect.stringContaining('関数 public.digest_of_row(jsonb)が書き換えられている'));
  expect(found.filter((each) => each.includes(CHANGED))).toHaveLength(1);
});

it('keeps nothing below a millisecond in the record', async () => {
  await fixture.asOwner((query) =>
    query(`UPDATE record_entry SET occurred_at = occurred_at + interval '1 microsecond'`),
  );
  expect(await problems()).toEqual([]);
  expect(
    await fixture.query(`SELECT FROM record_entry WHERE occurred_at <> date_trunc('milliseconds', occurred_at)`),
  ).toEqual([]);
});

it('names rows that were written since, until an entry names them', async () => {
  await fixture.query(`UPDATE intake_round SET note = 'x'`);
  expect(await problems()).not.toEqual([]);
  await recordAll(fixture.dataSource);
  expect(await problems()).toEqual([]);
});
