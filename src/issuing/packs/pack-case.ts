import type { ChangedGroup } from '../../applications/documents/content-changes.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import type { LogLine } from '../../applications/queries/log-lines.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { NotInForce } from '../../procedure/case/words.js';
import type { Particular } from '../../procedure/events/index.js';
import type { OutdatedVersion } from '../documents/official-documents.js';
import type { CaseDocument, DocumentMaterial } from '../documents/document-source.js';

/** One case as the person who asked for the pack may see it now. */
export interface PackCase {
  view: CaseView;
  /** What its documents are built from. */
  material: DocumentMaterial;
  /** The documents whose draft the person may see. */
  documents: readonly CaseDocument[];
  /** 経過 as the person may read it, newest first; empty in a pack of several cases. */
  log: readonly LogLine[];
  /** What was written with an entry of the log, by its `seq`. */
  particulars: ReadonlyMap<number, readonly Particular[]>;
  /** The issued files that print what was put right since, by id; empty in a pack of several cases. */
  outdated: ReadonlyMap<string, OutdatedVersion>;
  /** The issued files that are of no submission in force, by id; empty in a pack of several cases. */
  outOfForce: ReadonlyMap<string, NotInForce>;
  /** What each submission says differently from the one before it, oldest first; empty in a pack of several cases. */
  differences: readonly { number: number; on: IsoDate; parts: readonly ChangedGroup[] }[];
}
