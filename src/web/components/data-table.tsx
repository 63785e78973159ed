import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  header: string;
  cell: (row: Row) => ComponentChildren;
  /** Right-aligned with figures of one width. */
  numeric?: boolean;
  /** Keeps short values such as dates and numbers on one line while the table is a table. */
  nowrap?: boolean;
  /** Makes the heading a link that sorts by this column; `direction` if the rows are sorted by it now. */
  sort?: { href: string; direction?: 'ascending' | 'descending' };
}

export interface DataTableProps<Row> {
  /** Says what the rows are, for assistive technology and print; hidden on screen unless `captionVisible`. */
  caption: string;
  captionVisible?: boolean;
  /** The first column names the row. */
  columns: Column<Row>[];
  rows: readonly Row[];
  /** For tables that stand below one another on a page: their columns share the widths that the style sheet has for this name. */
  alike?: 'documents' | 'forms';
  /** Adds a checkbox to each row; the table must stand in a form. `label` names the row; a row that is not `choosable` says in a column why. */
  select?: {
    name: string;
    value: (row: Row) => string;
    label: (row: Row) => string;
    selected?: string[];
    choosable?: (row: Row) => boolean;
  };
}

const SORT_TEXT = { ascending: '昇順', descending: '降順' };
const SORT_SIGN = { ascending: '▲', descending: '▼' };

/**
 * A list as a table; below 640 px each row becomes a card whose cells carry their column names.
 * The roles are written out because some browsers drop table semantics when CSS changes the display type.
 */
export function DataTable<Row>({ caption, captionVisible, columns, rows, alike, select }: DataTableProps<Row>) {
  return (
    <table class={alike ? `data-table data-table--${alike}` : 'data-table'} role="table">
      <caption class={captionVisible ? 'data-table__caption' : 'visually-hidden'}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {select && (
            <th role="columnheader" scope="col" class="data-table__select">
              選択
            </th>
          )}
          {columns.map((column) => (
            <HeaderCell column={column} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row">
            {select && (
              <td role="cell" class="data-table__select">
                {(select.choosable?.(row) ?? true) && (
                  <input
                    type="checkbox"
                    class="choice__control"
                    name={select.name}
                    value={select.value(row)}
                    checked={select.selected?.includes(select.value(row))}
                    aria-label={`${select.label(row)}を選択`}
                  />
                )}
              </td>
            )}
            {columns.map((column, index) => {
              const className = cellClass(column);
              return index === 0 ? (
                <th role="rowheader" scope="row" class={className}>
                  {column.cell(row)}
                </th>
              ) : (
                <td role="cell" class={className} data-label={column.header}>
                  <div class="data-table__value">{column.cell(row)}</div>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function cellClass<Row>({ numeric, nowrap }: Column<Row>): string | undefined {
  return [numeric && 'data-table__numeric', nowrap && 'data-table__nowrap'].filter(Boolean).join(' ') || undefined;
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const { header, sort } = column;
  return (
    <th role="columnheader" scope="col" class={cellClass(column)} aria-sort={sort?.direction}>
      {sort ? (
        <a class="data-table__sort" href={sort.href}>
          {header}
          {sort.direction && (
            <>
              <span aria-hidden="true"> {SORT_SIGN[sort.direction]}</span>
              <span class="visually-hidden">（{SORT_TEXT[sort.direction]}）</span>
            </>
          )}
        </a>
      ) : (
        header
      )}
    </th>
  );
}
