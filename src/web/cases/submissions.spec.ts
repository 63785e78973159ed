/** What was submitted, what is still being written, and what a correction changed. */
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { filledB, filledContent } from '../../../test/support/procedure-samples.js';
import { startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';

const { hospital, officer } = PEOPLE;
let web: WebFixture;

beforeAll(async () => {
  web = await startWebFixture();
}, 120_000);
afterAll(() => web?.close());

it('the prefecture sees what was submitted, never what is being written, and then what a correction changed', async () => {
  const { fixture } = web;
  const [clerk, staff] = [await web.signedIn('hospital'), await web.signedIn('officer')];
  const { caseId: drafting } = await fixture.open({ kind: 'B' });
  await fixture.write(drafting, { ...filledB(), contactName: '書きかけの人' });
  const tab = (id: string, more = '') => `/cases/${id}?tab=content${more}`;
  const nothing = (await staff.get(tab(drafting))).text;
  expect(nothing).toContain('まだ提出されていません');
  expect(nothing).not.toContain('書きかけの人');
  expect((await clerk.get(tab(drafting))).text).toContain('書きかけの人');
  await fixture.send(drafting, hospital, { type: 'WITHDRAW', reason: '試験のため' });

  const caseId = await fixture.submitted();
  expect((await staff.get(tab(caseId))).text).toContain('第1回提出：令和8年11月16日');
  await fixture.send(caseId, officer, { type: 'RECEIVE' });
  const items = [{ target: 'contactName', text: '担当者を改めてください' }];
  await fixture.send(caseId, officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-11-27' });
  await fixture.write(caseId, { ...filledB(), contactName: '補正後の人', regionalRole: '誰も求めていない役割' });
  const meanwhile = (await staff.get(tab(caseId))).text;
  expect(meanwhile).toContain('補正中です');
  expect(meanwhile).not.toContain('補正後の人');
  expect((await clerk.get(tab(caseId))).text).toContain('補正後の人');

  const [item] = await fixture.query<{ id: string }>('SELECT id FROM correction_item');
  const answers = [{ itemId: item?.id ?? '', answer: '改めました' }];
  await fixture.send(caseId, hospital, { type: 'SUBMIT_CORRECTION', answers });
  for (const agent of [staff, clerk]) {
    const { text } = await agent.get(tab(caseId));
    expect(text).toContain('第2回提出（補正）');
    const table = /第1回提出から変わったところ[^]*?<\/table>/u.exec(text)?.[0] ?? '';
    expect(table).toContain(filledB().contactName);
    expect(table).toContain('補正後の人');
  }
  // What was not asked for stands out, before the buttons of the case and again where the points are examined.
  for (const path of [`/cases/${caseId}`, `/cases/${caseId}/actions/record-examination`]) {
    const { text } = await staff.get(path);
    const changes = text.slice(text.indexOf('補正で変わったところ')).split('</tr>');
    const told = (words: string) => changes.find((row) => row.includes(words));
    expect(told('補正後の人')).toContain('>求めた<');
    expect(told('誰も求めていない役割')).toContain('<strong>求めていない</strong>');
    expect(text.indexOf('補正で変わったところ')).toBeLessThan(
      text.indexOf(path.endsWith('examination') ? 'checks[R1][met]' : 'できること'),
    );
  }
  expect((await clerk.get(`/cases/${caseId}`)).text).not.toContain('補正で変わったところ');
  const first = (await staff.get(tab(caseId, '&submission=1'))).text;
  expect(first).not.toContain('補正後の人');
  expect(first).toContain(filledB().contactName);
  await expect(fixture.query('UPDATE submission SET number = 9')).rejects.toThrow();
});

describe('what a colleague saved while the page of a submission was open', () => {
  const hidden = (page: string) =>
    Object.fromEntries(
      [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu)].map(([, name, value]) => [
        name,
        value,
      ]),
    ) as Record<string, string>;

  it('is named and shown beside what was submitted before; what is then sent is what was shown', async () => {
    const { fixture } = web;
    const clerk = await web.signedIn('hospital');
    const caseId = await fixture.submitted('C1');
    await fixture.send(caseId, officer, { type: 'RECEIVE' });
    const items = [{ target: 'contactName', text: '担当者を改めてください' }];
    await fixture.send(caseId, officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-11-27' });
    const path = `/cases/${caseId}/correction`;
    const page = (await clerk.get(path)).text;
    expect(page).toContain('変わったところはありません');
    const before = filledContent('C1');
    await fixture.write(caseId, { ...before, contactName: '後の人' });

    const send = (fields: Record<string, string>) =>
      clerk
        .post(path)
        .type('form')
        .send({ ...fields, 'answers[0][answer]': '改めました' });
    const conflict = await send(hidden(page));
    expect(conflict.status).toBe(409);
    expect(conflict.text).toContain(`医療機関の基本情報：${hospital.name}さんが令和8年11月16日`);
    const shown = /id="changes"[^]*?<\/table>/u.exec(conflict.text)?.[0] ?? '';
    for (const text of [before.contactName, '後の人']) expect(shown).toContain(text);
    expect(conflict.text).toContain('改めました');

    await fixture.write(caseId, { ...before, contactName: 'さらに後の人' });
    const again = await send(hidden(conflict.text));
    expect([again.status, again.text]).toEqual([409, expect.stringContaining('さらに後の人')]);
    expect((await send(hidden(again.text))).status).toBe(303);
    const [last] = await fixture.query<{ name: string }>(
      `SELECT matter -> 'content' ->> 'contactName' AS name FROM submission WHERE application_id = $1 ORDER BY number DESC LIMIT 1`,
      [caseId],
    );
    expect(last?.name).toBe('さらに後の人');
  });

  it('is named before the first submission too, on the page that shows everything', async () => {
    const { fixture } = web;
    const clerk = await web.signedIn('hospital');
    const caseId = await fixture.submitted('C2');
    await fixture.send(caseId, hospital, { type: 'PULL_BACK', reason: '確かめるため' });
    const path = `/cases/${caseId}/check`;
    const page = (await clerk.get(path)).text;
    await fixture.write(caseId, { ...filledContent('C2'), contactName: '後の人' });
    const conflict = await clerk.post(path).type('form').send(hidden(page));
    expect([conflict.status, conflict.text]).toEqual([409, expect.stringContaining(`${hospital.name}さんが`)]);
    expect(conflict.text).toContain('後の人');
    expect((await clerk.post(path).type('form').send(hidden(conflict.text))).status).toBe(303);
  });
});
