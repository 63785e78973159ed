import { randomUUID } from 'node:crypto';
import type { CaseList } from '../../applications/queries/case-queries.js';
import type { CaseFilter, CaseSort } from '../../applications/queries/case-filter.js';
import type { CaseRow } from '../../applications/queries/case-rows.js';
import { CASES_PER_PAGE } from '../../applications/queries/case-list.js';
import { isPrefecture, type Role } from '../../procedure/terms/actors.js';
import { bulkActsOf } from '../action-forms/bulk-acts.js';
import { bulkActPath } from '../addresses/bulk-addresses.js';
import { casePath } from '../addresses/case-addresses.js';
import { JOBS_PATH } from '../addresses/job-addresses.js';
import { CASE_COLUMNS, type CaseColumn, caseSelect } from '../case-elements/case-columns.js';
import { packsFor } from '../case-elements/pack-buttons.js';
import {
  Button,
  ButtonRow,
  type Column,
  DataTable,
  Details,
  EmptyState,
  FilterBar,
  FilterResults,
  FormerName,
  Pager,
  Select,
  TextField,
} from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';
import { CASE_LIST_PATH, caseInListPath, caseListHref, FROM_LIST, listInAddress } from '../base/case-list-address.js';
import { appliedFilters, type FilterChoices } from './applied-filters.js';

export interface CaseListPageProps {
  chrome: PageChrome;
  role: Role;
  filter: CaseFilter;
  choices: FilterChoices;
  list: CaseList;
}

const RESULTS_ID = 'results';

/** 申請一覧: the cases one may know of, by 期限 unless told; all that narrows it stands in the address. */
export function CaseListPage({ chrome, role, filter, choices, list }: CaseListPageProps) {
  const conditions = appliedFilters(filter, choices);
  const sorted: CaseFilter = { sort: filter.sort };
  return (
    <Page {...chrome} title="申請一覧" wide>
      <CaseFilterBar role={role} filter={filter} choices={choices} />
      <FilterResults
        id={RESULTS_ID}
        count={list.total}
        more={list.more}
        conditions={conditions}
        clearHref={caseListHref(sorted)}
        actions={
          list.total > 0 && <a href={caseListHref(filter, { view: 'print' })}>印刷用{!list.more && '（全件）'}</a>
        }
      >
        {list.total === 0 ? (
          <NoCases role={role} narrowed={conditions.length > 0} clearHref={caseListHref(sorted)} />
        ) : (
          <SelectableCases role={role} filter={filter} rows={list.rows} from={(list.page - 1) * CASES_PER_PAGE + 1} />
        )}
        <Pager {...list} hrefFor={(page) => caseListHref(filter, { page: String(page) })} />
      </FilterResults>
    </Page>
  );
}

/** The same list on one page without its controls, for paper. */
export function PrintedCaseListPage({ chrome, role, filter, choices, list: { rows, total, more } }: CaseListPageProps) {
  return (
    <Page
      {...chrome}
      title="申請一覧（印刷用）"
      breadcrumbs={[{ label: '申請一覧', href: caseListHref(filter) }, { label: '印刷用' }]}
      wide
    >
      <FilterResults
        id={RESULTS_ID}
        count={total}
        more={more}
        conditions={appliedFilters(filter, choices)}
        clearHref={CASE_LIST_PATH}
      >
        {(more || rows.length < total) && (
          <p>件数が多いため、先頭の{rows.length}件を示しています。続きは条件を絞り込んで印刷してください。</p>
        )}
        <Cases role={role} filter={filter} rows={rows} />
      </FilterResults>
    </Page>
  );
}

/** For who may do something with many cases, each row can be chosen. */
function SelectableCases({ role, filter, rows, from }: Pick<CasesProps, 'role' | 'filter' | 'rows' | 'from'>) {
  const packs = packsFor(role, ['cases', 'session', 'publication']);
  const acts = bulkActsOf(role);
  if (packs.length === 0 && acts.length === 0)
    return <Cases role={role} filter={filter} rows={rows} from={from} sortable />;
  return (
    <form class="choose-cases" method="post" action={JOBS_PATH}>
      <input type="hidden" name="idempotencyKey" value={randomUUID()} />
      <input type="hidden" name={FROM_LIST} value={listInAddress({ filter, at: from ?? 1 })} />
      <Cases role={role} filter={filter} rows={rows} from={from} sortable selectName="caseIds" />
      <ButtonRow>
        {acts.map(({ type, act }) => (
          <Button formAction={bulkActPath(type)}>{act.label}</Button>
        ))}
        {packs.map(({ kind, label }) => (
          <Button name="kind" value={kind}>
            選んだ申請の{label}をつくる
          </Button>
        ))}
      </ButtonRow>
    </form>
  );
}

interface CasesProps {
  role: Role;
  filter: CaseFilter;
  rows: CaseList['rows'];
  /** Place of the first row in the whole list, from 1; left out where no row leads back to the list. */
  from?: number;
  sortable?: boolean;
  selectName?: string;
}

function Cases({ role, filter, rows, from, sortable = false, selectName }: CasesProps) {
  const { officer, institution, ...others } = CASE_COLUMNS;
  const opened: CaseColumn = {
    ...institution,
    cell: ({ id, institutionName, byFormerName }) => (
      <>
        <a
          href={
            from === undefined
              ? casePath(id)
              : caseInListPath(id, { filter, at: from + rows.findIndex((row) => row.id === id) })
          }
        >
          {institutionName}
        </a>{' '}
        <FormerName found={byFormerName} />
      </>
    ),
  };
  const columns: CaseColumn[] = [opened, ...Object.values(others), ...(isPrefecture(role) ? [officer] : [])];
  return (
    <DataTable
      caption="申請の一覧"
      rows={rows}
      columns={columns.map((column) => ({
        ...column,
        sort: sortable && column.order ? sortLink(filter, column.order) : undefined,
      }))}
      select={selectName === undefined ? undefined : caseSelect(selectName)}
    />
  );
}

function sortLink(filter: CaseFilter, sort: CaseSort): Column<CaseRow>['sort'] {
  return {
    href: caseListHref({ ...filter, sort }),
    direction: (filter.sort ?? 'due') === sort ? 'ascending' : undefined,
  };
}

function NoCases({ role, narrowed, clearHref }: { role: Role; narrowed: boolean; clearHref: string }) {
  if (narrowed)
    return <EmptyState text="この条件に合う申請はありません。" action={{ label: '条件を全て外す', href: clearHref }} />;
  return <EmptyState text={NOTHING_YET[role] ?? '申請はまだありません。'} />;
}

const NOTHING_YET: Partial<Record<Role, string>> = {
  healthCentre: '申請はまだありません。提出された申請と、調整会議の開催を依頼された申請がここに並びます。',
  supportCentre: '共有された申請はありません。都道府県が共有した申請がここに並びます。',
};

/** Three fields that everybody uses; the others behind a line that is open while one of them is in force. */
function CaseFilterBar({ role, filter, choices }: Pick<CaseListPageProps, 'role' | 'filter' | 'choices'>) {
  const { procedure, holder, planningAreaId, roundId, officer, overdue, mine } = filter;
  return (
    <FilterBar action={CASE_LIST_PATH} resultsId={RESULTS_ID}>
      <TextField
        name="text"
        label={isPrefecture(role) ? '医療機関名・ふりがな・受付番号・文書番号' : '医療機関名・ふりがな・受付番号'}
        type="search"
        value={filter.text}
      />
      <Select name="kind" label="区分" emptyLabel="すべて" choices={choices.kind} value={filter.kind} />
      <Select name="stage" label="段階" emptyLabel="すべて" choices={choices.stage} value={filter.stage} />
      <Details
        summary="ほかの条件"
        open={[procedure, holder, planningAreaId, roundId, officer, overdue, mine].some((value) => value !== undefined)}
      >
        <div class="filter-bar__fields">
          <Select name="procedure" label="手続" emptyLabel="すべて" choices={choices.procedure} value={procedure} />
          <Select name="holder" label="次の対応者" emptyLabel="すべて" choices={choices.holder} value={holder} />
          {role !== 'hospital' && (
            <Select
              name="planningAreaId"
              label="構想区域"
              emptyLabel="すべて"
              choices={choices.planningAreaId}
              value={planningAreaId}
            />
          )}
          <Select name="roundId" label="回" emptyLabel="すべて" choices={choices.roundId} value={roundId} />
          {choices.officer.length > 0 && (
            <Select name="officer" label="担当" emptyLabel="すべて" choices={choices.officer} value={officer} />
          )}
          <div class="choices choices--inline">
            <Flag name="overdue" label="期限超過のみ" checked={overdue} />
            {role !== 'supportCentre' && <Flag name="mine" label="自分の番のみ" checked={mine} />}
          </div>
        </div>
      </Details>
      {(['state', 'bucket', 'sort'] as const).map(
        (name) => filter[name] && <input type="hidden" name={name} value={filter[name]} />,
      )}
    </FilterBar>
  );
}

function Flag({ name, label, checked }: { name: string; label: string; checked: boolean | undefined }) {
  return (
    <div class="choice">
      <input class="choice__control" type="checkbox" id={`field-${name}`} name={name} value="true" checked={checked} />
      <label class="choice__label" for={`field-${name}`}>
        {label}
      </label>
    </div>
  );
}
