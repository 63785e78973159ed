import { paperNewPath } from '../../addresses/register-address.js';
import { hasValidCheckDigit } from '../../../registry/institution-code.js';
import type { MedicalInstitution } from '../../../registry/registry.entities.js';
import {
  Banner,
  bind,
  Button,
  ButtonLink,
  ButtonRow,
  type FormState,
  HiddenKey,
  PostForm,
  RadioGroup,
  Select,
  TextField,
} from '../../components/index.js';
import { Page, type PageChrome } from '../../layout/index.js';
import { type Districts, ESTABLISHED_BY_STATE, IN_PREFECTURE } from './institution-form.js';

const PATH = '/settings/institutions';

export interface InstitutionFormPageProps extends Districts {
  chrome: PageChrome;
  form: FormState;
  /** For a new institution. */
  idempotencyKey: string;
  /** What is stored, with its version; absent for a new institution. */
  stored?: { institution: MedicalInstitution; version: string };
  saved?: boolean;
  /** The person may begin an application of the institution that came on paper. */
  opensByPaper: boolean;
}

/** Registers a 医療機関, or changes what is registered about it. */
export function InstitutionFormPage({
  chrome,
  form,
  idempotencyKey,
  stored,
  saved,
  opensByPaper,
  areas,
  centres,
}: InstitutionFormPageProps) {
  const title = stored ? '医療機関の変更' : '医療機関の登録';
  const code = stored?.institution.code ?? null;
  return (
    <Page
      {...chrome}
      title={title}
      breadcrumbs={[{ label: 'ホーム', href: '/' }, { label: '医療機関', href: PATH }, { label: title }]}
      errors={form.errors}
    >
      {saved && <Banner kind="success" title="医療機関を保存しました" />}
      {code !== null && !hasValidCheckDigit(code) && (
        <Banner kind="warning" title="医療機関コードを確かめてください">
          登録されている {code}{' '}
          は、最後の桁（検査数字）が合いません。このままでも使えますが、打ち間違いがないか確かめてください。
        </Banner>
      )}
      {stored && (
        <p>
          変更しても、発行した文書に書かれた名称・住所は変わりません。申請一覧の検索は、申請を始めたときの名称・ふりがな・コードで探します。
        </p>
      )}
      {stored && opensByPaper && (
        <p>
          新規の申請が紙で到達し、医療機関がまだここで始めていないときは、都道府県が到達の日を記録して始めます。{' '}
          <a href={paperNewPath(stored.institution.id)}>紙で到達した新規の申請を始める</a>
        </p>
      )}
      <PostForm action={stored ? `${PATH}/${stored.institution.id}/edit` : `${PATH}/new`}>
        {stored ? <input type="hidden" name="version" value={stored.version} /> : <HiddenKey value={idempotencyKey} />}
        <TextField
          {...bind(form, 'name')}
          label="医療機関の名称"
          requirement="required"
          width={40}
          support="入力した文字のまま保存し、文書に使います"
        />
        <TextField
          {...bind(form, 'kana')}
          label="ふりがな"
          requirement="required"
          width={40}
          support="ひらがな・半角カナでも入力できます。全角カナで保存します"
        />
        <TextField
          {...bind(form, 'code')}
          label="医療機関コード"
          requirement="optional"
          inputmode="numeric"
          support="数字10桁。保険医療機関の指定を受ける前は空欄にします"
        />
        <TextField {...bind(form, 'establisherName')} label="開設者の氏名又は名称" requirement="required" width={40} />
        <TextField
          {...bind(form, 'establisherAddress')}
          label="開設者の住所"
          requirement="required"
          width={40}
          support="法人のときは主たる事務所の所在地"
        />
        <TextField
          {...bind(form, 'establisherRepresentative')}
          label="代表者の職・氏名"
          requirement="optional"
          width={40}
          support="開設者が法人などのとき（例: 理事長　架空 太郎）。申請書と通知書に使います"
        />
        <TextField {...bind(form, 'administratorName')} label="管理者の氏名" requirement="required" />
        <TextField {...bind(form, 'address')} label="所在地" requirement="required" width={40} />
        <TextField {...bind(form, 'phone')} label="電話番号" requirement="optional" type="tel" />
        <Select {...bind(form, 'planningAreaId')} label="構想区域" requirement="required" choices={choicesOf(areas)} />
        <Select
          {...bind(form, 'jurisdictionHealthCentreId')}
          label="所管保健所"
          requirement="required"
          choices={choicesOf(centres)}
        />
        <RadioGroup
          {...bind(form, 'establishedByState')}
          label="国の開設"
          requirement="required"
          choices={ESTABLISHED_BY_STATE}
          inline
        />
        <RadioGroup
          {...bind(form, 'inPrefecture')}
          label="所在する都道府県"
          requirement="required"
          choices={IN_PREFECTURE}
          inline
        />
        <ButtonRow>
          <Button variant="primary">{stored ? '変更を保存する' : '医療機関を登録する'}</Button>
          <ButtonLink href={PATH}>医療機関の一覧へ戻る</ButtonLink>
        </ButtonRow>
      </PostForm>
    </Page>
  );
}

function choicesOf(rows: readonly { id: string; name: string }[]) {
  return rows.map(({ id, name }) => ({ value: id, label: name }));
}
