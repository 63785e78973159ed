import type { NextFunction, Request, Response } from 'express';
import { Declined } from '../platform/declined.js';

const READING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses a write that another site made the browser send (CSRF), beside the cookie's SameSite=Lax. Browsers say where a
 * request comes from with Sec-Fetch-Site; older ones and plain http give Origin. A program that sends neither has no
 * cookie of anybody to misuse.
 */
export function refuseCrossSite(request: Request, _response: Response, next: NextFunction): void {
  if (READING.includes(request.method) || comesFromHere(request)) return next();
  next(
    new Declined(
      'forbidden',
      'ほかのサイトから送られた操作のため、受け付けませんでした。このシステムの画面からもう一度操作してください。',
    ),
  );
}

function comesFromHere(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.get('origin');
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === request.host;
}
