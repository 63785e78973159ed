import type { ComponentChildren } from 'preact';

export interface SummaryRow {
  label: string;
  /** Absent or empty: shown as 「未入力」. */
  value?: ComponentChildren;
  /** The item of the official form, e.g. 「様式第1号 3」. */
  formItem?: string;
  /** Where it is corrected; the link says 「修正」, or 「入力する」 while there is no value. */
  editHref?: string;
}

/** What was filled in, each row with its own way back to correct it. */
export function SummaryList({ rows }: { rows: SummaryRow[] }) {
  return (
    <dl class="summary-list">
      {rows.map(({ label, value, formItem, editHref }) => {
        const missing = value === undefined || value === null || value === '';
        return (
          <div class="summary-list__row">
            <dt class="summary-list__label">
              {label}
              {formItem && <span class="summary-list__form-item">{formItem}</span>}
            </dt>
            <dd class="summary-list__value">{missing ? <span class="summary-list__missing">未入力</span> : value}</dd>
            {editHref && (
              <dd class="summary-list__action">
                <a href={editHref}>
                  {missing ? '入力する' : '修正'}
                  <span class="visually-hidden">（{label}）</span>
                </a>
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}
