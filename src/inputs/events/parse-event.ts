/** The one way from a posted form or a JSON body to a typed event. */
import type { ClassConstructor } from 'class-transformer';
import type { CaseEvent, EventOf, EventType } from '../../procedure/events/index.js';
import { fieldsOf } from '../../procedure/fields/content.js';
import { heldOnceProblems } from '../../procedure/fields/field-problems.js';
import type { Problem } from '../../procedure/fields/problems.js';
import type { SectionBody } from '../../procedure/fields/content-sections.js';
import type { Kind } from '../../procedure/terms/kinds.js';
import { copyBody } from '../fields/body-shape.js';
import { buildEvent } from './build-event.js';
import { COMMAND_FIELDS, commandInput, type CommandInput, Confirmation } from './command-input.js';
import { sectionInput } from './content-inputs.js';
import { EVENT_INPUTS } from './event-inputs.js';
import type { InputSource } from '../fields/fields.js';
import { type Parsed, readablePart, readInput, refusedBody } from '../fields/read-input.js';
import { OpenInput } from './open-input.js';

/**
 * Reads the body of an event. Never throws: whatever is wrong comes back as errors beside the fields.
 * Says only whether the event can be read; whether it is allowed now is for `decide`.
 */
export function parseEvent<T extends EventType>(
  type: T,
  body: unknown,
  source: InputSource,
): Parsed<{ event: EventOf<T> }> {
  const fields = copyBody(body);
  if (fields === null) return refusedBody();
  const confirmed = confirmedIn(fields, source);
  for (const name of COMMAND_FIELDS) delete fields[name];
  const inputClass: ClassConstructor<object> = EVENT_INPUTS[type];
  const read = readInput(inputClass, fields, source);
  if (!read.ok) return read;
  const event: CaseEvent = { ...buildEvent(type, read.input), ...(confirmed.length > 0 && { confirmed }) };
  return { ok: true, event: event as EventOf<T> };
}

/** What was confirmed with the event: of what it is judged beside it, it is part of the event and kept with it. */
function confirmedIn(fields: Record<string, unknown>, source: InputSource): readonly string[] {
  const read = readInput(Confirmation, { confirmed: fields['confirmed'] }, source);
  return (read.ok ? read.input.confirmed : undefined) ?? [];
}

/**
 * Reads the body that saves one section of the content; half-filled is fine, and what is not there is not said. What the page cannot hold (a second text
 * of one sub-item) is told here, so that no way of saving stores it.
 * @throws Error for a section the kind does not have
 */
export function parseSection(
  kind: Kind,
  sectionId: string,
  body: unknown,
  source: InputSource,
): Parsed<{ fields: SectionBody }> {
  const read = parseCells(kind, sectionId, body, source);
  const errors = read.ok ? heldOnceProblems(fieldsOf(kind), read.fields) : [];
  return errors.length > 0 ? { ok: false, errors } : read;
}

/** The same field by field, for a table that tells at its line what stands there twice. @throws Error as `parseSection` */
export function parseCells(
  kind: Kind,
  sectionId: string,
  body: unknown,
  source: InputSource,
): Parsed<{ fields: SectionBody }> {
  const inputClass = sectionInput(kind, sectionId);
  if (!inputClass) throw new Error(`no section ${sectionId} of ${kind}`);
  const copy = copyBody(body);
  if (copy === null) return refusedBody();
  for (const name of COMMAND_FIELDS) delete copy[name];
  const read = readInput(inputClass, copy, source);
  return read.ok ? { ok: true, fields: JSON.parse(JSON.stringify(read.input)) as SectionBody } : read;
}

/**
 * What can be read of a section in which something is wrong; null where that is nothing. Of what is wrong nothing is said, of a list
 * with it neither: it keeps what is stored.
 * @param errors as `parseSection` told them
 */
export function readableSection(
  kind: Kind,
  sectionId: string,
  body: unknown,
  errors: readonly Problem[],
): SectionBody | null {
  const inputClass = sectionInput(kind, sectionId);
  const copy = copyBody(body);
  if (!inputClass || copy === null || errors.some(({ field }) => field === '')) return null;
  for (const name of COMMAND_FIELDS) delete copy[name];
  return readablePart(inputClass, copy, 'form', errors);
}

/**
 * Reads what every command carries; other names in the body are not its business.
 * @param type event of the command, if it is one
 */
export function parseCommand(
  body: unknown,
  source: InputSource = 'form',
  type?: EventType,
): Parsed<{ command: CommandInput }> {
  const copy = copyBody(body);
  if (copy === null) return refusedBody();
  const own = Object.fromEntries(COMMAND_FIELDS.map((name) => [name, copy[name]]));
  const read = readInput(commandInput(type), own, source);
  return read.ok ? { ok: true, command: { ...read.input } } : read;
}

/** Reads the body that opens a case. */
export function parseOpening(body: unknown, source: InputSource): Parsed<{ opening: OpenInput }> {
  const copy = copyBody(body);
  if (copy === null) return refusedBody();
  const read = readInput(OpenInput, copy, source);
  return read.ok ? { ok: true, opening: { ...read.input } } : read;
}
