/** What a health centre does next about a hearing, as a function and as SQL: pages, counts and lists say the same. */
import type { HearingFacts } from '../../procedure/facts.js';
import { CONFIRMATION_POINTS_OF_KIND, unrecordedPoints } from '../../procedure/hearings.js';
import { KINDS, type Kind } from '../../procedure/kinds.js';

export const HEARING_STEPS = ['toConvene', 'toConfirm', 'toReport', 'reported'] as const;
export type HearingStep = (typeof HEARING_STEPS)[number];

export function hearingStep(kind: Kind, hearing: HearingFacts): HearingStep {
  if (hearing.reportedOn !== null) return 'reported';
  if (hearing.convened === null) return 'toConvene';
  return unrecordedPoints(kind, hearing).length > 0 ? 'toConfirm' : 'toReport';
}

/** Over `hearing` as alias `h` and `application` as alias `a`; `hearingFacts` says when a hearing is convened and when it has a confirmation. */
const CONVENED = '(h.method IS NOT NULL AND h.meets_on IS NOT NULL)';
const POINTS_OF_KIND = `CASE a.kind ${KINDS.map((kind) => `WHEN '${kind}' THEN ARRAY[${CONFIRMATION_POINTS_OF_KIND[kind].map((point) => `'${point}'`).join(', ')}]`).join(' ')} END`;
const RECORDED = `(h.confirmed_on IS NOT NULL AND coalesce(h.points ?& ${POINTS_OF_KIND}, false))`;

export const STEP_CONDITION: Readonly<Record<HearingStep, string>> = {
  toConvene: `(h.reported_on IS NULL AND NOT ${CONVENED})`,
  toConfirm: `(h.reported_on IS NULL AND ${CONVENED} AND NOT ${RECORDED})`,
  toReport: `(h.reported_on IS NULL AND ${CONVENED} AND ${RECORDED})`,
  reported: 'h.reported_on IS NOT NULL',
};
