/** What a person may not do or have, tried over HTTP with addresses and forms that no page of theirs offers. */
import { randomUUID } from 'node:crypto';
import { PEOPLE } from '../../../test/support/case-bench.js';
import { filledContent } from '../../../test/support/procedure-samples.js';
import { type Agent, type Person, startWebBench, type WebBench } from '../../../test/support/web-bench.js';
import { verifyStore } from '../../audit/verify.js';
import { CaseOpening } from '../../applications/case-opening.js';
import { StoredFileService } from '../../documents/stored-file.service.js';
import { JobWorker } from '../../issuing/jobs/job-worker.js';
import { CONFIRMATION_POINTS } from '../../procedure/facts.js';
import { casePath } from '../cases/case-addresses.js';
import { fileRecordPath, paperActPath, paperPath, paperPreviewPath } from './paper-addresses.js';

let web: WebBench;
let agents: Partial<Record<Person, Agent>>;

beforeAll(async () => {
  web = await startWebBench();
}, 120_000);
afterAll(() => web.close());
beforeEach(async () => {
  await web.bench.clear();
  agents = {};
});

const as = async (person: Person): Promise<Agent> => (agents[person] ??= await web.signedIn(person));

const filesOf = (caseId: string) =>
  web.bench.query<{ id: string; formId: string | null; subjectKey: string; version: number }>(
    `SELECT id, form_id AS "formId", subject_key AS "subjectKey", version FROM stored_file WHERE application_id = $1 ORDER BY created_at, form_id, subject_key, version`,
    [caseId],
  );
const lockVersion = async (caseId: string) => (await web.bench.query<{ v: number }>('SELECT lock_version AS v FROM application WHERE id = $1', [caseId]))[0]?.v ?? 0;

/** An act with all that its form would send, whether or not a page offers it. */
async function force(agent: Agent, caseId: string, key: string, act: string, more: object = {}) {
  const fields = { lockVersion: String(await lockVersion(caseId)), fromVersion: '0', idempotencyKey: randomUUID(), reason: '', ...more };
  return agent.post(`${paperPath(caseId, key)}/${act}`).type('form').send(fields);
}

describe('an act that no page offers', () => {
  it('does not issue by hand what an event of the procedure issues', async () => {
    const caseId = await web.bench.examined('B');
    const before = await filesOf(caseId);
    const { status, text } = await force(await as('officer'), caseId, 'confirmation-form-1~meeting:tokachi', 'issue');
    expect([status, text]).toEqual([422, expect.stringContaining('手続の操作で発行されます')]);
    expect(await filesOf(caseId)).toEqual(before);
  });

  it('does not name another version in the record than the one it made', async () => {
    const caseId = await web.bench.examined();
    const version = await lockVersion(caseId);
    const forged = await force(await as('officer'), caseId, 'reception-copy', 'reissue', { fromVersion: '41', reason: '紛失' });
    expect([forged.status, forged.text]).toEqual([422, expect.stringContaining('第1版が発行されています。画面を開き直して')]);
    expect(await lockVersion(caseId)).toBe(version);
  });
});

describe('a pack of one case', () => {
  it('is not asked for with several, of which all but one would be lost without a word', async () => {
    const cases = [await web.bench.submitted('B'), await web.bench.submitted('C1')];
    const answer = await (await as('officer')).post('/jobs').type('form').send({ kind: 'case-file', caseIds: cases, idempotencyKey: randomUUID() });
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('申請を1件だけ選んで')]);
    expect(await web.bench.query('SELECT id FROM job')).toEqual([]);
  });
});

/** 連携B, asked of two councils: 十勝 with the papers of its report, and 根室 that has nothing to do with it. */
async function askedOfTwo(): Promise<string> {
  const { officer, healthCentre } = PEOPLE;
  const caseId = await web.bench.examined('RENKEI_B');
  await web.bench.send(caseId, officer, { type: 'REQUEST_COORDINATION_COUNCIL', planningAreaIds: ['tokachi', 'nemuro'], dueOn: '2026-12-04' });
  const [hearing] = await web.bench.query<{ id: string }>(`SELECT id FROM hearing WHERE application_id = $1 AND planning_area_id = 'tokachi'`, [caseId]);
  const hearingId = hearing?.id ?? '';
  await web.bench.send(caseId, healthCentre, { type: 'CONVENE_COUNCIL', hearingId, method: 'written', meetsOn: '2026-11-16', meetingName: '第2回 十勝圏地域医療構想調整会議' });
  const points = Object.fromEntries(CONFIRMATION_POINTS.map((point) => [point, true]));
  await web.bench.send(caseId, healthCentre, { type: 'RECORD_CONFIRMATION', hearingId, points, confirmedOn: '2026-11-16', chair: '座長 三郎', remarks: '' });
  await web.bench.send(caseId, healthCentre, { type: 'REPORT_CONFIRMATION', hearingId });
  return caseId;
}

describe('a health centre', () => {
  it('reads the papers of its own council and not those of another that was asked about the same case', async () => {
    const caseId = await askedOfTwo();
    const files = (await filesOf(caseId)).filter(({ formId }) => formId?.startsWith('co'));
    const read = async (healthCentreId: string) => {
      const actor = { ...PEOPLE.healthCentre, healthCentreId };
      const list = await web.bench.app.get(StoredFileService).list(actor, caseId);
      return list.filter(({ formId }) => formId?.startsWith('co')).map(({ subjectKey }) => subjectKey).sort();
    };
    const [other] = await web.bench.query<{ centre: string }>(`SELECT health_centre_id AS centre FROM hearing WHERE application_id = $1 AND planning_area_id = 'nemuro'`, [caseId]);
    expect(files.map(({ subjectKey }) => subjectKey).sort()).toEqual(['meeting:nemuro', 'meeting:tokachi', 'nemuro', 'report:tokachi', 'tokachi']);
    expect(await read('obihiro')).toEqual(['meeting:tokachi', 'report:tokachi', 'tokachi']);
    expect(await read(other?.centre ?? '')).toEqual(['meeting:nemuro', 'nemuro']);
    const obihiro = await as('healthCentre');
    const foreign = files.find(({ subjectKey }) => subjectKey === 'meeting:nemuro')?.id ?? '';
    for (const path of [`/files/${foreign}`, `/api/files/${foreign}`, fileRecordPath(foreign), paperPath(caseId, 'confirmation-form-2~meeting:nemuro')]) expect([path, (await obihiro.get(path)).status]).toEqual([path, 404]);
  });
});
