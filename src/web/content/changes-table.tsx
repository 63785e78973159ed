import { DataTable } from '../components/index.js';
import type { ChangedGroup, ChangedItem } from '../../applications/documents/content-changes.js';

/** Items side by side; `headers` say whose or which text stands on each side. */
export function ChangesTable({
  caption,
  items,
  headers,
}: {
  caption: string;
  items: readonly ChangedItem[];
  headers: { before: string; after: string };
}) {
  return (
    <DataTable
      caption={caption}
      rows={[...items]}
      columns={[
        { header: '項目', cell: ({ label }) => label },
        { header: headers.before, cell: ({ before }) => <Side text={before} /> },
        { header: headers.after, cell: ({ after }) => <Side text={after} /> },
        ...(items.some(({ asked }) => asked !== undefined)
          ? [
              {
                header: '補正の求め',
                cell: ({ asked }: ChangedItem) => (asked ? '求めた' : <strong>求めていない</strong>),
              },
            ]
          : []),
      ]}
    />
  );
}

function Side({ text }: { text: string }) {
  return text === '' ? <span class="summary-list__missing">空欄</span> : <span class="typed-text">{text}</span>;
}

/** Everything that two submissions say differently, old beside new. */
export function ChangedMatter({ changes }: { changes: readonly ChangedGroup[] }) {
  if (changes.length === 0) return <p>変わったところはありません。</p>;
  return (
    <>
      {changes.map(({ title, items }) => (
        <>
          <h3>{title}</h3>
          <ChangesTable caption={title} items={items} headers={{ before: '前の内容', after: '変えた内容' }} />
        </>
      ))}
    </>
  );
}
