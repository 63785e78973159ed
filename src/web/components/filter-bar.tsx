import type { ComponentChildren } from 'preact';
import { formatNumber } from '../base/format.js';
import { Button } from './forms/button.js';

export interface AppliedFilter {
  /** 「段階：審査」. */
  label: string;
  /** The same list without this condition. */
  removeHref: string;
}

export interface FilterBarProps {
  /** The address of the list; the fields become its query. */
  action: string;
  /** Form fields, without 要否 marks. */
  children: ComponentChildren;
  /** The id of a FilterResults on the page: with JavaScript only that part is replaced. */
  resultsId: string;
}

/** Conditions of a list as a GET form: they stay in the address, so a list can be bookmarked and sent. */
export function FilterBar({ action, children, resultsId }: FilterBarProps) {
  const results = `#${resultsId}`;
  return (
    <form
      class="filter-bar"
      role="search"
      method="get"
      action={action}
      hx-get={action}
      hx-target={results}
      hx-select={results}
      hx-swap="outerHTML"
      hx-push-url="true"
    >
      <div class="filter-bar__fields">{children}</div>
      <Button>絞り込む</Button>
    </form>
  );
}

export interface FilterResultsProps {
  id: string;
  /** All matching rows, not only those on this page. */
  count: number;
  /** More match than were counted: 「1,000件以上」. */
  more?: boolean;
  /** 「件」 unless told. */
  unit?: string;
  conditions: AppliedFilter[];
  /** The list without any condition. */
  clearHref: string;
  /** Links that act on the whole result, e.g. 「Excelで出力（現在の条件）」. */
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** Count, conditions in force (each removable) and the list itself. */
export function FilterResults({
  id,
  count,
  more,
  unit = '件',
  conditions,
  clearHref,
  actions,
  children,
}: FilterResultsProps) {
  return (
    <div class="filter-results" id={id}>
      <div class="filter-results__head">
        <p class="filter-results__count" data-announce>
          <strong>{formatNumber(count)}</strong>
          {unit}
          {more && '以上'}
        </p>
        {actions && <div class="filter-results__actions">{actions}</div>}
      </div>
      {conditions.length > 0 && (
        <div class="filter-results__conditions">
          <span class="filter-results__conditions-title" id={`${id}-conditions`}>
            適用中の条件
          </span>
          <ul class="conditions-in-force" aria-labelledby={`${id}-conditions`}>
            {conditions.map(({ label, removeHref }) => (
              <li>
                <a class="conditions-in-force__condition" href={removeHref}>
                  {label}
                  <span class="conditions-in-force__remove"> を外す</span>
                </a>
              </li>
            ))}
          </ul>
          <a href={clearHref}>条件を全て外す</a>
        </div>
      )}
      {children}
    </div>
  );
}
