import type { Account } from '../../../identity/account.entity.js';
import {
  ACCOUNT_COLUMNS,
  type AccountFault,
  type AccountLine,
  ACCOUNT_TABLE,
  MOST_ACCOUNTS,
} from '../../../inputs/settings/account-table.js';
import { ROLE_LABEL } from '../../../procedure/terms/actors.js';
import {
  Banner,
  bind,
  Button,
  ButtonLink,
  ButtonRow,
  DataTable,
  type FormState,
  HiddenKey,
  PostForm,
  Section,
  TextArea,
} from '../../components/index.js';
import { formatDateShort } from '../../base/format.js';
import { Page, type PageChrome } from '../../layout/index.js';

const PATH = '/settings/accounts/list';
const CRUMBS = [
  { label: 'ホーム', href: '/' },
  { label: '利用者', href: '/settings/accounts' },
];

/** How each column is filled in. */
const HOW: Record<(typeof ACCOUNT_COLUMNS)[number]['field'], string> = {
  name: '必須',
  login: '必須。半角の英小文字・数字・記号（. _ @ -）で3〜64文字',
  role: '必須。医療機関、都道府県 担当、都道府県 決裁者、保健所、勤改センター、システム管理者のどれか',
  officeName: '必須。経過の記録に残ります（例: 地域医療課）',
  institutionId: '役割が医療機関のときに必須。登録のとおりの名称か、医療機関コード',
  healthCentreId: '役割が保健所のときに必須。登録のとおりの名称',
  expiresOn: '空欄のときは、この年度の3月31日',
};

/** Takes a table of people. */
export function AccountListPage({
  chrome,
  form,
  idempotencyKey,
  faults,
}: {
  chrome: PageChrome;
  form: FormState;
  idempotencyKey: string;
  faults: readonly AccountFault[];
}) {
  return (
    <Page
      {...chrome}
      title="利用者をまとめて登録"
      breadcrumbs={[...CRUMBS, { label: 'まとめて登録' }]}
      errors={form.errors}
    >
      <p>
        Excelなどで作った名簿を貼り付けて、一度に{MOST_ACCOUNTS}人まで登録できます。
        <strong>確かめて登録するまで、何も変わりません。</strong>
      </p>
      {faults.length > 0 && (
        <DataTable
          caption="直すところ"
          captionVisible
          columns={[
            { header: '行', cell: ({ line }) => (line === null ? '表' : `${line}行目`), nowrap: true },
            { header: '列', cell: ({ heading }) => heading || '－', nowrap: true },
            { header: '直し方', cell: ({ message }) => message },
          ]}
          rows={faults}
        />
      )}
      <PostForm action={PATH}>
        <HiddenKey value={idempotencyKey} />
        <TextArea
          {...bind(form, ACCOUNT_TABLE)}
          label="名簿"
          requirement="required"
          support="Excelで、見出しの行も含めて範囲を選び、コピーして貼り付けてください。見出しがないときは、下の順に並べてください"
          rows={10}
        />
        <ButtonRow>
          <Button variant="primary" name="act" value="check">
            登録する内容を確かめる
          </Button>
          <ButtonLink href="/settings/accounts">利用者の一覧へ戻る</ButtonLink>
        </ButtonRow>
      </PostForm>
      <Section title="列と書き方" id="columns">
        <DataTable
          caption="列と書き方"
          columns={[
            { header: '見出し', cell: ({ heading }) => heading, nowrap: true },
            { header: '書き方', cell: ({ field }) => HOW[field] },
          ]}
          rows={[...ACCOUNT_COLUMNS]}
        />
      </Section>
    </Page>
  );
}

/** The people as they would be registered. */
export function AccountListCheckPage({
  chrome,
  table,
  idempotencyKey,
  lines,
  officeNames,
}: {
  chrome: PageChrome;
  /** As it was pasted; it is read again. */
  table: string;
  idempotencyKey: string;
  lines: readonly AccountLine[];
  /** Names of the hospitals and health centres by id. */
  officeNames: ReadonlyMap<string, string>;
}) {
  return (
    <Page {...chrome} title="登録する内容の確認" breadcrumbs={[...CRUMBS, { label: 'まとめて登録' }]} wide>
      <p>次の{lines.length}人を登録し、それぞれにパスワードを作ります。まだ登録していません。</p>
      <DataTable
        caption={`登録する利用者（${lines.length}人）`}
        columns={[
          { header: '行', cell: ({ line }) => `${line}行目`, nowrap: true },
          { header: '氏名', cell: ({ entry }) => entry.name },
          { header: 'ログインID', cell: ({ entry }) => entry.login, nowrap: true },
          { header: '役割', cell: ({ entry }) => ROLE_LABEL[entry.role] },
          { header: '所属', cell: ({ entry }) => entry.officeName },
          {
            header: '医療機関・保健所',
            cell: ({ entry }) => officeNames.get(entry.institutionId ?? entry.healthCentreId ?? '') ?? '－',
          },
          {
            header: '有効期限',
            cell: ({ entry }) => (entry.expiresOn === null ? 'なし' : formatDateShort(entry.expiresOn)),
            nowrap: true,
          },
        ]}
        rows={[...lines]}
      />
      <PostForm action={PATH}>
        <HiddenKey value={idempotencyKey} />
        <input type="hidden" name={ACCOUNT_TABLE} value={table} />
        <ButtonRow>
          <Button variant="primary" name="act" value="register" busyLabel="登録しています…">
            {lines.length}人を登録してパスワードを作る
          </Button>
          <Button name="act" value="back">
            名簿へ戻って直す
          </Button>
        </ButtonRow>
      </PostForm>
    </Page>
  );
}

/** The new passwords; each is stored as a hash only and cannot be shown again. */
export function NewPasswordsPage({
  chrome,
  people,
}: {
  chrome: PageChrome;
  /** The password is null when the form was sent a second time. */
  people: readonly { account: Account; password: string | null }[];
}) {
  const isRepeated = people.some(({ password }) => password === null);
  return (
    <Page {...chrome} title="新しいパスワード" breadcrumbs={[...CRUMBS, { label: 'まとめて登録' }]}>
      {isRepeated ? (
        <Banner kind="success" title="これらの利用者は登録済みです">
          同じ登録が二度送られたため、一度だけ登録しました。パスワードは最初の画面に一度だけ表示しています。控えていないときは、利用者の一覧で「パスワードを作り直す」を押してください。
        </Banner>
      ) : (
        <Banner kind="warning" title="これらのパスワードは今だけ表示されます">
          この画面を印刷するか控えてから、一人ずつ安全な方法で伝えてください。最初のログインの後に、ご本人がパスワードを変更します。
        </Banner>
      )}
      <DataTable
        caption={`登録した利用者（${people.length}人）`}
        columns={[
          { header: '所属', cell: ({ account }) => account.officeName },
          { header: '氏名', cell: ({ account }) => account.name },
          { header: 'ログインID', cell: ({ account }) => account.login, nowrap: true },
          ...(isRepeated
            ? []
            : [
                {
                  header: 'パスワード',
                  cell: ({ password }: { password: string | null }) => <code>{password}</code>,
                  nowrap: true,
                },
              ]),
        ]}
        rows={[...people]}
      />
      <ButtonRow>
        <ButtonLink href="/settings/accounts">利用者の一覧へ戻る</ButtonLink>
      </ButtonRow>
    </Page>
  );
}
