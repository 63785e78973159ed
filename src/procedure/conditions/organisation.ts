/** Who can be put in charge of a case, and to which 申請回 it can be moved. */
import { formatJapaneseDateWithWeekday as day } from '../calendar/japanese-date.js';
import { arrivedOn } from '../case/arrival.js';
import type { Condition, Confirmed, DecisionContext } from '../case/decision.js';
import { COUNCIL_LABEL } from '../case/facts.js';
import { isConcluded, openHearings } from '../case/hearings.js';
import { renewalDeadlineBasis } from '../designation/validity.js';
import { condition } from './condition.js';
import { councilsOf } from './hearings.js';
import { question } from './strange-answers.js';

/** An officer who can sign in, and another one than now. */
export function officerCanBeInCharge(
  { facts: { officer, officers } }: DecisionContext,
  { officerId }: { officerId: string },
): Condition[] {
  const conditions = [
    condition('officerKnown', officers[officerId] !== undefined, {
      met: '都道府県の担当の利用者です',
      unmet: '担当にできるのは、いまログインできる都道府県の担当の利用者だけです。選び直してください',
    }),
    condition('officerChanges', officerId !== officer?.id, {
      met: 'いまの担当とは別の人です',
      unmet: `既に${officer?.name ?? ''}が担当です。別の人を選んでください`,
    }),
  ];
  return conditions.map((each) => ({ ...each, field: 'officerId' }));
}

/** Somebody is in charge. */
export function officerIsNamed({ facts: { officer } }: DecisionContext): Condition[] {
  return [
    condition('officerNamed', officer !== null, {
      met: `いまの担当は${officer?.name ?? ''}です`,
      unmet: '担当は決まっていません',
    }),
  ];
}

/** The round is there and another one, and a case that has not arrived can still arrive by its deadline. */
export function roundCanBeChosen({ facts, now }: DecisionContext, { roundId }: { roundId: string }): Condition[] {
  const target = facts.rounds[roundId];
  const conditions = [
    condition('roundKnown', target !== undefined, {
      met: '登録されている回です',
      unmet: '登録されていない回です。回を選び直してください',
    }),
    condition('roundChanges', facts.round?.id !== roundId, {
      met: 'いまの回とは別の回です',
      unmet: '既にこの回の申請です。別の回を選んでください',
    }),
    ...(target === undefined || arrivedOn(facts) !== null
      ? []
      : [
          condition('roundStillOpen', now.today <= target.applicationDeadline, {
            met: `申請期限（${day(target.applicationDeadline)}）の前です`,
            unmet: `${target.label}の申請期限（${day(target.applicationDeadline)}）を過ぎています。提出していない申請は、これからの回を選んでください`,
          }),
        ]),
  ];
  return conditions.map((each) => ({ ...each, field: 'roundId' }));
}

/**
 * What leaving the round means is asked about once: what a council of the old round said stays, and is not heard again by itself; what one was asked
 * goes on; and no round gives a renewal more time than the law does (法115①②).
 */
export function roundIsLeftKnowingly(
  { facts }: DecisionContext,
  { roundId, confirmed = [] }: { roundId: string } & Confirmed,
): Condition[] {
  const target = facts.rounds[roundId];
  if (target === undefined || facts.round?.id === roundId) return [];
  const heard = councilsOf(facts).filter((council) => isConcluded(facts, council));
  const asked = councilsOf(facts).filter((council) => openHearings(facts, council).length > 0);
  const names = (councils: typeof heard) => councils.map((council) => COUNCIL_LABEL[council]).join('、');
  const lastDay = facts.procedure === 'renewal' ? (facts.currentDesignation?.validTo ?? null) : null;
  const arrived = arrivedOn(facts);
  const questions = [
    ...(heard.length === 0
      ? []
      : [
          {
            path: 'heard',
            value: `${heard.join('+')}>${roundId}`,
            text: `いまの回で既に意見を聴いた会議体があります（${names(heard)}）。聴いた意見は回を移しても残り、移した回で改めて聴くことにはなりません。改めて聴くときは、移した後に審査を再開し、聴き直す会議体を選びます。このまま移しますか。`,
            basis: '',
          },
        ]),
    ...(asked.length === 0
      ? []
      : [
          {
            path: 'asked',
            value: `${asked.join('+')}>${roundId}`,
            text: `いまの回で意見を求めている会議体があります（${names(asked)}）。依頼と報告の期限は、移してもそのままです。移した回の会議に掛けるときは、移した後に依頼を取り下げるか、報告の期限を延ばします。このまま移しますか。`,
            basis: '',
          },
        ]),
    ...(lastDay === null || arrived !== null || target.applicationDeadline <= lastDay
      ? []
      : [
          {
            path: 'lastDay',
            value: `${lastDay}>${roundId}`,
            text: `移す回の申請期限（${day(target.applicationDeadline)}）は、現在の指定の満了の日（${day(lastDay)}）より後です。更新の申請は、回にかかわらず満了の日までに到達しなければなりません。それを承知で移しますか。`,
            basis: renewalDeadlineBasis(facts.kind),
          },
        ]),
    ...(arrived === null || arrived <= target.applicationDeadline
      ? []
      : [
          {
            path: 'arrivedLate',
            value: `${arrived}>${roundId}`,
            text: `申請が到達した日（${day(arrived)}）は、移す回の申請期限（${day(target.applicationDeadline)}）より後です。この回で扱いますか。`,
            basis: '',
          },
        ]),
  ];
  return questions.map((each) => question(each, { confirmed }));
}

export function roundIsChosen({ facts }: DecisionContext): Condition[] {
  return [
    condition('roundChosen', facts.round !== null, {
      met: '申請回が決まっています',
      unmet: '申請回が決まっていません',
    }),
  ];
}
