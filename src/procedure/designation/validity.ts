/** How long a designation holds (法115). */
import { addDays, lastDayOfYears, type IsoDate } from '../calendar/days.js';
import { formatJapaneseDate } from '../calendar/japanese-date.js';
import type { CaseFacts, RenewalDates } from '../case/facts.js';
import type { Kind, ProcedureType } from '../terms/kinds.js';
import { articleFor } from '../terms/law.js';

const YEARS = 3;

/** First and last day on which a designation holds. */
export interface Period {
  validFrom: IsoDate;
  validTo: IsoDate;
}

/** Three years that count the day of designation (法115①): 2024-04-01 → 2027-03-31. */
export function newDesignationPeriod(designatedOn: IsoDate): Period {
  return { validFrom: designatedOn, validTo: lastDayOfYears(designatedOn, YEARS) };
}

/** A renewed designation starts on the day after the former one ended, whenever it is decided (法115③). */
export function renewedPeriod(previousValidTo: IsoDate): Period {
  return newDesignationPeriod(addDays(previousValidTo, 1));
}

/** The one day on which the designation may begin; null where the draft chooses it. */
export function onlyFirstDay({
  procedure,
  currentDesignation,
}: Pick<CaseFacts, 'procedure' | 'currentDesignation'>): IsoDate | null {
  return procedure === 'renewal' && currentDesignation !== null
    ? renewedPeriod(currentDesignation.validTo).validFrom
    : null;
}

/** Where the law says how the period comes about: new 法115①, renewed 法115③, unchanged by a change 法116. */
export function periodBasis(kind: Kind, procedure: ProcedureType): string {
  return articleFor(kind, { new: '115①', renewal: '115③', change: '116' }[procedure]);
}

/** Why a renewal is applied for by the last day of the designation: after it nothing is left to renew (法115①), nor to continue (②). */
export function renewalDeadlineBasis(kind: Kind): string {
  return articleFor(kind, '115①・②');
}

/**
 * The day of the decision as printed: a designation and a change are made as of their first day; a renewal is made on the
 * day of the notice, while its period follows the former one whenever that is (法115③).
 */
function decidedOn(
  procedure: ProcedureType,
  { validFrom, issuedOn }: { validFrom: IsoDate; issuedOn: IsoDate },
): IsoDate {
  return procedure === 'renewal' ? issuedOn : validFrom;
}

/**
 * The designation that a change changes: the one that holds on its first day. A renewed one that is granted already joins on to the old period
 * (法115③), so it is the one whose work is changed from its first day on (法116①).
 * @param firstDay null where none is drafted
 */
export function changedDesignation<Term extends Period>(
  { currentDesignation, comingDesignation }: { currentDesignation: Term | null; comingDesignation: Term | null },
  firstDay: IsoDate | null,
): Term | null {
  const isInComing = comingDesignation !== null && firstDay !== null && comingDesignation.validFrom <= firstDay;
  return isInComing ? comingDesignation : currentDesignation;
}

/** The period of the designation: an approved change leaves that of the one it changes as it was (法116 knows no new period). */
export function designationPeriod(
  facts: Pick<CaseFacts, 'procedure' | 'currentDesignation' | 'comingDesignation'>,
  drafted: Period,
): Period {
  return (facts.procedure === 'change' ? changedDesignation(facts, drafted.validFrom) : null) ?? drafted;
}

/**
 * The designation, renewal or approved change as drafted; null where none is.
 * @param issuedOn day of the notice
 */
export function draftedPeriod(
  facts: Pick<CaseFacts, 'procedure' | 'currentDesignation' | 'comingDesignation' | 'draft'>,
  issuedOn: IsoDate,
): (Period & { designatedOn: IsoDate }) | null {
  const { procedure, draft } = facts;
  if (draft === null || draft.validFrom === null || draft.validTo === null) return null;
  const drafted = { validFrom: draft.validFrom, validTo: draft.validTo };
  const { validFrom, validTo } = designationPeriod(facts, drafted);
  return { designatedOn: decidedOn(procedure, { validFrom: drafted.validFrom, issuedOn }), validFrom, validTo };
}

/** Only a renewal that arrived by the last day renews the designation, and keeps it in force after that (法115①②). */
export function arrivedInTime(submittedOn: IsoDate, { validTo }: Pick<Period, 'validTo'>): boolean {
  return submittedOn <= validTo;
}

/**
 * The day after the last one on which this renewal ended the designation that it had kept in force (法115②), by its decision or because it was given up;
 * null where it did not.
 */
export function endOfTermBy(
  { submittedOn, decidedOn, givenUpOn = null }: Omit<RenewalDates, 'submittedOn'> & { submittedOn: IsoDate | null },
  term: Pick<Period, 'validTo'>,
): IsoDate | null {
  const over = decidedOn ?? givenUpOn;
  const keptInForce = submittedOn !== null && arrivedInTime(submittedOn, term);
  return keptInForce && over !== null && over > term.validTo ? over : null;
}

/** `deemedContinuing`: in force although the period has ended, because the renewal is undecided. */
export type Standing = 'valid' | 'deemedContinuing' | 'expired';

export interface Continuation {
  standing: Standing;
  /** Japanese sentences for the person; they name the day on which it ends, or what will end it. */
  text: string;
  legalBasis: string;
}

/**
 * How a designation stands on `today` (法115①②). A renewal that arrived by the last day keeps it in force after that, whatever
 * is still missing in it, until the day on which its decision is notified; from that day on the renewed designation holds, or
 * none. One that is withdrawn or pulled back is no application from that day on, and the designation that it kept in force ends
 * (docs/adr/0032-one-designation-at-a-time.md: the law does not say it). After a refusal a second one that arrived in time may
 * keep it in force.
 */
export function continuationOf({
  validTo,
  renewals,
  today,
}: {
  validTo: IsoDate;
  renewals: readonly RenewalDates[];
  today: IsoDate;
}): Continuation {
  const inTime = renewals.filter(({ submittedOn }) => arrivedInTime(submittedOn, { validTo }));
  const undecided = inTime.find((renewal) => {
    const over = endOf(renewal);
    return over === null || over.on > today;
  });
  const lastDay = formatJapaneseDate(validTo);
  if (today <= validTo) {
    const goesOn = undecided
      ? '更新の申請に処分がされないまま満了の日を過ぎたときは、その処分を通知する日まで効力が続きます。'
      : '';
    return {
      standing: 'valid',
      text: `${lastDay}まで有効です。${goesOn}`,
      legalBasis: undecided ? '法115①・②' : '法115①',
    };
  }
  if (undecided) {
    return {
      standing: 'deemedContinuing',
      text: `有効期間は${lastDay}に満了しましたが、更新の申請に対する処分を通知する日まで、効力が続きます（みなし継続）。`,
      legalBasis: '法115②',
    };
  }
  const ends = inTime.flatMap((renewal) => endOf(renewal) ?? []).sort((a, b) => (a.on < b.on ? 1 : -1));
  const [last] = ends;
  if (last !== undefined && last.on > validTo) {
    const endedOn = formatJapaneseDate(last.on);
    return {
      standing: 'expired',
      text: last.givenUp
        ? `有効期間は${lastDay}に満了し、その日までに到達した更新の申請によって効力が続きましたが、申請の取下げ（提出の取消しを含みます。）があった${endedOn}に効力を失いました。`
        : `有効期間は${lastDay}に満了し、更新の申請に対する処分を通知した${endedOn}に効力を失いました。`,
      legalBasis: '法115②',
    };
  }
  const late = renewals.map(({ submittedOn }) => submittedOn).sort()[0];
  const because =
    last !== undefined
      ? last.givenUp
        ? `更新の申請は、${formatJapaneseDate(last.on)}に取り下げられています（提出の取消しを含みます。）。`
        : ''
      : late === undefined
        ? 'その日までに到達した更新の申請はありません。'
        : `更新の申請が到達した${formatJapaneseDate(late)}は、満了の日より後でした。`;
  return { standing: 'expired', text: `${lastDay}の経過により効力を失いました。${because}`, legalBasis: '法115①' };
}

/** When a renewal stopped keeping the designation in force, by the decision or because it was given up; null while it does. */
function endOf({ decidedOn, givenUpOn = null }: RenewalDates): { on: IsoDate; givenUp: boolean } | null {
  const on = decidedOn ?? givenUpOn;
  return on === null ? null : { on, givenUp: decidedOn === null };
}
