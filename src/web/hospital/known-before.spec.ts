/** What one application of a hospital knows is offered to the next one. */
import { storedContent } from '../../../test/support/stored-content.js';
import { startTestApp, type TestApp } from '../../../test/support/app.js';
import { fill, loadPeople, open, PLAN, prepare, signIn } from '../../../test/support/hospital-walk.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp({ now: '2026-11-16T09:00:00+09:00', env: { SEED_DEMO: 'true', UPLOAD_LIMIT_MB: '1' } });
  await loadPeople(test);
}, 120_000);
afterAll(() => test.close());

const contentOf = (id: string) => storedContent(test.dataSource.query.bind(test.dataSource), id);

it('is offered to the next 区分 and says where it is from; nothing is taken over by itself', async () => {
  const hospital = await signIn(test, 'h-tokachi');
  const b = await open(hospital, { kind: 'B' });
  const alone = (await hospital.get(`/cases/${b}/plan`)).text;
  expect(alone).toContain('ほかの申請に、時短計画（案）の記録はありません');
  await prepare(hospital, b, 'B');
  const c1 = await open(hospital, { kind: 'C1' });

  const applicant = (await hospital.get(`/cases/${c1}/content/applicant`)).text;
  expect(applicant).toMatch(/ログイン中の方.*value="佐々木 美穂"/su);
  expect(applicant).toMatch(/前回から.*value="０１５５ー００ー００００"/su);
  expect(await contentOf(c1)).toEqual({}); // offered, not stored

  const plan = (await hospital.get(`/cases/${c1}/plan`)).text;
  expect(plan).toContain('の記録を入れてあります');
  expect(plan).toContain('B水準の指定（新規）');
  expect(plan).toContain('value="勤務医の代表と看護部"');
  expect(plan).not.toContain('checked'); // whoever attests does so each time
  expect((await hospital.get(`/cases/${c1}/preparation`)).text).toContain('0項目が完了');
  const sameFile = /name="sameFile"[^>]*value="([^"]+)"/u.exec(plan)?.[1] ?? '';
  expect((await fill(hospital, `/cases/${c1}/plan`, { ...PLAN, sameFile })).status).toBe(303);
  const bytes = await test.dataSource.query<{ n: number }[]>(
    `SELECT count(DISTINCT p.bytes)::int AS n FROM stored_file f JOIN stored_file_part p ON p.file_id = f.id
     WHERE f.requirement_id = 'D20' AND f.application_id = ANY ($1)`,
    [[b, c1]],
  );
  expect(bytes).toEqual([{ n: 1 }]);
  expect((await hospital.get(`/cases/${c1}/documents`)).text).toContain('時短計画（案）.pdf');

  // One evaluation may serve several 区分 and its result is offered then; that of another 受審 says nothing of this one.
  const evaluation = `/cases/${c1}/evaluation`;
  const { noticeNo: number = '' } =
    (
      await test.dataSource.query<{ noticeNo: string }[]>(
        `SELECT result ->> 'noticeNo' AS "noticeNo" FROM evaluation WHERE application_id = $1`,
        [b],
      )
    )[0] ?? {};
  const same = { appliedOn: '令和8年6月1日', receiptNo: '架空-0001' };
  expect((await fill(hospital, evaluation, same)).status).toBe(303);
  expect((await hospital.get(evaluation)).text).toContain(`value="${number}"`);
  const again = { ...same, receiptNo: '架空-0002' };
  expect((await fill(hospital, `${evaluation}?part=application`, again)).status).toBe(303);
  expect((await hospital.get(evaluation)).text).not.toContain(`value="${number}"`);

  const other = await signIn(test, 'h-hoshimidai');
  const theirs = await open(other, { kind: 'B' });
  expect((await other.get(`/cases/${theirs}/plan`)).text).not.toContain('勤務医の代表と看護部');
  expect((await fill(other, `/cases/${theirs}/plan`, { ...PLAN, sameFile })).status).toBe(404);
  expect((await fill(other, `/cases/${theirs}/plan`, PLAN)).status).toBe(303);
});
