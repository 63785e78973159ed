/** Which institution doctors are sent to: several rows of 様式6 may be of one, a department each. */
import { bareName } from '../terms/bare-name.js';

/** What tells one institution from another: another place may have one of the same name. */
export const INSTITUTION_FIELDS = ['institutionName', 'planningAreaId', 'elsewhere'] as const;

type Destination = Readonly<Record<(typeof INSTITUTION_FIELDS)[number], string>>;

/** The same for rows of the same institution, and for no others. */
function institutionOf(destination: Destination): string {
  return JSON.stringify(INSTITUTION_FIELDS.map((name) => bareName(destination[name])));
}

/** How many institutions these rows are of. */
export function countOfInstitutions(destinations: readonly Destination[]): number {
  return new Set(destinations.map(institutionOf)).size;
}

/** Whether it lies in another prefecture. */
export function isElsewhere({ planningAreaId, elsewhere }: Pick<Destination, 'planningAreaId' | 'elsewhere'>): boolean {
  return planningAreaId === '' && bareName(elsewhere) !== '';
}
