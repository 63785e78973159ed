import { ACCOUNT_ROLES } from '../../../inputs/settings/account.js';
import { ROLE_LABEL } from '../../../procedure/terms/actors.js';
import type { HealthCentre, MedicalInstitution } from '../../../registry/registry.entities.js';
import {
  bind,
  Button,
  ButtonRow,
  DateField,
  type FormState,
  HiddenKey,
  PostForm,
  RadioGroup,
  Select,
  TextField,
} from '../../components/index.js';
import { Page, type PageChrome } from '../../layout/index.js';

export interface Offices {
  institutions: MedicalInstitution[];
  /** Not every institution that was looked for is among them. */
  further: boolean;
  centres: readonly HealthCentre[];
}

export interface NewAccountPageProps extends Offices {
  chrome: PageChrome;
  form: FormState;
  idempotencyKey: string;
}

/** Registers one named person; the first password is made by the program. */
export function NewAccountPage({ chrome, form, idempotencyKey, institutions, further, centres }: NewAccountPageProps) {
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
        <RadioGroup
          {...bind(form, 'role')}
          label="役割"
          requirement="required"
          choices={ACCOUNT_ROLES.map((role) => ({ value: role, label: ROLE_LABEL[role] }))}
        />
        <TextField
          {...bind(form, 'officeName')}
          label="所属の名称"
          requirement="required"
          width={40}
          support="経過の記録に残ります（例: 地域医療課、○○病院 医事課）"
        />
        <TextField
          {...bind(form, 'institutionText')}
          label="医療機関を探す言葉"
          requirement="optional"
          support="名称・ふりがな・医療機関コードの一部"
        />
        <ButtonRow>
          <Button name="act" value="search">
            医療機関を探す
          </Button>
        </ButtonRow>
        <Select
          {...bind(form, 'institutionId')}
          label="医療機関"
          support={`役割が医療機関のときに選びます${further ? '。ここにない医療機関は、言葉を入れて探してください' : ''}`}
          emptyLabel="なし"
          choices={institutions.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          {...bind(form, 'healthCentreId')}
          label="保健所"
          support="役割が保健所のときに選びます"
          emptyLabel="なし"
          choices={centres.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateField
          {...bind(form, 'expiresOn')}
          label="有効期限"
          requirement="optional"
          support="この日まで利用できます。人事異動に合わせて3月31日を初めに入れてあります"
        />
        <ButtonRow>
          <Button variant="primary">登録してパスワードを作る</Button>
        </ButtonRow>
      </PostForm>
    </Page>
  );
}
