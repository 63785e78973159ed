/** What others read of a correction that is being written. */
import { CaseFixture, PEOPLE } from '../../../test/support/case-fixture.js';
import { filledEvaluation, filledPlan } from '../../../test/support/procedure-samples.js';
import { CaseQueries } from './case-queries.js';

let fixture: CaseFixture;

beforeAll(async () => {
  fixture = await CaseFixture.start();
}, 60_000);
afterAll(() => fixture?.close());

it('the log tells nobody else what is written in a correction before it is submitted', async () => {
  const { hospital, officer, healthCentre } = PEOPLE;
  const caseId = await fixture.submitted();
  await fixture.send(caseId, officer, { type: 'RECEIVE' });
  const items = [{ target: 'contactName', text: '担当者を改めてください' }];
  await fixture.send(caseId, officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-11-27' });
  const { result } = filledEvaluation();
  if (!result) throw new Error('the sample has a result');
  await fixture.send(caseId, hospital, {
    type: 'RECORD_PLAN',
    plan: { ...filledPlan(), periodTo: '2030-03-30', heardFrom: '書きかけの相手' },
  });
  await fixture.send(caseId, hospital, {
    type: 'RECORD_EVALUATION',
    result: { ...result, overall: 'on_hold', noticeNo: '書きかけの番号', onHoldReason: '書きかけの理由' },
  });
  for (const reader of [officer, healthCentre]) {
    const { rows } = await fixture.app.get(CaseQueries).log(reader, caseId, 1);
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
