import { fullWidth } from '../src/procedure/terms/official-words.js';
import { hokkaidoProfile } from '../test/support/procedure-samples.js';
import { describeForm, drawn, formText } from '../test/support/describe-form.js';
import { pageTexts, squeezed } from '../test/support/pdf-reading.js';
import { correctionNotice } from './correction-notice.js';
import { anyForm } from './index.js';
import { receptionCopy } from './reception-copy.js';
import { brokenRules } from './parts/form.js';

describeForm('correction-notice');
describeForm('reception-copy');

test('a correction names each item under its number with its place, the article, the due date and the stopped clock (行政手続法7条)', async () => {
  const document = await formText('correction-notice', correctionNotice.samples.short);
  expect(document).toMatch(/１様式５－２医師をやむを得ず.+２様式９誓約書誓約の年月日を記入してください。/);
  for (const part of [
    '行政手続法（平成５年法律第８８号）第７条の規定により',
    '令和８年１２月２１日までに見本県地域医療課医師確保係へ',
    '処理に要する日数（標準処理期間を定めているときは、その期間）に算入しません',
  ]) {
    expect(document).toContain(part);
  }
});

test('a correction names what was applied for, for 連携B the work of the doctors sent (法118②)', async () => {
  const { short } = correctionNotice.samples;
  expect(await formText('correction-notice', { ...short, procedure: 'renewal' })).toContain(
    '（Ｂ水準）の指定の更新の申請については',
  );
  expect(await formText('correction-notice', { ...short, kind: 'RENKEI_B', procedure: 'change' })).toContain(
    'に係る派遣をされる医師の業務の変更の承認の申請については',
  );
});

test('what follows where nothing is corrected is told in the words of the law, which hold for each procedure (行政手続法7条)', async () => {
  const { short } = correctionNotice.samples;
  for (const procedure of ['new', 'renewal', 'change'] as const) {
    const document = await formText('correction-notice', { ...short, procedure });
    expect(document).toContain('申請により求められた許認可等を拒否することがあります。');
    expect(document).not.toContain('指定の更新、変更の承認');
  }
});

test('no document uses the words of sending an application back', async () => {
  for (const form of [correctionNotice, receptionCopy])
    expect(await formText(form.id as 'correction-notice', form.samples.short)).not.toMatch(/差し戻|受理しない/);
});

test('a period to correct that is over when the letter goes out is refused', () => {
  const due = (dueOn: string) =>
    brokenRules(correctionNotice, { ...correctionNotice.samples.short, dueOn }).map(({ path }) => path);
  expect(due(correctionNotice.samples.short.date)).toEqual(['dueOn']);
  expect(due('2026-12-08')).toEqual([]);
});

test('the standard period is printed only where the prefecture has one (行政手続法6条), from the day after the arrival', async () => {
  const { short } = receptionCopy.samples;
  expect(await formText('reception-copy', short)).not.toContain('標準処理期間');
  expect(await formText('reception-copy', { ...short, standardDays: 60 })).toContain(
    '申請が到達した日（令和８年１１月３０日）の翌日から起算して、おおむね６０開庁日です。',
  );
});

test('the copy lists what has arrived and how, or says that nothing has', async () => {
  const { short } = receptionCopy.samples;
  const document = await formText('reception-copy', short);
  for (const part of [
    '受付番号R8-3-0012',
    '様式９誓約書画面に入力',
    '－評価センターの評価結果の通知書・評価結果通知書.pdf添付１件',
  ])
    expect(document).toContain(part);
  expect(await formText('reception-copy', { ...short, documents: [] })).toContain('２受け取った書類なし');
});

test('the copy says on its first page whom to ask, and no page of it holds less than a row or a whole section', async () => {
  const { long } = receptionCopy.samples;
  const [named] = long.documents;
  for (const standardDays of [undefined, 60]) {
    for (let count = 0; count < 24; count += 1) {
      const documents = Array.from({ length: count }, () => named!);
      const pages = (await pageTexts(await drawn('reception-copy', { ...long, standardDays, documents }))).map(
        squeezed,
      );
      expect([count, pages[0]]).toEqual([
        count,
        expect.stringContaining('お問い合わせ先地域医療課医師確保係電話000-000-0000'),
      ]);
      expect([count, pages.at(-1)]).toEqual([
        count,
        expect.stringMatching(
          standardDays ? /３標準処理期間.*これに含みません。/ : /特定高度技能研修機関指定更新申請書|なし/,
        ),
      ]);
    }
  }
});

test('the long copy is one of the C-2 renewal that it says: its documents are those of the list, with every file of a document', async () => {
  const { long } = receptionCopy.samples;
  const listed = hokkaidoProfile().documents.filter(
    ({ kinds, procedures, rule }) =>
      kinds.includes(long.kind) && procedures.includes(long.procedure) && rule !== 'onRequest',
  );
  expect(long.documents.map(({ form, name }) => [form ?? null, name]).sort()).toEqual(
    listed.map(({ form, name }) => [form === null ? null : fullWidth(form), name]).sort(),
  );
  const document = await formText('reception-copy', long);
  expect(document).toContain('特定高度技能研修機関（Ｃ－２水準）');
  expect(document).toContain('技能研修計画・技能研修計画（見本一郎）.pdf・技能研修計画（見本二郎）.pdf添付２件');
  expect(document).not.toContain('様式1特定');
});

test('a copy of nine documents, as of a C-2 application, fits on one page', async () => {
  const { long } = receptionCopy.samples;
  const documents = Array.from({ length: 9 }, () => ({
    name: '厚生労働省の審査組織に提出した医療機関申請書の写し',
    how: 'file',
  }));
  expect(await pageTexts(await drawn('reception-copy', { ...long, standardDays: undefined, documents }))).toHaveLength(
    1,
  );
});

test('a letter without an electronic signature has no caution, one with it says that the program does not sign', () => {
  const cautions = (seal: string) =>
    anyForm('correction-notice').cautions?.({ ...correctionNotice.samples.short, seal });
  expect(cautions('omitted')).toEqual([]);
  expect(cautions('electronic')).toEqual([expect.stringContaining('署名してから')]);
});

test('the 担当 of a 補正通知書 is never alone on its last page, wherever the page ends', async () => {
  const { short } = correctionNotice.samples;
  // the items push what follows over the end of the page line by line
  for (let lines = 10; lines <= 34; lines += 2) {
    const items = [{ where: '様式９', text: Array.from({ length: lines }, () => '補ってください。').join('\n') }];
    const pages = (await pageTexts(await drawn('correction-notice', { ...short, items }))).map(squeezed);
    expect([lines, pages.at(-1)]).toEqual([
      lines,
      expect.stringMatching(/５期限までに補正されないとき.*担当/) as string,
    ]);
  }
});

test('a corrected letter says on which day it takes the place of the other, whose date it may keep', async () => {
  const corrects = { number: '見本第７８８号', date: '2026-12-11', on: '2026-12-15', reason: '宛名の誤記のため。' };
  const text = await formText('correction-notice', {
    ...correctionNotice.samples.short,
    corrects,
  });
  expect(text).toContain('訂正前の文書令和８年１２月１１日付け見本第７８８号訂正の日令和８年１２月１５日訂正の理由');
});
