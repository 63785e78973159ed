import type { DataSource } from 'typeorm';
import type { DemoInstitutions } from '../../src/registry/demo-institutions.js';
import { KINDS, type Kind } from '../../src/procedure/terms/kinds.js';
import { registeredRenewal } from '../../src/procedure/designation/registered-renewal.js';
import { Renewal } from '../../src/register/renewal.entity.js';
import type { CaseState } from '../../src/procedure/terms/states.js';
import { statesOf } from '../../src/procedure/machines/structure.js';
import { loadProfile } from '../../src/registry/load-profile.js';
import { insertCase } from './case-rows.js';

/** Rows for pages that show many cases, on the seeded areas and the demo hospitals. */
export interface ListSamples {
  institutionIds: string[];
  caseIds: string[];
}

/** `count` cases of all kinds in all of their states; every third has a due date around 4 December 2026. */
export async function insertSampleCases(
  db: DataSource,
  institutions: DemoInstitutions,
  count: number,
): Promise<ListSamples> {
  const institutionIds = [...(await institutions.load()).values()];
  const rounds: { id: string }[] = await db.query(
    `SELECT id FROM intake_round WHERE fiscal_year = 2026 AND number = 3`,
  );
  const profile = loadProfile('hokkaido');
  const caseIds: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const kind = KINDS[n % KINDS.length] ?? 'B';
    const states = statesOf(kind, profile.councils[kind]);
    const state = states[Math.floor(n / KINDS.length) % states.length] ?? 'examining';
    const institutionId = institutionIds[n % institutionIds.length] ?? '';
    const day = String(1 + (n % 28)).padStart(2, '0');
    const dueOn = n % 3 === 0 ? `2026-12-${day}` : null;
    caseIds.push(
      await insertCase(db, {
        institutionId,
        referenceNo: `R8-3-${String(n + 1).padStart(4, '0')}`,
        kind,
        state,
        dueOn,
        roundId: rounds[0]?.id,
      }),
    );
  }
  return { institutionIds, caseIds };
}

export interface DesignationRow {
  institutionId: string;
  kind?: Kind;
  validFrom?: string;
  validTo?: string;
  previousId?: string;
}

/** @returns the id of the line of the register */
export async function insertDesignation(db: DataSource, row: DesignationRow): Promise<string> {
  const { validFrom = '2024-04-01' } = row;
  const rows: { id: string }[] = await db.query(
    `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, notice_number, public_notice_on, public_notice_method, previous_id, created_at)
     VALUES ($1, $2, $3, $3, $4, '地医第12号', $3, '公報', $5, now()) RETURNING id`,
    [row.institutionId, row.kind ?? 'B', validFrom, row.validTo ?? '2027-03-31', row.previousId ?? null],
  );
  return rows[0]?.id ?? '';
}

/** What a case that renews a line of the register, in this state since `noticedOn`, means for that line. */
export async function insertRenewal(
  db: DataSource,
  { applicationId, designationId }: { applicationId: string; designationId: string },
  state: CaseState,
  facts: Partial<Parameters<typeof registeredRenewal>[1]>,
): Promise<void> {
  const none = {
    submittedOn: null,
    paperArrivedOn: null,
    withdrawnOn: null,
    lastSubmission: null,
    noticedOn: null,
    evaluation: null,
    currentDesignation: null,
  };
  const now = registeredRenewal(state, { ...none, ...facts }, { known: null, today: facts.noticedOn ?? '2026-11-30' });
  await db.getRepository(Renewal).insert({ applicationId, designationId, ...now });
}

/**
 * @param causeId the case, or the account for a message to a person
 * @param to recipient kind and id; '' for the prefecture
 */
export async function insertNotice(
  db: DataSource,
  causeId: string,
  [kind, id]: [string, string],
  subject: string,
  at: string,
): Promise<void> {
  await db.query(
    `INSERT INTO outbox (cause_type, cause_id, cause_seq, recipient_kind, recipient_id, subject, body, created_at, available_at)
     VALUES (CASE $2 WHEN 'account' THEN 'account' ELSE 'case' END, $1, 1, $2, $3, $4, $5, $6, $6)`,
    [
      causeId,
      kind,
      id,
      subject,
      `十勝緑陽総合病院　御中\n\n補正をお願いする事項が2件あります。\n\n期限　　令和8年12月18日（金）`,
      at,
    ],
  );
}
