import { japaneseDateText } from '../../src/pdf/elements/japanese-date-text.js';

/** The fiscal year (April to March) of a day, as papers name it: `2027-03-31` → `令和８年度`. */
export function fiscalYearText(day: string): string {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0);
  // the era at the year's end names the whole year: 令和元年度 began in 平成
  return `${japaneseDateText(`${year}-12-31`).split('年')[0]}年度`;
}
