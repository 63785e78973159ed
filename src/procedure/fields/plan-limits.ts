/** Figures that bound a 医師労働時間短縮計画. */

/** 計画期間 is at most five years (医師労働時間短縮計画作成ガイドライン 3). */
export const MOST_PLAN_YEARS = 5;
/** Ordinary yearly cap of overtime and holiday work, hours; 特例水準 begins above it (則80, 87, 94, 101④). */
export const ORDINARY_CAP_HOURS = 960;
/** Yearly cap of 特例水準, hours (労働基準法141条の読替え). */
export const SPECIAL_CAP_HOURS = 1860;
