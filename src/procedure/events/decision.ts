/** 起案・決裁・通知. */
import { formatJapaneseDateWithWeekday as day } from '../calendar/japanese-date.js';
import type { IsoDate } from '../calendar/days.js';
import type { DecisionContext, Effect } from '../case/decision.js';
import type { RemarkAnswer } from '../case/facts.js';
import { written } from '../conditions/condition.js';
import { plansHoldFrom } from '../conditions/dates.js';
import {
  basisUnchanged,
  decisionStillStands,
  designationMayBeIssued,
  draftIsWritten,
  firstDayIsSound,
  isNotDrafter,
  judgementAtNotice,
  newTermAfter,
  noticeDayFits,
  noticeIsSound,
  refusalMayBeIssued,
  remarksAreAnswered,
  somethingIsDesignated,
  termsArePrintedOnce,
} from '../conditions/decision.js';
import { designationRequirements } from '../conditions/designation-requirements.js';
import {
  firstDayUnderRefusal,
  refusalHasItsGround,
  refusalKeepsItsGround,
  requirementsUnderRefusal,
  shownToApprover,
  shownUnderRefusal,
} from '../conditions/refusal.js';
import { decidedWorkIsConfirmed, hearingsSpeakToTheDecision } from '../conditions/strange-answers.js';
import { decidedMatters, designatedMatters } from '../designation/designated-work.js';
import {
  changedDesignation,
  draftedPeriod,
  newDesignationPeriod,
  onlyFirstDay,
  renewedPeriod,
} from '../designation/validity.js';
import { OUTCOME_LABEL } from '../terms/kinds.js';
import { cancelOpenHearings, closeAll, tell } from './effects.js';
import { event, ifWritten, type Particular } from './event.js';

/** Number and day of the notice. */
interface Notice {
  documentNumber: string;
  issuedOn: IsoDate;
}

export const DECISION = {
  DRAFT_DESIGNATION: event<{
    validFrom: IsoDate;
    issueOn: IsoDate;
    text: string;
    reason: string;
    terms: string;
    answers: readonly RemarkAnswer[];
  }>({
    label: {
      new: '指定を起案する',
      renewal: '指定の更新を起案する',
      change: '変更の承認を起案する',
    },
    role: 'prefectureOfficer',
    ofCase: designationRequirements,
    ofInput: (context, event) => [
      ...draftIsWritten(event),
      ...firstDayIsSound(context, event),
      ...(onlyFirstDay(context.facts) === null ? plansHoldFrom(context, event) : []),
      ...remarksAreAnswered(context, event),
      ...termsArePrintedOnce(event, event),
      ...hearingsSpeakToTheDecision(context, event),
      ...decidedWorkIsConfirmed(context, event),
      ...somethingIsDesignated(context, event),
    ],
    dates: ({ validFrom, issueOn }) => [
      { path: 'validFrom', rule: 'decision.validFrom', day: validFrom },
      { path: 'issueOn', rule: 'decision.issueOn', day: issueOn },
    ],
    days: (_, { validFrom }) => ({ firstDay: validFrom }),
    effects: (context, { validFrom, issueOn, text, reason, terms, answers, confirmed = [] }) => [
      {
        type: 'saveDraft',
        outcome: 'designate',
        text,
        reason,
        terms,
        issueOn,
        answers,
        ...periodOf(context, validFrom),
        requirements: [
          ...designationRequirements(context),
          ...hearingsSpeakToTheDecision(context, { confirmed }),
          ...decidedWorkIsConfirmed(context, { validFrom, issueOn, confirmed }),
          ...somethingIsDesignated(context, { validFrom }),
        ],
      },
      tell('prefecture'),
    ],
    readers: 'prefecture',
    sentence: ({ validFrom }, { procedure }) =>
      `${OUTCOME_LABEL[procedure].granted}を起案しました（${day(validFrom)}から）`,
    particulars: (draft) => draftInWords(draft),
  }),
  DRAFT_REFUSAL: event<{ issueOn: IsoDate; text: string; reason: string }>({
    label: {
      new: '不指定を起案する',
      renewal: '更新しないことを起案する',
      change: '変更の不承認を起案する',
    },
    role: 'prefectureOfficer',
    ofInput: (context, event) => [...draftIsWritten(event), ...refusalHasItsGround(context, event)],
    dates: ({ issueOn }) => [{ path: 'issueOn', rule: 'decision.issueOn', day: issueOn }],
    noted: shownUnderRefusal,
    effects: (context, { issueOn, text, reason, confirmed = [] }) => [
      {
        type: 'saveDraft',
        outcome: 'refuse',
        text,
        reason,
        terms: '',
        issueOn,
        answers: [],
        validFrom: null,
        validTo: null,
        requirements: [...requirementsUnderRefusal(context, issueOn), ...refusalHasItsGround(context, { confirmed })],
      },
      tell('prefecture'),
    ],
    readers: 'prefecture',
    sentence: (_, { procedure }) => `${OUTCOME_LABEL[procedure].refused}を起案しました`,
    particulars: (draft) => draftInWords(draft),
  }),
  ISSUE_DESIGNATION: event<Notice>({
    label: {
      new: '指定を通知する',
      renewal: '指定の更新を通知する',
      change: '変更の承認を通知する',
    },
    role: 'prefectureOfficer',
    ofCase: designationMayBeIssued,
    ofInput: (context, event) => [...noticeIsSound(context, event), ...noticeDayFits(context, 'designate', event)],
    dates: ({ issuedOn }) => [{ path: 'issuedOn', rule: 'decision.issuedOn', day: issuedOn }],
    offered: ({ draft }) => draft?.outcome !== 'refuse',
    effects: (context, notice) => [
      { type: 'saveNoticeJudgement', ...judgementAtNotice(context, 'designate', notice) },
      ...register(context, notice),
      ...closeAll(context),
      tell('hospital'),
    ],
    readers: 'everyone',
    sentence: ({ issuedOn, documentNumber }, { procedure }) =>
      `${OUTCOME_LABEL[procedure].granted}を通知しました（${day(issuedOn)}、${documentNumber}）`,
  }),
  ISSUE_REFUSAL: event<Notice>({
    label: {
      new: '不指定を通知する',
      renewal: '更新しないことを通知する',
      change: '変更の不承認を通知する',
    },
    role: 'prefectureOfficer',
    ofCase: refusalMayBeIssued,
    ofInput: (context, event) => [
      ...noticeIsSound(context, event),
      ...noticeDayFits(context, 'refuse', event),
      ...refusalKeepsItsGround(context, { does: '通知', on: event.issuedOn }, event),
    ],
    dates: ({ issuedOn }) => [{ path: 'issuedOn', rule: 'decision.issuedOn', day: issuedOn }],
    days: ({ facts }) => ({ nextFrom: newTermAfter(facts) }),

    offered: ({ draft }) => draft?.outcome !== 'designate',
    effects: (context, notice) => [
      { type: 'saveNoticeJudgement', ...judgementAtNotice(context, 'refuse', notice) },
      ...cancelOpenHearings(context),
      ...closeAll(context),
      tell('hospital'),
    ],
    readers: 'everyone',
    sentence: ({ issuedOn, documentNumber }, { procedure }) =>
      `${OUTCOME_LABEL[procedure].refused}を通知しました（${day(issuedOn)}、${documentNumber}）`,
  }),
  APPROVE: event<{ comment: string }>({
    label: '決裁する',
    role: 'prefectureApprover',
    ofCase: (context) => [...isNotDrafter(context), ...basisUnchanged(context), ...decisionStillStands(context)],
    ofInput: (context, event) =>
      refusalKeepsItsGround(context, { does: '決裁', on: firstDayUnderRefusal(context) }, event),
    noted: shownToApprover,
    effects: (_, { comment }) => [{ type: 'saveApproval', comment }, tell('prefecture')],
    readers: 'prefecture',
    sentence: () => '起案を決裁しました',
    particulars: ({ comment }) => ifWritten('コメント', comment),
  }),
  RETURN_DRAFT: event<{ comment: string }>({
    label: '起案を戻す',
    role: 'prefectureApprover',
    ofCase: isNotDrafter,
    ofInput: (_, { comment }) => [written('comment', comment, '起案を戻す理由')],
    effects: (context, { comment }) => [
      ...cancelOpenHearings(context),
      { type: 'voidApprovals', reason: comment, returned: true },
      tell('prefecture'),
    ],
    readers: 'prefecture',
    sentence: () => '起案を戻しました',
    particulars: ({ comment }) => [{ label: '起案を戻す理由', text: comment }],
  }),
};

/** What the draft said as it was made: a returned one stands nowhere else in the bound record. Entries of the first shape lack some of it. */
function draftInWords({
  text,
  reason,
  issueOn,
  terms,
  answers = [],
}: {
  text: string;
  reason: string;
  issueOn?: IsoDate;
  terms?: string;
  answers?: readonly Pick<RemarkAnswer, 'takenUp' | 'text'>[];
}): Particular[] {
  return [
    ...ifWritten('起案文', text),
    ...ifWritten('理由', reason),
    ...(issueOn === undefined ? [] : [{ label: '予定の施行日', text: day(issueOn) }]),
    ...ifWritten('条件', terms),
    ...answers.map((answer) => ({
      label: `会議体の意見を${answer.takenUp ? '反映する' : '反映しない理由'}`,
      text: answer.text,
    })),
  ];
}

/** A new designation runs three years; a renewal joins on to the old period (法115③); a change keeps the period of the one it changes (法116). */
function periodOf({ facts }: DecisionContext, validFrom: IsoDate) {
  const { currentDesignation: current, procedure } = facts;
  if (procedure === 'renewal' && current !== null) return renewedPeriod(current.validTo);
  const changed = procedure === 'change' ? changedDesignation(facts, validFrom) : null;
  return changed === null ? newDesignationPeriod(validFrom) : { validFrom, validTo: changed.validTo };
}

function register({ facts }: DecisionContext, { documentNumber, issuedOn }: Notice): Effect[] {
  const drafted = draftedPeriod(facts, issuedOn);
  if (drafted === null) return [];
  return [
    {
      type: 'registerDesignation',
      ...drafted,
      noticeNumber: documentNumber,
      matters:
        facts.procedure === 'change' ? decidedMatters(facts, drafted.designatedOn) : designatedMatters(facts.content),
      approvedSince: facts.currentDesignation?.approvedSince ?? [],
      change: facts.procedure === 'change' ? facts.content.change.matters : '',
    },
  ];
}
