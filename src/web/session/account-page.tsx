import { type Actor, ROLE_LABEL } from '../../procedure/terms/actors.js';
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
      </Section>
    </Page>
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
