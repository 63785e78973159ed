import type { CaseRow } from '../../applications/queries/case-list.js';
import { PARTY_LABEL } from '../../procedure/actors.js';
import { KIND_INFO, PROCEDURE_LABEL } from '../../procedure/kinds.js';
import type { CaseRow as TableRow, CaseStatus } from '../components/index.js';

/** A row of any list of cases as the table shows it. */
export function caseTableRow(row: CaseRow): TableRow {
  return {
    id: row.id,
    number: row.referenceNo,
    institution: row.institutionName,
    href: `/cases/${row.id}`,
    kind: `${KIND_INFO[row.kind].label}・${PROCEDURE_LABEL[row.procedure]}`,
    area: row.planningAreaName,
    stage: row.stateLabel,
    nextActor: row.holderName,
    deadline: row.dueOn === null || row.dueInOfficeDays === null ? undefined : { date: row.dueOn, officeDaysLeft: row.dueInOfficeDays },
    status: statusTag(row),
  };
}

function statusTag({ status, dueInOfficeDays, holder }: CaseRow): CaseStatus {
  switch (status) {
    case 'overdue':
      return { kind: 'overdue', officeDays: Math.abs(dueInOfficeDays ?? 0) };
    case 'actionRequired':
      return { kind: 'actionNeeded' };
    case 'waitingFor':
      return { kind: 'waitingFor', party: PARTY_LABEL[holder] };
    case 'onTrack':
      return { kind: 'onSchedule' };
    case 'done':
      return { kind: 'done' };
  }
}
