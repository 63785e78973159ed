import type { CaseView } from '../../applications/queries/case-view.js';
import type { PaperView } from '../../issuing/case-papers.js';
import type { Role } from '../../procedure/actors.js';
import type { PlanningArea } from '../../registry/registry.entities.js';

/** What every tab of a case is made of. */
export interface TabProps {
  view: CaseView;
  areas: readonly PlanningArea[];
  /** The reader belongs to the prefecture. */
  inside: boolean;
  role: Role;
  /** The papers of the case; empty unless their tab is shown. */
  papers: readonly PaperView[];
}
