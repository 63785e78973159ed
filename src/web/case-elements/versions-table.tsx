import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import { filePath } from '../addresses/case-addresses.js';
import { DataTable } from '../components/index.js';
import { formatDateTime, formatFileSize } from '../base/format.js';
import { fileRecordPath } from '../addresses/document-addresses.js';

/** The versions of one document, newest first; each stays readable, and a former one says which took its place. @param latest number of the version that counts */
export function VersionsTable({
  caption,
  versions,
  latest,
}: {
  caption: string;
  versions: readonly StoredFileInfo[];
  latest: number;
}) {
  return (
    <DataTable
      caption={caption}
      rows={[...versions]}
      columns={[
        { header: '版', nowrap: true, cell: ({ version }) => <VersionMark version={version} latest={latest} /> },
        {
          header: 'ファイル',
          cell: ({ id, fileName, size }) => (
            <>
              <a href={filePath(id)}>{fileName}</a>（{formatFileSize(size)}）
            </>
          ),
        },
        {
          header: '発行・登録',
          cell: ({ createdAt, createdByOffice, createdByName }) =>
            `${formatDateTime(createdAt)}　${createdByOffice} ${createdByName}`,
        },
        { header: '理由', cell: ({ reason }) => (reason === '' ? '－' : reason) },
        { header: '様式の版', nowrap: true, cell: ({ formVersion }) => formVersion ?? '－' },
        { header: '照合値（SHA-256）', cell: ({ sha256 }) => <code class="digest">{sha256}</code> },
        {
          header: '記録',
          nowrap: true,
          cell: ({ id, version }) => (
            <a href={fileRecordPath(id)}>
              取り出しの記録<span class="visually-hidden">（第{version}版）</span>
            </a>
          ),
        },
      ]}
    />
  );
}

export function VersionMark({ version, latest }: { version: number; latest: number }) {
  return (
    <>
      第{version}版{version < latest && <span class="superseded">第{latest}版に差し替え</span>}
    </>
  );
}

/** Of a document whose submission was pulled back, in every list and on its own page. */
export const OF_PULLED_BACK = '取り消された提出のもの';
