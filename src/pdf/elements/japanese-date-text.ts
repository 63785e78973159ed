const ERAS = [
  { name: '令和', from: '2019-05-01' },
  { name: '平成', from: '1989-01-08' },
  { name: '昭和', from: '1926-12-25' },
] as const;

const BLANK = '　　　年　　月　　日';

/** Half-width digits to the full-width ones of official letters: `12` → `１２`. */
export function fullWidthDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/** The same in two lines, for narrow columns: the year above the day. */
export function japaneseDateLines(date: string): string {
  return japaneseDateText(date).replace('年', '年\n');
}

/**
 * A calendar date as official letters print it: `2026-12-04` → `令和８年１２月４日`, the first year of an era as 元年.
 * @param date ISO calendar date in Japan time, from the Shōwa era on; '' gives the blank of a form, for drafts
 * @throws RangeError for an earlier date
 */
export function japaneseDateText(date: string): string {
  if (date === '') return BLANK;
  const era = ERAS.find(({ from }) => date >= from);
  if (!era) throw new RangeError(`No era for ${date}`);
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const yearOfEra = year - Number(era.from.slice(0, 4)) + 1;
  return fullWidthDigits(`${era.name}${yearOfEra === 1 ? '元' : yearOfEra}年${month}月${day}日`);
}
