import type { ComponentChildren } from 'preact';

export interface DescriptionRow {
  label: ComponentChildren;
  value?: ComponentChildren;
}

export interface DescriptionTableProps {
  /** Names the table; shown above it unless `captionHidden`. */
  caption: string;
  captionHidden?: boolean;
  rows: readonly DescriptionRow[];
}

/** Facts as a ruled two-column table: read-only, dense, prints like an official form. */
export function DescriptionTable({ caption, captionHidden, rows }: DescriptionTableProps) {
  return (
    <table class="description-table">
      <caption class={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
      <tbody>
        {rows.map(({ label, value }) => (
          <tr>
            <th scope="row">{label}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
