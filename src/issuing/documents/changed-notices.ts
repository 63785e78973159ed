import type { OldValue } from '../../procedure/printed-records.js';
import { changedDocument } from '../../procedure/printed-documents.js';
import type { IssuedNotice } from './document-source.js';

/** Number and day of the first notice that a later version puts right. @param notices oldest first */
export function changedNotices(notices: readonly IssuedNotice[]): OldValue[] {
  const [first, last] = [notices[0], notices.at(-1)];
  return first && last ? changedDocument(first, last) : [];
}
