import type { CaseView } from '../../applications/queries/case-view.js';
import type { Condition } from '../../procedure/case/decision.js';
import { KIND_INFO, PROCEDURE_LABEL } from '../../procedure/terms/kinds.js';
import {
  Banner,
  Button,
  ButtonLink,
  ButtonRow,
  ConditionList,
  DescriptionTable,
  type HiddenCommandFieldsProps,
  PostForm,
  RequirementTable,
  Section,
} from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';
import type { ActionForm, ActionFormContext } from '../action-forms/action-form.js';
import { casePath } from '../addresses/case-addresses.js';
import { caseCrumbs, CaseWhoWhen } from '../case-elements/case-head.js';
import { Questions } from '../case-elements/questions.js';
import { RefusalNote } from '../case-elements/refusal-note.js';
import { caseName, numberBeside } from '../../procedure/terms/reference-number.js';

export interface ActionPageProps {
  chrome: PageChrome;
  context: ActionFormContext;
  action: ActionForm;
  /** Button words. */
  label: string;
  /** Everything the step depends on before anything is typed. */
  conditions: Condition[];
  /** What a designation asks, where it is shown without being asked. */
  noted: Condition[];
  /** All of them are met and the person may do it. */
  ready: boolean;
  /** Why the step cannot be done now, in one sentence; used when it is not ready. */
  closedBecause: string;
  /** The address that the form posts to. */
  path: string;
  command: HiddenCommandFieldsProps;
  /** The unmet conditions of what was just sent. */
  refused: readonly Condition[];
  /** What was just sent, in the words of the form; shown where there is no form to keep it. */
  typed: readonly { label: string; value: string }[];
}

/** The page of one act: the case, its conditions, what will happen, what is needed, the button. */
export function ActionPage(props: ActionPageProps) {
  const { chrome, context, label, ready, refused } = props;
  const { view, form } = context;
  return (
    <Page
      {...chrome}
      title={`${label}（${caseName(view.application)}）`}
      heading={label}
      caption={caseLine(view)}
      breadcrumbs={caseCrumbs(view, { label })}
      errors={form.errors}
    >
      <RefusalNote conditions={refused} />
      <CaseWhoWhen view={view} />
      {ready ? <OpenAction {...props} /> : <ClosedAction {...props} />}
    </Page>
  );
}

function caseLine({ application, institution }: CaseView): string {
  return `${numberBeside(application)}　${institution.name}（${KIND_INFO[application.kind].label}・${PROCEDURE_LABEL[application.procedure]}）`;
}

function OpenAction({ context, action, label, conditions, noted, path, command, refused }: ActionPageProps) {
  const { view, form } = context;
  const required = conditions.filter(isRequirement);
  const others = conditions.filter((each) => !isRequirement(each));
  return (
    <div class="act">
      <div class="act__about">
        <div class="confirm-panel__effects">
          <h2 class="confirm-panel__title">「{label}」を押すと</h2>
          <ul>
            {action.effects(view).map((effect) => (
              <li>{effect}</li>
            ))}
          </ul>
        </div>
        {others.length > 0 && (
          <Section title="満たしている条件" id="conditions">
            <ConditionList conditions={others} />
          </Section>
        )}
      </div>
      <div class="act__form">
        <Requirements conditions={[...required, ...noted]} />
        {noted.length > 0 && <p>満たさない条件があっても「{label}」はできます。結果は記録に残ります。</p>}
        {action.reading?.(context)}
        <PostForm action={path} command={command} enter={{}}>
          {action.fields?.(context)}
          <Questions
            conditions={refused}
            form={form}
            support={`正しければ印を付けて、もう一度「${label}」を押してください。`}
          />
          <ButtonRow>
            <Button variant={action.danger ? 'danger' : 'primary'}>{label}</Button>
            {action.sendsLetter && (
              <Button name="act" value="preview">
                案を見る（PDF）
              </Button>
            )}
            <ButtonLink variant="link" href={casePath(view.application.id)}>
              やめて申請に戻る
            </ButtonLink>
          </ButtonRow>
        </PostForm>
      </div>
    </div>
  );
}

const isRequirement = ({ evidence }: Condition) => evidence !== undefined;

/** What a designation asks, in a table of its own; nothing where the act has nothing to do with it. */
function Requirements({ conditions }: { conditions: readonly Condition[] }) {
  if (conditions.length === 0) return null;
  return (
    <Section title="指定の条件" id="requirements">
      <RequirementTable caption="指定の条件と、証拠となる記録" conditions={conditions} />
    </Section>
  );
}

function ClosedAction({ context, conditions, closedBecause, label, typed }: ActionPageProps) {
  const others = conditions.filter((each) => !isRequirement(each));
  return (
    <>
      <Banner kind="warning" title={`いまは「${label}」を行えません`}>
        <p>{closedBecause}</p>
      </Banner>
      {others.length > 0 && (
        <Section title="条件" id="conditions">
          <ConditionList conditions={others} />
        </Section>
      )}
      <Requirements conditions={conditions.filter(isRequirement)} />
      {typed.length > 0 && (
        <Section title="あなたが入力した内容" id="typed">
          <p>保存されていません。必要な部分を写してお使いください。</p>
          <DescriptionTable caption="あなたが入力した内容" captionHidden rows={[...typed]} />
        </Section>
      )}
      <ButtonRow>
        <ButtonLink href={casePath(context.view.application.id)}>申請に戻る</ButtonLink>
      </ButtonRow>
    </>
  );
}
