import type { ResultLine } from '../../applications/commands/execute-each.js';
import type { CentreHearing } from '../../applications/queries/centre-hearings.js';
import { countOf, type Paged } from '../../platform/paging.js';
import {
  Banner,
  bindMany,
  Button,
  ButtonLink,
  ButtonRow,
  DataTable,
  EmptyState,
  type FormState,
  Pager,
  PostForm,
  Section,
} from '../components/index.js';
import { countText, formatDateShort } from '../base/format.js';
import { Page, type PageChrome } from '../layout/index.js';
import { ResultNote } from '../case-elements/several-cases.js';
import { HearingChoice } from './hearing-choice.js';
import { HEARING_COLUMNS, SheetLink } from './hearing-words.js';
import { actionPath, recordsPath } from '../addresses/case-addresses.js';
import { HEALTH_CENTRE, REPORT_LETTER, REPORTS, REQUESTS } from '../addresses/health-centre-addresses.js';

export interface ReportsPageProps {
  chrome: PageChrome;
  ready: Paged<CentreHearing>;
  reported: Paged<CentreHearing>;
  results: readonly ResultLine[];
  form: FormState;
  idempotencyKey: string;
  /** Institution of the case whose confirmation was recorded just before. */
  savedBefore?: string;
  /** How many were reported just before. */
  reportedBefore?: number;
}

/** 報告: the confirmed cases, one or several together. */
export function ReportsPage({
  chrome,
  ready,
  reported,
  results,
  form,
  idempotencyKey,
  savedBefore,
  reportedBefore,
}: ReportsPageProps) {
  const { institution, number, kind, area, due, meeting, result } = HEARING_COLUMNS;
  const pages = (readyPage: number, reportedPage: number) =>
    `${REPORTS}?page=${readyPage}&reportedPage=${reportedPage}`;
  return (
    <Page
      {...chrome}
      title="報告"
      breadcrumbs={[{ label: 'ホーム', href: HEALTH_CENTRE }, { label: '報告' }]}
      errors={form.errors}
      wide
    >
      {savedBefore && <Banner kind="success" title={`${savedBefore}の確認を記録しました`} />}
      {reportedBefore !== undefined && reportedBefore > 0 && (
        <Banner kind="success" title={`${reportedBefore}件を報告しました`}>
          地域医療課に知らせました。<a href={REPORT_LETTER}>確認結果報告書を一通にまとめてつくる</a>
        </Banner>
      )}
      <ResultNote results={results} doneText="報告しました" />
      <Section title={`報告できる案件 ${countText(countOf(ready))}`} id="ready">
        {ready.total === 0 ? (
          <EmptyState text="報告できる案件はありません。" action={{ label: '確認依頼を見る', href: REQUESTS }} />
        ) : (
          <PostForm action={REPORTS}>
            <input type="hidden" name="key" value={idempotencyKey} />
            <p>
              報告する案件を選んでください。次の画面で、報告する内容を確かめてから報告します。
              {ready.rows.length > 1 && (
                <a href={`${pages(ready.page, reported.page)}&all=1`}>この表の{ready.rows.length}件を全て選ぶ</a>
              )}
            </p>
            <HearingChoice
              caption="報告できる案件"
              hearings={ready.rows}
              selected={bindMany(form, 'hearings').values}
              columns={[
                institution,
                number,
                kind,
                area,
                due,
                result,
                { header: '様式', cell: (each) => <SheetLink {...each} /> },
              ]}
            />
            <ButtonRow>
              <Button variant="primary">選んだ案件を確かめる</Button>
            </ButtonRow>
          </PostForm>
        )}
        <Pager {...ready} hrefFor={(page) => pages(page, reported.page)} />
      </Section>
      <Section
        title="報告済み"
        id="reported"
        aside={reported.total > 0 && <a href={REPORT_LETTER}>確認結果報告書をつくる</a>}
      >
        {reported.total === 0 ? (
          <EmptyState text="報告した案件はありません。" />
        ) : (
          <DataTable
            caption="報告済みの案件"
            columns={[
              institution,
              number,
              kind,
              meeting,
              result,
              {
                header: '報告日',
                cell: ({ hearing }) => (hearing.reportedOn ? formatDateShort(hearing.reportedOn) : '－'),
                nowrap: true,
              },
              { header: '取下げ・訂正', cell: (each) => <TakeBack {...each} /> },
            ]}
            rows={reported.rows}
          />
        )}
        <Pager {...reported} hrefFor={(page) => pages(ready.page, page)} />
      </Section>
      <ButtonRow>
        <ButtonLink variant="link" href={HEALTH_CENTRE}>
          ホームへ戻る
        </ButtonLink>
      </ButtonRow>
    </Page>
  );
}

/** How a report is taken back as long as the prefecture has not gone on with it, and put right afterwards. */
function TakeBack({ caseId, institutionName, state }: CentreHearing) {
  const about = <span class="visually-hidden">（{institutionName}）</span>;
  return state === 'coordinationCouncil.convened' || state === 'coordinationCouncil.reported' ? (
    <a href={actionPath(caseId, 'UNDO_REPORT')}>報告を取り下げる{about}</a>
  ) : (
    <a href={recordsPath(caseId)}>記録を訂正する{about}</a>
  );
}
