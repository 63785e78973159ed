import { designationNotice } from './designation-notice.js';
import { anyForm } from './index.js';
import { articleFor, designationArticle, kindName } from './parts/kinds.js';
import { refusalNotice } from './refusal-notice.js';

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
