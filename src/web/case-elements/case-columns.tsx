import type { CaseSort } from '../../applications/queries/case-filter.js';
import type { CaseRow } from '../../applications/queries/case-rows.js';
import { PARTY_LABEL } from '../../procedure/terms/actors.js';
import { KIND_INFO, PROCEDURE_LABEL } from '../../procedure/terms/kinds.js';
import { casePath } from '../addresses/case-addresses.js';
import { type Column, type DataTableProps, DeadlineText, StatusTag } from '../components/index.js';
import { caseStatusTag } from './case-status-tag.js';
import { caseName, numberOf } from '../../procedure/terms/reference-number.js';

/** A column of lists of cases. */
export interface CaseColumn extends Column<CaseRow> {
  /** The order of a list by it, where its heading is to sort. */
  order?: CaseSort;
}

/** In the order of 申請一覧, on the screen as on the printed list; other lists take some of them. What a row holds is told in `case-rows.ts`. */
export const CASE_COLUMNS = {
  institution: {
    header: '医療機関名',
    order: 'name',
    cell: ({ id, institutionName }) => <a href={casePath(id)}>{institutionName}</a>,
  },
  number: { header: '受付番号', nowrap: true, order: 'reference', cell: numberOf },
  kind: {
    header: '区分',
    nowrap: true,
    cell: ({ kind, procedure }) => `${KIND_INFO[kind].label}・${PROCEDURE_LABEL[procedure]}`,
  },
  area: { header: '構想区域', cell: ({ planningAreaName }) => planningAreaName },
  stage: { header: '段階', cell: ({ stateLabel }) => stateLabel },
  nextActor: { header: '次の対応者', cell: ({ holderName }) => holderName },
  deadline: {
    header: '期限',
    order: 'due',
    cell: ({ dueOn, dueInOfficeDays, dueNote }) =>
      dueOn === null || dueInOfficeDays === null ? (
        '－'
      ) : (
        <DeadlineText deadline={{ date: dueOn, officeDaysLeft: dueInOfficeDays, note: dueNote }} form="short" />
      ),
  },
  status: {
    header: '状況',
    nowrap: true,
    cell: (row) => <StatusTag status={caseStatusTag({ ...row, holderLabel: PARTY_LABEL[row.holder] })} />,
  },
  /** For the prefecture alone. */
  officer: { header: '担当', nowrap: true, cell: ({ officerName }) => officerName ?? '未定' },
} satisfies Record<string, CaseColumn>;

/** A checkbox for each case. */
export function caseSelect(name: string): NonNullable<DataTableProps<CaseRow>['select']> {
  return {
    name,
    value: ({ id }) => id,
    label: (row) => `${row.institutionName} ${caseName(row)}`,
  };
}
