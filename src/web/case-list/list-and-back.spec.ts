/** A list keeps its filter through a case and back, and says who is in charge of each. */
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { verifyRecord } from '../../record/verify.js';
import { EVIDENCE } from '../../verification/evidence.js';
import { type Agent, startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';

const { hospital, officer } = PEOPLE;

let web: WebFixture;
let agent: Agent;
/** Of B, C-1 and C-2, in the order of their numbers. */
let ids: [string, string, string];
let officerId: string;

beforeAll(async () => {
  web = await startWebFixture();
  [{ id: officerId }] = (await web.fixture.query<{ id: string }>(`SELECT id FROM account WHERE login = 'officer'`)) as [
    { id: string },
  ];
});
afterAll(() => web?.close());
beforeEach(async () => {
  await web.fixture.clear();
  agent = await web.signedIn('officer');
  ids = [await web.fixture.submitted('B'), await web.fixture.submitted('C1'), await web.fixture.submitted('C2')];
});

const unescaped = (text: string) => text.replaceAll('&amp;', '&');
/** What the page would post with its buttons. */
const hidden = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/type="hidden" name="(idempotencyKey|lockVersion|versions\[[^"]+\])" value="([^"]*)"/g)].map(
      ([, name, value]) => [name, value],
    ),
  ) as Record<string, string>;
/** The link of the list that opens a case. */
function opened(list: string, caseId: string): string {
  const [, href = ''] = new RegExp(`href="(/cases/${caseId}[^"]*)"`).exec(list) ?? [];
  return unescaped(href);
}
const crumb = (html: string) => unescaped(/breadcrumbs__crumb"><a href="([^"]+)">申請一覧/.exec(html)?.[1] ?? '');
const neighbours = (html: string) =>
  [...html.matchAll(/class="pager__link" rel="(prev|next)" href="([^"]+)">/g)].map(([, rel, href = '']) => [
    rel,
    unescaped(href).slice('/cases/'.length, '/cases/'.length + 36),
  ]);
const read = async (path: string) => (await agent.get(path).expect(200)).text;

describe('a list and its cases', () => {
  const LIST = '/cases?stage=submission&sort=reference';

  it('goes back to the list as it was narrowed, from the case, its tabs and its acts', async () => {
    const href = opened(await read(LIST), ids[1]);
    expect(crumb(await read(href))).toBe(LIST);
    // No further address of the case says where it came from.
    for (const path of ['?tab=history', '/actions/receive', '/records', '/inquiries'])
      expect([path, crumb(await read(`/cases/${ids[1]}${path}`))]).toEqual([path, LIST]);
    // Another case was not opened from the list.
    expect(crumb(await read(`/cases/${ids[0]}`))).toBe('/cases');
  });

  it('leads to the case before and the one after, in its order', async () => {
    const list = await read(LIST);
    const first = await read(opened(list, ids[0]));
    expect(first).toContain('3件の1件目');
    expect(neighbours(first)).toEqual([['next', ids[1]]]);
    expect(neighbours(await read(opened(list, ids[1])))).toEqual([
      ['prev', ids[0]],
      ['next', ids[2]],
    ]);
    expect(neighbours(await read(opened(list, ids[2])))).toEqual([['prev', ids[1]]]);
  });

  it('goes on where a case has left the list by what was done with it', async () => {
    const list = await read(LIST);
    await read(opened(list, ids[1]));
    await web.fixture.send(ids[1], officer, { type: 'RECEIVE' });
    const after = await read(`/cases/${ids[1]}?done=receive`);
    expect(after).toContain('この申請は、いまは一覧の条件に当てはまりません');
    expect(neighbours(after)).toEqual([
      ['prev', ids[0]],
      ['next', ids[2]],
    ]);
    await read(opened(list, ids[2]));
    await web.fixture.send(ids[2], officer, { type: 'RECEIVE' });
    expect(neighbours(await read(`/cases/${ids[2]}`))).toEqual([['prev', ids[0]]]);
  });

  it('leads nowhere else, whatever the address says', async () => {
    for (const said of [
      '//evil.example',
      'https://evil.example/?kind=B',
      '%00',
      'x'.repeat(5000),
      'page=-1&kind=__proto__',
    ]) {
      const page = await read(`/cases/${ids[0]}?${new URLSearchParams({ list: said }).toString()}`);
      expect(page).not.toContain('evil.example');
      expect(['/cases', '/cases?kind=B']).toContain(crumb(page));
    }
  });

  it('comes back from an act on many', async () => {
    const list = await read(LIST);
    const [, kept = ''] = /name="list" value="([^"]+)"/.exec(list) ?? [];
    const page = await agent
      .post('/bulk-acts/receive')
      .type('form')
      .send({ caseIds: ids, list: unescaped(kept) });
    expect(crumb(page.text)).toBe(LIST);
    expect(unescaped(page.text)).toContain(`href="${LIST}">やめて申請一覧に戻る`);
  });
});

describe('another round for many at once', () => {
  const NEXT = '22222222-2222-4222-8222-222222222224';
  beforeEach(async () => {
    await web.fixture.query(
      `INSERT INTO intake_round (id, fiscal_year, number, label, application_deadline, certainty)
       VALUES ($1, 2026, 4, '令和8年度 第4回', '2027-01-29', 'unconfirmed') ON CONFLICT DO NOTHING`,
      [NEXT],
    );
  });

  const roundsOf = async () =>
    (await web.fixture.query<{ id: string; round: string }>('SELECT id, round_id AS round FROM application')).reduce<
      Record<string, string>
    >((all, { id, round }) => ({ ...all, [id]: round }), {});

  it('moves those that can, says of each other one why not, and asks about what a council heard before it does', async () => {
    await web.fixture.clear();
    const drafted = await web.fixture.drafted();
    const submitted = await web.fixture.submitted('C2');
    const { caseId: waiting } = await web.fixture.open({ kind: 'RENKEI_B' });
    const heard = await web.fixture.examined('C1');
    await web.fixture.send(heard, officer, { type: 'REFER_TO_MEASURES_COUNCIL' });
    await web.fixture.send(heard, officer, {
      type: 'RECORD_MEASURES_COUNCIL',
      heldOn: web.fixture.clock.today(),
      opinion: 'agreed',
      remarks: '',
    });
    agent = await web.signedIn('officer');
    const caseIds = [waiting, drafted, heard, submitted];
    const shown = await agent.post('/bulk-acts/move-round').type('form').send({ caseIds });
    expect(shown.text).toContain('4件のうち、3件で行えます');
    expect(shown.text).toContain('段階が「起案（決裁待ち）」のときは「別の回に移す」はできません');
    expect(shown.text).toContain(`<option value="${NEXT}">令和8年度 第4回（申請期限 令和9年1月29日（金））</option>`);

    const fields = { ...hidden(shown.text), roundId: NEXT, reason: '評価の結果が間に合わないため' };
    const without = await agent
      .post('/bulk-acts/move-round/run')
      .type('form')
      .send({ ...fields, caseIds, reason: '' });
    expect([without.status, Object.values(await roundsOf()).includes(NEXT)]).toEqual([422, false]);

    const some = await agent
      .post('/bulk-acts/move-round/run')
      .type('form')
      .send({ ...fields, caseIds });
    expect(some.status).toBe(422);
    expect(some.text).toContain('2件を別の回に移しました');
    expect(some.text).toContain('既に意見を聴いた会議体があります（医療対策協議会）');
    expect(some.text).toContain('評価の結果が間に合わないため</textarea>');
    const [, confirmed = ''] = /name="confirmed"[^>]*value="(heard=[^"]+)"/.exec(some.text) ?? [];
    const rest = await agent
      .post('/bulk-acts/move-round/run')
      .type('form')
      .send({ ...fields, ...hidden(some.text), caseIds: [heard], confirmed: confirmed.replaceAll('&gt;', '>') });
    expect(rest.text).toContain('1件を別の回に移しました');
    const now = await roundsOf();
    expect([waiting, heard, submitted, drafted].map((id) => now[id] === NEXT)).toEqual([true, true, true, false]);

    // What has not arrived is due by the deadline of the round, and its hospital is told so; the others are told of the round.
    const answer = await agent.get('/api/cases?kind=RENKEI_B');
    expect(answer.body).toMatchObject({ rows: [{ id: waiting, dueOn: '2027-01-29' }] });
    const told = await web.fixture.query<{ subject: string }>(
      `SELECT subject FROM outbox WHERE recipient_kind = 'institution' AND subject LIKE '%申請回の変更%'`,
    );
    expect(told).toEqual([{ subject: expect.stringContaining('1/29（金）まで') as string }]);
    expect(await read(`/cases/${waiting}?tab=history`)).toContain(
      '申請回を「令和8年度 第3回」から「令和8年度 第4回」に変えました。',
    );
    expect((await verifyRecord(web.fixture.dataSource, EVIDENCE)).problems).toEqual([]);
  });

  it('is chosen by the hospital itself until it submits', async () => {
    const { caseId } = await web.fixture.open({ kind: 'RENKEI_B' });
    const theirs = await web.signedIn('hospital');
    const form = await theirs.get(`/cases/${caseId}/actions/choose-round`);
    expect(form.text).toContain('令和8年度 第4回');
    const answer = await theirs
      .post(`/cases/${caseId}/actions/choose-round`)
      .type('form')
      .send({ ...hidden(form.text), roundId: NEXT, reason: '評価の結果が間に合わないため' });
    expect(answer.status).toBe(303);
    expect((await roundsOf())[caseId]).toBe(NEXT);
    expect((await theirs.get(`/cases/${ids[0]}/actions/choose-round`)).text).toContain('できません');
  });
});

describe('担当', () => {
  const assign = (caseId: string) => web.fixture.send(caseId, officer, { type: 'ASSIGN_OFFICER', officerId });

  it('is set and changed with an entry, and stands on the list, the case and the home; to nobody else', async () => {
    expect(await read(`/cases/${ids[0]}`)).toContain('<dt>担当</dt><dd>未定</dd>');
    const form = await read(`/cases/${ids[0]}/actions/assign-officer`);
    expect(form).toContain(`<option value="${officerId}">担当 一郎</option>`);
    await assign(ids[0]);
    expect(await read(`/cases/${ids[0]}`)).toContain('<dt>担当</dt><dd>担当 一郎</dd>');
    expect(await read(`/cases/${ids[0]}?tab=history`)).toContain('担当を担当 一郎に決めました。');
    expect(await read('/cases')).toMatch(/data-label="担当"><div[^>]*>担当 一郎/);
    const home = await read('/prefecture');
    expect(home).toMatch(/>1<span class="turn-card__unit">件<\/span><\/span><span class="turn-card__label">私の担当/);
    expect(home).toMatch(
      />2<span class="turn-card__unit">件<\/span><\/span><span class="turn-card__label">担当が決まっていない/,
    );

    const theirs = await web.signedIn('hospital');
    for (const path of [`/cases/${ids[0]}`, `/cases/${ids[0]}?tab=history`, '/cases', '/api/cases'])
      expect([path, (await theirs.get(path)).text]).toEqual([path, expect.not.stringContaining('担当 一郎')]);
    expect((await theirs.get(`/api/cases?officer=${officerId}`)).body).toMatchObject({ total: 0 });
    expect(hospital.role).toBe('hospital');
  });

  it('is taken away by an act of its own, which is offered where there is one', async () => {
    expect(await read(`/cases/${ids[0]}`)).not.toContain('actions/release-officer');
    await assign(ids[0]);
    expect(await read(`/cases/${ids[0]}`)).toContain('actions/release-officer');
    const form = await read(`/cases/${ids[0]}/actions/release-officer`);
    expect(form).toContain('この申請の担当から担当 一郎を外します');
    const release = () => agent.post(`/cases/${ids[0]}/actions/release-officer`).type('form').send(hidden(form));
    expect((await release()).status).toBe(303);
    expect(await read(`/cases/${ids[0]}`)).toContain('<dt>担当</dt><dd>未定</dd>');
    expect(await read(`/cases/${ids[0]}?tab=history`)).toContain('担当から担当 一郎を外しました。');
    expect(await read('/cases?officer=me')).not.toContain(ids[0]);
    const again = { ...hidden(await read(`/cases/${ids[0]}/actions/assign-officer`)), officerId: '' };
    const empty = await agent.post(`/cases/${ids[0]}/actions/assign-officer`).type('form').send(again);
    expect(empty.status).toBe(422); // an empty choice takes nobody away
  });

  it('narrows the list: mine, those without one, those of another', async () => {
    await assign(ids[1]);
    const numbers = async (officer: string) =>
      [...(await read(`/cases?officer=${officer}`)).matchAll(/href="\/cases\/([0-9a-f-]{36})\?/g)].map(([, id]) => id);
    expect(await numbers('me')).toEqual([ids[1]]);
    expect((await numbers('none')).sort()).toEqual([ids[0], ids[2]].sort());
    expect(await numbers(officerId)).toEqual([ids[1]]);
    expect(await numbers('11111111-1111-4111-8111-111111111111')).toEqual([]);
    expect(await read('/cases?officer=me')).toContain('私の担当<span');
    expect((await agent.get('/api/cases?officer=me')).body).toMatchObject({
      total: 1,
      rows: [{ id: ids[1], officerName: '担当 一郎' }],
    });
  });

  it('is changed for many at once, and says which were his already', async () => {
    await assign(ids[0]);
    const shown = await agent.post('/bulk-acts/assign-officer').type('form').send({ caseIds: ids });
    const answer = await agent
      .post('/bulk-acts/assign-officer/run')
      .type('form')
      .send({ ...hidden(shown.text), caseIds: ids, officerId });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('2件を選んだ人の担当にしました');
    expect(answer.text).toContain('既に担当 一郎が担当です');
    const rows = await web.fixture.query<{ id: string }>('SELECT id FROM application WHERE officer_id = $1', [
      officerId,
    ]);
    expect(rows).toHaveLength(3);
  });
});
