import type { CaseView } from '../../applications/queries/case-view.js';
import { ButtonLink, ButtonRow, Details, SavedNote, TaskList } from '../components/index.js';
import type { PageChrome } from '../layout/index.js';
import { actionPath } from '../addresses/case-addresses.js';
import { CasePage, ClosedEditor, LastSaved, lastSavedAt, mayWrite, offers } from './case-frame.js';
import { RoundForecast } from './expected-steps.js';
import { preparationTasks } from './preparation-tasks.js';

const STATUS_WORDS = { done: '完了', started: '入力途中', notStarted: '未着手', blocked: 'まだ進めません' } as const;

/** 申請の準備: everything that must be done before the application can be submitted, in any order. */
export function PreparationPage({
  chrome,
  view,
  justSaved,
  kept,
}: {
  chrome: PageChrome;
  view: CaseView;
  justSaved: boolean;
  /** Events on whose forms something is typed that was not recorded. */
  kept: readonly string[];
}) {
  const tasks = preparationTasks(view, kept);
  const work = tasks.slice(0, -1);
  const done = work.filter(({ status }) => status === 'done').length;
  const parts = tasks.flatMap((task) => task.parts);
  const { id } = view.application;
  if (!mayWrite(view)) {
    return (
      <CasePage chrome={chrome} view={view} title="申請の準備">
        <ClosedEditor view={view} />
      </CasePage>
    );
  }
  return (
    <CasePage chrome={chrome} view={view} title="申請の準備">
      <p>
        {work.length}項目中 <strong>{done}項目が完了</strong>しています。
        {view.application.state === 'correcting'
          ? '補正を求められた箇所を直し、補正を提出します。'
          : 'どの項目からでも始められます。'}
      </p>
      {justSaved && <SavedNote at={lastSavedAt(view)} />}
      <RoundForecast view={view} />
      <TaskList tasks={tasks} />
      {parts.length > 1 && (
        <Details summary={`「業務と実績」の内訳（${parts.length}画面）`}>
          <ul class="task-parts">
            {parts.map(({ title, href, status }) => (
              <li>
                <a href={href}>{title}</a> <span class="task-parts__status">{STATUS_WORDS[status]}</span>
              </li>
            ))}
          </ul>
        </Details>
      )}
      <LastSaved view={view} />
      <p>同じ医療機関のほかの方も、続きを入力できます。</p>
      {offers(view, 'WITHDRAW') && (
        <ButtonRow>
          <ButtonLink variant="link" href={actionPath(id, 'WITHDRAW')}>
            この申請を取り下げる
          </ButtonLink>
        </ButtonRow>
      )}
    </CasePage>
  );
}
