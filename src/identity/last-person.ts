/**
 * Who signed in last in a browser: a cookie that outlives the session, so that what was typed when that had ended is kept for the right person.
 * It opens nothing. Signing out takes it back.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Config } from '../platform/config.js';
import { isRowId } from '../platform/row-id.js';

const COOKIE = 'last-person';
const LASTS_MS = 7 * 24 * 3_600_000;
const OPTIONS = { httpOnly: true, sameSite: 'lax', path: '/' } as const;

export interface LastPerson {
  accountId: string;
  /** Known to this browser alone: half of the key under which what was typed is sealed. */
  browserSecret: string;
}

/** Null where nobody signed in lately, or the cookie is not ours. */
export function lastPerson({ headers }: Pick<Request, 'headers'>, config: Config): LastPerson | null {
  const cookie = headers.cookie?.split(/; */).find((each) => each.startsWith(`${COOKIE}=`));
  const [accountId = '', browserSecret = '', signature = ''] = cookie?.slice(COOKIE.length + 1).split('.') ?? [];
  const expected = Buffer.from(signatureOf({ accountId, browserSecret }, config));
  const given = Buffer.from(signature);
  return isRowId(accountId) && given.length === expected.length && timingSafeEqual(given, expected)
    ? { accountId, browserSecret }
    : null;
}

/** Notes who signed in; whoever did before in this browser keeps the secret of it. */
export function noteLastPerson(request: Request, response: Response, config: Config, accountId: string): LastPerson {
  const before = lastPerson(request, config);
  const browserSecret = before?.accountId === accountId ? before.browserSecret : randomBytes(32).toString('hex');
  const person = { accountId, browserSecret };
  const value = `${accountId}.${browserSecret}.${signatureOf(person, config)}`;
  response.cookie(COOKIE, value, { ...OPTIONS, secure: request.secure, maxAge: LASTS_MS });
  return person;
}

/** Nobody is known here any more. */
export function forgetLastPerson(request: Request, response: Response): void {
  response.clearCookie(COOKIE, { ...OPTIONS, secure: request.secure });
}

function signatureOf({ accountId, browserSecret }: LastPerson, { sessionSecret }: Config): string {
  return createHmac('sha256', sessionSecret).update(`last-person ${accountId} ${browserSecret}`).digest('hex');
}
