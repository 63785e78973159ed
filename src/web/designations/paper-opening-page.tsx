import type { KnownCalendar } from '../../procedure/calendar/office-days.js';
import { roundsCaveat } from '../content/rounds-caveat.js';
import type { Condition } from '../../procedure/case/decision.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { IntakeRound } from '../../registry/registry.entities.js';
import { type Kind, KIND_INFO, KINDS, PROCEDURE_LABEL, type ProcedureType } from '../../procedure/terms/kinds.js';
import { PaperArrivalFields, whatArrivalKeeps } from '../action-forms/paper-arrival-fields.js';
import { RefusalNote } from '../case-elements/refusal-note.js';
import { formatDate } from '../base/format.js';
import { bind, Button, ButtonLink, ButtonRow, type FormState, PostForm, Select } from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';

/** What came on paper, and where its page stands. */
export interface OpenedByPaper {
  procedure: ProcedureType;
  institutionId: string;
  institutionName: string;
  /** The line of the register that it renews or changes; null for a new designation, whose kind is chosen on the page. */
  designation: { id: string; kind: Kind; validTo: IsoDate } | null;
  /** The address of the page. */
  path: string;
  /** The pages before it, the nearest last. */
  from: readonly { label: string; href: string }[];
}

export interface PaperOpeningPageProps {
  chrome: PageChrome;
  paper: OpenedByPaper;
  form: FormState;
  rounds: readonly IntakeRound[];
  calendar: KnownCalendar;
  idempotencyKey: string;
  /** Unmet conditions of what was just sent. */
  refused: readonly Condition[];
}

/** What an officer notes of an application that came on paper while the hospital had begun none here. */
export function PaperOpeningPage({
  chrome,
  paper,
  form,
  rounds,
  calendar,
  idempotencyKey,
  refused,
}: PaperOpeningPageProps) {
  const { procedure, institutionName, designation, path, from } = paper;
  const application = `${PROCEDURE_LABEL[procedure]}の申請`;
  const title = `紙で到達した${application}を始める`;
  const name = designation === null ? institutionName : `${institutionName}（${KIND_INFO[designation.kind].label}）`;
  return (
    <Page {...chrome} title={title} caption={name} breadcrumbs={[...from, { label: title }]} errors={form.errors}>
      <RefusalNote conditions={refused} />
      <p>
        {application}
        が紙で都道府県に到達し、医療機関がまだここで申請を始めていないときに使います。医療機関が始めているときは、その申請の「紙の申請の到達を記録する」を使ってください。
      </p>
      <div class="confirm-panel__effects">
        <h2 class="confirm-panel__title">「申請を始めて、到達を記録する」を押すと</h2>
        <ul>
          <li>
            医療機関に代わって{application}を始めます。
            {designation !== null && 'この仕組みに前回の申請があれば、その内容が写されます。'}
          </li>
          <li>
            この申請は、記録する日に到達したものになります（行政手続法7条）。
            {procedure === 'renewal' && designation !== null && whatArrivalKeeps(designation.kind, designation)}
          </li>
          <li>
            医療機関に「お知らせ」で知らせます。医療機関は、紙と同じ内容を入力して提出します。提出が後の日でも、到達の日は変わりません。
            {procedure === 'renewal' &&
              '満了の日より後に到達したものは、医療機関に入力を求めず、都道府県が審査して、更新しない処分を通知します。'}
          </li>
        </ul>
      </div>
      <PostForm action={path}>
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        {designation === null && (
          <Select
            {...bind(form, 'kind')}
            label="区分"
            requirement="required"
            emptyLabel="選んでください"
            choices={KINDS.map((value) => ({ value, label: KIND_INFO[value].label }))}
          />
        )}
        <PaperArrivalFields form={form} />
        <Select
          {...bind(form, 'roundId')}
          label="申請回"
          requirement="optional"
          support={`会議の日程を合わせる回です。期限が過ぎた回も選べます。${roundsCaveat(rounds, calendar) ?? ''}`}
          emptyLabel="選ばない"
          choices={rounds.map(({ id: value, label, applicationDeadline }) => ({
            value,
            label: `${label}（申請期限 ${formatDate(applicationDeadline)}）`,
          }))}
        />
        <ButtonRow>
          <Button variant="primary">申請を始めて、到達を記録する</Button>
          <ButtonLink variant="link" href={from.at(-1)?.href ?? '/'}>
            やめて戻る
          </ButtonLink>
        </ButtonRow>
      </PostForm>
    </Page>
  );
}
