import { remedyOf, type Remedies } from './remedies.js';

const remedies: Remedies = [
  { field: '開設者', at: 'institution' },
  { field: '所在', at: 'institution', ask: '架空課' },
  { field: '', remedy: 'この画面で直してください。' },
];

it('what is registered of the institution is mended where the reader can do it, or by whom the reader asks', () => {
  expect(remedyOf(remedies, '開設者の氏名又は名称')).toEqual({
    at: 'institution',
    text: expect.stringMatching(/設定の「医療機関」で、都道府県の担当者とシステム管理者が直せます/) as string,
  });
  expect(remedyOf(remedies, '所在の場所').text).toContain('架空課に連絡してください');
  expect(remedyOf(remedies, '会議の名称')).toEqual({ text: 'この画面で直してください。' });
});
