import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import { NOT_IN_FORCE, type NotInForce } from '../../procedure/case/words.js';
import { filePath } from '../addresses/case-addresses.js';
import { DataTable } from '../components/index.js';
import { formatDateTime, formatFileSize } from '../base/format.js';
import { fileRecordPath } from '../addresses/document-addresses.js';

/** The versions of one document, newest first; each stays readable, and a former one says which took its place. @param latest number of the version that counts */
export function VersionsTable({
  caption,
  versions,
  latest,
  outOfForce = new Map(),
}: {
  caption: string;
  versions: readonly StoredFileInfo[];
  latest: number;
  outOfForce?: ReadonlyMap<string, NotInForce>;
}) {
  return (
    <DataTable
      caption={caption}
      rows={[...versions]}
      columns={[
        {
          header: '版',
          nowrap: true,
          cell: ({ id, version }) => (
            <VersionMark version={version} latest={latest} notInForce={outOfForce.get(id) ?? null} />
          ),
        },
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

/** @param notInForce why it is of no submission in force; null for every other version */
export function VersionMark({
  version,
  latest,
  notInForce = null,
}: {
  version: number;
  latest: number;
  notInForce?: NotInForce | null;
}) {
  return (
    <>
      第{version}版{version < latest && <span class="superseded">第{latest}版に差し替え</span>}
      {notInForce && <span class="superseded">{NOT_IN_FORCE[notInForce]}</span>}
    </>
  );
}
