/** By when, or when, each stage of a case that is not over may be expected, said to everybody who reads the case. Nothing is decided by it. */
import { lastAverageApplication, expectedEvaluationOn } from './calendar/evaluation-days.js';
import type { IsoDate } from './calendar/days.js';
import { formatJapaneseDate, formatJapaneseMonth } from './calendar/japanese-date.js';
import { roughDays } from './calendar/rough-days.js';
import { arrivedOn } from './case/arrival.js';
import { COUNCIL_LABEL, type CaseFacts, type CouncilId } from './case/facts.js';
import { councilsOf } from './conditions/hearings.js';
import { submissionDueOn } from './required-actions.js';
import { type StageOnLine, stageLine } from './stage-line.js';
import { type CaseState, STATE_INFO } from './terms/states.js';
import { waitsForEvaluation } from './requirements/round-forecast.js';

/** A time in words with its last day, where one can be told. */
interface Time {
  words: string;
  last: IsoDate | null;
}

export type ExpectedStep = Pick<StageOnLine, 'stage' | 'label'> & {
  /** A Japanese phrase; '' where nothing is known. */
  when: string;
};

/** The present stage and those ahead, in order; none of a case that is over. @param today date in Japan */
export function expectedSteps(state: CaseState, facts: CaseFacts, today: IsoDate): ExpectedStep[] {
  if (STATE_INFO[state].final) return [];
  return stageLine(facts, councilsOf(facts), state)
    .filter(({ status }) => status === 'current' || status === 'ahead')
    .map(({ stage, label, status }) => ({
      stage,
      label,
      when: said(timeOf({ stage, status }, facts, today), facts, today),
    }));
}

/** What the round had before the application arrived nobody could have met; what is over although the stage is not is said to be. */
function said(time: Time | null, facts: CaseFacts, today: IsoDate): string {
  if (time === null || time.words === '') return '';
  if (time.last === null) return time.words;
  if (time.last < (arrivedOn(facts) ?? '')) return '';
  return time.last < today ? `${time.words}（過ぎています）` : time.words;
}

function timeOf(
  { stage, status }: Pick<StageOnLine, 'stage' | 'status'>,
  facts: CaseFacts,
  today: IsoDate,
): Time | null {
  const { round, evaluation, submittedOn } = facts;
  switch (stage) {
    case 'plan':
      // The evaluation is applied for with the plan (法113④), and takes its time before the deadline.
      if (!waitsForEvaluation(facts)) return until(submissionDueOn(facts));
      return round && monthOf(lastAverageApplication(round.applicationDeadline), '頃まで');
    case 'evaluation':
      return monthOf(expectedEvaluationOn(evaluation?.appliedOn ?? today), '頃');
    case 'preparation':
      return until(submissionDueOn(facts));
    case 'submission':
      return status === 'current' && submittedOn !== null
        ? { words: `${formatJapaneseDate(submittedOn)}に提出（受付待ち）`, last: null }
        : until(submissionDueOn(facts));
    case 'examination':
      return examinationBy(facts);
    case 'coordinationCouncil':
    case 'measuresCouncil':
    case 'medicalCouncil':
      return councilTime(stage, facts);
    case 'decision':
      return grantedTime(facts, 'まで', 'まで');
    case 'result':
      return grantedTime(facts, '', 'から');
  }
}

/** It is over when the first council of the order is asked, or else meets. */
function examinationBy(facts: CaseFacts): Time | null {
  const [first] = councilsOf(facts);
  if (first === undefined) return null;
  if (first === 'coordinationCouncil') return until(facts.round?.requestOn ?? null);
  const meets = councilTime(first, facts);
  return meets === null || meets.words === ''
    ? null
    : { ...meets, words: `${meets.words}の${COUNCIL_LABEL[first]}まで` };
}

function councilTime(council: CouncilId, { round }: CaseFacts): Time | null {
  if (round === null) return null;
  if (council === 'coordinationCouncil') return until(round.councilBy ?? round.reportBy);
  return inWords(round[council], round.fiscalYear);
}

function grantedTime({ round }: CaseFacts, after: string, afterDay: string): Time | null {
  if (round === null) return null;
  if (round.designation !== '') {
    const { words, last } = inWords(round.designation, round.fiscalYear);
    return { words: `${words}${after}`, last };
  }
  const { designationFrom } = round;
  return designationFrom === null
    ? null
    : { words: `${formatJapaneseDate(designationFrom)}${afterDay}`, last: designationFrom };
}

const until = (day: IsoDate | null): Time | null =>
  day === null ? null : { words: `${formatJapaneseDate(day)}まで`, last: day };

const monthOf = (day: IsoDate, after: string): Time => ({ words: `${formatJapaneseMonth(day)}${after}`, last: day });

const inWords = (words: string, fiscalYear: number): Time => ({
  words,
  last: roughDays(words, fiscalYear)?.to ?? null,
});
