/** On what each state of the procedure rests, for the pages that explain it. */
import { articleFor, medicalCouncilBasis, ORDINANCE } from './law.js';
import type { Kind, ProcedureType } from './kinds.js';
import type { CaseState } from './states.js';

/** The notice of Hokkaido that knows the two councils the law does not (see the provenance of the profile). */
const PREFECTURE_NOTICE = '道の事務取扱（第2版）3(4)';

/** Article or document behind a state; '' where the office's own order is all there is. */
export function stateBasis(state: CaseState, kind: Kind, procedure: ProcedureType): string {
  switch (state) {
    case 'planDrafting':
      return `${articleFor(kind, '113③一')}、${ORDINANCE[kind].plan}`;
    case 'underEvaluation':
      return '法131①・132';
    case 'preparing':
    case 'submitted':
      return { new: articleFor(kind, '113②'), renewal: `${articleFor(kind, '115①')}、${ORDINANCE[kind].renewal}`, change: `${articleFor(kind, '116①')}、${ORDINANCE[kind].change}` }[procedure];
    case 'examining':
      return `${articleFor(kind, '113③④')}、行政手続法7条`;
    case 'correcting':
      return '行政手続法7条';
    case 'coordinationCouncil.requested':
    case 'coordinationCouncil.convened':
    case 'coordinationCouncil.reported':
    case 'measuresCouncil':
      return PREFECTURE_NOTICE;
    case 'medicalCouncil':
      return medicalCouncilBasis(kind, procedure);
    case 'deciding.drafted':
    case 'deciding.approved':
      return articleFor(kind, { new: '113①', renewal: '115①', change: '116①' }[procedure]);
    case 'designated':
      return articleFor(kind, '113⑥');
    case 'refused':
      return '行政手続法8条';
    case 'withdrawn':
      return '';
  }
}
