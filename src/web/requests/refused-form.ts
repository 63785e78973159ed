/** How a form that makes something comes back when nothing was made. */
import { randomUUID } from 'node:crypto';
import { IdempotencyConflict } from '../../record/create-once.js';
import { type FieldErrors, WHOLE_FORM } from '../components/index.js';
import { keyOfForm } from './form-body.js';
import { FieldDeclined } from '../../platform/declined.js';

export interface RefusedForm {
  /** HTTP status. */
  status: 409 | 422;
  errors: FieldErrors;
  idempotencyKey: string;
}

/** What was typed is to be corrected. */
export function refused(body: unknown, errors: FieldErrors): RefusedForm {
  return { status: 422, errors, idempotencyKey: keyOfForm(body) };
}

/**
 * What the person is told of an error while the form was carried out.
 * @throws the error itself when a person cannot mend it
 */
export function refusedBy(error: unknown, body: unknown): RefusedForm {
  // What the page made first stays; what was typed now would be another act, and gets a number of its own.
  if (error instanceof IdempotencyConflict)
    return { status: 409, errors: { [WHOLE_FORM]: [error.message] }, idempotencyKey: randomUUID() };
  if (error instanceof FieldDeclined) return refused(body, { [error.field]: [error.message] });
  throw error;
}
