/** By when the prefecture has to do what is its turn: 標準処理期間, and what the round of the case goes by. */
import { arrivedOn } from './case/arrival.js';
import { COUNCIL_LABEL, type CaseFacts, type CouncilId, type RoundFacts } from './case/facts.js';
import { councilsOf } from './conditions/hearings.js';
import type { IsoDate } from './calendar/days.js';
import { roughDays } from './calendar/rough-days.js';
import { nextCouncil } from './task.js';

/** A day with what is due by it, in Japanese. */
export interface Due {
  on: IsoDate;
  what: string;
}

/** A time of the round by which what comes before it is over. */
interface Step {
  /** Whose answer it belongs to; null after all of them. */
  council: CouncilId | null;
  what: string;
  on: IsoDate | null;
}

/**
 * The earlier of the end of 標準処理期間 (行政手続法6条) and of the next time of the round that is known: the examination is over when the
 * next council is to be asked, its answer is there by its meeting, the notice is given when the round designates. Where the round names a part of a
 * month, the last day of it: earlier nobody can say that it is late. What the round had before the application arrived nobody could have met.
 * @returns null where neither is known
 */
export function prefectureDue(facts: CaseFacts): Due | null {
  const period = facts.deadlines.find(({ kind }) => kind === 'processing');
  const ofRound = facts.round === null ? null : nextTime(facts, facts.round);
  const known = [ofRound, period ? { on: period.dueOn, what: '標準処理期間の満了' } : null];
  return known.filter((due) => due !== null).sort((a, b) => a.on.localeCompare(b.on))[0] ?? null;
}

function nextTime(facts: CaseFacts, round: RoundFacts): Due | null {
  const next = nextCouncil(facts);
  const ahead = next === null ? [] : councilsOf(facts).slice(councilsOf(facts).indexOf(next));
  const arrived = arrivedOn(facts) ?? '';
  for (const { council, what, on } of stepsOf(round))
    if (on !== null && on >= arrived && (council === null || ahead.includes(council)))
      return { on, what: `${round.label}の${what}（目安）` };
  return null;
}

function stepsOf(round: RoundFacts): Step[] {
  const last = (text: string) => roughDays(text, round.fiscalYear)?.to ?? null;
  const { coordinationCouncil, measuresCouncil, medicalCouncil } = COUNCIL_LABEL;
  return [
    { council: 'coordinationCouncil', what: `${coordinationCouncil}の依頼`, on: round.requestOn },
    { council: 'coordinationCouncil', what: `${coordinationCouncil}の開催`, on: round.councilBy },
    { council: 'coordinationCouncil', what: '確認結果の報告', on: round.reportBy },
    { council: 'measuresCouncil', what: measuresCouncil, on: last(round.measuresCouncil) },
    { council: 'medicalCouncil', what: medicalCouncil, on: last(round.medicalCouncil) },
    { council: null, what: '指定', on: last(round.designation) },
    { council: null, what: '効力の発生', on: round.designationFrom },
  ];
}
