/** What is typed of a 医療機関. */
import { institutionCodeDigits } from '../../registry/institution-code.js';
import type { InstitutionEntry } from '../../registry/institution.service.js';
import { fullWidthKana } from '../../registry/kana.js';
import { Line, Reading } from '../fields/fields.js';
import { LONGEST_REGISTERED as longest } from '../../procedure/fields/limits.js';

const needed = (label: string) => ({ required: `${label}を入力してください`, longest });
const ENTER_KANA = 'ふりがなを、ひらがな又はカタカナで入力してください（例: トマコマイビョウイン）';
const ENTER_CODE = '医療機関コードは数字10桁で入力してください（指定を受ける前は空欄）';
export const CHOOSE_AREA = '構想区域を選んでください';
export const CHOOSE_CENTRE = '所管保健所を選んでください';
const CHOOSE_STATE = '国の開設かどうかを選んでください';
const CHOOSE_PREFECTURE = '所在する都道府県を選んでください';

/** In the order of the page. */
export class InstitutionInput implements InstitutionEntry {
  @Line('医療機関の名称', needed('医療機関の名称')) name!: string;
  @Reading('ふりがな', fullWidthKana, { required: ENTER_KANA, unreadable: ENTER_KANA, longest }) kana!: string;
  @Reading('医療機関コード', codeOf, { unreadable: ENTER_CODE }) code: string | null = null;
  @Line('開設者の氏名又は名称', needed('開設者の氏名又は名称')) establisherName!: string;
  @Line('開設者の住所', needed('開設者の住所')) establisherAddress!: string;
  @Line('代表者の職・氏名', { longest }) establisherRepresentative = '';
  @Line('管理者の氏名', needed('管理者の氏名')) administratorName!: string;
  @Line('所在地', needed('所在地')) address!: string;
  @Line('電話番号', { longest }) phone = '';
  @Line('構想区域', { required: CHOOSE_AREA, longest }) planningAreaId!: string;
  @Line('所管保健所', { required: CHOOSE_CENTRE, longest }) jurisdictionHealthCentreId!: string;
  @Reading('国の開設', yesOrNo, { required: CHOOSE_STATE, unreadable: CHOOSE_STATE }) establishedByState!: boolean;
  @Reading('所在する都道府県', yesOrNo, { required: CHOOSE_PREFECTURE, unreadable: CHOOSE_PREFECTURE })
  inPrefecture!: boolean;
}

function codeOf(line: string): string | null {
  const digits = institutionCodeDigits(line);
  return /^\d{10}$/u.test(digits) ? digits : null;
}

function yesOrNo(line: string): boolean | null {
  return line === 'yes' ? true : line === 'no' ? false : null;
}
