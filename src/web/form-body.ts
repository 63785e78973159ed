import { randomUUID } from 'node:crypto';
import { BadRequestException } from '@nestjs/common';
import type { FormSend } from '../platform/create-once.js';
import type { Actor } from '../procedure/actors.js';

/** One value of a posted form as typed, but for NUL, which no keyboard types and PostgreSQL cannot store; '' when it is missing or repeated. */
export function typedText(body: unknown, name: string): string {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value.replaceAll('\0', '') : '';
}

/** The version of something as the person saw it; 0, which nothing has, for what a page of ours cannot have posted. */
export function typedVersion(body: unknown, name: string): number {
  const text = typedText(body, name);
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

const LONGEST_KEY = 60;

/**
 * The number of an act, made with the form.
 * @throws BadRequestException when a page of ours cannot have posted it: without a number of its own a second click would do the act twice
 */
export function typedKey(body: unknown, name: string): string {
  const key = typedText(body, name).trim();
  if (key === '' || key.length > LONGEST_KEY) throw new BadRequestException('送られた内容を読み取れません。画面を開き直してから、もう一度操作してください。');
  return key;
}

/** Who sent a form, with the number of its act. @throws BadRequestException as `typedKey` */
export function typedSend(body: unknown, actor: Actor): FormSend {
  return { idempotencyKey: typedKey(body, 'idempotencyKey'), actorId: actor.accountId };
}

/**
 * The number for a form that is drawn: a new one for a page that is opened; the same for one that comes back with errors, since
 * nothing is stored under the number of a refused act and the corrected form is still that one act.
 * @param values of the form that came back, or its body
 */
export function keyOfForm(values: unknown = {}, name = 'idempotencyKey'): string {
  const key = typedText(values, name).trim();
  return key !== '' && key.length <= LONGEST_KEY ? key : randomUUID();
}
