import type { SelfEvaluationSheetInput } from '../../forms/self-evaluation-sheet.js';
import type { EvaluationItem } from '../registry/evaluation-items.js';

type SheetItem = SelfEvaluationSheetInput['items'][number];

/** What an item of 自己評価シート asks, before it is answered. */
export type SelfEvaluationQuestion = Pick<SheetItem, 'no' | 'title' | 'area' | 'required'>;

const AREAS: Record<string, SheetItem['area'] | undefined> = {
  structure: 'structure',
  process: 'process',
  outcome: 'outcome',
};

/**
 * The items a hospital answers: all 88 on renewal, without the twelve that are about the time after a designation on
 * the first examination (解説集 要約版, 2023).
 * @throws RangeError for an item of no known area
 */
export function selfEvaluationQuestions(
  items: readonly EvaluationItem[],
  examination: SelfEvaluationSheetInput['examination'],
): SelfEvaluationQuestion[] {
  return items
    .filter(({ newApplicantExempt }) => examination === 'renewal' || !newApplicantExempt)
    .map(({ no, title, category, required }) => {
      const area = AREAS[category];
      if (area === undefined) throw new RangeError(`Evaluation item ${no} is of no known area: ${category}`);
      return { no, title, area, required: required ? 'yes' : 'no' };
    });
}
