/** Times that a schedule names in words (3月中旬, 令和9年7月末), and the order of the councils of a round. */
import { parseJapaneseDate } from './japanese-date.js';
import { addDays, addMonths, type IsoDate } from './days.js';

interface Span {
  from: IsoDate;
  to: IsoDate;
}

const PARTS: Readonly<Record<string, readonly [first: number, last: number]>> = {
  上旬: [1, 10],
  中旬: [11, 20],
  下旬: [21, 31],
  初: [1, 10],
  末: [21, 31],
};

/**
 * The days that a time in words may mean; null where it names none that can be read.
 * @param fiscalYear in which it lies where no year is written
 */
export function roughDays(text: string, fiscalYear: number): Span | null {
  const plain = text.normalize('NFKC').replace(/\s|頃|ごろ/gu, '');
  const day = parseJapaneseDate(plain);
  if (day !== null) return { from: day, to: day };
  const [, year, month, part] = /^(.+?年)?(\d{1,2})月(上旬|中旬|下旬|初|末)?$/u.exec(plain) ?? [];
  if (month === undefined || Number(month) < 1 || Number(month) > 12) return null;
  const usual = Number(month) >= 4 ? fiscalYear : fiscalYear + 1;
  const first = parseJapaneseDate(`${year ?? `${usual}年`}${month}月1日`);
  if (first === null) return null;
  const last = addDays(addMonths(first, 1), -1);
  const [from, to] = PARTS[part ?? ''] ?? [1, 31];
  return { from: addDays(first, from - 1), to: to === 31 ? last : addDays(first, to - 1) };
}

interface CouncilTimes {
  fiscalYear: number;
  measuresCouncil: string;
  medicalCouncil: string;
  designation: string;
}

const ORDER = [
  ['measuresCouncil', '医療対策協議会の時期'],
  ['medicalCouncil', '医療審議会の時期'],
  ['designation', '指定の時期'],
] as const;

/** A council that surely meets before the one it follows (道「保健所における事務について（第2版）」4(1)エ); what cannot be read is passed over. */
export function roundCouncilProblems(round: CouncilTimes): { field: string; message: string }[] {
  const known = ORDER.flatMap(([field, name]) => {
    const span = roughDays(round[field], round.fiscalYear);
    return span === null ? [] : [{ field, name, span }];
  });
  return known.slice(1).flatMap(({ field, name, span }, index) => {
    const before = known[index];
    return before !== undefined && span.to < before.span.from
      ? [{ field, message: `${name}が${before.name}より前です。順を直してください。` }]
      : [];
  });
}
