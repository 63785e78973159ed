/** Conditions of the hospital's own work: plan, documents and evaluation. */
import { arrivedOn, isToBeTyped } from '../case/arrival.js';
import { faultsAsFact } from '../case/condition.js';
import type { Condition, Confirmed, DecisionContext, JudgedContext } from '../case/decision.js';
import { requiredDocuments } from '../requirements/documents.js';
import type { IsoDate } from '../calendar/days.js';
import { formatJapaneseDate, formatJapaneseDateWithWeekday } from '../calendar/japanese-date.js';
import type { CaseFacts } from '../case/facts.js';
import type { EvaluationFacts } from '../fields/evaluation.js';
import { arrivedInTime, continuationOf, renewalDeadlineBasis } from '../designation/validity.js';
import { article113For, ORDINANCE } from '../terms/law.js';
import { evaluationProblems, planProblems } from '../requirements/plan-problems.js';
import { condition, written } from './condition.js';
import { lapseStands, paperBesideNoOther } from './one-designation.js';
import { question } from './strange-answers.js';

/** What is typed on screen is printed from there: a file beside it would be a second text of the same form. */
export function documentTakesFile({ facts }: DecisionContext, event: { requirementId: string }): Condition[] {
  const known = requiredDocuments(facts).find(({ requirement }) => requirement.id === event.requirementId)?.requirement;
  const isKnown = condition('documentIsKnown', known !== undefined, {
    met: '提出書類の一覧にある書類です',
    unmet: `この申請の提出書類の一覧に${event.requirementId}はありません。一覧から書類を選んでください`,
  });
  if (!known) return [isKnown];
  const comesAsFile = condition('documentComesAsFile', known.suppliedBy === 'file', {
    met: 'ファイルで提出する書類です',
    unmet: `「${known.name}」は画面の入力から作られる書類のため、ファイルは添付できません。申請内容の画面で入力してください`,
  });
  return [isKnown, comesAsFile];
}

/** What is taken back is a file that would be submitted now; it leaves the next submission, not the ones before. */
export function fileCanBeWithdrawn(
  { facts }: DecisionContext,
  { requirementId, fileId, reason }: { requirementId: string; fileId: string; reason: string },
): Condition[] {
  const attached = facts.attachedFiles.some((file) => file.requirementId === requirementId && file.fileId === fileId);
  return [
    condition('fileIsAttached', attached, {
      met: '添付されているファイルです',
      unmet: 'このファイルは、いま添付されている書類の中にありません。提出書類の画面を開き直してください',
    }),
    written('reason', reason, 'ファイルを取り下げる理由'),
  ];
}

export function planIsRecorded({ facts }: JudgedContext): Condition[] {
  return [
    condition(
      'planRecorded',
      facts.plan !== null,
      {
        met: '時短計画（案）が記録されています',
        unmet: '時短計画（案）が記録されていません。「時短計画（案）を記録する」から入力してください',
        fact: '時短計画（案）が記録されていません',
      },
      article113For(facts, '②'),
      '時短計画（案）',
    ),
  ];
}

export function evaluationIsAppliedFor({ facts }: DecisionContext): Condition[] {
  return [
    condition(
      'evaluationAppliedFor',
      facts.evaluation !== null,
      { met: '評価センターに受審を申し込んでいます', unmet: '評価センターへの受審の申込みが記録されていません' },
      '法131①一',
    ),
  ];
}

/** A result on hold may be recorded without a reason; going on with it needs one (onHoldExplained). */
export function evaluationResultIsSound(
  { facts }: DecisionContext,
  { result }: { result: NonNullable<EvaluationFacts['result']> },
): Condition[] {
  if (facts.evaluation === null) return [];
  const problems = evaluationProblems({ ...facts.evaluation, result }, facts).filter(
    ({ field }) => field !== 'result.onHoldReason',
  );
  return [
    condition(
      'evaluationResultSound',
      problems.length === 0,
      { met: '評価結果の記録に誤りはありません', unmet: problems.map(({ message }) => message).join(' ') },
      '法132',
    ),
  ];
}

/** The plan holds every matter of the ordinance and staff were heard (法113③一). */
export function planIsComplete({ facts }: JudgedContext): Condition[] {
  const { plan, kind } = facts;
  if (plan === null) return [];
  const problems = planProblems(plan, facts).map(({ message }) => message);
  return [
    condition(
      'planComplete',
      problems.length === 0,
      {
        met: '時短計画（案）は関係者の意見を聴いて作成され、必要な事項がそろっています',
        unmet: `時短計画（案）を直してください：${problems.join(' ')}`,
        fact: faultsAsFact('時短計画（案）に、足りない事項又は合わない事項があります', problems),
      },
      `${article113For(facts, '③一')}, ${ORDINANCE[kind].plan}`,
      `時短計画（案）（関係者の意見を聴いた日 ${formatJapaneseDate(plan.heardOn)}）`,
    ),
  ];
}

/** Only what is noted and not submitted can be taken back: of what is submitted here, the day of the arrival is put right (記録の訂正). */
export function paperIsNoted({ facts }: DecisionContext): Condition[] {
  return [
    condition(
      'paperNoted',
      isToBeTyped(facts),
      {
        met: '紙の申請の到達が記録され、まだ提出されていません',
        unmet: 'この申請には、まだ提出されていない紙の申請の到達の記録がありません',
      },
      '行政手続法7条',
    ),
  ];
}

/**
 * An application arrives once, on paper or by being submitted here (行政手続法7条). One that was pulled back was given up with its paper: noting the paper
 * again would put a designation in force over days on which there was none (法115②).
 */
export function paperMayHaveArrived({ facts }: DecisionContext): Condition[] {
  return [
    condition(
      'notArrivedYet',
      facts.submittedOn === null && facts.paperArrivedOn === null && facts.lastSubmission === null,
      {
        met: 'この申請は、まだ到達していません',
        unmet:
          facts.paperArrivedOn === null
            ? 'この申請は、一度提出されています。到達の日の誤りは「記録を訂正する」で直してください'
            : '紙の申請の到達は記録されています。日の誤りは「記録を訂正する」で直してください',
      },
      '行政手続法7条',
    ),
  ];
}

/**
 * A renewal that came after the last day has arrived all the same, so it is recorded, examined and refused with its reason (行政手続法7条・8条); it neither
 * renews the designation nor keeps it in force (法115①②), and whoever records it, or puts its day right to one, is told so once.
 */
export function latePaperIsTold(
  { facts, now }: JudgedContext,
  { arrivedOn: arrival, ...given }: { arrivedOn: IsoDate } & Confirmed,
): Condition[] {
  const { kind, procedure, currentDesignation: current } = facts;
  if (procedure !== 'renewal' || current === null || arrivedInTime(arrival, current)) return [];
  const recorded = arrivedOn(facts);
  if (recorded !== null && !arrivedInTime(recorded, current)) return []; // asked already
  // A later day is a slip, which the table of dates refuses; of what was withdrawn nothing is decided any more.
  if (arrival > now.today || facts.withdrawnOn !== null) return [];
  const [day, lastDay] = [arrival, current.validTo].map(formatJapaneseDateWithWeekday);
  const renewals = current.renewals.map((each) => (each.isOwn === true ? { ...each, submittedOn: arrival } : each));
  const { text } = continuationOf({ ...current, renewals, today: now.today });
  return [
    question(
      {
        path: 'arrivedOn.tooLate',
        value: arrival,
        text: `到達した日（${day}）は、現在の指定の満了の日（${lastDay}）より後です。この申請によって更新を受けることも、指定の効力が続くこともありません。${text}記録した申請は審査し、更新しない処分を、その理由を示して通知します。続けて指定を受けるには、新規の申請が要ります。この日に到達したものとして記録しますか。`,
        met: '満了の日より後に到達した更新の申請であることを確かめています',
        basis: `${renewalDeadlineBasis(kind)}, 行政手続法7条・8条`,
      },
      given,
    ),
  ];
}

/**
 * A renewal whose paper is found is noted, or its arrival put right, where no other renewal of the term has ended the designation since (法115②), and
 * none was given after it.
 */
export function paperRevivesNothing(
  facts: Pick<
    CaseFacts,
    'kind' | 'procedure' | 'currentDesignation' | 'heldDesignation' | 'submittedOn' | 'paperArrivedOn' | 'withdrawnOn'
  >,
  act: 'notePaper' | 'correctArrival',
  { arrival, today }: { arrival: IsoDate; today: IsoDate },
): Condition[] {
  const { kind, procedure, currentDesignation: current, withdrawnOn: givenUpOn } = facts;
  if (procedure !== 'renewal' || current === null) return [];
  // Which of the days by the last one it was makes no difference.
  const recorded = arrivedOn(facts);
  if (recorded !== null && arrivedInTime(recorded, current)) return [];
  return [
    ...lapseStands(kind, act, { ...current, today }, { arrival, givenUpOn }),
    ...paperBesideNoOther(facts, { arrival, givenUpOn }),
  ];
}
