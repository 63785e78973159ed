import { describeForm } from '../test/support/describe-form.js';
import { coordinationCouncilRequest, requestAttachments } from './coordination-council-request.js';
import { designationNotice } from './designation-notice.js';
import { anyForm } from './index.js';
import { articleFor, designationArticle, kindName } from './parts/kinds.js';
import { refusalNotice } from './refusal-notice.js';

describeForm('coordination-council-request');
describeForm('designation-notice', { procedure: 'change' });
describeForm('refusal-notice');

const { short } = designationNotice.samples;
const paths = (change: Partial<typeof short>) => designationNotice.check?.({ ...short, ...change }).map(({ path }) => path);
const words = (content: unknown): string => JSON.stringify(content);

test('the work may be left out for 連携B only (則88①)', () => {
  expect(paths({ kind: 'RENKEI_B', work: undefined })).toEqual([]);
  expect(paths({ kind: 'C2', work: undefined })).toEqual(['work']);
});

test('an approval says what it approves; the period ends after it begins', () => {
  expect(paths({ procedure: 'change' })).toEqual(['change']);
  expect(paths({ validUntil: short.validFrom })).toEqual(['validUntil']);
});

test('each kind is cited with its own article, B’s articles through 準用', () => {
  expect(kindName('RENKEI_B')).toBe('連携型特定地域医療提供機関（連携Ｂ水準）');
  expect(designationArticle('C2')).toBe('医療法第１２０条第１項');
  expect(articleFor('B', '第１１４条')).toBe('医療法第１１４条');
  expect(articleFor('C1', '第１１４条')).toBe('医療法第１１９条第２項において準用する同法第１１４条');
});

test.each([
  ['new', '第１１３条第１項の規定により', '指定年月日', '指定について（通知）'],
  ['renewal', '第１１５条第１項の規定により', '更新年月日', '指定の更新について（通知）'],
  ['change', '第１１６条第１項の規定により', '承認年月日', '業務の変更の承認について（通知）'],
] as const)('a notice for %s says so in subject, sentence and table', (procedure, article, dateLabel, subject) => {
  const paper = words(designationNotice.content({ ...short, procedure, change: '派遣先の変更' }, designationNotice.wording));
  for (const part of [article, dateLabel, subject]) expect(paper).toContain(part);
});

test('every notice states the duties of 法114, 122 and 116', () => {
  const paper = words(designationNotice.content(short, designationNotice.wording));
  for (const article of ['第１１４条', '第１２２条', '第１１６条第１項']) expect(paper).toContain(article);
});

test('an approved change asks for no new plan (法116 does not borrow 法114)', () => {
  const paper = words(designationNotice.content({ ...short, procedure: 'change', change: '診療科の追加' }, designationNotice.wording));
  expect(paper).not.toContain('第１１４条');
  expect(paper).toContain('第１２２条');
});

test('C-2 is told to report new doctors (則106⑨), 連携B to ask about the work of the doctors it sends (法118②)', () => {
  const notice = (kind: 'B' | 'RENKEI_B' | 'C2') => words(designationNotice.content({ ...short, kind }, designationNotice.wording));
  expect(notice('C2')).toContain('施行規則第１０６条第９項');
  expect(notice('B')).not.toContain('第１０６条');
  expect(notice('RENKEI_B')).toContain('派遣をされる医師の業務を変更しようとするときは');
});

test('the letter to the health centre asks both kinds for the agreement with the plan, and names the papers of the procedure', () => {
  const { long } = coordinationCouncilRequest.samples;
  const paper = words(coordinationCouncilRequest.content({ ...long, cases: long.cases.filter(({ kind }) => kind === 'RENKEI_B') }, coordinationCouncilRequest.wording));
  expect(paper).toContain('構築方針（医療計画等）及び地域医療構想と整合的');
  expect(requestAttachments([{ kind: 'B', procedure: 'new' }])).toEqual(['確認様式１', '様式１及び様式５（写し）', '医師労働時間短縮計画の案（写し）', '評価結果報告書（写し）', '誓約書（様式９）（写し）']);
  expect(requestAttachments([{ kind: 'RENKEI_B', procedure: 'renewal' }])).toEqual(['確認様式２', '指定更新申請書及び様式６（写し）', '医師労働時間短縮計画の案（写し）', '評価結果報告書（写し）', '誓約書（様式９）（写し）']);
});

test('a refusal needs a reason (行手法8条) and 教示 (行服法82条)', () => {
  const fields = refusalNotice.input.fields;
  expect(fields['reasons']).toMatchObject({ kind: 'list', min: 1 });
  expect(fields['instructions']).toMatchObject({ kind: 'list', min: 1 });
});

test('an unconfirmed 教示 is a caution, a confirmed one is not', () => {
  const form = anyForm('refusal-notice');
  const [first] = refusalNotice.samples.short.instructions;
  const withCertainty = (certainty: 'confirmed' | 'unconfirmed') => ({ ...refusalNotice.samples.short, instructions: [{ text: first?.text ?? '', certainty }] });
  expect(form.cautions?.(withCertainty('unconfirmed'))).toEqual([expect.stringContaining('未確認')]);
  expect(form.cautions?.(withCertainty('confirmed'))).toEqual([]);
});
