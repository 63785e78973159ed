/** What 一件書類 and 起案添付一式 tell of the course of a case: memos, extensions, each 補正 with its answers, and what the submissions said differently. */
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { type JobFixture, queueJob, startJobFixture } from '../../../test/support/job-fixture.js';
import { pageTexts, squeezed } from '../../../test/support/pdf-reading.js';

let web: JobFixture;

beforeAll(async () => {
  web = await startJobFixture();
}, 240_000);
afterAll(() => web?.close());
beforeEach(() => web.clear());

async function packed(kind: 'case-file' | 'draft-set', caseId: string): Promise<string> {
  const id = await queueJob(web.fixture, 'officer', kind, [caseId]);
  await web.worker.idle();
  const officer = await web.signedIn('officer');
  const { body } = (await officer.get(`/jobs/${id}/result`).responseType('blob')) as { body: Buffer };
  return (await pageTexts(body)).map(squeezed).join('');
}

it('binds after the notice the 審査票 with the approver, the days and what was judged again on the day of the notice', async () => {
  const caseId = await web.fixture.approved();
  web.fixture.clock.set('2026-12-14T09:00:00+09:00');
  expect(await packed('draft-set', caseId)).not.toContain('指定の条件（通知の時');
  const event = { type: 'ISSUE_DESIGNATION', documentNumber: '医指令第12号', issuedOn: '2026-12-14' } as const;
  await web.fixture.send(caseId, PEOPLE.officer, event);
  const text = await packed('case-file', caseId);
  for (const words of [
    `決裁令和８年１２月１１日${squeezed(PEOPLE.approver.name)}`,
    '通知令和８年１２月１４日医指令第12号',
    '指定の条件（通知の時。令和８年１２月１４日に、令和８年１２月１１日の日付について判定）',
    `決裁令和8年12月11日（${squeezed(PEOPLE.approver.name)}）満たす`,
  ])
    expect(text).toContain(words);
}, 240_000);

it('binds memo, reasons, questions with their answers, and the differences between submissions', async () => {
  const { officer, hospital } = PEOPLE;
  const caseId = await web.fixture.submitted('B');
  await web.fixture.send(caseId, officer, { type: 'RECEIVE' });
  await web.fixture.send(caseId, officer, {
    type: 'NOTE_INQUIRY',
    on: '2026-11-16',
    counterpart: '事務部 架空さん',
    question: '写しでよいか',
    answer: '写しで足ります',
  });
  const items = [
    { target: 'D20', text: '医師ごとの書類を添付してください。' },
    { target: 'contactName', text: '担当者を確かめてください。' },
  ];
  await web.fixture.send(caseId, officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-11-27' });
  const reason = '評価の結果を待つため';
  await web.fixture.send(caseId, officer, { type: 'EXTEND_CORRECTION', dueOn: '2026-12-04', reason });
  await web.fixture.send(caseId, officer, { type: 'REMIND', deadline: 'correction' });
  await web.fixture.attach(caseId, 'D20');
  const rows = await web.fixture.query<{ id: string; target: string }>('SELECT id, target FROM correction_item');
  const answers = rows.map(({ id, target }) => ({
    itemId: id,
    answer: target === 'D20' ? '医師の書類を添えました' : '担当者に誤りはありません',
  }));
  await web.fixture.send(caseId, hospital, { type: 'SUBMIT_CORRECTION', answers });

  for (const kind of ['case-file', 'draft-set'] as const) {
    const text = await packed(kind, caseId);
    for (const words of [
      '相手：事務部架空さん',
      '照会の内容：写しでよいか',
      '回答：写しで足ります',
      '理由：評価の結果を待つため',
      '督促の相手：医療機関',
      '求めていたこと：補正の提出・医師ごとの書類を添付してください。・担当者を確かめてください。',
      '督促のときの期限：令和8年12月4日（金）',
      '補正と回答',
      '医師ごとの書類を添付してください。医師の書類を添えました',
      '担当者を確かめてください。担当者に誤りはありません（この箇所は前回の提出から変えていません。医療機関が確かめて提出）',
      '第2回の提出（令和８年１１月１６日）が第1回の提出と違うところ',
      'を添付した）',
    ])
      expect([kind, text]).toEqual([kind, expect.stringContaining(words)]);
  }
}, 240_000);
