import type { Condition } from '../../procedure/case/decision.js';
import { DataTable } from './data-table.js';

/** What a designation asks: the condition, its article, what shows it, and whether it holds. */
export function RequirementTable({ conditions, caption }: { conditions: readonly Condition[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      rows={[...conditions]}
      columns={[
        { header: '条件', cell: ({ text }) => text },
        { header: '根拠', cell: ({ legalBasis }) => <span class="article">{legalBasis || '－'}</span> },
        { header: '証拠となる記録', cell: ({ evidence }) => evidence ?? '－' },
        { header: '結果', nowrap: true, cell: ({ met }) => (met ? '満たす' : <strong>満たさない</strong>) },
      ]}
    />
  );
}
