/** What was submitted, what is still being written, and what a correction changed. */
import { PEOPLE } from '../../../test/support/case-bench.js';
import { filledB } from '../../../test/support/procedure-samples.js';
import { startWebBench, type WebBench } from '../../../test/support/web-bench.js';

const { hospital, officer } = PEOPLE;
let web: WebBench;

beforeAll(async () => {
  web = await startWebBench();
}, 120_000);
afterAll(() => web?.close());

it('the prefecture sees what was submitted, never what is being written, and then what a correction changed', async () => {
  const { bench } = web;
  const [clerk, staff] = [await web.signedIn('hospital'), await web.signedIn('officer')];
  const { caseId: drafting } = await bench.open({ kind: 'B' });
  await bench.write(drafting, { ...filledB(), contactName: '書きかけの人' });
  const tab = (id: string, more = '') => `/cases/${id}?tab=content${more}`;
  const nothing = (await staff.get(tab(drafting))).text;
  expect(nothing).toContain('まだ提出されていません');
  expect(nothing).not.toContain('書きかけの人');
  expect((await clerk.get(tab(drafting))).text).toContain('書きかけの人');
  await bench.send(drafting, hospital, { type: 'WITHDRAW', reason: '試験のため' });

  const caseId = await bench.submitted();
  expect((await staff.get(tab(caseId))).text).toContain('第1回提出：令和8年11月16日');
  await bench.send(caseId, officer, { type: 'RECEIVE' });
  const items = [{ target: 'contactName', text: '担当者を改めてください' }];
  await bench.send(caseId, officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-11-27' });
  await bench.write(caseId, { ...filledB(), contactName: '補正後の人' });
  const meanwhile = (await staff.get(tab(caseId))).text;
  expect(meanwhile).toContain('補正中です');
  expect(meanwhile).not.toContain('補正後の人');
  expect((await clerk.get(tab(caseId))).text).toContain('補正後の人');

  const [item] = await bench.query<{ id: string }>('SELECT id FROM correction_item');
  const answers = [{ itemId: item?.id ?? '', answer: '改めました' }];
  await bench.send(caseId, hospital, { type: 'SUBMIT_CORRECTION', answers });
  for (const agent of [staff, clerk]) {
    const { text } = await agent.get(tab(caseId));
    expect(text).toContain('第2回提出（補正）');
    const table = /第1回提出から変わったところ[^]*?<\/table>/u.exec(text)?.[0] ?? '';
    expect(table).toContain(filledB().contactName);
    expect(table).toContain('補正後の人');
  }
  const first = (await staff.get(tab(caseId, '&submission=1'))).text;
  expect(first).not.toContain('補正後の人');
  expect(first).toContain(filledB().contactName);
  await expect(bench.query('UPDATE submission SET number = 9')).rejects.toThrow();
});
