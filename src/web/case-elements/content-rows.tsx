/** The key facts of plan and evaluation, as rows of label and value for reading. */
import type { ComponentChildren } from 'preact';
import { overallField } from '../../../forms/parts/evaluation.js';
import type { EvaluationFacts, EvaluationResult, PlanFacts } from '../../procedure/case/facts.js';
import { formatDate, formatQuantity } from '../base/format.js';
import { periodText } from './case-head.js';

export interface Row {
  label: string;
  value: ComponentChildren;
}

/** The words of the documents. */
export const EVALUATION_LABEL: Readonly<Record<EvaluationResult, string>> = overallField.choices;

const EMPTY = '未入力';

function text(value: string): string {
  return value.trim() === '' ? EMPTY : value;
}

const MATTERS: Readonly<Record<keyof PlanFacts['matters'], string>> = {
  hours: '労働時間の状況',
  targets: '短縮の目標',
  health: '労務管理・健康管理',
  other: 'その他',
  trainingEfficiency: '研修の効率化',
};

export function planRows(plan: PlanFacts): Row[] {
  return [
    { label: '計画期間', value: periodText(plan.periodFrom, plan.periodTo) },
    {
      label: '勤務する医師',
      value: `${formatQuantity(plan.doctorsTotal, '人')}（年960時間を超える見込み ${formatQuantity(plan.doctorsOver960, '人')}）`,
    },
    { label: '最も長い医師の時間外・休日労働', value: `年${formatQuantity(plan.longestHours, '時間')}` },
    { label: '意見を聴いた相手', value: `${text(plan.heardFrom)}（${formatDate(plan.heardOn)}）` },
    { label: '計画の記載事項', value: mattersText(plan.matters) },
  ];
}

/** The matters the plan says it covers (則82①二). */
export function mattersText(matters: PlanFacts['matters']): string {
  const covered = (Object.keys(MATTERS) as (keyof typeof MATTERS)[]).filter((matter) => matters[matter]);
  return covered.map((matter) => MATTERS[matter]).join('、') || EMPTY;
}

export function evaluationRows({ appliedOn, receiptNo, result }: EvaluationFacts): Row[] {
  const applied = { label: '受審の申込み', value: `${formatDate(appliedOn)}（受付番号 ${receiptNo}）` };
  if (result === null) return [applied, { label: '評価結果', value: '届いていません' }];
  return [
    applied,
    { label: '評価結果', value: EVALUATION_LABEL[result.overall] },
    {
      label: '評価結果の通知',
      value: `${formatDate(result.noticedOn)}　${result.noticeNo}（評価時点 ${formatDate(result.asOf)}）`,
    },
    ...(result.overall === 'on_hold' ? [{ label: '保留のまま進める理由', value: text(result.onHoldReason) }] : []),
  ];
}
