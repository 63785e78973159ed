/** The numbers of each home page, which a person acts on, along the course of a case. */
import { AREA, CaseFixture, PEOPLE } from '../../../test/support/case-fixture.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { ConfirmationPoint } from '../../procedure/case/facts.js';
import { CaseQueries } from './case-queries.js';

const { hospital, officer, approver, healthCentre: obihiro } = PEOPLE;
const nakashibetsu: Actor = { ...obihiro, officeName: '中標津保健所', healthCentreId: 'nakashibetsu' };

let fixture: CaseFixture;

beforeAll(async () => {
  fixture = await CaseFixture.start();
});
afterAll(() => fixture.close());
beforeEach(() => fixture.clear());

/** The buckets of a person's home that are not empty, but for that of what nobody is in charge of: here that is every case. */
async function counted(actor: Actor): Promise<Record<string, number>> {
  const { buckets } = await fixture.app.get(CaseQueries).homeCounts(actor);
  return Object.fromEntries(
    buckets.filter(({ id, count }) => count > 0 && id !== 'inNoCharge').map(({ id, count }) => [id, count]),
  );
}

async function hearingOf(caseId: string, area = AREA): Promise<string> {
  const [hearing] = await fixture.query<{ id: string }>(
    'SELECT id FROM hearing WHERE application_id = $1 AND planning_area_id = $2 AND NOT voided',
    [caseId, area],
  );
  return hearing?.id ?? '';
}

const request = (caseId: string, planningAreaIds = [AREA]) =>
  fixture.send(caseId, officer, { type: 'REQUEST_COORDINATION_COUNCIL', planningAreaIds, dueOn: '2026-12-04' });
const convene = async (caseId: string) =>
  fixture.send(caseId, obihiro, {
    type: 'CONVENE_COUNCIL',
    hearingId: await hearingOf(caseId),
    method: 'written',
    meetsOn: '2026-11-16',
    meetingName: '第2回 十勝圏地域医療構想調整会議',
  });
const POINTS = { consistentWithPolicy: true, longHoursUnavoidable: true };
const confirm = async (caseId: string, points: Partial<Record<ConfirmationPoint, boolean>> = POINTS) =>
  fixture.send(caseId, obihiro, {
    type: 'RECORD_CONFIRMATION',
    hearingId: await hearingOf(caseId),
    points,
    confirmedOn: '2026-11-16',
    chair: '座長 三郎',
    remarks: '',
  });
const report = async (caseId: string) =>
  fixture.send(caseId, obihiro, { type: 'REPORT_CONFIRMATION', hearingId: await hearingOf(caseId) });

it('a health centre convenes, then confirms, then reports: the case stands in one of the three, and afterwards in none', async () => {
  const caseId = await fixture.examined();
  expect(await counted(obihiro)).toEqual({});
  await request(caseId);
  expect(await counted(obihiro)).toEqual({ toConvene: 1 });
  await convene(caseId);
  expect(await counted(obihiro)).toEqual({ toConfirm: 1 });
  await confirm(caseId);
  expect(await counted(obihiro)).toEqual({ toReport: 1 });
  await report(caseId);
  expect(await counted(obihiro)).toEqual({});
});

it('a confirmation that leaves a point of the kind open is refused, and still waits to be recorded', async () => {
  const caseId = await fixture.examined('RENKEI_B');
  await request(caseId);
  await convene(caseId);
  await expect(confirm(caseId, POINTS)).rejects.toThrow('確認を記録する');
  expect(await counted(obihiro)).toEqual({ toConfirm: 1 });
  await confirm(caseId, { ...POINTS, dispatchNecessary: true });
  expect(await counted(obihiro)).toEqual({ toReport: 1 });
});

it('of two centres that were asked about one case each counts its own hearing', async () => {
  const caseId = await fixture.examined('RENKEI_B');
  await request(caseId, [AREA, 'nemuro']);
  await convene(caseId);
  expect(await counted(obihiro)).toEqual({ toConfirm: 1 });
  expect(await counted(nakashibetsu)).toEqual({ toConvene: 1 });
  await confirm(caseId, { ...POINTS, dispatchNecessary: true });
  await report(caseId);
  expect(await counted(obihiro)).toEqual({});
  expect(await counted(nakashibetsu)).toEqual({ toConvene: 1 });
});

it('a council that is asked again is counted by the new hearing alone', async () => {
  const caseId = await fixture.examined();
  await request(caseId);
  await convene(caseId);
  await fixture.send(caseId, officer, { type: 'REOPEN_EXAMINATION', reason: '区域の確認のため', rehear: [] });
  expect(await counted(obihiro)).toEqual({});
  await request(caseId);
  expect(await counted(obihiro)).toEqual({ toConvene: 1 });
});

it('the prefecture counts every case whose day is past, whoever is late; the others only what waits for them', async () => {
  const correcting = await fixture.examined();
  await fixture.send(correcting, officer, {
    type: 'REQUEST_CORRECTION',
    items: [{ target: 'D05', text: '写しを添付してください' }],
    dueOn: '2026-11-27',
  });
  await request(await fixture.examined('RENKEI_B'));
  fixture.clock.set('2026-11-27T23:59:59+09:00');
  for (const actor of [officer, approver, hospital, obihiro])
    expect(await counted(actor)).not.toHaveProperty('overdue');

  fixture.clock.set('2026-11-28T09:00:00+09:00');
  for (const actor of [officer, approver, hospital]) expect(await counted(actor)).toMatchObject({ overdue: 1 });
  expect(await counted(obihiro)).not.toHaveProperty('overdue');

  fixture.clock.set('2026-12-05T09:00:00+09:00');
  expect(await counted(officer)).toMatchObject({ overdue: 2 });
  expect(await counted(approver)).toMatchObject({ overdue: 2 });
  expect(await counted(hospital)).toMatchObject({ overdue: 1 });
  expect(await counted(obihiro)).toMatchObject({ overdue: 1 });
});

it('the prefecture sees one case go through its numbers from the receipt to the notice', async () => {
  const caseId = await fixture.submitted();
  expect(await counted(officer)).toEqual({ examination: 1 });
  await fixture.send(caseId, officer, { type: 'RECEIVE' });
  await fixture.send(caseId, officer, {
    type: 'REQUEST_CORRECTION',
    items: [{ target: 'D05', text: '写しを添付してください' }],
    dueOn: '2026-11-27',
  });
  expect(await counted(officer)).toEqual({});
  const [item] = await fixture.query<{ id: string }>('SELECT id FROM correction_item');
  await fixture.attach(caseId, 'D20');
  await fixture.send(caseId, hospital, {
    type: 'SUBMIT_CORRECTION',
    answers: [{ itemId: item?.id ?? '', answer: '添付しました' }],
  });
  expect(await counted(officer)).toEqual({ examination: 1, answered: 1 });
  await fixture.reissueCopy(caseId);
  expect(await counted(officer)).toEqual({ examination: 1, answered: 1 });
  await fixture.clear();

  const drafted = await fixture.drafted();
  expect(await counted(officer)).toEqual({});
  expect(await counted(approver)).toEqual({ toApprove: 1 });
  await fixture.send(drafted, approver, { type: 'APPROVE', comment: '' });
  expect(await counted(officer)).toEqual({ toNotify: 1 });
  expect(await counted(approver)).toEqual({});
});

it('a case waits for a council until the last one has been heard, and then for its draft', async () => {
  const caseId = await fixture.examined();
  await request(caseId);
  await convene(caseId);
  await confirm(caseId);
  expect(await counted(officer)).toEqual({});
  await report(caseId);
  expect(await counted(officer)).toEqual({ councils: 1 });
  await fixture.send(caseId, officer, { type: 'REFER_TO_MEASURES_COUNCIL' });
  await fixture.send(caseId, officer, {
    type: 'RECORD_MEASURES_COUNCIL',
    heldOn: '2026-11-16',
    opinion: 'agreed',
    remarks: '',
  });
  await fixture.send(caseId, officer, { type: 'REFER_TO_MEDICAL_COUNCIL' });
  expect(await counted(officer)).toEqual({ councils: 1 });
  await fixture.send(caseId, officer, {
    type: 'RECORD_MEDICAL_COUNCIL',
    heldOn: '2026-11-16',
    answeredOn: '2026-11-16',
    body: 'section',
    opinion: 'agreed',
    remarks: '',
  });
  expect(await counted(officer)).toEqual({ toDraft: 1 });
  await fixture.send(caseId, officer, {
    type: 'REOPEN_EXAMINATION',
    reason: '実績の数字が変わったため',
    rehear: ['medicalCouncil'],
  });
  expect(await counted(officer)).toEqual({ councils: 1 });
});
