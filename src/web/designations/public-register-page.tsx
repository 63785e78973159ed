import type { RegisterEntry, RegisterFilter } from '../../register/designation-register.js';
import type { Paged } from '../../platform/paging.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { KIND_INFO, KINDS } from '../../procedure/terms/kinds.js';
import { DataTable, EmptyState, FilterBar, FilterResults, Pager, Select, TextField } from '../components/index.js';
import { formatDate, formatDateWithoutWeekday } from '../base/format.js';
import { DECIDED_ON, decidedText } from './decided-on.js';
import { Page, type PageChrome } from '../layout/index.js';
import { PUBLIC_REGISTER_PATH, registerHref } from '../addresses/register-address.js';
import type { BSubItem } from '../../procedure/fields/b-sub-items.js';
import { DesignatedWork } from './designated-work.js';
import { periodText } from './register-page.js';

export type PublicFilter = Pick<RegisterFilter, 'text' | 'kind'>;

const RESULTS_ID = 'results';

/** 指定医療機関の一覧 for everyone: the facts of 公示 (法113⑥) and nothing else. */
export function PublicRegisterPage({
  chrome,
  filter,
  list,
  today,
  subItems,
}: {
  chrome: PageChrome;
  filter: PublicFilter;
  list: Paged<RegisterEntry>;
  today: IsoDate;
  subItems: readonly BSubItem[];
}) {
  const { text, kind } = filter;
  return (
    <Page {...chrome} title="指定医療機関の一覧" caption={`${formatDate(today)}現在`} wide>
      <p>医療法に基づき、医師の労働時間の上限の特例が適用される「特定労務管理対象機関」として指定した医療機関です。</p>
      <FilterBar action={PUBLIC_REGISTER_PATH} resultsId={RESULTS_ID}>
        <TextField name="text" label="医療機関名・ふりがな" type="search" value={text} />
        <Select
          name="kind"
          label="区分"
          emptyLabel="すべて"
          choices={KINDS.map((each) => ({ value: each, label: KIND_INFO[each].label }))}
          value={kind}
        />
      </FilterBar>
      <FilterResults
        id={RESULTS_ID}
        count={list.total}
        more={list.more}
        conditions={[
          ...(text ? [{ label: `検索：${text}`, removeHref: registerHref({ kind }, PUBLIC_REGISTER_PATH) }] : []),
          ...(kind
            ? [{ label: `区分：${KIND_INFO[kind].label}`, removeHref: registerHref({ text }, PUBLIC_REGISTER_PATH) }]
            : []),
        ]}
        clearHref={PUBLIC_REGISTER_PATH}
      >
        {list.total === 0 ? (
          <EmptyState
            text={text || kind ? 'この条件に合う医療機関はありません。' : '指定している医療機関はありません。'}
          />
        ) : (
          <DataTable
            caption={`指定医療機関の一覧（${formatDate(today)}現在）`}
            columns={[
              { header: '医療機関名', cell: ({ institutionName }) => institutionName },
              { header: '所在地', cell: ({ address }) => address },
              {
                header: '区分',
                cell: ({ kind: each }) => `${KIND_INFO[each].label}（${KIND_INFO[each].institutionTitle}）`,
              },
              { header: '指定に係る業務', cell: (entry) => <DesignatedWork entry={entry} subItems={subItems} /> },
              {
                header: DECIDED_ON,
                cell: (entry) => decidedText(entry, formatDateWithoutWeekday),
              },
              { header: '有効期間', cell: (entry) => periodText(entry) },
              { header: '状態', cell: ({ standingText }) => standingText },
              {
                header: '公示の日',
                cell: ({ publicNoticeOn }) => publicNoticeOn && formatDateWithoutWeekday(publicNoticeOn),
                nowrap: true,
              },
            ]}
            rows={list.rows}
          />
        )}
        <Pager {...list} hrefFor={(page) => registerHref({ ...filter, page }, PUBLIC_REGISTER_PATH)} />
      </FilterResults>
    </Page>
  );
}
