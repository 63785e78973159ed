/** From the names and values of a body to an instance of an input class. */
import type { ClassConstructor } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { dateFaults, type KnownDays } from '../../procedure/calendar/date-rules.js';
import { confirmation } from '../../procedure/conditions/dates.js';
import type { Problem } from '../../procedure/fields/problems.js';
import { copyBody } from './body-shape.js';
import { cleanList } from './clean.js';
import { dateRuleOf, fieldLabelOf, INPUT_CONSTRAINT, type InputSource, messagePrefixOf, readFields } from './fields.js';

/** Errors name the path of a field as in `Problem` (`destinations[0].persons`), '' for the whole body; Japanese messages. */
export type Parsed<T> = ({ ok: true } & T) | { ok: false; errors: InputProblem[] };

/** As a problem; with what confirms it where it is only strange. */
export interface InputProblem extends Problem {
  confirm?: string;
}

/** A form that was read: of what was confirmed with it (`Condition.confirm`) the answers to what was asked, each once. */
export interface ReadInput<T> {
  input: T;
  confirmed: string[];
}

/**
 * A posted form as its described input. Never throws: whatever is wrong comes back as errors beside the fields.
 * @param known what its dates are compared with, beside each other
 */
export function readForm<T extends object>(
  type: ClassConstructor<T>,
  body: unknown,
  known: KnownDays = { today: null },
): Parsed<ReadInput<T>> {
  const fields = copyBody(body);
  if (fields === null) return refusedBody();
  const read = readInput(type, fields, 'form');
  if (!read.ok) return read;
  const sent = cleanList(fields['confirmed']);
  const answers: unknown[] = Array.isArray(sent) ? sent : [];
  const said = saidOfDates(read.input, known);
  const errors = said.filter(({ confirm }) => confirm === undefined || !answers.includes(confirm));
  if (errors.length > 0) return { ok: false, errors };
  return { ...read, confirmed: [...new Set(said.flatMap(({ confirm }) => confirm ?? []))] };
}

/** What the table of dates says of the dates of an input: what cannot be, and what it only asks. */
function saidOfDates(input: object, known: KnownDays): InputProblem[] {
  return Object.entries(input).flatMap(([name, value]: [string, unknown]) => {
    const rule = dateRuleOf(input, name);
    if (rule === undefined || typeof value !== 'string') return [];
    const confirm = confirmation(name, value);
    return dateFaults(rule, value, { ...(input as Partial<KnownDays>), ...known }).map(({ message, asked }) => ({
      field: name,
      message,
      ...(asked && { confirm }),
    }));
  });
}

/** What is said of a body that no page of ours posts. */
export function refusedBody(): { ok: false; errors: Problem[] } {
  return {
    ok: false,
    errors: [{ field: '', message: '送られた内容を読み取れません。画面を開き直してから、もう一度操作してください。' }],
  };
}

/** An input of a class read and judged, or what is wrong with it. Names that the class does not describe are left out of a form, and refused in JSON. */
export function readInput<T extends object>(
  type: ClassConstructor<T>,
  fields: Record<string, unknown>,
  source: InputSource,
): Parsed<{ input: T }> {
  const input = readFields(type, fields, source);
  const found = validateSync(input, { whitelist: true, forbidUnknownValues: false });
  const unknown = source === 'json' ? unknownNames(type, fields) : [];
  if (found.length === 0 && unknown.length === 0) return { ok: true, input };
  const errors = [...found.flatMap((error) => fieldErrors(error)), ...unknown];
  return errors.length > 0 ? { ok: false, errors } : refusedBody();
}

/**
 * What can be read of an input in which something is wrong, as plain values; of what is wrong nothing is said, nor of a list in which something is
 * wrong: which of the stored rows stood in a row as it is typed now is not known. Null where that is nothing.
 * @param errors as `readInput` told them
 */
export function readablePart(
  type: ClassConstructor<object>,
  fields: Record<string, unknown>,
  source: InputSource,
  errors: readonly Problem[],
): object | null {
  const input = readFields(type, fields, source);
  validateSync(input, { whitelist: true, forbidUnknownValues: false });
  const part = JSON.parse(JSON.stringify(input)) as object;
  for (const { field } of errors) leaveOut(part, field.split(/[.[\]]+/u).filter(Boolean));
  return Object.keys(part).length > 0 && readInput(type, structuredClone(part) as Record<string, unknown>, 'json').ok
    ? part
    : null;
}

/** @param path names from the outermost; what follows a list is in one of its rows */
function leaveOut(values: object, [name = '', ...inner]: readonly string[]): void {
  const within = (values as Record<string, unknown>)[name];
  const isGroup = typeof within === 'object' && within !== null && !Array.isArray(within);
  if (inner.length > 0 && isGroup) leaveOut(within, inner);
  else delete (values as Record<string, unknown>)[name];
}

/**
 * Names that no field has, wherever they stand. They are looked up in what was posted: on its way to an instance a name that every object inherits
 * (`toString`) gets lost, and looks known to whoever asks an object for it.
 */
function unknownNames(type: ClassConstructor<object>, values: object, parentPath = '', prefix = ''): Problem[] {
  return Object.entries(values).flatMap(([property, value]: [string, unknown]): Problem[] => {
    const path = parentPath === '' ? property : `${parentPath}.${property}`;
    const field = fieldLabelOf(type, property);
    if (field === undefined) {
      const message = `「${[...property.slice(0, 60)].slice(0, 30).join('')}」という項目はありません。`;
      return [{ field: path, message: prefix === '' ? message : `${prefix}：${message}` }];
    }
    const { inner } = field;
    if (inner === undefined || typeof value !== 'object' || value === null) return [];
    const innerPrefix = messagePrefixOf(type.prototype as object, property) ?? prefix;
    if (!Array.isArray(value)) return unknownNames(inner, value, path, innerPrefix);
    return value.flatMap((row: unknown, index) =>
      typeof row === 'object' && row !== null
        ? unknownNames(inner, row, `${path}[${index}]`, `${innerPrefix}${index + 1}件目`)
        : [],
    );
  });
}

/** `prefix` is what messages begin with at this depth: 派遣先2件目. */
function fieldErrors(
  { property, target = {}, children = [], constraints = {} }: ValidationError,
  parentPath = '',
  prefix = '',
): Problem[] {
  const isRow = Array.isArray(target);
  const path = isRow ? `${parentPath}[${property}]` : parentPath === '' ? property : `${parentPath}.${property}`;
  const message = constraints[INPUT_CONSTRAINT];
  if (message !== undefined) return [{ field: path, message: prefix === '' ? message : `${prefix}：${message}` }];

  const innerPrefix = isRow ? `${prefix}${Number(property) + 1}件目` : (messagePrefixOf(target, property) ?? prefix);
  return children.flatMap((child) => fieldErrors(child, path, innerPrefix));
}
