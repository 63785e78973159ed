/** Conditions of draft, approval and notice. */
import { statedBusiness } from '../fields/content.js';
import { noticeContentProblems } from '../designation/decision-notice.js';
import { KIND_INFO } from '../terms/kinds.js';
import type { IsoDate } from '../calendar/days.js';
import type { Condition, DecisionContext } from '../case/decision.js';
import { formatJapaneseDateWithWeekday } from '../calendar/japanese-date.js';
import { articleFor } from '../terms/law.js';
import { continuationOf, onlyFirstDay, periodBasis } from '../designation/validity.js';
import { condition, notInFuture, written } from './condition.js';
import { everyCouncilIsConcluded, medicalCouncilIsHeard } from './hearings.js';
import { examinationIsComplete } from './examination.js';

export function designationMayBeDrafted(context: DecisionContext): Condition[] {
  return [
    ...examinationIsComplete(context),
    ...everyCouncilIsConcluded(context),
    ...currentDesignationIsKnown(context),
    ...noticeCanBeWritten(context),
  ];
}

/** What the notice must say stands in the application, asked while a correction can still bring it. */
function noticeCanBeWritten({ facts }: DecisionContext): Condition[] {
  const { content, kind, procedure } = facts;
  const missing = noticeContentProblems({
    kind,
    procedure,
    work: statedBusiness(content),
    change: content.change.matters,
  });
  return [
    condition(
      'noticeContent',
      missing.length === 0,
      {
        met: '通知書に書く事項が申請にそろっています',
        unmet: `通知書に書く事項が申請にありません。審査を再開し、補正を求めてください：${missing.map(({ message }) => message).join('')}`,
      },
      procedure === 'change' ? articleFor(kind, '116①') : KIND_INFO[kind].legalBasis,
    ),
  ];
}

function currentDesignationIsKnown({ facts }: DecisionContext): Condition[] {
  if (facts.procedure === 'new') return [];
  return [
    condition('currentDesignationKnown', facts.currentDesignation !== null, {
      met: '現在の指定が登録されています',
      unmet: '現在の指定が登録されていません。指定台帳に登録してください',
    }),
  ];
}

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

/** What still holds when a designation is decided: the opinion was heard, the notice can be written and the period lies ahead. */
export function decisionStillStands(context: DecisionContext): Condition[] {
  const { facts, now } = context;
  const { draft, procedure } = facts;
  if (draft?.outcome !== 'designate') return [];
  const heard = [...medicalCouncilIsHeard(context), ...noticeCanBeWritten(context)];
  if (procedure === 'renewal' || draft.validFrom === null || draft.approvedOn !== null) return heard;
  return [...heard, notRetroactive(draft.validFrom, now.today)];
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

export function noticeIsSound(
  { facts, now }: DecisionContext,
  event: { documentNumber: string; issuedOn: IsoDate },
): Condition[] {
  const approvedOn = facts.draft?.approvedOn ?? null;
  return [
    written('documentNumber', event.documentNumber, '文書番号'),
    condition('issuedAfterApproval', approvedOn !== null && event.issuedOn >= approvedOn, {
      met: '通知の日付は決裁の日以後です',
      unmet: '通知の日付が決裁の日より前です。日付を直してください',
    }),
    notInFuture('issuedOnNotInFuture', event.issuedOn, now.today, '通知の日付'),
  ];
}
