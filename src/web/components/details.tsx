import type { ComponentChildren } from 'preact';

/** Something most readers can skip, behind a line that says what it is. */
export function Details({ summary, open, children }: { summary: string; open?: boolean; children: ComponentChildren }) {
  return (
    <details class="details" open={open}>
      <summary class="details__summary">{summary}</summary>
      <div class="details__body">{children}</div>
    </details>
  );
}
