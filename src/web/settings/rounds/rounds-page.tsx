import type { Paged } from '../../../platform/paging.js';
import type { IntakeRound } from '../../../registry/registry.entities.js';
import { Banner, ButtonLink, ButtonRow, DataTable, EmptyState, Pager } from '../../components/index.js';
import { formatDateShort } from '../../base/format.js';
import type { PageChrome } from '../../layout/index.js';
import { CertaintyMark, SettingsFrame } from '../../settings-frame/settings-frame.js';

export interface RoundsPageProps {
  chrome: PageChrome;
  /** Newest first. */
  list: Paged<IntakeRound>;
  /** Whether this person may add and change rounds. */
  editable: boolean;
  saved: boolean;
}

/** 申請回 with their published or assumed dates. */
export function RoundsPage({ chrome, list, editable, saved }: RoundsPageProps) {
  const date = (day: string | null) => (day === null ? '－' : formatDateShort(day));
  return (
    <SettingsFrame chrome={chrome} view="/settings/rounds">
      {saved && <Banner kind="success" title="申請の回を保存しました" />}
      {editable && (
        <ButtonRow>
          <ButtonLink variant="primary" href="/settings/rounds/new">
            申請の回を登録する
          </ButtonLink>
        </ButtonRow>
      )}
      {list.total === 0 ? (
        <EmptyState text="申請の回の日程が登録されていません。" />
      ) : (
        <DataTable
          caption="申請の回"
          columns={[
            {
              header: '回',
              cell: ({ id, label }) => (editable ? <a href={`/settings/rounds/${id}/edit`}>{label}</a> : label),
              nowrap: true,
            },
            { header: '申請期限', cell: ({ applicationDeadline }) => date(applicationDeadline), nowrap: true },
            { header: '保健所へ依頼', cell: ({ requestOn }) => date(requestOn), nowrap: true },
            { header: '調整会議', cell: ({ councilBy }) => date(councilBy), nowrap: true },
            { header: '報告期限', cell: ({ reportBy }) => date(reportBy), nowrap: true },
            { header: '対策協', cell: ({ measuresCouncil }) => measuresCouncil },
            { header: '審議会', cell: ({ medicalCouncil }) => medicalCouncil },
            { header: '指定', cell: ({ designation }) => designation },
            { header: '効力の発生', cell: ({ designationFrom }) => date(designationFrom), nowrap: true },
            { header: '確認', cell: ({ certainty }) => <CertaintyMark certainty={certainty} />, nowrap: true },
            { header: '備考', cell: ({ note }) => note },
            {
              header: '経過',
              cell: ({ id, label }) => (
                <a href={`/settings/rounds/${id}/record`}>
                  経過<span class="visually-hidden">：{label}</span>
                </a>
              ),
              nowrap: true,
            },
          ]}
          rows={list.rows}
        />
      )}
      <Pager {...list} hrefFor={(page) => `/settings/rounds?page=${page}`} />
    </SettingsFrame>
  );
}
