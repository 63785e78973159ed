/** The one way from a posted form or a JSON body to a typed event. */
import type { ClassConstructor } from 'class-transformer';
import { type ApplicationContent, emptyContent } from '../../procedure/fields/content.js';
import type { CaseEvent, EventOf, EventType } from '../../procedure/case/events.js';
import type { Kind } from '../../procedure/terms/kinds.js';
import { copyBody } from '../fields/body-shape.js';
import { buildEvent, withPosted } from './build-event.js';
import { COMMAND_FIELDS, CommandInput } from './command-input.js';
import { CONTENT_INPUTS, sectionInput } from './content-inputs.js';
import { EVENT_INPUTS } from './event-inputs.js';
import type { InputSource } from '../fields/fields.js';
import { type Parsed, readInput, refusedBody } from '../fields/read-input.js';
import { OpenInput } from './open-input.js';

export interface ParseContext {
  kind: Kind;
  source: InputSource;
  /**
   * EDIT_CONTENT: the stored content. A page may post one section; what it does not post stays. Without it
   * the rest is empty.
   */
  current?: ApplicationContent;
}

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
