import type { CaseRow } from '../../applications/queries/case-list.js';
import { PARTY_LABEL } from '../../procedure/terms/actors.js';
import { KIND_INFO, PROCEDURE_LABEL } from '../../procedure/terms/kinds.js';
import { caseStatusTag } from '../case-elements/case-status-tag.js';
import type { CaseTableRow } from '../components/index.js';

/** A row of any list of cases as the table shows it. */
export function caseTableRow(row: CaseRow): CaseTableRow {
  return {
    id: row.id,
    number: row.referenceNo,
    institution: row.institutionName,
    href: `/cases/${row.id}`,
    kind: `${KIND_INFO[row.kind].label}・${PROCEDURE_LABEL[row.procedure]}`,
    area: row.planningAreaName,
    stage: row.stateLabel,
    nextActor: row.holderName,
    deadline:
      row.dueOn === null || row.dueInOfficeDays === null
        ? undefined
        : { date: row.dueOn, officeDaysLeft: row.dueInOfficeDays },
    status: caseStatusTag({ ...row, holderLabel: PARTY_LABEL[row.holder] }),
  };
}
