/** The dates that stand in the values of described fields. */
import type { DateName } from '../calendar/date-rules.js';
import type { IsoDate } from '../calendar/days.js';
import { type FieldFacts, type Fields, hangsOnNo } from './field.js';

type Values = Readonly<Record<string, unknown>>;

/** A date that is entered. */
export interface EnteredDate {
  /** Path of the field. */
  path: string;
  rule: DateName;
  day: IsoDate;
}

/** Every date that stands in the values and is asked for. */
export function enteredDates(fields: Fields, values: Values, facts?: FieldFacts): EnteredDate[] {
  return Object.entries(fields).flatMap(([name, field]): EnteredDate[] => {
    const asked = facts === undefined || (field.asked?.(facts) ?? true);
    const value = values[name];
    if (!asked || hangsOnNo(field, values)) return [];
    const within = (path: string, inner: unknown): EnteredDate[] =>
      'fields' in field
        ? enteredDates(field.fields, inner as Values, facts).map((date) => ({ ...date, path: `${path}.${date.path}` }))
        : [];
    switch (field.input) {
      case 'day':
        return typeof value === 'string' && value !== '' ? [{ path: name, rule: field.rule, day: value }] : [];
      case 'group':
        return within(name, value);
      case 'rows':
        return (value as Values[]).flatMap((row, index) => within(`${name}[${index}]`, row));
      default:
        return [];
    }
  });
}
