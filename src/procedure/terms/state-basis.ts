/** On what each state of the procedure rests, for the pages that explain it. */
import { article113For, articleFor, HEARING_GUIDE, medicalCouncilBasis, ORDINANCE } from './law.js';
import { KIND_INFO, type Kind, type ProcedureType } from './kinds.js';
import type { CaseState } from './states.js';

/** Article or document behind a state; '' where the office's own order is all there is. */
export function stateBasis(state: CaseState, kind: Kind, procedure: ProcedureType): string {
  switch (state) {
    case 'planDrafting':
      return `${article113For({ kind, procedure }, '③一')}、${ORDINANCE[kind].plan}`;
    case 'underEvaluation':
      return '法131①一・132';
    case 'preparing':
    case 'submitted':
      return {
        new: articleFor(kind, '113②'),
        renewal: `${articleFor(kind, '115①')}、${ORDINANCE[kind].renewal}`,
        change: `${articleFor(kind, '116①')}、${ORDINANCE[kind].change}`,
      }[procedure];
    case 'examining':
      return `${article113For({ kind, procedure }, '③④')}、行政手続法7条`;
    case 'correcting':
      return '行政手続法7条';
    case 'coordinationCouncil.requested':
    case 'coordinationCouncil.convened':
    case 'coordinationCouncil.reported':
    case 'measuresCouncil':
      return `${HEARING_GUIDE}3(4)`;
    case 'medicalCouncil':
      return medicalCouncilBasis(kind, procedure);
    case 'deciding.drafted':
    case 'deciding.approved':
      // What 準用 borrows of 法113 begins with its paragraph ②: each kind is designated by an article of its own.
      return procedure === 'new'
        ? KIND_INFO[kind].legalBasis
        : articleFor(kind, { renewal: '115①', change: '116①' }[procedure]);
    case 'designated':
      return article113For({ kind, procedure }, '⑥');
    case 'refused':
      return '行政手続法8条';
    case 'withdrawn':
      return '';
  }
}
