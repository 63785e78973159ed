import type { CouncilMeeting } from '../../councils/council-meeting.entity.js';
import type { MeetingLine } from '../../councils/council-meetings.js';
import type { Paged } from '../../platform/paging.js';
import { ButtonLink, ButtonRow, DataTable, EmptyState, Pager } from '../components/index.js';
import { formatDateShort } from '../base/format.js';
import { Page, type PageChrome } from '../layout/index.js';
import { HEALTH_CENTRE, meetingPath, MEETINGS, NEW_MEETING } from '../addresses/health-centre-addresses.js';
import { METHOD_LABEL } from '../../procedure/case/words.js';

/** 会議: the meetings of the centre's councils, latest first. */
export function MeetingsPage({ chrome, list }: { chrome: PageChrome; list: Paged<MeetingLine> }) {
  return (
    <Page {...chrome} title="会議" breadcrumbs={[{ label: 'ホーム', href: HEALTH_CENTRE }, { label: '会議' }]} wide>
      <ButtonRow>
        <ButtonLink variant="primary" href={NEW_MEETING}>
          会議をつくる
        </ButtonLink>
      </ButtonRow>
      {list.total === 0 ? (
        <EmptyState text="会議はまだありません。依頼が届いたら「会議をつくる」から始めます。" />
      ) : (
        <DataTable
          caption="調整会議の一覧"
          columns={[
            { header: '会議', cell: ({ meeting }) => <a href={meetingPath(meeting.id)}>{meeting.name}</a> },
            { header: '構想区域', cell: ({ planningAreaName }) => planningAreaName },
            { header: '方法', cell: ({ meeting }) => METHOD_LABEL[meeting.method], nowrap: true },
            { header: '開催日・回答期限', cell: ({ meeting }) => formatDateShort(meeting.meetsOn), nowrap: true },
            { header: '回答', cell: ({ meeting }) => <AnswerCount meeting={meeting} /> },
            { header: '案件', cell: casesText },
          ]}
          rows={list.rows}
        />
      )}
      <Pager {...list} hrefFor={(page) => `${MEETINGS}?page=${page}`} />
    </Page>
  );
}

function casesText({ cases, reported }: MeetingLine): string {
  return cases === 0 ? 'なし' : `${cases}件（報告済み ${reported}件）`;
}

/** 構成員14人中9人が回答; only a meeting in writing has answers. */
export function AnswerCount({ meeting }: { meeting: CouncilMeeting }) {
  if (meeting.method === 'inPerson') return <>－</>;
  if (meeting.members === null) return <>人数は未入力</>;
  return (
    <>
      構成員{meeting.members}人中{meeting.answered ?? 0}人が回答（未回答 {meeting.members - (meeting.answered ?? 0)}人）
    </>
  );
}
