import type { Matter } from '../../../applications/entities/submission.js';
import type { CaseView, HearingView } from '../../../applications/queries/case-view.js';
import type { LogLine } from '../../../applications/queries/log-lines.js';
import type { DocumentView } from '../../../issuing/documents/official-documents.js';
import type { Paged } from '../../../platform/paging.js';
import type { LostRequirement } from '../../../procedure/lost-requirements.js';
import type { Role } from '../../../procedure/terms/actors.js';
import type { PlanningArea } from '../../../registry/registry.entities.js';

/** What every tab of a case is made of. */
export interface TabProps {
  view: CaseView;
  areas: readonly PlanningArea[];
  /** Asked of a health centre for which nobody can sign in; for the prefecture's overview alone. */
  withoutUser: readonly HearingView[];
  /** The reader belongs to the prefecture. */
  inside: boolean;
  role: Role;
  /** What was designated and rests on records that were put right since. */
  lost: readonly LostRequirement[];
  /** The documents of the case; empty unless their tab is shown. */
  documents: readonly DocumentView[];
  /** The submission that was asked for; undefined for what the person sees now. */
  submission: number | undefined;
  /** What was submitted, by number, as far as the tab shows it. */
  submitted: ReadonlyMap<number, Matter>;
  /** The page of the tab's list that was asked for, from 1. */
  page: number;
  /** A page of 経過, newest first; empty unless the tab shows some of it. */
  log: Paged<LogLine>;
}
