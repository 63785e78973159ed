import {
  bind,
  Button,
  ButtonLink,
  ButtonRow,
  DateField,
  type FormState,
  HiddenKey,
  PostForm,
  RadioGroup,
  TextField,
} from '../../components/index.js';
import { Page, type PageChrome } from '../../layout/index.js';
import { CERTAINTIES } from './round-form.js';

const PATH = '/settings/rounds';

export interface RoundFormPageProps {
  chrome: PageChrome;
  form: FormState;
  /** For a new round. */
  idempotencyKey: string;
  /** The stored round and its version; absent for a new one. */
  stored?: { id: string; version: string };
}

/** Registers a 申請回, or changes its dates. */
export function RoundFormPage({ chrome, form, idempotencyKey, stored }: RoundFormPageProps) {
  const title = stored ? '申請の回の変更' : '申請の回の登録';
  return (
    <Page
      {...chrome}
      title={title}
      breadcrumbs={[{ label: 'ホーム', href: '/' }, { label: '回（日程）', href: PATH }, { label: title }]}
      errors={form.errors}
    >
      {stored && (
        <p>
          申請期限を変えると、この回でまだ提出していない申請の期限も同時に変わり、申請の経過に残り、医療機関に「お知らせ」で知らせます。提出された申請の期限と、文書で知らせた期限（補正の期限、報告の期限）は変わりません。
        </p>
      )}
      <PostForm action={stored ? `${PATH}/${stored.id}/edit` : `${PATH}/new`}>
        {stored ? <input type="hidden" name="version" value={stored.version} /> : <HiddenKey value={idempotencyKey} />}
        <TextField
          {...bind(form, 'fiscalYear')}
          label="年度"
          requirement="required"
          width={8}
          support="例: 令和9年度、2027"
        />
        <TextField {...bind(form, 'number')} label="回" requirement="required" width={4} inputmode="numeric" />
        <TextField {...bind(form, 'label')} label="回の名称" requirement="required" support="例: 令和9年度 第1回" />
        <DateField {...bind(form, 'applicationDeadline')} label="申請期限" requirement="required" />
        <DateField {...bind(form, 'requestOn')} label="保健所への依頼日" requirement="optional" />
        <DateField {...bind(form, 'councilBy')} label="調整会議の期限" requirement="optional" />
        <DateField {...bind(form, 'reportBy')} label="保健所の報告期限" requirement="optional" />
        <TextField
          {...bind(form, 'measuresCouncil')}
          label="医療対策協議会の時期"
          requirement="optional"
          support="例: 3月中旬"
        />
        <TextField {...bind(form, 'medicalCouncil')} label="医療審議会の時期" requirement="optional" />
        <TextField {...bind(form, 'designation')} label="指定の時期" requirement="optional" />
        <DateField {...bind(form, 'designationFrom')} label="効力の発生日" requirement="optional" />
        <TextField {...bind(form, 'note')} label="備考" requirement="optional" width={40} />
        <RadioGroup
          {...bind(form, 'certainty')}
          label="日程の確認"
          requirement="required"
          choices={[...CERTAINTIES]}
          inline
        />
        <ButtonRow>
          <Button variant="primary">{stored ? '変更を保存する' : '申請の回を登録する'}</Button>
          <ButtonLink href={PATH}>回の一覧へ戻る</ButtonLink>
        </ButtonRow>
      </PostForm>
    </Page>
  );
}
