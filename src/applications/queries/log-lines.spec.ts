/** What others read of a correction that is being written. */
import { CaseBench, PEOPLE } from '../../../test/support/case-bench.js';
import { filledEvaluation, filledPlan } from '../../../test/support/procedure-samples.js';
import { CaseQueries } from './case-queries.js';

let bench: CaseBench;

beforeAll(async () => {
  bench = await CaseBench.start();
}, 60_000);
afterAll(() => bench?.close());

it('the log tells nobody else what is written in a correction before it is submitted', async () => {
  const { hospital, officer, healthCentre } = PEOPLE;
  const caseId = await bench.submitted();
  await bench.send(caseId, officer, { type: 'RECEIVE' });
  const items = [{ target: 'contactName', text: '担当者を改めてください' }];
  await bench.send(caseId, officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-11-27' });
  const { result } = filledEvaluation();
  if (!result) throw new Error('the sample has a result');
  await bench.send(caseId, hospital, {
    type: 'RECORD_PLAN',
    plan: { ...filledPlan(), periodTo: '2030-03-30', heardFrom: '書きかけの相手' },
  });
  await bench.send(caseId, hospital, {
    type: 'RECORD_EVALUATION',
    result: { ...result, overall: 'on_hold', noticeNo: '書きかけの番号', onHoldReason: '書きかけの理由' },
  });
  for (const reader of [officer, healthCentre]) {
    const { rows } = await bench.app.get(CaseQueries).log(reader, caseId, 1);
    expect(rows.slice(0, 2).map(({ sentence }) => sentence)).toEqual([
      '評価センターの評価結果を記録しました',
      '時短計画（案）を記録しました',
    ]);
    for (const row of rows)
      expect(Object.keys(row).sort()).toEqual([
        'actorName',
        'actorOffice',
        'eventType',
        'hash',
        'occurredAt',
        'sentence',
        'seq',
      ]);
    expect(JSON.stringify(rows)).not.toMatch(/書きかけ|評価保留|on_hold|3月30日|2030-03-30/u);
  }
});
