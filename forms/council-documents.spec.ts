import { describeForm, drawn, formText } from '../test/support/describe-form.js';
import { layoutOf } from '../test/support/laid-out.js';
import { textPlaces } from '../test/support/pdf-reading.js';
import { confirmationReport, reportAttachments } from './confirmation-report.js';
import { councilAgenda, inOrderOfKinds } from './council-agenda.js';
import { councilCaseSheet } from './council-case-sheet.js';
import type { FormId } from './index.js';
import { publicNotice } from './public-notice.js';

describeForm('confirmation-report');
describeForm('council-agenda');
describeForm('council-case-sheet');

test('one report holds the cases of several meetings, numbered through the letter', async () => {
  const document = await formText('confirmation-report', confirmationReport.samples.long);
  expect(document).toMatch(
    /１見本圏地域医療構想調整会議.+３見本第三病院.+２見本南圏地域医療構想調整会議.+書面の回答の期限.+４医療法人緑風会/,
  );
});

test('a case of which not everything was confirmed says what, and brings no 確認様式', async () => {
  const { meetings } = confirmationReport.samples.long;
  expect(await formText('confirmation-report', confirmationReport.samples.long)).toMatch(
    /次の事項は、確認に至らなかった。・医師の長時間労働を前提とせざるを得ないこと３意見等：/u,
  );
  expect(reportAttachments(meetings)).toEqual([
    '確認様式１（医療法人青雲会　見本中央病院、受付番号 R8-3-0012）',
    '確認様式２（医療法人緑風会　見本大学前病院、受付番号 R8-3-0013）',
    '確認様式２（医療法人緑風会　見本大学前病院、受付番号 R8-3-0015）',
  ]);
  expect(await formText('confirmation-report', { ...confirmationReport.samples.short, attachments: [] })).toContain(
    '３添付書類なし',
  );
});

test('the agenda groups the cases by kind in the order of the law, and says what is asked about each', async () => {
  const { long } = councilAgenda.samples;
  const document = await formText('council-agenda', { ...long, cases: long.cases.toReversed() });
  expect(document).toMatch(
    /議題１特定地域医療提供機関（Ｂ水準）について（１件）.+議題２連携型.+議題３技能向上集中研修機関.+議題４特定高度技能研修機関/,
  );
  expect(inOrderOfKinds(long.cases.toReversed()).map(({ kind }) => kind)).toEqual(['B', 'RENKEI_B', 'C1', 'C2']);
});

test.each([
  [
    'medicalCouncil',
    'B',
    '意見を伺う事項',
    '地域の医療提供体制全体としても、医師の長時間労働を前提とせざるを得ないこと',
  ],
  ['medicalCouncil', 'C1', '意見を伺う事項', '臨床研修医や専攻医等の確保'],
  ['medicalCouncil', 'C2', '意見を伺う事項', '高度な技能が必要とされる医療'],
  ['measuresCouncil', 'RENKEI_B', '協議をお願いする事項', '地域の医師の確保に関する協議会の議論と整合的'],
  ['measuresCouncil', 'C1', '協議をお願いする事項', '臨床研修医や専攻医等の確保への影響'],
] as const)('%s is asked about %s what the guide says (第2版 3(4))', async (council, kind, heading, point) => {
  const { short } = councilCaseSheet.samples;
  const document = await formText('council-case-sheet', { ...short, council, kind });
  expect(document).toContain(heading);
  expect(document.slice(document.indexOf(heading))).toContain(point);
});

test('the medical council reads what the council before it said, that council does not', async () => {
  const { short } = councilCaseSheet.samples;
  expect(await formText('council-case-sheet', short)).toContain(
    '５医療対策協議会の協議協議の結果異議なし（令和９年３月５日）',
  );
  expect(
    await formText('council-case-sheet', { ...short, council: 'measuresCouncil', measures: undefined }),
  ).not.toContain('５医療対策協議会の協議');
});

test('a council that did not confirm everything is quoted on the sheet', async () => {
  expect(await formText('council-case-sheet', councilCaseSheet.samples.long)).toContain(
    '次の事項は、確認に至らなかった。・医師の派遣が医療提供体制の確保に必要であること',
  );
});

const confirmedOn = '2026-12-20';
const [meeting] = confirmationReport.samples.short.meetings;
test.each<[FormId, object]>([
  [
    'council-case-sheet',
    {
      ...councilCaseSheet.samples.short,
      coordination: councilCaseSheet.samples.short.coordination.map((each) => ({ ...each, confirmedOn })),
    },
  ],
  [
    'confirmation-report',
    {
      ...confirmationReport.samples.short,
      meetings: [{ ...meeting, cases: meeting?.cases.map((each) => ({ ...each, confirmedOn })) }],
    },
  ],
  [
    'public-notice',
    {
      ...publicNotice.samples.short,
      designations: publicNotice.samples.short.designations.map((line) => ({ ...line, actedOn: confirmedOn })),
    },
  ],
])('the longest day stands on one line in the narrow column of %s', async (id, input) => {
  expect((await textPlaces(await drawn(id, input))).map(({ text }) => text)).toContain('１２月２０日');
});

test('a kind that no coordination council confirms is told not to be subject to it, and one of which it said nothing yet to have no record (第2版 4(2))', async () => {
  const said = async (kind: 'B' | 'RENKEI_B' | 'C1' | 'C2') => {
    const sheet = await formText('council-case-sheet', { ...councilCaseSheet.samples.short, kind, coordination: [] });
    const agenda = councilAgenda.samples.short;
    const listed = await formText('council-agenda', {
      ...agenda,
      cases: agenda.cases.map((each) => ({ ...each, kind, coordination: undefined })),
    });
    return [
      sheet.includes('地域医療構想調整会議の確認の対象外です。'),
      sheet.includes('地域医療構想調整会議の確認の記録がありません。'),
      listed.includes('対象外'),
    ];
  };
  for (const kind of ['B', 'RENKEI_B'] as const) expect(await said(kind)).toEqual([false, true, false]);
  for (const kind of ['C1', 'C2'] as const) expect(await said(kind)).toEqual([true, false, true]);
});

test('a council with a long name breaks before 地域医療構想調整会議, and the longest hours keep the year they are of', async () => {
  const { short } = councilCaseSheet.samples;
  const [confirmed] = short.coordination;
  const coordination = [{ ...confirmed!, council: '北渡島檜山圏地域医療構想調整会議' }];
  const { lines } = await layoutOf(() => drawn('council-case-sheet', { ...short, coordination }));
  const words = lines.map((line) => line.words);
  expect(words).toEqual(expect.arrayContaining(['北渡島檜山圏', '地域医療構想調整会議']));
  expect(await formText('council-case-sheet', short)).toContain(
    '８４人（うち年９６０時間を超える見込み１２人、最長で年１，５４０時間）',
  );
});
