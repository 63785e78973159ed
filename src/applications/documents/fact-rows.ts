/** The key facts of plan and evaluation, as rows of words. */
import {
  EVALUATION_APPLICATION_FIELDS,
  EVALUATION_RESULT_FIELDS,
  type EvaluationFacts,
} from '../../procedure/fields/evaluation.js';
import type { FieldFacts } from '../../procedure/fields/field.js';
import { PLAN_FIELDS, type PlanFacts } from '../../procedure/fields/plan.js';
import { type SingleItem, singleItems } from '../../procedure/fields/sections.js';
import { itemRows, type WrittenRow } from './content-rows.js';
import { factValues } from './stored-values.js';

export function planRows(facts: FieldFacts, plan: PlanFacts): WrittenRow[] {
  return rowsOf(singleItems(PLAN_FIELDS, facts), plan);
}

export function evaluationRows(facts: FieldFacts, evaluation: EvaluationFacts): WrittenRow[] {
  const { result } = evaluation;
  const applied = rowsOf(singleItems(EVALUATION_APPLICATION_FIELDS, facts), evaluation);
  if (result === null) return [...applied, { label: '評価結果', value: '届いていません' }];
  const asked = singleItems(EVALUATION_RESULT_FIELDS, facts).filter(
    (item) => item.path !== 'onHoldReason' || result.overall === 'on_hold' || result.onHoldReason !== '',
  );
  return [...applied, ...rowsOf(asked, result)];
}

const rowsOf = (items: readonly SingleItem[], values: object) =>
  itemRows(items, factValues(values), { areas: [], subItems: [] });
