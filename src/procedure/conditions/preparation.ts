/** Conditions of the hospital's own work: content, plan, documents and evaluation. */
import type { Condition, DecisionContext } from '../decision.js';
import { requiredDocuments } from '../documents.js';
import type { EventOf } from '../events.js';
import { articleFor, ORDINANCE } from '../law.js';
import { condition, isBlank, notInFuture, written } from './condition.js';

/** Longest period of a plan, years (GL 時短計画作成ガイドライン). */
const LONGEST_PLAN_YEARS = 5;

export function contentOfSameKind({ facts }: DecisionContext, event: EventOf<'EDIT_CONTENT'>): Condition[] {
  return [
    condition('contentOfSameKind', event.content.kind === facts.kind, {
      met: '申請内容の区分が申請と一致しています',
      unmet: '申請内容の区分が申請と異なります。区分を変えるときは、別の申請を作成してください',
    }),
  ];
}

export function documentIsKnown({ facts }: DecisionContext, event: EventOf<'ATTACH_DOCUMENT'>): Condition[] {
  const known = requiredDocuments(facts).some(({ requirement }) => requirement.id === event.requirementId);
  return [
    condition('documentIsKnown', known, {
      met: '提出書類の一覧にある書類です',
      unmet: `この申請の提出書類の一覧に${event.requirementId}はありません。一覧から書類を選んでください`,
    }),
  ];
}

export function planIsSound({ now }: DecisionContext, { plan }: EventOf<'RECORD_PLAN'>): Condition[] {
  const [year, rest] = [plan.periodFrom.slice(0, 4), plan.periodFrom.slice(4)];
  const limit = `${Number(year) + LONGEST_PLAN_YEARS}${rest}`;
  return [
    condition('planPeriodInOrder', plan.periodFrom <= plan.periodTo, {
      met: '計画期間の始期と終期の順が正しいです',
      unmet: '計画期間の終期が始期より前です。日付を直してください',
    }),
    condition(
      'planPeriodWithinFiveYears',
      plan.periodTo < limit,
      { met: '計画期間は5年以内です', unmet: '計画期間が5年を超えています。5年以内にしてください' },
      '医師労働時間短縮計画作成ガイドライン',
    ),
    condition('doctorsAddUp', plan.doctorsOver960 >= 0 && plan.doctorsOver960 <= plan.doctorsTotal, {
      met: '医師数の内訳が合っています',
      unmet: '年960時間超の医師数が医師の総数を超えています。人数を直してください',
    }),
    notInFuture('hearingOfStaffNotInFuture', plan.heardOn, now.today, '意見を聴いた日'),
  ];
}

export function planIsRecorded({ facts }: DecisionContext): Condition[] {
  return [
    condition(
      'planRecorded',
      facts.plan !== null,
      {
        met: '時短計画（案）が記録されています',
        unmet: '時短計画（案）が記録されていません。「時短計画（案）を記録する」から入力してください',
      },
      articleFor(facts.kind, '113②'),
    ),
  ];
}

export function evaluationApplication({ now }: DecisionContext, event: EventOf<'APPLY_FOR_EVALUATION'>): Condition[] {
  return [notInFuture('appliedOnNotInFuture', event.appliedOn, now.today, '受審の申込日')];
}

export function evaluationIsAppliedFor({ facts }: DecisionContext): Condition[] {
  return [
    condition(
      'evaluationAppliedFor',
      facts.evaluation !== null,
      { met: '評価センターに受審を申し込んでいます', unmet: '評価センターへの受審の申込みが記録されていません' },
      '法131①',
    ),
  ];
}

export function evaluationResultIsSound({ now }: DecisionContext, { result }: EventOf<'RECORD_EVALUATION'>): Condition[] {
  return [
    written('noticeNumber', result.noticeNo, '評価結果通知書の番号', '法132'),
    notInFuture('noticedOnNotInFuture', result.noticedOn, now.today, '評価結果の通知日'),
    condition('evaluatedBeforeNotice', result.asOf <= result.noticedOn, {
      met: '評価時点は通知日以前です',
      unmet: '評価時点が通知日より後です。日付を直してください',
    }),
  ];
}

/** The plan holds every matter of the ordinance and staff were heard (法113③一). */
export function planIsComplete({ facts }: DecisionContext): Condition[] {
  const { plan, kind } = facts;
  if (plan === null) return [];
  const matters: [boolean, string][] = [
    [plan.matters.hours, '労働時間の状況（イ）'],
    [plan.matters.targets, '労働時間短縮の目標（ロ）'],
    [plan.matters.health, '労務管理・健康管理（ハ）'],
    [plan.matters.other, 'その他の短縮に関する事項（ニ）'],
  ];
  const efficiency: [boolean, string] = [plan.matters.trainingEfficiency, '研修を効率的に行うための取組（則96①二ロ）'];
  const missing = (kind === 'C1' ? [...matters, efficiency] : matters).filter(([there]) => !there);
  const basis = ORDINANCE[kind].plan;
  return [
    condition(
      'planMatters',
      missing.length === 0,
      {
        met: '時短計画（案）に必要な事項がそろっています',
        unmet: `時短計画（案）に次の事項がありません：${missing.map(([, label]) => label).join('、')}。計画に加えて記録し直してください`,
      },
      `${basis}二`,
    ),
    condition(
      'staffHeard',
      !isBlank(plan.heardFrom),
      {
        met: '時短計画（案）は勤務医などの意見を聴いて作成されています',
        unmet: '時短計画（案）について意見を聴いた相手が空欄です。勤務する医師その他の関係者の意見を聴いて記録してください',
      },
      `${basis}一`,
    ),
  ];
}
