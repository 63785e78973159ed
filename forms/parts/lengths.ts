/** Longest lines the program takes, in characters: a form takes as much, so that whatever is stored can be printed. */

/** A name or an address of the registry. */
export const REGISTERED = 200;

/** One line that a hospital types. */
export const TYPED_LINE = 500;
