import type { Deadline } from '../base/format.js';
import { DataTable, type Column } from './data-table.js';
import { DeadlineText, StatusTag, type CaseStatusTag } from './status-tag.js';

export interface CaseTableRow {
  /** Posted by the checkbox of the row. */
  id: string;
  /** 受付番号; absent before submission. */
  number?: string;
  institution: string;
  href: string;
  /** 「B水準・更新」. */
  kind: string;
  /** 構想区域. */
  area?: string;
  stage: string;
  nextActor: string;
  deadline?: Deadline;
  status: CaseStatusTag;
}

export type CaseColumn = 'institution' | 'number' | 'kind' | 'area' | 'stage' | 'nextActor' | 'deadline' | 'status';

export interface CaseTableProps {
  caption: string;
  rows: CaseTableRow[];
  /** Which columns in which order; the five of every list plus number and kind unless told. */
  columns?: CaseColumn[];
  /** Headings that sort, see DataTable. */
  sort?: Partial<Record<CaseColumn, Column<CaseTableRow>['sort']>>;
  /** Name of a checkbox on each row, valued by the case's id; the table must then stand in a form. */
  selectName?: string;
}

const COLUMNS: Record<CaseColumn, Column<CaseTableRow>> = {
  institution: { header: '医療機関名', cell: ({ institution, href }) => <a href={href}>{institution}</a> },
  number: { header: '受付番号', nowrap: true, cell: ({ number }) => number ?? '（提出前）' },
  kind: { header: '区分', nowrap: true, cell: ({ kind }) => kind },
  area: { header: '構想区域', cell: ({ area }) => area ?? '－' },
  stage: { header: '段階', cell: ({ stage }) => stage },
  nextActor: { header: '次の対応者', cell: ({ nextActor }) => nextActor },
  deadline: {
    header: '期限',
    cell: ({ deadline }) => (deadline ? <DeadlineText deadline={deadline} form="short" /> : '－'),
  },
  status: { header: '状況', nowrap: true, cell: ({ status }) => <StatusTag status={status} /> },
};

const USUAL_COLUMNS: CaseColumn[] = ['institution', 'number', 'kind', 'stage', 'nextActor', 'deadline', 'status'];

/** The list of cases: 医療機関名 (the link)・受付番号・区分・段階・次の対応者・期限・状況. */
export function CaseTable({ caption, rows, columns = USUAL_COLUMNS, sort = {}, selectName }: CaseTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      columns={columns.map((name) => ({ ...COLUMNS[name], sort: sort[name] }))}
      select={
        selectName === undefined
          ? undefined
          : {
              name: selectName,
              value: ({ id }) => id,
              label: ({ institution, number }) => [institution, number].filter(Boolean).join(' '),
            }
      }
    />
  );
}
