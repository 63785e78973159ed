/** What a health centre does next about a hearing; the database says it in each row (`Hearing.step`), for pages, counts and lists alike. */
export const HEARING_STEPS = ['toConvene', 'toConfirm', 'toReport', 'reported'] as const;
export type HearingStep = (typeof HEARING_STEPS)[number];
