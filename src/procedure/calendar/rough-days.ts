/** Times that a schedule names in words (3月中旬, 令和9年7月末), and what a round of applications may be registered with. */
import { fiscalYear, parseJapaneseDate } from './japanese-date.js';
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
 * @param yearOfApril of the fiscal year in which it lies where no year is written
 */
export function roughDays(text: string, yearOfApril: number): Span | null {
  const plain = text.normalize('NFKC').replace(/\s|頃|ごろ/gu, '');
  const day = parseJapaneseDate(plain);
  if (day !== null) return { from: day, to: day };
  const [, year, month, part] = /^(.+?年)?(\d{1,2})月(上旬|中旬|下旬|初|末)?$/u.exec(plain) ?? [];
  if (month === undefined || Number(month) < 1 || Number(month) > 12) return null;
  const usual = Number(month) >= 4 ? yearOfApril : yearOfApril + 1;
  const first = parseJapaneseDate(`${year ?? `${usual}年`}${month}月1日`);
  if (first === null) return null;
  const last = addDays(addMonths(first, 1), -1);
  const [from, to] = PARTS[part ?? ''] ?? [1, 31];
  return { from: addDays(first, from - 1), to: to === 31 ? last : addDays(first, to - 1) };
}

/** What a round is registered with; null and '' where it is not known yet. */
interface RoundTimes {
  fiscalYear: number;
  number: number;
  label: string;
  applicationDeadline: IsoDate;
  reportBy: IsoDate | null;
  measuresCouncil: string;
  medicalCouncil: string;
  designation: string;
  designationFrom: IsoDate | null;
}

interface RoundProblem {
  field: keyof RoundTimes;
  /** Japanese, sentences. */
  message: string;
}

const ROUGH = [
  ['measuresCouncil', '医療対策協議会の時期'],
  ['medicalCouncil', '医療審議会の時期'],
  ['designation', '指定の時期'],
] as const;

/**
 * What cannot be of a round beyond the order of its dates (the table of dates): a deadline of another year than its own, a label that names another
 * round, a month that there is not, and what surely comes before that which it follows (道「保健所における事務について（第2版）」4(1)エ). What cannot be
 * read (未定) is passed over.
 */
export function roundProblems(round: RoundTimes): RoundProblem[] {
  return [...ofAnotherYear(round), ...ofAnotherRound(round), ...noSuchMonth(round), ...outOfOrder(round)];
}

/** Applications for a year may be taken in the year before it, but not after it. */
function ofAnotherYear({ fiscalYear: year, applicationDeadline }: RoundTimes): RoundProblem[] {
  const deadline = fiscalYear(applicationDeadline);
  if (deadline.year === year || deadline.year === year - 1) return [];
  const own = fiscalYear(`${year}-04-01`).label;
  return [
    {
      field: 'applicationDeadline',
      message: `申請期限が${deadline.label}の日です。${own}の回の申請期限は、${own}か、その前の年度の日です。年度か申請期限を直してください。`,
    },
  ];
}

function ofAnotherRound({ fiscalYear: year, number, label }: RoundTimes): RoundProblem[] {
  const plain = label.normalize('NFKC').replace(/\s/gu, '');
  const [, named] = /第(\d+)回/u.exec(plain) ?? [];
  const [, reiwa] = /(?:令和|R)(\d+|元)年?度/u.exec(plain) ?? [];
  const own = fiscalYear(`${year}-04-01`);
  const namesOther =
    (named !== undefined && Number(named) !== number) ||
    (reiwa !== undefined && (reiwa === '元' ? 1 : Number(reiwa)) !== year - FIRST_YEAR_OF_REIWA + 1);
  return namesOther
    ? [{ field: 'label', message: `名称が、${own.label}の第${number}回と違う年度か回を指しています。直してください。` }]
    : [];
}

const FIRST_YEAR_OF_REIWA = 2019;

function noSuchMonth(round: RoundTimes): RoundProblem[] {
  return ROUGH.flatMap(([field, name]) =>
    [...round[field].normalize('NFKC').matchAll(/(\d+)月/gu)].some(
      ([, month]) => Number(month) < 1 || Number(month) > 12,
    )
      ? [{ field, message: `${name}の月は、1月から12月までで書いてください（例: 3月中旬）。` }]
      : [],
  );
}

function outOfOrder(round: RoundTimes): RoundProblem[] {
  const onDay = (day: IsoDate | null) => (day === null ? null : { from: day, to: day });
  const steps = [
    { field: 'applicationDeadline', name: '申請期限', span: onDay(round.applicationDeadline) },
    { field: 'reportBy', name: '保健所の報告期限', span: onDay(round.reportBy) },
    ...ROUGH.map(([field, name]) => ({ field, name, span: roughDays(round[field], round.fiscalYear) })),
    { field: 'designationFrom', name: '効力の発生日', span: onDay(round.designationFrom) },
  ] as const;
  return steps.flatMap(({ field, name, span }, index) => {
    const before = span && steps.slice(0, index).findLast((each) => each.span !== null && span.to < each.span.from);
    return before ? [{ field, message: `${name}が${before.name}より前です。順を直してください。` }] : [];
  });
}
