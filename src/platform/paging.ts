/** Lists that are read a page at a time, at a cost that does not grow with all that lies behind the page. */
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

export interface Paged<Row> {
  rows: Row[];
  /** All that match; with `more`, at least so many. */
  total: number;
  /** More match than are counted: `total` and `pageCount` mean 「以上」. */
  more: boolean;
  /** From 1; the last page when a later one was asked for. */
  page: number;
  pageCount: number;
}

/** So many are counted one by one; whoever finds more narrows the list and does not count. */
export const MOST_COUNTED = 1000;

/** So many rows of a list can be turned over page by page; beyond lies what nobody looks for without a condition. */
export const DEEPEST_ROW = 10_000;

/** The size of the whole list. */
export function countOf({ total, more }: Pick<Paged<unknown>, 'total' | 'more'>): Counted {
  return { count: total, more };
}

/** The page that an address asks for; the first one for anything else. */
export function askedPage(text: unknown): number {
  return typeof text === 'string' && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 1;
}

/** What a list is made of: one query, or several that find no row twice. */
export type Matching =
  | SelectQueryBuilder<ObjectLiteral>
  | readonly [SelectQueryBuilder<ObjectLiteral>, ...SelectQueryBuilder<ObjectLiteral>[]];

/**
 * One page of what the query finds.
 * @param matching every row of the list; its order and columns do not matter here
 * @param read the rows from an offset on, in the order of the list; `few`: no more match than are counted
 */
export async function pageOf<Row>(
  matching: Matching,
  { page: asked, perPage }: { page: number; perPage: number },
  read: (offset: number, limit: number, few: boolean) => Promise<Row[]>,
): Promise<Paged<Row>> {
  const counted = await countUpTo(matching, MOST_COUNTED);
  if (!counted.more)
    return countedPage(counted.count, { asked, perPage }, (offset, limit) => read(offset, limit, true));
  const lastPage = Math.ceil(DEEPEST_ROW / perPage);
  const page = Math.min(Math.max(1, asked), lastPage);
  const offset = (page - 1) * perPage;
  // One row more than is shown tells whether another page follows.
  const found = await read(offset, perPage + 1, false);
  if (found.length === 0)
    return countedPage((await countUpTo(matching, DEEPEST_ROW)).count, { asked, perPage }, (from, limit) =>
      read(from, limit, false),
    );
  const rows = found.slice(0, perPage);
  const seen = offset + rows.length;
  if (found.length <= perPage) return { rows, total: seen, more: false, page, pageCount: page };
  return {
    rows,
    total: Math.max(counted.count, seen),
    more: true,
    page,
    pageCount: Math.min(lastPage, Math.max(Math.ceil(counted.count / perPage), page + 1)),
  };
}

async function countedPage<Row>(
  total: number,
  { asked, perPage }: { asked: number; perPage: number },
  read: (offset: number, limit: number) => Promise<Row[]>,
): Promise<Paged<Row>> {
  const pageCount = Math.max(1, Math.ceil(total / perPage));
  const page = Math.min(Math.max(1, asked), pageCount);
  return { rows: total === 0 ? [] : await read((page - 1) * perPage, perPage), total, more: false, page, pageCount };
}

/** One page of rows that are all there already. */
export function sliceOf<Row>(
  rows: readonly Row[],
  { page: asked, perPage }: { page: number; perPage: number },
): Paged<Row> {
  const pageCount = Math.max(1, Math.ceil(rows.length / perPage));
  const page = Math.min(Math.max(1, asked), pageCount);
  return { rows: rows.slice((page - 1) * perPage, page * perPage), total: rows.length, more: false, page, pageCount };
}

/** A number of rows that is exact up to a bound; with `more`, at least so many. */
export interface Counted {
  count: number;
  more: boolean;
}

/** How many rows the query finds, counted up to `most`. */
async function countUpTo(matching: Matching, most: number): Promise<Counted> {
  return (await countsUpTo({ matching }, most)).matching;
}

/** The same for several queries in one statement. A parameter that two of them name must have one value. */
export async function countsUpTo<Name extends string>(
  queries: Readonly<Record<Name, Matching>>,
  most: number,
): Promise<Record<Name, Counted>> {
  const named = Object.entries<Matching>(queries).map(([name, matching]) => [name, partsOf(matching)] as const);
  const [first] = named[0]?.[1] ?? [];
  if (!first) return {} as Record<Name, Counted>;
  const counts = first.connection.createQueryBuilder().select([]).from('(SELECT 1)', 'one');
  for (const [name, parts] of named) {
    const found = parts.map((part) => part.clone().select('1', 'one').orderBy().getQuery()).join(' UNION ALL ');
    counts.addSelect(`(SELECT count(*)::int FROM (${found} LIMIT ${most + 1}) found)`, name);
    for (const part of parts) counts.setParameters(part.getParameters());
  }
  const row = await counts.getRawOne<Record<string, number>>();
  return Object.fromEntries(named.map(([name]) => [name, upTo(row?.[name] ?? 0, most)])) as Record<Name, Counted>;
}

/** A number counted up to one more than `most`. */
function upTo(found: number, most: number): Counted {
  return { count: Math.min(found, most), more: found > most };
}

function partsOf(matching: Matching): readonly SelectQueryBuilder<ObjectLiteral>[] {
  return 'getQuery' in matching ? [matching] : matching;
}
