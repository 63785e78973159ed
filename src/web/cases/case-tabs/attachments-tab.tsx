import type { CaseView } from '../../../applications/queries/case-view.js';
import { DataTable, DocumentList, type DocumentRow, Pager, Section } from '../../components/index.js';
import { formatDate, formatFileSize } from '../../base/format.js';
import { japanDate } from '../../../platform/clock.js';
import { sliceOf } from '../../../platform/paging.js';
import { filePath } from '../../addresses/case-addresses.js';
import type { TabProps } from './tab-props.js';
import { tabPath } from '../../addresses/tabs.js';
import { Corrections } from './corrections.js';

const FILES_PER_PAGE = 50;

/** 提出書類: which are needed and why, what is there, earlier versions, and the corrections asked for. */
export function AttachmentsTab({ view, page }: TabProps) {
  const { required } = view.documents;
  const earlier = sliceOf(
    required.flatMap(({ requirement, files }) =>
      files.slice(1).map((file) => ({ ...file, document: requirement.name })),
    ),
    { page, perPage: FILES_PER_PAGE },
  );
  return (
    <>
      <Section title="提出書類" id="documents">
        <DocumentList
          caption="提出書類の要否と添付状況"
          rows={required.map((document) => documentRow(view, document))}
        />
      </Section>
      {earlier.total > 0 && (
        <Section title="以前の版" id="earlier">
          <DataTable
            caption="差し替えられた版"
            rows={earlier.rows}
            columns={[
              { header: '書類', cell: ({ document }) => document },
              { header: 'ファイル', cell: ({ id, fileName }) => <a href={filePath(id)}>{fileName}</a> },
              { header: '版', nowrap: true, cell: ({ version }) => `第${version}版` },
              { header: '添付した日', nowrap: true, cell: ({ createdAt }) => formatDate(japanDate(createdAt)) },
              { header: '大きさ', numeric: true, nowrap: true, cell: ({ size }) => formatFileSize(size) },
            ]}
          />
          <Pager {...earlier} hrefFor={(to) => `${tabPath(view.application.id, 'attachments')}&page=${to}#earlier`} />
        </Section>
      )}
      <Corrections corrections={view.corrections} view={view} />
    </>
  );
}

function documentRow(
  { application }: CaseView,
  { requirement, needed, reason, legalBasis, files }: CaseView['documents']['required'][number],
): DocumentRow {
  const latest = files[0];
  return {
    name: requirement.name,
    formNumber: requirement.form ?? undefined,
    need: needed ? 'needed' : 'notNeeded',
    reason,
    legalBasis,
    attached: latest && {
      fileName: latest.fileName,
      href: filePath(latest.id),
      version: latest.version,
      on: japanDate(latest.createdAt),
    },
    onScreen: requirement.suppliedBy === 'screen' ? { href: tabPath(application.id, 'content') } : undefined,
  };
}
