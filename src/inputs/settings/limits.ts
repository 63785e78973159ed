/** Longest name, address or note of the registry, in characters; `forms` print as much. */
export const LONGEST_REGISTERED = 200;
