import { fiscalYear, parseJapaneseDate } from '../../../procedure/calendar/japanese-date.js';
import type { IsoDate } from '../../../procedure/calendar/days.js';
import { ROUND_DATES, type RoundEntry } from '../../../registry/round.service.js';
import type { FieldErrors } from '../../components/index.js';
import type { TextRule } from '../../requests/form-body.js';
import { formatDateWithoutWeekday, isIsoDate } from '../../base/format.js';

const LONGEST = 200;
const text = (label: string): TextRule => ({ label, longest: LONGEST });

/** The fields, in the order of the page. */
export const ROUND_TEXTS = {
  fiscalYear: text('年度'),
  number: text('回'),
  label: text('回の名称'),
  applicationDeadline: text('申請期限'),
  requestOn: text('保健所への依頼日'),
  councilBy: text('調整会議の期限'),
  reportBy: text('保健所の報告期限'),
  measuresCouncil: text('医療対策協議会の時期'),
  medicalCouncil: text('医療審議会の時期'),
  designation: text('指定の時期'),
  designationFrom: text('効力の発生日'),
  note: text('備考'),
  certainty: text('日程の確認'),
} as const;
export type TypedRound = Record<keyof typeof ROUND_TEXTS, string>;
const ROUND_FIELDS = Object.keys(ROUND_TEXTS) as (keyof TypedRound)[];

export const CERTAINTIES = [
  { value: 'unconfirmed', label: '未確認' },
  { value: 'confirmed', label: '確認済' },
] as const;

/** A stored round as the form shows it. */
export function typedRound(row: RoundEntry): TypedRound {
  const shown: TypedRound = {
    ...row,
    fiscalYear: fiscalYear(`${row.fiscalYear}-04-01`).label,
    number: String(row.number),
    requestOn: row.requestOn ?? '',
    councilBy: row.councilBy ?? '',
    reportBy: row.reportBy ?? '',
    designationFrom: row.designationFrom ?? '',
  };
  return Object.fromEntries(ROUND_FIELDS.map((field) => [field, shown[field]])) as TypedRound;
}

/** The cleaned texts of the form as an entry, or what is wrong with it. Only the deadline must be known. */
export function readRound(typed: TypedRound): { entry?: RoundEntry; errors: FieldErrors } {
  const found: Partial<Record<keyof TypedRound, string>> = {};
  const year = readFiscalYear(typed.fiscalYear);
  if (year === null) found.fiscalYear = '年度を入力してください（例: 令和9年度、2027）';
  const number = readNumber(typed.number);
  if (number === null) found.number = '回を1から99までの数字で入力してください';
  if (typed.label === '') found.label = '回の名称を入力してください（例: 令和9年度 第1回）';
  const dates: Partial<Record<(typeof ROUND_DATES)[number][0], IsoDate | null>> = {};
  for (const [field, label] of ROUND_DATES) {
    dates[field] = parseJapaneseDate(typed[field]);
    const needed = field === 'applicationDeadline' || typed[field].trim() !== '';
    if (needed && dates[field] === null) found[field] = `${label}を日付で入力してください（例: 令和9年6月30日）`;
  }
  const certainty = CERTAINTIES.find(({ value }) => value === typed.certainty)?.value;
  if (!certainty) found.certainty = '確認済か未確認かを選んでください';

  const errors: FieldErrors = Object.fromEntries(
    ROUND_FIELDS.flatMap((field) => (found[field] === undefined ? [] : [[field, [found[field]]]])),
  );
  const { applicationDeadline, requestOn = null, councilBy = null, reportBy = null, designationFrom = null } = dates;
  if (year === null || number === null || !applicationDeadline || !certainty || Object.keys(errors).length > 0)
    return { errors };
  return {
    errors,
    entry: {
      fiscalYear: year,
      number,
      label: typed.label,
      applicationDeadline,
      requestOn,
      councilBy,
      reportBy,
      measuresCouncil: typed.measuresCouncil,
      medicalCouncil: typed.medicalCouncil,
      designation: typed.designation,
      designationFrom,
      note: typed.note,
      certainty,
    },
  };
}

/** A stored value in words. */
export function roundValueLabel(value: string): string {
  if (isIsoDate(value)) return formatDateWithoutWeekday(value);
  return CERTAINTIES.find((choice) => choice.value === value)?.label ?? value;
}

/** 令和9年度, R9, 2027: the Western year of its April. */
function readFiscalYear(typed: string): number | null {
  const year = typed
    .normalize('NFKC')
    .trim()
    .replace(/年?度?$/u, '');
  const april = parseJapaneseDate(`${year}年4月1日`) ?? parseJapaneseDate(`${year}年5月1日`);
  return april === null ? null : Number(april.slice(0, 4));
}

function readNumber(typed: string): number | null {
  const digits = /^第?([1-9]\d?)回?$/.exec(typed.normalize('NFKC').trim());
  return digits === null ? null : Number(digits[1]);
}
