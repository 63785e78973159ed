/** What the hospital does next on a case: one link. */
import type { CaseView } from '../../applications/queries/case-view.js';
import { evaluationMayFollow } from '../../procedure/requirements/evaluation-to-follow.js';
import { actionPath, casePath } from '../addresses/case-addresses.js';
import { correctionPath, evaluationPath, preparationPath, submittedPath } from '../addresses/hospital-addresses.js';
import { preparationTasks } from './preparation-tasks.js';

export interface NextStep {
  label: string;
  href: string;
  /** Somebody is waiting for the hospital. */
  ours: boolean;
}

export function nextStep(view: CaseView): NextStep {
  const { id, state } = view.application;
  if (view.renewalTooLate)
    return {
      label: 'この更新の申請を取り下げる（その後に新規を始める）',
      href: actionPath(id, 'WITHDRAW'),
      ours: false, // nobody waits for it, and what ends an application is never the first button
    };
  switch (state) {
    case 'planDrafting':
    case 'preparing':
      return nextTask(view);
    case 'underEvaluation':
      if (evaluationMayFollow(view.facts)) return nextTask(view);
      return view.facts.evaluation?.result
        ? { label: '申請の準備を続ける', href: preparationPath(id), ours: true }
        : { label: '評価結果が届いたら記録する', href: evaluationPath(id), ours: false };
    case 'correcting':
      return {
        label: `補正に対応する（${view.facts.openCorrection?.items.length ?? 0}件）`,
        href: correctionPath(id),
        ours: true,
      };
    case 'submitted':
      return { label: '提出の控えと、これからの予定を見る', href: submittedPath(id), ours: false };
    default:
      return { label: '申請の内容と経過を見る', href: casePath(id), ours: false };
  }
}

function nextTask(view: CaseView): NextStep {
  const { id } = view.application;
  const awaited = evaluationMayFollow(view.facts) ? evaluationPath(id) : null;
  const task = preparationTasks(view).find(
    ({ status, href }) => (status === 'started' || status === 'notStarted') && href !== awaited,
  );
  return task
    ? { label: `次にすること：${task.title}`, href: task.href, ours: true }
    : { label: '申請の準備を続ける', href: preparationPath(id), ours: true };
}
