import { choice } from './input.js';
import type { EvaluationResult } from '../../src/procedure/case/facts.js';

/** 全体評価 of the evaluation centre: the four phrases in short, or 評価保留. The centre's own sentences were not seen. */
export const overallField = choice<EvaluationResult>('全体評価', {
  sufficient_improving: '労働時間の短縮に向けた取組は十分に行われ、短縮も進んでいる',
  sufficient_not_improving: '労働時間の短縮に向けた取組は十分だが、短縮は進んでいない',
  needs_improvement_plan_ok: '取組に改善を要するが、計画案により改善が見込める',
  needs_improvement_plan_ng: '取組に改善を要し、計画案の見直しも要る',
  on_hold: '評価保留',
});
