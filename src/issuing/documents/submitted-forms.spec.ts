/** The forms of an application are issued with its submission, which no drawing ever keeps from coming in. */
import { CaseFixture, PEOPLE } from '../../../test/support/case-fixture.js';
import { pageTexts, squeezed } from '../../../test/support/pdf-reading.js';
import { filledB } from '../../../test/support/procedure-samples.js';
import { DesignationsModule } from '../../designations/designations.module.js';
import { DrawingsBusy, FormRenderer } from '../../documents/form-renderer.js';
import { StoredFileService } from '../../documents/stored-file.service.js';
import { JobWorker } from '../../jobs/job-worker.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { OfficialDocuments } from './official-documents.js';
import { IssuingModule } from '../issuing.module.js';

const { hospital, officer } = PEOPLE;
let fixture: CaseFixture;
let renderer: FormRenderer;
let inTurn: FormRenderer['inTurn'];

beforeAll(async () => {
  fixture = await CaseFixture.start({ rooms: [DesignationsModule, IssuingModule] });
  renderer = fixture.app.get(FormRenderer);
  inTurn = renderer.inTurn.bind(renderer);
}, 60_000);
afterAll(() => fixture?.close());
beforeEach(async () => {
  renderer.inTurn = inTurn;
  await fixture.clear();
});

interface Issued {
  form: string;
  version: number;
  title: string;
  reason: string;
  sha256: string;
  snapshot: { content?: { contactName?: string; regionalRole?: string }; referenceNo?: string; correctedOn?: string };
}
const issued = () =>
  fixture.query<Issued>(
    `SELECT form_id AS form, version, title, reason, sha256, snapshot FROM stored_file WHERE purpose = 'issued' ORDER BY created_at, version, form_id`,
  );
const FORMS = [
  'application-form-1',
  'application-form-5-1',
  'application-form-5-2',
  'application-form-9',
  'reception-copy',
];
const formsOf = (rows: readonly Issued[]) => rows.map(({ form }) => form).sort();
async function bytesOf(fileId: string): Promise<Uint8Array> {
  const { chunks } = await fixture.app.get(StoredFileService).open(hospital, fileId, 'view');
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}
const runJobs = () => fixture.app.get(JobWorker).idle();

async function inCorrection(): Promise<string> {
  const caseId = await fixture.submitted();
  await fixture.send(caseId, officer, { type: 'RECEIVE' });
  const items = [{ target: 'contactName', text: '担当者を改めてください' }];
  await fixture.send(caseId, officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-11-27' });
  return caseId;
}

async function correct(caseId: string): Promise<void> {
  const [item] = await fixture.query<{ id: string }>('SELECT id FROM correction_item');
  const answers = [{ itemId: item?.id ?? '', answer: '改めました' }];
  await fixture.send(caseId, hospital, { type: 'SUBMIT_CORRECTION', answers });
}

it('issues every form and the copy in the act of the submission, with the number of the receipt', async () => {
  await fixture.submitted();
  const forms = await issued();
  expect(formsOf(forms)).toEqual(FORMS);
  expect(forms.map(({ version }) => version)).toEqual([1, 1, 1, 1, 1]);
  expect(forms.find(({ form }) => form === 'reception-copy')).toMatchObject({
    title: '提出の控え',
    snapshot: { referenceNo: 'R8-3-0001' },
  });
  const [entry] = await fixture.query<{ files: number }>(
    `SELECT count(*)::int AS files FROM record_entry, jsonb_object_keys(rows) AS row WHERE event_type = 'SUBMIT' AND row LIKE 'stored_file:%'`,
  );
  expect(entry).toEqual({ files: 5 });
});

it('issues them again with the 補正, from what was corrected, and leaves the first as they were', async () => {
  const caseId = await inCorrection();
  const first = (await issued()).filter(({ version, form }) => version === 1 && form !== 'correction-notice');
  await fixture.write(caseId, { ...filledB(), contactName: '補正後の人' });
  await correct(caseId);
  const all = await issued();
  for (const each of first) expect(all).toContainEqual(each);
  const second = all.filter(({ reason }) => reason === '補正を提出したため');
  expect(formsOf(second)).toEqual(FORMS);
  const contact = (rows: readonly Issued[]) =>
    rows.find(({ form }) => form === 'application-form-1')?.snapshot.content?.contactName;
  expect([contact(first), contact(second)]).toEqual([filledB().contactName, '補正後の人']);
});

it('marks a 様式 that came again with the 補正, with the day, in the corner of its pages; the first bears nothing of the kind', async () => {
  const caseId = await inCorrection();
  fixture.clock.set('2026-11-24T09:00:00+09:00');
  await correct(caseId);
  const marks = async (version: number) =>
    Promise.all(
      (
        await fixture.query<{ id: string; form: string }>(
          `SELECT id, form_id AS form FROM stored_file WHERE form_id LIKE 'application-form-%' AND version = $1 ORDER BY form_id`,
          [version],
        )
      ).map(async ({ id }) => {
        const pages = await pageTexts(await bytesOf(id));
        return pages.every((page) => squeezed(page).includes('補正後第２版（令和８年１１月２４日提出）'));
      }),
    );
  expect(await marks(1)).toEqual([false, false, false, false]);
  expect(await marks(2)).toEqual([true, true, true, true]);
});

it('cannot be drawn anew from anything but a submission', async () => {
  const caseId = await fixture.submitted();
  const { document } = await fixture.app.get(OfficialDocuments).get(hospital, caseId, 'application-form-1');
  expect(document.acts.map(({ act }) => act)).toEqual(['reissue']);
});

it('takes the submission in while the drawing is busy, and issues the forms right after, from what was frozen', async () => {
  const caseId = await inCorrection();
  await fixture.write(caseId, { ...filledB(), contactName: '補正後の人' });
  renderer.inTurn = () => Promise.reject(new DrawingsBusy(false));
  const before = await issued();
  await correct(caseId);
  expect(await issued()).toEqual(before);

  // Meanwhile the hospital is asked once more, and writes something else.
  renderer.inTurn = inTurn;
  const items = [{ target: 'contactName', text: 'もう一度確かめてください' }];
  await fixture.send(caseId, officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-11-27' });
  await fixture.write(caseId, { ...filledB(), contactName: '書きかけの人' });
  await runJobs();
  const later = (await issued()).filter(({ reason }) => reason === '補正を提出したため');
  expect(formsOf(later)).toEqual(FORMS);
  expect(later.find(({ form }) => form === 'application-form-1')?.snapshot.content?.contactName).toBe('補正後の人');
  const [form] = await fixture.query<{ id: string }>(
    `SELECT id FROM stored_file WHERE form_id = 'application-form-1' AND version = 2`,
  );
  expect(squeezed((await pageTexts(await bytesOf(form?.id ?? ''))).join(''))).toContain('補正後第２版');
  await runJobs();
  expect((await issued()).filter(({ reason }) => reason === '補正を提出したため')).toHaveLength(5);
});

it('takes in what cannot be drawn at all, and says on the page of the form what is missing', async () => {
  await fixture.asOwner((query) => query(`UPDATE medical_institution SET administrator_name = '\u{1F600}'`));
  const caseId = await fixture.submitted();
  await runJobs();
  expect(formsOf(await issued())).toEqual(['application-form-5-1', 'application-form-5-2', 'reception-copy']);
  const { document } = await fixture.app.get(OfficialDocuments).get(hospital, caseId, 'application-form-9');
  expect(document.problems[0]?.message).toContain('\u{1F600}');
  expect(document.acts).toMatchObject([{ act: 'issue', ready: true }]);
  await fixture.asOwner((query) => query(`UPDATE medical_institution SET administrator_name = '院長 四郎'`));
});

it('is of the day on which it came, however long its forms take: midnight passes while they are drawn', async () => {
  const caseId = await fixture.submitted();
  await fixture.send(caseId, hospital, { type: 'PULL_BACK', reason: '確かめるため' });
  fixture.clock.set('2026-11-30T23:59:59+09:00');
  renderer.inTurn = (asker, work) => {
    fixture.clock.set('2026-12-01T00:00:20+09:00');
    return inTurn(asker, work);
  };
  await fixture.send(caseId, hospital, { type: 'SUBMIT' });
  const { facts } = await fixture.app.get(CaseQueries).get(officer, caseId);
  expect(facts.submittedOn).toBe('2026-11-30');
  expect((await issued()).at(-1)?.reason).toBe('改めて提出したため');
});
