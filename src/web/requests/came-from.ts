/**
 * The list from which somebody came to a case: the address of the case says it once, and a cookie that only the pages of this case are sent keeps it
 * for all of them, whatever leads from one to the other.
 */
import type { Request, Response } from 'express';
import { CASE_LIST_PATH, FROM_LIST, type InList, listInAddress, readList } from '../base/case-list-address.js';

const COOKIE = 'case-list';
const LASTS_MS = 12 * 3_600_000;
/** Characters; a browser keeps no longer cookie. */
const LONGEST = 3500;

/** Where in which list the case of this request was opened; null where it was opened otherwise. */
export function cameFrom({ query, headers }: Partial<Pick<Request, 'query' | 'headers'>>): InList | null {
  const said = query?.[FROM_LIST] ?? kept(headers?.cookie ?? '');
  return typeof said === 'string' && said !== '' && said.length <= LONGEST ? readList(said) : null;
}

/** Keeps it for the pages of the case. */
export function keepCameFrom(request: Request, response: Response, caseId: string): void {
  const from = cameFrom({ query: request.query });
  if (from !== null)
    response.cookie(COOKIE, listInAddress(from), {
      path: `${CASE_LIST_PATH}/${caseId}`,
      httpOnly: true,
      sameSite: 'lax',
      secure: request.secure,
      maxAge: LASTS_MS,
    });
}

function kept(cookies: string): string | null {
  const own = cookies.split(/; */).find((each) => each.startsWith(`${COOKIE}=`));
  try {
    return own === undefined ? null : decodeURIComponent(own.slice(COOKIE.length + 1));
  } catch {
    return null; // no cookie of ours
  }
}
