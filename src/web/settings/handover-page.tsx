import type { Account } from '../../identity/account.entity.js';
import type { Paged } from '../../platform/paging.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { FiscalYear } from '../../procedure/calendar/japanese-date.js';
import { ROLE_LABEL } from '../../procedure/terms/actors.js';
import { caseListHref } from '../base/case-list-address.js';
import { formatDate, formatDateShort } from '../base/format.js';
import {
  Banner,
  bind,
  Button,
  ButtonRow,
  DataTable,
  DateField,
  EmptyState,
  type FormState,
  HiddenKey,
  Pager,
  PostForm,
  Section,
} from '../components/index.js';
import type { PageChrome } from '../layout/index.js';
import { SettingsFrame } from '../settings-frame/settings-frame.js';

const PATH = '/settings/handover';
/** Name of the ticks: of each person chosen the id and the version. */
export const CHOSEN = 'chosen';

/** An officer with what is left to be taken over. */
export interface InCharge {
  officer: Pick<Account, 'id' | 'name' | 'active' | 'expiresOn'> | null;
  count: number;
}

/** What the settings hold of the year that begins. */
export interface Readiness {
  label: string;
  href: string;
  /** What is entered, in words. */
  stands: string;
  missing: boolean;
}

export interface HandoverPageProps {
  chrome: PageChrome;
  today: IsoDate;
  /** The 年度 that is prepared. */
  year: FiscalYear;
  readiness: readonly Readiness[];
  /** Null for whoever sees no cases. */
  inCharge: readonly InCharge[] | null;
  /** Null for whoever keeps no accounts. */
  expiring: Paged<Account> | null;
  form: FormState;
  idempotencyKey: string;
  done?: boolean;
}

/** What is to be done when people move: who takes over, who stays, what the new year needs. */
export function HandoverPage({ chrome, today, readiness, inCharge, expiring, done, ...of }: HandoverPageProps) {
  const { year, form } = of;
  return (
    <SettingsFrame chrome={chrome} view={PATH} errors={form.errors}>
      {done && <Banner kind="success" title="選んだ利用者を変更しました" />}
      <p>
        {today < year.firstDay
          ? `${year.label}（${formatDate(year.firstDay)}から）に向けて、引き継ぐことを一か所にまとめています。`
          : `${year.label}について、引き継ぐことを一か所にまとめています。1月からは、次の年度について示します。`}
      </p>
      <Section title={`${year.label}の設定`} id="readiness">
        <DataTable
          caption={`${year.label}の設定`}
          columns={[
            { header: '設定', cell: ({ label, href }) => <a href={href}>{label}</a> },
            { header: 'いまの登録', cell: ({ stands }) => stands },
            {
              header: '状態',
              cell: ({ missing }) => (missing ? <span class="tag tag--waiting">確かめてください</span> : '登録あり'),
              nowrap: true,
            },
          ]}
          rows={readiness}
        />
      </Section>
      {inCharge !== null && <Charges inCharge={inCharge} today={today} />}
      {expiring !== null && <Expiring expiring={expiring} today={today} {...of} />}
    </SettingsFrame>
  );
}

function Charges({ inCharge, today }: { inCharge: readonly InCharge[]; today: IsoDate }) {
  return (
    <Section title="担当の引継ぎ" id="in-charge">
      <p>
        申請一覧を担当で絞り込み、申請を選んで「担当を決める」を押すと、まとめて新しい担当に替えられます。前の担当は経過に残ります。
      </p>
      {inCharge.length === 0 ? (
        <EmptyState text="進行中の申請はありません。" />
      ) : (
        <DataTable
          caption="担当ごとの、進行中の申請"
          columns={[
            { header: '担当', cell: ({ officer }) => officer?.name ?? '担当が決まっていないもの' },
            { header: '利用', cell: ({ officer }) => (officer === null ? '－' : usableUntil(officer, today)) },
            { header: '進行中の申請', cell: ({ count }) => `${count}件`, numeric: true },
            {
              header: '引継ぎ',
              cell: ({ officer }) => (
                <a href={caseListHref({ officer: officer?.id ?? 'none' })}>
                  申請一覧で開く<span class="visually-hidden">：{officer?.name ?? '担当が決まっていないもの'}</span>
                </a>
              ),
              nowrap: true,
            },
          ]}
          rows={inCharge}
        />
      )}
    </Section>
  );
}

function usableUntil({ active, expiresOn }: NonNullable<InCharge['officer']>, today: IsoDate): string {
  if (!active) return '停止中（ログインできません）';
  if (expiresOn === null) return '期限なし';
  const day = formatDateShort(expiresOn);
  return expiresOn < today ? `${day}で期限切れ（ログインできません）` : `${day}まで`;
}

function Expiring({
  expiring,
  today,
  year,
  form,
  idempotencyKey,
}: Pick<HandoverPageProps, 'today' | 'year' | 'form' | 'idempotencyKey'> & { expiring: Paged<Account> }) {
  const chosen = [form.values[CHOSEN] ?? []].flat();
  return (
    <Section title="利用者の期限" id="expiring">
      <p>
        {formatDate(year.lastDay)}
        より前に期限が来る（又は来た）利用者です。続けて使う人は期限を延ばし、異動した人は停止します。氏名や所属が変わった人は、
        <a href="/settings/accounts">利用者</a>で変更します。
      </p>
      {expiring.total === 0 ? (
        <EmptyState text="期限が来る利用者はいません。" />
      ) : (
        <PostForm action={PATH}>
          <HiddenKey value={idempotencyKey} />
          <DataTable
            caption="期限が来る利用者"
            select={{
              name: CHOSEN,
              value: ({ id, lockVersion }) => `${id}:${lockVersion}`,
              label: ({ name, login }) => `${name}（${login}）`,
              selected: chosen,
            }}
            columns={[
              { header: '氏名', cell: ({ name }) => name },
              { header: 'ログインID', cell: ({ login }) => login, nowrap: true },
              { header: '役割', cell: ({ role }) => ROLE_LABEL[role] },
              { header: '所属', cell: ({ officeName }) => officeName },
              { header: '利用', cell: (account) => usableUntil(account, today) },
            ]}
            rows={expiring.rows}
          />
          <DateField
            {...bind(form, 'expiresOn')}
            label="新しい有効期限"
            support="「期限を延ばす」を押すと、選んだ利用者の期限をこの日にします"
          />
          <ButtonRow>
            <Button variant="primary" name="act" value="extend">
              選んだ利用者の期限を延ばす
            </Button>
            <Button name="act" value="stop">
              選んだ利用者を停止する
            </Button>
          </ButtonRow>
        </PostForm>
      )}
      <Pager {...expiring} hrefFor={(page) => `${PATH}?page=${page}`} />
    </Section>
  );
}
