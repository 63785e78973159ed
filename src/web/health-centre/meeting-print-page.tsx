import type { MeetingPageView } from '../../councils/council-meetings.js';
import type { ConfirmationPoint } from '../../procedure/case/facts.js';
import { CONFIRMATION_POINT_LABEL, CONFIRMATION_POINTS_OF_KIND } from '../../procedure/case/hearings.js';
import { DataTable, EmptyState } from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';
import { kindText } from './hearing-words.js';
import { HEALTH_CENTRE, meetingPath, MEETINGS } from '../addresses/health-centre-addresses.js';
import { MeetingFacts } from './meeting-page.js';

/** A sheet to be filled in by hand at the meeting, or by a member who answers in writing. */
export function MeetingPrintPage({ chrome, view }: { chrome: PageChrome; view: MeetingPageView }) {
  const { meeting, hearings } = view;
  return (
    <Page
      {...chrome}
      title={`${meeting.name}の確認票`}
      breadcrumbs={[
        { label: 'ホーム', href: HEALTH_CENTRE },
        { label: '会議', href: MEETINGS },
        { label: meeting.name, href: meetingPath(meeting.id) },
        { label: '確認票' },
      ]}
      wide
    >
      <p class="screen-only">この画面をそのまま印刷してお使いください。メニューは印刷されません。</p>
      <MeetingFacts view={view} />
      {hearings.pageCount > 1 && <p>件数が多いため、先頭の{hearings.rows.length}件を示しています。</p>}
      {hearings.total === 0 ? (
        <EmptyState text="この会議に載せた案件はありません。" />
      ) : (
        <DataTable
          caption="確認する案件"
          columns={[
            { header: '医療機関名', cell: ({ institutionName }) => institutionName },
            { header: '区分', cell: (each) => kindText(each), nowrap: true },
            { header: '確認する項目', cell: ({ kind }) => <PointLines points={CONFIRMATION_POINTS_OF_KIND[kind]} /> },
            {
              header: '確認した・できない',
              cell: ({ kind }) => <TickLines count={CONFIRMATION_POINTS_OF_KIND[kind].length} />,
              nowrap: true,
            },
            { header: '意見・条件', cell: () => <div class="print-blank" /> },
          ]}
          rows={hearings.rows}
        />
      )}
    </Page>
  );
}

function PointLines({ points }: { points: readonly ConfirmationPoint[] }) {
  return (
    <ol class="point-lines">
      {points.map((point) => (
        <li>{CONFIRMATION_POINT_LABEL[point]}</li>
      ))}
    </ol>
  );
}

function TickLines({ count }: { count: number }) {
  return (
    <ol class="point-lines">
      {Array.from({ length: count }, () => (
        <li>□ 確認した　□ できない</li>
      ))}
    </ol>
  );
}
