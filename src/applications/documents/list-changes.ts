/** What a table that was read would change in a list, row by row. */
import { rowKey } from '../../procedure/fields/row-keys.js';
import type { ContentList, ListColumn, ReadTable, RowValues } from './content-lists.js';

/** A row of the table with the row of the list of which it speaks. */
interface PairedRow {
  /** In the table. */
  line: number;
  /** Its place in the list; null for one that the list does not have. */
  place: number | null;
  /** As it stands; null for one that the list does not have. */
  before: RowValues | null;
  /** As it would stand: a column that the table does not have keeps its value. */
  after: RowValues;
  /** The columns that change. */
  columns: readonly ListColumn[];
}

export interface ListChanges {
  added: PairedRow[];
  changed: (PairedRow & { before: RowValues })[];
  unchanged: PairedRow[];
  /** Rows of the list that the table does not have, if anything stands in them. */
  left: RowValues[];
  /** The whole list afterwards: of the table alone, in its order … */
  replaced: RowValues[];
  /** … or with what it had, in its own order, and new rows behind. */
  extended: RowValues[];
}

/** How a table is taken over. */
export const WAYS = ['add', 'replace'] as const;
export type Way = (typeof WAYS)[number];

/** The whole list as it is after one of the ways. */
export function rowsAfter({ replaced, extended }: ListChanges, way: Way): RowValues[] {
  return way === 'replace' ? replaced : extended;
}

export function listChanges(list: ContentList, { rows, columns }: ReadTable): ListChanges {
  const free = new Set(list.rows.keys());
  const take = (speaksOf: (place: number) => boolean): number | null => {
    const place = [...free].find(speaksOf) ?? null;
    if (place !== null) free.delete(place);
    return place;
  };
  const unique = list.unique.filter((name) => columns.some((column) => column.name === name));
  const keys = list.rows.map((row) => rowKey(unique, row));
  // First the rows that stand there word for word, so that what changes is sought among the others.
  const same = rows.map(({ values }) =>
    take((each) => columns.every(({ name }) => list.rows[each]?.[name] === values[name])),
  );
  const paired = rows.map(({ line, values }, index): PairedRow => {
    const key = rowKey(unique, values);
    const place = same[index] ?? (key === null ? null : take((each) => keys[each] === key));
    const before = place === null ? null : (list.rows[place] ?? null);
    const after = { ...list.blank, ...before, ...values };
    return {
      line,
      place,
      before,
      after,
      columns: list.columns.filter(({ name }) => before !== null && before[name] !== after[name]),
    };
  });
  return {
    added: paired.filter(({ before }) => before === null),
    changed: paired.filter(
      (row): row is PairedRow & { before: RowValues } => row.before !== null && row.columns.length > 0,
    ),
    unchanged: paired.filter(({ before, columns: changing }) => before !== null && changing.length === 0),
    left: [...free].map((place) => list.rows[place] ?? {}).filter((row) => !list.rowsGiven || says(list, row)),
    replaced: paired.map(({ after }) => after),
    extended: [
      ...list.rows.map((row, place) => paired.find((each) => each.place === place)?.after ?? row),
      ...paired.filter(({ place }) => place === null).map(({ after }) => after),
    ],
  };
}

/** Whether anything stands in a given row beside its name. */
function says({ columns, unique }: ContentList, row: RowValues): boolean {
  return columns.some(({ name }) => !unique.includes(name) && row[name] !== '' && row[name] !== null);
}
