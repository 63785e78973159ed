import type { CaseView } from '../../applications/queries/case-view.js';
import type { DocumentProblem } from '../../documents/issued-documents.js';
import type { DocumentView } from '../../issuing/documents/official-documents.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { Condition } from '../../procedure/case/decision.js';
import { type DocumentAct, DOCUMENT_ACT_LABEL } from '../../procedure/official-documents.js';
import { tabCrumbs } from '../case-elements/case-head.js';
import { Questions } from '../case-elements/questions.js';
import { RefusalNote } from '../case-elements/refusal-note.js';
import {
  Banner,
  bind,
  Button,
  ButtonLink,
  ButtonRow,
  CautionNote,
  ConditionList,
  DateField,
  type FormState,
  PostForm,
  Section,
  TextArea,
  TextField,
} from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';
import { screenFor } from '../action-forms/mending-place.js';
import { officialDocumentActPath, officialDocumentPath } from '../addresses/document-addresses.js';
import { DrawnAnewChoice } from '../case-elements/drawn-anew-choice.js';
import { ProblemList } from './problem-list.js';
import { caseName, numberBeside } from '../../procedure/terms/reference-number.js';

export interface DocumentActPageProps {
  chrome: PageChrome;
  actor: Actor;
  view: CaseView;
  document: DocumentView;
  act: DocumentAct;
  form: FormState;
  command: { lockVersion: number; idempotencyKey: string; fromVersion: number };
  /** Unmet conditions and missing fields of what was just sent. */
  refused: readonly Condition[];
  problems: readonly DocumentProblem[];
}

const EFFECTS: Readonly<Record<DocumentAct, readonly string[]>> = {
  issue: [
    'いまの申請の内容で文書を作り、第1版として保存します。',
    '発行した文書は、後から申請の内容を変えても変わりません。',
  ],
  reissue: [
    '発行した文書と同じ内容を、新しい版として保存します。',
    '前の版も残ります。理由は、「発行した版」の一覧に表示します。',
  ],
  correct: [
    '発行した文書の、訂正するところだけを直して、新しい版として保存します。',
    '前の版は残り、「第○版に差し替え」と表示されます。理由は、「発行した版」の一覧に表示します。',
  ],
};

/** The form of an act on a document: what it causes, what it asks for, the button; or why it cannot be done. */
export function DocumentActPage({
  chrome,
  actor,
  view,
  document,
  act,
  form,
  command,
  refused,
  problems,
}: DocumentActPageProps) {
  const label = DOCUMENT_ACT_LABEL[act];
  const offered = document.acts.find((each) => each.act === act);
  const { application } = view;
  return (
    <Page
      {...chrome}
      title={`${document.title}を${label}（${caseName(application)}）`}
      heading={`「${document.title}」を${label}`}
      caption={`${numberBeside(application)}　${view.institution.name}`}
      breadcrumbs={tabCrumbs(
        view,
        'documents',
        { label: document.title, href: officialDocumentPath(application.id, document.key) },
        { label },
      )}
      errors={form.errors}
    >
      <RefusalNote conditions={refused} />
      {problems.length > 0 && (
        <Section title="足りない事項" id="problems">
          <ProblemList
            problems={problems}
            screenOf={(problem) => screenFor(problem, { view, actor, issuedBy: document.issuedBy })}
          />
        </Section>
      )}
      {offered?.ready ? (
        <>
          <div class="confirm-panel__effects">
            <h2 class="confirm-panel__title">「{label}」を押すと</h2>
            <ul>
              {EFFECTS[act].map((effect) => (
                <li>{effect}</li>
              ))}
            </ul>
          </div>
          {act !== 'reissue' && <CautionNote title="発行の前に確かめること" cautions={document.cautions} />}
          <PostForm action={officialDocumentActPath(application.id, document.key, act)} command={command}>
            <input type="hidden" name="fromVersion" value={String(command.fromVersion)} />
            {act !== 'reissue' &&
              document.asked.map(({ name, label: text, support, required }) => (
                <TextArea
                  {...bind(form, name)}
                  label={text}
                  requirement={required ? 'required' : 'optional'}
                  rows={6}
                  support={support}
                />
              ))}
            {act !== 'issue' && (
              <TextArea
                {...bind(form, 'reason')}
                label="理由"
                requirement="required"
                rows={4}
                support={REASON_EXAMPLE[act]}
              />
            )}
            {act === 'correct' && document.numbered && (
              <>
                <TextField
                  {...bind(form, 'documentNumber')}
                  label="文書番号"
                  requirement="required"
                  autocomplete="off"
                  support="訂正した文書の番号です。変えないときはそのままにします。"
                />
                <DateField
                  {...bind(form, 'documentDate')}
                  label="文書の日付"
                  requirement="required"
                  {...(document.documentClass === 'decision' && {
                    support:
                      '通知した日です（訂正する日ではありません）。指定台帳の日付も、この日に合わせて変わります。',
                  })}
                />
              </>
            )}
            {act === 'correct' && <DrawnAnewChoice form={form} />}
            <Questions
              conditions={refused}
              form={form}
              support="めずらしい内容です。正しければ印を付けて、もう一度訂正してください。誤りなら、日付を直してください。"
            />
            <ButtonRow>
              <Button variant="primary">{label}</Button>
              <ButtonLink variant="link" href={officialDocumentPath(application.id, document.key)}>
                やめて文書に戻る
              </ButtonLink>
            </ButtonRow>
          </PostForm>
        </>
      ) : (
        <>
          <Banner kind="warning" title={`いまは「${label}」を行えません`} />
          {offered && <ConditionList conditions={offered.conditions} />}
          <ButtonRow>
            <ButtonLink href={officialDocumentPath(application.id, document.key)}>文書に戻る</ButtonLink>
          </ButtonRow>
        </>
      )}
    </Page>
  );
}

const REASON_EXAMPLE: Readonly<Record<Exclude<DocumentAct, 'issue'>, string>> = {
  reissue: '例：医療機関から紛失の申出があったため',
  correct: '例：医療機関の所在地に誤記があったため',
};
