import { formatNumber } from '../base/format.js';
import { ScrollRegion } from './section.js';

/** How many cases of a kind are in a stage; null where the kind has no such stage. */
type StageCount = { count: number; more?: boolean; href: string } | null;

export interface StageMatrixProps {
  caption: string;
  stages: string[];
  /** One row for each kind, `counts` in the order of `stages`. */
  rows: { kind: string; counts: StageCount[] }[];
}

/** Kind × stage as a table of counts, each a link to the list behind it. */
export function StageMatrix({ caption, stages, rows }: StageMatrixProps) {
  return (
    <ScrollRegion label={caption}>
      <table class="stage-matrix">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">区分</th>
            {stages.map((stage) => (
              <th scope="col">{stage}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, counts }) => (
            <tr>
              <th scope="row">{kind}</th>
              {stages.map((stage, index) => (
                <td>
                  <MatrixCell cell={counts[index] ?? null} name={`${kind}・${stage}`} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function MatrixCell({ cell, name }: { cell: StageCount; name: string }) {
  if (cell === null) {
    return (
      <span class="stage-matrix__none">
        <span aria-hidden="true">－</span>
        <span class="visually-hidden">この段階はありません</span>
      </span>
    );
  }
  if (cell.count === 0) return <span class="stage-matrix__zero">0</span>;
  return (
    <a class="stage-matrix__count" href={cell.href}>
      <span class="visually-hidden">{name} </span>
      {formatNumber(cell.count)}
      <span class="visually-hidden">件</span>
      {cell.more && '以上'}
    </a>
  );
}
