/** A page that comes loose finds its place: every page but the first says whose it is. */
import { drawn } from '../test/support/describe-form.js';
import { squeezed, textPlaces } from '../test/support/pdf-reading.js';
import { anyForm, FORMS, type FormId } from './index.js';
import { runningHead } from './parts/form.js';

/** pdf.js loses the selector at the end of a piece. */
const comparable = (text: string): string => squeezed(text).replace(/[\u{E0100}-\u{E01EF}]/gu, '');

const SAMPLES = (Object.keys(FORMS) as FormId[]).flatMap((id) =>
  (['short', 'long', 'extreme'] as const).map((name) => ({ id, name })),
);

test.each(SAMPLES)('$id $name', async ({ id, name }) => {
  const form = anyForm(id);
  const input = form.samples[name];
  const places = await textPlaces(await drawn(id, input));
  const last = Math.max(...places.map(({ page }) => page));
  // above the text, which begins 62 points below the edge of 842
  const above = (page: number) =>
    comparable(
      places
        .filter((place) => place.page === page && place.y > 842 - 62)
        .map(({ text }) => text)
        .join(''),
    );
  const pages = Array.from({ length: last }, (_, index) => index + 1);
  expect(pages.map(above)).toEqual(
    pages.map((page) => (page === 1 ? '' : comparable(runningHead(form, input, form.wording)))),
  );
});

test('it names the case, the institution and the paper, the parts that there are, in one line or two', () => {
  const head = (id: FormId, changes: object = {}) => {
    const form = anyForm(id);
    return runningHead(form, { ...(form.samples.short as object), ...changes }, form.wording);
  };
  expect(head('correction-notice')).toBe(
    '受付番号　R8-3-0012　医療法人青雲会　見本中央病院　申請の補正について（通知）',
  );
  expect(head('examination-sheet')).toContain('受付番号　');
  expect(head('designation-notice', { procedure: 'renewal' })).toBe(
    '見本指令第５６７号　医療法人青雲会　見本中央病院　特定労務管理対象機関の指定の更新について（通知）',
  );
  expect(head('confirmation-form-1')).toBe(
    '医療法人青雲会　見本中央病院\n確認様式１　特定地域医療提供機関（B水準）指定に関する地域医療構想調整会議における確認内容',
  );
  expect(head('council-agenda')).toBe(
    '令和８年度第３回見本県医療審議会　特定労務管理対象機関の指定等について（議題一覧）',
  );
  expect(head('council-case-sheet')).toBe(
    '資料１　医療法人青雲会　見本中央病院　特定労務管理対象機関の指定等に係る資料',
  );
  expect(head('plan-no-change-notice')).toContain('見本');
  expect(head('work-time-reduction-plan', { status: 'draft' })).toMatch(/　医師労働時間短縮計画の案$/u);
  expect(head('work-time-reduction-plan', { status: 'settled' })).toMatch(/^医療法人.+　医師労働時間短縮計画$/u);
});

test('no sample is cut; a name that has no room stands without its corporation, and is cut where that is too long', () => {
  for (const { id, name } of SAMPLES) {
    const form = anyForm(id);
    expect(runningHead(form, form.samples[name], form.wording)).not.toContain('…');
  }
  const { samples, wording, ...form } = anyForm('case-record');
  const called = (institutionName: string) =>
    runningHead({ ...form }, { ...(samples.short as object), reference: '１', institutionName }, wording);
  const title = '一件書類　経過及び文書一覧';
  // 53 characters of full width have room, six of them for the number; one of half width takes half of it
  expect(called(`${'見'.repeat(20)}　${'本'.repeat(25)}`)).toBe(
    `受付番号　１　${'見'.repeat(20)}　${'本'.repeat(25)}\n${title}`,
  );
  expect(called(`${'見'.repeat(20)}　${'本'.repeat(26)}12`)).toBe(`受付番号　１　${'本'.repeat(26)}12\n${title}`);
  // a selector is no character of its own
  expect(called('辻\u{E0100}'.repeat(60))).toBe(`受付番号　１　${'辻\u{E0100}'.repeat(45)}…\n${title}`);
});
