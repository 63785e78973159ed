/** How a line of the register stands: as the law says of a designation, and among the lines that follow it. */
import type { IsoDate } from '../calendar/days.js';
import { formatJapaneseDate } from '../calendar/japanese-date.js';
import type { RenewalDates } from '../case/facts.js';
import { holdsFrom } from './succession.js';
import { continuationOf, type Standing } from './validity.js';

/** As in the law, and `followed`: a renewal or an approved change has taken its place; `ahead`: it begins later. */
export type RegisterStanding = Standing | 'followed' | 'ahead';

export const STANDING_LABEL: Readonly<Record<RegisterStanding, string>> = {
  valid: '有効',
  deemedContinuing: 'みなし継続',
  ahead: '開始前',
  followed: '引継ぎ済',
  expired: '満了',
};

/** The institution has it, or was given it for later. */
export const IN_FORCE_OR_AHEAD: readonly RegisterStanding[] = ['valid', 'deemedContinuing', 'ahead'];

export interface DesignationStanding {
  standing: RegisterStanding;
  /** Japanese sentence. */
  standingText: string;
  legalBasis: string;
}

/** How a line stands on `today`; the filters of the register say the same in SQL. */
export function standingOf({
  validFrom,
  validTo,
  designatedOn,
  followedOn,
  renewals,
  today,
}: {
  validFrom: IsoDate;
  validTo: IsoDate;
  designatedOn: IsoDate;
  /** `takenOverOn`. */
  followedOn: IsoDate | null;
  renewals: readonly RenewalDates[];
  today: IsoDate;
}): DesignationStanding {
  const begins = holdsFrom({ designatedOn, validFrom });
  if (today < begins)
    return {
      standing: 'ahead',
      // A change of a renewed designation may begin with it (法116①): then the line that follows holds from the first day on.
      standingText:
        followedOn !== null && followedOn <= begins
          ? `${formatJapaneseDate(begins)}から、変更の承認を受けた次の指定として有効です。まだ始まっていません。`
          : `${formatJapaneseDate(begins)}から有効です。まだ始まっていません。`,
      legalBasis: '',
    };
  if (followedOn !== null && followedOn <= today)
    return {
      standing: 'followed',
      standingText: `更新又は変更の承認により、${formatJapaneseDate(followedOn)}に次の指定に引き継がれました。`,
      legalBasis: '',
    };
  const { standing, text, legalBasis } = continuationOf({ validTo, renewals, today });
  return { standing, standingText: text, legalBasis };
}
