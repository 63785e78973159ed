import type { CaseRow } from '../../applications/queries/case-list.js';
import { bind, Button, ButtonLink, ButtonRow, DateField, EmptyState, type FormState, PostForm, TextField } from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';
import { CaseChoice } from './case-choice.js';
import { JOBS_PATH } from './job-addresses.js';

/** 公示文: its number and day, and which of the designations it makes public. */
export function PublicNoticePage({ chrome, form, rows, idempotencyKey }: { chrome: PageChrome; form: FormState; rows: readonly CaseRow[]; idempotencyKey: string }) {
  return (
    <Page {...chrome} title="公示文をつくる" breadcrumbs={[{ label: '作業一覧', href: JOBS_PATH }, { label: '公示文' }]} errors={form.errors} wide>
      <p>選んだ指定（更新・業務の変更の承認を含みます）を、一つの公示文にまとめてPDFにします。公示をしたら、指定台帳に公示の日を記録してください。</p>
      {rows.length === 0 ? (
        <EmptyState text="指定した申請はありません。指定を通知すると、ここに並びます。" action={{ label: '申請一覧を開く', href: '/cases' }} />
      ) : (
        <PostForm action={JOBS_PATH}>
          <input type="hidden" name="kind" value="public-notice" />
          <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
          <TextField {...bind(form, 'number')} label="公示の番号" requirement="optional" support="例：見本県告示第345号。番号を付けないときは空欄にします。" autocomplete="off" />
          <DateField {...bind(form, 'date')} label="公示の日付" requirement="required" />
          <CaseChoice form={form} rows={rows} title="公示する指定" caption="指定した申請" />
          <ButtonRow>
            <Button variant="primary">公示文をつくる</Button>
            <ButtonLink variant="link" href={JOBS_PATH}>
              やめて作業一覧に戻る
            </ButtonLink>
          </ButtonRow>
        </PostForm>
      )}
    </Page>
  );
}
