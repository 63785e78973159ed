import { Banner, bind, Button, ButtonRow, type FormState, PostForm, TextField } from '../components/index.js';
import { UNSENT_DAYS } from '../../identity/unsent-forms.js';
import { Page, type PageChrome } from '../layout/index.js';

export interface LoginPageProps {
  chrome: PageChrome;
  form: FormState;
  /** Path to go to afterwards. */
  next: string;
  signedOut?: boolean;
  /** A form was sent by somebody who is not signed in any more. */
  unsent?: boolean;
  /** … and what was sent waits for this person to sign in. */
  kept?: boolean;
}

/** The door of every user. A password is never sent back to the page. */
export function LoginPage({ chrome, form, next, signedOut, unsent, kept }: LoginPageProps) {
  return (
    <Page {...chrome} title="ログイン" errors={form.errors}>
      {signedOut && !unsent && <Banner kind="success" title="ログアウトしました" />}
      {unsent && (
        <Banner kind="warning" title="送った操作は行われていません">
          {kept ? (
            <>
              ログインが終わっていたため、送った内容は反映されていません。入力した内容はこの端末にご本人のものとして
              {UNSENT_DAYS}
              日間とってあり、ログインすると示されて、もう一度送れます（ファイルは選び直します）。
            </>
          ) : (
            'ログインが終わっていたため、入力した内容は保存されていません。ログインしてから、もう一度入力してください。ログインする前にブラウザの「戻る」を押すと、入力した内容がまだ見えることがあります。見えたら、写しておいてください。'
          )}
        </Banner>
      )}
      <PostForm action="/login">
        <input type="hidden" name="next" value={next} />
        <TextField {...bind(form, 'login')} label="ログインID" requirement="required" autocomplete="username" />
        <TextField
          {...bind(form, 'password')}
          value=""
          type="password"
          label="パスワード"
          requirement="required"
          autocomplete="current-password"
        />
        <ButtonRow>
          <Button variant="primary" busyLabel="ログインしています…">
            ログインする
          </Button>
        </ButtonRow>
      </PostForm>
      <p>ログインIDやパスワードが分からないときは、都道府県のシステム管理者にお問い合わせください。</p>
    </Page>
  );
}
