/** Cases that go through every state of their machine, one after another, as tests of what is so in each of them need them. */
import { reviewChecksOf } from '../../src/procedure/conditions/examination.js';
import { CONFIRMATION_POINTS_OF_KIND } from '../../src/procedure/case/hearings.js';
import { KINDS, type Kind, PROCEDURES, type ProcedureType } from '../../src/procedure/terms/kinds.js';
import type { CaseState } from '../../src/procedure/terms/states.js';
import { RegistryService } from '../../src/registry/registry.service.js';
import { AREA, type CaseFixture, PEOPLE } from './case-fixture.js';
import { draftEvent, refusalEvent } from './procedure.js';

const { hospital, officer, approver, healthCentre } = PEOPLE;

/** `givenUp`: withdrawn before it was submitted. */
const ENDS = ['designated', 'refused', 'withdrawn', 'givenUp'] as const;

export interface Walk {
  kind: Kind;
  procedure: ProcedureType;
  end: (typeof ENDS)[number];
}

/** Every 区分 by every 手続 to every end. */
export const WALKS: readonly Walk[] = KINDS.flatMap((kind) =>
  PROCEDURES.flatMap((procedure) => ENDS.map((end) => ({ kind, procedure, end }))),
);

/**
 * Takes a case of an empty fixture from its opening to the end, in November and December 2026; what is renewed or changed ends on 2027-03-31.
 * @param visit called in each state; those that lead to every end alike are visited on the way to a designation alone
 */
export async function walk(
  fixture: CaseFixture,
  { kind, procedure, end }: Walk,
  visit: (state: CaseState, caseId: string) => Promise<void>,
): Promise<void> {
  const all = end === 'designated' ? visit : () => Promise.resolve();
  const opening = { procedure, currentDesignationId: procedure === 'new' ? null : await designated(fixture, kind) };
  if (end === 'givenUp') {
    const { caseId } = await fixture.open({ kind, ...opening });
    await fixture.send(caseId, hospital, { type: 'WITHDRAW', reason: '計画を見直すため' });
    return visit('withdrawn', caseId);
  }
  const id = await fixture.prepared(kind, opening, all);
  await all('preparing', id);
  await fixture.send(id, hospital, { type: 'SUBMIT' });
  await all('submitted', id);
  if (end === 'withdrawn') {
    await fixture.send(id, hospital, { type: 'WITHDRAW', reason: '計画を見直すため' });
    return visit('withdrawn', id);
  }
  await fixture.send(id, officer, { type: 'RECEIVE' });
  await all('examining', id);
  await corrected(fixture, id, all);
  const checks = Object.fromEntries(reviewChecksOf(kind).map((check) => [check, { met: true, note: '' }]));
  await fixture.send(id, officer, { type: 'RECORD_EXAMINATION', checks });
  if (end === 'designated') await heard(fixture, kind, id, visit);
  fixture.clock.set('2026-12-11T09:00:00+09:00');
  const issueOn = '2026-12-11';
  const validFrom = procedure === 'change' ? '2027-01-04' : '2027-04-01';
  await fixture.send(id, officer, end === 'refused' ? refusalEvent({ issueOn }) : draftEvent({ issueOn, validFrom }));
  await visit('deciding.drafted', id);
  await fixture.send(id, approver, { type: 'APPROVE', comment: '' });
  await visit('deciding.approved', id);
  await fixture.send(id, officer, {
    type: end === 'refused' ? 'ISSUE_REFUSAL' : 'ISSUE_DESIGNATION',
    documentNumber: '医指令第12号',
    issuedOn: issueOn,
  });
  await visit(end, id);
}

async function designated(fixture: CaseFixture, kind: Kind): Promise<string> {
  const [row] = await fixture.query<{ id: string }>(
    `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, public_notice_method, created_at)
     VALUES ($1, $2, '2024-04-01', '2024-04-01', '2027-03-31', '', '2024-03-11T10:00:00+09:00') RETURNING id`,
    [hospital.institutionId, kind],
  );
  return row?.id ?? '';
}

async function corrected(fixture: CaseFixture, id: string, visit: (state: CaseState, id: string) => Promise<void>) {
  const items = [{ target: 'contactName', text: '担当者を改めてください' }];
  await fixture.send(id, officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-11-27' });
  await visit('correcting', id);
  const [item] = await fixture.query<{ id: string }>('SELECT id FROM correction_item');
  const answers = [{ itemId: item?.id ?? '', answer: '改める必要はありません' }];
  await fixture.send(id, hospital, { type: 'SUBMIT_CORRECTION', answers });
}

async function heard(
  fixture: CaseFixture,
  kind: Kind,
  id: string,
  visit: (state: CaseState, caseId: string) => Promise<void>,
): Promise<void> {
  const councils = fixture.app.get(RegistryService).profile().councils[kind];
  if (councils.includes('coordinationCouncil')) {
    const dueOn = '2026-12-04';
    await fixture.send(id, officer, { type: 'REQUEST_COORDINATION_COUNCIL', planningAreaIds: [AREA], dueOn });
    await visit('coordinationCouncil.requested', id);
    const [hearing] = await fixture.query<{ id: string }>('SELECT id FROM hearing');
    const hearingId = hearing?.id ?? '';
    const meetingName = '第2回 十勝圏地域医療構想調整会議';
    await fixture.send(id, healthCentre, {
      type: 'CONVENE_COUNCIL',
      hearingId,
      method: 'inPerson',
      meetsOn: '2026-11-20',
      meetingName,
    });
    await visit('coordinationCouncil.convened', id);
    fixture.clock.set('2026-11-24T09:00:00+09:00');
    await fixture.send(id, healthCentre, {
      type: 'RECORD_CONFIRMATION',
      hearingId,
      points: Object.fromEntries(CONFIRMATION_POINTS_OF_KIND[kind].map((point) => [point, true])),
      confirmedOn: '2026-11-20',
      chair: '座長 三郎',
      remarks: '',
    });
    await fixture.send(id, healthCentre, { type: 'REPORT_CONFIRMATION', hearingId });
    await visit('coordinationCouncil.reported', id);
  }
  if (councils.includes('measuresCouncil')) {
    await fixture.send(id, officer, { type: 'REFER_TO_MEASURES_COUNCIL' });
    await visit('measuresCouncil', id);
    fixture.clock.set('2026-12-07T09:00:00+09:00');
    const opinion = { heldOn: '2026-12-01', opinion: 'agreed', remarks: '' } as const;
    await fixture.send(id, officer, { type: 'RECORD_MEASURES_COUNCIL', ...opinion });
  }
  await fixture.send(id, officer, { type: 'REFER_TO_MEDICAL_COUNCIL' });
  await visit('medicalCouncil', id);
  fixture.clock.set('2026-12-11T09:00:00+09:00');
  const opinion = { heldOn: '2026-12-10', answeredOn: '2026-12-10', body: 'section', opinion: 'agreed' } as const;
  await fixture.send(id, officer, { type: 'RECORD_MEDICAL_COUNCIL', ...opinion, remarks: '' });
}
