import type { Role } from '../../procedure/terms/actors.js';
import type { DateName, KnownDays } from '../../procedure/calendar/date-rules.js';
import type { CouncilId } from '../../procedure/case/facts.js';
import type { DocumentMaterial } from '../documents/document-source.js';
import type { PackCase } from './pack-case.js';
import type { PackInput } from './pack-input.js';
import type { Omitted } from './pack-report.js';
import type { PlannedPart } from './parts.js';

/** What is bound, in order, and what could not be. */
export interface PackPlan {
  parts: PlannedPart[];
  omitted: Omitted[];
  /** What it is called where the label of its kind does not say it. */
  title?: string;
}

/** One kind of pack: who may ask for it and what it is made of. */
export interface PackKind {
  label: string;
  roles: readonly Role[];
  /** For one case, asked for on its page; for several, chosen on a list; for those of a council's meeting or a 公示文, asked for on a page of its own. */
  scope: 'case' | 'cases' | 'session' | 'publication';
  /** What we draw is marked 「案」: the pack prepares something that is not issued yet. */
  draft: (cases: readonly PackCase[]) => boolean;
  plan: (cases: readonly PackCase[], input: PackInput) => PackPlan;
  /** Row of the table of dates by which its date is judged; absent where none is typed for it. */
  dated?: DateName;
  /** The days of what it tells of a case, before which it is not dated; absent where no date is typed for it. @param council of which it is, if any */
  tells?: (material: DocumentMaterial, council: CouncilId | undefined) => Partial<KnownDays>;
}
