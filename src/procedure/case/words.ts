/** What the values of a case are called, on screens and on documents alike. */
import type { EvaluationResult, HearingFacts, MeetingMethod, Opinion } from './facts.js';

/** 全体評価 of the evaluation centre: the four phrases in short, or 評価保留. The centre's own sentences were not seen. */
export const EVALUATION_RESULT_LABEL: Readonly<Record<EvaluationResult, string>> = {
  sufficient_improving: '労働時間の短縮に向けた取組は十分に行われ、短縮も進んでいる',
  sufficient_not_improving: '労働時間の短縮に向けた取組は十分だが、短縮は進んでいない',
  needs_improvement_plan_ok: '取組に改善を要するが、計画案により改善が見込める',
  needs_improvement_plan_ng: '取組に改善を要し、計画案の見直しも要る',
  on_hold: '評価保留',
};

export const OPINION_LABEL: Readonly<Record<Opinion, string>> = {
  agreed: '異議なし',
  agreedWithConditions: '条件付きで異議なし',
  disagreed: '異議あり',
};

export const BODY_LABEL: Readonly<Record<NonNullable<HearingFacts['opinion']>['body'], string>> = {
  plenary: '本会',
  section: '部会',
};

export const METHOD_LABEL: Readonly<Record<MeetingMethod, string>> = { inPerson: '参集', written: '書面' };
