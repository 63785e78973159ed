import type { DocumentDownload, DownloadPurpose } from '../../documents/entities/document-download.js';
import { type Role, ROLE_LABEL } from '../../procedure/terms/actors.js';
import { DataTable } from '../components/index.js';
import { formatDateTime } from '../base/format.js';

const PURPOSE_LABEL: Readonly<Record<DownloadPurpose, string>> = {
  view: '画面で開いた',
  save: '保存した',
  program: 'ほかのプログラムから取り出した（API）',
  pack: '一式に綴じた',
};

/** Who took a document, newest first. */
export function DownloadTable({ caption, downloads }: { caption: string; downloads: readonly DocumentDownload[] }) {
  return (
    <DataTable
      caption={caption}
      rows={[...downloads]}
      columns={[
        { header: '日時', nowrap: true, cell: ({ downloadedAt }) => formatDateTime(downloadedAt) },
        { header: '所属・氏名', cell: ({ actorOffice, actorName }) => `${actorOffice} ${actorName}` },
        { header: '役割', cell: ({ actorRole }) => ROLE_LABEL[actorRole as Role] ?? '－' },
        { header: '取り出し方', cell: ({ purpose }) => PURPOSE_LABEL[purpose] },
      ]}
    />
  );
}
