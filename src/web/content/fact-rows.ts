/** The key facts of plan and evaluation, as rows to read and to change. */
import {
  EVALUATION_APPLICATION_FIELDS,
  EVALUATION_RESULT_FIELDS,
  type EvaluationFacts,
} from '../../procedure/fields/evaluation.js';
import type { FieldFacts } from '../../procedure/fields/field.js';
import { PLAN_FIELDS, type PlanFacts } from '../../procedure/fields/plan.js';
import { type SingleItem, singleItems } from '../../procedure/fields/sections.js';
import type { SummaryRow } from '../components/index.js';
import { itemRows } from './content-summary.js';
import { factValues } from './content-values.js';

/** @param path address of the page on which they are changed */
export function planRows(facts: FieldFacts, plan: PlanFacts, path = ''): SummaryRow[] {
  return rowsOf(singleItems(PLAN_FIELDS, facts), plan, path);
}

/** @param path as of `planRows` */
export function evaluationRows(facts: FieldFacts, evaluation: EvaluationFacts, path = ''): SummaryRow[] {
  const { result } = evaluation;
  const applied = rowsOf(singleItems(EVALUATION_APPLICATION_FIELDS, facts), evaluation, path);
  if (result === null) return [...applied, { label: '評価結果', value: '届いていません' }];
  const asked = singleItems(EVALUATION_RESULT_FIELDS, facts).filter(
    (item) => item.path !== 'onHoldReason' || result.overall === 'on_hold' || result.onHoldReason !== '',
  );
  return [...applied, ...rowsOf(asked, result, path)];
}

const rowsOf = (items: readonly SingleItem[], values: object, path: string) =>
  itemRows(items, factValues(values), { areas: [], subItems: [], path });
