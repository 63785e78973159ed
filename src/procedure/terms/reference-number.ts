/** 受付番号: a case has it from its first submission on, and keeps it (its arrival, 行政手続法7条). How a case is named until then. */
import { KIND_INFO, type Kind, PROCEDURE_LABEL, type ProcedureType } from './kinds.js';

/** Stands under the words 「受付番号」. */
const GIVEN_WITH_SUBMISSION = '（提出時に付番）';
/** Stands where nothing else says that it is about the number. */
const NUMBER_TO_COME = '受付番号は提出時に付番';

/** What a case is known by of its number. */
export interface NumberedCase {
  referenceNo: string | null;
  kind: Kind;
  procedure: ProcedureType;
}

/** The number under the words 「受付番号」. */
export function numberOf({ referenceNo }: Pick<NumberedCase, 'referenceNo'>): string {
  return referenceNo ?? GIVEN_WITH_SUBMISSION;
}

/** The number beside the name of the institution and what is asked for, which stand there too. */
export function numberBeside({ referenceNo }: Pick<NumberedCase, 'referenceNo'>): string {
  return referenceNo ?? NUMBER_TO_COME;
}

/** After the word 「申請」 in a sentence. @param referenceNo '' of a case that is not submitted yet */
export function numberAfterCase(referenceNo: string): string {
  return referenceNo === '' ? '（提出前）' : ` ${referenceNo} `;
}

/** In titles: the number, before it the kind and the procedure, by which an institution's own cases are told apart. */
export function caseName({ referenceNo, kind, procedure }: NumberedCase): string {
  return referenceNo ?? `${KIND_INFO[kind].label}・${PROCEDURE_LABEL[procedure]}`;
}
