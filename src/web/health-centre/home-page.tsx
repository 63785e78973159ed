import type { CentreWork } from '../../applications/queries/centre-hearings.js';
import type { MeetingLine } from '../../councils/council-meetings.js';
import { councilName } from '../../councils/council-name.js';
import { type Counted, countOf, type Paged } from '../../platform/paging.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { Banner, ButtonLink, ButtonRow, DataTable, EmptyState, Section, TurnCards } from '../components/index.js';
import { countText, formatDate, formatDateShort } from '../base/format.js';
import { Page, type PageChrome } from '../layout/index.js';
import { HEARING_COLUMNS } from './hearing-words.js';
import {
  INSTITUTIONS,
  meetingPath,
  MEETINGS,
  NEW_MEETING,
  REPORTS,
  REQUESTS,
} from '../addresses/health-centre-addresses.js';
import { AnswerCount } from './meetings-page.js';

export interface HomePageProps {
  chrome: PageChrome;
  today: IsoDate;
  officeName: string;
  /** Names of the areas whose council the centre runs. */
  areaNames: string[];
  work: CentreWork;
  /** Meetings in writing with a case that is not confirmed yet. */
  written: Paged<MeetingLine>;
}

/** H1: what has come, what is under way, what can be reported. */
export function HomePage({ chrome, today, officeName, areaNames, work: { counts, first }, written }: HomePageProps) {
  const { toConvene, toConfirm, toReport } = first;
  return (
    <Page
      {...chrome}
      title="ホーム"
      heading={officeName}
      caption={`${formatDate(today)}・${areaNames.map(councilName).join('、')} 事務局`}
      wide
    >
      {areaNames.length === 0 && (
        <Banner kind="info" title="調整会議の事務局になっている構想区域はありません">
          管内の申請は、事務局の保健所が調整会議を行います。
        </Banner>
      )}
      <Section title="今日すること" id="today">
        <TurnCards
          cards={[
            { label: '報告期限を過ぎた案件', ...counts.overdue, href: REQUESTS, overdue: true },
            { label: '新しい依頼', ...counts.toConvene, href: '#new' },
            { label: '確認の記録待ち', ...counts.toConfirm, href: REQUESTS },
            { label: '報告できる案件', ...counts.toReport, href: REPORTS },
          ]}
        />
      </Section>
      <Section title={`新しい依頼 ${countText(counts.toConvene)}`} id="new">
        {toConvene.length === 0 ? (
          <EmptyState text="会議に載せていない依頼はありません。" />
        ) : (
          <>
            <DataTable
              caption="新しい依頼"
              columns={[
                HEARING_COLUMNS.institution,
                HEARING_COLUMNS.kind,
                HEARING_COLUMNS.area,
                { header: '依頼', cell: ({ hearing }) => formatDateShort(hearing.requestedOn), nowrap: true },
                HEARING_COLUMNS.due,
              ]}
              rows={toConvene}
            />
            <Rest shown={toConvene} of={counts.toConvene} href={REQUESTS} />
            <ButtonRow>
              <ButtonLink variant="primary" href={NEW_MEETING}>
                会議をつくる
              </ButtonLink>
            </ButtonRow>
          </>
        )}
      </Section>
      {written.total > 0 && (
        <Section title="書面会議の回答状況" id="written">
          <WrittenMeetings meetings={written.rows} />
          <Rest shown={written.rows} of={countOf(written)} href={MEETINGS} />
        </Section>
      )}
      {toConfirm.length > 0 && (
        <Section title={`確認の記録待ち ${countText(counts.toConfirm)}`} id="confirm">
          <DataTable
            caption="確認の記録待ち"
            columns={[
              HEARING_COLUMNS.institution,
              HEARING_COLUMNS.kind,
              HEARING_COLUMNS.meeting,
              HEARING_COLUMNS.due,
              HEARING_COLUMNS.next,
            ]}
            rows={toConfirm}
          />
          <Rest shown={toConfirm} of={counts.toConfirm} href={REQUESTS} />
        </Section>
      )}
      {toReport.length > 0 && (
        <Section title={`確認が済み、報告できる案件 ${countText(counts.toReport)}`} id="report">
          <DataTable
            caption="報告できる案件"
            columns={[HEARING_COLUMNS.institution, HEARING_COLUMNS.kind, HEARING_COLUMNS.result, HEARING_COLUMNS.due]}
            rows={toReport}
          />
          <Rest shown={toReport} of={counts.toReport} href={REPORTS} />
          <ButtonRow>
            <ButtonLink variant="primary" href={REPORTS}>
              まとめて報告する
            </ButtonLink>
          </ButtonRow>
        </Section>
      )}
      <p>
        <a href={REPORTS}>報告した案件</a>　<a href={INSTITUTIONS}>管内の医療機関</a>
      </p>
    </Page>
  );
}

/** That a list shows the first of many, and where the others are. */
function Rest({ shown, of, href }: { shown: readonly unknown[]; of: Counted; href: string }) {
  if (!of.more && of.count <= shown.length) return null;
  return (
    <p>
      先頭の{shown.length}件です。<a href={href}>全て見る</a>
    </p>
  );
}

function WrittenMeetings({ meetings }: { meetings: MeetingLine[] }) {
  return (
    <DataTable
      caption="書面会議の回答状況"
      columns={[
        { header: '会議', cell: ({ meeting }) => <a href={meetingPath(meeting.id)}>{meeting.name}</a> },
        { header: '回答の期限', cell: ({ meeting }) => formatDateShort(meeting.meetsOn), nowrap: true },
        { header: '回答', cell: ({ meeting }) => <AnswerCount meeting={meeting} /> },
        { header: '案件', cell: ({ cases }) => `${cases}件`, nowrap: true },
      ]}
      rows={meetings}
    />
  );
}
