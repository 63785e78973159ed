/** Conditions of receipt, examination and correction. */
import type { IsoDate } from '../calendar/days.js';
import { arrivedOn } from '../case/arrival.js';
import type { Condition, DecisionContext, JudgedContext } from '../case/decision.js';
import type { CaseFacts, CorrectionItem, DeadlineKind, ReviewCheckFacts, ReviewCheckId } from '../case/facts.js';
import { KIND_INFO, type Kind, KINDS } from '../terms/kinds.js';
import { arrivedInTime, continuationOf } from '../designation/validity.js';
import { article113For, ORDINANCE } from '../terms/law.js';
import { condition, isBlank, repeated } from './condition.js';
import { nothingRevived } from './one-designation.js';
import { correctionPlaces } from '../requirements/correction-places.js';
import { numberAfterCase } from '../terms/reference-number.js';

/** One of the 審査の確認項目. */
interface ReviewCheck {
  /** What is looked at. */
  label: string;
  kinds: readonly Kind[];
  /** Why, in the articles of the kind and the procedure. */
  basis: (facts: Pick<CaseFacts, 'kind' | 'procedure'>) => string;
  /** It is looked at, but the law makes no designation hang on it. */
  onlyNoted?: true;
}

// B and C-1 have numbers of their own; 則89① and 則103① refer to those of 則82①.
const planArticle = (kind: Kind, number: string) =>
  `${ORDINANCE[kind].plan}${kind === 'B' || kind === 'C1' ? '' : '→82①'}${number}`;

/** In the order in which they are printed (domain §2.2). The hearings (R7–R9) are conditions of their own. */
const REVIEW_CHECK: Readonly<Record<ReviewCheckId, ReviewCheck>> = {
  R1: {
    label: '時短計画（案）が関係者の意見を聴いて作成されている',
    kinds: KINDS,
    basis: (facts) => `${article113For(facts, '③一')}, ${planArticle(facts.kind, '一')}`,
  },
  R2: {
    label: '時短計画（案）に必要な事項が全てある',
    kinds: KINDS,
    basis: (facts) => `${article113For(facts, '③一')}, ${planArticle(facts.kind, '二')}`,
  },
  R3: {
    label: '面接指導と休息確保の体制がある',
    kinds: KINDS,
    basis: (facts) => article113For(facts, '③二'),
  },
  R4: {
    label: '申請日前1年以内に、公表された労働法令違反の送致等がない',
    kinds: KINDS,
    basis: (facts) => `${article113For(facts, '③三')}, 令14, ${ORDINANCE[facts.kind].violation}`,
  },
  R6: { label: '評価センターの評価結果を踏まえた', kinds: KINDS, basis: (facts) => article113For(facts, '④') },
  R11: {
    label: '国の開設でなく、所在地が都道府県内にある',
    kinds: KINDS,
    basis: ({ kind }) => `令12, ${KIND_INFO[kind].legalBasis}`,
  },
  R10: { label: '選んだ小項目の要件を満たす', kinds: ['B'], basis: () => '法113①, 則80' },
  R12: {
    label: '派遣が、管理者の指示など医療提供体制の確保に必要なもので、派遣される医師の労働が年960時間を超える',
    kinds: ['RENKEI_B'],
    basis: () => '法118①, 則87',
  },
  R13: {
    label: '研修が法の定めるもので、研修を受ける医師をやむを得ず長時間従事させる業務がある',
    kinds: ['C1', 'C2'],
    basis: ({ kind }) => (kind === 'C1' ? '法119①, 則94' : '法120①, 則101'),
  },
  R5: {
    label: '教育研修環境と医師個人について大臣の確認がある',
    kinds: ['C2'],
    basis: ({ procedure }) => (procedure === 'change' ? '法120①, 則106②③' : '法120①, 則101'),
  },
  R14: {
    label: '36協定（予定を含む）の時間外・休日労働の限度が、区分の上限と申請の業務に合っている',
    kinds: KINDS,
    basis: () => '労働基準法36条・141条',
    onlyNoted: true,
  },
};

export const REVIEW_CHECK_LABEL = Object.fromEntries(
  Object.entries(REVIEW_CHECK).map(([id, { label }]) => [id, label]),
) as Readonly<Record<ReviewCheckId, string>>;

/** Why a point is looked at, in the articles of the kind and the procedure. */
export function reviewCheckBasis(id: ReviewCheckId, facts: Pick<CaseFacts, 'kind' | 'procedure'>): string {
  return REVIEW_CHECK[id].basis(facts);
}

/** The checks an examination of this kind has, in the order they are printed. */
export function reviewChecksOf(kind: Kind): ReviewCheckId[] {
  return (Object.keys(REVIEW_CHECK) as ReviewCheckId[]).filter((id) => REVIEW_CHECK[id].kinds.includes(kind));
}

export function hasArrived({ facts }: DecisionContext): Condition[] {
  return [
    condition(
      'arrived',
      facts.submittedOn !== null,
      { met: '申請が到達しています', unmet: '申請が到達していません' },
      '行政手続法7条',
    ),
  ];
}

/** 提出の取消し is possible until the prefecture has received the application. */
export function isNotReceived({ facts }: DecisionContext): Condition[] {
  return [
    condition('notReceived', facts.receivedOn === null, {
      met: '都道府県はまだ受け付けていません',
      unmet: '都道府県が受け付けたため、提出を取り消せません。「取下げ」はできます',
    }),
  ];
}

/**
 * Whether nothing was done with the application since it was received. Each of these stays once it was there, also where it was taken back: corrections
 * and hearings are counted with those that ended, and so is what was drafted. A withdrawal that was taken back leaves the receipt as it was.
 */
export function receiptStandsAlone({
  correctionCount,
  everDrafted,
  examination,
  hearings,
}: Pick<CaseFacts, 'correctionCount' | 'everDrafted' | 'examination' | 'hearings'>): boolean {
  return correctionCount === 0 && !everDrafted && hearings.length === 0 && Object.keys(examination).length === 0;
}

/** 受付 by mistake is taken back only as long as nobody has relied on it. */
export function nothingFollowedReceipt({ facts }: DecisionContext): Condition[] {
  return [
    condition('receiptStandsAlone', receiptStandsAlone(facts), {
      met: '受け付けた後に、審査・補正・意見聴取・起案の記録はありません',
      unmet:
        '受け付けた後に、審査・補正・意見聴取・起案が記録されているため、受付を取り消せません。受付の日の誤りは「記録を訂正する」で直せます',
    }),
    condition('submittedByHospital', facts.lastSubmission?.event !== 'TAKE_UP_PAPER', {
      met: '医療機関が提出したものです',
      unmet: '紙の申請を職員が受け付けたものです。受付を取り消さずに、補正で医療機関に入力を求めてください',
    }),
  ];
}

/** 取下げ by mistake is taken back only as long as no other application has taken the place of this one. */
export function nothingFollowedWithdrawal({ facts: { laterCaseNo } }: DecisionContext): Condition[] {
  return [
    condition('nothingFollowedWithdrawal', laterCaseNo === null, {
      met: '取り下げた後に、同じ区分の別の申請はされていません',
      unmet: `取り下げた後に、同じ区分の申請${numberAfterCase(laterCaseNo ?? '')}が始められているため、取下げを取り消せません`,
    }),
  ];
}

/**
 * A designation that lapsed because its renewal was withdrawn is not given back by one officer's undoing: the doctors had no designation in between,
 * and what is gone after the last day is asked for anew (法115①②; docs/adr/0032-one-designation-at-a-time.md). On the day of the withdrawal there is
 * no such day yet, so a slip is still put right. One that came too late, or has not come, as its arrival is recorded now, stays withdrawn as well: noted
 * or put right afterwards, its arrival would reach over the days on which it was withdrawn.
 */
export function nothingLapsedIsRevived({ facts, now: { today } }: DecisionContext): Condition[] {
  const { kind, procedure, currentDesignation: current, withdrawnOn } = facts;
  if (procedure !== 'renewal' || current === null) return [];
  const { standing, text } = continuationOf({ ...current, today });
  const arrival = arrivedOn(facts);
  const act = arrival !== null && arrivedInTime(arrival, current) ? 'undoWithdrawal' : 'undoOfTooLate';
  return [nothingRevived(kind, act, { text, revived: standing === 'expired' && withdrawnOn !== today })];
}

/** Where a case that was withdrawn stands once that is taken back: as far as what was recorded goes, and what was asked is asked again. */
export function stateBeforeWithdrawal({
  evaluation,
  receivedOn,
  submittedOn,
}: Pick<CaseFacts, 'evaluation' | 'receivedOn' | 'submittedOn'>): ReopenedState {
  if (receivedOn !== null) return 'examining';
  if (submittedOn !== null) return 'submitted';
  if (evaluation === null) return 'planDrafting';
  return evaluation.result === null ? 'underEvaluation' : 'preparing';
}

/** The states to which a withdrawal that is taken back can lead. */
export const REOPENED_STATES = ['planDrafting', 'underEvaluation', 'preparing', 'submitted', 'examining'] as const;
export type ReopenedState = (typeof REOPENED_STATES)[number];

/** A result that has not come was not taken into account (法113④), whatever is recorded of the point. */
const lacksItsMatter = (id: ReviewCheckId, { evaluation }: Pick<CaseFacts, 'evaluation'>): boolean =>
  id === 'R6' && (evaluation?.result ?? null) === null;

/** @param met points that are recorded as met */
function metChecksHaveTheirMatter(
  facts: Pick<CaseFacts, 'evaluation' | 'kind' | 'procedure'>,
  met: readonly ReviewCheckId[],
): Condition[] {
  const without = met.filter((id) => lacksItsMatter(id, facts)).map((id) => REVIEW_CHECK_LABEL[id]);
  return [
    condition(
      'metChecksHaveTheirMatter',
      without.length === 0,
      {
        met: '満たすとした項目には、確かめた資料があります',
        unmet: `評価センターの評価結果がまだありません。届くまで、次の項目を「満たす」とすることはできません：${without.join('、')}`,
      },
      article113For(facts, '④'),
    ),
  ];
}

/** Also of a record that is corrected. */
export function checksAreSound(
  { facts }: Pick<DecisionContext, 'facts'>,
  { checks }: { checks: Partial<Record<ReviewCheckId, ReviewCheckFacts>> },
): Condition[] {
  const recorded = Object.keys(checks) as ReviewCheckId[];
  const applicable = reviewChecksOf(facts.kind);
  const foreign = recorded.filter((id) => !applicable.includes(id));
  const unexplained = recorded.filter((id) => checks[id]?.met === false && isBlank(checks[id]?.note ?? ''));
  return [
    condition('someCheck', recorded.length > 0, {
      met: '確認項目が入力されています',
      unmet: '確認項目が一つも入力されていません',
    }),
    condition('checksOfKind', foreign.length === 0, {
      met: 'この区分の確認項目です',
      unmet: `この区分にない確認項目です：${foreign.join('、')}`,
    }),
    condition('unmetChecksExplained', unexplained.length === 0, {
      met: '満たさない項目には所見が書かれています',
      unmet: `満たさないとした項目の所見を書いてください：${unexplained.map((id) => REVIEW_CHECK_LABEL[id]).join('、')}`,
      fact: `満たさないとした項目の所見が書かれていません：${unexplained.map((id) => REVIEW_CHECK_LABEL[id]).join('、')}`,
    }),
    ...metChecksHaveTheirMatter(
      facts,
      recorded.filter((id) => checks[id]?.met === true),
    ),
  ];
}

/** Checks of the kind that are not recorded as met, or were before the application was changed; what is only noted is recorded either way. */
export function outstandingChecks(facts: Pick<CaseFacts, 'kind' | 'examination' | 'evaluation'>): ReviewCheckId[] {
  return reviewChecksOf(facts.kind).filter((id) => {
    const check = facts.examination[id];
    return (
      check === undefined ||
      check.outdated === true ||
      lacksItsMatter(id, facts) ||
      (!check.met && REVIEW_CHECK[id].onlyNoted !== true)
    );
  });
}

export function everyCheckIsRecorded({ kind, examination }: Pick<CaseFacts, 'kind' | 'examination'>): boolean {
  return reviewChecksOf(kind).every((id) => examination[id] !== undefined && examination[id].outdated !== true);
}

/** Checks that are recorded as not met, as the application stands: what they lack is asked for as a correction. */
export function unmetChecks({ kind, examination }: Pick<CaseFacts, 'kind' | 'examination'>): ReviewCheckId[] {
  return reviewChecksOf(kind).filter((id) => examination[id]?.met === false && examination[id].outdated !== true);
}

/** Those of them that speak against a designation: what is only noted does not. */
export function pointsAgainst(facts: Pick<CaseFacts, 'kind' | 'examination'>): ReviewCheckId[] {
  return unmetChecks(facts).filter((id) => REVIEW_CHECK[id].onlyNoted !== true);
}

export function examinationIsComplete({ facts }: JudgedContext): Condition[] {
  const outstanding = outstandingChecks(facts).map((id) => REVIEW_CHECK_LABEL[id]);
  return [
    condition(
      'examinationComplete',
      outstanding.length === 0,
      {
        met: '審査の確認項目を全て満たしています',
        unmet: `審査で満たすと確認していない項目があります（補正で申請が変わった後は、もう一度確かめます）：${outstanding.join('、')}`,
      },
      article113For(facts, '③・④'),
      `審査の確認項目 ${reviewChecksOf(facts.kind).length}件`,
    ),
  ];
}

export function correctionIsSound(
  { facts }: DecisionContext,
  { items }: { items: Pick<CorrectionItem, 'target' | 'text'>[] },
): Condition[] {
  const written = items.length > 0 && items.every(({ text }) => !isBlank(text));
  return [
    condition(
      'correctionItems',
      written,
      { met: '補正を求める内容が書かれています', unmet: '補正を求める内容を一つ以上、具体的に書いてください' },
      '行政手続法7条',
    ),
    correctionIsAskedAtAPlace(facts, items),
  ];
}

/** The place stands on the 補正通知書 and leads the hospital to the page on which it mends the point. */
function correctionIsAskedAtAPlace(facts: CaseFacts, items: readonly Pick<CorrectionItem, 'target'>[]): Condition {
  const places = correctionPlaces(facts);
  const elsewhere = items.flatMap(({ target }, index) =>
    places.some(({ value }) => value === target) ? [] : [{ target, index }],
  );
  const named = elsewhere.map(({ target, index }) => `補正の項目${index + 1}の「${target}」`).join('、');
  const offered = places.map(({ value, label }) => (value === label ? value : `${value}（${label}）`)).join('、');
  return {
    ...condition('correctionPlaces', elsewhere.length === 0, {
      met: '補正する箇所は、この申請にあるものです',
      unmet: `補正する箇所は、この申請にあるものから選んでください。${named}はありません。選べるもの：${offered}`,
    }),
    ...(elsewhere[0] && { field: `items[${elsewhere[0].index}].target` }),
  };
}

export function correctionIsOpen({ facts }: DecisionContext): Condition[] {
  return [
    condition('correctionOpen', facts.openCorrection !== null, {
      met: '補正を求められています',
      unmet: '求められている補正がありません',
    }),
  ];
}

/** @param before the due date that stands */
export function extensionIsLater(before: IsoDate | null, dueOn: IsoDate): Condition[] {
  return [
    condition('laterThanBefore', before === null || dueOn > before, {
      met: '新しい期限は今の期限より後です',
      unmet: '新しい期限が今の期限より後ではありません。後の日にしてください',
    }),
  ];
}

export function correctionIsAnswered(
  { facts }: DecisionContext,
  event: { answers: { itemId: string; answer: string }[] },
): Condition[] {
  const items = facts.openCorrection?.items ?? [];
  const unanswered = items.filter(
    ({ id }) => !event.answers.some(({ itemId, answer }) => itemId === id && !isBlank(answer)),
  );
  const twice = repeated(event.answers.map(({ itemId }) => itemId));
  const answeredTwice = items.filter(({ id }) => twice.includes(id));
  return [
    condition('itemsAnsweredOnce', answeredTwice.length === 0, {
      met: '一つの項目に一つずつ回答しています',
      unmet: `回答が二つ以上ある項目があります。回答を一つにまとめてください：${answeredTwice.map(({ text }) => text).join('、')}`,
    }),
    condition(
      'onlyItemsAnswered',
      event.answers.every(({ itemId }) => items.some(({ id }) => id === itemId)),
      {
        met: '求められた補正だけに回答しています',
        unmet: '求められていない項目への回答があります。画面を開き直してください',
      },
    ),
    condition('everyItemAnswered', unanswered.length === 0, {
      met: '求められた補正の全てに回答しています',
      unmet: `回答が空欄の項目があります：${unanswered.map(({ text }) => text).join('、')}`,
    }),
  ];
}

/** The job reports a deadline only when it is open and its day is over. */
export function deadlineIsOver({ facts, now }: DecisionContext, event: { deadline: DeadlineKind }): Condition[] {
  const over = facts.deadlines.some(({ kind, dueOn }) => kind === event.deadline && dueOn < now.today);
  return [condition('deadlineOver', over, { met: '期限を過ぎています', unmet: '過ぎた期限がありません' })];
}

/** The round has this deadline now, and the application waits for another one. What has arrived waits for none. */
export function roundHasMoved({ facts }: DecisionContext, { dueOn }: { dueOn: IsoDate }): Condition[] {
  const waits = facts.deadlines.some((each) => each.kind === 'application' && each.dueOn !== dueOn);
  return [
    condition('roundMoved', waits && facts.round?.applicationDeadline === dueOn, {
      met: '申請回の期限が変わっています',
      unmet: '申請回の期限は変わっていません',
    }),
  ];
}

/** The deadline that binds another side than the prefecture: a case has one at most, that of its stage. */
export function deadlineOfAnother({ deadlines }: Pick<CaseFacts, 'deadlines'>) {
  return deadlines.find(({ kind }) => kind !== 'processing') ?? null;
}

export function someDeadlineBindsAnother({ facts }: DecisionContext): Condition[] {
  return [
    condition('someDeadline', deadlineOfAnother(facts) !== null, {
      met: '医療機関又は保健所に期限があります',
      unmet: '医療機関にも保健所にも期限がありません。期限を決めてから督促してください',
    }),
  ];
}

/** Once a day to each side. */
export function notRemindedToday({ facts, now }: DecisionContext, event: { deadline: DeadlineKind }): Condition[] {
  const reminded = deadlineOfAnother(facts);
  return [
    condition('deadlineAwaited', reminded?.kind === event.deadline, {
      met: '待っている期限です',
      unmet: 'その期限は待っていません。画面を開き直してください',
    }),
    condition('notRemindedToday', reminded?.remindedOn !== now.today, {
      met: '今日はまだ督促していません',
      unmet: '今日は既に督促しています。督促は1日に1回までです',
    }),
  ];
}
