/**
 * 記録の訂正: what was recorded wrongly is put right by whoever records it, before and after the next step. It moves no case and hears nobody
 * again: what rests on it is judged on the new value at the next step, and the record keeps both values and the reason.
 */
import type { IsoDate } from './calendar/days.js';
import type { AnswersKept, Condition, Confirmed, DecisionContext } from './case/decision.js';
import { answersAsked, condition, written } from './conditions/condition.js';
import { correctedDayIsSound, knownDays } from './conditions/dates.js';
import { enteredDates } from './fields/entered-dates.js';
import type { Particular } from './events/index.js';
import { fieldOf, valueInWords } from './printed-records.js';
import {
  conditionsOfRecord,
  daysOfRecord,
  type RecordedFact,
  type RecordName,
  type RecordValues,
} from './recorded-facts.js';
import type { Actor } from './terms/actors.js';
import { ROLE_LABEL } from './terms/actors.js';

/** Whether the person records such a thing, and so may correct it; of somebody's own words that person alone. */
export function mayCorrect(
  { role, healthCentreId, personId }: Pick<RecordedFact, 'role' | 'healthCentreId' | 'personId'>,
  actor: Pick<Actor, 'role' | 'healthCentreId' | 'accountId'>,
): boolean {
  return (
    actor.role === role &&
    (role !== 'healthCentre' || actor.healthCentreId === healthCentreId) &&
    (personId === null || actor.accountId === personId)
  );
}

/** What a correction changed, from what to what, and why: the record as it stands says neither. */
export function correctionParticulars({
  record,
  before,
  values,
  reason,
}: {
  record: RecordName;
  before: RecordValues;
  values: RecordValues;
  reason: string;
}): Particular[] {
  const changed = Object.keys(values).filter((name) => (before[name] ?? '') !== (values[name] ?? ''));
  return [
    ...changed.map((name) => {
      const field = fieldOf(record, name);
      return {
        label: field?.name ?? name,
        text: `訂正前「${valueInWords(field, before[name])}」→訂正後「${valueInWords(field, values[name])}」`,
      };
    }),
    { label: '訂正の理由', text: reason },
  ];
}

/**
 * Every condition of a correction: the corrected values are ones that could have been recorded.
 * @param recordedOn day on which the record was entered (`RecordedFact.enteredBy`); null where its days are not judged by it
 */
export function correctionOfRecordConditions(
  context: DecisionContext,
  record: RecordedFact,
  {
    values,
    reason,
    recordedOn = null,
    confirmed = [],
  }: { values: RecordValues; reason: string; recordedOn?: IsoDate | null } & Confirmed,
): Condition[] {
  const { facts, actor } = context;
  const { name, fields, role, personId } = record;
  const only = personId !== null ? '（書いた本人）' : role === 'healthCentre' ? '（調整会議の事務局）' : '';
  const known = { ...knownDays(context), ...daysOfRecord(name, values, facts), recordedOn };
  const changed = Object.keys(fields).some((field) => values[field] !== record.values[field]);
  return [
    condition('recorder', mayCorrect(record, actor), {
      met: `${ROLE_LABEL[role]}が記録したものです`,
      unmet: `この記録の訂正は、${ROLE_LABEL[role]}${only}だけが行えます`,
    }),
    condition('somethingCorrected', changed, {
      met: '訂正する内容があります',
      unmet: '記録と同じ内容です。誤っているところを直してください',
    }),
    written('reason', reason, '訂正の理由'),
    // What stands there was asked about when it was recorded.
    ...enteredDates(fields, values).flatMap(({ path, rule, day }) =>
      correctedDayIsSound(rule, day, known, day === record.values[path] ? null : { path, confirmed }),
    ),
    ...conditionsOfRecord(name, values, facts, { ...context.now, confirmed }),
  ];
}

/** Of what was confirmed with a correction only what it asks: that is kept with it. */
export function correctionAnswersAsked(
  context: DecisionContext,
  record: RecordedFact,
  { confirmed, ...unanswered }: Parameters<typeof correctionOfRecordConditions>[2],
): AnswersKept {
  return answersAsked(correctionOfRecordConditions(context, record, unanswered), { confirmed });
}
