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
  | { act: 'UNDO_PAPER_ARRIVAL' }
  | { act: 'correctArrival'; to: IsoDate };

/** Whoever ends it confirms once that the changes that hang on it are lost (法116①). */
export function changesAreNotLost(
  facts: Pick<CaseFacts, 'kind' | 'procedure' | 'currentDesignation' | 'submittedOn' | 'paperArrivedOn'>,
  end: EndOfContinuation,
  { confirmed = [] }: Confirmed,
): Condition[] {
  const { currentDesignation: current, kind, procedure } = facts;
  const arrival = arrivedOn(facts);
  if (procedure !== 'renewal' || current === null || arrival === null || !arrivedInTime(arrival, current)) return [];
  if (end.act === 'correctArrival' && arrivedInTime(end.to, current)) return [];
  const { validFrom, validTo } = current;
  const endsOn = 'on' in end ? end.on : addDays(validTo, 1);
  const lost = whatHangsOn(current, endsOn);
  if (lost.length === 0) return [];
  const confirm = `changesLost=${endsOn}`;
  const named = lost.map(({ on, text }) => `${formatJapaneseDateWithWeekday(on)}からの変更（${text}）`).join('、');
  const { means, proceed } = WORDS[end.act];
  return [
    {
      ...condition(
        'changesAreNotLost',
        confirmed.includes(confirm),
        {
          met: '承認した業務の変更が効力を持たないことを確かめています',
          unmet: `${means(formatJapaneseDateWithWeekday(endsOn), formatJapaneseDate(validTo))}、承認した業務の変更が効力を持ちません：${named}。${proceed}`,
        },
        articleFor(kind, '116①'),
        `指定台帳（有効期間 ${formatJapaneseDate(validFrom)}から${formatJapaneseDate(validTo)}まで）`,
      ),
      confirm,
    },
  ];
}

const neverWent = (act: string) => (_: string, lastDay: string) =>
  `${act}と、更新の申請は満了の日（${lastDay}）までに到達していなかったことになり、現在の指定は満了により効力を失うため`;
const endsBy = (act: string) => (_: string, lastDay: string) =>
  `${act}と、現在の指定（${lastDay}まで）はその後まで続かないため`;

/** What each act means for the designation, and the question. */
const WORDS: Readonly<
  Record<EndOfContinuation['act'], { means: (endsOn: string, lastDay: string) => string; proceed: string }>
> = {
  refuse: {
    means: (issuedOn) => `通知の日付（${issuedOn}）に現在の指定が効力を失うと`,
    proceed: 'この日付で通知しますか',
  },
  WITHDRAW: { means: endsBy('この更新の申請を取り下げる'), proceed: '取り下げますか' },
  PULL_BACK: { means: endsBy('この更新の申請の提出を取り消す'), proceed: '提出を取り消しますか' },
  UNDO_PAPER_ARRIVAL: { means: neverWent('紙の到達の記録を取り消す'), proceed: '記録を取り消しますか' },
  correctArrival: { means: neverWent('到達の日を満了の日より後に直す'), proceed: 'この日に直しますか' },
};
