import type { CentreHearing } from '../../applications/queries/centre-hearings.js';
import { countOf, type Paged } from '../../platform/paging.js';
import { ButtonLink, ButtonRow, DataTable, EmptyState, Pager, Section } from '../components/index.js';
import { countText } from '../base/format.js';
import { Page, type PageChrome } from '../layout/index.js';
import { HEARING_COLUMNS } from './hearing-words.js';
import { HEALTH_CENTRE, NEW_MEETING, REQUESTS } from '../addresses/health-centre-addresses.js';

export interface RequestsPageProps {
  chrome: PageChrome;
  /** Not reported yet, by due date. */
  open: Paged<CentreHearing>;
  reported: Paged<CentreHearing>;
}

/** 確認依頼: everything the prefecture asked the centre's councils. */
export function RequestsPage({ chrome, open, reported }: RequestsPageProps) {
  const { institution, number, kind, area, due, meeting, step, next, result } = HEARING_COLUMNS;
  const pages = (open: number, reported: number) => `${REQUESTS}?page=${open}&reportedPage=${reported}`;
  return (
    <Page
      {...chrome}
      title="確認依頼"
      breadcrumbs={[{ label: 'ホーム', href: HEALTH_CENTRE }, { label: '確認依頼' }]}
      wide
    >
      <p>
        地域医療課から依頼された調整会議の確認です。<a href="/cases">申請一覧</a>では、管内の申請を全て探せます。
      </p>
      <Section title={`報告していない依頼 ${countText(countOf(open))}`} id="open">
        {open.total === 0 ? (
          <EmptyState text="報告していない依頼はありません。" />
        ) : (
          <>
            <DataTable
              caption="報告していない依頼"
              columns={[institution, number, kind, area, due, meeting, step, next]}
              rows={open.rows}
            />
            <Pager {...open} hrefFor={(page) => pages(page, reported.page)} />
            {open.rows.some((each) => each.step === 'toConvene') && (
              <ButtonRow>
                <ButtonLink variant="primary" href={NEW_MEETING}>
                  会議をつくる
                </ButtonLink>
              </ButtonRow>
            )}
          </>
        )}
      </Section>
      <Section title={`報告済み ${countText(countOf(reported))}`} id="reported">
        {reported.total === 0 ? (
          <EmptyState text="報告した案件はありません。" />
        ) : (
          <DataTable
            caption="報告済みの依頼"
            columns={[institution, number, kind, area, meeting, result]}
            rows={reported.rows}
          />
        )}
        <Pager {...reported} hrefFor={(page) => pages(open.page, page)} />
      </Section>
    </Page>
  );
}
