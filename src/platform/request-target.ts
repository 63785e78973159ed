import type { NextFunction, Request, Response } from 'express';
import { Declined } from './declined.js';
import { isSpelledInUtf8 } from './text.js';

/** Express middleware: lets through what names a place here, in text that can be read. `*` (as in `OPTIONS *`) and the like name none, and have no session either. */
export function refuseOddTarget(request: Request, _response: Response, next: NextFunction): void {
  next(
    isPath(request.path) && isSpelledInUtf8(request.originalUrl)
      ? undefined
      : new Declined(
          'unreadable',
          'アドレスを読み取れません。アドレスが正しいか、文字化けしていないか確かめてください。',
        ),
  );
}

/** Express finds none in an address like `http:`. */
function isPath(path: string | null): boolean {
  return path?.startsWith('/') ?? false;
}
