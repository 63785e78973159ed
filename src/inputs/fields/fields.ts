/**
 * Decorators for the fields of an event: each reads a value (clean.ts), judges it with a Japanese message,
 * and describes it in the OpenAPI document.
 */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { type ClassConstructor, type ClassTransformOptions, plainToInstance, Transform } from 'class-transformer';
import { ValidateBy, ValidateNested, type ValidationArguments } from 'class-validator';
import { cleanLine, cleanLines, isIdentifier } from '../../platform/text.js';
import type { DateName } from '../../procedure/calendar/date-rules.js';
import { LONGEST_LINE, LONGEST_LIST, LONGEST_TEXT } from '../../procedure/fields/limits.js';
import {
  dayWithWrongWeekday,
  formatJapaneseDateWithWeekday,
  parseJapaneseDate,
} from '../../procedure/calendar/japanese-date.js';
import { cleanDate, cleanFlag, cleanList, cleanNumber } from './clean.js';
import { keptTextProblem } from './kept-text.js';
import { isRowId, readRowId } from '../../platform/row-id.js';

const LARGEST_NUMBER = 9_999_999;
const LONGEST_ID = 60;

/** What is said to the person; a function where it hangs on the other fields of the input, which may say nothing. */
type Message = string | ((input: object) => string | null);

interface Options {
  /** Must not be empty; a message is what is said when it is. */
  required?: boolean | Message;
}

interface TextOptions extends Options {
  /** Characters. */
  longest?: number;
}

interface ReadingOptions extends Options {
  /** What is said of a value that cannot be read, in place of the usual sentence. */
  unreadable?: Message;
}

/** Names in a form may be more than the event's (a submit button); in JSON an unknown name is a mistake. */
export type InputSource = 'form' | 'json';

/** How class-transformer is told where the body comes from. */
interface ReadOptions extends ClassTransformOptions {
  source?: InputSource;
}

/**
 * An instance of an input class, not yet validated. A form knows texts and nothing else, and its parser cannot tell one
 * value from a list of one; a program says what it means, so its numbers, ticks and lists must be such.
 */
export function readFields<T extends object>(type: ClassConstructor<T>, values: unknown, source: InputSource): T {
  const options: ReadOptions = { source };
  return plainToInstance(type, values as object, options);
}

/** What was posted, made comparable by where it comes from. */
function Read(read: (value: unknown, source: InputSource) => unknown): PropertyDecorator {
  return Transform(({ value, options }) => read(value, (options as ReadOptions).source ?? 'form'));
}

interface Field {
  /** What is said of an empty value; null when it may be empty. */
  whenEmpty: Message | null;
  /** Makes what was posted comparable. */
  clean: (value: unknown, source: InputSource) => unknown;
  /** What is wrong with a clean value that is not empty; null when it is fine. */
  problem: (value: unknown) => Message | null;
  api: ApiPropertyOptions;
}

function field(label: string, { whenEmpty, clean, problem, api }: Field): PropertyDecorator {
  const described = { description: label, required: whenEmpty !== null, ...api } as ApiPropertyOptions;
  return applyDecorators(
    Read(clean),
    Judged((value) => (isEmpty(value) ? whenEmpty : problem(value))),
    ApiProperty(described),
    labelled(label),
  );
}

const LABEL = Symbol('name of a field on the page');

/** What a field is called, and the class of the fields inside it. */
export interface FieldLabel {
  label: string;
  inner?: ClassConstructor<object>;
}

function labelled(label: string, inner?: ClassConstructor<object>): PropertyDecorator {
  const described: FieldLabel = { label, inner };
  return (target, property) => Reflect.defineMetadata(LABEL, described, target, property);
}

/** What a field of an input class is called; undefined for a name the class does not have. */
export function fieldLabelOf(inputClass: ClassConstructor<object>, property: string): FieldLabel | undefined {
  return Reflect.getMetadata(LABEL, inputClass.prototype as object, property) as FieldLabel | undefined;
}

/** Name of the constraint under which class-validator reports our messages. */
export const INPUT_CONSTRAINT = 'input';

function Judged(judge: (value: unknown) => Message | null): PropertyDecorator {
  return ValidateBy({
    name: INPUT_CONSTRAINT,
    validator: {
      validate: (value, about) => told(judge(value), about) === null,
      defaultMessage: (about) => told(judge(about?.value), about) ?? '',
    },
  });
}

const told = (message: Message | null, about: ValidationArguments | undefined): string | null =>
  typeof message === 'function' ? message(about?.object ?? {}) : message;

/** A list without items is no empty text, number or tick: only a field that takes lists may be sent one. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function isEmptyList(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

/** A form knows texts alone; a program says what it means, and leaves empty what it sends as null. */
const formOrNull =
  (clean: (value: unknown) => unknown) =>
  (value: unknown, source: InputSource): unknown =>
    source === 'form' || value === null ? clean(value) : value;

/** What is said of an empty value. */
function whenMissing(required: Options['required'], usual: string): Message | null {
  return required === true ? usual : required || null;
}

const enter = (label: string, required: Options['required']) => whenMissing(required, `${label}を入力してください。`);
const choose = (label: string, required: Options['required']) => whenMissing(required, `${label}を選んでください。`);

function reopen(label: string): string {
  return `${label}が正しくありません。画面を開き直してください。`;
}

function textField(
  label: string,
  required: Options['required'],
  longest: number,
  clean: (text: string) => string,
): PropertyDecorator {
  return field(label, {
    whenEmpty: enter(label, required),
    clean: (value) => (typeof value === 'string' ? clean(value) : (value ?? '')),
    problem: (value) =>
      typeof value === 'string' ? keptTextProblem(label, value, longest) : `${label}は文字で入力してください。`,
    api: { type: 'string', maxLength: longest, nullable: !required },
  });
}

/** One line: a name, a number of a document. */
export function Line(label: string, { required = false, longest = LONGEST_LINE }: TextOptions = {}): PropertyDecorator {
  return textField(label, required, longest, cleanLine);
}

/** Text that may have several lines. */
export function Text(label: string, { required = false, longest = LONGEST_TEXT }: TextOptions = {}): PropertyDecorator {
  return textField(label, required, longest, cleanLines);
}

/** A line that could not be read; kept as it was typed, to be judged. */
class Unreadable {
  constructor(readonly line: string) {}
}

/**
 * A line with a reading of its own, such as a number of ten digits or a 年度; null when it is left empty.
 * @param read what the cleaned line stands for; null when it stands for nothing
 */
export function Reading(
  label: string,
  read: (line: string) => string | number | boolean | null,
  { required = false, unreadable, longest = LONGEST_LINE }: ReadingOptions & TextOptions & { unreadable: Message },
): PropertyDecorator {
  return field(label, {
    whenEmpty: enter(label, required),
    clean: (value) => {
      if (typeof value !== 'string') return value ?? null;
      const line = cleanLine(value);
      return line === '' ? null : (read(line) ?? new Unreadable(line));
    },
    problem: (value) => {
      if (value instanceof Unreadable) return keptTextProblem(label, value.line, longest) ?? unreadable;
      return typeof value === 'object' ? `${label}は文字で入力してください。` : null;
    },
    api: { type: 'string', maxLength: longest, nullable: !required },
  });
}

/** Identifier of something the program named itself. */
export function Id(label: string): PropertyDecorator {
  return field(label, {
    whenEmpty: reopen(label),
    clean: (value) => (typeof value === 'string' ? value.trim() : value),
    problem: (value) => (isId(value) ? null : reopen(label)),
    api: { type: 'string', maxLength: LONGEST_ID },
  });
}

/** UUID of a row; an optional one may be null or empty, which reads as null. */
export function RowId(label: string, { optional = false } = {}): PropertyDecorator {
  return field(label, {
    whenEmpty: optional ? null : reopen(label),
    clean: (value) => (typeof value === 'string' ? (readRowId(value.trim()) ?? (value.trim() || null)) : value),
    problem: (value) => (isRowId(value) ? null : reopen(label)),
    api: { type: 'string', format: 'uuid', nullable: optional },
  });
}

interface NumberOptions extends ReadingOptions {
  most?: number;
  /** What is said of a number that does not fit the other fields of the input; null when it does. */
  misfit?: (input: object) => string | null;
}

/** Whole number from 0. */
export function WholeNumber(
  label: string,
  { required = false, most = LARGEST_NUMBER, unreadable, misfit }: NumberOptions = {},
): PropertyDecorator {
  return field(label, {
    whenEmpty: enter(label, required),
    clean: formOrNull(cleanNumber),
    problem: (value) => {
      if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
        return unreadable ?? `${label}は0以上の整数で入力してください（例：1,842）。${entered(value)}`;
      }
      if (value > most) return unreadable ?? `${label}は${most.toLocaleString('ja-JP')}以下で入力してください。`;
      return misfit ?? null;
    },
    api: { type: 'integer', minimum: 0, maximum: most, nullable: !required },
  });
}

/** Calendar date in 和暦 or 西暦; becomes ISO 'YYYY-MM-DD'. */
export function Day(
  label: string,
  { required = false, unreadable, rule }: ReadingOptions & { rule?: DateName } = {},
): PropertyDecorator {
  const day = field(label, {
    whenEmpty: enter(label, required),
    clean: cleanDate,
    problem: (value) =>
      typeof value === 'string' && parseJapaneseDate(value) === value
        ? null
        : (wrongWeekday(label, value) ??
          unreadable ??
          `${label}は実在する日付を「令和8年12月4日」又は「2026-12-04」のように入力してください。${entered(value)}`),
    api: { type: 'string', format: 'date', nullable: !required },
  });
  const judged: PropertyDecorator = (target, property) => Reflect.defineMetadata(RULE, rule, target, property);
  return applyDecorators(day, judged);
}

const RULE = Symbol('row of the table of dates');

/** The row of the table of dates that judges a field of the class; undefined for what is no date, or judged with its event. */
export function dateRuleOf(input: object, property: string): DateName | undefined {
  return Reflect.getMetadata(RULE, input, property) as DateName | undefined;
}

function wrongWeekday(label: string, value: unknown): string | null {
  const day = typeof value === 'string' ? dayWithWrongWeekday(value) : null;
  return day === null
    ? null
    : `${label}の曜日が日付と合いません。その日は${formatJapaneseDateWithWeekday(day)}です。日付か曜日を直してください。`;
}

/** A tick, or yes/no; stays undefined when unanswered. */
export function Flag(label: string, { required = false }: Options = {}): PropertyDecorator {
  return field(label, {
    whenEmpty: choose(label, required),
    clean: formOrNull(cleanFlag),
    problem: (value) => (typeof value === 'boolean' ? null : `${label}を選び直してください。`),
    api: { type: 'boolean', nullable: !required },
  });
}

/** One of some fixed words; an optional one that is empty reads as absent. */
export function Choice(
  label: string,
  words: readonly string[],
  { unreadable, optional = false }: ReadingOptions & { optional?: boolean } = {},
): PropertyDecorator {
  return field(label, {
    whenEmpty: optional ? null : (unreadable ?? choose(label, true)),
    clean: (value) => (optional && isEmpty(value) ? undefined : value),
    problem: (value) =>
      words.includes(value as string) ? null : (unreadable ?? `${label}を選択肢から選んでください。`),
    api: { type: 'string', enum: [...words] },
  });
}

/** Several of some fixed words. */
export function Choices(label: string, words: readonly string[]): PropertyDecorator {
  return field(label, {
    whenEmpty: null,
    clean: formOrNull(cleanList),
    problem: (value) =>
      isEmptyList(value) || isListOf(value, (item) => words.includes(item as string))
        ? null
        : `${label}を選択肢から選んでください。`,
    api: { type: 'string', enum: [...words], isArray: true },
  });
}

/** Several identifiers or codes. */
export function Ids(label: string, { required = false }: Options = {}): PropertyDecorator {
  return field(label, {
    whenEmpty: choose(label, required),
    clean: formOrNull(cleanList),
    problem: (value) =>
      isEmptyList(value)
        ? choose(label, required)
        : isListOf(value, isId)
          ? unprintableId(label, value)
          : `${label}を選び直してください。`,
    api: { type: 'string', isArray: true, maxItems: LONGEST_LIST },
  });
}

/** What was confirmed of values that looked strange: one line each, of any shape. */
export function Confirmations(label: string): PropertyDecorator {
  const fits = (item: unknown) => isIdentifier(item, LONGEST_LINE);
  return field(label, {
    whenEmpty: null,
    clean: (value, source) => {
      const list = formOrNull(cleanList)(value, source);
      return Array.isArray(list) && list.length === 0 ? undefined : list;
    },
    problem: (value) => (isListOf(value, fits) ? null : reopen(label)),
    api: { type: 'string', isArray: true, maxItems: LONGEST_LIST },
  });
}

/**
 * A group of fields. An optional group may be left blank as a whole, and messages about its fields begin with its label
 * (several of them ask the same).
 */
export function Group<T extends object>(
  type: ClassConstructor<T>,
  label: string,
  { optional = false } = {},
): PropertyDecorator {
  const read = (value: unknown, source: InputSource): unknown => {
    if (value === null || (optional && isBlank(value))) return undefined;
    return isGroup(value) ? readFields(type, value, source) : value;
  };
  return applyDecorators(
    Read(read),
    Judged((value) => (value === undefined || isGroup(value) ? null : `${label}の形が正しくありません。`)),
    ValidateNested(),
    ApiProperty({ description: label, type: () => type, required: false }),
    labelled(label, type),
    optional ? messagePrefix(label) : () => undefined,
  );
}

/** Rows of fields. A row in which nothing is filled in is left out, so a page may show an empty one more. */
export function Rows<T extends object>(
  type: ClassConstructor<T>,
  label: string,
  { required = false }: Options = {},
): PropertyDecorator {
  const read = (value: unknown, source: InputSource): unknown => {
    const list = formOrNull(cleanList)(value, source);
    if (!Array.isArray(list)) return list;
    const filled = list.filter((row) => !isBlank(row) || (source === 'json' && !isGroup(row)));
    return filled.map((row: unknown) => (isGroup(row) ? readFields(type, row, source) : row));
  };
  const judge = (value: unknown): string | null => {
    if (isEmptyList(value)) return required ? `${label}を一つ以上入力してください。` : null;
    if (!isListOf(value, isGroup, Infinity)) return `${label}の形が正しくありません。`;
    return (value as unknown[]).length > LONGEST_LIST ? `${label}は${LONGEST_LIST}件以内にしてください。` : null;
  };
  return applyDecorators(
    Read(read),
    Judged(judge),
    ValidateNested(),
    ApiProperty({ description: label, type: () => [type], required: required !== false, maxItems: LONGEST_LIST }),
    labelled(label, type),
    messagePrefix(label),
  );
}

const PREFIX = Symbol('what messages about the fields inside begin with');

function messagePrefix(label: string): PropertyDecorator {
  return (target, property) => Reflect.defineMetadata(PREFIX, label, target, property);
}

/** What messages about the fields inside a group or list begin with (派遣先); undefined for none. */
export function messagePrefixOf(target: object, property: string): string | undefined {
  return Reflect.getMetadata(PREFIX, target, property) as string | undefined;
}

function entered(value: unknown): string {
  return typeof value === 'string'
    ? `入力された値：「${[...value.slice(0, 60)].slice(0, 30).join('').replace(/\p{C}/gu, '\ufffd')}」`
    : '';
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBlank(row: unknown): boolean {
  if (row === '' || row === null || row === undefined) return true;
  return (
    isGroup(row) &&
    Object.values(row).every((value) => value === null || (typeof value === 'string' && value.trim() === ''))
  );
}

function isListOf(value: unknown, fits: (item: unknown) => boolean, longest = LONGEST_LIST): boolean {
  return Array.isArray(value) && value.length <= longest && value.every(fits);
}

/** A code comes to stand on a document as it was sent where the list of its names does not know it. */
function unprintableId(label: string, values: unknown): string | null {
  const told = (values as string[]).map((value) => keptTextProblem(label, value, LONGEST_ID));
  return told.find((problem) => problem !== null) ?? null;
}

function isId(value: unknown): boolean {
  return isIdentifier(value, LONGEST_ID);
}
