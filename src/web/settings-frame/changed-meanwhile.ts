import { type FieldErrors, WHOLE_FORM } from '../components/index.js';

/**
 * What a person is told whose entry met somebody else's change: beside each field what is stored now, where it differs.
 * @param show how a stored value is read, e.g. the name behind an id
 */
export function changedMeanwhile(
  entered: Record<string, string>,
  stored: Record<string, string>,
  show: (field: string, value: string) => string,
): FieldErrors {
  const differing = Object.entries(stored).filter(([field, value]) => entered[field] !== value);
  return {
    [WHOLE_FORM]: [
      'この画面を開いた後に、ほかの人がこの登録を変更しました。入力した内容は残してあります。いま保存されている内容と比べ、よければもう一度保存してください',
    ],
    ...Object.fromEntries(
      differing.map(([field, value]) => [
        field,
        [value === '' ? 'いま保存されている内容は空欄です' : `いま保存されている内容は「${show(field, value)}」です`],
      ]),
    ),
  };
}
