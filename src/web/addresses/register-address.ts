import { LONGEST_SEARCH } from '../../applications/queries/case-filter.js';
import { RENEWAL_FILTERS } from '../../register/renewal-filter.js';
import type { RegisterFilter } from '../../register/designation-register.js';
import { STANDING_LABEL, type RegisterStanding } from '../../procedure/designation/standing.js';
import { searchWords } from '../../platform/text.js';
import { KINDS } from '../../procedure/terms/kinds.js';
import { typedText } from '../requests/form-body.js';
import { isIsoDate } from '../base/format.js';

export const REGISTER_PATH = '/designations';
export const PUBLIC_REGISTER_PATH = '/public/designations';

/** Where an officer begins a renewal, or a change, of this line that came on paper. */
export const paperRenewalPath = (designationId: string) => `${REGISTER_PATH}/${designationId}/paper-renewal`;
export const paperChangePath = (designationId: string) => `${REGISTER_PATH}/${designationId}/paper-change`;

/** The same of a new designation, from the institution. */
export const paperNewPath = (institutionId: string) => `/settings/institutions/${institutionId}/paper-application`;

/** The register narrowed by a filter; `readRegisterFilter` reads the address back. */
export function registerHref(filter: RegisterFilter & { page?: number }, path = REGISTER_PATH): string {
  const given = Object.entries(filter).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

/** Reads an address; what it does not know is ignored. */
export function readRegisterFilter(query: unknown): RegisterFilter {
  const text = (name: string) => searchWords(typedText(query, name), LONGEST_SEARCH) || undefined;
  const oneOf = <T extends string>(name: string, words: readonly T[]) =>
    words.find((word) => word === typedText(query, name));
  const validTo = typedText(query, 'validTo');
  const filter: RegisterFilter = {
    text: text('text'),
    kind: oneOf('kind', KINDS),
    planningAreaId: text('planningAreaId'),
    validTo: isIsoDate(validTo) ? validTo : undefined,
    standing: oneOf('standing', Object.keys(STANDING_LABEL) as RegisterStanding[]),
    renewal: oneOf('renewal', RENEWAL_FILTERS),
    publicNotice: oneOf('publicNotice', ['missing']),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
