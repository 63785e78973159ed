import type { HearingFacts } from '../procedure/case/facts.js';
import { CONFIRMATION_POINT_LABEL, unconfirmedPoints } from '../procedure/case/hearings.js';
import type { Kind } from '../procedure/terms/kinds.js';

/** The points of the kind that the council did not confirm, in words; empty when it confirmed everything. */
export function unconfirmedWords(kind: Kind, hearing: Pick<HearingFacts, 'confirmation'>): string[] {
  return unconfirmedPoints(kind, hearing).map((point) => CONFIRMATION_POINT_LABEL[point]);
}
