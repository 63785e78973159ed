import type { ComponentChildren } from 'preact';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import { japanDate } from '../../platform/clock.js';
import { filePath } from '../addresses/case-addresses.js';
import { formatDate } from '../base/format.js';

/** The files of one document, each to be opened; one that was taken back is struck through. @param beside what stands after each */
export function FileLinks({
  files,
  beside = () => null,
}: {
  files: readonly StoredFileInfo[];
  beside?: (file: StoredFileInfo) => ComponentChildren;
}) {
  return (
    <ul class="task-parts">
      {files.map((file) => {
        const link = <a href={filePath(file.id)}>{file.fileName}</a>;
        return (
          <li>
            {file.withdrawal ? (
              <>
                <s>{link}</s>（取消し：{withdrawalWords(file.withdrawal)}）
              </>
            ) : (
              link
            )}
            {beside(file)}
          </li>
        );
      })}
    </ul>
  );
}

/** When and why a file was taken back. */
export function withdrawalWords(withdrawal: StoredFileInfo['withdrawal']): string {
  return withdrawal ? `${formatDate(japanDate(withdrawal.withdrawnAt))}　${withdrawal.reason}` : '－';
}
