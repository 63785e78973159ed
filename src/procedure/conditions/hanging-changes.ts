/** What was decided in reliance on a renewal and goes with it: asked of whatever ends, or undoes, the designation that the renewal keeps in force. */
import { addDays, type IsoDate } from '../calendar/days.js';
import { formatJapaneseDate, formatJapaneseDateWithWeekday } from '../calendar/japanese-date.js';
import { arrivedOn } from '../case/arrival.js';
import type { Condition, Confirmed } from '../case/decision.js';
import type { CaseFacts, DesignationTerm } from '../case/facts.js';
import type { ApprovedChange } from '../case/work.js';
import { arrivedInTime, continuationOf } from '../designation/validity.js';
import { articleFor } from '../terms/law.js';
import { condition } from './condition.js';

/**
 * The approved changes of work that hold, or will, only because a renewal keeps the designation in force after its last day (法115②), and that change
 * nothing where it ends (法116①). What came after an end that is known already is lost already.
 * @param endsOn first day on which the designation would be in force no more
 */
export function whatHangsOn(
  { validTo, work, renewals }: Pick<DesignationTerm, 'validTo' | 'work' | 'renewals'>,
  endsOn: IsoDate,
): ApprovedChange[] {
  const goesOnTo = (day: IsoDate) => continuationOf({ validTo, renewals, today: day }).standing !== 'expired';
  return (work?.changes ?? []).filter(({ on }) => on > validTo && on >= endsOn && goesOnTo(on));
}

/** What would end the designation, with the first day on which it would be in force no more. */
export type EndOfContinuation =
  | { act: 'refuse' | 'WITHDRAW' | 'PULL_BACK'; on: IsoDate }
  /** It was never kept in force: the renewal had not arrived by the last day. */
  | { act: 'UNDO_PAPER_ARRIVAL'; today: IsoDate }
  | { act: 'correctArrival'; to: IsoDate };

type RenewalOfTerm = Pick<CaseFacts, 'kind' | 'procedure' | 'currentDesignation' | 'submittedOn' | 'paperArrivedOn'>;

/** The designation that a renewal keeps in force after its last day, because it arrived by then; null where it keeps none. */
function keptInForce(facts: RenewalOfTerm): DesignationTerm | null {
  const { currentDesignation: current, procedure } = facts;
  const arrival = arrivedOn(facts);
  return procedure === 'renewal' && current !== null && arrival !== null && arrivedInTime(arrival, current)
    ? current
    : null;
}

/** Whoever ends it confirms once that the changes that hang on it are lost (法116①). */
export function changesAreNotLost(
  facts: RenewalOfTerm,
  end: EndOfContinuation,
  { confirmed = [] }: Confirmed,
): Condition[] {
  const current = keptInForce(facts);
  if (current === null) return [];
  if (end.act === 'correctArrival' && arrivedInTime(end.to, current)) return [];
  const endsOn = 'on' in end ? end.on : addDays(current.validTo, 1);
  const lost = whatHangsOn(current, endsOn);
  if (lost.length === 0) return [];
  const confirm = `changesLost=${endsOn}`;
  return [
    {
      ...condition(
        'changesAreNotLost',
        confirmed.includes(confirm),
        {
          met: '承認した業務の変更が効力を持たないことを確かめています',
          unmet: `${whatItMeans(end, current)}、承認した業務の変更が効力を持ちません：${named(lost)}。${PROCEED[end.act]}`,
        },
        articleFor(facts.kind, '116①'),
        lineOf(current),
      ),
      confirm,
    },
  ];
}

/**
 * The approved changes that the refusal of a renewal ends, by name, for whoever drafts and whoever signs it (法115②, 116①); whoever notifies it is asked
 * about them on the day of the notice.
 * @param on the day on which it is notified, or the first on which it may be
 */
export function changesEndedByRefusal(facts: RenewalOfTerm, on: IsoDate): Condition[] {
  const current = keptInForce(facts);
  const lost = current === null ? [] : whatHangsOn(current, on);
  if (current === null || lost.length === 0) return [];
  const means = whatItMeans({ act: 'refuse', on }, current);
  return [
    condition(
      'changesKeepEffect',
      false,
      { met: '', unmet: `${means}、承認した業務の変更が効力を持ちません：${named(lost)}` },
      articleFor(facts.kind, '116①'),
      lineOf(current),
    ),
  ];
}

const named = (changes: readonly ApprovedChange[]): string =>
  changes.map(({ on, text }) => `${formatJapaneseDateWithWeekday(on)}からの変更（${text}）`).join('、');

const lineOf = ({ validFrom, validTo }: DesignationTerm): string =>
  `指定台帳（有効期間 ${formatJapaneseDate(validFrom)}から${formatJapaneseDate(validTo)}まで）`;

/** By the last day another renewal may still arrive, and carry the designation on (法115②). */
function whatItMeans(end: EndOfContinuation, { validTo }: DesignationTerm): string {
  const [does, on] = doingOf(end);
  const lastDay = formatJapaneseDate(validTo);
  if (on !== null && arrivedInTime(on, { validTo }))
    return `${does}と、満了の日（${lastDay}）までに更新の申請が改めて到達しない限り、現在の指定は満了により効力を失い`;
  return 'on' in end
    ? `${does}と、満了の日（${lastDay}）の後も続いている現在の指定がその日に効力を失い`
    : `${does}と、更新の申請は満了の日（${lastDay}）までに到達していなかったことになり、現在の指定は満了により効力を失っていたことになるため`;
}

/** What is done, and on which day; null where that is after the last day anyway. */
function doingOf(end: EndOfContinuation): [string, IsoDate | null] {
  switch (end.act) {
    case 'refuse':
      return [`更新しないことを${formatJapaneseDateWithWeekday(end.on)}に通知する`, end.on];
    case 'WITHDRAW':
      return [`この更新の申請を${formatJapaneseDateWithWeekday(end.on)}に取り下げる`, end.on];
    case 'PULL_BACK':
      return [`この更新の申請の提出を${formatJapaneseDateWithWeekday(end.on)}に取り消す`, end.on];
    case 'UNDO_PAPER_ARRIVAL':
      return ['紙の到達の記録を取り消す', end.today];
    case 'correctArrival':
      return ['到達の日を満了の日より後に直す', null];
  }
}

/** The question. */
const PROCEED: Readonly<Record<EndOfContinuation['act'], string>> = {
  refuse: 'この日付で通知しますか',
  WITHDRAW: '取り下げますか',
  PULL_BACK: '提出を取り消しますか',
  UNDO_PAPER_ARRIVAL: '記録を取り消しますか',
  correctArrival: 'この日に直しますか',
};
