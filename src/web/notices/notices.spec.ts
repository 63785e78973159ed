import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { Actor } from '../../procedure/terms/actors.js';
import { DemoInstitutions } from '../../registry/demo-institutions.js';
import { person } from '../../../test/support/case-rows.js';
import { insertNotice, insertSampleCases, type ListSamples } from '../../../test/support/list-samples.js';
import { type PartialApp, startPartialApp } from '../../../test/support/partial-app.js';
import { WebModule } from '../web.module.js';

let partial: PartialApp;
let samples: ListSamples;
let actor: Actor;

beforeAll(async () => {
  partial = await startPartialApp({ rooms: { imports: [WebModule] }, actor: () => actor });
  const { app, dataSource } = partial;
  samples = await insertSampleCases(dataSource, app.get(DemoInstitutions), 3);
  const [first = '', second = ''] = samples.institutionIds;
  const [caseId = ''] = samples.caseIds;
  await insertNotice(dataSource, caseId, ['institution', first], '古い通知 <b>太字</b>', '2026-12-01T00:00:00Z');
  await insertNotice(dataSource, caseId, ['institution', first], '新しい通知', '2026-12-03T00:00:00Z');
  await insertNotice(dataSource, caseId, ['institution', first], 'まだ届かない通知', '2026-12-05T00:00:00Z');
  await insertNotice(dataSource, caseId, ['institution', second], '別の病院への通知', '2026-12-03T00:00:00Z');
  await insertNotice(dataSource, caseId, ['healthCentre', 'obihiro'], '保健所への依頼', '2026-12-03T00:00:00Z');
  for (let n = 1; n <= 31; n += 1)
    await insertNotice(
      dataSource,
      caseId,
      ['prefecture', ''],
      `県への通知${n}`,
      new Date(Date.UTC(2026, 10, n)).toISOString(),
    );
});
afterAll(() => partial.close());

const open = async (path = '/notices') => (await request(partial.url).get(path)).text;
const subjectsIn = (text: string) =>
  [...text.matchAll(/<a href="\/cases\/[0-9a-f-]+">([^<]+)<\/a>/g)].map(([, subject]) => subject);

it('shows an office its own messages, newest first, each leading to its case', async () => {
  actor = person('hospital', { institutionId: samples.institutionIds[0] });
  const text = await open();
  expect(subjectsIn(text)).toEqual(['新しい通知', '古い通知 &lt;b>太字&lt;/b>']);
  expect(text).toContain(`href="/cases/${samples.caseIds[0]}"`);
  expect(text).toContain('補正をお願いする事項が2件あります。');
  actor = person('healthCentre', { healthCentreId: 'obihiro' });
  expect(subjectsIn(await open())).toEqual(['保健所への依頼']);
});

it('has pages', async () => {
  actor = person('prefectureOfficer');
  expect(subjectsIn(await open())).toHaveLength(30);
  expect(subjectsIn(await open('/notices?page=2'))).toEqual(['県への通知1']);
  expect(subjectsIn(await open('/notices?page=999999'))).toEqual(['県への通知1']);
  expect(subjectsIn(await open("/notices?page=1';--"))).toHaveLength(30);
});

it('says when there is nothing', async () => {
  actor = person('healthCentre', { healthCentreId: 'kushiro' });
  expect(await open()).toContain('お知らせはありません。');
  for (const role of ['supportCentre', 'systemAdministrator'] as const) {
    actor = person(role);
    expect(await open()).toContain('お知らせはありません。');
  }
});

it('shows a person the messages about the own account, and nobody else', async () => {
  const own = { ...person('systemAdministrator'), accountId: randomUUID() };
  await insertNotice(
    partial.dataSource,
    own.accountId,
    ['account', own.accountId],
    'パスワードが作り直されました',
    '2026-12-03T00:00:00Z',
  );
  actor = own;
  expect(await open()).toContain('パスワードが作り直されました');
  actor = { ...own, accountId: randomUUID() };
  expect(await open()).not.toContain('パスワードが作り直されました');
});
