import type { CaseFilter } from '../../applications/queries/case-filter.js';

export const CASE_LIST_PATH = '/cases';

/** The list of cases narrowed by a filter; `parseCaseFilter` reads the address back. */
export function caseListHref(filter: CaseFilter, more: Record<string, string> = {}): string {
  const given = Object.entries({ ...filter, ...more }).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? CASE_LIST_PATH : `${CASE_LIST_PATH}?${new URLSearchParams(given).toString()}`;
}
