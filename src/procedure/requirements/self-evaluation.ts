/** What is contradictory in a 自己評価シート, and what in it would put the evaluation on hold (解説集 要約版, 2023). */
import { type Problem, ProblemList } from '../fields/problems.js';

export interface SelfEvaluationAnswer {
  /** Number of the item, 1–88. */
  no: number;
  required: 'yes' | 'no';
  answer: 'met' | 'planned' | 'unmet' | 'notApplicable';
  status?: string | undefined;
  evidence: readonly unknown[];
}

export interface SelfEvaluation {
  examination: 'first' | 'renewal';
  items: readonly SelfEvaluationAnswer[];
}

export const EXAMINATION_LABEL: Readonly<Record<SelfEvaluation['examination'], string>> = {
  first: '新規',
  renewal: '更新',
};

/** Items asked of each kind of examination. */
const ITEM_COUNTS: Readonly<Record<SelfEvaluation['examination'], number>> = { first: 76, renewal: 88 };

/** Working hours: met only by figures, never by the plan (自己評価シートの作成にあたっての注意点①). */
const byFigures = ({ no }: SelfEvaluationAnswer): boolean => no >= 79 && no <= 82;

/** Every contradiction: items out of order first, then item by item. */
export function selfEvaluationProblems({ items }: Pick<SelfEvaluation, 'items'>): Problem[] {
  const list = new ProblemList();
  items.forEach(({ no }, index) =>
    list.check(
      index === 0 || no > (items[index - 1]?.no ?? 0),
      `items[${index}].no`,
      `評価項目${no}を、番号の順に一度だけ入れてください。`,
    ),
  );
  items.forEach((item, index) => checkAnswer(list, item, `items[${index}]`));
  return list.problems;
}

function checkAnswer(list: ProblemList, item: SelfEvaluationAnswer, path: string): void {
  const { no, required, answer, status, evidence } = item;
  const name = `評価項目${no}`;
  const shown = answer === 'met' || answer === 'planned';
  list.check(
    answer !== 'planned' || (required === 'no' && !byFigures(item)),
    `${path}.answer`,
    `${name}の自己評価では、時短計画への記載によって達成とすることができません。`,
  );
  list.check(
    answer !== 'notApplicable' || required === 'no',
    `${path}.answer`,
    `${name}の自己評価は、必須項目なので「対象者なし」にできません。`,
  );
  list.check(!shown || status !== undefined, `${path}.status`, `${name}の取組状況を入力してください。`);
  list.check(!shown || evidence.length > 0, `${path}.evidence`, `${name}の資料を1件以上入力してください。`);
}

/** Required items that are not met: the evaluation would be put on hold. */
export function unmetRequired<Item extends SelfEvaluationAnswer>({ items }: { items: readonly Item[] }): Item[] {
  return items.filter(({ required, answer }) => required === 'yes' && answer === 'unmet');
}

/** What the hospital should know before it hands in the sheet. */
export function selfEvaluationCautions(sheet: SelfEvaluation): string[] {
  const { examination, items } = sheet;
  const expected = ITEM_COUNTS[examination];
  const unmet = unmetRequired(sheet).map(({ no }) => no);
  return [
    ...(items.length === expected
      ? []
      : [
          `評価項目が${items.length}件です（${EXAMINATION_LABEL[examination]}の受審では${expected}件）。項目の改訂がないか確かめてください。`,
        ]),
    ...(unmet.length === 0
      ? []
      : [`必須項目${unmet.join('、')}が達成されていません。このままでは評価が保留になります。`]),
  ];
}
