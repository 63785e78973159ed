/** When a health centre puts out or corrects 確認結果報告書, one letter about several cases, beyond what holds of every document (office-document-problems.ts). */
import type { Condition, DecisionContext } from './case/decision.js';
import { currentHearings } from './case/hearings.js';
import { condition } from './conditions/condition.js';
import { takesNewContent } from './official-documents.js';
import type { CaseState } from './terms/states.js';

/** A hearing of which a letter about several cases tells. */
export interface ToldHearing {
  hearingId: string;
  /** Of its case. */
  referenceNo: string;
  state: CaseState;
  /** Which letter: the same for all that stand on one. */
  letter: string;
}

/**
 * A letter is corrected as a whole: in a case left out, the old one would go on standing as the last word. In a case that was withdrawn meanwhile it
 * does. And the new one says which it takes the place of, so it is one.
 * @param chosen ids of the hearings of which the new letter tells
 */
export function oneLetterIsCorrectedWhole(told: readonly ToldHearing[], chosen: readonly string[]): Condition[] {
  const isChosen = ({ hearingId }: ToldHearing): boolean => chosen.includes(hearingId);
  const replaced = new Set(told.filter(isChosen).map(({ letter }) => letter));
  const left = told
    .filter((each) => !isChosen(each) && takesNewContent(each.state) && replaced.has(each.letter))
    .map(({ referenceNo }) => referenceNo);
  return [
    condition('wholeLetter', left.length === 0, {
      met: '訂正する報告書の案件を、すべて選んでいます',
      unmet: `訂正する報告書には、ほかに${left.join('、')}の案件が載っています。一緒に選んでください`,
    }),
    condition('oneLetter', replaced.size <= 1, {
      met: '訂正する報告書は一通です',
      unmet: `選んだ案件は、別々に発行した${replaced.size}通の報告書に載っています。一通ずつ訂正してください`,
    }),
  ];
}

/** A centre tells of what it has reported itself, as the case now stands. */
export function hearingsAreReported(
  { facts, actor }: Pick<DecisionContext, 'facts' | 'actor'>,
  hearingIds: readonly string[],
): Condition[] {
  const reported = currentHearings(facts, 'coordinationCouncil').filter(
    ({ healthCentreId, reportedOn }) => healthCentreId === actor.healthCentreId && reportedOn !== null,
  );
  return [
    condition(
      'reported',
      hearingIds.every((hearingId) => reported.some(({ id }) => id === hearingId)),
      {
        met: '確認結果を報告しています',
        unmet: '確認結果を報告していない案件があります。先に報告してください',
      },
    ),
  ];
}
