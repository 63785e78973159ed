/** Who signs the prefecture's papers and whom their readers ask, on the day of the paper. Pure. */
import type { ProcedureProfile } from '../case/facts.js';
import type { IsoDate } from '../calendar/days.js';
import { heldOn } from './held-entries.js';

/** What a paper bears; null for what is not settled, which it leaves without. */
export interface ContactOnPaper {
  governorName: string | null;
  section: string;
  phone: string | null;
  email: string | null;
}

/**
 * What holds on a day: the last entry that began by then. A paper dated before a change bears the earlier name, as does its correction, which keeps
 * its date. Before the first entry, and for what an entry leaves empty, the profile's section and phone hold.
 */
export function contactOn(
  { submission, contacts }: Pick<ProcedureProfile, 'submission' | 'contacts'>,
  day: IsoDate,
): ContactOnPaper {
  const entry = heldOn(contacts, day);
  return {
    governorName: entry?.governorName || null,
    section: entry?.section || `${submission.office}${submission.unit}`,
    phone: entry?.phone || submission.phone,
    email: entry?.email || null,
  };
}

/** Which papers leave without something, in Japanese sentences. */
export function missingOnPapers({ governorName, phone, email }: ContactOnPaper): string[] {
  return [
    ...(governorName === null ? ['知事の氏名がないため、指定・不指定の通知書と公示文は職名だけで出ます。'] : []),
    ...(phone === null && email === null
      ? [
          '担当の電話もメールもないため、通知書、補正通知書、依頼文、受付の控え、評価結果の要旨の担当は課・係の名称だけで出ます。',
        ]
      : []),
  ];
}
