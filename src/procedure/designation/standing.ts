/** How a line of the register stands: as the law says of a designation, and among the lines that follow it. */
import { addDays, type IsoDate } from '../calendar/days.js';
import { formatJapaneseDate } from '../calendar/japanese-date.js';
import type { RenewalDates } from '../case/facts.js';
import type { Kind, ProcedureType } from '../terms/kinds.js';
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

/**
 * Of the lines that an institution has one of each term: the one in force, or else the first to come. An application is about a designation, and not about
 * one line of it (`lineOfCase`), so a term is one thing to choose.
 * @param held in force or ahead, the present ones first
 */
export function oneOfEachTerm<Line extends { kind: Kind; validTo: IsoDate; standing: RegisterStanding }>(
  held: readonly Line[],
): Line[] {
  const inForceFirst = [...held].sort((a, b) => Number(a.standing === 'ahead') - Number(b.standing === 'ahead'));
  const isOfTerm = (line: Line) => (other: Line) => other.kind === line.kind && other.validTo === line.validTo;
  return held.filter((line) => inForceFirst.find(isOfTerm(line)) === line);
}

/**
 * The designation that an application of a kind is about, unless another one is chosen: a renewal about the last term that was given, because of a term
 * there is one renewal (法115③), a change about the designation in force (法116①). Undefined among none.
 * @param held of one kind, the present one first
 */
export function designationToChoose<Line>(held: readonly Line[], procedure: 'renewal' | 'change'): Line | undefined {
  return procedure === 'renewal' ? held.at(-1) : held[0];
}

/**
 * What may be begun by paper on a line of the register: a renewal of the last term that was given (`notRenewedYet`), a change of a designation in force or
 * to come, and of the last one that ended, because the paper may have come while it was in force (法116①). What another line has followed is left to that.
 * @param history all lines of the institution and kind
 */
export function begunByPaper(
  { validTo, standing }: { validTo: IsoDate; standing: RegisterStanding },
  history: readonly { validTo: IsoDate }[],
): ('renewal' | 'change')[] {
  if (standing === 'followed') return [];
  const isLastTerm = history.every((other) => other.validTo <= validTo);
  return [
    ...(isLastTerm ? (['renewal'] as const) : []),
    ...(isLastTerm || IN_FORCE_OR_AHEAD.includes(standing) ? (['change'] as const) : []),
  ];
}

export interface DesignationStanding {
  standing: RegisterStanding;
  /** Japanese sentence. */
  standingText: string;
  legalBasis: string;
}

/**
 * How a line stands on `today`; the filters of the register say the same in SQL.
 * @param told `renewedOn`: to somebody who reads of the institution from 公示 on (法113⑥) the day on which a line of another term took its place, made
 *   public or not. Neither that line nor the decision on the renewal is among what is given before its 公示, and the words do not tell whether the
 *   renewal is undecided or that line waits for its 公示: the institution is designated either way.
 */
export function standingOf(
  line: Parameters<typeof standingWith>[0],
  told?: { renewedOn: IsoDate | null },
): DesignationStanding {
  const { followedOn, renewals, today, validTo } = line;
  if (told === undefined) return standingWith(line, followedOn);
  const { renewedOn } = told;
  const [placeTakenOn = null] = [followedOn, renewedOn].flatMap((on) => on ?? []).sort();
  const stands = standingWith(line, placeTakenOn);
  const wasRenewed =
    renewedOn !== null &&
    renewedOn <= today &&
    today >= holdsFrom(line) &&
    continuationOf({ validTo, renewals, today: addDays(renewedOn, -1) }).standing !== 'expired';
  return stands.standing === 'deemedContinuing' || (stands.standing === 'expired' && wasRenewed)
    ? {
        standing: 'deemedContinuing',
        standingText: `有効期間は${formatJapaneseDate(validTo)}に満了しましたが、更新の申請がその日までに到達しているため、指定は続いています。更新されたときは、その公示の日から、更新された指定が載ります。`,
        legalBasis: '法115②',
      }
    : stands;
}

/** Of a change that was approved for a day on which only an undecided renewal keeps the designation in force (法115②, 116①): a Japanese sentence. */
const whileUndecided = (validTo: IsoDate): string =>
  `指定の有効期間は${formatJapaneseDate(validTo)}までで、その後は更新の申請に対する処分を通知する日まで効力が続きます。その日より前に更新しない処分が通知されたときは、この変更は効力を生じません。`;

function standingWith(
  {
    validFrom,
    validTo,
    designatedOn,
    followedOn,
    renewals,
    today,
    decidedBy = 'new',
  }: {
    /** What made the line. */
    decidedBy?: ProcedureType;
    validFrom: IsoDate;
    validTo: IsoDate;
    designatedOn: IsoDate;
    /** `takenOverOn`. */
    followedOn: IsoDate | null;
    renewals: readonly RenewalDates[];
    today: IsoDate;
  },
  placeTakenOn: IsoDate | null,
): DesignationStanding {
  const begins = holdsFrom({ designatedOn, validFrom });
  const ranUntil = (day: IsoDate) => continuationOf({ validTo, renewals, today: day }).standing !== 'expired';
  // A change that was approved for a day in deemed continuation follows a designation that may have ended before it (法115②).
  if (today < begins && begins > validTo && !ranUntil(begins) && !(placeTakenOn !== null && placeTakenOn <= begins)) {
    const { text, legalBasis } = continuationOf({ validTo, renewals, today });
    return {
      standing: 'expired',
      standingText:
        today > validTo
          ? text
          : `${formatJapaneseDate(begins)}からの変更の承認は、その前に指定の有効期間が${formatJapaneseDate(validTo)}に満了し、更新されないため、効力を生じません。`,
      legalBasis,
    };
  }
  if (today < begins)
    return {
      standing: 'ahead',
      // A change of a renewed designation may begin with it (法116①): then the line that follows holds from the first day on. A renewal that is decided
      // before the change begins holds already, and is changed on that day.
      standingText:
        followedOn !== null && followedOn < begins
          ? `${formatJapaneseDate(begins)}からの変更の承認です。${formatJapaneseDate(followedOn)}に更新された指定が、その日から変更されます。まだ始まっていません。`
          : followedOn === begins
            ? `${formatJapaneseDate(begins)}から、変更の承認を受けた次の指定として有効です。まだ始まっていません。`
            : decidedBy === 'change'
              ? `${formatJapaneseDate(begins)}からの変更の承認です。まだ始まっていません。${begins > validTo ? whileUndecided(validTo) : ''}`
              : `${formatJapaneseDate(begins)}から有効です。まだ始まっていません。`,
      legalBasis: decidedBy === 'change' && begins > validTo ? '法115②・116①' : '',
    };
  // What begins after the designation has ended takes the place of none: without a renewal that arrived it ended on its last day (法115①), also where
  // the note of a paper was taken back that a change relied on.
  const isFollowed = followedOn !== null && ranUntil(addDays(followedOn, -1));
  if (isFollowed && followedOn <= today)
    return {
      standing: 'followed',
      standingText:
        followedOn < begins
          ? `${formatJapaneseDate(begins)}からの変更の承認です。${formatJapaneseDate(followedOn)}に更新された指定が、その日から変更されました。`
          : `更新又は変更の承認により、${formatJapaneseDate(followedOn)}に次の指定に引き継がれました。`,
      legalBasis: '',
    };
  const { standing, text, legalBasis } = continuationOf({ validTo, renewals, today });
  return { standing, standingText: text, legalBasis };
}
