import { FORMS, type FormId } from '../../../forms/index.js';
import { choice, count, date, list, longText, optional, record, text } from '../../../forms/parts/input.js';
import { fieldRows } from './form-fields.js';

test('every field has a line with its kind, whether it must be filled and its limit', () => {
  const input = record('様式', {
    name: text('名称', 1500),
    note: optional(longText('備考', 40)),
    kind: choice('区分', { B: 'Ｂ', C1: 'Ｃ－１' }),
    cases: list('申請', record('申請', { on: date('日付'), persons: optional(count('人数')) }), 2),
    documents: list('書類', text('書類名', 10), 0),
    administrator: record('管理者', {
      name: text('氏名'),
      contact: optional(record('連絡先', { phone: text('電話番号') })),
    }),
  });
  expect(fieldRows(input).map(({ label, kind, required, limit }) => [label, kind, required, limit])).toEqual([
    ['名称', '文', true, '1,500字以内'],
    ['備考', '文（複数行）', false, '40字以内'],
    ['区分', '選択', true, 'Ｂ、Ｃ－１'],
    ['申請', 'くり返し', true, '2件以上'],
    ['申請の日付', '日付', true, ''],
    ['申請の人数', '整数', false, ''],
    ['書類', 'くり返し', false, '10字以内'],
    ['管理者の氏名', '文', true, '100字以内'],
    ['管理者の連絡先の電話番号', '文', false, '100字以内'],
  ]);
});

test.each(Object.keys(FORMS) as FormId[])('no two fields of %s have the same name', (id) => {
  const labels = fieldRows(FORMS[id].input).map(({ label }) => label);
  expect(labels).toEqual([...new Set(labels)]);
});
