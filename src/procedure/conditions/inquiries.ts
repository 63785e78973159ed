/** 照会のメモ and 議事録: what an office writes down or files beside the procedure. */
import type { Condition, DecisionContext } from '../case/decision.js';
import { COUNCIL_LABEL, type HearingFacts } from '../case/facts.js';
import { condition, written } from './condition.js';

/** A question by telephone or mail, and its answer. */
export interface InquiryNote {
  on: string;
  /** Whom it was asked by or of. */
  counterpart: string;
  question: string;
  /** '' while there is none. */
  answer: string;
}

export function inquiryIsTold(_: DecisionContext, { counterpart, question }: InquiryNote): Condition[] {
  return [written('counterpart', counterpart, '相手'), written('question', question, '照会の内容')];
}

/** The hearings whose minutes an office files, once they were held: its health centre those of the coordination council, the prefecture all. */
export function hearingsWithMinutes(
  { hearings }: Pick<DecisionContext['facts'], 'hearings'>,
  by: 'healthCentre' | 'prefecture',
): HearingFacts[] {
  return hearings.filter(({ council, convened, opinion }) =>
    council === 'coordinationCouncil' ? convened !== null : by === 'prefecture' && opinion !== null,
  );
}

/** There are minutes of a council that was held. */
export function councilWasHeld(by: 'healthCentre' | 'prefecture') {
  return ({ facts }: DecisionContext, { hearingId }: { hearingId: string }): Condition[] => {
    const hearing = facts.hearings.find(({ id }) => id === hearingId);
    const unmet =
      by === 'healthCentre'
        ? '開催を記録した調整会議の議事録だけを添付できます'
        : '開催を記録した調整会議、開催と意見を記録した医療対策協議会・医療審議会の議事録だけを添付できます';
    const held = hearingsWithMinutes(facts, by).some(({ id }) => id === hearingId);
    const label = hearing === undefined ? '' : COUNCIL_LABEL[hearing.council];
    return [condition('councilHeld', held, { met: `${label}の開催を記録しています`, unmet })];
  };
}
