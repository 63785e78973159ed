/** A hospital reads what it is to do, in examples of its own kind, and nothing that we note for ourselves about what could not be confirmed. */
import { startTestApp, type TestApp } from '../../../test/support/app.js';
import { type Agent, fill, loadPeople, open, PLAN, signIn } from '../../../test/support/hospital-walk.js';
import { FORMS } from '../../../forms/index.js';
import { type Kind, KINDS, PROCEDURES } from '../../procedure/terms/kinds.js';

let test: TestApp;
let hospital: Agent;
const opened: Partial<Record<Kind, string>> = {};
beforeAll(async () => {
  test = await startTestApp({ now: '2026-11-16T09:00:00+09:00', env: { SEED_DEMO: 'true' } });
  await loadPeople(test);
  hospital = await signIn(test, 'h-tokachi');
  for (const kind of KINDS) opened[kind] = await open(hospital, { kind });
}, 120_000);
afterAll(() => test.close());

const OWN_NOTES = /未見|推定|未確定|資料に定め|確かめていません|domain\.md/u;
const PAGES = ['plan', 'evaluation', 'documents', 'check', 'preparation', 'content/applicant', 'content/pledge'];

/** The sections of the content, as the page of the preparation links them. */
async function sectionsOf(kind: Kind): Promise<string[]> {
  const { text } = await hospital.get(`/cases/${opened[kind] ?? ''}/preparation`);
  return [
    ...new Set([...text.matchAll(/href="(\/cases\/[0-9a-f-]{36}\/content\/[a-z-]+)/gu)].map(([, path = '']) => path)),
  ];
}

it('no page of a hospital bears a note about what we could not confirm', async () => {
  const help = KINDS.flatMap((kind) => PROCEDURES.map((procedure) => `/help?kind=${kind}&procedure=${procedure}`));
  const forms = Object.keys(FORMS).map((id) => `/forms/${id}`);
  const sections = (await Promise.all(KINDS.map(sectionsOf))).flat();
  const pages = KINDS.flatMap((kind) => PAGES.map((page) => `/cases/${opened[kind] ?? ''}/${page}`));
  for (const path of [...help, '/forms', ...forms, ...pages, ...sections]) {
    const { text, status } = await hospital.get(path);
    expect([path, status, OWN_NOTES.exec(text)?.[0]]).toEqual([path, 200, undefined]);
  }
  expect((await hospital.get('/help?kind=B&procedure=renewal')).text).not.toContain('（未確認）');
});

it('the guide tells a hospital what it does, before the stages; an officer reads the stages', async () => {
  const { text } = await hospital.get('/help?kind=C2&procedure=renewal');
  expect(text).toContain('医療審議会の順に意見を聴いて'); // C-2 is heard by this council alone
  expect(text.indexOf('医療機関がすること')).toBeGreaterThan(0);
  expect(text.indexOf('医療機関がすること')).toBeLessThan(text.indexOf('手続の流れ'));
  const manual = await (await signIn(test, 'ken-yamada')).get('/help?kind=C2&procedure=renewal');
  expect(manual.text).not.toContain('医療機関がすること');
  expect(manual.text).toContain('（未確認）');
});

it('the example of the work is of the kind that is applied for', async () => {
  const words = async (kind: Kind) => {
    const pages = await Promise.all((await sectionsOf(kind)).map((path) => hospital.get(path)));
    return pages.map(({ text }) => text).join('');
  };
  expect(await words('B')).toContain('例：(1) 救急医療）');
  const c1 = await words('C1');
  expect(c1).toContain('例：臨床研修に係る業務）');
  expect(c1).not.toContain('救急医療');
});

it('the plan can be begun in a file that bears the hospital; nobody else gets it', async () => {
  const path = `/cases/${opened.B ?? ''}/plan`;
  expect((await hospital.get(path)).text).toContain(`href="${path}/template"`);
  const file = await hospital.get(`${path}/template`);
  expect([file.status, file.headers['content-type']]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ]);
  expect(file.headers['content-disposition']).toContain('.docx');
  expect((await (await signIn(test, 'h-tarumae')).get(`${path}/template`)).status).toBe(404);
});

it('with its plan recorded a hospital reads where it applies for the evaluation and what is wanted there', async () => {
  const id = opened.B ?? '';
  await fill(hospital, `/cases/${id}/plan`, PLAN);
  const { text } = await hospital.get(`/cases/${id}/evaluation`);
  expect(text).toContain('受審は月ごとの予約制です');
  expect(text).toContain('href="https://sites.google.com/hyouka-center.med.or.jp/hyouka-center/"');
});
