import { DEEPEST_ROW, MOST_COUNTED, type Paged } from '../../platform/paging.js';
import { Flag, Whole } from './described.js';

/** What every list says besides its rows. */
export abstract class PageJson {
  @Whole('全部の件数。moreがtrueのときは「以上」') total!: number;
  @Flag(`${MOST_COUNTED}件より多く、totalとpageCountが「以上」であるか。ページは${DEEPEST_ROW}件目まで進められる`)
  more!: boolean;
  @Whole('ページ（1から）。大きすぎる番号には最後のページ') page!: number;
  @Whole('ページの数') pageCount!: number;
}

/** The list as an answer, each row in the shape of the API. */
export function pageJson<Row, Json>(
  { rows, total, more, page, pageCount }: Paged<Row>,
  rowJson: (row: Row) => Json,
): PageJson & { rows: Json[] } {
  return { rows: rows.map(rowJson), total, more, page, pageCount };
}
