/** How much a field takes, from the keyboard to the document; generous, so that only a pasted file is refused. */

/** One line, in characters. */
export const LONGEST_LINE = 500;

/** Text of several lines, in characters. */
export const LONGEST_TEXT = 20_000;

/** Rows of one list. */
export const LONGEST_LIST = 300;

/** A name, an address or a note of the registry, in characters: a row of a table with three of them still fits on a page. */
export const LONGEST_REGISTERED = 150;

/** A prefecture and a municipality, in characters: 確認様式2 prints it in a narrow column. */
export const LONGEST_PLACE = 100;

/** A number of a letter, in characters. */
export const LONGEST_NUMBER = 100;

/** The sentence with which a letter begins, in characters: half a page, so that what it sends is still on it. */
export const LONGEST_PREAMBLE = 600;

/** More than any hospital can have in a year; a larger figure is a slip of the keyboard. */
export const MOST_IN_A_YEAR = 100_000;
