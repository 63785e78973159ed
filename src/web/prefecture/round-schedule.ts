/** The dates of an intake round as steps of a schedule. Councils are known as 「2月上旬」, read as ten days each. */
import { addDays, type IsoDate } from '../../procedure/calendar/days.js';
import type { IntakeRound } from '../../registry/registry.entities.js';

export interface ScheduleStep {
  label: string;
  /** First day; null when only the last day is set, as for the intake of applications. */
  from: IsoDate | null;
  /** Last day; null when the round says nothing that names days. */
  to: IsoDate | null;
  /** As the round has it where that is not a date: 「2月上旬」. */
  text: string;
}

/** The steps in the order of the procedure; what the round leaves open is left out. */
export function roundSchedule(round: IntakeRound): ScheduleStep[] {
  const { applicationDeadline, requestOn, councilBy, reportBy, designationFrom, fiscalYear } = round;
  return [
    { label: '申請の受付', from: null, to: applicationDeadline, text: '' },
    { label: '調整会議', from: requestOn, to: councilBy, text: '' },
    { label: '確認結果の報告', from: reportBy, to: reportBy, text: '' },
    { label: '対策協', ...daysNamed(round.measuresCouncil, fiscalYear), text: round.measuresCouncil },
    { label: '審議会', ...daysNamed(round.medicalCouncil, fiscalYear), text: round.medicalCouncil },
    { label: '指定', ...daysNamed(round.designation, fiscalYear), text: round.designation },
    { label: '効力の発生', from: designationFrom, to: designationFrom, text: '' },
  ].filter(({ to, text }) => to !== null || text !== '');
}

const TEN_DAYS: Readonly<Record<string, readonly [number, number]>> = {
  上旬: [1, 10],
  中旬: [11, 20],
  下旬: [21, 31],
  末: [21, 31],
  '': [1, 31],
};

/** 「2月上旬」 of a fiscal year as its first and last day; nulls for words that name no month. */
export function daysNamed(text: string, fiscalYear: number): { from: IsoDate | null; to: IsoDate | null } {
  const [, monthText = '', part = ''] = /^(\d{1,2})月(上旬|中旬|下旬|末|)$/u.exec(text.normalize('NFKC').trim()) ?? [];
  const month = Number(monthText);
  const days = TEN_DAYS[part];
  if (month < 1 || month > 12 || !days) return { from: null, to: null };
  const year = month >= 4 ? fiscalYear : fiscalYear + 1;
  const last = lastDayOfMonth(year, month);
  return { from: isoDate(year, month, days[0]), to: days[1] === 31 ? last : isoDate(year, month, days[1]) };
}

function lastDayOfMonth(year: number, month: number): IsoDate {
  return addDays(month === 12 ? isoDate(year + 1, 1, 1) : isoDate(year, month + 1, 1), -1);
}

function isoDate(year: number, month: number, day: number): IsoDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
