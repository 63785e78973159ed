import type { CaseQueries } from '../../applications/queries/case-queries.js';
import type { BucketId } from '../../applications/queries/buckets.js';
import type { HomeCounts } from '../../applications/queries/home-counts.js';
import type { Paged } from '../../platform/paging.js';
import type { Expiry, RegisterEntry } from '../../register/designation-register.js';
import { isOfficeDay } from '../../procedure/calendar/office-days.js';
import {
  LONGEST_EVALUATION_DAYS,
  MEAN_EVALUATION_DAYS,
  SHORTEST_EVALUATION_DAYS,
} from '../../procedure/calendar/evaluation-days.js';
import type { ProcedureProfile } from '../../procedure/case/facts.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { KIND_INFO, type Kind, OUTCOME_LABEL, PROCEDURE_LABEL } from '../../procedure/terms/kinds.js';
import { AWAITS_NOTICE } from '../../procedure/designation/public-notice.js';
import { numberOf } from '../../procedure/terms/reference-number.js';
import { stageLine } from '../../procedure/stage-line.js';
import type { IntakeRound } from '../../registry/registry.entities.js';
import { casePath } from '../addresses/case-addresses.js';
import { caseListHref } from '../base/case-list-address.js';
import {
  type Column,
  Columns,
  DataTable,
  DeadlineText,
  DescriptionTable,
  EmptyState,
  ScheduleChart,
  Section,
  StageMatrix,
  Tabs,
  TurnCards,
} from '../components/index.js';
import { REGISTER_PATH, registerHref } from '../addresses/register-address.js';
import { formatDate, formatDateShort, formatDateWithoutWeekday, formatNumber } from '../base/format.js';
import { Page, type PageChrome } from '../layout/index.js';
import { STAGE_NAMES } from '../case-elements/stage-labels.js';
import { roundSchedule, type ScheduleStep } from './round-schedule.js';

export interface PrefectureHomePageProps {
  chrome: PageChrome;
  today: IsoDate;
  closedDays: ReadonlySet<IsoDate>;
  counts: HomeCounts;
  news: Awaited<ReturnType<CaseQueries['draftNews']>>;
  councils: ProcedureProfile['councils'];
  /** Of the fiscal year of `round`, oldest first. */
  rounds: IntakeRound[];
  /** The round whose schedule is shown: that of the next milestone unless asked for another; null when none is ahead. */
  round: IntakeRound | null;
  /** Designations whose 公示 is still to be done, and those that continue although their period has ended (法115②). */
  unpublished: Paged<RegisterEntry>;
  continuing: Paged<RegisterEntry>;
}

/** ホーム of the prefecture: 何が私の番か・何が遅れているか・次の節目は何か. */
export function PrefectureHomePage({
  chrome,
  today,
  closedDays,
  counts,
  news,
  councils,
  rounds,
  round,
  unpublished,
  continuing,
}: PrefectureHomePageProps) {
  const { buckets, matrix, nextMilestone, expiries } = counts;
  const charge = buckets.filter(({ id }) => CHARGE.includes(id));
  const turn = buckets.filter((bucket) => !charge.includes(bucket));
  const nothing = turn.every(({ count }) => count === 0);
  return (
    <Page
      {...chrome}
      title="ホーム"
      caption={`${formatDate(today)}${isOfficeDay(today, closedDays) ? '' : '・閉庁日'}`}
      wide
    >
      {nextMilestone && (
        <p class="next-milestone">
          次の節目：{nextMilestone.roundLabel} {nextMilestone.label}{' '}
          <DeadlineText
            deadline={{ date: nextMilestone.on, officeDaysLeft: nextMilestone.inOfficeDays, note: nextMilestone.note }}
          />
        </p>
      )}
      <Section title="あなたの番" id="turn">
        <TurnCards cards={cardsOf(turn)} />
        {nothing && (
          <EmptyState text="対応が必要な申請はありません。" action={{ label: '申請一覧', href: caseListHref({}) }} />
        )}
      </Section>
      {charge.length > 0 && (
        <Section title="担当" id="charge">
          <TurnCards cards={cardsOf(charge)} />
        </Section>
      )}
      <DraftNews {...news} />
      {unpublished.total > 0 && (
        <Section title={AWAITS_NOTICE} id="public-notices">
          <p>
            指定、更新又は変更の承認をしたときは、公示します（法113⑥など）。公示して記録するまで、公開の一覧には載りません。
          </p>
          <Lines
            caption="公示がまだのもの"
            list={unpublished}
            href={registerHref({ publicNotice: 'missing' })}
            last={{
              header: '決定と公示',
              cell: ({ designatedOn, decidedBy }) =>
                designatedOn > today
                  ? `${formatDateWithoutWeekday(designatedOn)}からの${OUTCOME_LABEL[decidedBy].granted}。決定を通知した日から公示できます`
                  : `${formatDateWithoutWeekday(designatedOn)}の${OUTCOME_LABEL[decidedBy].granted}。まだ公示していません`,
            }}
          />
        </Section>
      )}
      <Section title="段階別の件数" id="stages" aside={<span>数字を押すと一覧を開きます</span>}>
        <StageMatrix
          caption="区分と段階ごとの申請の件数"
          stages={STAGE_NAMES.map(({ label }) => label)}
          rows={matrixRows(matrix, councils)}
        />
      </Section>
      <Section title="回の日程" id="schedule">
        {round ? (
          <RoundSchedule round={round} rounds={rounds} today={today} />
        ) : (
          <EmptyState
            text="これからの申請の回の日程が登録されていません。"
            action={{ label: '回の設定を見る', href: '/settings/rounds' }}
          />
        )}
      </Section>
      <Section title="有効期間の満了" id="expiries">
        <Expiries expiries={expiries} today={today} />
        {continuing.total > 0 && (
          <Lines
            caption="満了の日を過ぎても効力が続いている指定"
            list={continuing}
            href={registerHref({ standing: 'deemedContinuing' })}
            last={{ header: '状態', cell: ({ standingText }) => standingText }}
          />
        )}
      </Section>
    </Page>
  );
}

/** Who is in charge, whoever's turn it is. */
const CHARGE: readonly BucketId[] = ['inMyCharge', 'inNoCharge'];

const cardsOf = (buckets: HomeCounts['buckets']) =>
  buckets.map(({ id, label, count, more }) => ({
    count,
    more,
    label,
    href: caseListHref({ bucket: id }),
    overdue: id === 'overdue',
  }));

/** What the approver returned, and why; and what changed under a draft. */
function DraftNews({ returned, reregistered }: PrefectureHomePageProps['news']) {
  return (
    <>
      {returned.length > 0 && (
        <Section title="戻された起案" id="returned-drafts">
          <DataTable
            caption="決裁者が戻し、まだ起案し直していない申請（新しい順）"
            rows={returned}
            columns={[
              ...NAMED,
              { header: '戻した理由', cell: ({ reason }) => <span class="typed-text">{reason}</span> },
              {
                header: '戻した人',
                cell: ({ approverName, returnedOn }) => `${approverName}（${formatDateShort(returnedOn)}）`,
              },
            ]}
          />
        </Section>
      )}
      {reregistered.length > 0 && (
        <Section title="起案の後に医療機関の登録が変わった申請" id="reregistered">
          <DataTable
            caption="起案と違う登録で決裁・通知することになる申請"
            rows={reregistered}
            columns={[...NAMED, { header: '変わった登録', cell: ({ changed }) => changed.join('、') }]}
          />
        </Section>
      )}
    </>
  );
}

type NamedCase = PrefectureHomePageProps['news']['returned' | 'reregistered'][number];
const NAMED: Column<NamedCase>[] = [
  {
    header: '医療機関名',
    cell: ({ id, institutionName }) => <a href={casePath(id)}>{institutionName}</a>,
  },
  { header: '受付番号', cell: numberOf, nowrap: true },
  {
    header: '区分',
    cell: ({ kind, procedure }) => `${KIND_INFO[kind].label}・${PROCEDURE_LABEL[procedure]}`,
    nowrap: true,
  },
];

/** A kind that does not pass a stage has no cell there, unless an older case still rests in it. */
function matrixRows(matrix: HomeCounts['matrix'], councils: ProcedureProfile['councils']) {
  return matrix.map(({ kind, stages }) => {
    const own = stagesOf(kind, councils);
    return {
      kind: KIND_INFO[kind].label,
      counts: stages.map(({ stage, count, more }) =>
        own.includes(stage) || count > 0 ? { count, more, href: caseListHref({ kind, stage }) } : null,
      ),
    };
  });
}

function stagesOf(kind: Kind, councils: ProcedureProfile['councils']) {
  return stageLine({ kind, procedure: 'new' }, councils[kind], 'planDrafting').map(({ stage }) => stage);
}

function RoundSchedule({ round, rounds, today }: { round: IntakeRound; rounds: IntakeRound[]; today: IsoDate }) {
  const steps = roundSchedule(round);
  const bars = steps.flatMap(({ label, from, to, text }) =>
    to === null ? [] : [{ label, from, to, approximate: text !== '' }],
  );
  return (
    <>
      {rounds.length > 1 && (
        <Tabs
          label="申請の回"
          tabs={rounds.map(({ id, label }) => ({
            label,
            href: `/prefecture?round=${id}#schedule`,
            current: id === round.id,
          }))}
        />
      )}
      {round.certainty === 'unconfirmed' && <p class="certainty-note">公表資料で確認していない日程です。</p>}
      <Columns
        main={<ScheduleChart label={`${round.label}の日程の図`} bars={bars} today={today} />}
        side={
          <DescriptionTable
            caption={`${round.label}の日程`}
            captionHidden
            rows={steps.map((step) => ({ label: step.label, value: stepText(step) }))}
          />
        }
      />
    </>
  );
}

function stepText({ from, to, text }: ScheduleStep): string {
  if (text !== '' || to === null) return text;
  if (from === null) return `${formatDateShort(to)}まで`;
  return from === to ? formatDateShort(to) : `${formatDateShort(from)}～${formatDateShort(to)}`;
}

function Expiries({ expiries, today }: { expiries: Expiry[]; today: IsoDate }) {
  if (expiries.length === 0) return <EmptyState text="有効期間中の指定はありません。" />;
  return (
    <>
      <DataTable
        caption="満了日ごとの指定の件数"
        columns={[
          { header: '満了日', cell: ({ validTo }) => formatDateWithoutWeekday(validTo), nowrap: true },
          {
            header: '満了する指定',
            cell: ({ validTo, count }) => <Count count={count} href={registerHref({ validTo })} />,
            numeric: true,
          },
          {
            header: '更新の準備・申請中',
            cell: ({ validTo, renewals }) => (
              <Count count={renewals} href={registerHref({ validTo, renewal: 'underWay' })} />
            ),
            numeric: true,
          },
          {
            header: '受審が間に合わない見込み',
            cell: ({ validTo, lateEvaluations }) => (
              <Count count={lateEvaluations} href={registerHref({ validTo, renewal: 'late' })} />
            ),
            numeric: true,
          },
        ]}
        rows={expiries}
      />
      <p class="certainty-note">
        「受審が間に合わない見込み」は、評価結果がまだない指定のうち、受審の申込日（未申込は本日{' '}
        {formatDateShort(today)}）から平均{MEAN_EVALUATION_DAYS}日（最短{SHORTEST_EVALUATION_DAYS}日・最長
        {LONGEST_EVALUATION_DAYS}日。日本医師会 令和7年4月23日会見）を数えると満了日を過ぎるものです。
      </p>
    </>
  );
}

function Count({ count, href }: { count: number; href: string }) {
  return count === 0 ? <>0件</> : <a href={href}>{formatNumber(count)}件</a>;
}

const MOST_LINES = 10;

/** The first lines of the register of one sort, and the way to all of them. */
function Lines({
  caption,
  list,
  href,
  last,
}: {
  caption: string;
  list: Paged<RegisterEntry>;
  href: string;
  last: { header: string; cell: (entry: RegisterEntry) => string };
}) {
  return (
    <>
      <DataTable
        caption={`${caption}（${formatNumber(list.total)}件）`}
        columns={[
          {
            header: '医療機関名',
            cell: ({ id, institutionName }) => <a href={`${REGISTER_PATH}/${id}`}>{institutionName}</a>,
          },
          { header: '区分', cell: ({ kind }) => KIND_INFO[kind].label, nowrap: true },
          last,
        ]}
        rows={list.rows.slice(0, MOST_LINES)}
      />
      {list.total > MOST_LINES && (
        <p>
          <a href={href}>全て見る</a>
        </p>
      )}
    </>
  );
}
