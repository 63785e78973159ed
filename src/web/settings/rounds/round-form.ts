import { fiscalYear } from '../../../procedure/calendar/japanese-date.js';
import type { RoundEntry } from '../../../registry/round.service.js';
import { formatDateWithoutWeekday, isIsoDate } from '../../base/format.js';

/** The fields, in the order of the page. */
const ROUND_FIELDS = [
  'fiscalYear',
  'number',
  'label',
  'applicationDeadline',
  'requestOn',
  'councilBy',
  'reportBy',
  'measuresCouncil',
  'medicalCouncil',
  'designation',
  'designationFrom',
  'note',
  'certainty',
] as const satisfies readonly (keyof RoundEntry)[];
type TypedRound = Record<(typeof ROUND_FIELDS)[number], string>;

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

/** A stored value in words. */
export function roundValueLabel(value: string): string {
  if (isIsoDate(value)) return formatDateWithoutWeekday(value);
  return CERTAINTIES.find((choice) => choice.value === value)?.label ?? value;
}
