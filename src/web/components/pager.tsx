import { formatNumber } from '../base/format.js';

export interface PagerProps {
  /** From 1. */
  page: number;
  pageCount: number;
  /** There are more pages than were counted. */
  more?: boolean;
  /** The address of a page, keeping the conditions in force. */
  hrefFor: (page: number) => string;
}

/** 前へ・「5 / 9,999」・次へ. Nothing is drawn for a single page. */
export function Pager({ page, pageCount, more, hrefFor }: PagerProps) {
  if (pageCount <= 1) return null;
  return (
    <nav class="pager" aria-label="ページの移動">
      {page > 1 && (
        <a class="pager__link" rel="prev" href={hrefFor(page - 1)}>
          前のページ
        </a>
      )}
      <span class="pager__position">
        {formatNumber(page)} / {formatNumber(pageCount)}
        <span class="visually-hidden">ページ</span>
        {more && '以上'}
      </span>
      {page < pageCount && (
        <a class="pager__link" rel="next" href={hrefFor(page + 1)}>
          次のページ
        </a>
      )}
      {more && page === pageCount && <span>続きは、条件を絞り込むと表示できます。</span>}
    </nav>
  );
}
