import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { httpProblem, isApiRequest, sendProblem } from '../platform/problem-details.js';
import { LoginRequired, OwnPasswordRequired } from './access.guard.js';

/** Where a password that somebody else made is changed. */
const FIRST_PASSWORD_PATH = '/account/first-password';

/**
 * Answers a request that needs a session, or a password of one's own: pages go to the login and come back afterwards, or to where the password
 * is changed; programs get 401 or 403.
 */
@Catch(LoginRequired, OwnPasswordRequired)
export class LoginRedirectFilter implements ExceptionFilter<LoginRequired | OwnPasswordRequired> {
  /** @param keepUnsent keeps what was posted for the next sign-in of the same person; says whether it is kept */
  constructor(private readonly keepUnsent: (request: Request) => Promise<boolean>) {}

  /** Nest does not wait for a filter. */
  catch(exception: LoginRequired | OwnPasswordRequired, host: ArgumentsHost): void {
    void this.answer(exception, host);
  }

  private async answer(exception: LoginRequired | OwnPasswordRequired, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    if (isApiRequest(request)) return sendProblem(request, response, httpProblem(exception));
    const posted = exception instanceof LoginRequired && request.method === 'POST' && request.path !== '/logout';
    const unsent = !posted ? '' : (await this.keepUnsent(request)) ? '&unsent=kept' : '&unsent=1';
    const address =
      exception instanceof OwnPasswordRequired
        ? FIRST_PASSWORD_PATH
        : `/login?next=${encodeURIComponent(pageToReturnTo(request))}${unsent}`;
    if (request.get('hx-request')) response.status(401).setHeader('HX-Redirect', address).end();
    else response.redirect(303, address);
  }
}

/** The address asked for; after a form, the page the form stood on. */
function pageToReturnTo(request: Request): string {
  if (request.method === 'GET' && !request.get('hx-request')) return request.originalUrl;
  const from = request.get('referer');
  if (from === undefined || !URL.canParse(from)) return '/';
  const { host, pathname, search } = new URL(from);
  return host === request.host ? safeNext(pathname + search) : '/';
}

/**
 * The path to go to after the login: a path of this site or '/'. Browsers read '//host' and '/\host' as another site,
 * and drop tabs and line ends, so control characters are refused as well.
 */
export function safeNext(next: unknown): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])[^\u0000-\u001f\u007f\\]*$/.test(next)) return '/';
  return next.startsWith('/login') || next.startsWith('/logout') ? '/' : next;
}
