import type { RenewalFilter } from '../../register/renewal-filter.js';
import type { RegisterEntry, RegisterFilter } from '../../register/designation-register.js';
import { STANDING_LABEL, type RegisterStanding } from '../../procedure/designation/standing.js';
import type { Paged } from '../../platform/paging.js';
import { KIND_INFO, KINDS } from '../../procedure/terms/kinds.js';
import {
  type Choice,
  DataTable,
  Details,
  EmptyState,
  FilterBar,
  type AppliedFilter,
  FilterResults,
  FormerName,
  Pager,
  Select,
  TextField,
} from '../components/index.js';
import { formatDateShort, formatDateWithoutWeekday } from '../base/format.js';
import { PUBLIC_NOTICE_PATH } from '../addresses/job-addresses.js';
import { DECIDED_ON, decidedText } from './decided-on.js';
import { Page, type PageChrome } from '../layout/index.js';
import { PUBLIC_REGISTER_PATH, REGISTER_PATH, registerHref } from '../addresses/register-address.js';

export interface RegisterPageProps {
  chrome: PageChrome;
  filter: RegisterFilter;
  list: Paged<RegisterEntry>;
  areas: Choice[];
  /** The last days that occur in the register. */
  lastDays: Choice[];
}

const RESULTS_ID = 'results';
const KIND_CHOICES: Choice[] = KINDS.map((kind) => ({ value: kind, label: KIND_INFO[kind].label }));
const STANDING_CHOICES: Choice[] = Object.entries(STANDING_LABEL).map(([value, label]) => ({ value, label }));
const RENEWAL_LABEL: Readonly<Record<RenewalFilter, string>> = {
  underWay: '準備・申請中',
  late: '受審が間に合わない見込み',
};

/** 指定台帳 of the prefecture: those in force unless told otherwise. */
export function RegisterPage({ chrome, filter, list, areas, lastDays }: RegisterPageProps) {
  const conditions = appliedFilters(filter, areas);
  return (
    <Page
      {...chrome}
      title="指定台帳"
      headingAside={
        <>
          <a href={PUBLIC_NOTICE_PATH}>公示文をつくる</a>　<a href={PUBLIC_REGISTER_PATH}>公開している一覧</a>
        </>
      }
      wide
    >
      <FilterBar action={REGISTER_PATH} resultsId={RESULTS_ID}>
        <TextField name="text" label="医療機関名・ふりがな・コード" type="search" value={filter.text} />
        <Select name="kind" label="区分" emptyLabel="すべて" choices={KIND_CHOICES} value={filter.kind} />
        <Select name="validTo" label="満了日" emptyLabel="すべて" choices={lastDays} value={filter.validTo} />
        <Details
          summary="ほかの条件"
          open={[filter.planningAreaId, filter.standing, filter.renewal, filter.publicNotice].some(
            (value) => value !== undefined,
          )}
        >
          <div class="filter-bar__fields">
            <Select
              name="planningAreaId"
              label="構想区域"
              emptyLabel="すべて"
              choices={areas}
              value={filter.planningAreaId}
            />
            <Select
              name="standing"
              label="状態"
              emptyLabel="効力のあるもの"
              choices={STANDING_CHOICES}
              value={filter.standing}
            />
            <Select
              name="renewal"
              label="更新"
              emptyLabel="すべて"
              choices={Object.entries(RENEWAL_LABEL).map(([value, label]) => ({ value, label }))}
              value={filter.renewal}
            />
            <Select
              name="publicNotice"
              label="公示"
              emptyLabel="すべて"
              choices={[{ value: 'missing', label: 'まだのもの' }]}
              value={filter.publicNotice}
            />
          </div>
        </Details>
      </FilterBar>
      <FilterResults
        id={RESULTS_ID}
        count={list.total}
        more={list.more}
        conditions={conditions}
        clearHref={REGISTER_PATH}
      >
        {list.total === 0 ? <NoEntries narrowed={conditions.length > 0} /> : <Entries entries={list.rows} />}
        <Pager {...list} hrefFor={(page) => registerHref({ ...filter, page })} />
      </FilterResults>
    </Page>
  );
}

function NoEntries({ narrowed }: { narrowed: boolean }) {
  if (narrowed)
    return (
      <EmptyState text="この条件に合う指定はありません。" action={{ label: '条件を全て外す', href: REGISTER_PATH }} />
    );
  return <EmptyState text="効力のある指定はありません。指定を通知すると、ここに記録されます。" />;
}

function Entries({ entries }: { entries: RegisterEntry[] }) {
  return (
    <DataTable
      caption="指定の一覧"
      columns={[
        {
          header: '医療機関名',
          cell: ({ id, institutionName, byFormerName }) => (
            <>
              <a href={`${REGISTER_PATH}/${id}`}>{institutionName}</a> <FormerName found={byFormerName} />
            </>
          ),
        },
        { header: '区分', cell: ({ kind }) => KIND_INFO[kind].label, nowrap: true },
        { header: '構想区域', cell: ({ planningAreaName }) => planningAreaName },
        { header: DECIDED_ON, cell: (entry) => decidedText(entry, formatDateShort) },
        { header: '有効期間', cell: (entry) => periodText(entry) },
        {
          header: '状態',
          cell: ({ standing, standingText }) => (
            <>
              <StandingTag standing={standing} />
              <br />
              {standingText}
            </>
          ),
        },
        {
          header: '公示',
          cell: ({ publicNoticeOn }) => (publicNoticeOn === null ? '未記録' : formatDateShort(publicNoticeOn)),
          nowrap: true,
        },
      ]}
      rows={entries}
    />
  );
}

/** 「令和6年4月1日～令和9年3月31日」. */
export function periodText({ validFrom, validTo }: Pick<RegisterEntry, 'validFrom' | 'validTo'>): string {
  return `${formatDateWithoutWeekday(validFrom)}～${formatDateWithoutWeekday(validTo)}`;
}

/** How a line of the register stands; みなし継続 catches the eye, because its period looks over. */
export function StandingTag({ standing }: { standing: RegisterStanding }) {
  return standing === 'deemedContinuing' ? (
    <span class="tag tag--waiting">{STANDING_LABEL[standing]}</span>
  ) : (
    <>{STANDING_LABEL[standing]}</>
  );
}

function appliedFilters(filter: RegisterFilter, areas: readonly Choice[]): AppliedFilter[] {
  const { text, kind, planningAreaId, validTo, standing, renewal, publicNotice } = filter;
  const words: [keyof RegisterFilter, string | undefined][] = [
    ['text', text && `検索：${text}`],
    ['kind', kind && `区分：${KIND_INFO[kind].label}`],
    [
      'planningAreaId',
      planningAreaId && `構想区域：${areas.find(({ value }) => value === planningAreaId)?.label ?? '登録のないもの'}`,
    ],
    ['validTo', validTo && `満了日：${formatDateWithoutWeekday(validTo)}`],
    ['standing', standing && `状態：${STANDING_LABEL[standing]}`],
    ['renewal', renewal && `更新：${RENEWAL_LABEL[renewal]}`],
    ['publicNotice', publicNotice && '公示：まだのもの'],
  ];
  return words.flatMap(([name, label]) =>
    label === undefined ? [] : [{ label, removeHref: registerHref({ ...filter, [name]: undefined }) }],
  );
}
