/** Which institution doctors are sent to: several rows of 様式6 may be of one, a department each. */
import { bareName } from '../terms/bare-name.js';
import { comparableName, type KanjiVariants } from '../terms/comparable-name.js';

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
function isElsewhere({ planningAreaId, elsewhere }: Pick<Destination, 'planningAreaId' | 'elsewhere'>): boolean {
  return planningAreaId === '' && bareName(elsewhere) !== '';
}

interface Named {
  institution: Readonly<Record<'name' | 'planningAreaId', string>>;
  profile: { kanjiVariants: KanjiVariants };
}

/** So many letters tell one institution from another, where the name of one ends in that of the other. */
const TELLING_LETTERS = 4;

/**
 * Whether doctors are sent to the institution itself: its name in another spelling (width, 異体字, 法人の種別) and its area. The very name alone is it
 * too, because a wrong area would hide it; another prefecture may have one of the same name.
 */
export function isItself(destination: Destination, { institution, profile }: Named): boolean {
  if (isElsewhere(destination)) return false;
  if (bareName(destination.institutionName) === bareName(institution.name)) return true;
  const isThere = destination.planningAreaId === institution.planningAreaId;
  const [typed, own] = [destination.institutionName, institution.name].map((name) =>
    comparableName(name, profile.kanjiVariants),
  );
  return isThere && typed === own;
}

/** A department, a branch or 本院 behind the name of an institution: what stands before it is the name. */
const BEHIND_NAME = /(?<=病院|診療所|医院|クリニック|センター).*$/u;

/** Words by which a hospital speaks of itself, or that say nothing but what stands before. */
const ITSELF_IN_WORDS =
  /^(当該?|自|本|同|弊|貴)(院|病院|医院|診療所|クリニック|センター|医療機関|法人|施設)|^(同上|同左|〃)/u;

/** Many a name is written with it and without. */
const LEFT_OUT = '総合';

/**
 * Whether it may be the institution itself: a word for itself, the same name in another spelling or place, also of another prefecture, or one that is the end of the other
 * (with and without 法人), alone or with a department behind it.
 */
export function mayBeItself(destination: Destination, facts: Named): boolean {
  if (isItself(destination, facts)) return false;
  const { institution, profile } = facts;
  const [typed, own] = [destination.institutionName, institution.name].map((name) =>
    comparableName(name, profile.kanjiVariants),
  );
  const isLike = (name: string): boolean => {
    const [short = '', long = ''] = [name, own ?? '']
      .map((each) => each.replaceAll(LEFT_OUT, ''))
      .sort((one, other) => one.length - other.length);
    return short === long || ([...short].length >= TELLING_LETTERS && long.endsWith(short));
  };
  if (ITSELF_IN_WORDS.test(bareName(destination.institutionName))) return true;
  return typed !== undefined && typed !== '' && [typed, nameBefore(typed, own ?? '')].some(isLike);
}

/** The name without what stands behind it; the own name of the institution ends where it ends. */
function nameBefore(name: string, own: string): string {
  return own !== '' && name.startsWith(own) ? own : name.replace(BEHIND_NAME, '');
}
