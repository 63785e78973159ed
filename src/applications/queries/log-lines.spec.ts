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

describe('a file that was withdrawn', () => {
  const DOCUMENT = 'D20';
  const REASON = '別の医師の計画を添付したため';
  const NAMED = `添付したファイル「${DOCUMENT}.pdf」を取り下げました（理由：${REASON}）`;
  const UNNAMED = '添付したファイルを取り下げました';
  const { hospital, officer, healthCentre } = PEOPLE;

  const withdraw = async (caseId: string) => {
    const { documents } = await fixture.app.get(CaseQueries).get(hospital, caseId);
    const fileId = documents.required.find(({ requirement }) => requirement.id === DOCUMENT)?.files[0]?.id ?? '';
    await fixture.send(caseId, hospital, {
      type: 'WITHDRAW_DOCUMENT',
      requirementId: DOCUMENT,
      fileId,
      reason: REASON,
    });
  };
  const told = async (reader: typeof hospital, caseId: string) =>
    (await fixture.app.get(CaseQueries).log(reader, caseId, 1)).rows
      .filter(({ eventType }) => eventType === 'WITHDRAW_DOCUMENT')
      .map(({ sentence }) => sentence);

  it('stands in the log of the hospital with name and reason, and never in that of others where it was laid before nobody', async () => {
    const { caseId } = await fixture.open({ kind: 'C1' });
    await fixture.attach(caseId, DOCUMENT);
    await withdraw(caseId);
    expect(await told(hospital, caseId)).toEqual([NAMED]);
    expect(await told(officer, caseId)).toEqual([UNNAMED]);
  });

  it('stands in that of the prefecture too once the submission without it has arrived, where it was laid before it', async () => {
    const caseId = await fixture.submitted('C2');
    await fixture.send(caseId, officer, { type: 'RECEIVE' });
    const items = [{ target: DOCUMENT, text: '正しいものに差し替えてください' }];
    await fixture.send(caseId, officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-11-27' });
    await fixture.attach(caseId, DOCUMENT);
    await withdraw(caseId);
    expect([await told(hospital, caseId), await told(officer, caseId)]).toEqual([[NAMED], [UNNAMED]]);
    const [item] = await fixture.query<{ id: string }>(
      'SELECT i.id FROM correction_item i JOIN correction c ON c.id = i.correction_id WHERE c.application_id = $1',
      [caseId],
    );
    const answers = [{ itemId: item?.id ?? '', answer: '差し替えました' }];
    await fixture.send(caseId, hospital, { type: 'SUBMIT_CORRECTION', answers });
    expect(await told(officer, caseId)).toEqual([NAMED]);
    expect(await told(healthCentre, caseId)).not.toContain(NAMED);
  });
});
