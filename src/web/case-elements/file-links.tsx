import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import { japanDate } from '../../platform/clock.js';
import { filePath } from '../addresses/case-addresses.js';
import { formatDate } from '../base/format.js';

/** The files of one document, each to be opened. */
export function FileLinks({ files }: { files: readonly StoredFileInfo[] }) {
  return (
    <ul class="task-parts">
      {files.map(({ id, fileName }) => (
        <li>
          <a href={filePath(id)}>{fileName}</a>
        </li>
      ))}
    </ul>
  );
}

/** When and why the hospital took a file back. */
export function withdrawalWords(withdrawal: StoredFileInfo['withdrawal']): string {
  return withdrawal ? `${formatDate(japanDate(withdrawal.withdrawnAt))}　${withdrawal.reason}` : '－';
}
