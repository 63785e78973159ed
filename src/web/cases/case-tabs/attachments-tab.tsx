import type { CaseView } from '../../../applications/queries/case-view.js';
import { DataTable, DocumentList, type DocumentRow, Pager, Section } from '../../components/index.js';
import { formatDate, formatFileSize } from '../../base/format.js';
import { japanDate } from '../../../platform/clock.js';
import { sliceOf } from '../../../platform/paging.js';
import { filePath } from '../../addresses/case-addresses.js';
import type { TabProps } from './tab-props.js';
import { tabPath } from '../../addresses/tabs.js';
import { withdrawalWords } from '../../case-elements/file-links.js';
import { Corrections } from '../../case-elements/corrections.js';

const FILES_PER_PAGE = 50;

/** 提出書類: which are needed and why, what is there, what was withdrawn or replaced, and the corrections asked for. */
export function AttachmentsTab({ view, page }: TabProps) {
  const { required } = view.documents;
  const others = sliceOf(
    required.flatMap(({ requirement, others: own }) => own.map((file) => ({ ...file, document: requirement.name }))),
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
      {others.total > 0 && (
        <Section title="この申請に含まれないファイル" id="others">
          <DataTable
            caption="取り下げたもの、差し替える前のもの、提出していないもの"
            rows={others.rows}
            columns={[
              { header: '書類', cell: ({ document }) => document },
              { header: 'ファイル', cell: ({ id, fileName }) => <a href={filePath(id)}>{fileName}</a> },
              { header: '添付した日', nowrap: true, cell: ({ createdAt }) => formatDate(japanDate(createdAt)) },
              { header: '取下げ', cell: ({ withdrawal }) => withdrawalWords(withdrawal) },
              { header: '大きさ', numeric: true, nowrap: true, cell: ({ size }) => formatFileSize(size) },
            ]}
          />
          <Pager {...others} hrefFor={(to) => `${tabPath(view.application.id, 'attachments')}&page=${to}#others`} />
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
  return {
    name: requirement.name,
    formNumber: requirement.form ?? undefined,
    need: needed ? 'needed' : 'notNeeded',
    reason,
    legalBasis,
    attached: files.map(({ id, fileName, createdAt }) => ({
      fileName,
      href: filePath(id),
      on: japanDate(createdAt),
    })),
    onScreen: requirement.suppliedBy === 'screen' ? { href: tabPath(application.id, 'content') } : undefined,
  };
}
