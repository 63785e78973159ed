import type { CaseRow } from '../../applications/queries/case-list.js';
import { COUNCIL_LABEL } from '../../procedure/facts.js';
import { bind, Button, ButtonLink, ButtonRow, DateField, EmptyState, type FormState, PostForm, RadioGroup, TextField } from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';
import { CaseChoice } from './case-choice.js';
import { JOBS_PATH } from './job-addresses.js';

/** 対策協・審議会資料: which meeting, and which of the cases before the councils. */
export function CouncilPapersPage({ chrome, form, rows, idempotencyKey }: { chrome: PageChrome; form: FormState; rows: readonly CaseRow[]; idempotencyKey: string }) {
  return (
    <Page {...chrome} title="対策協・審議会資料をつくる" breadcrumbs={[{ label: '作業一覧', href: JOBS_PATH }, { label: '対策協・審議会資料' }]} errors={form.errors} wide>
      <p>議題一覧と申請ごとの資料を、通しのページ番号を付けて一つのPDFにします。</p>
      {rows.length === 0 ? (
        <EmptyState text="会議体の意見を聴いている申請はありません。申請を会議体の議題に載せると、ここに並びます。" action={{ label: '申請一覧を開く', href: '/cases' }} />
      ) : (
        <PostForm action={JOBS_PATH}>
          <input type="hidden" name="kind" value="council-papers" />
          <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
          <RadioGroup
            {...bind(form, 'council')}
            label="会議体"
            requirement="required"
            inline
            choices={(['measuresCouncil', 'medicalCouncil'] as const).map((value) => ({ value, label: COUNCIL_LABEL[value] }))}
          />
          <TextField {...bind(form, 'meetingName')} label="会議の名称" requirement="required" support="例：令和8年度 第2回 医療審議会" width={40} autocomplete="off" />
          <DateField {...bind(form, 'heldOn')} label="開催日" requirement="optional" />
          <CaseChoice form={form} rows={rows} title="議題にする申請" caption="会議体の意見を聴いている申請" />
          <ButtonRow>
            <Button variant="primary">資料をつくる</Button>
            <ButtonLink variant="link" href={JOBS_PATH}>
              やめて作業一覧に戻る
            </ButtonLink>
          </ButtonRow>
        </PostForm>
      )}
    </Page>
  );
}
