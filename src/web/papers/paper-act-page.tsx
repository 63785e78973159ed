import type { CaseView } from '../../applications/queries/case-view.js';
import type { DocumentProblem } from '../../documents/issued-documents.js';
import type { PaperView } from '../../issuing/papers/case-papers.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { Condition } from '../../procedure/case/decision.js';
import { type PaperAct, PAPER_ACT_LABEL } from '../../procedure/papers.js';
import { tabCrumbs } from '../case-elements/case-head.js';
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
import { paperActPath, paperPath } from '../addresses/paper-addresses.js';
import { ProblemList } from './problem-list.js';

export interface PaperActPageProps {
  chrome: PageChrome;
  actor: Actor;
  view: CaseView;
  paper: PaperView;
  act: PaperAct;
  form: FormState;
  command: { lockVersion: number; idempotencyKey: string; fromVersion: number };
  /** Unmet conditions and missing fields of what was just sent. */
  refused: readonly Condition[];
  problems: readonly DocumentProblem[];
}

const EFFECTS: Readonly<Record<PaperAct, readonly string[]>> = {
  issue: [
    'いまの申請の内容で文書を作り、第1版として保存します。',
    '発行した文書は、後から申請の内容を変えても変わりません。',
  ],
  reissue: [
    '発行した文書と同じ内容を、新しい版として保存します。',
    '前の版も残ります。理由は、「発行した版」の一覧に表示します。',
  ],
  correct: [
    'いまの申請の内容で文書を作り直し、新しい版として保存します。',
    '前の版は残り、「第○版に差し替え」と表示されます。理由は、「発行した版」の一覧に表示します。',
  ],
};

/** The form of an act on a paper: what it causes, what it asks for, the button; or why it cannot be done. */
export function PaperActPage({ chrome, actor, view, paper, act, form, command, refused, problems }: PaperActPageProps) {
  const label = PAPER_ACT_LABEL[act];
  const offered = paper.acts.find((each) => each.act === act);
  const { id, referenceNo } = view.application;
  return (
    <Page
      {...chrome}
      title={`${paper.title}を${label}（${referenceNo}）`}
      heading={`「${paper.title}」を${label}`}
      caption={`${referenceNo}　${view.institution.name}`}
      breadcrumbs={tabCrumbs(view, 'papers', { label: paper.title, href: paperPath(id, paper.key) }, { label })}
      errors={form.errors}
    >
      <RefusalNote conditions={refused} />
      {problems.length > 0 && (
        <Section title="足りない事項" id="problems">
          <ProblemList
            problems={problems}
            screenOf={(problem) => screenFor(problem, { view, actor, issuedBy: paper.issuedBy })}
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
          {act !== 'reissue' && <CautionNote title="発行の前に確かめること" cautions={paper.cautions} />}
          <PostForm action={paperActPath(id, paper.key, act)} command={command}>
            <input type="hidden" name="fromVersion" value={String(command.fromVersion)} />
            {act !== 'reissue' &&
              paper.asked.map(({ name, label: text, support, required }) => (
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
            {act === 'correct' && paper.numbered && (
              <>
                <TextField
                  {...bind(form, 'documentNumber')}
                  label="文書番号"
                  requirement="required"
                  autocomplete="off"
                  support="訂正した文書の番号です。変えないときはそのままにします。"
                />
                <DateField {...bind(form, 'documentDate')} label="文書の日付" requirement="required" />
              </>
            )}
            <ButtonRow>
              <Button variant="primary">{label}</Button>
              <ButtonLink variant="link" href={paperPath(id, paper.key)}>
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
            <ButtonLink href={paperPath(id, paper.key)}>文書に戻る</ButtonLink>
          </ButtonRow>
        </>
      )}
    </Page>
  );
}

const REASON_EXAMPLE: Readonly<Record<Exclude<PaperAct, 'issue'>, string>> = {
  reissue: '例：医療機関から紛失の申出があったため',
  correct: '例：医療機関の所在地に誤記があったため',
};
