import { type Actor, ROLE_LABEL } from '../../procedure/terms/actors.js';
import type { RecordEntry } from '../../record/record-entry.entity.js';
import { formatDateTime } from '../base/format.js';
import { PASSWORD_MIN_LENGTH } from '../../identity/password.js';
import {
  Banner,
  bind,
  Button,
  ButtonRow,
  DescriptionTable,
  type FormState,
  PostForm,
  Section,
  TextField,
} from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';

export interface AccountPageProps {
  chrome: PageChrome;
  actor: Actor;
  form: FormState;
  changed?: boolean;
}

/** 利用者の設定: who one is here, and the own password. */
export function AccountPage({ chrome, actor, form, changed }: AccountPageProps) {
  return (
    <Page {...chrome} title="利用者の設定" errors={form.errors}>
      {changed && (
        <Banner kind="success" title="パスワードを変更しました">
          ほかの端末でのログインは終了しました。
        </Banner>
      )}
      <DescriptionTable
        caption="ご利用中のアカウント"
        rows={[
          { label: '氏名', value: actor.name },
          { label: '所属', value: actor.officeName },
          { label: '役割', value: ROLE_LABEL[actor.role] },
        ]}
      />
      <p>氏名・所属の変更は、都道府県のシステム管理者にお申し出ください。</p>
      <Section title="パスワードの変更" id="password">
        <PasswordForm form={form} />
      </Section>
    </Page>
  );
}

export interface FirstPasswordPageProps {
  chrome: PageChrome;
  form: FormState;
  /** The act that made the password; null where the record does not know it. */
  made: Pick<RecordEntry, 'actorName' | 'actorOffice' | 'occurredAt'> | null;
}

/** Before anything else is done: the password that somebody else made gives way to one's own. */
export function FirstPasswordPage({ chrome, form, made }: FirstPasswordPageProps) {
  return (
    <Page {...chrome} nav={[]} title="はじめに、パスワードを変えてください" errors={form.errors}>
      <Banner kind="warning" title="いまのパスワードは、ほかの人が作ったものです">
        {made && `${formatDateTime(made.occurredAt)}に、${made.actorOffice} ${made.actorName} さんが作りました。`}
        ご自分だけが知るパスワードに変えると、ほかの画面を使えるようになります。心当たりがないときは、都道府県のシステム管理者に知らせてください。
      </Banner>
      <PasswordForm form={form} />
    </Page>
  );
}

function PasswordForm({ form }: { form: FormState }) {
  return (
    <PostForm action="/account/password">
      <PasswordField form={form} name="currentPassword" label="現在のパスワード" autocomplete="current-password" />
      <PasswordField
        form={form}
        name="password"
        label="新しいパスワード"
        autocomplete="new-password"
        support={`${PASSWORD_MIN_LENGTH}文字以上。覚えやすい語句をつないだ長いものを使えます。`}
      />
      <ButtonRow>
        <Button variant="primary">パスワードを変更する</Button>
      </ButtonRow>
    </PostForm>
  );
}

interface PasswordFieldProps {
  form: FormState;
  name: string;
  label: string;
  autocomplete: string;
  support?: string;
}

/** A password is never sent back to the page. */
function PasswordField({ form, name, ...field }: PasswordFieldProps) {
  return <TextField {...bind(form, name)} value="" type="password" requirement="required" {...field} />;
}
