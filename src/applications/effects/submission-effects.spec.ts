/** What a submission keeps, who sees it, and when a correction's is another one. */
import { createHash } from 'node:crypto';
import { CaseFixture, PEOPLE } from '../../../test/support/case-fixture.js';
import { filledB, filledEvaluation, filledPlan } from '../../../test/support/procedure-samples.js';
import { storedContent } from '../../../test/support/stored-content.js';
import { canonicalJson } from '../../record/canonical-json.js';
import type { Matter } from '../entities/submission.js';
import { CaseQueries } from '../queries/case-queries.js';

const { hospital, officer, approver, healthCentre } = PEOPLE;
let fixture: CaseFixture;

beforeAll(async () => {
  fixture = await CaseFixture.start();
});
afterAll(() => fixture.close());
beforeEach(() => fixture.clear());
afterEach(() => fixture.expectFactsAsStored());

interface Stored {
  number: number;
  seq: number;
  event: string;
  on: string;
  office: string;
  matter: Matter;
  sha256: string;
}

const submissions = () =>
  fixture.query<Stored>(
    `SELECT number, seq, event_type AS event, submitted_on::text AS "on", submitted_by_office AS office, matter, sha256
     FROM submission ORDER BY number`,
  );

/** A case of B in a correction, examined before. */
async function inCorrection(): Promise<string> {
  const caseId = await fixture.examined();
  const items = [{ target: 'contactName', text: '担当者を確かめてください' }];
  await fixture.send(caseId, officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-11-27' });
  return caseId;
}

async function answer(caseId: string): Promise<void> {
  const [item] = await fixture.query<{ id: string }>(
    'SELECT i.id FROM correction_item i JOIN correction c ON c.id = i.correction_id WHERE c.closed_on IS NULL',
  );
  const answers = [{ itemId: item?.id ?? '', answer: '確かめました' }];
  await fixture.send(caseId, hospital, { type: 'SUBMIT_CORRECTION', answers });
}

it('keeps the content, the plan, the evaluation and every file, under the SHA-256 of the whole', async () => {
  const caseId = await fixture.submitted();
  const [submission, ...others] = await submissions();
  expect(others).toEqual([]);
  expect(submission).toMatchObject({ number: 1, event: 'SUBMIT', on: '2026-11-16', office: hospital.officeName });
  const [entry] = await fixture.query(`SELECT seq FROM record_entry WHERE event_type = 'SUBMIT'`);
  expect({ seq: submission?.seq }).toEqual(entry);

  const files = await fixture.query<{ fileId: string; requirementId: string; sha256: string }>(
    `SELECT id AS "fileId", requirement_id AS "requirementId", sha256 FROM stored_file WHERE requirement_id IS NOT NULL`,
  );
  const { content, plan, evaluation, attachments } = submission!.matter;
  expect(content).toEqual(filledB());
  expect(content).toEqual({ kind: 'B', ...(await storedContent(fixture.query.bind(fixture), caseId)) });
  expect(plan).toEqual(filledPlan());
  expect(evaluation).toEqual(filledEvaluation());
  expect(files.length).toBeGreaterThan(0);
  expect(attachments).toHaveLength(files.length);
  for (const { fileId, requirementId, sha256 } of files)
    expect(attachments).toContainEqual(expect.objectContaining({ fileId, requirementId, sha256 }));
  expect(submission?.sha256).toBe(createHash('sha256').update(canonicalJson(submission?.matter)).digest('hex'));
});

describe('a correction', () => {
  const contact = (contactName: string) => ({ ...filledB(), contactName });
  const anotherRole = () => ({ ...filledB(), regionalRole: '回復期の病院' });

  it.each<[string, (caseId: string) => Promise<unknown>, string[], string[]]>([
    ['in which nothing was written', () => Promise.resolve(), [], []],
    ['in which something was written and taken back', (id) => rewrite(id, '別の人', filledB().contactName), [], []],
    ['in which another name was written', (id) => rewrite(id, '別の人'), ['contactName'], []],
    ['in which the role was written anew', (id) => fixture.write(id, anotherRole()), ['regionalRole'], ['R10']],
    ['in which the plan became another', (id) => recordPlan(id, 99), ['plan'], ['R1', 'R14', 'R2', 'R3']],
    ['in which the plan was recorded as it was', (id) => recordPlan(id, filledPlan().doctorsTotal), [], []],
    ['in which the notice of the evaluation was replaced', (id) => replaceFile(id), ['D21'], ['R3', 'R6']],
  ])('%s', async (_, write, changes, outdatedChecks) => {
    const caseId = await inCorrection();
    await write(caseId);
    const seen = (await fixture.app.get(CaseQueries).get(hospital, caseId)).facts.lastSubmission;
    expect(seen).toEqual({ number: 1, event: 'SUBMIT', on: '2026-11-16', sentOn: '2026-11-16', changes });
    expect((await fixture.app.get(CaseQueries).get(officer, caseId)).facts.lastSubmission?.changes).toEqual([]);

    await answer(caseId);
    const [first, second] = await submissions();
    expect(second).toMatchObject({ number: 2, event: 'SUBMIT_CORRECTION' });
    expect(second?.sha256 !== first?.sha256).toBe(changes.length > 0);
    const outdated = 'SELECT check_id AS id FROM examination_check WHERE outdated ORDER BY check_id';
    expect(await fixture.query(outdated)).toEqual(outdatedChecks.map((id) => ({ id })));
    expect((await fixture.app.get(CaseQueries).get(hospital, caseId)).facts.lastSubmission).toEqual({
      number: 2,
      event: 'SUBMIT_CORRECTION',
      on: '2026-11-16',
      sentOn: '2026-11-16',
      changes: [],
    });
  });

  async function rewrite(caseId: string, ...names: string[]): Promise<void> {
    for (const name of names) await fixture.write(caseId, contact(name));
  }

  async function replaceFile(caseId: string): Promise<void> {
    const [file] = await fixture.query<{ id: string }>(
      `SELECT requirement_id AS id FROM stored_file WHERE requirement_id = 'D21'`,
    );
    await fixture.attach(caseId, file?.id ?? '');
  }

  const recordPlan = (caseId: string, doctorsTotal: number) =>
    fixture.send(caseId, hospital, { type: 'RECORD_PLAN', plan: { ...filledPlan(), doctorsTotal } });
});

it('is shown to the hospital and the prefecture whole, to a health centre in its newest form alone', async () => {
  const caseId = await inCorrection();
  await fixture.write(caseId, { ...filledB(), contactName: '補正後の人' });
  await answer(caseId);
  const queries = fixture.app.get(CaseQueries);
  const numbersFor = async (actor: typeof hospital) => {
    const { submissions: shown } = await queries.get(actor, caseId);
    const told = await queries.submitted(actor, caseId, [1, 2]);
    return { shown: shown.map(({ number }) => number), told: [...told.keys()].sort() };
  };
  for (const actor of [hospital, officer, approver])
    expect([actor.role, await numbersFor(actor)]).toEqual([actor.role, { shown: [1, 2], told: [1, 2] }]);
  expect(await numbersFor(healthCentre)).toEqual({ shown: [2], told: [] });
  const { facts } = await queries.get(healthCentre, caseId);
  expect(facts.content.contactName).toBe('補正後の人');
});

it('the due date of an open correction moves with its deadline, and the facts after it are those that are stored', async () => {
  const caseId = await fixture.examined();
  const items = [{ target: 'D21', text: '全ての頁を添付してください。' }];
  await fixture.send(caseId, PEOPLE.officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-12-01' });
  await fixture.send(caseId, PEOPLE.officer, {
    type: 'EXTEND_CORRECTION',
    dueOn: '2026-12-15',
    reason: '資料の取寄せのため',
  });
  expect(
    await fixture.query(
      `SELECT c.due_on::text AS asked, d.due_on::text AS held, a.due_on::text AS shown FROM application a
       JOIN correction c ON c.application_id = a.id
       JOIN deadline d ON d.application_id = a.id AND d.kind = 'correction' AND d.closed_by_seq IS NULL WHERE a.id = $1`,
      [caseId],
    ),
  ).toEqual([{ asked: '2026-12-15', held: '2026-12-15', shown: '2026-12-15' }]);
  await fixture.expectFactsAsStored();
});

it('an answer waits to be read until the prefecture does something, also after a document was put out again', async () => {
  const caseId = await inCorrection();
  await answer(caseId);
  const task = async () => (await fixture.app.get(CaseQueries).get(officer, caseId)).requiredActions.task;
  expect(await task()).toBe('readAnswer');
  await fixture.reissueCopy(caseId);
  expect(await task()).toBe('readAnswer');
  expect(await fixture.query('SELECT task FROM application')).toEqual([{ task: 'readAnswer' }]);
});
