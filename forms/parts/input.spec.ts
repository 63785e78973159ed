import { choice, count, date, list, longText, optional, record, text, textsOf, validate } from './input.js';

const form = record('様式', {
  name: text('医療機関名', 5),
  reason: optional(longText('理由', 10)),
  days: count('延べ日数'),
  on: date('年月日'),
  kind: choice('区分', { B: 'Ｂ', C1: 'Ｃ－１' }),
  works: list('業務', record('業務', { work: text('内容') })),
});
const sound = { name: '見本病院', days: 0, on: '2028-02-29', kind: 'B', works: [{ work: '救急' }] };
const messages = (input: unknown): string[] => validate(form, input).map(({ message }) => message);

test('a sound input has no problems; what is optional may be missing', () => {
  expect(messages(sound)).toEqual([]);
  expect(messages({ ...sound, reason: '一\n二' })).toEqual([]);
});

test.each<[object, string]>([
  [{ name: undefined }, '医療機関名を入力してください。'],
  [{ name: '　 ' }, '医療機関名を入力してください。'],
  [{ name: '一二三四五六' }, '医療機関名は5字以内で入力してください。'],
  [{ name: '一\n二' }, '医療機関名には改行を入れないでください。'],
  [{ reason: '' }, '理由を入力してください。'],
  [{ days: -1 }, '延べ日数は0以上の整数で入力してください。'],
  [{ days: 1.5 }, '延べ日数は0以上の整数で入力してください。'],
  [{ days: '3' }, '延べ日数は0以上の整数で入力してください。'],
  [{ on: undefined }, '年月日を入力してください。'],
  [{ on: '' }, '年月日を入力してください。'],
  [{ on: '2027-02-29' }, '年月日は実在する日付で入力してください。'],
  [{ on: '1926-12-24' }, '年月日は実在する日付で入力してください。'],
  [{ on: '2027-2-1' }, '年月日は実在する日付で入力してください。'],
  [{ kind: 'D' }, '区分は「Ｂ」「Ｃ－１」から選んでください。'],
  [{ works: [] }, '業務を1件以上入力してください。'],
])('%j is refused with its name', (change, message) => {
  expect(messages({ ...sound, ...change })).toEqual([message]);
});

test('a length counts characters, not code units', () => {
  expect(messages({ ...sound, name: '𠮷𠮷𠮷𠮷𠮷' })).toEqual([]);
});

test('a problem inside a list names the item and its path', () => {
  const problems = validate(form, { ...sound, works: [{ work: '救急' }, { work: '' }] });
  expect(problems).toEqual([
    { path: 'works.1.work', field: '業務（2件目）の内容', message: '業務（2件目）の内容を入力してください。' },
  ]);
});

test('no input at all is one problem', () => {
  expect(messages(undefined)).toEqual(['内容を入力してください。']);
});

test('every text comes with the name of its field', () => {
  expect(textsOf(form, { ...sound, reason: '理' })).toEqual([
    { field: '医療機関名', text: '見本病院' },
    { field: '理由', text: '理' },
    { field: '業務（1件目）の内容', text: '救急' },
  ]);
});
