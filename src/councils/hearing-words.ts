import type { HearingFacts } from '../procedure/case/facts.js';
import { CONFIRMATION_POINT_LABEL, CONFIRMATION_POINTS_OF_KIND } from '../procedure/case/hearings.js';
import type { Kind } from '../procedure/terms/kinds.js';

/** The points of the kind that the council did not confirm, in words; empty when it confirmed everything. */
export function unconfirmedPoints(kind: Kind, { points }: NonNullable<HearingFacts['confirmation']>): string[] {
  return CONFIRMATION_POINTS_OF_KIND[kind]
    .filter((point) => points[point] !== true)
    .map((point) => CONFIRMATION_POINT_LABEL[point]);
}
