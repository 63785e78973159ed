/** What the parts of an office file are: office programs go by the types that this part states, not by the names of the parts (ECMA-376, part 2). */

const NAME = '[content_types].xml';
/** Ten thousand parts take less. */
export const MAX_CONTENT_TYPES_BYTES = 2 * 1024 * 1024;

export function isContentTypes(name: string): boolean {
  return name.toLowerCase() === NAME;
}

/** Whether a part is said to be a program, or the file one that may hold some; null when it cannot be told. */
export function statesMacros(bytes: Buffer): boolean | null {
  // The types are ASCII: without its zeros UTF-16, the other encoding that is allowed, reads like UTF-8.
  const text = bytes
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/&#(x[\da-f]{1,6}|\d{1,7});/giu, (_, number: string) => characterOf(number));
  // A DTD, which the standard forbids, could write a type in pieces.
  if (!/<(?:[\w.-]+:)?Types[\s/>]/u.test(text) || text.includes('<!DOCTYPE')) return null;
  return /macroEnabled|vbaProject|vbaData|macrosheet/iu.test(text);
}

/** @param number as in a character reference, without its `&#` and `;` */
function characterOf(number: string): string {
  return String.fromCharCode(Number(/^x/iu.test(number) ? `0${number}` : number));
}
