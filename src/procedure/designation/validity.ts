/** How long a designation holds (法115). */
import { addDays, lastDayOfYears, type IsoDate } from '../calendar/days.js';
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

/** The period of the designation: an approved change leaves it as it was (法116 knows no new period). */
function designationPeriod(
  { procedure, currentDesignation }: Pick<CaseFacts, 'procedure' | 'currentDesignation'>,
  drafted: Period,
): Period {
  return procedure === 'change' && currentDesignation !== null ? currentDesignation : drafted;
}

/**
 * The designation, renewal or approved change as drafted; null where none is.
 * @param issuedOn day of the notice
 */
export function draftedPeriod(
  facts: Pick<CaseFacts, 'procedure' | 'currentDesignation' | 'draft'>,
  issuedOn: IsoDate,
): (Period & { designatedOn: IsoDate }) | null {
  const { procedure, draft } = facts;
  if (draft === null || draft.validFrom === null || draft.validTo === null) return null;
  const drafted = { validFrom: draft.validFrom, validTo: draft.validTo };
  const { validFrom, validTo } = designationPeriod(facts, drafted);
  return { designatedOn: decidedOn(procedure, { validFrom: drafted.validFrom, issuedOn }), validFrom, validTo };
}

/** `deemedContinuing`: in force although the period has ended, because the renewal is undecided. */
export type Standing = 'valid' | 'deemedContinuing' | 'expired';

export interface Continuation {
  standing: Standing;
  /** Japanese sentence for the person. */
  text: string;
  legalBasis: string;
}

/** As `deemedContinuation`, for every renewal applied for: after a refusal a second one may keep the designation in force. */
export function continuationOf({
  validTo,
  renewals,
  today,
}: {
  validTo: IsoDate;
  renewals: readonly RenewalDates[];
  today: IsoDate;
}): Continuation {
  const attempts = renewals.length === 0 ? [{ submittedOn: null, decidedOn: null }] : renewals;
  const answers = attempts.map(({ submittedOn, decidedOn }) =>
    deemedContinuation({ validTo, renewalSubmittedOn: submittedOn, decidedOn, today }),
  );
  return answers.find(({ standing }) => standing !== 'expired') ?? answers[0]!;
}

/**
 * How a designation stands on `today` (法115②): when the renewal was applied for by the last day and
 * not decided by then, the former designation stays in force until the decision.
 * `renewalSubmittedOn` is null when there is no renewal application or it was withdrawn;
 * `decidedOn` is the day of its decision, whatever the decision was, or null.
 */
export function deemedContinuation(facts: {
  validTo: IsoDate;
  renewalSubmittedOn: IsoDate | null;
  decidedOn: IsoDate | null;
  today: IsoDate;
}): Continuation {
  const { validTo, renewalSubmittedOn, decidedOn, today } = facts;
  if (today <= validTo) {
    return { standing: 'valid', text: '有効期間内です。', legalBasis: '法115①' };
  }
  if (renewalSubmittedOn === null) {
    return { standing: 'expired', text: '有効期間が満了しました（更新の申請なし）。', legalBasis: '法115①' };
  }
  if (renewalSubmittedOn > validTo) {
    return {
      standing: 'expired',
      text: '更新の申請が満了日より後のため、満了により効力を失いました。',
      legalBasis: '法115①',
    };
  }
  if (decidedOn !== null && decidedOn <= today) {
    return {
      standing: 'expired',
      text: '更新の申請に処分がされたため、従前の指定は終わりました。',
      legalBasis: '法115②',
    };
  }
  return {
    standing: 'deemedContinuing',
    text: '更新の申請に処分がされるまで、従前の指定が効力を有します（みなし継続）。',
    legalBasis: '法115②',
  };
}
