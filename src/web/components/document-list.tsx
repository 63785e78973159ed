import type { IsoDate } from '../../procedure/calendar/days.js';
import { formatDateShort } from '../base/format.js';
import { DataTable } from './data-table.js';

/** One document of an application: why it is (not) needed and whether it is there. */
export interface DocumentRow {
  name: string;
  /** 「様式2」. */
  formNumber?: string;
  need: 'needed' | 'notNeeded' | 'undecided';
  reason: string;
  legalBasis?: string;
  attached: readonly { fileName: string; href: string; on: IsoDate }[];
  /** No file: its items are typed on a page, which can be read there. */
  onScreen?: { href: string };
  /** Where it is attached, made or replaced. */
  action?: { label: string; href: string };
}

const NEED_TEXT: Record<DocumentRow['need'], string> = { needed: '必要', notNeeded: '不要', undecided: '未確定' };

/** 提出書類: 書類・要否と理由・根拠・添付状況. */
export function DocumentList({ caption, rows }: { caption: string; rows: DocumentRow[] }) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      columns={[
        { header: '書類', cell: documentName },
        {
          header: '要否',
          nowrap: true,
          cell: ({ need }) => <span class={`need need--${need}`}>{NEED_TEXT[need]}</span>,
        },
        { header: '理由・根拠', cell: documentReason },
        { header: '添付状況', cell: attachment },
      ]}
    />
  );
}

function documentName({ name, formNumber }: DocumentRow) {
  return (
    <>
      {formNumber && <span class="document__form">{formNumber}</span>} {name}
    </>
  );
}

function documentReason({ reason, legalBasis }: DocumentRow) {
  return (
    <>
      {reason}
      {legalBasis && <span class="document__basis">（{legalBasis}）</span>}
    </>
  );
}

function attachment({ name, need, attached, onScreen, action }: DocumentRow) {
  return (
    <>
      {attached.length > 0 ? (
        <ul class="task-parts">
          {attached.map(({ fileName, href, on }) => (
            <li>
              <a href={href}>{fileName}</a>
              <span class="document__version">{formatDateShort(on)}</span>
            </li>
          ))}
        </ul>
      ) : onScreen ? (
        <a href={onScreen.href}>
          画面で入力<span class="visually-hidden">（{name}）</span>
        </a>
      ) : (
        <span class={need === 'needed' ? 'document__missing' : undefined}>
          {need === 'notNeeded' ? '－' : '未添付'}
        </span>
      )}
      {action && (
        <a class="document__action" href={action.href}>
          {action.label}
          <span class="visually-hidden">（{name}）</span>
        </a>
      )}
    </>
  );
}
