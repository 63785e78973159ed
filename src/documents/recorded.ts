import { createHash } from 'node:crypto';
import type { Queries } from '../record/verify.js';
import type { RecordedTable } from '../record/recorded-tables.js';

export const DOCUMENT_TABLES: readonly RecordedTable[] = [
  {
    table: 'stored_file',
    called: '文書',
    which: `t.title || CASE t.purpose WHEN 'issued' THEN ' 第' || t.version || '版' ELSE '' END`,
  },
  {
    table: 'withdrawn_file',
    key: ['file_id'],
    called: '添付したファイルの取下げ',
    which: `(SELECT f.title FROM public.stored_file f WHERE f.id = t.file_id)`,
  },
  {
    table: 'document_download',
    called: '文書の受取り',
    which: `concat_ws(' ', t.actor_office, t.actor_name, nullif(t.title, ''))`,
  },
];

type FileRow = { id: string; title: string; size: number; sha256: string };

/**
 * Whether the bytes of every stored file are what its row says; the row itself is compared with the record. A file of one part is hashed where
 * it lies; a larger one is read part by part, so that neither side ever holds it.
 * @returns a Japanese sentence for each file that does not fit
 */
export async function changedFiles(manager: Queries): Promise<string[]> {
  const changed: FileRow[] = await manager.query(
    `SELECT f.id, f.title, f.size, f.sha256 FROM public.stored_file f LEFT JOIN public.stored_file_part p ON p.file_id = f.id AND p.no = 0
     WHERE NOT EXISTS (SELECT FROM public.stored_file_part more WHERE more.file_id = f.id AND more.no <> 0)
       AND (p.no IS NULL OR encode(sha256(p.bytes), 'hex') <> f.sha256 OR octet_length(p.bytes) <> f.size)`,
  );
  const large: FileRow[] = await manager.query(
    `SELECT id, title, size, sha256 FROM public.stored_file f WHERE EXISTS (SELECT FROM public.stored_file_part p WHERE p.file_id = f.id AND p.no <> 0)`,
  );
  for (const file of large) if (!(await isWhole(manager, file))) changed.push(file);
  return changed
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ id, title }) => `文書「${title}」（${id}）の内容が保存時と異なります。`);
}

async function isWhole(manager: Queries, { id, size, sha256 }: FileRow): Promise<boolean> {
  const parts: { no: number }[] = await manager.query(
    'SELECT no FROM public.stored_file_part WHERE file_id = $1 ORDER BY no',
    [id],
  );
  const hash = createHash('sha256');
  let read = 0;
  for (const { no } of parts) {
    const rows: { bytes: Buffer }[] = await manager.query(
      'SELECT bytes FROM public.stored_file_part WHERE file_id = $1 AND no = $2',
      [id, no],
    );
    const bytes = rows[0]?.bytes ?? Buffer.alloc(0);
    hash.update(bytes);
    read += bytes.length;
  }
  return read === size && hash.digest('hex') === sha256;
}
