import { randomUUID } from 'node:crypto';
import type { FormSend } from '../../record/create-once.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { Confirmation } from '../../inputs/events/command-input.js';
import { readForm } from '../../inputs/fields/read-input.js';
import { keptTextProblem } from '../../inputs/fields/kept-text.js';
import { cleanLine, cleanLines, isIdentifier } from '../../platform/text.js';
import type { FieldErrors } from '../components/index.js';
import { Declined } from '../../platform/declined.js';

/**
 * One value of an address, or a word of a form that is compared with known ones: as typed, but for NUL, which PostgreSQL
 * refuses even in a question; '' when it is missing or repeated. What is stored is read by `readTexts`.
 */
export function typedText(body: unknown, name: string): string {
  const value = valueOf(body, name);
  return typeof value === 'string' ? value.replaceAll('\0', '') : '';
}

/** What was confirmed with a form; nothing where that cannot be read, for no question has such an answer. */
export function typedConfirmations(body: unknown): string[] {
  const read = readForm(Confirmation, { confirmed: valueOf(body, 'confirmed') });
  return read.ok ? (read.input.confirmed ?? []) : [];
}

/** What is said where a form does not say by one of its buttons what is to be done. */
export const NO_SUCH_BUTTON =
  'どのボタンが押されたかを読み取れないので、受け付けていません。入力した内容は欄に残っています。もう一度、ボタンを押してください。';

/**
 * The button by which a form was sent: null for none that has a name, as by Enter; 'unknown' for what no button of the page says, or for two at once.
 * Then nothing may be done: which act was meant nobody knows.
 * @param buttons the values that buttons of this name have, or what tells one
 */
export function pressedButton<Value extends string>(
  body: unknown,
  name: string,
  buttons: readonly Value[] | ((value: string) => value is Value),
): Value | null | 'unknown' {
  const value = valueOf(body, name);
  if (value === undefined) return null;
  if (typeof value !== 'string') return 'unknown';
  if (typeof buttons === 'function') return buttons(value) ? value : 'unknown';
  return buttons.find((each) => each === value) ?? 'unknown';
}

/** A field of a form that takes a text. */
export interface TextRule {
  /** What it is called on the page. */
  label: string;
  /** In characters. */
  longest: number;
  /** It may have several lines. */
  lines?: boolean;
}

/** The texts of a posted form. */
export interface ReadTexts<Name extends string> {
  /** As typed, for the page that comes back. */
  typed: Record<Name, string>;
  /** Cleaned, to be read further and stored. */
  texts: Record<Name, string>;
  /** What is no text, holds what cannot be kept, or is too long. */
  errors: FieldErrors;
}

/** Reads every field of a form by its rule; one that was not sent is ''. */
export function readTexts<Name extends string>(
  body: unknown,
  rules: Readonly<Record<Name, TextRule>>,
): ReadTexts<Name> {
  const read: ReadTexts<Name> = { typed: {} as Record<Name, string>, texts: {} as Record<Name, string>, errors: {} };
  for (const [name, { label, longest, lines = false }] of Object.entries(rules) as [Name, TextRule][]) {
    const value = valueOf(body, name) ?? '';
    const typed = typeof value === 'string' ? value : '';
    const text = lines ? cleanLines(typed) : cleanLine(typed);
    const problem =
      typeof value === 'string'
        ? keptTextProblem(label, text, longest)
        : `${label}を一つの文字列として読み取れません。入力し直してください。`;
    Object.assign(read.typed, { [name]: typed });
    Object.assign(read.texts, { [name]: text });
    if (problem !== null) read.errors[name] = [problem];
  }
  return read;
}

/** What no version is: the first of a document is made from version 0. */
export const NO_VERSION = -1;

/** The version of something as the person saw it; NO_VERSION for what a page of ours cannot have posted. */
export function typedVersion(body: unknown, name: string): number {
  const text = typedText(body, name);
  return /^\d{1,9}$/.test(text) ? Number(text) : NO_VERSION;
}

const LONGEST_KEY = 60;

/**
 * The number of an act, made with the form.
 * @throws Declined when a page of ours cannot have posted it: without a number of its own a second click would do the act twice
 */
export function typedKey(body: unknown, name: string): string {
  const value = valueOf(body, name);
  const key = typeof value === 'string' ? value.trim() : '';
  if (!isIdentifier(key, LONGEST_KEY))
    throw new Declined('unreadable', '送られた内容を読み取れません。画面を開き直してから、もう一度操作してください。');
  return key;
}

/** Who sent a form, with the number of its act and what was asked and confirmed. @throws Declined as `typedKey` */
export function typedSend(body: unknown, actor: Actor, confirmed?: FormSend['confirmed']): FormSend {
  return { idempotencyKey: typedKey(body, 'idempotencyKey'), actor, confirmed };
}

/**
 * The number for a form that is drawn: a new one for a page that is opened; the same for one that comes back with errors, since
 * nothing is stored under the number of a refused act and the corrected form is still that one act.
 * @param values of the form that came back, or its body
 */
export function keyOfForm(values: unknown = {}, name = 'idempotencyKey'): string {
  const key = typedText(values, name).trim();
  return isIdentifier(key, LONGEST_KEY) ? key : randomUUID();
}

function valueOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name)
    ? (body as Record<string, unknown>)[name]
    : undefined;
}
