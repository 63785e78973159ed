/** What a health centre does next about a hearing; the database says it in each row (`Hearing.step`), for pages, counts and lists alike. */
export type HearingStep = 'toConvene' | 'toConfirm' | 'toReport' | 'reported';
