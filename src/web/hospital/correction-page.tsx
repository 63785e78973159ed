import type { CommandRefused } from '../../applications/entities/errors.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { correctionPlace } from '../../procedure/requirements/correction-places.js';
import type { changedMatter } from '../../applications/documents/changed-matter.js';
import { SavedMeanwhile } from '../case-elements/saved-meanwhile.js';
import { ChangedMatter } from '../content/changes-table.js';
import { Questions } from '../case-elements/questions.js';
import { RefusalNote } from '../case-elements/refusal-note.js';
import {
  Banner,
  bind,
  Button,
  ButtonRow,
  ConditionList,
  DeadlineText,
  DescriptionTable,
  type FormState,
  type HiddenCommandFieldsProps,
  PostForm,
  Section,
  TextArea,
} from '../components/index.js';
import { formatDate } from '../base/format.js';
import type { PageChrome } from '../layout/index.js';
import { CasePage, ClosedEditor, mayWrite } from './case-frame.js';
import { type Kept, KeptNote, KeptVersionField } from './kept-typing.js';
import { ENTER_SAVES, THEN } from './leaving.js';
import { correctionPath } from '../addresses/hospital-addresses.js';

export interface CorrectionPageProps {
  chrome: PageChrome;
  view: CaseView;
  /** What would be submitted now and was not in the last submission. */
  changes: ReturnType<typeof changedMatter>;
  form: FormState;
  command: HiddenCommandFieldsProps;
  refusal: CommandRefused | null;
  /** Answers that are written and not submitted yet. */
  kept: Kept;
}

/** What somebody wrote who did not know that the correction was over. */
function TypedAnswers({ kept: { typed } }: { kept: Kept }) {
  const answers = Object.entries(typed).flatMap(([name, answer]) =>
    name.endsWith('[answer]') && typeof answer === 'string' && answer.trim() !== '' ? [answer] : [],
  );
  if (answers.length === 0) return null;
  return (
    <Section title="あなたが入力した回答（保存されていません）" id="typed">
      <DescriptionTable
        caption="あなたが入力した回答"
        captionHidden
        rows={answers.map((value, index) => ({ label: `${index + 1}への回答`, value }))}
      />
    </Section>
  );
}

/** 補正への対応: what is asked, where it is mended, and the answer to each point. */
export function CorrectionPage({ chrome, view, changes, form, command, refusal, kept }: CorrectionPageProps) {
  const { openCorrection } = view.facts;
  const submit = view.availableEvents.find(({ type }) => type === 'SUBMIT_CORRECTION');
  const { id } = view.application;
  const { dueOn, dueInOfficeDays, dueNote } = view.requiredActions;
  if (openCorrection === null || submit === undefined) {
    return (
      <CasePage chrome={chrome} view={view} title="補正への対応">
        <p>いま求められている補正はありません。</p>
        <TypedAnswers kept={kept} />
        {mayWrite(view) ? <p>{view.requiredActions.sentence}</p> : <ClosedEditor view={view} />}
      </CasePage>
    );
  }
  const unmet = submit.conditions.filter(({ met }) => !met);
  return (
    <CasePage chrome={chrome} view={view} title="補正への対応" errors={form.errors}>
      <RefusalNote conditions={refusal?.conditions ?? []} />
      <SavedMeanwhile view={view} form={form} href="#changes" />
      <p>
        {formatDate(openCorrection.requestedOn)}に、{openCorrection.items.length}
        件の補正が求められています。それぞれの箇所を開いて直し、それぞれにどう直したかを書いて提出してください。
      </p>
      {dueOn !== null && dueInOfficeDays !== null && dueInOfficeDays <= 3 && (
        <Banner kind="warning" title="補正の期限が近づいています">
          <DeadlineText deadline={{ date: dueOn, officeDaysLeft: dueInOfficeDays, note: dueNote }} />
        </Banner>
      )}
      <KeptNote kept={kept} sent="提出" labelOf={(name) => `${Number(/\d+/u.exec(name)?.[0]) + 1}への回答`} />
      <PostForm action={correctionPath(id)} command={command} enter={ENTER_SAVES}>
        <KeptVersionField kept={kept} />
        {openCorrection.items.map((item, index) => {
          const label = correctionPlace(view.facts, item.target);
          return (
            <Section title={`${index + 1} ${label}`} id={`item-${index + 1}`}>
              <p class="correction-text">{item.text}</p>
              <input type="hidden" name={`answers[${index}][itemId]`} value={item.id} />
              <TextArea
                {...bind(form, `answers[${index}][answer]`)}
                label={`${index + 1}への回答`}
                support="どこをどのように直したか。直す必要がないと考えるときはその理由"
                rows={3}
              />
              <ButtonRow>
                <Button name={THEN} value={item.id} busyLabel="保存しています…">
                  回答を保存して、直す箇所を開く<span class="visually-hidden">：{label}</span>
                </Button>
              </ButtonRow>
            </Section>
          );
        })}
        {unmet.length > 0 && (
          <Section title="提出の前に直すところ" id="conditions">
            <ConditionList conditions={unmet} />
          </Section>
        )}
        <Section title="提出する内容（前回の提出から変わるところ）" id="changes">
          <ChangedMatter changes={changes} />
        </Section>
        <p>
          書きかけの回答は保存でき、提出するまで都道府県には見えません。「直す箇所を開く」で直した内容は、その画面で保存されます。
        </p>
        <Questions conditions={refusal?.conditions ?? []} form={form} />
        <ButtonRow>
          <Button variant="primary" busyLabel="提出しています…">
            補正を提出する
          </Button>
          <Button name={THEN} value="stay" busyLabel="保存しています…">
            回答を保存する
          </Button>
          <Button name={THEN} value="list" busyLabel="保存しています…">
            回答を保存して、全ての項目を見る
          </Button>
        </ButtonRow>
      </PostForm>
    </CasePage>
  );
}
