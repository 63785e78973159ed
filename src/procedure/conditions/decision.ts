/** Conditions of draft, approval and notice. */
import type { IsoDate } from '../calendar/days.js';
import type { Condition, DecisionContext } from '../case/decision.js';
import { formatJapaneseDateWithWeekday } from '../calendar/japanese-date.js';
import { articleFor } from '../terms/law.js';
import { continuationOf, onlyFirstDay, periodBasis } from '../designation/validity.js';
import { condition, written } from './condition.js';
import { designationRequirements } from './designation-requirements.js';

/**
 * First day of the designation. A renewal always follows the old period without a gap, whatever the day
 * of the decision (法115③); anything else takes effect on the day of the draft at the earliest.
 */
export function firstDayIsSound({ facts, now }: DecisionContext, { validFrom }: { validFrom: IsoDate }): Condition[] {
  const { currentDesignation: current, kind, procedure } = facts;
  if (procedure === 'renewal') {
    const expected = onlyFirstDay(facts);
    if (expected === null) return [];
    const day = formatJapaneseDateWithWeekday(expected);
    return [
      condition(
        'followsOldPeriod',
        validFrom === expected,
        {
          met: `更新後の有効期間は従前の満了日の翌日（${day}）から始まります`,
          unmet: `更新後の有効期間は、決裁の日にかかわらず従前の満了日の翌日（${day}）から始まります。始期を直してください`,
        },
        periodBasis(kind, procedure),
      ),
    ];
  }
  const conditions = [notRetroactive(validFrom, now.today)];
  if (procedure === 'change' && current !== null) {
    // A designation in 法115② still is one, so its business may be changed although the period has ended.
    const continued = continuationOf({ ...current, today: now.today }).standing === 'deemedContinuing';
    conditions.push(
      condition(
        'withinCurrentPeriod',
        continued || validFrom <= current.validTo,
        {
          met: continued
            ? '現在の指定は、更新の申請に処分がされるまで効力を有します'
            : '変更は現在の指定の有効期間の内に始まります',
          unmet: `変更の始期が現在の指定の満了日（${formatJapaneseDateWithWeekday(current.validTo)}）より後です。始期を直してください`,
        },
        articleFor(kind, continued ? '115②' : '116①'),
      ),
    );
  }
  return conditions;
}

/** A designation or an approved change does not reach back before the decision. */
function notRetroactive(validFrom: IsoDate, decisionDay: IsoDate): Condition {
  return condition('notRetroactive', validFrom >= decisionDay, {
    met: '始期は決裁の日より前ではありません',
    unmet: '始期が決裁の日より前になります。始期を改めて起案してください',
  });
}

/** Four eyes: whoever wrote the draft neither approves nor returns it. */
export function isNotDrafter({ facts, actor }: Pick<DecisionContext, 'facts' | 'actor'>): Condition[] {
  return [
    condition(
      'notDrafter',
      facts.draft !== null && facts.draft.drafterId !== actor.accountId,
      { met: '起案者とは別の決裁者です', unmet: '起案した本人は決裁できません。別の決裁者が決裁してください' },
      'この仕組みの決まり（起案者と決裁者の分離）',
    ),
  ];
}

/** A designation is approved and notified on what holds on that very day; a refusal asks for nothing of it. */
export function decisionStillStands(context: DecisionContext): Condition[] {
  const { facts, now } = context;
  const { draft, procedure } = facts;
  if (draft?.outcome !== 'designate') return [];
  const required = designationRequirements(context);
  if (procedure === 'renewal' || draft.validFrom === null || draft.approvedOn !== null) return required;
  return [...required, notRetroactive(draft.validFrom, now.today)];
}

/** The draft was approved, and it was this outcome that was approved. */
function isApproved({ facts }: DecisionContext, outcome: 'designate' | 'refuse'): Condition[] {
  const { draft } = facts;
  const word = outcome === 'designate' ? '指定' : '不指定';
  return [
    condition(`drafted:${outcome}`, draft?.outcome === outcome, {
      met: `${word}の起案です`,
      unmet: `決裁されたのは${word}の起案ではありません`,
    }),
    condition('approved', draft !== null && draft.approverId !== null && draft.approverId !== draft.drafterId, {
      met: '起案者とは別の決裁者が決裁しています',
      unmet: '決裁が済んでいません',
    }),
  ];
}

export function designationMayBeIssued(context: DecisionContext): Condition[] {
  return [...isApproved(context, 'designate'), ...decisionStillStands(context)];
}

export const refusalMayBeIssued = (context: DecisionContext) => isApproved(context, 'refuse');

export function noticeIsSound(_: DecisionContext, event: { documentNumber: string }): Condition[] {
  return [written('documentNumber', event.documentNumber, '文書番号')];
}
