import type { NextFunction, Request, Response } from 'express';
import { Declined } from './declined.js';

/** Express middleware: lets through what names a place here. `*` (as in `OPTIONS *`) and the like name none, and have no session either. */
export function refuseOddTarget(request: Request, _response: Response, next: NextFunction): void {
  next(
    isPath(request.path)
      ? undefined
      : new Declined('unreadable', 'アドレスを読み取れません。アドレスが正しいか確かめてください。'),
  );
}

/** Express finds none in an address like `http:`. */
function isPath(path: string | null): boolean {
  return path?.startsWith('/') ?? false;
}
