import type { CentreHearing } from '../../applications/queries/centre-hearings.js';
import { confirmsEverything } from '../../procedure/case/hearings.js';
import { Button, ButtonLink, ButtonRow, DataTable, PostForm } from '../components/index.js';
import { formatDateShort } from '../base/format.js';
import { Page, type PageChrome } from '../layout/index.js';
import { SeenVersions } from '../case-elements/several-cases.js';
import { HEALTH_CENTRE, REPORTS } from '../addresses/health-centre-addresses.js';
import { HEARING_COLUMNS, SheetLink } from './hearing-words.js';

export interface ReportCheckPageProps {
  chrome: PageChrome;
  /** What goes, each with the version that was seen when it was chosen. */
  hearings: CentreHearing[];
  idempotencyKey: string;
}

/** The second look: what goes to the prefecture, case by case, before it does. */
export function ReportCheckPage({ chrome, hearings, idempotencyKey }: ReportCheckPageProps) {
  const { institution, number, kind, meeting, result } = HEARING_COLUMNS;
  return (
    <Page
      {...chrome}
      title="報告する内容の確認"
      breadcrumbs={[
        { label: 'ホーム', href: HEALTH_CENTRE },
        { label: '報告', href: REPORTS },
        { label: '内容の確認' },
      ]}
      wide
    >
      <p>まだ報告していません。次の{hearings.length}件でよければ、報告してください。</p>
      <PostForm action={REPORTS}>
        <input type="hidden" name="key" value={idempotencyKey} />
        <SeenVersions rows={hearings.map(({ hearing: { id }, lockVersion }) => ({ id, lockVersion }))} />
        {hearings.map(({ hearing }) => (
          <input type="hidden" name="hearings" value={hearing.id} />
        ))}
        <DataTable
          caption="報告する案件"
          columns={[
            institution,
            number,
            kind,
            meeting,
            { header: '確認した日', cell: ({ hearing }) => dayOf(hearing.confirmation?.confirmedOn), nowrap: true },
            { header: '座長', cell: ({ hearing }) => hearing.confirmation?.chair || '－' },
            result,
            { header: '意見・条件', cell: ({ hearing }) => hearing.confirmation?.remarks || 'なし' },
            { header: '様式', cell: (each) => <SheetOf {...each} /> },
          ]}
          rows={hearings}
        />
        <p>
          報告すると、地域医療課に知らせます。都道府県が次の手続に進むまでは取り下げられ、その後の誤りは「経過」の「記録を訂正する」で直します。
        </p>
        <ButtonRow>
          <Button variant="primary" name="act" value="send">
            この{String(hearings.length)}件を報告する
          </Button>
          <ButtonLink variant="link" href={REPORTS}>
            やめて選び直す
          </ButtonLink>
        </ButtonRow>
      </PostForm>
    </Page>
  );
}

const dayOf = (day: string | undefined) => (day === undefined ? '未記録' : formatDateShort(day));

/** Its sentence says that everything was confirmed, so it is issued for nothing else. */
function SheetOf(each: CentreHearing) {
  return confirmsEverything(each.kind, each.hearing) ? (
    <>
      確認様式（報告）を発行します　
      <SheetLink {...each} />
    </>
  ) : (
    <>発行しません（記録した意見だけを報告します）</>
  );
}
