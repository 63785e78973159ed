import { createHmac, timingSafeEqual } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import connectPgSimple from 'connect-pg-simple';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import session from 'express-session';
import type pg from 'pg';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { isProbe } from '../platform/logging.js';
import { LOGGER } from '../platform/platform.module.js';
import { watchWrites } from '../platform/request-writes.js';
import { type Account, toActor } from './account.entity.js';
import { AccountService, type LoginResult, type SignIn } from './account.service.js';
import { refuseCrossSite } from './cross-site-guard.js';
import { lastPerson } from './last-person.js';
import { LoginRedirectFilter } from './login-redirect.js';
import { Declined } from '../platform/declined.js';

declare module 'express-session' {
  interface SessionData {
    accountId: string;
    /** ISO instant of the login. */
    signedInAt: string;
  }
}

const HOUR = 3_600_000;
/** A session ends after so long without a request … */
const IDLE_LIMIT_MS = 8 * HOUR;
/**
 * … and nobody is signed out earlier than that, but perhaps by so much later: the session is prolonged ahead, so that pages that
 * follow one another do not each write it. A browser forgets its cookie on time; only a client that keeps it gains this minute.
 */
const PROLONGED_AHEAD_MS = 60_000;
/** … and after so long in any case. */
const ABSOLUTE_LIMIT_MS = 12 * HOUR;

/** By so much a clock that is set may jump back without signing anybody out; more would prolong every session by as much. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** What the cookie is besides `secure`. */
const COOKIE = { httpOnly: true, sameSite: 'lax', path: '/' } as const;

/** Failed logins from one address within a window; offices share an address, so it is generous. */
const ADDRESS_LIMIT = { limit: 50, windowMs: 15 * 60_000 };
/** Only a login and a password that did not fit count for an address: a program that sends broken forms must not lock its office out. */
const failedLogins = new WeakSet<Request>();

/**
 * Server-side sessions in the database: cross-site guard, login limit for each address, session, current actor, and the
 * way to the login for who has none.
 * @param keepUnsent what becomes of a form that met an ended session; see `LoginRedirectFilter`
 * Call it after the static files (they need no session) and before anything that reads `request.actor`.
 */
export function useSessions(
  app: NestExpressApplication,
  keepUnsent: (request: Request) => Promise<boolean> = () => Promise.resolve(false),
): void {
  const config = app.get(Config);
  app.use(refuseCrossSite);
  app.use(['/login', '/api/session'], limitByAddress());
  const readSession = session({
    name: sessionCookieName(config),
    secret: config.sessionSecret,
    store: sessionStore(app),
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { ...COOKIE, secure: isHttps(config) || 'auto', maxAge: IDLE_LIMIT_MS },
  });
  app.use(exceptForProbes(readSession));
  app.use(exceptForProbes(identifyActor(app.get(AccountService), app.get(Clock))));
  app.use(watchWrites);
  // Added here and not by a module: the filter added last is asked first, before one that catches everything.
  app.useGlobalFilters(new LoginRedirectFilter(keepUnsent));
}

/** `__Host-` makes the browser itself insist on https, this host, and the whole site. */
function sessionCookieName(config: Config): string {
  return isHttps(config) ? '__Host-sid' : 'sid';
}

/**
 * Whether the request brings a session cookie that we signed, as express-session does: `s:<id>.<HMAC>`. Nobody is asked whether the session
 * still lasts, so it tells only who signed in some time; so does the cookie of who signed in last, which outlives it.
 */
export function hasOurCookie({ headers }: Request, config: Config): boolean {
  const cookie = headers.cookie?.split(/; */).find((each) => each.startsWith(`${sessionCookieName(config)}=s%3A`));
  const [, id = '', signature = ''] = /=s%3A([^.]+)\.(.+)$/.exec(cookie ?? '') ?? [];
  const expected = createHmac('sha256', config.sessionSecret).update(id).digest('base64').replace(/=+$/, '');
  const given = Buffer.from(signature.replaceAll('%2B', '+').replaceAll('%2F', '/'));
  if (lastPerson({ headers }, config) !== null) return true;
  return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected));
}

/**
 * Signs in whoever typed this, at whichever door. A failure counts for the login and for the address.
 * @param accounts who checks the two
 */
export async function logIn(
  request: Request,
  accounts: AccountService,
  { login, password, now }: { login: string; password: string; now: Date },
): Promise<{ outcome: 'signedIn'; account: Account } | Exclude<LoginResult, SignIn>> {
  const result = await accounts.logIn(login, password);
  if (result.outcome === 'signedIn' && (await signIn(request, result, now)))
    return { outcome: 'signedIn', account: result.account };
  failedLogins.add(request);
  return result.outcome === 'signedIn' ? { outcome: 'refused' } : result;
}

/**
 * Starts a session for the account under a new id, so that an id planted before the login is worthless.
 * @returns whether it is there: a password that was changed meanwhile opens none
 */
async function signIn(request: Request, { account, holds }: SignIn, now: Date): Promise<boolean> {
  await regenerate(request);
  request.session.accountId = account.id;
  request.session.signedInAt = now.toISOString();
  await new Promise<void>((resolve, reject) =>
    request.session.save((error) => (error ? reject(error as Error) : resolve())),
  );
  if (await holds()) return true;
  await regenerate(request);
  return false;
}

/** Ends the session here and in the database, and takes the cookie back. */
export async function signOut(request: Request, response: Response, config: Config): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    request.session.destroy((error) => (error ? reject(error as Error) : resolve())),
  );
  response.clearCookie(sessionCookieName(config), { ...COOKIE, secure: isHttps(config) });
}

/**
 * For an answer that the database is not there: the session is neither prolonged (which would wait for the database once
 * more) nor replaced, and the cookie stays as the browser has it.
 */
export function leaveSession(request: Request): void {
  delete (request as { session?: unknown }).session;
}

/** Whether the process lives is answered also while no session can be read. */
function exceptForProbes(handler: RequestHandler): RequestHandler {
  return (request, response, next) => (isProbe(request) ? next() : handler(request, response, next));
}

function isHttps(config: Config): boolean {
  return config.publicUrl.startsWith('https:');
}

const PROLONG = 'UPDATE session SET expire = $3 WHERE sid = $1 AND expire < $2';

/** On TypeORM's own pool: one limit for all connections. */
function sessionStore(app: NestExpressApplication): session.Store {
  const { master: pool } = app.get(DataSource).driver as unknown as { master: pg.Pool };
  const logger: Logger = app.get(LOGGER);
  class Store extends connectPgSimple(session) {
    /** Prolongs the session by a little more than the cookie; one that lasts as long as the cookie already is not written. */
    override touch(id: string, { cookie }: session.SessionData, done: (error?: unknown) => void = () => {}): void {
      const expire = new Date(cookie.expires ?? 0);
      pool.query(PROLONG, [id, expire, new Date(expire.getTime() + PROLONGED_AHEAD_MS)]).then(() => done(), done);
    }
  }
  return new Store({
    pool,
    tableName: 'session',
    errorLog: (error: unknown) => logger.error({ err: error }, 'session store'),
  });
}

function limitByAddress(): RequestHandler {
  return rateLimit({
    ...ADDRESS_LIMIT,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skip: (request) => request.method !== 'POST',
    skipSuccessfulRequests: true,
    requestWasSuccessful: (request) => !failedLogins.has(request),
    handler: (_request, _response, next: NextFunction) =>
      next(new Declined('tooMany', 'ログインの失敗がこの場所から続いています。15分ほど待ってからお試しください。')),
  });
}

/** Looks the account up at every request, so that a deactivation or a move to another office counts at once. */
function identifyActor(accounts: AccountService, clock: Clock): RequestHandler {
  return async (request, _response, next) => {
    const { accountId, signedInAt } = request.session;
    if (accountId !== undefined && signedInAt !== undefined) {
      const age = clock.now().getTime() - new Date(signedInAt).getTime();
      const isOver = age > ABSOLUTE_LIMIT_MS || age < -CLOCK_TOLERANCE_MS;
      const account = isOver ? null : await accounts.findUsable(accountId);
      if (account) Object.assign(request, { actor: toActor(account), mustChangePassword: account.mustChangePassword });
      else await regenerate(request);
    }
    next();
  };
}

function regenerate(request: Request): Promise<void> {
  return new Promise((resolve, reject) =>
    request.session.regenerate((error) => (error ? reject(error as Error) : resolve())),
  );
}
