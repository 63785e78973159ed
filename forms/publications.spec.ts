import { describeForm, drawn, formText } from '../test/support/describe-form.js';
import { layoutOf } from '../test/support/laid-out.js';
import { pageTexts, squeezed } from '../test/support/pdf-reading.js';
import { evaluationSummaryPublication } from './evaluation-summary-publication.js';
import { publicNotice } from './public-notice.js';
import { revocationNotice } from './revocation-notice.js';
import { brokenRules } from './parts/form.js';

describeForm('revocation-notice');
describeForm('public-notice');
describeForm('evaluation-summary-publication');

test.each([
  [
    'new',
    '第１１３条第１項の規定により、次の病院又は診療所を特定労務管理対象機関として指定したので、同法第１１３条第６項の規定により公示する。',
    '指定年月日',
  ],
  [
    'renewal',
    '第１１５条第１項の規定により、次の特定労務管理対象機関の指定を更新したので、同法第１１５条第４項において準用する同法第１１３条第６項の規定により公示する。',
    '更新年月日',
  ],
  [
    'change',
    '第１１６条第１項の規定により、次の特定労務管理対象機関の業務の変更を承認したので、同法第１１６条第２項において準用する同法第１１３条第６項の規定により公示する。',
    '承認年月日',
  ],
  [
    'revocation',
    '第１１７条第１項の規定により、次の特定労務管理対象機関の指定を取り消したので、同法第１１７条第３項の規定により公示する。',
    '取消年月日',
  ],
] as const)('a public notice of %s cites its article and that of the notice', async (act, sentence, label) => {
  const { short } = publicNotice.samples;
  const document = await formText('public-notice', {
    ...short,
    designations: short.designations.slice(0, 1).map((line) => ({ ...line, act })),
  });
  expect(document).toContain(sentence);
  expect(document).toContain(label);
});

test('decisions of several sorts stand under their own headings in one notice', async () => {
  const document = await formText('public-notice', publicNotice.samples.long);
  expect(document).toMatch(/１指定医療法.+２更新医療法.+３業務の変更の承認医療法.+４取消し医療法/);
  expect(document).toContain(
    '第１１８条第２項及び第１１９条第２項において準用する同法第１１５条第４項において準用する同法第１１３条第６項の規定により公示する。',
  );
});

test('a public notice of a change says below the kind what was changed, also at a length that fills pages', async () => {
  const { short } = publicNotice.samples;
  const [line] = short.designations;
  const of = (changed: string[]) =>
    formText('public-notice', { ...short, designations: [{ ...line, act: 'change', changed }] });
  expect(await of(['追加：内科', '削除：外科'])).toMatch(
    /指定の区分及び変更した事項.+（Ｂ水準）追加：内科削除：外科令和/,
  );
  const long = Array.from({ length: 90 }, (_, index) => `追加：第${index + 1}の見本の小項目`);
  const text = await of(long);
  for (const each of long) expect(text).toContain(each.slice(0, -'の見本の小項目'.length));
});

test('the sentence of a decision, and its heading, stand on the page of its table', async () => {
  const { short } = publicNotice.samples;
  const [line] = short.designations;
  for (let count = 4; count < 10; count += 1) {
    const designations = [
      ...Array.from({ length: count }, () => line),
      { ...line, act: 'change', changed: ['追加：内科'] },
    ];
    const pages = (await pageTexts(await drawn('public-notice', { ...short, designations }))).map(squeezed);
    const page = pages.find((text) => text.includes('２業務の変更の承認'));
    for (const part of ['業務の変更を承認したので', '追加：内科'])
      expect([count, page]).toEqual([count, expect.stringContaining(part)]);
  }
});

test('a notice that is dated before the decision is a caution', () => {
  const { short } = publicNotice.samples;
  expect(publicNotice.cautions?.(short)).toEqual([]);
  expect(publicNotice.cautions?.({ ...short, date: '2027-03-31' })).toHaveLength(2);
});

test('each kind reads the grounds of 法117① in its own words', async () => {
  const revoked = (kind: 'B' | 'RENKEI_B' | 'C1') =>
    formText('revocation-notice', { ...revocationNotice.samples.short, kind, grounds: ['gone', 'unmet'] });
  expect(await revoked('B')).toContain(
    '医療法第１１３条第１項に規定する業務がなくなったと認められること。（医療法第１１７条第１項第１号）',
  );
  expect(await revoked('RENKEI_B')).toContain(
    '医療法第１１８条第１項に規定する医師の派遣が行われなくなったと認められること。（医療法第１１８条第２項において準用する同法第１１７条第１項第１号）',
  );
  expect(await revoked('C1')).toContain(
    '医療法第１１９条第２項において準用する同法第１１３条第３項各号に掲げる要件を欠くに至った',
  );
});

test('a revocation states its reasons, the hearing, the council’s opinion and 教示, and is refused when one of the two comes after it', async () => {
  const { short } = revocationNotice.samples;
  const document = await formText('revocation-notice', short);
  for (const part of [
    '３理由令和１０年４月１日に',
    '聴聞の期日令和１０年７月１４日',
    '当事者又は代理人が出頭して意見を述べた',
    '医療審議会の意見聴取令和１０年８月１８日',
    '６教示この処分に不服が',
  ]) {
    expect(document).toContain(part);
  }
  const paths = (change: Partial<typeof short>) =>
    brokenRules(revocationNotice, { ...short, ...change }).map(({ path }) => path);
  expect(paths({})).toEqual([]);
  expect(paths({ medicalCouncilOn: '2028-08-26' })).toEqual(['medicalCouncilOn']);
  expect(paths({ hearing: { ...short.hearing, heldOn: '2028-08-26' } })).toEqual(['hearing.heldOn']);
  expect(revocationNotice.input.fields['instructions']).toMatchObject({ kind: 'list', min: 1 });
});

test('the summary is published with overall result, findings and the prefecture’s support (法134, 則125)', async () => {
  const document = await formText('evaluation-summary-publication', evaluationSummaryPublication.samples.short);
  for (const part of [
    '同法第１３４条第１項',
    '全体評価労働時間の短縮に向けた取組は十分に行われ',
    '所見労働時間の把握',
    '都道府県の支援方針医療勤務環境',
  ])
    expect(document).toContain(part);
});

test('a result that asks for another plan needs what became of it; a publication after a year is a caution (則125)', () => {
  const { long, short } = evaluationSummaryPublication.samples;
  const evaluations = long.evaluations.map((each) => ({ ...each, planReview: undefined }));
  expect(brokenRules(evaluationSummaryPublication, { ...long, evaluations }).map(({ path }) => path)).toEqual([
    'evaluations.1.planReview',
  ]);
  expect(evaluationSummaryPublication.cautions?.({ ...short, publishedOn: '2027-10-20' })).toEqual([]);
  expect(evaluationSummaryPublication.cautions?.({ ...short, publishedOn: '2027-10-21' })).toEqual([
    expect.stringContaining('第１２５条'),
  ]);
});

test('the column of the kind breaks before 提供機関, never inside it', async () => {
  const { lines } = await layoutOf(() => drawn('public-notice', publicNotice.samples.short));
  const words = lines.map((line) => line.words);
  expect(words).toEqual(expect.arrayContaining(['特定地域医療', '提供機関', '連携型特定地域', '医療提供機関']));
});
