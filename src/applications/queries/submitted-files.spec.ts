/** Who reads which file that a hospital attached: itself what it keeps, everybody else what it has submitted. */
import { CaseFixture, PEOPLE } from '../../../test/support/case-fixture.js';
import { refusalEvent } from '../../../test/support/procedure.js';
import { FileNotFound, StoredFileService } from '../../documents/stored-file.service.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { CaseQueries } from './case-queries.js';

const { hospital, officer, approver, healthCentre } = PEOPLE;
const supportCentre: Actor = { ...officer, role: 'supportCentre', officeName: '評価センター' };
const OTHERS = [officer, approver, healthCentre, supportCentre];
const DOCUMENT = 'D20';

let fixture: CaseFixture;

beforeAll(async () => {
  fixture = await CaseFixture.start();
});
afterAll(() => fixture.close());
beforeEach(() => fixture.clear());

const view = (actor: Actor, caseId: string) => fixture.app.get(CaseQueries).get(actor, caseId);
/** Numbers of the files that go with the application for its row, as a person sees it. */
const versions = async (actor: Actor, caseId: string) => {
  const { required } = (await view(actor, caseId)).documents;
  return required.find(({ requirement }) => requirement.id === DOCUMENT)?.files.map(({ version }) => version);
};
/** Numbers of the files of the document that a person could open. */
const readable = async (actor: Actor, caseId: string) =>
  (await fixture.app.get(StoredFileService).list(actor, caseId))
    .filter(({ requirementId }) => requirementId === DOCUMENT)
    .map(({ version }) => version);
const fileId = async (caseId: string, version: number) =>
  (await fixture.app.get(StoredFileService).list(hospital, caseId)).find(
    (file) => file.requirementId === DOCUMENT && file.version === version,
  )?.id ?? '';

async function correcting(): Promise<string> {
  const caseId = await fixture.submitted('B');
  await fixture.query('UPDATE application SET shared_with_support_centre = true');
  await fixture.send(caseId, officer, { type: 'RECEIVE' });
  await fixture.send(caseId, officer, {
    type: 'REQUEST_CORRECTION',
    items: [{ target: DOCUMENT, text: '頁が抜けています。' }],
    dueOn: '2026-12-04',
  });
  return caseId;
}

async function answer(caseId: string): Promise<void> {
  const items = (await view(hospital, caseId)).facts.openCorrection?.items ?? [];
  const answers = items.map(({ id }) => ({ itemId: id, answer: '差し替えました。' }));
  await fixture.send(caseId, hospital, { type: 'SUBMIT_CORRECTION', answers });
}

it('is the hospital’s own affair before it submits', async () => {
  const { caseId } = await fixture.open();
  await fixture.attach(caseId, DOCUMENT);
  expect([await versions(hospital, caseId), await readable(hospital, caseId)]).toEqual([[1], [1]]);
  const seen = await view(officer, caseId);
  expect(seen.facts.attachedFiles).toEqual([]);
  expect([await versions(officer, caseId), seen.documents.stored]).toEqual([[], []]);
  await expect(fixture.app.get(StoredFileService).open(officer, await fileId(caseId, 1), 'view')).rejects.toThrow(
    FileNotFound,
  );
});

it('in a correction, stays the hospital’s own until that is submitted; then the health centre reads it alone', async () => {
  const caseId = await correcting();
  await fixture.attach(caseId, DOCUMENT);
  await fixture.attach(caseId, DOCUMENT);
  expect([await versions(hospital, caseId), await readable(hospital, caseId)]).toEqual([
    [1, 2, 3],
    [3, 2, 1],
  ]);
  for (const actor of OTHERS) {
    expect([actor.role, await versions(actor, caseId), await readable(actor, caseId)]).toEqual([actor.role, [1], [1]]);
    await expect(fixture.app.get(StoredFileService).open(actor, await fileId(caseId, 3), 'view')).rejects.toThrow(
      FileNotFound,
    );
  }
  await answer(caseId);
  for (const actor of [officer, approver])
    expect([await versions(actor, caseId), await readable(actor, caseId)]).toEqual([
      [1, 2, 3],
      [3, 2, 1],
    ]);
  for (const actor of [healthCentre, supportCentre])
    expect([await versions(actor, caseId), await readable(actor, caseId)]).toEqual([
      [1, 2, 3],
      [3, 2, 1],
    ]);
});

it('counts for nobody where the prefecture ends the correction, and for the hospital again in the next', async () => {
  const caseId = await correcting();
  await fixture.attach(caseId, DOCUMENT);
  await fixture.send(caseId, officer, { type: 'CLOSE_CORRECTION', reason: '期限を過ぎたため' });
  for (const actor of [hospital, ...OTHERS])
    expect([actor.role, await versions(actor, caseId)]).toEqual([actor.role, [1]]);
  expect(await readable(officer, caseId)).toEqual([1]);
  expect(await readable(hospital, caseId)).toEqual([2, 1]);
  await fixture.send(caseId, officer, {
    type: 'REQUEST_CORRECTION',
    items: [{ target: DOCUMENT, text: '頁が抜けています。' }],
    dueOn: '2026-12-04',
  });
  expect(await versions(hospital, caseId)).toEqual([1, 2]);
});

const withdraw = async (caseId: string, version: number, reason = '別の医師の計画を添付したため') =>
  fixture.send(caseId, hospital, {
    type: 'WITHDRAW_DOCUMENT',
    requirementId: DOCUMENT,
    fileId: await fileId(caseId, version),
    reason,
  });
/** What a person sees beside the files of the row: number and why it was withdrawn. */
const others = async (actor: Actor, caseId: string) => {
  const { required } = (await view(actor, caseId)).documents;
  const row = required.find(({ requirement }) => requirement.id === DOCUMENT);
  return row?.others.map(({ version, withdrawal }) => [version, withdrawal?.reason ?? null]);
};

it('that is withdrawn before it is submitted, is read by the hospital alone and missing again if it was the only one', async () => {
  const { caseId } = await fixture.open();
  await fixture.attach(caseId, DOCUMENT);
  await withdraw(caseId, 1);
  const seen = await view(hospital, caseId);
  expect(seen.facts.attachedFiles).toEqual([]);
  expect(seen.documents.required.find(({ requirement }) => requirement.id === DOCUMENT)?.attached).toBe(false);
  expect(await others(hospital, caseId)).toEqual([[1, '別の医師の計画を添付したため']]);
  for (const actor of OTHERS.slice(0, 2)) expect(await readable(actor, caseId)).toEqual([]);
  await expect(withdraw(caseId, 1)).rejects.toMatchObject({ conditions: [{ id: 'fileIsAttached', met: false }] });
});

it('that is withdrawn in a correction, goes with the earlier submission alone, and others hear of it with the next one', async () => {
  const caseId = await correcting();
  await fixture.attach(caseId, DOCUMENT);
  await withdraw(caseId, 1);
  expect([await versions(hospital, caseId), await others(hospital, caseId)]).toEqual([
    [2],
    [[1, '別の医師の計画を添付したため']],
  ]);
  for (const actor of OTHERS) expect([await versions(actor, caseId), await others(actor, caseId)]).toEqual([[1], []]);
  expect((await view(officer, caseId)).documents.stored.filter(({ withdrawal }) => withdrawal)).toEqual([]);
  await answer(caseId);
  for (const actor of [officer, approver])
    expect([await versions(actor, caseId), await others(actor, caseId)]).toEqual([
      [2],
      [[1, '別の医師の計画を添付したため']],
    ]);
  for (const actor of [healthCentre, supportCentre])
    expect([await versions(actor, caseId), await readable(actor, caseId)]).toEqual([[2], [2]]);
  const submitted = await fixture.query<{ files: number }>(
    `SELECT count(*)::int AS files FROM submission s, jsonb_array_elements(s.matter -> 'attachments') f
     WHERE f ->> 'requirementId' = '${DOCUMENT}' GROUP BY s.number ORDER BY s.number`,
  );
  expect(submitted.map(({ files }) => files)).toEqual([1, 1]);
});

it('is bound by the digest that a draft and its approval carry', async () => {
  const digestOf = async (caseId: string) => {
    await fixture.send(caseId, officer, refusalEvent({ issueOn: fixture.clock.today() }));
    await fixture.send(caseId, approver, { type: 'APPROVE', comment: '' });
    const rows = await fixture.query<{ digest: string; same: boolean }>(
      `SELECT d.content_digest AS digest, p.content_digest = d.content_digest AS same
       FROM draft_decision d JOIN approval p ON p.draft_decision_id = d.id WHERE d.voided_on IS NULL`,
    );
    expect(rows.map(({ same }) => same)).toEqual([true]);
    await fixture.send(caseId, approver, { type: 'RETURN_DRAFT', comment: '書類を差し替えるため' });
    return rows[0]?.digest;
  };
  const caseId = await fixture.examined('C1');
  const first = await digestOf(caseId);
  expect(await digestOf(caseId)).toBe(first);
  // Past the program, which lets nobody exchange a file that was submitted: everything else stays as it was.
  await fixture.asOwner((query) =>
    query(`UPDATE submission SET matter = jsonb_set(matter, '{attachments,0,sha256}', '"${'0'.repeat(64)}"')`),
  );
  expect(await digestOf(caseId)).not.toBe(first);
});

it('is no part of an application that was pulled back; what was submitted stays readable to the prefecture', async () => {
  const caseId = await fixture.submitted('B');
  await fixture.send(caseId, hospital, { type: 'PULL_BACK', reason: '確かめるため' });
  await fixture.attach(caseId, DOCUMENT);
  const seen = await view(officer, caseId);
  expect([seen.facts.attachedFiles, await versions(officer, caseId)]).toEqual([[], []]);
  expect(await readable(officer, caseId)).toEqual([1]);
  await fixture.send(caseId, hospital, { type: 'WITHDRAW', reason: '準備のため' });
  expect(await readable(officer, caseId)).toEqual([1]);
});

it('stays unread where a correction ended in the withdrawal of the application', async () => {
  const caseId = await correcting();
  await fixture.attach(caseId, DOCUMENT);
  await fixture.send(caseId, hospital, { type: 'WITHDRAW', reason: '準備のため' });
  for (const actor of OTHERS)
    expect([await versions(actor, caseId), await readable(actor, caseId)]).toEqual([[1], [1]]);
});
