import { DataTable, EmptyState, Section } from '../../components/index.js';
import { formatDate, formatDateTime, formatFileSize } from '../../format.js';
import { filePath } from '../case-addresses.js';
import { DraftTable } from '../draft-table.js';
import type { TabProps } from '../tab-props.js';

/** 文書: what was issued, each as it was issued; for the prefecture also the drafts and their approvals. */
export function PapersTab({ view, inside }: TabProps) {
  const { issued } = view.documents;
  return (
    <>
      <Section title="発行した文書" id="issued">
        {issued.length === 0 ? (
          <EmptyState text="発行した文書はまだありません。" />
        ) : (
          <DataTable
            caption="発行した文書"
            rows={issued}
            columns={[
              { header: '文書', cell: ({ id, title }) => <a href={filePath(id)}>{title}</a> },
              { header: '版', nowrap: true, cell: ({ version, reason }) => `第${version}版${reason === '' ? '' : `（${reason}）`}` },
              { header: '発行', nowrap: true, cell: ({ createdAt }) => formatDateTime(createdAt) },
              { header: '大きさ', numeric: true, nowrap: true, cell: ({ size }) => `PDF ${formatFileSize(size)}` },
              { header: '照合値（SHA-256）', cell: ({ sha256 }) => <code class="digest">{sha256}</code> },
            ]}
          />
        )}
      </Section>
      {inside && view.drafts.length > 0 && (
        <Section title="起案と決裁" id="drafts">
          {view.drafts.map((draft) => (
            <DraftTable draft={draft} procedure={view.application.procedure} caption={`起案　${formatDate(draft.draftedOn)}　${draft.drafterName}`} />
          ))}
        </Section>
      )}
    </>
  );
}
