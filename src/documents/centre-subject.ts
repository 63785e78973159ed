/** Documents of a health centre that tell of several cases: each case files the same one. */
const PREFIX = 'centre:';

/** What such a document is filed under. Of the health centres only this one reads it: another may know of one of its cases alone. */
export const centreSubject = (healthCentreId: string) => `${PREFIX}${healthCentreId}`;

/** The health centre whose document it is; null for a document that is filed under something else. */
export function centreOfSubject(subjectKey: string): string | null {
  return subjectKey.startsWith(PREFIX) ? subjectKey.slice(PREFIX.length) : null;
}
