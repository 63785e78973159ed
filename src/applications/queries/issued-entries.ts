/** With which entry of a case each of its files came. */
import type { EntityManager } from 'typeorm';
import { entriesAbout } from '../../record/read-entries.js';

export interface IssuedEntries {
  /** Number of the entry with which the file came, by the file's id; without copies (再交付), which are of the submission of what they copy. */
  seqOf: ReadonlyMap<string, number>;
  /** Number of the last entry that took a submission back; 0 where none did. */
  pulledBack: number;
}

export async function issuedEntries(manager: EntityManager, caseId: string): Promise<IssuedEntries> {
  const told = await entriesAbout(manager, { type: 'case', id: caseId })
    .select('e.seq', 'seq')
    .addSelect('e.event_type', 'eventType')
    .addSelect(
      `ARRAY(SELECT split_part(key, ':', 2) FROM jsonb_object_keys(e.rows) key WHERE key LIKE 'stored_file:%')`,
      'files',
    )
    .getRawMany<{ seq: number; eventType: string; files: string[] }>();
  const back = told.filter(({ eventType }) => eventType === 'PULL_BACK').map(({ seq }) => seq);
  return {
    seqOf: new Map(
      told.flatMap(({ seq, eventType, files }) =>
        (eventType === 'DOCUMENT_REISSUED' ? [] : files).map((file) => [file, seq] as const),
      ),
    ),
    pulledBack: Math.max(0, ...back),
  };
}
