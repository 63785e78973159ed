/** Figures that bound a 医師労働時間短縮計画. */

/** 計画期間 is at most five years (医師労働時間短縮計画作成ガイドライン 3). */
export const MOST_PLAN_YEARS = 5;
