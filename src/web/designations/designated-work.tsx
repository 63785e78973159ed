import { matterLabel, MATTERS_LABEL } from '../../procedure/designation/designated-work.js';
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
      {changes?.map(({ on, text, added, removed }) => (
        <>
          <br />
          {formatDateWithoutWeekday(on)} 変更の承認：{text}
          {difference('追加', added, { kind, subItems })}
          {difference('削除', removed, { kind, subItems })}
        </>
      ))}
    </>
  );
}

function difference(
  word: string,
  matters: readonly string[],
  { kind, subItems }: Pick<RegisterEntry, 'kind'> & Pick<WorkProps, 'subItems'>,
): string {
  return matters.length === 0
    ? ''
    : `（${word}　${matters.map((matter) => matterLabel(kind, matter, subItems)).join('、')}）`;
}
