/** What of the arrival and of the designations of the institution a draft rests on. */
import type { IsoDate } from '../calendar/days.js';
import { arrivedOn } from '../case/arrival.js';
import type { DesignationBasis } from '../case/decision-basis.js';
import type { CaseFacts, DesignationTerm } from '../case/facts.js';
import { carriedIntoTerm } from './designated-work.js';
import { changedDesignation, continuationOf } from './validity.js';

/**
 * The day of the arrival, the designation that is renewed or changed and how it stands, of a change the coming term into which it would be carried, and of a
 * new application the designation that the institution holds (法115①②). They are asked of a day of the draft and not of today: that a day goes by changes no basis, and what is judged of today is judged again.
 * @param drafted first day of the decision, null of a refusal; `on`: that day, or else the one on which a refusal may be notified
 */
export function designationBasis(
  facts: Pick<
    CaseFacts,
    'procedure' | 'currentDesignation' | 'comingDesignation' | 'heldDesignation' | 'submittedOn' | 'paperArrivedOn'
  >,
  { firstDay, on }: { firstDay: IsoDate | null; on: IsoDate },
): DesignationBasis {
  const { currentDesignation, heldDesignation: held, procedure } = facts;
  const standingOn = (term: DesignationTerm) => continuationOf({ ...term, today: on }).standing;
  const designation = changedDesignation(facts, firstDay ?? on);
  const coming = firstDay === null ? null : carriedIntoTerm(facts, firstDay);
  const isHeld = procedure === 'new' ? held : null;
  // Of a term there is one renewal (`oneDesignationOfKind`).
  const isRenewed =
    procedure === 'renewal' && held !== null && held.validTo > (currentDesignation?.validTo ?? '') ? held : null;
  return {
    arrival: arrivedOn(facts),
    designation,
    standing: designation && standingOn(designation),
    coming: coming && [coming.validFrom, coming.validTo, coming.work ?? null],
    held: isHeld
      ? [isHeld.validFrom, isHeld.validTo, standingOn(isHeld)]
      : isRenewed && [isRenewed.validFrom, isRenewed.validTo],
  };
}

/** The day of a draft for which it is asked how a designation stands. */
export function dayOfDraft({
  validFrom,
  issueOn,
  draftedOn,
}: {
  validFrom: IsoDate | null;
  issueOn: IsoDate | null;
  draftedOn: IsoDate;
}): { firstDay: IsoDate | null; on: IsoDate } {
  return { firstDay: validFrom, on: validFrom ?? issueOn ?? draftedOn };
}
