/** What each point of the examination looks at, as data: its evidence on the pages, and what makes it be looked at again. */
import type { ReviewCheckId, SubmittedPart } from './facts.js';

/** Fields of the content, `plan`, `evaluation`, rows of the list of documents (seeds/); one that a kind or a prefecture lacks is passed over. */
export const PARTS_OF_CHECK: Readonly<Record<ReviewCheckId, readonly SubmittedPart[]>> = {
  R1: ['plan', 'D20'],
  R2: ['plan', 'efficiencyMeasures', 'D20'],
  R3: ['plan', 'evaluation', 'D20', 'D21'],
  R4: ['violation', 'pledge', 'D22'],
  R5: [
    'field',
    'environmentConfirmedOn',
    'environmentConfirmationNo',
    'doctors',
    'supervision',
    'D11',
    'D12',
    'D13',
    'D14',
    'D15',
    'D16',
  ],
  R6: ['evaluation', 'D21'],
  R10: [
    'business',
    'subItems',
    'listedInTable5',
    'listedInTable7',
    'emergency',
    'results',
    'longHoursReason',
    'regionalRole',
    'D05',
    'D06',
  ],
  R11: [],
  R12: ['destinations', 'longHoursReason', 'D07'],
  R13: [
    'business',
    'clinicalTraining',
    'specialtyTraining',
    'specialtyTraineesApplied',
    'programmes',
    'field',
    'longHoursReason',
    'D08',
    'D09',
    'D10',
    'D11',
  ],
  R14: ['plan', 'D20'],
};

/** Whom the prefecture phones: no point rests on it. */
const BESIDE_THE_EXAMINATION: readonly SubmittedPart[] = ['contactName', 'contactPhone'];

/** Of these parts those on which a decision about the application rests. */
export function bearingParts(parts: readonly SubmittedPart[]): SubmittedPart[] {
  return parts.filter((part) => !BESIDE_THE_EXAMINATION.includes(part));
}

/**
 * The points that rest on one of these parts. A part that no point of the kind names may bear on any of them, so that all are looked at
 * again.
 * @param checks the points of the kind
 */
export function checksTouchedBy(parts: readonly SubmittedPart[], checks: readonly ReviewCheckId[]): ReviewCheckId[] {
  const named = (part: SubmittedPart) => checks.filter((id) => PARTS_OF_CHECK[id].includes(part));
  const touched = new Set(bearingParts(parts).flatMap((part) => (named(part).length > 0 ? named(part) : checks)));
  return checks.filter((id) => touched.has(id));
}
