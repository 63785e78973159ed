/** What is said of one event of the procedure, in one row. */
import type { KnownDays } from '../calendar/date-rules.js';
import { formatJapaneseDateWithWeekday } from '../calendar/japanese-date.js';
import type { AnswersKept, Condition, Confirmed, DecisionContext, Effect } from '../case/decision.js';
import type { IsoDate } from '../calendar/days.js';
import type { CaseFacts } from '../case/facts.js';
import type { LetterWords } from '../case/letter-words.js';
import type { EnteredDate } from '../fields/entered-dates.js';
import type { Role } from '../terms/actors.js';
import type { ProcedureType } from '../terms/kinds.js';

/** Names a sentence needs that are not in the log. */
export interface SentenceContext {
  procedure: ProcedureType;
  /** Name of the health centre that runs the council (調整会議事務局), by planning area id. */
  secretariatOfArea: ReadonlyMap<string, string>;
}

/**
 * Who reads the entry in the log, beside the prefecture: everyone who sees the case, the health centre whose hearing it
 * names, those who see the deadline it names, the office that wrote it, or nobody.
 */
export type Readers = 'everyone' | 'ownHealthCentre' | 'ownOffice' | 'whoSeesTheDeadline' | 'prefecture';

/** @typeParam Given what is typed or sent with the event, as the log keeps it */
export interface EventRow<Given extends object> {
  /** Button words, e.g. 補正を求める; by procedure where renewal and change have their own. */
  label: string | Readonly<Record<ProcedureType, string>>;
  /** Whose event it is. */
  role: Role;
  /** Conditions asked of the case alone; printed beside the button before anything is typed. */
  ofCase?: (context: DecisionContext) => Condition[];
  /** Conditions asked of the input too. */
  ofInput?: (context: DecisionContext, event: Given & Confirmed) => Condition[];
  /** The dates that are entered with it, each judged by its row in the table of dates. */
  dates?: (event: Given) => readonly EnteredDate[];
  /** What only this event's dates are compared with. */
  days?: (context: DecisionContext, event: Given) => Partial<KnownDays>;
  /** Conditions that are shown and recorded with the event and do not keep it from being done. */
  noted?: (context: DecisionContext) => Condition[];
  /** What it means that it was refused: Japanese sentences; none where absent. */
  refusalMeans?: (context: DecisionContext) => string[];
  /** False where the button would make no sense to anyone; offered in each of its states when absent. */
  offered?: (facts: CaseFacts, today: IsoDate) => boolean;
  /** What the entry tells beside what was sent: names and values as they were found under the lock of the case. */
  found?: (context: DecisionContext, event: Given) => Partial<Given>;
  /** What is written when it was accepted, in the order in which it is carried out. */
  effects: (context: DecisionContext, event: Given & Confirmed) => Effect[];
  readers: Readers;
  /** The entry in 経過, without its actor and without the full stop. No free text is repeated, and nothing that waits for its submission. */
  sentence: (event: Given, context: SentenceContext) => string;
  /** What an office of this side wrote with it, for the bound record of the case (一件書類), which those read who may read the entry; nothing where absent. */
  particulars?: (event: Given, told: ToldBefore) => readonly Particular[];
}

/** What stands in the log before an event, as far as its particulars rest on it. */
export interface ToldBefore {
  /** Events that asked for something by a day, or moved that day (`ASKED_BY_A_DAY`), oldest first. */
  earlier: readonly { type: string }[];
  context: SentenceContext;
}

/** A text that was written with an event, under its name. */
export interface Particular {
  label: string;
  text: string;
  /** For the prefecture alone, where others read the entry too; absent where whoever reads the entry reads it. */
  readers?: 'prefecture';
}

/** A text that may be left empty: nothing is told of one that was. */
export const ifWritten = (label: string, text: string | undefined): readonly Particular[] =>
  text === undefined || text.trim() === '' ? [] : [{ label, text }];

/** 「令和8年12月18日（金）から」 before the new day; nothing in entries of before the old one was kept. */
export const fromDay = (before: IsoDate | undefined): string =>
  before === undefined ? '' : `${formatJapaneseDateWithWeekday(before)}から`;

/**
 * What was asked about because it looked strange, as it was put, and confirmed; nothing of entries of before the questions were kept. What the prefecture
 * was asked is its own.
 */
export const itsQuestions = ({ asked = [] }: AnswersKept, role: Role): readonly Particular[] =>
  asked.map((text) => ({
    label: '尋ねられて「この内容で正しい」と確認',
    text,
    ...(role.startsWith('prefecture') && { readers: 'prefecture' as const }),
  }));

/** Why it was done. */
export const itsReason = ({ reason }: { reason: string }): readonly Particular[] => [{ label: '理由', text: reason }];

/** What was written on the letter that it sends out. */
export const itsLetter = ({ documentNumber, preamble }: LetterWords): readonly Particular[] => [
  ...ifWritten('文書番号', documentNumber),
  ...ifWritten('前文', preamble),
];

/** One row; without `Given` an event that says everything by its name. */
export function event<Given extends object = object>(row: EventRow<Given>): EventRow<Given> {
  return row;
}
