/** What an office keeps with a case for itself and the prefecture, by what it belongs to. */

/** 議事録 of a hearing. */
export const minutesOf = (hearingId: string) => `minutes:${hearingId}`;
/** What came with an inquiry. @param seq of its note in the log of the case */
export const inquiryFileOf = (seq: number) => `inquiry:${seq}`;
