import { blankedInput, NOT_WRITTEN } from './blanked-input.js';
import { choice, count, date, list, optional, record, text } from './input.js';

const letter = record('文書', {
  name: text('名称'),
  on: date('日付'),
  items: list('事項', record('事項', { text: text('内容'), due: date('期限') })),
  note: optional(text('備考')),
});

test('a missing text says so, a missing or impossible date is left blank, a missing list is empty', () => {
  expect(blankedInput(letter, { name: ' ', on: '2026-02-30' })).toEqual({
    name: NOT_WRITTEN,
    on: '',
    items: [],
    note: undefined,
  });
  expect(blankedInput(letter, undefined)).toEqual({ name: NOT_WRITTEN, on: '', items: [], note: undefined });
});

test('what is there stays as it is, also in an entry of a list', () => {
  const there = { name: '髙﨑', on: '2026-12-04', items: [{ text: '甲', due: '' }], note: '備考' };
  expect(blankedInput(letter, there)).toEqual(there);
});

test('no blank stands for a figure or a choice: an invented one would be read as true', () => {
  expect(blankedInput(record('', { persons: count('人数') }), { persons: Number.NaN })).toBeUndefined();
  expect(blankedInput(record('', { kind: choice('区分', { B: 'Ｂ' }) }), {})).toBeUndefined();
  expect(blankedInput(record('', { persons: optional(count('人数')) }), {})).toEqual({ persons: undefined });
});
