/**
 * What a row is called. The database finds a row under any spelling of its UUID, but to the program (subject of the record, key of a map, recipient,
 * `===`) another spelling is another row: so there is one, and what comes from outside is read into it or names no row.
 */
import { Matches, type ValidationOptions } from 'class-validator';
import type { NextFunction, Request, Response } from 'express';

const ROW_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** Whether it may be the id of a row: a UUID as the database writes it, in small letters. */
export function isRowId(value: unknown): value is string {
  return typeof value === 'string' && ROW_ID.test(value);
}

/** The id that somebody sent, in whichever letters, as the database writes it; null for what is no id of a row. */
export function readRowId(value: unknown): string | null {
  const id = typeof value === 'string' ? value.toLowerCase() : null;
  return isRowId(id) ? id : null;
}

/** Of a class that is validated: the id of a row, of which there are no other spellings inside the program. */
export function IsRowId(options?: ValidationOptions): PropertyDecorator {
  return Matches(ROW_ID, options);
}

/** The last defence of what is written under an id: under another spelling nobody would find it again. @throws TypeError */
export function refuseOtherSpelling(id: string): void {
  if (id !== (readRowId(id) ?? id)) throw new TypeError(`${id} is not how the database writes the id`);
}

/** Express middleware: whoever takes the address after it finds the ids of rows in it in small letters. */
export function readRowIdsInAddress(request: Request, _response: Response, next: NextFunction): void {
  request.url = inSmallLetters(request.url);
  request.originalUrl = inSmallLetters(request.originalUrl);
  next();
}

/** @param url what may be decoded */
function inSmallLetters(url: string): string {
  const path = /^[^?]*/u.exec(url)?.[0] ?? '';
  const parts = path.split('/').map((part) => readRowId(decodeURIComponent(part)) ?? part);
  return parts.join('/') + url.slice(path.length);
}
