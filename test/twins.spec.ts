import { AUTOMATIC } from '../src/procedure/terms/actors.js';
import { randomUUID } from 'node:crypto';
import type { INestApplication } from '@nestjs/common';
import request from 'supertest';
import { pdf } from './support/test-files.js';
import { draftEvent } from './support/procedure.js';
import { AccountService } from '../src/identity/account.service.js';
import { reviewChecksOf } from '../src/procedure/conditions/examination.js';
import { missingDocuments } from '../src/procedure/requirements/documents.js';
import type { EventType } from '../src/procedure/events/index.js';
import { RegistryService } from '../src/registry/registry.service.js';
import { formsOf } from '../src/scenario/html-page.js';
import { actionPath } from '../src/web/addresses/case-addresses.js';
import { PEOPLE } from './support/case-fixture.js';
import { CONTENT, PLAN } from './support/hospital-walk.js';
import { listRoutes } from './support/list-routes.js';
import { filledB, filledContent, filledEvaluation } from './support/procedure-samples.js';
import { type Agent, type Person, startWebFixture, type WebFixture } from './support/web-fixture.js';

/**
 * Every route that makes or changes something, sent twenty times at once: one page makes one thing, twenty pages that ask for
 * what there is only one of make one, and a page that comes again after that is answered as the first time.
 */
const TIMES = 20;

/** Routes that make nothing that could be there twice. */
const NOTHING_TO_MAKE: Readonly<Record<string, string>> = {
  'POST /login': 'a sign-in is a session of its own each time',
  'POST /logout': 'ends a session',
  'POST /api/session': 'as /login',
  'DELETE /api/session': 'as /logout',
  'POST /account/unsent': 'gives up what was not sent',
  'POST /bulk-acts/:event': 'the page that says what would happen',
  'POST /cases/:id/lists/:list': 'the page that says what a table would change',
};

type Fields = Record<string, string | string[]>;
type Answer = Pick<request.Response, 'status' | 'text' | 'headers' | 'body'>;
type Counts = Record<string, number>;

const PASSWORD = 'みどりの丘に 風車がまわる';
const walked = new Set(Object.keys(NOTHING_TO_MAKE));
let web: WebFixture;
let agents: Partial<Record<Person | 'administrator', Agent>>;
let caseId: string;

beforeAll(async () => {
  web = await startWebFixture();
  await web.fixture.app.get(AccountService).create(
    AUTOMATIC,
    {
      login: 'administrator',
      name: '清水 悟',
      role: 'systemAdministrator',
      officeName: '情報システム課',
      institutionId: null,
      healthCentreId: null,
      expiresOn: null,
    },
    PASSWORD,
  );
}, 120_000);
afterAll(() => web?.close());
beforeEach(() => {
  agents = {}; // the clock may have moved on, which ends sessions
});

async function as(person: Person | 'administrator'): Promise<Agent> {
  const known = agents[person];
  if (known) return known;
  const agent = person === 'administrator' ? request.agent(web.url) : await web.signedIn(person);
  if (person === 'administrator')
    expect((await agent.post('/login').type('form').send({ login: person, password: PASSWORD })).status).toBe(303);
  return (agents[person] = agent);
}

/** Rows of every table but those that note each request. */
async function rows(): Promise<Counts> {
  const tables = await web.fixture.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('session', 'login_attempt', 'event_attempt', 'document_download')`,
  );
  const counts = tables
    .map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS n FROM ${name}`)
    .join(' UNION ALL ');
  return Object.fromEntries(
    (await web.fixture.query<{ name: string; n: number }>(counts)).map(({ name, n }) => [name, n]),
  );
}

async function made(work: () => Promise<unknown>): Promise<Counts> {
  const before = await rows();
  await work();
  const after = await rows();
  return Object.fromEntries(
    Object.entries(after).flatMap(([name, n]) => (n === before[name] ? [] : [[name, n - (before[name] ?? 0)]])),
  );
}

/** Nothing was done, and it says so: the database (503) or the receipt of files (429) has no place just now. */
const isBusy = ({ status }: Answer) => status === 503 || status === 429;

async function atOnce(send: (n: number) => Promise<Answer>): Promise<Answer[]> {
  const answers = await Promise.all(Array.from({ length: TIMES }, (_, n) => send(n)));
  expect(
    answers.filter((answer) => answer.status >= 500 && !isBusy(answer)).map(({ status, text }) => [status, text]),
  ).toEqual([]);
  return answers;
}

/** What an answer leads to. */
const outcome = ({ status, headers, body }: Answer) => [
  status,
  headers['location'] ?? '',
  (body as { caseId?: string; seq?: number }).caseId ?? '',
  (body as { seq?: number }).seq ?? '',
];

/**
 * One page, sent twenty times at once and once more after that.
 * @param expected rows that one send makes, of the tables that matter
 */
async function onePage(route: string, send: () => Promise<Answer>, expected: Counts): Promise<Answer> {
  walked.add(route);
  let answers: Answer[] = [];
  expect(await made(async () => (answers = await atOnce(send)))).toMatchObject(expected);
  const answered = answers.filter((answer) => !isBusy(answer));
  const [first] = answered;
  if (!first) throw new Error(`${route}: nobody was answered`);
  expect([200, 201, 303]).toContain(first.status);
  expect(new Set(answered.map((answer) => JSON.stringify(outcome(answer))))).toEqual(
    new Set([JSON.stringify(outcome(first))]),
  );
  let again: Answer | undefined;
  expect(await made(async () => (again = await send()))).toEqual({});
  expect(again && outcome(again)).toEqual(outcome(first));
  return first;
}

/** Twenty pages at once that ask for the same; one is carried out, the others are told why not. */
async function twentyPages(
  send: (n: number) => Promise<Answer>,
  expected: Counts,
  message: string | RegExp,
): Promise<void> {
  let answers: Answer[] = [];
  expect(await made(async () => (answers = await atOnce(send)))).toMatchObject(expected);
  const refused = answers.filter(({ status }) => status === 409 || status === 422);
  expect(refused.length).toBe(TIMES - 1 - answers.filter(isBusy).length);
  for (const { text } of refused) expect(text).toMatch(message);
}

/** What a browser posts from a page's form without typing: the hidden fields and what is filled in. */
async function formOn(agent: Agent, page: string, action = page): Promise<Fields> {
  return formIn(await agent.get(page), action);
}

function formIn({ status, text }: Pick<Answer, 'status' | 'text'>, action: string): Fields {
  const form = formsOf(text).find((each) => each.action === action);
  if (!form) throw new Error(`the page (${status}) has no form for ${action}`);
  const fields: Fields = {};
  for (const { name, value, preset } of form.controls) {
    if (!preset || name === '') continue;
    const known = fields[name];
    fields[name] = known === undefined ? value : [known, value].flat();
  }
  return fields;
}

const post = (agent: Agent, path: string, fields: Fields) => agent.post(path).type('form').send(fields);
const anew = (fields: Fields, key = 'idempotencyKey'): Fields => ({ ...fields, [key]: randomUUID() });

function withFile(agent: Agent, path: string, fields: Fields, field: string, text: string): request.Test {
  const sent = agent.post(path);
  for (const [name, value] of Object.entries(fields)) sent.field(name, value);
  return sent.attach(field, pdf({ text }), '書類.pdf');
}

/** What a program sends with a command for the case as it stands. */
async function commandOf(id: string): Promise<Fields> {
  return { lockVersion: String(await web.fixture.lockVersion(id)), idempotencyKey: randomUUID() };
}

/** The page of an event of the case, sent twenty times at once. */
async function act(person: Person, type: EventType, typed: Fields, expected: Counts): Promise<void> {
  const agent = await as(person);
  const path = actionPath(caseId, type);
  const fields = { ...(await formOn(agent, path)), ...typed };
  await onePage('POST /cases/:id/actions/:event', () => post(agent, path, fields), { record_entry: 1, ...expected });
}

describe('settings', () => {
  it('who signs and whom to ask', async () => {
    const agent = await as('officer');
    const path = '/settings/office-contact';
    const fields = { ...(await formOn(agent, path)), holdsFrom: '令和8年4月1日', governorName: '見本 一郎' };
    await onePage('POST /settings/office-contact', () => post(agent, path, fields), { office_contact: 1 });
    const change = { ...(await formOn(agent, path)), holdsFrom: '令和8年4月2日', reason: '知事の交代' };
    await twentyPages(
      () => post(agent, path, anew({ ...change, governorName: '見本 二郎' })),
      { office_contact: 1 },
      '更新されています',
    );
  });

  it.each([
    ['POST /settings/papers/seals', '/settings/papers/seals', 'requestNumber', '見本第　　号'],
    ['POST /settings/papers/instructions', '/settings/papers/instructions', 'instructions[0][text]', '見本の教示'],
    ['POST /settings/papers/forms/:id', '/settings/papers/forms/correction-notice', 'word-title', '見本の表題'],
  ])('what papers say: %s', async (route, path, field, value) => {
    const agent = await as('officer');
    const typed = { holdsFrom: '令和8年4月1日', reason: '文書規程の改正' };
    const fields = { ...(await formOn(agent, path)), ...typed, [field]: value };
    await onePage(route, () => post(agent, path, fields), { paper_setting: 1 });
    const change = { ...(await formOn(agent, path)), ...typed, [field]: `${value}（改）` };
    await twentyPages(() => post(agent, path, anew(change)), { paper_setting: 1 }, '更新されています');
  });

  it('a closed day', async () => {
    const agent = await as('officer');
    const path = '/settings/closed-days';
    const fields = { ...(await formOn(agent, path)), day: '2027-02-24', name: '臨時の閉庁日' };
    await onePage('POST /settings/closed-days', () => post(agent, path, fields), { closed_day: 1 });
    expect((await post(agent, path, { ...fields, name: '別の理由' })).status).toBe(409);
    await twentyPages(
      () => post(agent, path, anew({ ...fields, day: '2027-02-25' })),
      { closed_day: 1 },
      'この日は既に閉庁日です',
    );
    walked.add('POST /settings/closed-days/:day/remove');
    const removal = randomUUID();
    expect(
      await made(() => atOnce(() => post(agent, `${path}/2027-02-25/remove`, { idempotencyKey: removal }))),
    ).toEqual({
      closed_day: -1,
      creation: 1,
      record_entry: 1,
    });
    // The page of before, opened by "back": it was carried out once, and the day was taken away since.
    expect(await made(() => post(agent, path, fields))).toEqual({});
  });

  it('an institution', async () => {
    const agent = await as('officer');
    const path = '/settings/institutions/new';
    const typed = {
      name: '十勝青空病院',
      kana: 'トカチアオゾラビョウイン',
      code: '9912345676',
      establisherName: '青空会',
      establisherAddress: '帯広市',
      administratorName: '院長 六郎',
      address: '帯広市',
      planningAreaId: 'tokachi',
      jurisdictionHealthCentreId: 'obihiro',
    };
    const fields = { ...(await formOn(agent, path)), ...typed };
    const { headers } = await onePage('POST /settings/institutions/new', () => post(agent, path, fields), {
      medical_institution: 1,
    });
    expect((await post(agent, path, { ...fields, phone: '0155-00-0000' })).status).toBe(409);
    await twentyPages(
      () => post(agent, path, anew({ ...fields, code: '9912345684' })),
      { medical_institution: 1 },
      'この医療機関コードは「十勝青空病院」に登録されています',
    );
    await edited(
      'POST /settings/institutions/:id/edit',
      agent,
      headers['location']?.replace('?saved=1', '') ?? '',
      'phone',
    );
  });

  it('a round', async () => {
    const agent = await as('officer');
    const path = '/settings/rounds/new';
    const fields = {
      ...(await formOn(agent, path)),
      fiscalYear: '2027',
      number: '1',
      label: '令和9年度の回',
      applicationDeadline: '令和9年6月30日',
    };
    await onePage('POST /settings/rounds/new', () => post(agent, path, fields), { intake_round: 1 });
    expect((await post(agent, path, { ...fields, number: '9' })).status).toBe(409);
    await twentyPages(
      () => post(agent, path, anew({ ...fields, number: '2' })),
      { intake_round: 1 },
      'この年度のこの回は既に登録されています',
    );
    const [round] = await web.fixture.query<{ id: string }>(
      'SELECT id FROM intake_round WHERE fiscal_year = 2027 AND number = 1',
    );
    await edited('POST /settings/rounds/:id/edit', agent, `/settings/rounds/${round?.id}/edit`, 'note');
  });

  it('an account', async () => {
    const agent = await as('administrator');
    const path = '/settings/accounts';
    const fields = {
      ...(await formOn(agent, '/settings/accounts/new', path)),
      name: '﨑山 花子',
      login: 'sakiyama',
      role: 'prefectureOfficer',
      officeName: '地域医療課',
    };
    const passwords: string[] = [];
    await onePage(
      'POST /settings/accounts',
      async () => {
        const answer = await post(agent, path, fields);
        passwords.push(...[/<code[^>]*>([^<]+)<\/code>/.exec(answer.text)?.[1] ?? []].flat());
        if (passwords.length > 0 && !answer.text.includes('<code'))
          expect(answer.text).toContain('この利用者は登録済みです');
        return answer;
      },
      { account: 1 },
    );
    expect(passwords).toHaveLength(1);
    expect(await web.fixture.app.get(AccountService).logIn('sakiyama', passwords[0] ?? '')).toMatchObject({
      outcome: 'signedIn',
    });
    expect((await post(agent, path, { ...fields, name: '別の名前' })).status).toBe(409);
    await twentyPages(
      () => post(agent, path, anew({ ...fields, login: 'sakiyama2' })),
      { account: 1 },
      '既に使われています',
    );
  });

  it('several accounts: each person is registered once', async () => {
    const agent = await as('administrator');
    const path = '/settings/accounts/list';
    const table = '秋山 一\takiyama\t都道府県 担当\t地域医療課\n石田 二\tishida\t都道府県 担当\t地域医療課';
    const fields = { ...(await formOn(agent, path, path)), act: 'register', table };
    const shown: string[] = [];
    await onePage(
      'POST /settings/accounts/list',
      async () => {
        const answer = await post(agent, path, fields);
        shown.push(...[...answer.text.matchAll(/<code>([^<]+)<\/code>/gu)].map(([, password]) => password ?? ''));
        return answer;
      },
      { account: 2 },
    );
    expect(shown).toHaveLength(2);
  });

  it('an account that exists: one password counts, and one act each', async () => {
    const agent = await as('administrator');
    const accounts = web.fixture.app.get(AccountService);
    const { account } = await accounts.create(AUTOMATIC, {
      login: 'tanaka',
      name: '田中 一',
      role: 'prefectureOfficer',
      officeName: '地域医療課',
      institutionId: null,
      healthCentreId: null,
      expiresOn: null,
    });
    const path = (name: string) => `/settings/accounts/${account.id}/${name}`;
    const version = async () => String((await accounts.find(account.id))?.lockVersion);
    const fields = await formOn(agent, '/settings/accounts', path('reset-password'));
    const answers = await atOnce(() => post(agent, path('reset-password'), fields));
    walked.add('POST /settings/accounts/:id/reset-password');
    const shown = answers.flatMap(({ text }) => /<code[^>]*>([^<]+)<\/code>/.exec(text)?.[1] ?? []);
    expect(shown).toHaveLength(1);
    expect((await accounts.logIn('tanaka', shown[0] ?? '')).outcome).toBe('signedIn');
    for (const { text, status } of answers.filter((answer) => !isBusy(answer) && !answer.text.includes('<code')))
      expect([status, text]).toEqual([409, expect.stringContaining('画面を開いたあとに変更されています')]);

    const before = Number(await version());
    const edit = { ...(await formOn(agent, path('edit'), path('edit'))), officeName: '医務課' };
    await onePage('POST /settings/accounts/:id/edit', () => post(agent, path('edit'), edit), {});
    expect(await version()).toBe(String(before + 1));

    const chosen = `${account.id}:${before + 1}`;
    const handover = '/settings/handover';
    const longer = { idempotencyKey: randomUUID(), chosen, act: 'extend', expiresOn: '令和9年3月31日' };
    await onePage('POST /settings/handover', () => post(agent, handover, longer), {});
    expect(await version()).toBe(String(before + 2));

    for (const name of ['deactivate', 'reactivate']) {
      const before = Number(await version());
      const key = randomUUID();
      await onePage(
        `POST /settings/accounts/:id/${name}`,
        () => post(agent, path(name), { lockVersion: String(before), idempotencyKey: key }),
        {},
      );
      expect(await version()).toBe(String(before + 1));
    }
  });

  it('the own password', async () => {
    const next = 'ひろい野原に 白い雲がゆく';
    const agent = await as('approver');
    const answers = await atOnce(() => post(agent, '/account/password', { currentPassword: PASSWORD, password: next }));
    walked.add('POST /account/password');
    expect(answers.filter(({ status }) => status === 303).length).toBeGreaterThan(0);
    // Parallel attempts wait their turn like parallel sign-ins; nobody is told that the right password was wrong.
    for (const { text } of answers.filter(({ status }) => status === 422)) expect(text).toContain('続けて間違えたため');
    expect(
      (await post(agent, '/account/password', { currentPassword: PASSWORD, password: next })).headers['location'],
    ).toBe('/account?changed=1');
    expect((await web.fixture.app.get(AccountService).logIn('approver', next)).outcome).toBe('signedIn');
    await post(agent, '/account/password', { currentPassword: next, password: PASSWORD });
  });
});

/** Twenty changes of one version: one is kept, the others are told; the same change twenty times is one. */
async function edited(route: string, agent: Agent, page: string, field: string): Promise<void> {
  walked.add(route);
  const seen = await formOn(agent, page);
  const answers = await atOnce((n) => post(agent, page, { ...seen, [field]: `0155-00-00${n}` }));
  const statuses = answers.filter((answer) => !isBusy(answer)).map(({ status }) => status);
  expect([...statuses].sort()).toEqual([303, ...Array<number>(statuses.length - 1).fill(409)]);
  const now = await formOn(agent, page);
  const same = await atOnce(() => post(agent, page, { ...now, [field]: '0155-99-9999' }));
  expect(same.filter((answer) => answer.status !== 303 && !isBusy(answer))).toEqual([]);
}

describe('a case from its opening to its register', () => {
  it('is opened', async () => {
    const agent = await as('hospital');
    const path = '/hospital/applications/new';
    const fields = { ...(await formOn(agent, path)), procedure: 'new', kind: 'B', currentDesignationId: '' };
    const { headers } = await onePage('POST /hospital/applications/new', () => post(agent, path, fields), {
      application: 1,
      record_entry: 1,
    });
    caseId = headers['location']?.split('/')[2] ?? '';
    expect((await post(agent, path, { ...fields, kind: 'C1' })).status).toBe(409);
    await twentyPages(
      () => post(agent, path, anew({ ...fields, kind: 'C1' })),
      { application: 1, record_entry: 1 },
      '手続中です',
    );
  });

  it('is prepared and submitted', async () => {
    const agent = await as('hospital');
    const { hospital } = PEOPLE;
    const content = `/cases/${caseId}/content/applicant`;
    const applicant = { ...(await formOn(agent, content)), ...CONTENT.B['applicant'] };
    await onePage('POST /cases/:id/content/:section', () => post(agent, content, applicant), {
      working_section: 1,
    });
    const results = [{ code: '(3)イ', text: '年42件' }];
    await web.fixture.write(caseId, { ...filledB(), subItems: ['(1)イ', '(3)イ'], results });
    const list = `/cases/${caseId}/lists/results`;
    const file = await agent.get(`${list}/csv`).buffer(true);
    const table = file.text.replace(/"([^"]*)"\r\n$/u, '"$1（書き改めた）"\r\n');
    const compared = formIn(await agent.post(list).type('form').send({ table }), `${list}/import`);
    const versions = async () =>
      (await web.fixture.query<{ sum: number }>('SELECT sum(version)::int AS sum FROM working_section'))[0]?.sum;
    const before = await versions();
    await onePage(
      'POST /cases/:id/lists/:list/import',
      () => post(agent, `${list}/import`, { ...compared, way: 'replace' }),
      {},
    );
    expect(await versions()).toBe((before ?? 0) + 1);
    await web.fixture.write(caseId, filledContent('B'));

    const plan = `/cases/${caseId}/plan`;
    const planFields = { ...(await formOn(agent, plan)), ...PLAN };
    await onePage('POST /cases/:id/plan', () => withFile(agent, plan, planFields, 'file', 'plan'), {
      record_entry: 1,
      shortening_plan: 1,
      stored_file: 1,
    });

    const evaluation = `/cases/${caseId}/evaluation`;
    const asked = { ...(await formOn(agent, evaluation)), appliedOn: '令和8年6月1日', receiptNo: '架空-0001' };
    await onePage('POST /cases/:id/evaluation', () => post(agent, evaluation, asked), {
      record_entry: 1,
      evaluation: 1,
    });
    const { result } = filledEvaluation();
    if (result) await web.fixture.send(caseId, hospital, { type: 'RECORD_EVALUATION', result });
    const profile = web.fixture.app.get(RegistryService).profile();
    const missing = missingDocuments({
      kind: 'B',
      procedure: 'new',
      profile,
      content: filledContent('B'),
      evaluation: filledEvaluation(),
      attachedFiles: [],
    });
    for (const { requirement } of missing) await web.fixture.attach(caseId, requirement.id);

    const documents = `/cases/${caseId}/documents`;
    const { text } = await agent.get(documents);
    const action = formsOf(text).find(({ multipart }) => multipart)?.action ?? '';
    const fields = await formOn(agent, documents, action);
    await onePage(
      'POST /cases/:id/documents/:requirementId',
      () => withFile(agent, action, fields, `file-${action.split('/').at(-1)}`, 'file'),
      { record_entry: 1, stored_file: 1 },
    );
    // The page of before with another file: not stored, and not said to be.
    expect((await withFile(agent, action, fields, `file-${action.split('/').at(-1)}`, 'another')).status).toBe(409);

    // Of the two files that the document now has, one is taken back.
    const taken =
      new RegExp(`href="(${action}/[^"]+/withdrawal)"`, 'u').exec((await agent.get(documents)).text)?.[1] ?? '';
    const reason = { ...(await formOn(agent, taken)), reason: '別の原稿のため' };
    await onePage('POST /cases/:id/documents/:requirementId/:fileId/withdrawal', () => post(agent, taken, reason), {
      record_entry: 1,
    });

    const check = `/cases/${caseId}/check`;
    const whole = await formOn(agent, check);
    await onePage('POST /cases/:id/check', () => post(agent, check, whole), { record_entry: 1, submission: 1 });
  });

  it('is received, corrected and examined', async () => {
    const officer = await as('officer');
    const bulk = '/bulk-acts/receive';
    const looked = formIn(await post(officer, bulk, { caseIds: [caseId] }), `${bulk}/run`);
    await onePage('POST /bulk-acts/:event/run', () => post(officer, `${bulk}/run`, looked), {
      record_entry: 1,
      stored_file: 1,
    });
    await act(
      'officer',
      'REQUEST_CORRECTION',
      { 'items[0][target]': 'その他', 'items[0][text]': '件数を直してください', dueOn: '令和8年12月1日' },
      { correction: 1, correction_item: 1, stored_file: 1 },
    );
    const agent = await as('hospital');
    const path = `/cases/${caseId}/correction`;
    const form = await formOn(agent, path);
    const unchanged = { 'confirmed[0]': `unchanged.${String(form['answers[0][itemId]'])}=true` };
    const fields = { ...form, ...unchanged, 'answers[0][answer]': '直しました' };
    await onePage('POST /cases/:id/correction', () => post(agent, path, fields), { record_entry: 1, submission: 1 });
    const checks = Object.fromEntries(reviewChecksOf('B').map((id) => [id, { met: true, note: '' }]));
    await web.fixture.send(caseId, PEOPLE.officer, { type: 'RECORD_EXAMINATION', checks });
  });

  it('gets its documents again, and packs of them', async () => {
    const agent = await as('officer');
    const path = `/cases/${caseId}/official-documents/reception-copy/reissue`;
    const fields = { ...(await formOn(agent, path)), reason: '紛失の申出があったため' };
    await onePage('POST /cases/:id/official-documents/:document/:act', () => post(agent, path, fields), {
      record_entry: 1,
      stored_file: 1,
    });
    const other = await post(agent, path, { ...fields, reason: '別の理由' });
    expect(other.status).toBe(409);

    const rest = `/api/cases/${caseId}/official-documents/reception-copy/reissue`;
    const [copy] = await web.fixture.query<{ version: number }>(
      `SELECT max(version) AS version FROM stored_file WHERE application_id = $1 AND form_id = 'reception-copy'`,
      [caseId],
    );
    const body = {
      lockVersion: await web.fixture.lockVersion(caseId),
      fromVersion: copy?.version,
      idempotencyKey: randomUUID(),
      reason: '再び紛失の申出があったため',
    };
    await onePage('POST /api/cases/:id/official-documents/:document/:act', () => agent.post(rest).send(body), {
      record_entry: 1,
      stored_file: 1,
    });

    const pack = { kind: 'case-file', caseIds: caseId, idempotencyKey: randomUUID() };
    const { headers } = await onePage('POST /jobs', () => post(agent, '/jobs', pack), { job: 1 });
    await onePage('POST /jobs/:id/cancel', () => post(agent, `${headers['location']}/cancel`, {}), {});
    await onePage('POST /jobs/:id/retry', () => post(agent, `${headers['location']}/retry`, {}), {});
  });

  it('has a wrong record put right once', async () => {
    const agent = await as('officer');
    const path = `/cases/${caseId}/records/check-R1`;
    const fields = { ...(await formOn(agent, path)), met: 'true', note: '所見の書き落とし', reason: '記載漏れのため' };
    await onePage('POST /cases/:id/records/:key', () => post(agent, path, fields), { record_entry: 1 });
    const rest = `/api${path}`;
    const body = { lockVersion: await web.fixture.lockVersion(caseId), idempotencyKey: randomUUID() };
    const again = { ...body, met: true, note: '所見を改める', reason: '写し誤りのため' };
    await onePage('POST /api/cases/:id/records/:key', () => agent.post(rest).send(again), { record_entry: 1 });
  });

  it('keeps a question that was asked beside the procedure', async () => {
    const agent = await as('officer');
    const path = `/cases/${caseId}/inquiries`;
    const told = { on: '令和8年11月16日', counterpart: '事務部 架空さん', question: '写しでよいか', answer: '' };
    const fields = { ...(await formOn(agent, path)), ...told };
    await onePage('POST /cases/:id/inquiries', () => withFile(agent, path, fields, 'file', 'inquiry'), {
      record_entry: 1,
      stored_file: 1,
    });
    const rest = `/api${path}`;
    const body = { ...told, on: '2026-11-16', question: '原本が要るか', ...(await commandOf(caseId)) };
    await onePage('POST /api/cases/:id/inquiries', () => withFile(agent, rest, body, 'file', 'inquiry-rest'), {
      record_entry: 1,
      stored_file: 1,
    });
    expect((await withFile(agent, rest, body, 'file', 'another')).status).toBe(409);
    const back = async () => /href="(\/cases\/[^"]+\/withdraw)"/u.exec((await agent.get(path)).text)?.[1] ?? '';
    const first = await back();
    const why = { ...(await formOn(agent, first)), reason: '別の申請のため' };
    await onePage('POST /cases/:id/entries/:of/withdraw', () => post(agent, first, why), {
      record_entry: 1,
      withdrawn_file: 1,
    });
    const second = await back();
    const lockVersion = await web.fixture.lockVersion(caseId);
    const sent = { reason: '別の申請のため', lockVersion, idempotencyKey: randomUUID() };
    await onePage('POST /api/cases/:id/entries/:of/withdraw', () => agent.post(`/api${second}`).send(sent), {
      record_entry: 1,
      withdrawn_file: 1,
    });
  });

  it('is put to its council, confirmed and reported', async () => {
    await act(
      'officer',
      'REQUEST_COORDINATION_COUNCIL',
      { planningAreaIds: 'tokachi', dueOn: '令和8年12月4日' },
      { hearing: 1, stored_file: 2 },
    );
    const agent = await as('healthCentre');
    const path = '/health-centre/meetings';
    const meeting = {
      method: 'written',
      planningAreaId: 'tokachi',
      name: '第2回 十勝圏地域医療構想調整会議',
      meetsOn: '令和8年11月16日',
      chair: '座長 三郎',
      members: '14',
      answered: '14',
    };
    const [asked] = await web.fixture.query<{ id: string }>('SELECT id FROM hearing');
    const hearing = asked?.id ?? '';
    const fields: Fields = { ...(await formOn(agent, `${path}/new`, path)), ...meeting, hearings: hearing };
    const { headers } = await onePage('POST /health-centre/meetings', () => post(agent, path, fields), {
      council_meeting: 1,
      record_entry: 2, // the meeting and the case that is convened on it
    });
    const changed = await post(agent, path, { ...fields, name: '別の会議' });
    expect([changed.status, changed.text.includes('value="別の会議"')]).toEqual([409, true]);
    await twentyPages(
      () => post(agent, path, anew({ ...fields, hearings: '', name: '第3回' }, 'key')),
      { council_meeting: 1 },
      '同じ名称・方法・日の会議があります',
    );

    const [third] = await web.fixture.query<{ id: string }>(`SELECT id FROM council_meeting WHERE name = '第3回'`);
    const [row] = await web.fixture.query<{ version: number }>(
      'SELECT lock_version AS version FROM application WHERE id = $1',
      [caseId],
    );
    const moved = { key: randomUUID(), hearings: hearing, [`versions[${hearing}]`]: String(row?.version) };
    await onePage('POST /health-centre/meetings/:id/cases', () => post(agent, `${path}/${third?.id}/cases`, moved), {
      record_entry: 1,
    });
    await edited('POST /health-centre/meetings/:id/edit', agent, `${path}/${third?.id}/edit`, 'place');
    // The first page again: its meeting is there, its case has gone to the other and stays there.
    expect(
      await made(async () =>
        expect(outcome(await post(agent, path, fields))).toEqual(outcome({ status: 303, headers, text: '', body: {} })),
      ),
    ).toEqual({});
    const [first] = await web.fixture.query<{ id: string }>('SELECT id FROM council_meeting WHERE name = $1', [
      meeting.name,
    ]);
    const emptied = `${path}/${first?.id}`;
    const removal = { ...(await formOn(agent, emptied, `${emptied}/remove`)), reason: '重ねて登録したため' };
    walked.add('POST /health-centre/meetings/:id/remove');
    expect(await made(() => atOnce(() => post(agent, `${emptied}/remove`, removal)))).toEqual({ record_entry: 1 });

    const confirmation = `/health-centre/requests/${hearing}/confirmation`;
    const points = {
      'points[consistentWithPolicy]': 'true',
      'points[longHoursUnavoidable]': 'true',
      confirmedOn: '令和8年11月16日',
      chair: '座長 三郎',
    };
    const recorded = { ...(await formOn(agent, confirmation)), ...points };
    await onePage('POST /health-centre/requests/:id/confirmation', () => post(agent, confirmation, recorded), {
      record_entry: 1,
    });
    const reports = '/health-centre/reports';
    const report = { ...(await formOn(agent, `${reports}?all=1`, reports)), act: 'send' };
    await onePage('POST /health-centre/reports', () => post(agent, reports, report), {
      record_entry: 1,
      stored_file: 1,
    });
    const letter = `${reports}/letter`;
    const told = { ...(await formOn(agent, letter)), act: 'issue' };
    await onePage('POST /health-centre/reports/letter', () => post(agent, letter, told), {
      record_entry: 1,
      stored_file: 1,
    });
    const reworded = await post(agent, letter, { ...told, reason: '別の理由' });
    expect(reworded.status).toBe(409);
  });

  it('is drafted, approved, notified and published', async () => {
    const { officer } = PEOPLE;
    await web.fixture.send(caseId, officer, { type: 'REFER_TO_MEASURES_COUNCIL' });
    web.fixture.clock.set('2026-12-07T09:00:00+09:00');
    await web.fixture.send(caseId, officer, {
      type: 'RECORD_MEASURES_COUNCIL',
      heldOn: '2026-12-01',
      opinion: 'agreed',
      remarks: '',
    });
    agents = {};
    const minutes = `/cases/${caseId}/minutes`;
    const [measures] = await web.fixture.query<{ id: string }>(
      `SELECT id FROM hearing WHERE council = 'measuresCouncil'`,
    );
    const writer = await as('officer');
    const filed = { ...(await formOn(writer, minutes)), hearingId: measures?.id ?? '' };
    await onePage('POST /cases/:id/minutes', () => withFile(writer, minutes, filed, 'file', 'minutes'), {
      record_entry: 1,
      stored_file: 1,
    });
    const rest = `/api${minutes}`;
    const body = { hearingId: measures?.id ?? '', ...(await commandOf(caseId)) };
    await onePage('POST /api/cases/:id/minutes', () => withFile(writer, rest, body, 'file', 'minutes-rest'), {
      record_entry: 1,
      stored_file: 1,
    });
    await web.fixture.send(caseId, officer, { type: 'REFER_TO_MEDICAL_COUNCIL' });
    web.fixture.clock.set('2026-12-11T09:00:00+09:00');
    await web.fixture.send(caseId, officer, {
      type: 'RECORD_MEDICAL_COUNCIL',
      heldOn: '2026-12-10',
      answeredOn: '2026-12-10',
      body: 'section',
      opinion: 'agreed',
      remarks: '',
    });
    agents = {};
    const {
      type: _,
      answers: _none,
      confirmed: _asked,
      ...drafted
    } = draftEvent({
      validFrom: '令和9年4月1日',
      issueOn: '令和8年12月11日',
    });
    await act('officer', 'DRAFT_DESIGNATION', drafted, { draft_decision: 1 });
    await act('approver', 'APPROVE', {}, { approval: 1 });
    await act(
      'officer',
      'ISSUE_DESIGNATION',
      { documentNumber: '研修第1号', issuedOn: '令和8年12月11日' },
      { designation: 1, stored_file: 1 },
    );

    const agent = await as('officer');
    const [designation] = await web.fixture.query<{ id: string }>('SELECT id FROM designation');
    const page = `/designations/${designation?.id}`;
    const fields = {
      ...(await formOn(agent, page, `${page}/public-notice`)),
      on: '令和8年12月11日',
      method: 'ホームページに掲載',
    };
    await onePage('POST /designations/:id/public-notice', () => post(agent, `${page}/public-notice`, fields), {
      record_entry: 1,
    });
    const withdrawal = `${page}/public-notice/withdraw`;
    const why = { ...(await formOn(agent, page, withdrawal)), reason: '取り違えのため' };
    await onePage('POST /designations/:id/public-notice/withdraw', () => post(agent, withdrawal, why), {
      record_entry: 1,
    });
    const renewed = { ...fields, lockVersion: '3' };
    expect((await post(agent, `${page}/public-notice`, renewed)).status).toBe(303);
    const late = await post(agent, `${page}/public-notice`, { ...fields, lockVersion: '4', method: '公報' });
    expect(late.status).toBe(409); // what is recorded is put right with a reason
    const record = `/cases/${caseId}/records/publicNotice`;
    const now = { ...(await formOn(agent, record)), reason: '掲載の場所の誤記のため' };
    const statuses = (await atOnce((n) => post(agent, record, anew({ ...now, method: `掲載${n}` }))))
      .filter((answer) => !isBusy(answer))
      .map(({ status }) => status);
    expect([...statuses].sort()).toEqual([303, ...Array<number>(statuses.length - 1).fill(409)]);
  });
});

describe('by REST', () => {
  it('a case, its file and its acts', async () => {
    const agent = await as('hospital');
    const [round] = await web.fixture.query<{ id: string }>(
      `INSERT INTO intake_round (fiscal_year, number, label, application_deadline, certainty) VALUES (2026, 9, '第9回', '2027-03-31', 'unconfirmed') RETURNING id`,
    );
    const opening = {
      kind: 'C2',
      procedure: 'new',
      institutionId: PEOPLE.hospital.institutionId,
      roundId: round?.id,
      idempotencyKey: randomUUID(),
    };
    const opened = await onePage('POST /api/cases', () => agent.post('/api/cases').send(opening), {
      application: 1,
      record_entry: 1,
    });
    const { caseId: id } = opened.body as { caseId: string };
    expect((await agent.post('/api/cases').send({ ...opening, kind: 'RENKEI_B' })).body).toMatchObject({
      status: 409,
      type: 'urn:problem-type:idempotency-conflict',
    });
    await twentyPages(
      () => agent.post('/api/cases').send({ ...opening, kind: 'RENKEI_B', idempotencyKey: randomUUID() }),
      { application: 1 },
      '手続中です',
    );

    const applied = { lockVersion: 1, idempotencyKey: randomUUID(), appliedOn: '2026-06-01', receiptNo: '架空-0001' };
    const event = `/api/cases/${id}/events/APPLY_FOR_EVALUATION`;
    const plan = { ...PLAN_JSON, lockVersion: 1, idempotencyKey: randomUUID() };
    await onePage(
      'POST /api/cases/:id/events/:event',
      () => agent.post(`/api/cases/${id}/events/RECORD_PLAN`).send(plan),
      { record_entry: 1, shortening_plan: 1 },
    );
    await twentyPages(
      () => agent.post(event).send({ ...applied, lockVersion: 2, idempotencyKey: randomUUID() }),
      { record_entry: 1 },
      /stale-version/,
    );

    const section = `/api/cases/${id}/content/applicant`;
    const written = { lockVersion: 0, idempotencyKey: randomUUID(), contactName: '佐々木 美穂' };
    await onePage('PUT /api/cases/:id/content/:section', () => agent.put(section).send(written), {
      working_section: 1,
    });
    await twentyPages(
      () => agent.put(section).send({ ...written, lockVersion: 1, idempotencyKey: randomUUID() }),
      {},
      /stale-section/,
    );

    const path = `/api/cases/${id}/documents/D11`;
    const fields = { lockVersion: '3', idempotencyKey: randomUUID() };
    await onePage('POST /api/cases/:id/documents/:requirementId', () => withFile(agent, path, fields, 'file', 'one'), {
      record_entry: 1,
      stored_file: 1,
    });
    expect((await withFile(agent, path, fields, 'file', 'another')).body).toMatchObject({
      status: 409,
      type: 'urn:problem-type:idempotency-conflict',
    });
  });
});

describe('what came on paper', () => {
  it('is noted once on a case that is there, and taken back once', async () => {
    const [begun] = await web.fixture.query<{ id: string }>(`SELECT id FROM application WHERE kind = 'C2'`);
    caseId = begun?.id ?? '';
    const paper = { arrivedOn: '令和8年12月11日', reason: '収受印による' };
    await act('officer', 'NOTE_PAPER_ARRIVAL', paper, { outbox: 1 });
    await act('officer', 'UNDO_PAPER_ARRIVAL', { reason: '別の申請と取り違えたため' }, { outbox: 1 });
  });

  it('begins one renewal, whose arrival is noted with it', async () => {
    // Before the last day: a renewal that is given up after it lets the designation lapse, and no second paper gives it back.
    web.fixture.clock.set('2030-03-30T09:00:00+09:00');
    agents = {};
    const agent = await as('officer');
    const [line] = await web.fixture.query<{ id: string }>('SELECT id FROM designation');
    const page = `/designations/${line?.id}/paper-renewal`;
    const paper = { arrivedOn: '令和12年3月29日', reason: '収受印による' };
    const fields = { ...(await formOn(agent, page)), ...paper };
    const { headers } = await onePage('POST /designations/:id/paper-renewal', () => post(agent, page, fields), {
      application: 1,
      record_entry: 2,
      renewal: 1,
      outbox: 1,
    });
    expect(await made(() => post(agent, page, anew(fields)))).toEqual({}); // another press: it is begun already

    caseId = headers['location']?.split(/[/?]/u)[2] ?? '';
    await web.fixture.send(caseId, PEOPLE.hospital, { type: 'WITHDRAW', reason: '取り違えたため' });
    const rest = `/api${page}`;
    const body = { arrivedOn: '2030-03-29', reason: '収受印による', idempotencyKey: randomUUID() };
    await onePage('POST /api/designations/:id/paper-renewal', () => agent.post(rest).send(body), {
      application: 1,
      record_entry: 2,
    });
    expect((await agent.post(rest).send({ ...body, arrivedOn: '2030-03-28' })).body).toMatchObject({
      status: 409,
      type: 'urn:problem-type:idempotency-conflict',
    });
  });
});

describe('what came on paper and nobody had begun', () => {
  const paper = { arrivedOn: '令和12年3月28日', reason: '収受印による' };
  const json = { arrivedOn: '2030-03-28', reason: '収受印による' };
  /** Withdrawn, so that another may be begun. */
  const withdrawn = async (headers: Partial<Record<string, string>>) => {
    const id = headers['location']?.split(/[/?]/u).at(headers['location'].startsWith('/api/') ? 3 : 2) ?? '';
    await web.fixture.send(id, PEOPLE.hospital, { type: 'WITHDRAW', reason: '取り違えたため' });
  };

  it('begins one change, from the line of the register', async () => {
    const agent = await as('officer');
    const [line] = await web.fixture.query<{ id: string }>('SELECT id FROM designation');
    const page = `/designations/${line?.id}/paper-change`;
    const fields = { ...(await formOn(agent, page)), ...paper };
    const { headers } = await onePage('POST /designations/:id/paper-change', () => post(agent, page, fields), {
      application: 1,
      record_entry: 2,
      outbox: 1,
    });
    await withdrawn(headers);
    const body = { ...json, idempotencyKey: randomUUID() };
    await onePage('POST /api/designations/:id/paper-change', () => agent.post(`/api${page}`).send(body), {
      application: 1,
      record_entry: 2,
    });
  });

  it('begins one new application, from the institution', async () => {
    const agent = await as('officer');
    const institution = PEOPLE.hospital.institutionId;
    const [other] = await web.fixture.query<{ id: string }>(`SELECT id FROM application WHERE kind = 'RENKEI_B'`);
    await withdrawn({ location: `/cases/${other?.id}` });
    const page = `/settings/institutions/${institution}/paper-application`;
    const fields = { ...(await formOn(agent, page)), ...paper, kind: 'RENKEI_B' };
    const begun = await onePage('POST /settings/institutions/:id/paper-application', () => post(agent, page, fields), {
      application: 1,
      record_entry: 2,
      outbox: 1,
    });
    await withdrawn(begun.headers);
    const body = { ...json, kind: 'RENKEI_B', idempotencyKey: randomUUID() };
    const rest = `/api/institutions/${institution}/paper-application`;
    await onePage('POST /api/institutions/:id/paper-application', () => agent.post(rest).send(body), {
      application: 1,
      record_entry: 2,
    });
  });
});

const PLAN_JSON = {
  periodFrom: '2027-04-01',
  periodTo: '2032-03-31',
  doctorsTotal: 84,
  doctorsOver960: 12,
  longestHours: 1540,
  heardFrom: '勤務医の代表',
  heardOn: '2026-08-20',
  matters: { hours: true, targets: true, health: true, other: true, trainingEfficiency: true },
};

it('every route that is not only read was sent twenty times', () => {
  const routes = listRoutes(web.fixture.app as INestApplication)
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path}`);
  expect(routes.filter((route) => !walked.has(route))).toEqual([]);
  expect([...walked].filter((route) => !routes.includes(route))).toEqual([]);
});
