/** The lists of an application as tables: their columns, and their rows as cells that people write and read back. */
import { parseCells } from '../../inputs/events/index.js';
import { type Cells, readCells, textCell, textOfCell, UnclosedQuote, writeCells } from '../../platform/csv.js';
import { LONGEST_LIST } from '../../procedure/fields/limits.js';
import { emptyValues, fieldsOf } from '../../procedure/fields/content.js';
import type { RowsField, SingleField } from '../../procedure/fields/field.js';
import {
  type ContentSection,
  contentSections,
  type ResultsItem,
  type RowsItem,
  type SectionFacts,
  type SingleItem,
} from '../../procedure/fields/sections.js';
import { bareName } from '../../procedure/terms/bare-name.js';
import type { Kind } from '../../procedure/terms/kinds.js';
import { resultTextOf } from '../../procedure/fields/b.js';
import { choicesOf, type WordsContext } from './content-rows.js';

/** Values of a row by the names of its fields. */
export type RowValues = Readonly<Record<string, unknown>>;

export interface ListColumn {
  /** Of the field. */
  name: string;
  /** As on the page. */
  heading: string;
  /** What else it may be called. */
  headings: readonly string[];
  item: SingleItem;
  /** Whether a cell may stay empty. */
  optional: boolean;
}

/** A list of the content that is asked for. */
export interface ContentList {
  kind: Kind;
  /** In the content. */
  name: string;
  label: string;
  /** What one row is: 派遣先. */
  rowLabel: string;
  section: ContentSection;
  columns: readonly ListColumn[];
  /** The texts that tell one row from another. */
  unique: readonly string[];
  /** The rows are given (a sub-item each), and only what stands beside their names is written. */
  rowsGiven: boolean;
  /** As they stand. */
  rows: readonly RowValues[];
  /** Values of a row on which nobody has written. */
  blank: RowValues;
}

/** The lists of an application as it stands. */
export function contentLists(facts: SectionFacts): ContentList[] {
  return contentSections(facts).flatMap((section) =>
    section.fields.flatMap((item) =>
      item.input === 'rows'
        ? [rowsList(facts, section, item)]
        : item.input === 'results'
          ? [resultsList(facts, section, item)]
          : [],
    ),
  );
}

function rowsList(facts: SectionFacts, section: ContentSection, item: RowsItem): ContentList {
  const { kind, content } = facts;
  const { fields, unique } = fieldsOf(kind)[item.path] as RowsField;
  return {
    kind,
    name: item.path,
    label: item.label,
    rowLabel: item.rowLabel,
    section,
    unique,
    rowsGiven: false,
    blank: emptyValues(fields),
    columns: item.fields.map((inner) => columnOf(inner, fields[inner.path] as SingleField)),
    rows: (content as unknown as Record<string, RowValues[]>)[item.path] ?? [],
  };
}

function resultsList({ kind, content }: SectionFacts, section: ContentSection, item: ResultsItem): ContentList {
  const field = fieldsOf(kind)[item.path];
  if (field?.input !== 'results') throw new Error(`no results at ${item.path}`);
  const code = field.fields['code'] as SingleField;
  const text = field.fields['text'] as SingleField;
  const written = content.kind === 'B' ? content.results : [];
  return {
    kind,
    name: item.path,
    label: item.label,
    rowLabel: field.name,
    section,
    unique: [field.unique],
    rowsGiven: true,
    blank: emptyValues(field.fields),
    columns: [
      columnOf(
        {
          path: 'code',
          label: code.name,
          input: 'choice',
          choices: item.items.map(({ code: value, label }) => ({ value, label: `${value} ${label}` })),
        },
        code,
      ),
      columnOf({ path: 'text', label: text.name, input: 'text' }, text),
    ],
    rows: item.items.map((each) => ({
      code: each.code,
      text: resultTextOf(written, each.code),
    })),
  };
}

function columnOf(item: SingleItem, field: SingleField): ListColumn {
  return {
    name: item.path,
    heading: item.label,
    headings: [field.name, ...(field.headings ?? [])],
    item,
    optional: 'optional' in field && field.optional === true,
  };
}

/** The list as a file for a spreadsheet. @param rows none for a form to be filled; given rows stand there by their names */
export function writeList(list: ContentList, rows: readonly RowValues[], areas: WordsContext['areas']): string {
  return writeCells([
    list.columns.map(({ heading }) => heading),
    ...rows.map((row) => list.columns.map(({ name, item }) => fileCell(item, row[name], areas))),
  ]);
}

/** The rows of a form to be filled. */
export function blankRows({ rowsGiven, rows, unique }: ContentList): RowValues[] {
  return rowsGiven ? rows.map((row) => Object.fromEntries(unique.map((name) => [name, row[name]]))) : [];
}

/** Numbers and days bare, for a spreadsheet to reckon with; everything else as text. */
function fileCell(item: SingleItem, value: unknown, areas: WordsContext['areas']): string {
  const text =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  if (item.input === 'number' || item.input === 'day') return text;
  return textCell(choicesOf(item, areas)?.find((each) => each.value === text)?.label ?? text);
}

/** A row of a table that was read. */
interface ReadRow {
  /** In the table, from 1, as a spreadsheet numbers it. */
  line: number;
  /** Of the columns that the table has. */
  values: RowValues;
}

/** What cannot be read; `heading` is '' where it is the row or the table. */
export interface TableFault {
  /** Null where it is the table. */
  line: number | null;
  heading: string;
  /** As it stands there. */
  cell: string;
  /** Japanese: what to do. */
  message: string;
}

export interface ReadTable {
  rows: ReadRow[];
  faults: TableFault[];
  /** The columns of the list that the table has, in its order. */
  columns: readonly ListColumn[];
  /** Those that it does not have. */
  missing: readonly ListColumn[];
  /** Headings of the table that the list does not know. */
  unknown: string[];
  /** What is not read: lines before the headings, and sums. */
  skipped: { line: number; text: string }[];
  /** Whether it has headings; without them the columns are those of the list, in its order. */
  headed: boolean;
}

/** Characters of a table: it is sent once more with the page that shows what would change, as a form of at most a megabyte. */
export const LONGEST_TABLE = 100_000;

/** So many lines may stand before the headings: a title, a day. */
const LINES_BEFORE_HEADINGS = 5;

/** Reads a table that was pasted or came in a file. Never throws: whatever is wrong is told, and no value of it may be stored then. */
export function readList(sent: string, list: ContentList, areas: WordsContext['areas']): ReadTable {
  const text = sent.replace(/\r\n?/gu, '\n'); // a browser posts two characters for each end of a line
  if (text.length > LONGEST_TABLE)
    return unreadable(
      list,
      `表が大きすぎます（${LONGEST_TABLE.toLocaleString('ja-JP')}文字まで。今は${text.length.toLocaleString('ja-JP')}文字です）。いくつかに分けて、「追加する」で取り込んでください。`,
    );
  let cells: Cells;
  try {
    cells = readCells(text).map((row) => row.map((cell) => textOfCell(cell.trim())));
  } catch (error) {
    if (!(error instanceof UnclosedQuote)) throw error;
    return unreadable(
      list,
      'この行から始まる引用符「"」が閉じていないため、続きを読めません。引用符を消すか、閉じてください。',
      error.row,
    );
  }
  const table = tableOf(list, cells);
  if (table.lines.length > LONGEST_LIST)
    return unreadable(
      list,
      `一覧に入れられるのは${LONGEST_LIST}行までです（今は${table.lines.length}行です）。行を減らしてください。`,
    );
  const hasRows = table.faults.length > 0 || table.lines.length > 0;
  const { rows, faults } = valuesOf(list, table, areas);
  if (list.rowsGiven) faults.push(...misnamed(list, table, rows));
  const all = [...table.faults, ...(hasRows ? faults : [{ line: null, heading: '', cell: '', message: NO_ROWS }])];
  return {
    ...table,
    rows: all.length === 0 ? rows : [],
    faults: all.sort((one, other) => (one.line ?? 0) - (other.line ?? 0)),
  };
}

/** A given row stands once on its page, by its name: a line without one, or a second of the same, would be kept where nobody sees it. */
function misnamed({ unique: [unique] }: ContentList, { columns }: Lined, rows: readonly ReadRow[]): TableFault[] {
  const heading = columns.find(({ name }) => name === unique)?.heading;
  if (unique === undefined || heading === undefined) return []; // that the column is missing is told already
  const nameOf = ({ values }: ReadRow) => {
    const name = values[unique];
    return typeof name === 'string' ? name : '';
  };
  return rows.flatMap((row, index) => {
    const cell = nameOf(row);
    const first = rows.findIndex((each) => nameOf(each) === cell);
    const message =
      cell === ''
        ? `「${heading}」が空です。どの行のことか分からないので、書き加えてください。`
        : first < index
          ? `${rows[first]?.line ?? 0}行目と同じものです。一つの行にまとめてください。`
          : null;
    return message === null ? [] : [{ line: row.line, heading, cell, message }];
  });
}

const NO_ROWS =
  '取り込む行がありません。見出しの下に、1行に一つずつ書いてください。一覧を空にするときは、入力の画面で行を消してください。';

/** Cells of a row. */
interface Line {
  line: number;
  cells: readonly string[];
}
/** A table with the cells below its columns. */
type Lined = ReadTable & { lines: Line[] };

/** A row of these is none of the list. */
const SUMS: readonly string[] = ['合計', '総計', '小計', '計'];

function unreadable({ columns }: ContentList, message: string, line: number | null = null): Lined {
  const faults = [{ line, heading: '', cell: '', message }];
  return { rows: [], lines: [], faults, columns, missing: [], unknown: [], skipped: [], headed: false };
}

/** Finds the columns of a table by their headings, or takes them in the order of the list. */
function tableOf(list: ContentList, cells: Cells): Lined {
  const lined = cells
    .map((row, index) => ({ line: index + 1, cells: row }))
    .filter((row) => row.cells.some((cell) => cell !== ''));
  const at = lined.slice(0, LINES_BEFORE_HEADINGS + 1).findIndex((row) => isHead(row.cells, list));
  if (at < 0) {
    return { ...unreadable(list, ''), faults: tooLong(lined, list.columns.length), lines: lined };
  }
  const head = lined[at]?.cells ?? [];
  const found = head.map((heading) => columnCalled(heading, list));
  const faults = list.columns.flatMap((column): TableFault[] => {
    const headings = head.filter((_, index) => found[index] === column);
    const message =
      headings.length > 1
        ? `列「${headings.join('」「')}」は、どれも「${column.heading}」です。使う列を一つだけ残してください。`
        : headings.length === 0 && column.name === list.unique[0]
          ? `「${column.heading}」の列がありません。どの行のことか分からないので、この列を加えてください。`
          : null;
    return message === null ? [] : [{ line: lined[at]?.line ?? 1, heading: '', cell: '', message }];
  });
  const below = lined.slice(at + 1);
  const columns = found.filter((column) => column !== undefined);
  const name = found.findIndex((column) => column?.name === list.unique[0]);
  const isSum = ({ cells: row }: Line) => SUMS.includes(bareName(row[name] ?? ''));
  const isRow = (row: Line) =>
    !isSum(row) && row.cells.some((cell, index) => cell !== '' && found[index] !== undefined);
  return {
    rows: [],
    faults: [...faults, ...tooLong(below, head.length)],
    lines: below.filter(isRow).map(({ line, cells: row }) => ({
      line,
      cells: row.filter((_, index) => found[index] !== undefined),
    })),
    columns,
    missing: list.columns.filter((column) => !columns.includes(column)),
    unknown: head.filter((heading, index) => found[index] === undefined && heading !== ''),
    skipped: [...lined.slice(0, at), ...below.filter((row) => !isRow(row))].map(({ line, cells: row }) => ({
      line,
      text: row.filter((cell) => cell !== '').join('　'),
    })),
    headed: true,
  };
}

/** A row of headings holds two of them, or nothing else. */
function isHead(cells: readonly string[], list: ContentList): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const known = filled.filter((cell) => columnCalled(cell, list) !== undefined);
  return known.length >= Math.min(2, filled.length) && known.length > 0;
}

function columnCalled(heading: string, { columns }: ContentList): ListColumn | undefined {
  const called = spellings(heading);
  return columns.find((column) =>
    [column.heading, ...column.headings].some((each) => spellings(each).some((spelling) => called.includes(spelling))),
  );
}

/** Characters of a cell that may be a heading or a choice: what is longer is compared with none, so that no table makes the program count long. */
const LONGEST_NAME_IN_TABLE = 200;

/** A heading in any width, with and without what stands in brackets, a unit or a mark beside it. */
function spellings(heading: string): string[] {
  if (heading.length > LONGEST_NAME_IN_TABLE) return [];
  const bare = bareName(heading).replace(/[*※]|必須|任意/gu, '');
  return [bare, bare.replace(/[([〔][^([〔)\]〕]*[)\]〕]/gu, '')].filter((each) => each !== '');
}

function tooLong(lined: readonly Line[], columns: number): TableFault[] {
  return lined.flatMap(({ line, cells }) => {
    const beyond = cells.slice(columns).find((cell) => cell !== '');
    return beyond === undefined
      ? []
      : [
          {
            line,
            heading: '',
            cell: beyond,
            message: `列が多すぎます（${columns}列まで）。列の区切りを確かめるか、余分な列を消してください。`,
          },
        ];
  });
}

/** Every cell through the reader of its field, as if it were typed on the page. */
function valuesOf(
  list: ContentList,
  { lines, columns }: Lined,
  areas: WordsContext['areas'],
): Pick<ReadTable, 'rows' | 'faults'> {
  const faults: TableFault[] = [];
  const typed = lines.map(({ line, cells }) =>
    Object.fromEntries(
      columns.map(({ name, heading, item }, index) => {
        const cell = cells[index] ?? '';
        const choices = choicesOf(item, areas);
        if (choices === null || cell === '') return [name, cell];
        const named = cell.length > LONGEST_NAME_IN_TABLE ? null : choiceName(cell);
        const chosen = choices.find(({ value, label }) => [value, label].some((each) => choiceName(each) === named));
        if (chosen === undefined) faults.push({ line, heading, cell, message: NO_CHOICE });
        return [name, chosen?.value ?? cell];
      }),
    ),
  );
  const body = { [list.name]: typed };
  const read = parseCells(list.kind, list.section.id, body, 'form');
  if (!read.ok)
    for (const { field, message } of read.errors) {
      const [, index = '0', name = ''] = /\[(\d+)\](?:\.(\w+))?$/u.exec(field) ?? [];
      const column = columns.findIndex((each) => each.name === name);
      const [told] = message.split(`${list.rowLabel}${Number(index) + 1}件目：`).slice(-1);
      const fault = {
        line: lines[Number(index)]?.line ?? null,
        heading: columns[column]?.heading ?? '',
        cell: lines[Number(index)]?.cells[column] ?? '',
        message: told ?? message,
      };
      if (!faults.some(({ line, heading }) => line === fault.line && heading === fault.heading)) faults.push(fault);
    }
  if (!read.ok || faults.length > 0) return { rows: [], faults };
  const values = (read.fields as Record<string, RowValues[]>)[list.name] ?? [];
  const named = (row: RowValues) => Object.fromEntries(columns.map(({ name }) => [name, row[name]]));
  return {
    faults,
    rows: values.map((row, index) => ({ line: lines[index]?.line ?? 0, values: named(row) })),
  };
}

const NO_CHOICE = '「列と書き方」にある語のどれかを書いてください。';

/** 「十勝圏域」 is 十勝. */
const choiceName = (written: string): string => bareName(written).replace(AREA_SUFFIX, '');
const AREA_SUFFIX = /(?:二次)?(?:保健)?(?:医療圏|構想区域|圏域|圏)$/u;
