import type { OutdatedVersion } from '../../issuing/documents/official-documents.js';
import { japanDate } from '../../platform/clock.js';
import { oldValueInWords } from '../../procedure/printed-records.js';
import { filePath } from '../addresses/case-addresses.js';
import { formatDate } from '../base/format.js';

/** That a version prints what was put right since, from what to what, and where the new value is printed; in every list and on its own page. */
export function OutdatedNote({ outdated: { values, correctedIn } }: { outdated: OutdatedVersion }) {
  return (
    <ul class="task-parts">
      {values.map((value) => (
        <li>{oldValueInWords(value, formatDate(japanDate(value.at)))}</li>
      ))}
      {correctedIn && (
        <li>
          訂正後に作った文書は<a href={filePath(correctedIn.fileId)}>第{correctedIn.version}版</a>です。
        </li>
      )}
    </ul>
  );
}
