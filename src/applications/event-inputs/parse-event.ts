/** The one way from a posted form or a JSON body to a typed event. */
import type { ClassConstructor } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { type ApplicationContent, emptyContent } from '../../procedure/fields/content.js';
import type { CaseEvent, EventOf, EventType } from '../../procedure/case/events.js';
import type { Kind } from '../../procedure/terms/kinds.js';
import type { Problem } from '../../procedure/fields/problems.js';
import { copyBody } from './body-shape.js';
import { buildEvent, withPosted } from './build-event.js';
import { COMMAND_FIELDS, CommandInput } from './command-input.js';
import { CONTENT_INPUTS, sectionInput } from './content-inputs.js';
import { EVENT_INPUTS } from './event-inputs.js';
import { INPUT_CONSTRAINT, type InputSource, messagePrefixOf, readFields } from './fields.js';
import { OpenInput } from './open-input.js';

/** Path of a field as in `Problem` (`destinations[0].persons`), '' for the whole body; Japanese message. */
type FieldError = Problem;

export interface ParseContext {
  kind: Kind;
  source: InputSource;
  /**
   * EDIT_CONTENT: the stored content. A page may post one section; what it does not post stays. Without it
   * the rest is empty.
   */
  current?: ApplicationContent;
}

export type Parsed<T> = ({ ok: true } & T) | { ok: false; errors: FieldError[] };

/**
 * Reads the body of an event. Never throws: whatever is wrong comes back as errors beside the fields.
 * Says only whether the event can be read; whether it is allowed now is for `decide`.
 */
export function parseEvent<T extends EventType>(
  type: T,
  body: unknown,
  context: ParseContext,
): Parsed<{ event: EventOf<T> }> {
  const fields = copyBody(body);
  if (fields === null) return refusedBody();
  for (const name of COMMAND_FIELDS) delete fields[name];
  // Content as it is read from us names its kind.
  if (type === 'EDIT_CONTENT' && fields['kind'] === context.kind) delete fields['kind'];

  const inputClass: ClassConstructor<object> =
    type === 'EDIT_CONTENT' ? CONTENT_INPUTS[context.kind] : EVENT_INPUTS[type as Exclude<T, 'EDIT_CONTENT'>];
  const read = readInput(inputClass, fields, context.source);
  if (!read.ok) return read;
  const event: CaseEvent = buildEvent(type, read.input, context);
  return { ok: true, event: event as EventOf<T> };
}

/**
 * Reads the body of one section of the content (`SECTIONS`): only its own fields, and what the page does not ask keeps its
 * value.
 * @returns the whole content with the section as posted
 * @throws Error for a section the kind does not have
 */
export function parseSection(
  sectionId: string,
  body: unknown,
  { kind, source, current }: ParseContext,
): Parsed<{ content: ApplicationContent }> {
  const inputClass = sectionInput(kind, sectionId);
  if (!inputClass) throw new Error(`no section ${sectionId} of ${kind}`);
  const fields = copyBody(body);
  if (fields === null) return refusedBody();
  for (const name of COMMAND_FIELDS) delete fields[name];
  const read = readInput(inputClass, fields, source);
  return read.ok ? { ok: true, content: withPosted(current ?? emptyContent(kind), read.input) } : read;
}

/** Reads what every command carries; other names in the body are not its business. */
export function parseCommand(body: unknown, source: InputSource = 'form'): Parsed<{ command: CommandInput }> {
  const copy = copyBody(body);
  if (copy === null) return refusedBody();
  const own = Object.fromEntries(COMMAND_FIELDS.map((name) => [name, copy[name]]));
  const read = readInput(CommandInput, own, source);
  return read.ok ? { ok: true, command: { ...read.input } } : read;
}

/** Reads the body that opens a case. */
export function parseOpening(body: unknown, source: InputSource): Parsed<{ opening: OpenInput }> {
  const copy = copyBody(body);
  if (copy === null) return refusedBody();
  const read = readInput(OpenInput, copy, source);
  return read.ok ? { ok: true, opening: { ...read.input } } : read;
}

function refusedBody(): { ok: false; errors: FieldError[] } {
  return {
    ok: false,
    errors: [{ field: '', message: '送られた内容を読み取れません。画面を開き直してから、もう一度操作してください。' }],
  };
}

function readInput<T extends object>(
  type: ClassConstructor<T>,
  fields: Record<string, unknown>,
  source: InputSource,
): Parsed<{ input: T }> {
  const input = readFields(type, fields, source);
  const found = validateSync(input, {
    whitelist: true,
    forbidNonWhitelisted: source === 'json',
    forbidUnknownValues: false,
  });
  if (found.length === 0) return { ok: true, input };
  const errors = found.flatMap((error) => fieldErrors(error));
  return errors.length > 0 ? { ok: false, errors } : refusedBody();
}

/** `prefix` is what messages begin with at this depth: 派遣先2件目. */
function fieldErrors(
  { property, target = {}, children = [], constraints = {} }: ValidationError,
  parentPath = '',
  prefix = '',
): FieldError[] {
  const isRow = Array.isArray(target);
  const path = isRow ? `${parentPath}[${property}]` : parentPath === '' ? property : `${parentPath}.${property}`;
  const message =
    constraints[INPUT_CONSTRAINT] ??
    ('whitelistValidation' in constraints
      ? `「${[...property.slice(0, 60)].slice(0, 30).join('')}」という項目はありません。`
      : null);
  if (message !== null) return [{ field: path, message: prefix === '' ? message : `${prefix}：${message}` }];

  const innerPrefix = isRow ? `${prefix}${Number(property) + 1}件目` : (messagePrefixOf(target, property) ?? prefix);
  return children.flatMap((child) => fieldErrors(child, path, innerPrefix));
}
