/** The work of a designation, as the register holds it and the facts of a case bring it. */
import type { IsoDate } from '../calendar/days.js';

export interface ApprovedChange {
  /** Day from which it is approved. */
  on: IsoDate;
  /** 変更した事項 as the hospital wrote it. */
  text: string;
  /** What came to the matters of the designation by it, and what went. */
  added: string[];
  removed: string[];
  /** Where the register did not know the matters before, so that nobody can say what came and went: the matters from this day on, exactly these. */
  matters?: string[];
  /**
   * Of the first change of a work, where what came and went does not tell it: the matters before. A renewal that left a matter out was not changed by
   * what took it from the former term.
   */
  before?: string[];
}

export interface DesignatedWork {
  /** Codes of the B sub-items, items of 法119① for C-1, fields of skills for C-2; 連携B has none. */
  matters: string[];
  /** Oldest first. */
  changes: ApprovedChange[];
}
