import type { CorrectedRecord } from '../../applications/queries/log-lines.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import type { Condition } from '../../procedure/case/decision.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { lostByLaterArrival } from '../../procedure/designation/giving-up.js';
import { singleItems } from '../../procedure/fields/sections.js';
import { valueInWords } from '../../procedure/printed-records.js';
import { mayCorrect } from '../../procedure/record-corrections.js';
import { recordedFact, recordedFacts, type RecordedFact, type RecordName } from '../../procedure/recorded-facts.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { correctRecordPath, recordsPath } from '../addresses/case-addresses.js';
import { tabPath } from '../addresses/tabs.js';
import { formatDateTime } from '../base/format.js';
import { caseCrumbs, CaseWhoWhen } from '../case-elements/case-head.js';
import { Losses } from '../case-elements/losses.js';
import { Questions } from '../case-elements/questions.js';
import { RefusalNote } from '../case-elements/refusal-note.js';
import {
  bind,
  Button,
  ButtonLink,
  ButtonRow,
  DataTable,
  EmptyState,
  type FormState,
  type HiddenCommandFieldsProps,
  PostForm,
  Section,
  TextArea,
} from '../components/index.js';
import { SingleFieldView } from '../content/field-view.js';
import { Page, type PageChrome } from '../layout/index.js';
import { caseName, numberBeside } from '../../procedure/terms/reference-number.js';

/** What was recorded of the case, what of it this person may put right, and what was put right before. */
export function RecordsPage({
  chrome,
  view,
  actor,
  corrected,
  done,
}: {
  chrome: PageChrome;
  view: CaseView;
  actor: Actor;
  corrected: readonly CorrectedRecord[];
  done: boolean;
}) {
  const { application, facts } = view;
  const own = recordedFacts(application.state, facts).filter((record) => mayCorrect(record, actor));
  return (
    <Page
      {...chrome}
      title={`記録を訂正する（${caseName(application)}）`}
      heading="記録を訂正する"
      caption={numberBeside(application)}
      breadcrumbs={caseCrumbs(view, { label: '記録を訂正する' })}
    >
      <CaseWhoWhen view={view} />
      {done && corrected[0] && <p role="status">「{corrected[0].label}」の記録を訂正しました。</p>}
      <p>
        誤って記録した日付・結果・氏名などを、理由を書いて直します。申請の段階は変わりません。前の記録と理由も残ります。次の手続では、直した内容で条件を確かめます。
      </p>
      <Section title="訂正できる記録" id="records">
        {own.length === 0 ? (
          <EmptyState text="あなたが訂正できる記録はありません。" />
        ) : (
          <DataTable
            caption="訂正できる記録"
            rows={own}
            columns={[
              {
                header: '記録',
                cell: ({ name, label }) => <a href={correctRecordPath(application.id, name)}>{label}</a>,
              },
              { header: 'いまの内容', cell: ({ fields, values }) => <Values fields={fields} values={values} /> },
            ]}
          />
        )}
      </Section>
      <Section title="訂正の記録" id="corrected">
        {corrected.length === 0 ? (
          <EmptyState text="訂正された記録はありません。" />
        ) : (
          <DataTable
            caption="訂正の記録（新しい順）"
            rows={[...corrected]}
            columns={[
              { header: '記録', cell: ({ label }) => label },
              {
                header: '前',
                cell: ({ record, before }) => <Values fields={fieldsOf(view, record)} values={before} />,
              },
              {
                header: '後',
                cell: ({ record, values }) => <Values fields={fieldsOf(view, record)} values={values} />,
              },
              { header: '理由', cell: ({ reason }) => <span class="typed-text">{reason}</span> },
              {
                header: '訂正した人',
                cell: ({ actorOffice, actorName, occurredAt }) =>
                  `${formatDateTime(occurredAt)}　${actorOffice} ${actorName}`,
              },
            ]}
          />
        )}
      </Section>
    </Page>
  );
}

/** The form of one correction, beginning with what stands there. */
export function CorrectRecordPage({
  chrome,
  view,
  record,
  form,
  command,
  refused,
  today,
}: {
  chrome: PageChrome;
  view: CaseView;
  record: RecordedFact;
  form: FormState;
  command: HiddenCommandFieldsProps;
  refused: readonly Condition[];
  today: IsoDate;
}) {
  const { application, facts, documents } = view;
  const title = `「${record.label}」の記録を訂正する`;
  return (
    <Page
      {...chrome}
      title={`${title}（${caseName(application)}）`}
      heading={title}
      caption={numberBeside(application)}
      breadcrumbs={caseCrumbs(
        view,
        { label: '記録を訂正する', href: recordsPath(application.id) },
        { label: record.label },
      )}
      errors={form.errors}
    >
      <RefusalNote conditions={refused} />
      <CaseWhoWhen view={view} />
      {(record.name.type === 'correctionDue' || record.name.type === 'reportDue') && (
        <p>
          書き誤った期限を直します。期限を守る側にお知らせで知らせます。期限を早めるのは、書き誤りを直すときだけです。事情で期限を延ばすときは「期限を延ばす」を使います。
        </p>
      )}
      {(record.name.type === 'arrival' || record.name.type === 'paperArrival') && (
        <Losses losses={lostByLaterArrival(facts, { state: application.state, today })} />
      )}
      <div class="confirm-panel__effects">
        <h2 class="confirm-panel__title">「訂正する」を押すと</h2>
        <ul>
          <li>記録が新しい内容になり、前の内容と理由が「訂正の記録」と経過に残ります。</li>
          <li>意見の聴き直しにはなりません。次の手続では、直した内容で条件を確かめます。</li>
          {facts.draft !== null && (
            <li>起案の後に変わった記録は、決裁と通知の前に示されます。起案し直す必要があることがあります。</li>
          )}
          {documents.issued.length > 0 && (
            <li>
              発行した文書は変わりません。訂正した値を印刷している文書には、文書の一覧とその文書の画面に注記を付けます。文書も誤っているときは、
              <a href={tabPath(application.id, 'documents')}>文書</a>
              の画面で訂正します。
            </li>
          )}
        </ul>
      </div>
      <PostForm action={correctRecordPath(application.id, record.name)} command={command}>
        {singleItems(record.fields as Parameters<typeof singleItems>[0], facts).map((field) => (
          <SingleFieldView field={field} name={field.path} context={{ form, areas: [] }} />
        ))}
        <TextArea
          {...bind(form, 'reason')}
          label="訂正の理由"
          requirement="required"
          rows={3}
          support="例：議事録と照らし、日付の誤記に気付いたため"
        />
        <Questions
          conditions={refused}
          form={form}
          support="正しければ印を付けて、もう一度「訂正する」を押してください。"
        />
        <ButtonRow>
          <Button variant="primary">訂正する</Button>
          <ButtonLink variant="link" href={recordsPath(application.id)}>
            やめて戻る
          </ButtonLink>
        </ButtonRow>
      </PostForm>
    </Page>
  );
}

/** The fields of a record that may have gone since (heard again): its values are shown as they are then. */
function fieldsOf({ application, facts }: CaseView, name: RecordName): RecordedFact['fields'] {
  return recordedFact(application.state, facts, name)?.fields ?? {};
}

function Values({ fields, values }: Pick<RecordedFact, 'fields' | 'values'>) {
  return (
    <ul class="task-parts">
      {Object.entries(values).map(([name, value]) => (
        <li>
          {fields[name]?.name ?? name}：<span class="typed-text">{valueInWords(fields[name], value)}</span>
        </li>
      ))}
    </ul>
  );
}
