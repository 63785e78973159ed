/** Number and day of a document that others print, and that its own correction (訂正) puts right. */
import type { IsoDate } from './calendar/days.js';
import { formatJapaneseDate } from './calendar/japanese-date.js';
import type { ProcedureType } from './terms/kinds.js';
import type { OldValue } from './printed-records.js';

/** A version of a document, as far as others print it. */
export interface PrintedVersion {
  /** 指定通知書. */
  title: string;
  at: Date;
  typed: { documentNumber: string; documentDate: IsoDate };
}

/** What the later version says otherwise than the earlier one. */
export function changedDocument(earlier: PrintedVersion, later: PrintedVersion): OldValue[] {
  const said = (version: PrintedVersion) =>
    [
      ['文書番号', version.typed.documentNumber || 'なし', true],
      [
        '文書の日付',
        version.typed.documentDate === '' ? 'なし' : formatJapaneseDate(version.typed.documentDate),
        false,
      ],
    ] as const;
  const [before, after] = [said(earlier), said(later)];
  return before.flatMap(([field, value, isTyped], index) => {
    const now = after[index]?.[1] ?? value;
    return value === now
      ? []
      : [{ label: earlier.title, isDocument: true, field, before: value, after: now, isTyped, at: later.at }];
  });
}

/**
 * What a document prints of the notice as it stood when it was drawn, and the notice says otherwise since: only a renewal is made on the day of its
 * notice (法115③), which its 公示文 prints.
 * @param notices oldest first
 */
export function oldNotice(
  { formId, drawnAt }: { formId: string; drawnAt: Date },
  notices: readonly PrintedVersion[],
  procedure: ProcedureType,
): OldValue[] {
  const [then, now] = [notices.findLast(({ at }) => at <= drawnAt), notices.at(-1)];
  if (formId !== 'public-notice' || procedure !== 'renewal' || !then || !now) return [];
  return changedDocument(then, now).filter(({ field }) => field === '文書の日付');
}
