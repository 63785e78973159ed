import type { ListPlace } from '../../applications/queries/case-queries.js';
import { caseName } from '../../procedure/terms/reference-number.js';
import { backToList, caseInListPath, type InList } from '../base/case-list-address.js';
import { formatNumber } from '../base/format.js';

/** The list from which a case was opened, with its place there now. */
export interface PlacedInList extends InList {
  place: ListPlace;
}

/** 前・次 within the list from which the case was opened, and the way back to it. */
export function InListNav({ filter, at, place }: PlacedInList) {
  const { total, more, before, next } = place;
  const to = (row: NonNullable<ListPlace['next']>) => ({
    href: caseInListPath(row.id, { filter, at: row.at }),
    name: `${row.institutionName} ${caseName(row)}`,
  });
  return (
    <nav class="pager" aria-label="一覧の中の前後の申請">
      <a class="pager__link" href={backToList({ filter, at: place.at ?? at })}>
        一覧に戻る
      </a>
      <span class="pager__position">
        {place.at === null
          ? 'この申請は、いまは一覧の条件に当てはまりません'
          : `${formatNumber(total)}件${more ? '以上' : ''}の${formatNumber(place.at)}件目`}
      </span>
      {before && (
        <a class="pager__link" rel="prev" href={to(before).href}>
          前：{to(before).name}
        </a>
      )}
      {next && (
        <a class="pager__link" rel="next" href={to(next).href}>
          次：{to(next).name}
        </a>
      )}
    </nav>
  );
}
