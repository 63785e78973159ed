import {
  changeInWords,
  changeMadePublic,
  matterLabel,
  MATTERS_LABEL,
} from '../../procedure/designation/designated-work.js';
import type { BSubItem } from '../../procedure/fields/b-sub-items.js';
import type { RegisterEntry } from '../../register/designation-register.js';
import { formatDateWithoutWeekday } from '../base/format.js';

interface WorkProps {
  entry: Pick<RegisterEntry, 'kind' | 'matters' | 'changes'>;
  subItems: readonly BSubItem[];
}

/** What a designation is for, with the changes that were approved since. */
export function DesignatedWork({ entry: { kind, matters, changes }, subItems }: WorkProps) {
  const label = MATTERS_LABEL[kind];
  return (
    <>
      {label !== null && matters !== null && matters.length > 0 && (
        <>
          {label}：{matters.map((matter) => matterLabel(kind, matter, subItems)).join('、')}
        </>
      )}
      {changes?.map(({ on, text, ...change }) => (
        <>
          <br />
          {formatDateWithoutWeekday(on)} 変更の承認：
          {text === ''
            ? changeMadePublic(kind, change, subItems).join('、')
            : [text, ...changeInWords(kind, change, subItems).map((words) => `（${words}）`)].join('')}
        </>
      ))}
    </>
  );
}
