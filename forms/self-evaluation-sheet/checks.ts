import type { FieldProblem } from '../parts/input.js';
import { sheetInput, type SelfEvaluationItem, type SelfEvaluationSheetInput } from './input.js';

/** Items asked of each kind of examination (解説集 要約版, 2023). */
const ITEM_COUNTS = { first: 76, renewal: 88 } as const;

/** Working hours: met only by figures, never by the plan (解説集 要約版, 自己評価シートの作成にあたっての注意点①). */
const byFigures = ({ no }: SelfEvaluationItem): boolean => no >= 79 && no <= 82;

function checkItem(item: SelfEvaluationItem, index: number): FieldProblem[] {
  const { no, required, answer, status, evidence } = item;
  const problem = (part: string, label: string, rule: string): FieldProblem => ({
    path: `items.${index}.${part}`,
    field: `評価項目${no}の${label}`,
    message: `評価項目${no}の${label}${rule}`,
  });
  const problems: FieldProblem[] = [];
  const shown = answer === 'met' || answer === 'planned';
  if (answer === 'planned' && (required === 'yes' || byFigures(item))) {
    problems.push(problem('answer', '自己評価', 'では、時短計画への記載によって達成とすることができません。'));
  }
  if (answer === 'notApplicable' && required === 'yes')
    problems.push(problem('answer', '自己評価', 'は、必須項目なので「対象者なし」にできません。'));
  if (shown && status === undefined) problems.push(problem('status', '取組状況', 'を入力してください。'));
  if (shown && evidence.length === 0) problems.push(problem('evidence', '資料', 'を1件以上入力してください。'));
  return problems;
}

/** Rules between the fields of the sheet. */
export function checkSheet({ items }: SelfEvaluationSheetInput): FieldProblem[] {
  const numbers = items.map(({ no }) => no);
  const disordered = items.flatMap(({ no }, index): FieldProblem[] => {
    if (index === 0 || no > (numbers[index - 1] ?? 0)) return [];
    return [
      {
        path: `items.${index}.no`,
        field: `評価項目（${index + 1}件目）の番号`,
        message: `評価項目${no}を、番号の順に一度だけ入れてください。`,
      },
    ];
  });
  return [...disordered, ...items.flatMap(checkItem)];
}

/** Required items that are not met: the evaluation would be put on hold. */
export const unmetRequired = ({ items }: SelfEvaluationSheetInput): SelfEvaluationItem[] =>
  items.filter(({ required, answer }) => required === 'yes' && answer === 'unmet');

/** What the hospital should know before it hands in the sheet. */
export function sheetCautions(sheet: SelfEvaluationSheetInput): string[] {
  const { examination, items } = sheet;
  const cautions: string[] = [];
  const expected = ITEM_COUNTS[examination];
  if (items.length !== expected) {
    cautions.push(
      `評価項目が${items.length}件です（${sheetInput.fields.examination.choices[examination]}の受審では${expected}件）。項目の改訂がないか確かめてください。`,
    );
  }
  const unmet = unmetRequired(sheet);
  if (unmet.length > 0)
    cautions.push(
      `必須項目${unmet.map(({ no }) => no).join('、')}が達成されていません。このままでは評価が保留になります。`,
    );
  return cautions;
}
