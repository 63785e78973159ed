/** What described fields lack by themselves: what is missing, too large, no date. */
import { dateFaults, type KnownDays } from '../calendar/date-rules.js';
import { type Field, type FieldFacts, type Fields, hangsOnNo } from './field.js';
import { type Problem, ProblemList } from './problems.js';
import { rowKey } from './row-keys.js';

type Values = Readonly<Record<string, unknown>>;

/**
 * Every problem of the values, in the order of the fields.
 * @param rules what the fields ask of each other, told in the same order
 */
export function fieldProblems(
  fields: Fields,
  values: Values,
  facts: FieldFacts,
  rules: readonly Problem[] = [],
): Problem[] {
  return inOrder(fields, [...ownProblems(fields, values, facts), ...rules]);
}

/**
 * What a page cannot hold, and so is not stored of a draft either: a sub-item that is chosen twice, a second text of one, a text of none.
 * @param values of a part of the fields; what is not there is not said
 */
export function heldOnceProblems(fields: Fields, values: Values): Problem[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = values[name];
    if (!Array.isArray(value)) return [];
    if (field.input === 'subItems') return repeatedChoices(field, name, value as string[]);
    return field.input === 'results'
      ? [...unnamedResults(field, name, value), ...repeatedResults(field, name, value)]
      : [];
  });
}

/** What each field of a page, a group or a row lacks by itself. */
function ownProblems(fields: Fields, values: Values, facts: FieldFacts): Problem[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const asked = (field.asked?.(facts) ?? true) && !hangsOnNo(field, values);
    return asked ? [...problemsOf(field, name, values[name], facts), ...orderProblems(field, name, values)] : [];
  });
}

/** A date out of order with those beside it, as the table of dates says; how far it lies from today is asked when it is recorded or submitted. */
function orderProblems(field: Field, path: string, values: Values): Problem[] {
  const day = values[path];
  if (field.input !== 'day' || typeof day !== 'string') return [];
  return dateFaults(field.rule, day, { ...(values as KnownDays), today: null, arrivedOn: null })
    .filter(({ asked }) => !asked)
    .map(({ message }) => ({ field: path, message }));
}

function problemsOf(field: Field, path: string, value: unknown, facts: FieldFacts): Problem[] {
  const list = new ProblemList();
  const { name } = field;
  switch (field.input) {
    case 'line':
    case 'text': {
      const text = value as string;
      if (field.optional !== true) list.requireText(path, text, name);
      if (field.input === 'line' && text.trim() !== '') {
        const fault = field.fault?.(text) ?? null;
        if (fault !== null) list.add(path, fault);
        const known = field.oneOf?.(facts) ?? null;
        list.check(
          known?.includes(text) !== false,
          path,
          `${name}を一覧から選んでください。「${text}」は一覧にありません。`,
        );
      }
      return list.problems;
    }
    case 'number':
      if (value !== null || field.optional !== true)
        list.requireNumber(path, value as number | null, name, field.least, field.most);
      return list.problems;
    case 'day':
      if (value !== null || field.optional !== true) list.requireDate(path, value as string | null, name);
      return list.problems;
    case 'tick':
      if (field.whenUnset !== undefined) list.check(value === true, path, field.whenUnset);
      return list.problems;
    case 'yesNo':
      return [];
    case 'results':
      return [...unnamedResults(field, path, value as Values[]), ...repeatedResults(field, path, value as Values[])];
    case 'choice':
      list.check((value ?? '') !== '', path, `${name}を選んでください。`);
      return list.problems;
    case 'area':
      list.check(value !== '' || field.optional === true, path, `${name}を選んでください。`);
      return list.problems;
    case 'subItems':
      list.check((value as string[]).length > 0, path, `${name}を一つ以上選んでください。`);
      return [...list.problems, ...repeatedChoices(field, path, value as string[])];
    case 'group':
      return innerProblems(field, path, value as Values, facts);
    case 'rows': {
      const rows = value as Values[];
      list.check(field.optional === true || rows.length > 0, path, `${name}を一つ以上入力してください。`);
      const repeated = repeatedRows(field, path, rows);
      return [
        ...list.problems,
        ...rows.flatMap((row, index) => [
          ...innerProblems(field, `${path}[${index}]`, row, facts),
          ...(repeated.get(index) ?? []),
        ]),
      ];
    }
  }
}

/** Rows that say again what another says that stands before them, by their number. A row without its first text is only missing that. */
function repeatedRows(
  { fields, unique, rowLabel, namesakes = '' }: Extract<Field, { input: 'rows' }>,
  path: string,
  rows: readonly Values[],
): ReadonlyMap<number, Problem[]> {
  const [place = ''] = unique;
  const keys = rows.map((row) => rowKey(unique, row));
  const namesIn = (row: Values) =>
    unique.flatMap((name) => (textOf(row, name) === '' ? [] : [fields[name]?.name ?? name])).join('と');
  return new Map(
    keys.flatMap((key, index) => {
      const first = keys.indexOf(key);
      if (key === null || first === index) return [];
      const message = `${rowLabel} ${index + 1}は、${namesIn(rows[index] ?? {})}が${rowLabel} ${first + 1}と同じです。一つの行にまとめるか、違うものに直してください。${namesakes}`;
      return [[index, [{ field: `${path}[${index}].${place}`, message }]] as const];
    }),
  );
}

function repeatedChoices({ name }: Field, path: string, codes: readonly string[]): Problem[] {
  return [...placesOfRepeated(codes).keys()].map((code) => ({
    field: path,
    message: `${name}で「${code}」が二度以上選ばれています。一つにしてください。`,
  }));
}

/** A text of which nothing says whose it is stands on no page. */
function unnamedResults(
  { name, unique, fields }: Extract<Field, { input: 'results' }>,
  path: string,
  rows: readonly Values[],
): Problem[] {
  return rows.flatMap((row, index) =>
    textOf(row, unique) === ''
      ? [
          {
            field: `${path}[${index}].${unique}`,
            message: `${name}の${index + 1}件目は、${fields[unique]?.name ?? unique}が空です。どれのことか分からないので、書き加えてください。`,
          },
        ]
      : [],
  );
}

/** The page shows one text for each sub-item, so saving it leaves one. */
function repeatedResults(
  { name, unique }: Extract<Field, { input: 'results' }>,
  path: string,
  rows: readonly Values[],
): Problem[] {
  const codes = rows.map((row) => textOf(row, unique));
  const repeated = [...placesOfRepeated(codes)].filter(([code]) => code !== '');
  return repeated.map(([code, [first = 0, again = 0]]) => ({
    field: `${path}[${code}]`,
    message: `${name}の${again + 1}件目は、${first + 1}件目と同じ小項目「${code}」のものです。この欄に一つにまとめて、保存し直してください。`,
  }));
}

const textOf = (row: Values, name: string): string => {
  const text = row[name];
  return typeof text === 'string' ? text : '';
};

/** What stands more than once, with the numbers of all the places where it does. */
function placesOfRepeated(all: readonly string[]): ReadonlyMap<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [index, each] of all.entries()) places.set(each, [...(places.get(each) ?? []), index]);
  return new Map([...places].filter(([, found]) => found.length > 1));
}

/** Problems of a group or a row, its own rule among those of its fields. */
function innerProblems(
  group: Extract<Field, { input: 'group' | 'rows' }>,
  path: string,
  values: Values,
  facts: FieldFacts,
): Problem[] {
  const { fields } = group;
  const own = fieldProblems(fields, values, facts, group.rule?.(values as never));
  return own.map(({ field, message }) => ({ field: `${path}.${field}`, message }));
}

/** As the fields stand on the page. */
function inOrder(fields: Fields, problems: readonly Problem[]): Problem[] {
  return Object.keys(fields).flatMap((name) => problems.filter(({ field }) => field.split(/[.[]/u)[0] === name));
}
