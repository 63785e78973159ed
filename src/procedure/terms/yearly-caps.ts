/** Yearly caps of overtime and holiday work of doctors, hours (法128 with 労働基準法141条). */
import type { Kind } from './kinds.js';

/** The ordinary one; 特例水準 begins above it (則80, 87, 94, 101④). */
export const ORDINARY_CAP_HOURS = 960;
/** That of 特例水準. */
export const SPECIAL_CAP_HOURS = 1860;

/** What the 36協定 of the designated institution may allow, and what a doctor may work in all, also where he is sent. */
export interface YearlyCaps {
  agreement: number;
  total: number;
}

const SPECIAL: YearlyCaps = { agreement: SPECIAL_CAP_HOURS, total: SPECIAL_CAP_HOURS };

/** 連携B alone allows more only together with the hours at other institutions. */
export const YEARLY_CAPS: Readonly<Record<Kind, YearlyCaps>> = {
  B: SPECIAL,
  RENKEI_B: { agreement: ORDINARY_CAP_HOURS, total: SPECIAL_CAP_HOURS },
  C1: SPECIAL,
  C2: SPECIAL,
};
