/** What of the hospital's files is bound: those that go with the application, in order, and never one that was withdrawn. */
import { CaseFixture, PEOPLE } from '../../../test/support/case-fixture.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { PackCase } from './pack-case.js';
import { PACK_TABLE } from './pack-table.js';

const DOCUMENT = 'D20';
let fixture: CaseFixture;

beforeAll(async () => {
  fixture = await CaseFixture.start();
});
afterAll(() => fixture.close());
beforeEach(() => fixture.clear());

async function packCase(actor: Actor, caseId: string): Promise<PackCase> {
  const view = await fixture.app.get(CaseQueries).get(actor, caseId);
  // Of the material the sheet of the course alone is drawn here, which asks for the day and the words of its form.
  const material = { today: fixture.clock.today(), facts: view.facts } as PackCase['material'];
  return {
    view,
    material,
    documents: [],
    log: [],
    particulars: new Map(),
    differences: [],
    outdated: new Map(),
    outOfForce: new Map(),
  };
}

async function withdraw(caseId: string, which: number): Promise<string> {
  const { view } = await packCase(PEOPLE.hospital, caseId);
  const row = view.documents.required.find(({ requirement }) => requirement.id === DOCUMENT);
  const fileId = row?.files[which]?.id ?? '';
  await fixture.send(caseId, PEOPLE.hospital, {
    type: 'WITHDRAW_DOCUMENT',
    requirementId: DOCUMENT,
    fileId,
    reason: '別の医師の計画のため',
  });
  return fileId;
}

it('binds three plans of three doctors in the order in which they came, and after a correction without the withdrawn one', async () => {
  const caseId = await fixture.submitted('B');
  const { hospital, officer } = PEOPLE;
  await fixture.send(caseId, officer, { type: 'RECEIVE' });
  const items = [{ target: DOCUMENT, text: '医師ごとの書類を添付してください。' }];
  await fixture.send(caseId, officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-12-04' });
  await fixture.attach(caseId, DOCUMENT);
  await fixture.attach(caseId, DOCUMENT);
  const stored = (each: PackCase, pack: 'hospital-set' | 'draft-set' | 'case-file') =>
    PACK_TABLE[pack].plan([each]).parts.flatMap((part) => (part.kind === 'stored' ? [part] : []));
  const ofDocument = async (actor: Actor, pack: 'hospital-set' | 'draft-set') => {
    const each = await packCase(actor, caseId);
    const { name = '' } =
      each.view.documents.required.find((row) => row.requirement.id === DOCUMENT)?.requirement ?? {};
    return stored(each, pack)
      .filter(({ title }) => title.includes(name))
      .map(({ title, fileId }) => ({ place: /（(\d\/\d)）$/u.exec(title)?.[1] ?? '', fileId }));
  };
  const three = await ofDocument(hospital, 'hospital-set');
  expect(three.map(({ place }) => place)).toEqual(['1/3', '2/3', '3/3']);
  const withdrawn = await withdraw(caseId, 1);
  const [first, , third] = three;
  expect(withdrawn).toBe(three[1]?.fileId);
  const { openCorrection } = (await packCase(hospital, caseId)).view.facts;
  const answers = (openCorrection?.items ?? []).map(({ id }) => ({ itemId: id, answer: '添付しました。' }));
  await fixture.send(caseId, hospital, { type: 'SUBMIT_CORRECTION', answers });
  expect(await ofDocument(officer, 'draft-set')).toEqual([
    { place: '1/2', fileId: first?.fileId },
    { place: '2/2', fileId: third?.fileId },
  ]);
  const file = stored(await packCase(officer, caseId), 'case-file').map(({ fileId }) => fileId);
  expect(file).toEqual(expect.arrayContaining([first?.fileId, third?.fileId]));
  expect(file).not.toContain(withdrawn);
});

it('lists a submitted file that was withdrawn in the 一件書類, with when and why, and does not bind it', async () => {
  const caseId = await fixture.submitted('B');
  const { hospital, officer } = PEOPLE;
  await fixture.send(caseId, hospital, { type: 'PULL_BACK', reason: '書類を差し替えるため' });
  const withdrawn = await withdraw(caseId, 0);
  await fixture.attach(caseId, DOCUMENT);
  await fixture.send(caseId, hospital, { type: 'SUBMIT' });
  const { parts } = PACK_TABLE['case-file'].plan([await packCase(officer, caseId)]);
  expect(parts.flatMap((part) => (part.kind === 'stored' ? [part.fileId] : []))).not.toContain(withdrawn);
  expect(JSON.stringify(parts)).toContain('"withdrawnFor":"別の医師の計画のため"');
});
