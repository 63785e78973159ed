import { type CaseFilter, parseCaseFilter } from '../../applications/queries/case-filter.js';
import { CASES_PER_PAGE } from '../../applications/queries/case-list.js';

export const CASE_LIST_PATH = '/cases';

/** The list of cases narrowed by a filter; `parseCaseFilter` reads the address back. */
export function caseListHref(filter: CaseFilter, more: Record<string, string> = {}): string {
  const given = words({ ...filter, ...more });
  return given === '' ? CASE_LIST_PATH : `${CASE_LIST_PATH}?${given}`;
}

/** A place in a list of cases. */
export interface InList {
  filter: CaseFilter;
  /** From 1. */
  at: number;
}

/** Name under which an address or a form carries where in which list it was. */
export const FROM_LIST = 'list';

/** As an address carries it: a filter and a number, never an address, so that nobody can be led elsewhere by it. */
export function listInAddress({ filter, at }: InList): string {
  return words({ ...filter, page: String(at) });
}

/** What `listInAddress` wrote; what it does not know is ignored. */
export function readList(text: string): InList {
  const { filter, page } = parseCaseFilter(Object.fromEntries(new URLSearchParams(text)));
  return { filter, at: page };
}

/** The page of a case as opened from a list, which knows the way back and its neighbours there. */
export function caseInListPath(caseId: string, from: InList): string {
  return `${CASE_LIST_PATH}/${caseId}?${new URLSearchParams({ [FROM_LIST]: listInAddress(from) }).toString()}`;
}

/** The page of the list on which that place is. */
export function backToList({ filter, at }: InList): string {
  const page = Math.ceil(at / CASES_PER_PAGE);
  return caseListHref(filter, page > 1 ? { page: String(page) } : {});
}

function words(values: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value as string)]],
  );
  return new URLSearchParams(given).toString();
}
