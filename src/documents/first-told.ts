/** How many things that are wrong a person is told of at once: whoever has mended these is told of the next. */
export const MOST_TOLD = 20;

/**
 * The first of what there is to tell, and that there is more: a list that people fill has no end, and nobody reads a thousand sentences.
 * @param all may stop anywhere behind the first that is not told any more
 * @param more says that there is more, in the place of all the rest
 */
export function firstTold<Thing, Told>(
  all: readonly Thing[],
  tell: (thing: Thing) => Told,
  more: (next: Thing) => Told,
): Told[] {
  const [next] = all.slice(MOST_TOLD);
  return [...all.slice(0, MOST_TOLD).map(tell), ...(next === undefined ? [] : [more(next)])];
}

/** Number of things in a list of `firstTold`, in Japanese: the last is none of them where there are more. */
export function toldCount(told: readonly unknown[]): string {
  return told.length > MOST_TOLD ? `${MOST_TOLD}件以上` : `${told.length}件`;
}
