/** The six tasks of preparing an application, judged by the same functions as the submission itself. */
import type { CaseView } from '../../applications/queries/case-view.js';
import { evaluationMayFollow } from '../../procedure/requirements/evaluation-to-follow.js';
import { missingDocuments, requiredDocuments } from '../../procedure/requirements/documents.js';
import { evaluationProblems, planProblems } from '../../procedure/requirements/plan-problems.js';
import type { Task, TaskStatus } from '../components/index.js';
import { type SectionState, sectionStates } from '../content/content-values.js';
import {
  checkPath,
  contentPath,
  correctionPath,
  documentsPath,
  evaluationPath,
  planPath,
} from '../addresses/hospital-addresses.js';

/** One task, with the pages it is made of where there are several. */
export interface PreparationTask extends Task {
  parts: readonly { title: string; href: string; status: TaskStatus }[];
}

const HALF_FILLED = '途中まで入力した内容があります（まだ記録されていません）';

/** In the order of the list. @param kept events on whose forms something is typed that was not recorded */
export function preparationTasks(view: CaseView, kept: readonly string[] = []): PreparationTask[] {
  const { facts, application } = view;
  const { id } = application;
  const [applicant, ...own] = sectionStates(facts);
  const tasks: PreparationTask[] = [
    {
      title: applicant?.section.title ?? '',
      status: applicant?.status ?? 'notStarted',
      href: contentPath(id, applicant?.section.id),
      hint: missingText(applicant),
      parts: [],
    },
    {
      title: '業務と実績',
      status: together(own.map(({ status }) => status)),
      href: contentPath(id, (own.find(({ status }) => status !== 'done') ?? own[0])?.section.id),
      parts: own.map(({ section, status }) => ({
        title: `${section.title}（${section.form}）`,
        href: contentPath(id, section.id),
        status,
      })),
    },
    halfFilled(planTask(view), kept.includes('RECORD_PLAN')),
    halfFilled(evaluationTask(view), kept.includes('APPLY_FOR_EVALUATION') || kept.includes('RECORD_EVALUATION')),
    documentsTask(view),
  ];
  if (application.state === 'correcting') return [...tasks, correctionTask(view)];
  const awaited = evaluationMayFollow(facts) ? evaluationPath(id) : null;
  const open = tasks.filter(({ status, href }) => status !== 'done' && href !== awaited).length;
  const submit = view.availableEvents.find(({ type }) => type === 'SUBMIT');
  const unmet = submit?.conditions.filter(({ met }) => !met).length ?? 0;
  const check: PreparationTask = {
    title: '確認と提出',
    status: open === 0 && !view.renewalTooLate && unmet === 0 ? 'notStarted' : 'blocked',
    href: checkPath(id),
    hint: submissionHint(view, open, unmet),
    parts: [],
  };
  return [...tasks, check];
}

/** What is written in a 補正 goes to the prefecture with the answers. */
function correctionTask({ facts, application: { id } }: CaseView): PreparationTask {
  return {
    title: '補正の提出',
    status: 'notStarted',
    href: correctionPath(id),
    hint: `求められた${facts.openCorrection?.items.length ?? 0}件に回答し、直した内容と一緒に提出します`,
    parts: [],
  };
}

function submissionHint({ renewalTooLate }: CaseView, open: number, unmet: number): string {
  if (renewalTooLate) return '満了の日を過ぎたため、提出できません';
  if (open > 0) return `上の項目が終わると進めます（残り${open}項目）`;
  return unmet > 0
    ? `提出の条件が${unmet}件そろっていません。開くと、そろっていない条件が分かります`
    : '内容を確かめて提出します';
}

function missingText(state: SectionState | undefined): string | undefined {
  return state && state.problems.length > 0 ? `未入力・確認が必要な項目 ${state.problems.length}件` : undefined;
}

function together(statuses: readonly TaskStatus[]): TaskStatus {
  if (statuses.every((status) => status === 'done')) return 'done';
  return statuses.every((status) => status === 'notStarted') ? 'notStarted' : 'started';
}

/** What is recorded stays what it is; a task nobody has recorded anything of is under way. */
function halfFilled(task: PreparationTask, isHalfFilled: boolean): PreparationTask {
  return isHalfFilled
    ? { ...task, status: task.status === 'notStarted' ? 'started' : task.status, hint: HALF_FILLED }
    : task;
}

function planTask({ facts, application: { id } }: CaseView): PreparationTask {
  const { plan } = facts;
  const problems = plan === null ? [] : planProblems(plan, facts);
  return {
    title: '時短計画（案）',
    status: plan === null ? 'notStarted' : problems.length === 0 ? 'done' : 'started',
    href: planPath(id),
    hint: plan !== null && problems.length > 0 ? `確認が必要な項目 ${problems.length}件` : undefined,
    parts: [],
  };
}

function evaluationTask({ facts, application: { id } }: CaseView): PreparationTask {
  const { plan, evaluation } = facts;
  const task = { title: '評価センターの評価', href: evaluationPath(id), parts: [] };
  if (evaluation === null) {
    return plan === null
      ? { ...task, status: 'blocked', hint: '時短計画（案）を記録すると進めます' }
      : { ...task, status: 'notStarted', hint: '受審を申し込んだら記録します' };
  }
  if (evaluation.result === null)
    return {
      ...task,
      status: 'started',
      hint: evaluationMayFollow(facts)
        ? '受審中です。結果が届く前でも更新の申請は提出でき、結果は補正で提出します'
        : '受審中です。結果の通知が届いたら記録します',
    };
  return { ...task, status: evaluationProblems(evaluation, facts).length === 0 ? 'done' : 'started' };
}

function documentsTask({ facts, application: { id } }: CaseView): PreparationTask {
  const needed = requiredDocuments(facts).filter(
    (document) => document.needed && document.requirement.suppliedBy === 'file',
  );
  const missing = missingDocuments(facts).length;
  const attached = needed.length - missing;
  return {
    title: `提出書類 ${attached}/${needed.length}`,
    status: missing === 0 ? 'done' : attached === 0 ? 'notStarted' : 'started',
    href: documentsPath(id),
    hint: missing === 0 ? undefined : `あと${missing}件の添付が必要です`,
    parts: [],
  };
}
