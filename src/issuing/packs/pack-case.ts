import type { CaseView } from '../../applications/queries/case-view.js';
import type { LogLine } from '../../applications/queries/log-lines.js';
import type { CasePaper, PaperMaterial } from '../papers/paper-source.js';

/** One case as the person who asked for the pack may see it now. */
export interface PackCase {
  view: CaseView;
  /** What its papers are built from. */
  material: PaperMaterial;
  /** The papers whose draft the person may see. */
  papers: readonly CasePaper[];
  /** 経過 as the person may read it, newest first; empty in a pack of several cases. */
  log: readonly LogLine[];
}
