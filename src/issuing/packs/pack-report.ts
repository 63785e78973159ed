/** What a pack has to tell beside its file. */

/** Something that is not in the pack, and why. */
export interface Omitted {
  title: string;
  /** Japanese. */
  reason: string;
}

export interface PackReport {
  omitted: Omitted[];
  /** What to make sure of before it is used, in Japanese. */
  cautions: string[];
}

/** As the job keeps it; nothing while there is nothing to tell. */
export function packReport({ result }: { result: object | null }): PackReport {
  return { omitted: [], cautions: [], ...result };
}
