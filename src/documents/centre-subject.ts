/** Papers of a health centre that tell of several cases: each case files the same one. */
const PREFIX = 'centre:';

/** What such a paper is filed under. Of the health centres only this one reads it: another may know of one of its cases alone. */
export const centreSubject = (healthCentreId: string) => `${PREFIX}${healthCentreId}`;

/** The health centre whose paper it is; null for a paper that is filed under something else. */
export function centreOfSubject(subjectKey: string): string | null {
  return subjectKey.startsWith(PREFIX) ? subjectKey.slice(PREFIX.length) : null;
}

/**
 * Whether a paper of a coordination council is one of this health centre: its own letter about several cases, or filed under an
 * area whose council it was asked for, with or without a word in front (`report:<area>`). `stored-file.service.ts` says the same in SQL.
 */
export function isOfCentre(subjectKey: string, centre: { id: string | null; areas: readonly (string | null)[] }): boolean {
  const owner = centreOfSubject(subjectKey);
  return owner === null ? centre.areas.includes(subjectKey.replace(/^[a-z]+:/, '')) : owner === centre.id;
}
