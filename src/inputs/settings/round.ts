/** What is typed of an 申請回. */
import type { IsoDate } from '../../procedure/calendar/days.js';
import { parseJapaneseDate } from '../../procedure/calendar/japanese-date.js';
import type { RoundEntry } from '../../registry/round.service.js';
import { Choice, Day, Line, Reading } from '../fields/fields.js';
import { LONGEST_REGISTERED } from '../../procedure/fields/limits.js';

const CERTAINTIES = ['unconfirmed', 'confirmed'] as const;

const dated = (label: string) => `${label}を日付で入力してください（例: 令和9年6月30日）`;
const ENTER_YEAR = '年度を入力してください（例: 令和9年度、2027）';
const ENTER_NUMBER = '回を1から99までの数字で入力してください';
const ENTER_LABEL = '回の名称を入力してください（例: 令和9年度 第1回）';

/** In the order of the page. Only the deadline must be known. */
export class RoundInput implements RoundEntry {
  @Reading('年度', fiscalYearOf, { required: ENTER_YEAR, unreadable: ENTER_YEAR }) fiscalYear!: number;
  @Reading('回', numberOf, { required: ENTER_NUMBER, unreadable: ENTER_NUMBER }) number!: number;
  @Line('回の名称', { required: ENTER_LABEL, longest: LONGEST_REGISTERED }) label!: string;
  @Day('申請期限', { rule: 'round.applicationDeadline', required: dated('申請期限'), unreadable: dated('申請期限') })
  applicationDeadline!: IsoDate;
  @Day('保健所への依頼日', { rule: 'round.requestOn', unreadable: dated('保健所への依頼日') })
  requestOn: IsoDate | null = null;
  @Day('調整会議の期限', { rule: 'round.councilBy', unreadable: dated('調整会議の期限') }) councilBy: IsoDate | null =
    null;
  @Day('保健所の報告期限', { rule: 'round.reportBy', unreadable: dated('保健所の報告期限') }) reportBy: IsoDate | null =
    null;
  @Line('医療対策協議会の時期', { longest: LONGEST_REGISTERED }) measuresCouncil = '';
  @Line('医療審議会の時期', { longest: LONGEST_REGISTERED }) medicalCouncil = '';
  @Line('指定の時期', { longest: LONGEST_REGISTERED }) designation = '';
  @Day('効力の発生日', { rule: 'round.designationFrom', unreadable: dated('効力の発生日') })
  designationFrom: IsoDate | null = null;
  @Line('備考', { longest: LONGEST_REGISTERED }) note = '';
  @Choice('日程の確認', CERTAINTIES, { unreadable: '確認済か未確認かを選んでください' })
  certainty!: RoundEntry['certainty'];
}

/** 令和9年度, R9, 2027: the Western year of its April. */
function fiscalYearOf(line: string): number | null {
  const year = line
    .normalize('NFKC')
    .trim()
    .replace(/年?度?$/u, '');
  const april = parseJapaneseDate(`${year}年4月1日`) ?? parseJapaneseDate(`${year}年5月1日`);
  return april === null ? null : Number(april.slice(0, 4));
}

function numberOf(line: string): number | null {
  const digits = /^第?([1-9]\d?)回?$/u.exec(line.normalize('NFKC').trim());
  return digits === null ? null : Number(digits[1]);
}
