import type { CommandRefused } from '../../applications/entities/errors.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { isToBeTyped } from '../../procedure/case/arrival.js';
import { renewalDeadlineBasis } from '../../procedure/designation/validity.js';
import { eventLabel } from '../../procedure/events/index.js';
import type { PlanningArea } from '../../registry/registry.entities.js';
import { evaluationRows, planRows } from '../content/fact-rows.js';
import { SavedMeanwhile } from '../case-elements/saved-meanwhile.js';
import { Questions } from '../case-elements/questions.js';
import { FileLinks } from '../case-elements/file-links.js';
import { Losses } from '../case-elements/losses.js';
import { RefusalNote } from '../case-elements/refusal-note.js';
import {
  Banner,
  Button,
  ButtonLink,
  ButtonRow,
  ConditionList,
  errorList,
  fieldId,
  type FormState,
  type HiddenCommandFieldsProps,
  PostForm,
  Section,
  SummaryList,
  type SummaryRow,
} from '../components/index.js';
import { formatDate } from '../base/format.js';
import type { PageChrome } from '../layout/index.js';
import { CasePage, mayWrite, offers } from './case-frame.js';
import { sectionErrors, sectionStates } from '../content/content-values.js';
import { institutionRows } from '../content/section-notes.js';
import { summaryRows } from '../content/content-summary.js';
import { UnreadableNote } from '../content/unreadable-note.js';
import {
  contentPath,
  checkPath,
  correctionPath,
  documentRowId,
  documentsPath,
  evaluationPath,
  mendedFrom,
  planPath,
  preparationPath,
  sectionRowId,
  submittedPath,
} from '../addresses/hospital-addresses.js';

/** Whatever is mended from here leads back here. */
const FROM = 'check';

export interface CheckPageProps {
  chrome: PageChrome;
  view: CaseView;
  form: FormState;
  command: HiddenCommandFieldsProps;
  refusal: CommandRefused | null;
  areas: readonly PlanningArea[];
}

/** Everything that will be submitted, once more, with what is missing and the conditions of the law. */
export function CheckPage({ chrome, view, form, command, refusal, areas }: CheckPageProps) {
  const writes = mayWrite(view);
  const submits = writes && view.facts.submittedOn === null;
  return (
    <CasePage chrome={chrome} view={view} title="申請内容の確認" inPreparation errors={form.errors}>
      <RefusalNote conditions={refusal?.conditions ?? []} />
      <SavedMeanwhile
        view={view}
        form={form}
        href={`#${sectionRowId(sectionStates(view.facts)[0]?.section.id ?? '')}`}
      />
      <WhereItStands view={view} />
      {submits && <Losses losses={view.renewalLosses} />}
      {submits && !view.renewalTooLate && <LateForRound view={view} />}
      {writes && <MissingPoints view={view} />}
      <ContentSections view={view} areas={areas} />
      <FactsSections view={view} />
      {submits && !view.renewalTooLate && <Submitting view={view} command={command} form={form} refusal={refusal} />}
    </CasePage>
  );
}

const submitEvent = ({ availableEvents }: CaseView) => availableEvents.find(({ type }) => type === 'SUBMIT');

const READY = '内容を確かめ、いちばん下の「この内容で提出する」を押すと提出されます。';
const NOT_READY = '提出のための条件がそろうと、いちばん下に「この内容で提出する」のボタンが出ます。';

/** Whether what stands below is submitted, so that nobody takes the one for the other. */
function WhereItStands({ view }: Pick<CheckPageProps, 'view'>) {
  const { application, facts, requiredActions } = view;
  if (facts.submittedOn === null && !mayWrite(view)) return <p>{requiredActions.sentence}</p>;
  if (view.renewalTooLate || isToBeTyped(facts)) return <p>{requiredActions.sentence}</p>;
  if (facts.submittedOn === null) return <p>まだ提出されていません。{submitEvent(view)?.ready ? READY : NOT_READY}</p>;
  if (application.state === 'correcting')
    return (
      <p>
        補正中です。下は、いま書いている内容です。<a href={correctionPath(application.id)}>補正の提出</a>
        をするまで、都道府県には前に提出した内容が示されます。
      </p>
    );
  return (
    <Banner kind="info" title={`${formatDate(facts.submittedOn)}に提出した内容です`}>
      <p>
        {requiredActions.sentence}
        <a href={submittedPath(application.id)}>提出の確認</a>
      </p>
    </Banner>
  );
}

/** The conditions of the law, and the button where they are met. */
function Submitting({ view, command, form, refusal }: Pick<CheckPageProps, 'view' | 'command' | 'form' | 'refusal'>) {
  const { id, procedure } = view.application;
  const submit = submitEvent(view);
  const label = eventLabel('SUBMIT', procedure);
  return (
    <>
      <Section title={`${label}ための条件`} id="conditions">
        {submit ? (
          <ConditionList conditions={submit.conditions} />
        ) : (
          <p>評価センターの評価結果を記録すると、提出の条件が表示されます。</p>
        )}
      </Section>
      {submit?.ready ? (
        <PostForm action={checkPath(id)} command={command}>
          <Questions conditions={refusal?.conditions ?? []} form={form} />
          <p>提出すると、都道府県が受け付けるまでの間は取り消して直すことができます。</p>
          <ButtonRow>
            <Button variant="primary" busyLabel="提出しています…">
              この内容で提出する
            </Button>
            <ButtonLink variant="link" href={preparationPath(id)}>
              提出せずに準備へ戻る
            </ButtonLink>
          </ButtonRow>
        </PostForm>
      ) : (
        <>
          <Banner kind="warning" title="まだ提出できません">
            <p>上の「未」の条件がそろうと、ここに提出のボタンが出ます。入力した内容は保存されています。</p>
          </Banner>
          <ButtonRow>
            <ButtonLink variant="primary" href={preparationPath(id)}>
              申請の準備へ戻る
            </ButtonLink>
          </ButtonRow>
        </>
      )}
    </>
  );
}

/** The deadline of a round bars nothing (行政手続法7条); it says which meetings of the councils the application still reaches. */
function LateForRound({ view: { round, requiredActions, application, facts } }: Pick<CheckPageProps, 'view'>) {
  if (!round || !requiredActions.overdue) return null; // an application that has arrived is held to no day
  const lastDay =
    application.procedure === 'renewal' && facts.currentDesignation
      ? formatDate(facts.currentDesignation.validTo)
      : null;
  return (
    <Banner kind="warning" title={`${round.label}の申請期限（${formatDate(round.applicationDeadline)}）を過ぎています`}>
      <p>
        提出はできますが、会議体の日程により次の申請回と合わせて審議されることがあります。都道府県に連絡してください。
      </p>
      {lastDay && (
        <p>
          更新の申請は、現在の指定の満了日（{lastDay}）までに提出してください（{renewalDeadlineBasis(application.kind)}
          ）。
        </p>
      )}
    </Banner>
  );
}

/** What is missing in the content, each a link to the field that mends it. */
function MissingPoints({ view }: { view: CaseView }) {
  const points = sectionStates(view.facts).flatMap(({ section, problems }) =>
    errorList(sectionErrors(problems, section)).map(({ field = '', message }) => ({
      href: `${mendedFrom(contentPath(view.application.id, section.id), FROM)}#${fieldId(field)}`,
      message,
    })),
  );
  const documents = view.documents.required
    .filter(({ needed, attached, requirement }) => needed && !attached && requirement.suppliedBy === 'file')
    .map(({ requirement }) => ({
      href: `${mendedFrom(documentsPath(view.application.id), FROM)}#${documentRowId(requirement.id)}`,
      message: `${requirement.name}を添付してください。`,
    }));
  const all = [...points, ...documents];
  if (all.length === 0) return null;
  return (
    <section class="open-points" aria-labelledby="open-points-title">
      <h2 class="open-points__title" id="open-points-title">
        未入力・確認が必要な項目（{all.length}件）
      </h2>
      <ul class="open-points__list">
        {all.map(({ href, message }) => (
          <li>
            <a href={href}>{message}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ContentSections({ view, areas }: { view: CaseView; areas: readonly PlanningArea[] }) {
  const { id } = view.application;
  const { content } = view.facts;
  const writes = mayWrite(view);
  const states = sectionStates(view.facts);
  return (
    <>
      <UnreadableNote values={view.unreadable} sections={states.map(({ section }) => section)} />
      {states
        .filter(({ section }) => section.fields.length > 0)
        .map(({ section }) => (
          <Section title={`${section.title}（${section.form}）`} id={sectionRowId(section.id)}>
            {section.id === 'applicant' && <SummaryList rows={institutionRows(view)} />}
            <SummaryList
              rows={summaryRows(section, content, {
                areas,
                subItems: view.facts.profile.subItems,
                path: writes ? mendedFrom(contentPath(id, section.id), FROM) : null,
              })}
            />
          </Section>
        ))}
    </>
  );
}

function FactsSections({ view }: { view: CaseView }) {
  const { id } = view.application;
  const { plan, evaluation } = view.facts;
  const change = offers(view, 'RECORD_PLAN');
  const planHref = mendedFrom(planPath(id), FROM);
  const evaluationHref = mendedFrom(evaluationPath(id), FROM);
  const rows = (own: SummaryRow[], path: string) =>
    own.map((row) => ({ ...row, editHref: change ? (row.editHref ?? path) : undefined }));
  return (
    <>
      <Section title="時短計画（案）" id={sectionRowId('plan')}>
        <SummaryList rows={rows(plan ? planRows(view.facts, plan, planHref) : [{ label: '計画の要点' }], planHref)} />
      </Section>
      <Section title="評価センターの評価" id={sectionRowId('evaluation')}>
        <SummaryList
          rows={rows(
            evaluation ? evaluationRows(view.facts, evaluation, evaluationHref) : [{ label: '受審' }],
            evaluationHref,
          )}
        />
      </Section>
      <Section title="添付するファイル" id="section-files">
        <SummaryList
          rows={view.documents.required
            .filter(
              ({ needed, files, requirement }) => requirement.suppliedBy === 'file' && (needed || files.length > 0),
            )
            .map(({ requirement, files }) => ({
              label: requirement.name,
              value: files.length > 0 && <FileLinks files={files} />,
              editHref: mayWrite(view)
                ? `${mendedFrom(documentsPath(id), FROM)}#${documentRowId(requirement.id)}`
                : undefined,
            }))}
        />
      </Section>
    </>
  );
}
