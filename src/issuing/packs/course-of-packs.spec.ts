/** What 一件書類 and 起案添付一式 tell of the course of a case: memos, extensions, each 補正 with its answers, and what the submissions said differently. */
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { type JobFixture, queueJob, startJobFixture } from '../../../test/support/job-fixture.js';
import { randomUUID } from 'node:crypto';
import { pageTexts, squeezed } from '../../../test/support/pdf-reading.js';
import { RecordCorrections } from '../../applications/commands/record-corrections.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';

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
    `決裁令和８年１２月１１日（${squeezed(PEOPLE.approver.name)}）満たす`,
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
      '第２回の提出（令和８年１１月１６日）が第１回の提出と違うところ',
      'を添付した）',
    ])
      expect([kind, text]).toEqual([kind, expect.stringContaining(words)]);
  }
}, 240_000);

it('binds of a record that was put right what stood there, what stands there, and why; and why something was taken back', async () => {
  const { hospital, officer } = PEOPLE;
  const caseId = await web.fixture.submitted('B');
  await web.fixture.send(caseId, hospital, { type: 'PULL_BACK', reason: '診療科名を直すため' });
  await web.fixture.send(caseId, hospital, { type: 'SUBMIT' });
  await web.fixture.send(caseId, officer, { type: 'RECEIVE' });
  await web.fixture.send(caseId, officer, { type: 'UNDO_RECEIPT', reason: '別の申請と取り違えたため' });
  await web.fixture.send(caseId, officer, { type: 'RECEIVE' });
  const check = (note: string) => ({ R4: { met: true, note } });
  await web.fixture.send(caseId, officer, { type: 'RECORD_EXAMINATION', checks: check('初めの所見') });
  await web.fixture.app.get(RecordCorrections).correct(officer, {
    ...{ caseId, record: { type: 'check', checkId: 'R4' }, values: { met: true, note: '直した所見' } },
    ...{ reason: '転記の誤りのため', lockVersion: await web.fixture.lockVersion(caseId), idempotencyKey: randomUUID() },
  });
  await web.fixture.send(caseId, hospital, { type: 'WITHDRAW', reason: '計画を作り直すため' });
  await web.fixture.send(caseId, officer, { type: 'UNDO_WITHDRAWAL', reason: '取下げの意思がなかったため' });
  const text = await packed('case-file', caseId);
  for (const words of [
    '理由：診療科名を直すため',
    '理由：別の申請と取り違えたため',
    '満たす（初めの所見）',
    '所見：訂正前「初めの所見」→訂正後「直した所見」',
    '訂正の理由：転記の誤りのため',
    '理由：計画を作り直すため',
    '理由：取下げの意思がなかったため',
  ])
    expect(text).toContain(words);
}, 240_000);

it('tells the hospital nothing beside an entry that is the prefecture’s alone', async () => {
  const { hospital, officer } = PEOPLE;
  const caseId = await web.fixture.submitted('B');
  await web.fixture.send(caseId, officer, { type: 'RECEIVE' });
  const items = [{ target: 'contactName', text: '担当者を確かめてください。' }];
  await web.fixture.send(caseId, officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-11-27' });
  await web.fixture.send(caseId, officer, { type: 'EXTEND_CORRECTION', dueOn: '2026-12-04', reason: '評価を待つため' });
  await web.fixture.send(caseId, officer, { type: 'CLOSE_CORRECTION', reason: '部内で打切りと決めたため' });
  await web.fixture.send(caseId, officer, {
    type: 'RECORD_EXAMINATION',
    checks: { R4: { met: true, note: '部内の所見' } },
  });
  const read = async (actor: typeof hospital) =>
    JSON.stringify([...(await web.fixture.app.get(CaseQueries).particulars(actor, caseId)).values()]);
  for (const words of ['評価を待つため', '部内で打切りと決めたため', '部内の所見'])
    expect(await read(officer)).toContain(words);
  expect(await read(hospital)).toContain('評価を待つため');
  expect(await read(hospital)).not.toContain('部内');
}, 240_000);
