/** What stands in the database may be anything: every page opens, says so, and the section can be saved again. */
import { randomUUID } from 'node:crypto';
import { KINDS } from '../../procedure/terms/kinds.js';
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { filledContent, filledEvaluation, filledPlan } from '../../../test/support/procedure-samples.js';
import { storeContent, storedContent } from '../../../test/support/stored-content.js';
import {
  type Agent,
  type Person,
  signedInPeople,
  startWebFixture,
  type WebFixture,
} from '../../../test/support/web-fixture.js';
import { hiddenFields } from '../../../test/support/hospital-walk.js';

let web: WebFixture;
beforeAll(async () => {
  web = await startWebFixture();
});
afterAll(() => web.close());

let as: (person: Person) => Promise<Agent>;
beforeEach(async () => {
  await web.fixture.clear();
  as = signedInPeople(web);
});

const POISONS: readonly unknown[] = [[], [[]], { a: 1 }, 7, true, 'x'];

/** The content with a poison in every leaf, each with the next. */
function poisoned(content: unknown, next: () => unknown): unknown {
  if (Array.isArray(content)) return content.length === 0 ? next() : content.map((item) => poisoned(item, next));
  if (typeof content !== 'object' || content === null) return next();
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [name, name === 'kind' ? value : poisoned(value, next)]),
  );
}

function poisonsFrom(first: number): () => unknown {
  let place = first;
  return () => POISONS[place++ % POISONS.length];
}

const store = (caseId: string, content: unknown) => storeContent(web.fixture.query.bind(web.fixture), caseId, content);
const stored = (caseId: string) => storedContent(web.fixture.query.bind(web.fixture), caseId);

async function pagesOpen(caseId: string, sections: readonly string[]): Promise<void> {
  const hospital = await as('hospital');
  const officer = await as('officer');
  const own = [
    'preparation',
    'check',
    'plan',
    'evaluation',
    'documents',
    ...sections.map((section) => `content/${section}`),
  ].map((page) => `/cases/${caseId}/${page}`);
  for (const path of [
    '/hospital',
    `/cases/${caseId}`,
    `/cases/${caseId}?tab=content`,
    `/cases/${caseId}?tab=documents`,
    `/api/cases/${caseId}`,
    ...own,
  ]) {
    expect([path, (await hospital.get(path).redirects(1)).status]).toEqual([path, 200]);
  }
  for (const path of [
    '/prefecture',
    '/cases',
    '/api/cases',
    ...['overview', 'content', 'attachments', 'hearings', 'documents', 'history'].map(
      (tab) => `/cases/${caseId}?tab=${tab}`,
    ),
  ]) {
    expect([path, (await officer.get(path)).status]).toEqual([path, 200]);
  }
  const { text } = await hospital.get(`/cases/${caseId}?tab=documents`);
  for (const [, path = ''] of text.matchAll(/href="(\/cases\/[^"]+\/official-documents\/[^"/]+)"/g))
    expect([path, (await hospital.get(path)).status]).toEqual([path, 200]);
}

const SECTIONS = {
  B: ['applicant', 'sub-items', 'results', 'reason', 'pledge'],
  RENKEI_B: ['applicant', 'dispatch', 'pledge'],
  C1: ['applicant', 'training', 'pledge'],
  C2: ['applicant', 'skill', 'doctors', 'pledge'],
} as const;

it.each(KINDS)('%s: every leaf poisoned: the pages open and say which value stands there', async (kind) => {
  const { caseId } = await web.fixture.open({ kind });
  const hospital = await as('hospital');
  for (const content of [
    poisoned(filledContent(kind), poisonsFrom(KINDS.indexOf(kind))),
    poisoned(filledContent(kind), () => [[]]),
  ]) {
    await store(caseId, content);
    await pagesOpen(caseId, SECTIONS[kind]);
    expect((await hospital.get(`/cases/${caseId}/content/pledge`)).text).toContain('読み取れない値があります');
  }
});

it('content that is no content at all', async () => {
  const { caseId } = await web.fixture.open({ kind: 'B' });
  for (const content of [[], 'x', 3]) {
    await store(caseId, content);
    expect((await (await as('hospital')).get(`/cases/${caseId}/content/applicant`)).text).toContain(
      '読み取れない値があります',
    );
    expect((await (await as('officer')).get(`/cases/${caseId}?tab=content`)).status).toBe(200);
  }
});

it('a pledge stored as [[]] is none at 提出, and the section mends it', async () => {
  const { caseId } = await web.fixture.open({ kind: 'B' });
  const content = filledContent('B');
  await store(caseId, { ...content, pledge: { agreed: [[]], pledgedOn: '2026-11-10' } });
  const hospital = await as('hospital');
  expect((await hospital.get(`/cases/${caseId}/check`)).text).toContain('誓約してください');

  const page = await hospital.get(`/cases/${caseId}/content/pledge`);
  expect(page.text).toContain('誓約書：誓約：<code>[[]]</code>');
  const saved = await hospital
    .post(`/cases/${caseId}/content/pledge`)
    .type('form')
    .send({
      ...hiddenFields(page.text),
      idempotencyKey: randomUUID(),
      'violation[exists]': 'false',
      'pledge[agreed]': ['false', 'true'],
      'pledge[pledgedOn]': '令和8年11月10日',
    });
  expect(saved.status).toBe(303);
  expect({ kind: 'B', ...(await stored(caseId)) }).toEqual(content);
  expect((await hospital.get(`/cases/${caseId}/content/pledge`)).text).not.toContain('読み取れない値');
});

it('a save leaves no unreadable value in its own section, and everything else as it is', async () => {
  const { caseId } = await web.fixture.open({ kind: 'B' });
  const { kind: _kind, ...content } = filledContent('B');
  const poison = { ...content, business: [], longHoursReason: 3, regionalRole: { a: 1 } };
  await store(caseId, poison);
  await web.fixture.send(caseId, PEOPLE.hospital, { type: 'RECORD_PLAN', plan: filledPlan() });
  expect(await stored(caseId)).toEqual(poison);
  const hospital = await as('hospital');
  const { text } = await hospital.get(`/cases/${caseId}/content/reason`);
  expect(
    (
      await hospital
        .post(`/cases/${caseId}/content/reason`)
        .type('form')
        .send({ ...hiddenFields(text), longHoursReason: '当直帯の救急のため' })
    ).status,
  ).toBe(303);
  expect(await stored(caseId)).toEqual({ ...poison, longHoursReason: '当直帯の救急のため', regionalRole: '' });
});

it('a submission that holds no content at all is shown as an empty one', async () => {
  const caseId = await web.fixture.submitted();
  for (const content of [[], 'x', {}, poisoned(filledContent('B'), poisonsFrom(0))]) {
    const matter = { content, plan: null, evaluation: null, attachments: [] };
    await web.fixture.asOwner((query) => query('UPDATE submission SET matter = $1', [JSON.stringify(matter)]));
    for (const who of ['hospital', 'officer'] as const)
      expect((await (await as(who)).get(`/cases/${caseId}?tab=content`)).status).toBe(200);
  }
});

it('key facts of a plan or an evaluation that are not such count as not recorded, and every page opens', async () => {
  const { caseId } = await web.fixture.open({ kind: 'B' });
  const { result: found, ...application } = filledEvaluation();
  if (!found) throw new Error('the sample has a result');
  await web.fixture.send(caseId, PEOPLE.hospital, { type: 'RECORD_PLAN', plan: filledPlan() });
  await web.fixture.send(caseId, PEOPLE.hospital, { type: 'APPLY_FOR_EVALUATION', ...application });
  await web.fixture.send(caseId, PEOPLE.hospital, { type: 'RECORD_EVALUATION', result: found });
  const hospital = await as('hospital');
  for (const [first] of POISONS.entries()) {
    const plan = JSON.stringify(poisoned(filledPlan(), poisonsFrom(first)));
    const applied = poisoned(application, poisonsFrom(first));
    const result = poisoned(found, poisonsFrom(first + 2));
    await web.fixture.asOwner(async (query) => {
      await query('UPDATE shortening_plan SET facts = $1', [plan]);
      await query('UPDATE evaluation SET applied = $1, result = $2', [JSON.stringify(applied), JSON.stringify(result)]);
    });
    const seen = (await hospital.get(`/api/cases/${caseId}`)).body as object;
    expect(seen).toMatchObject({ plan: null, evaluation: null });
    for (const page of ['', '/preparation', '/plan', '/evaluation', '/check', '?tab=content'])
      expect([page, (await hospital.get(`/cases/${caseId}${page}`)).status]).toEqual([page, 200]);
  }
  const matter = { content: filledContent('B'), plan: [], evaluation: { result: 'x' }, attachments: [] };
  const submitted = await web.fixture.submitted('C1');
  await web.fixture.asOwner((query) => query('UPDATE submission SET matter = $1', [JSON.stringify(matter)]));
  expect((await (await as('officer')).get(`/cases/${submitted}?tab=content`)).status).toBe(200);
});

it('names of any length and with any character are shown, and can be typed anew', async () => {
  const { caseId } = await web.fixture.open({ kind: 'B' });
  const officer = await as('officer');
  const [before] = await web.fixture.query<{ id: string; name: string }>(
    'SELECT id, name FROM medical_institution ORDER BY name LIMIT 1',
  );
  await web.fixture.query('UPDATE medical_institution SET name = $1', [`${'あ'.repeat(200_000)}\u202e\u0007`]);
  await web.fixture.query('UPDATE account SET name = $1 WHERE login = $2', [
    `${'い'.repeat(200_000)}\u2066`,
    'approver',
  ]);
  await pagesOpen(caseId, SECTIONS.B);
  expect((await officer.get('/settings/institutions')).status).toBe(200);
  const path = `/settings/institutions/${before?.id}/edit`;
  const { text } = await officer.get(path);
  const value = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(text)?.[1] ?? '';
  const form = {
    version: value('version'),
    kana: 'ビョウイン',
    establisherName: '会',
    establisherAddress: '市',
    administratorName: '長',
    address: '市',
    planningAreaId: 'tokachi',
    jurisdictionHealthCentreId: 'obihiro',
    establishedByState: 'no',
    inPrefecture: 'yes',
  };
  expect(
    (
      await officer
        .post(path)
        .type('form')
        .send({ ...form, name: 'a'.repeat(200_000) })
    ).status,
  ).toBe(422);
  expect(
    (
      await officer
        .post(path)
        .type('form')
        .send({ ...form, name: '十勝緑陽総合病院' })
    ).status,
  ).toBe(303);
});
