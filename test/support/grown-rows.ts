import type { DataSource } from 'typeorm';

/** Rows of everything that lists show, put straight into the tables; a database can be grown step by step. */
export interface Grown {
  institutionId: string;
  healthCentreId: string;
  areaId: string;
  /** Whose jobs they are. */
  accountIds: readonly string[];
  caseId: string;
  hearingId: string;
  meetingId: string;
  designationId: string;
  attachmentId: string;
  roundId: string;
  jobId: string;
}

const id = (kind: number, n = 'n') =>
  `(lpad('${kind}', 8, '0') || '-abcd-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
const one = (kind: number, n: number) =>
  `${String(kind).padStart(8, '0')}-abcd-4000-8000-${String(n).padStart(12, '0')}`;
const [CASE, HEARING, MEETING, DESIGNATION, FILE, INSTITUTION, ACCOUNT, ROUND, JOB, DRAFT, CORRECTION] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
];

/** The things whose pages are opened; they exist from the first step on. */
export function grown(place: Pick<Grown, 'institutionId' | 'healthCentreId' | 'areaId' | 'accountIds'>): Grown {
  return {
    ...place,
    caseId: one(CASE, 1),
    hearingId: one(HEARING, 1),
    meetingId: one(MEETING, 1),
    designationId: one(DESIGNATION, 1),
    attachmentId: one(FILE, 1),
    roundId: one(ROUND, 1),
    jobId: one(JOB, 1),
  };
}

/**
 * Adds the rows number `from` to `to` (both included) of every table. The first case, file, meeting and institution also get more log
 * entries, versions, downloads, cases and designations of their own.
 */
export async function grow(
  db: DataSource,
  { institutionId, healthCentreId, areaId, accountIds, caseId, attachmentId }: Grown,
  from: number,
  to: number,
): Promise<void> {
  const rows = (sql: string, ...more: unknown[]) =>
    db.query(sql.replaceAll(':rows', `generate_series(${from}, ${to}) n`), more);
  await rows(
    `INSERT INTO medical_institution (id, name, kana, search_key, establisher_name, establisher_address, administrator_name, address, planning_area_id, jurisdiction_health_centre_id)
    SELECT ${id(INSTITUTION)}, '増えた病院' || n, 'フエタビョウイン' || n, '増えた病院' || n, '会', '市', '長', '市', $1, $2 FROM :rows`,
    areaId,
    healthCentreId,
  );
  await rows(`INSERT INTO account (id, login, password_hash, name, role, office_name, expires_on)
    SELECT ${id(ACCOUNT)}, 'grown-' || n, 'x', '増えた 人' || n, 'prefectureOfficer', '課', '2027-03-31' FROM :rows`);
  await rows(`INSERT INTO intake_round (id, fiscal_year, number, label, application_deadline, certainty)
    SELECT ${id(ROUND)}, 2030 + n, 1, '令和' || n || '年度 増えた回', '2026-11-30', 'unconfirmed' FROM :rows`);
  await rows(
    `INSERT INTO closed_day (day, name, source) SELECT date '2031-04-01' + n, '閉庁', 'prefecture' FROM :rows`,
  );
  await rows(
    `INSERT INTO council_meeting (id, health_centre_id, planning_area_id, name, method, meets_on, created_by, created_at)
    SELECT ${id(MEETING)}, $1, $2, '第' || n || '回', 'written', '2026-12-10', '', now() FROM :rows`,
    healthCentreId,
    areaId,
  );
  // Every second case is before the coordination council; the first stays in preparation, so that its editors are open.
  await rows(
    `INSERT INTO application (id, reference_no, kind, procedure, institution_id, planning_area_id, state, machine_version, submitted_on, state_since,
       holder, task, due_on, search_key, shared_with_support_centre, created_at, updated_at, lock_version)
     SELECT ${id(CASE)}, 'R8-9-' || lpad(n::text, 4, '0'), 'B', 'new', CASE WHEN n = 1 OR n % 2 = 0 THEN $1::uuid ELSE ${id(INSTITUTION)} END, $2,
       CASE WHEN n = 1 THEN 'preparing' ELSE (ARRAY['coordinationCouncil.convened', 'medicalCouncil', 'correcting', 'designated', 'coordinationCouncil.requested'])[1 + n % 5] END, 1, '2026-11-02', '2026-11-02',
       CASE WHEN n = 1 THEN 'hospital' ELSE (ARRAY['healthCentre', 'prefectureOfficer', 'hospital', 'none', 'healthCentre'])[1 + n % 5] END, CASE WHEN n > 1 AND n % 5 = 1 THEN 'hear' END, date '2026-12-01' + n % 3, '増えた' || n, true, now(), now(), 1 FROM :rows`,
    institutionId,
    areaId,
  );
  // A sub-item whose results are written: a list that the first case is asked for.
  await rows(`INSERT INTO working_section (application_id, section, version, body, saved_by_id, saved_by_name, saved_at, idempotency_key)
    SELECT ${id(CASE)}, 'sub-items', 1, '{"subItems": ["(3)イ"]}', 'x', '人', now(), 'x' FROM :rows WHERE n = 1`);
  // On the first meeting, on none, reported: each of them many.
  await rows(
    `INSERT INTO hearing (id, application_id, council, planning_area_id, health_centre_id, meeting_id, requested_on, due_on, method, meets_on, meeting_name, points, confirmed_on, chair, reported_on, step)
     SELECT ${id(HEARING)}, ${id(CASE)}, 'coordinationCouncil', $1, $2, CASE WHEN n % 4 <> 2 THEN ${id(MEETING, '1')} END, '2026-11-20', '2026-12-20',
       CASE WHEN n % 4 <> 2 THEN 'written' END, CASE WHEN n % 4 <> 2 THEN date '2026-12-10' END, '第1回',
       CASE WHEN n % 4 IN (0, 3) THEN '{"consistentWithPolicy": true, "longHoursUnavoidable": true}'::jsonb END, CASE WHEN n % 4 IN (0, 3) THEN date '2026-12-01' END, '長', CASE WHEN n % 4 = 3 THEN date '2026-12-02' END,
       (ARRAY['toReport', 'toConfirm', 'toConvene', 'reported'])[1 + n % 4]
     FROM :rows`,
    areaId,
    healthCentreId,
  );
  await rows(
    `INSERT INTO correction (id, application_id, number, requested_on, requested_by, due_on) SELECT ${id(CORRECTION)}, ${id(CASE)}, 1, '2026-11-20', 'x', '2026-12-20' FROM :rows WHERE n > 1`,
  );
  await rows(
    `INSERT INTO correction_item (correction_id, position, target, text) SELECT ${id(CORRECTION)}, 1, 'plan', '直す' FROM :rows WHERE n > 1`,
  );
  await rows(`INSERT INTO draft_decision (id, application_id, outcome, drafter_id, drafter_name, drafted_on, valid_from, valid_to, content_digest)
    SELECT ${id(DRAFT)}, ${id(CASE)}, 'designate', ${id(ACCOUNT)}, '起案', '2026-12-01', '2027-04-01', '2030-03-31', 'x' FROM :rows`);
  await rows(`INSERT INTO approval (application_id, draft_decision_id, approver_id, approver_name, answer, content_digest, answered_on)
    SELECT ${id(CASE)}, ${id(DRAFT)}, ${id(ACCOUNT)}, '決裁', 'approved', 'x', '2026-12-02' FROM :rows`);
  await rows(
    `INSERT INTO deadline (application_id, kind, due_on, legal_basis, opened_by_seq) SELECT ${id(CASE)}, 'application', '2026-12-11', '', 1 FROM :rows`,
  );
  await rows(
    `INSERT INTO evaluation (application_id, applied) SELECT ${id(CASE)}, '{"appliedOn":"2026-06-01","receiptNo":"x"}' FROM :rows`,
  );
  await rows(
    `INSERT INTO submission (application_id, number, seq, event_type, submitted_on, submitted_at, submitted_by_id, submitted_by_name, submitted_by_office, matter, sha256)
    SELECT ${id(CASE)}, 1, 1, 'SUBMIT', '2026-11-02', now(), 'x', '人', '課', '{"content":{"kind":"B"},"plan":null,"evaluation":null,"attachments":[]}', 'x' FROM :rows WHERE n > 1`,
  );
  await rows(
    `INSERT INTO working_section (application_id, section, version, body, saved_by_id, saved_by_name, saved_at, idempotency_key)
    SELECT ${id(CASE)}, 'applicant', 1, '{}', 'x', '人', now(), 'x' FROM :rows`,
  );
  const stored = `media_type, size, sha256, created_by_id, created_by_name, created_by_office, created_at`;
  const values = `'application/pdf', 3, encode(sha256('\\x706466'), 'hex'), 'x', '人', '課', now()`;
  await rows(
    `INSERT INTO stored_file (id, application_id, purpose, requirement_id, subject_key, version, title, file_name, ${stored})
    SELECT ${id(FILE)}, $1, 'attachment', 'D20', n::text, n, '計画', 'a.pdf', ${values} FROM :rows WHERE n <= 30`, // as many as one document may have
    caseId,
  );
  await rows(`INSERT INTO stored_file (application_id, purpose, form_id, form_version, subject_key, version, title, file_name, snapshot, ${stored})
    SELECT ${id(CASE)}, 'issued', 'designation-notice', 1, '', 1, '指定通知書', 'b.pdf', jsonb_build_object('number', '第' || n || '号', 'date', '2026-12-01'), ${values} FROM :rows`);
  await rows(
    `INSERT INTO stored_file (application_id, purpose, form_id, form_version, subject_key, version, title, file_name, snapshot, ${stored})
    SELECT $1, 'issued', 'reception-copy', 1, '', n, '受理の控え', 'c.pdf', '{}', ${values} FROM :rows`,
    caseId,
  );
  await rows(
    `INSERT INTO stored_file_part (file_id, no, bytes) SELECT id, 0, '\\x706466' FROM stored_file ON CONFLICT DO NOTHING`,
  );
  await rows(
    `INSERT INTO document_download (file_id, actor_id, actor_name, actor_office, actor_role, downloaded_at) SELECT $1, 'x', '人', '課', 'hospital', now() FROM :rows`,
    attachmentId,
  );
  await rows(
    `INSERT INTO document_download (application_id, title, actor_id, actor_name, actor_office, actor_role, downloaded_at)
    SELECT $1, '受理の控え（案）', 'x', '人', '課', 'hospital', now() FROM :rows`,
    caseId,
  );
  await rows(
    `INSERT INTO event_attempt (application_id, event_type, state, code, conditions, actor_id, actor_name, actor_role, actor_office, occurred_at)
    SELECT $1, 'SUBMIT', 'preparing', 'conditionsUnmet', '[]', 'x', '人', 'hospital', '課', now() FROM :rows`,
    caseId,
  );
  await rows(
    `INSERT INTO record_entry (position, subject_type, subject_id, rows, seq, event_type, payload, to_state, machine_version, actor_id, actor_name, actor_role, actor_office, occurred_at, idempotency_key, format_version, prev_hash, hash)
    SELECT 1000000 + n, 'case', $1, '{}', n, CASE n WHEN 1 THEN 'NOTE_INQUIRY' ELSE 'RECEIVE' END,
      CASE n WHEN 1 THEN '{"on": "2026-11-16", "counterpart": "人", "question": "写しでよいか", "answer": ""}'::jsonb ELSE '{}' END, 'preparing', 1, 'x', '人', 'hospital', '課', now(), 'grown-' || n, 1, '', '' FROM :rows`,
    caseId,
  );
  await rows(
    `INSERT INTO designation (id, institution_id, kind, designated_on, valid_from, valid_to, previous_id, created_at)
    SELECT ${id(DESIGNATION)}, CASE WHEN n < 3 THEN $1::uuid ELSE ${id(INSTITUTION)} END, CASE n WHEN 2 THEN 'C1' ELSE 'B' END, '2024-04-01', '2024-04-01', date '2027-03-31' + n, NULL, now() FROM :rows`,
    institutionId,
  );
  for (const [kind, recipient] of [
    ['institution', institutionId],
    ['healthCentre', healthCentreId],
    ['prefecture', ''],
  ]) {
    await rows(
      `INSERT INTO outbox (cause_type, cause_id, cause_seq, recipient_kind, recipient_id, subject, body, created_at, available_at)
      SELECT 'case', ${id(CASE)}, 1, $1, $2, '件名', '本文', '2026-12-01', '2026-12-01' FROM :rows`,
      kind,
      recipient,
    );
  }
  for (const [index, accountId] of accountIds.entries()) {
    await rows(
      `INSERT INTO job (id, kind, title, input, idempotency_key, requested_by, state, created_at, finished_at, message)
      SELECT ${id(JOB, `n + ${index * 100_000}`)}, 'case-file', '作業', '{}', 'grown-${index}-' || n, $1, 'failed', now(), now(), 'x' FROM :rows`,
      accountId,
    );
  }
}
