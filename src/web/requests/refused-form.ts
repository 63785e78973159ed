/** How a form comes back when what it asked for was not done. */
import { randomUUID } from 'node:crypto';
import { ConditionsUnmet, type StaleVersion } from '../../applications/entities/errors.js';
import { DocumentNotIssuable } from '../../documents/issued-documents.js';
import { UploadRefused } from '../../documents/uploads.js';
import { Declined, FieldsDeclined, Gone } from '../../platform/declined.js';
import type { Condition } from '../../procedure/case/decision.js';
import type { FieldErrors } from '../components/index.js';
import { keyOfForm } from './form-body.js';
import { fieldErrors, wholeFormErrors } from './posted-form.js';

export interface RefusedForm {
  /** HTTP status. */
  status: number;
  errors: FieldErrors;
  /** Unmet conditions of a refused act. */
  conditions: readonly Condition[];
  /** For the next press. */
  idempotencyKey: string;
}

/** What was typed is to be corrected. */
export function refused(body: unknown, errors: FieldErrors): RefusedForm {
  return { status: 422, errors, conditions: [], idempotencyKey: keyOfForm(body) };
}

/** The person may read of nothing that happened since: the form comes back on what stands now, and can be sent as it is. */
export function unseen(error: StaleVersion, body: unknown): RefusedForm {
  const told =
    'いまの内容は、この画面のとおりです。入力した内容は残っています。このままでよければ、もう一度押してください。';
  return { ...refusedBy(error, body), errors: wholeFormErrors(`${error.unseen}${told}`) };
}

/** A person mends these on the form: what was typed, what is unmet, what somebody else did first. */
const MENDED_ON_FORM: readonly Declined['kind'][] = ['invalid', 'refused', 'conflict'];

/**
 * What the person is told of an error while the form was carried out.
 * @param keyName under which the form carries its number
 * @throws the error itself when a person cannot mend it on the form
 */
export function refusedBy(error: unknown, body: unknown, keyName?: string): RefusedForm {
  const mended = error instanceof Declined && MENDED_ON_FORM.includes(error.kind) && !(error instanceof Gone);
  if (!(error instanceof UploadRefused) && !mended) throw error;
  // What was done first stays; what is sent now is another act, and gets a number of its own.
  const idempotencyKey = error.kind === 'conflict' ? randomUUID() : keyOfForm(body, keyName);
  const conditions = error instanceof ConditionsUnmet ? error.conditions : [];
  return { status: error.status, errors: messagesOf(error), conditions, idempotencyKey };
}

function messagesOf(error: Declined): FieldErrors {
  if (error instanceof FieldsDeclined) return fieldErrors(error.problems);
  if (error instanceof UploadRefused) return { file: [error.message] };
  if (error instanceof DocumentNotIssuable)
    return wholeFormErrors(...error.problems.map(({ message }) => `${error.title}を作成できません。${message}`));
  return wholeFormErrors(error.message);
}
