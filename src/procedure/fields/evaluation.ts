/** 医療機関勤務環境評価センターの評価 (法131①一, 132): the application for it, then its result. */
import { choice, type CompleteValuesOf, day, line, text } from './field.js';

/** 全体評価: the four phrases in short, or 評価保留. The centre's own sentences were not seen. */
export const EVALUATION_RESULT_LABEL = {
  sufficient_improving: '労働時間の短縮に向けた取組は十分に行われ、短縮も進んでいる',
  sufficient_not_improving: '労働時間の短縮に向けた取組は十分だが、短縮は進んでいない',
  needs_improvement_plan_ok: '取組に改善を要するが、計画案により改善が見込める',
  needs_improvement_plan_ng: '取組に改善を要し、計画案の見直しも要る',
  on_hold: '評価保留',
} as const;
export type EvaluationResult = keyof typeof EVALUATION_RESULT_LABEL;

export const EVALUATION_APPLICATION_FIELDS = {
  appliedOn: day('受審の申込日', { rule: 'evaluation.appliedOn', example: '2026-06-01' }),
  receiptNo: line('評価センターの受付番号', {
    support: '評価センターから届いた番号。分からないときは「申込済」と書いてください',
    example: '架空-0001',
  }),
};

export const EVALUATION_RESULT_FIELDS = {
  // The labels are summaries: the fixed phrases themselves were not seen (domain.md §6.2).
  overall: choice('全体評価', EVALUATION_RESULT_LABEL, {
    support: '通知書の文言に近いものを選んでください。下の文言は要旨です',
    example: 'sufficient_improving',
  }),
  noticeNo: line('評価結果通知書の番号', { example: '架空第100号' }),
  noticedOn: day('評価結果通知書の日付', { rule: 'evaluation.noticedOn', example: '2026-10-20' }),
  asOf: day('評価時点', {
    rule: 'evaluation.asOf',
    support: '評価の対象となった時点。通知書に書かれています',
    example: '2026-09-30',
  }),
  /** Why the application goes on although the evaluation is on hold. */
  onHoldReason: text('評価保留のまま手続を進める理由', {
    support: '「評価保留」のときだけ書いてください。空でも記録でき、提出の前に必要になります',
    rows: 4,
    optional: true,
    example: '',
  }),
};

export type EvaluationFacts = CompleteValuesOf<typeof EVALUATION_APPLICATION_FIELDS> & {
  /** Null until the result has come. */
  result: CompleteValuesOf<typeof EVALUATION_RESULT_FIELDS> | null;
};
