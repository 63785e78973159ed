import { bind, Button, ButtonRow, type FormState, HiddenKey, PostForm, TextField } from '../../components/index.js';
import { Page, type PageChrome } from '../../layout/index.js';
import { AccountFields, type Offices } from './account-fields.js';

export interface NewAccountPageProps {
  chrome: PageChrome;
  form: FormState;
  idempotencyKey: string;
  offices: Offices;
}

/** Registers one named person; the first password is made by the program. */
export function NewAccountPage({ chrome, form, idempotencyKey, offices }: NewAccountPageProps) {
  return (
    <Page
      {...chrome}
      title="利用者の登録"
      breadcrumbs={[
        { label: 'ホーム', href: '/' },
        { label: '利用者', href: '/settings/accounts' },
        { label: '利用者の登録' },
      ]}
      errors={form.errors}
    >
      <p>アカウントは一人に一つ登録します。共用のアカウントは、誰が操作したかを記録できないため使いません。</p>
      <PostForm action="/settings/accounts">
        <HiddenKey value={idempotencyKey} />
        <TextField {...bind(form, 'name')} label="氏名" requirement="required" />
        <TextField
          {...bind(form, 'login')}
          label="ログインID"
          requirement="required"
          support="半角の英小文字・数字・記号（. _ @ -）で3〜64文字"
        />
        <AccountFields form={form} offices={offices} expiry="人事異動に合わせて3月31日を初めに入れてあります" />
        <ButtonRow>
          <Button variant="primary">登録してパスワードを作る</Button>
        </ButtonRow>
      </PostForm>
    </Page>
  );
}
