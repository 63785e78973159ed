import type { DesignationDetail } from '../../designations/designation.service.js';
import type { Condition } from '../../procedure/case/decision.js';
import type { IntakeRound } from '../../registry/registry.entities.js';
import { KIND_INFO } from '../../procedure/terms/kinds.js';
import { PaperArrivalFields, whatArrivalKeeps } from '../action-forms/paper-arrival-fields.js';
import { paperRenewalPath, REGISTER_PATH } from '../addresses/register-address.js';
import { RefusalNote } from '../case-elements/refusal-note.js';
import { formatDate } from '../base/format.js';
import { bind, Button, ButtonLink, ButtonRow, type FormState, PostForm, Select } from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';

export interface PaperRenewalPageProps {
  chrome: PageChrome;
  designation: DesignationDetail;
  form: FormState;
  rounds: readonly IntakeRound[];
  idempotencyKey: string;
  /** Unmet conditions of what was just sent. */
  refused: readonly Condition[];
}

/** What an officer notes of a renewal that came on paper while the hospital had begun none here. */
export function PaperRenewalPage({
  chrome,
  designation,
  form,
  rounds,
  idempotencyKey,
  refused,
}: PaperRenewalPageProps) {
  const { id, institutionName, kind } = designation;
  const name = `${institutionName}（${KIND_INFO[kind].label}）`;
  return (
    <Page
      {...chrome}
      title="紙で到達した更新の申請を始める"
      caption={name}
      breadcrumbs={[
        { label: '指定台帳', href: REGISTER_PATH },
        { label: name, href: `${REGISTER_PATH}/${id}` },
        { label: '紙で到達した更新の申請を始める' },
      ]}
      errors={form.errors}
    >
      <RefusalNote conditions={refused} />
      <p>
        更新の申請が紙で都道府県に到達し、医療機関がまだここで申請を始めていないときに使います。医療機関が始めているときは、その申請の「紙の申請の到達を記録する」を使ってください。
      </p>
      <div class="confirm-panel__effects">
        <h2 class="confirm-panel__title">「申請を始めて、到達を記録する」を押すと</h2>
        <ul>
          <li>医療機関に代わって更新の申請を始めます。この仕組みに前回の申請があれば、その内容が写されます。</li>
          <li>
            この申請は、記録する日に到達したものになります（行政手続法7条）。{whatArrivalKeeps(kind, designation)}
          </li>
          <li>
            医療機関に「お知らせ」で知らせます。医療機関は、紙と同じ内容を入力して提出します。提出が後の日でも、到達の日は変わりません。
          </li>
        </ul>
      </div>
      <PostForm action={paperRenewalPath(id)}>
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <PaperArrivalFields form={form} />
        <Select
          {...bind(form, 'roundId')}
          label="申請回"
          requirement="optional"
          support="会議の日程を合わせる回です。期限が過ぎた回も選べます。"
          emptyLabel="選ばない"
          choices={rounds.map(({ id: value, label, applicationDeadline }) => ({
            value,
            label: `${label}（申請期限 ${formatDate(applicationDeadline)}）`,
          }))}
        />
        <ButtonRow>
          <Button variant="primary">申請を始めて、到達を記録する</Button>
          <ButtonLink variant="link" href={`${REGISTER_PATH}/${id}`}>
            やめて戻る
          </ButtonLink>
        </ButtonRow>
      </PostForm>
    </Page>
  );
}
