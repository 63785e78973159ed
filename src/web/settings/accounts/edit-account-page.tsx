import type { Account } from '../../../identity/account.entity.js';
import {
  Banner,
  bind,
  Button,
  ButtonLink,
  ButtonRow,
  type FormState,
  PostForm,
  TextField,
} from '../../components/index.js';
import { Page, type PageChrome } from '../../layout/index.js';
import { AccountFields, type Offices } from './account-fields.js';

export interface EditAccountPageProps {
  chrome: PageChrome;
  account: Account;
  form: FormState;
  /** Of the account as the person saw it. */
  lockVersion: number;
  offices: Offices;
  saved?: boolean;
}

/** Puts right the name of a person, or follows a move to another office; the login stays. */
export function EditAccountPage({ chrome, account, form, lockVersion, offices, saved }: EditAccountPageProps) {
  return (
    <Page
      {...chrome}
      title="利用者の変更"
      caption={`${account.name}（${account.login}）`}
      breadcrumbs={[
        { label: 'ホーム', href: '/' },
        { label: '利用者', href: '/settings/accounts' },
        { label: '利用者の変更' },
      ]}
      errors={form.errors}
    >
      {saved && <Banner kind="success" title="利用者の登録を変更しました" />}
      <p>
        ログインIDは変わりません。これまでの経過には、操作したときの氏名と所属が残ります。役割、医療機関又は保健所を変えると、この利用者は次の操作の前にもう一度ログインします。
      </p>
      <PostForm action={`/settings/accounts/${account.id}/edit`}>
        <input type="hidden" name="lockVersion" value={String(lockVersion)} />
        <TextField {...bind(form, 'name')} label="氏名" requirement="required" />
        <AccountFields form={form} offices={offices} expiry="空欄にすると、期限はなくなります" />
        <ButtonRow>
          <Button variant="primary">変更を保存する</Button>
          <ButtonLink href="/settings/accounts">利用者の一覧へ戻る</ButtonLink>
        </ButtonRow>
      </PostForm>
    </Page>
  );
}
