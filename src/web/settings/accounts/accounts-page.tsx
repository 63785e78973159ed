import { randomUUID } from 'node:crypto';
import type { Account } from '../../../identity/account.entity.js';
import type { Paged } from '../../../platform/paging.js';
import { ROLE_LABEL } from '../../../procedure/terms/actors.js';
import {
  Banner,
  Button,
  ButtonLink,
  ButtonRow,
  DataTable,
  EmptyState,
  FilterBar,
  FilterResults,
  Pager,
  TextField,
} from '../../components/index.js';
import { formatDateShort } from '../../base/format.js';
import { Page, type PageChrome } from '../../layout/index.js';

const PATH = '/settings/accounts';

export interface AccountsPageProps {
  chrome: PageChrome;
  list: Paged<Account>;
  /** What was looked for. */
  text: string;
  /** Today in Japan, to tell which accounts have expired. */
  today: string;
  /** A message about an act that could not be done. */
  problem?: string;
  done?: boolean;
}

/** Everyone who can sign in, or could. Accounts are stopped, never deleted, because the record of cases names them. */
export function AccountsPage({ chrome, list, text, today, problem, done }: AccountsPageProps) {
  return (
    <Page {...chrome} title="利用者" breadcrumbs={[{ label: 'ホーム', href: '/' }, { label: '利用者' }]} wide>
      {problem && <Banner kind="error" title={problem} />}
      {done && <Banner kind="success" title="利用者の状態を変更しました" />}
      <ButtonRow>
        <ButtonLink variant="primary" href="/settings/accounts/new">
          利用者を登録する
        </ButtonLink>
        <ButtonLink href="/settings/accounts/list">名簿からまとめて登録する</ButtonLink>
      </ButtonRow>
      <FilterBar action={PATH} resultsId="accounts">
        <TextField name="q" type="search" label="氏名・ログインID・所属" value={text} />
      </FilterBar>
      <FilterResults
        id="accounts"
        count={list.total}
        more={list.more}
        unit="人"
        conditions={text === '' ? [] : [{ label: `検索：${text}`, removeHref: PATH }]}
        clearHref={PATH}
      >
        {list.total === 0 ? (
          <EmptyState text="条件に合う利用者はいません。" />
        ) : (
          <DataTable
            caption="利用者"
            columns={[
              { header: '氏名', cell: ({ name }) => name },
              { header: 'ログインID', cell: ({ login }) => login, nowrap: true },
              { header: '役割', cell: ({ role }) => ROLE_LABEL[role] },
              { header: '所属', cell: ({ officeName }) => officeName },
              {
                header: '有効期限',
                cell: ({ expiresOn }) => (expiresOn === null ? 'なし' : formatDateShort(expiresOn)),
                nowrap: true,
              },
              { header: '状態', cell: (account) => stateOf(account, today), nowrap: true },
              {
                header: '経過',
                cell: ({ id, name }) => (
                  <a href={`${PATH}/${id}/record`}>
                    経過<span class="visually-hidden">：{name}</span>
                  </a>
                ),
                nowrap: true,
              },
              { header: '操作', cell: (account) => <Acts account={account} /> },
            ]}
            rows={list.rows}
          />
        )}
        <Pager
          {...list}
          hrefFor={(page) => `${PATH}?${new URLSearchParams({ q: text, page: String(page) }).toString()}`}
        />
      </FilterResults>
    </Page>
  );
}

function stateOf({ active, expiresOn }: Account, today: string): string {
  if (!active) return '停止中';
  return expiresOn !== null && expiresOn < today ? '期限切れ' : '利用中';
}

function Acts({ account: { id, name, active, lockVersion } }: { account: Account }) {
  // A new password has no key: what is sent a second time is told that it came too late, for its password would take the place of the one just shown.
  const act = (path: string, label: string, isKeyed = true) => (
    <form method="post" action={`/settings/accounts/${id}/${path}`}>
      <input type="hidden" name="lockVersion" value={String(lockVersion)} />
      {isKeyed && <input type="hidden" name="idempotencyKey" value={randomUUID()} />}
      <Button>
        {label}
        <span class="visually-hidden">：{name}</span>
      </Button>
    </form>
  );
  return (
    <ButtonRow>
      <ButtonLink href={`${PATH}/${id}/edit`}>
        変更する
        <span class="visually-hidden">：{name}</span>
      </ButtonLink>
      {act('reset-password', 'パスワードを作り直す', false)}
      {active ? act('deactivate', '停止する') : act('reactivate', '再開する')}
    </ButtonRow>
  );
}

export interface NewPasswordPageProps {
  chrome: PageChrome;
  account: Account;
  /** Null when the form was sent a second time: the answer to the first has shown it. */
  password: string | null;
}

/** Shows a new password; it is stored as a hash only and cannot be shown again. */
export function NewPasswordPage({ chrome, account, password }: NewPasswordPageProps) {
  const { name, login } = account;
  return (
    <Page
      {...chrome}
      title="新しいパスワード"
      breadcrumbs={[
        { label: 'ホーム', href: '/' },
        { label: '利用者', href: '/settings/accounts' },
        { label: '新しいパスワード' },
      ]}
    >
      {password === null ? (
        <Banner kind="success" title="この利用者は登録済みです">
          同じ登録が二度送られたため、{name} さん（ログインID {login}
          ）は一人だけ登録しました。パスワードは最初の画面に一度だけ表示しています。控えていないときは、利用者の一覧で「パスワードを作り直す」を押してください。
        </Banner>
      ) : (
        <>
          <Banner kind="warning" title="このパスワードは今だけ表示されます">
            {name} さん（ログインID {login}
            ）に安全な方法で伝えてください。最初のログインの後に、ご本人に変更をお願いしてください。
          </Banner>
          <p>
            <code class="new-password">{password}</code>
          </p>
        </>
      )}
      <ButtonRow>
        <ButtonLink href="/settings/accounts">利用者の一覧へ戻る</ButtonLink>
      </ButtonRow>
    </Page>
  );
}
