/** What a notice of a decision must say and what it says of the law (法113①, 115, 116; 行政手続法8条). */
import { arrivedOn } from '../case/arrival.js';
import type { AppealInstruction, CaseFacts, DraftDecisionFacts } from '../case/facts.js';
import { termsOfNotice } from '../case/council-remarks.js';
import type { IsoDate } from '../calendar/days.js';
import { letterDate } from '../calendar/letter-date.js';
import { type Problem, ProblemList } from '../fields/problems.js';
import { instructionsOn, type PaperProfile } from '../profile/paper-settings.js';
import type { Kind, ProcedureType } from '../terms/kinds.js';
import { articleFor } from '../terms/law.js';
import { businessOf, inFull } from '../terms/official-words.js';
import { changedDesignation, continuationOf } from './validity.js';

/**
 * The forms on which a decision is notified, by its outcome.
 */
export const NOTICE_FORM = { designate: 'designation-notice', refuse: 'refusal-notice' } as const;

/**
 * The documents that bear a 文書番号 which a person takes from the register of documents of the prefecture, used once in a fiscal year by one document
 * in all its versions; a letter may go without one, as 事務連絡. 告示 have none of their own, and 確認結果報告書 bear that of their health centre's
 * register, which is not kept here. The database keeps it with the trigger of migrations 0032, 0040, 0048 and 0064, whose list is this one.
 * @internal
 */
export const NUMBERED_FORMS = [
  ...Object.values(NOTICE_FORM),
  'correction-notice',
  'coordination-council-request',
] as const;

/**
 * A 文書番号 as it is compared: the same in any width, with or without spaces and variation selectors, and with any of the hyphens that keyboards type,
 * so that 地医第１－１号 and 地医第1‐1 号 are one. `number_as_read` of the database.
 */
export function numberAsRead(number: string): string {
  return number
    .normalize('NFKC')
    .replace(/[ \t\n\r\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu, '')
    .replace(/[\u2010-\u2015\u2212]/gu, '-');
}

/**
 * 教示 that the notice of a drafted decision prints (行政不服審査法82条①, 行政事件訴訟法46条①): a refusal always, a designation, renewal or approval
 * where 条件 are attached to it or a part of what was applied for is refused, since that burdens whom it is addressed to. One that grants what was applied
 * for has none.
 * @param notDesignated the reasons of that part
 * @param day of the notice
 */
export function instructionsOfNotice(
  { profile }: { profile: PaperProfile },
  draft: Pick<DraftDecisionFacts, 'outcome' | 'terms' | 'answers'>,
  { notDesignated, day }: { notDesignated: readonly string[]; day: IsoDate },
): readonly AppealInstruction[] {
  return draft.outcome === 'refuse' || termsOfNotice(draft).length > 0 || notDesignated.length > 0
    ? instructionsOn(profile, day)
    : [];
}

interface NoticeContent {
  kind: Kind;
  procedure: ProcedureType;
  /** 業務の内容. */
  work?: string | undefined;
  /** 承認した変更の内容. */
  change?: string | undefined;
}

/**
 * What the application leaves out that the notice of its designation, renewal or approval must say: 則88① leaves the work out
 * for 連携B only; an approval says what it approves (法116①).
 */
function noticeContentProblems({ kind, procedure, work, change }: NoticeContent): Problem[] {
  const list = new ProblemList();
  list.check(kind === 'RENKEI_B' || isWritten(work), 'work', '業務の内容を入力してください。');
  list.check(
    procedure !== 'change' || isWritten(change),
    'change',
    '業務変更の承認には、承認した変更の内容を入力してください。',
  );
  return list.problems;
}

/** What is missing or contradictory in such a notice. */
export function designationNoticeProblems(
  notice: NoticeContent & { validFrom: IsoDate; validUntil: IsoDate },
): Problem[] {
  const list = new ProblemList();
  const { validFrom, validUntil } = notice;
  list.check(validFrom < validUntil, 'validUntil', '有効期間の満了日は、始まりより後の日付にしてください。');
  return [...noticeContentProblems(notice), ...list.problems];
}

const isWritten = (text = ''): boolean => text.trim() !== '';

interface Continued {
  validUntil: IsoDate;
  date: IsoDate;
}

/**
 * What the law asks of the institution afterwards (法114, 122②③ with 則109①, 115, 116①, 則106⑨). A change has its plan
 * revised before it is approved (法116①), and 法116② does not borrow 法114; a renewal borrows it through 115④. Where a change holds in deemed continuation
 * its renewal has been applied for, and the last day is not asked about any more (法115②).
 * @param continued of such a change: the last day of the designation, and the day of the notice
 */
export function dutiesAfterDesignation(kind: Kind, procedure: ProcedureType, continued: Continued | null): string[] {
  const plan = { new: '114', renewal: '115④→114', change: null }[procedure];
  return [
    ...(plan === null
      ? []
      : [`この通知を受けた後、遅滞なく、医師労働時間短縮計画を定めること。（${inFull(articleFor(kind, plan))}）`]),
    '計画に基づく取組を行い、１年ごとに、勤務する医師その他関係者の意見を聴いて計画の見直しを検討し、変更した計画又は変更を要しない旨を知事に提出し、又は届け出ること。（医療法第１２２条）',
    `${businessOf(kind)}を変更しようとするときは、軽微な変更を除き、あらかじめ知事の承認を受けること。（${inFull(articleFor(kind, '116①'))}）`,
    ...(kind === 'C2'
      ? [
          `指定に係る業務に新たに従事する医師は、技能研修計画について厚生労働大臣の確認を受け、開設者がその旨を知事に届け出ること。（${inFull('則106⑨')}）`,
        ]
      : []),
    continued === null
      ? `有効期間の満了後も指定を受けようとするときは、満了の日までに更新の申請をすること。（${inFull(articleFor(kind, '115'))}）`
      : continuesUntilDecision(kind, continued.validUntil, continued.date > continued.validUntil ? 'over' : 'toEnd'),
  ];
}

/** How a designation stands on the day of a notice, as forms name it; `endedAfter` is one that a renewal carried past its last day and no longer does. */
export const STANDING_AT_NOTICE = {
  valid: '有効期間の内',
  deemedContinuing: '満了の後も効力を有する',
  expired: '満了により失効',
  endedAfter: '満了の後に失効',
} as const;

export interface DesignationAtNotice {
  validUntil: IsoDate;
  standing: keyof typeof STANDING_AT_NOTICE;
}

/**
 * The designation that is to be renewed or changed as it stands on a day, before what is notified takes hold: the renewal that is decided with the
 * notice is undecided until then, also where the notice is put right later (法115②). Null where there is none.
 */
export function designationAtNotice(
  facts: Pick<CaseFacts, 'procedure' | 'currentDesignation' | 'comingDesignation' | 'submittedOn' | 'paperArrivedOn'>,
  day: IsoDate,
): DesignationAtNotice | null {
  const { procedure } = facts;
  const designation = procedure === 'change' ? changedDesignation(facts, day) : facts.currentDesignation;
  if (procedure === 'new' || designation === null) return null;
  const arrival = procedure === 'renewal' ? arrivedOn(facts) : null;
  const renewals = designation.renewals.map((each) =>
    each.submittedOn === arrival ? { ...each, decidedOn: null, givenUpOn: null } : each,
  );
  const { validTo: validUntil } = designation;
  const { standing, legalBasis } = continuationOf({ validTo: validUntil, renewals, today: day });
  return { validUntil, standing: standing === 'expired' && legalBasis === '法115②' ? 'endedAfter' : standing };
}

/**
 * What becomes of the designation the hospital has when its application is refused. A renewal that arrived in time ends it with its period, or now where
 * that is over (法115①②); one that did not has kept nothing in force. A change that is not approved leaves it as it is. Nothing where there was none.
 */
export function designationAfterRefusal({
  procedure,
  kind,
  currentValidUntil,
  currentStanding,
}: {
  procedure: ProcedureType;
  kind: Kind;
  currentValidUntil?: IsoDate | undefined;
  currentStanding?: DesignationAtNotice['standing'] | undefined;
}): string | undefined {
  if (procedure === 'new' || currentValidUntil === undefined || currentStanding === undefined) return undefined;
  const until = letterDate(currentValidUntil);
  const [onLastDay, byDecision] = (['115①', '115②'] as const).map(
    (article) => `（${inFull(articleFor(kind, article))}）`,
  );
  if (currentStanding === 'expired')
    return `従前の指定は、有効期間の満了の日（${until}）の経過により効力を失っています。${onLastDay}`;
  if (currentStanding === 'endedAfter')
    return `従前の指定は、有効期間の満了の日（${until}）の後も効力を有していましたが、既に効力を失っています。${byDecision}`;
  if (procedure === 'change')
    return currentStanding === 'valid'
      ? `現に受けている指定（有効期間の満了日　${until}）の内容は、変わりません。`
      : `現に受けている指定の内容は、変わりません。${continuesUntilDecision(kind, currentValidUntil, 'over')}`;
  return currentStanding === 'valid'
    ? `現に受けている指定は、有効期間の満了の日（${until}）の経過により効力を失います。${onLastDay}`
    : `有効期間の満了の日（${until}）の後も効力を有していた従前の指定は、この処分により効力を失います。${byDecision}`;
}

/** Of a designation that an undecided renewal carries past its last day (法115②). @param period whether it is over on the day of the notice */
function continuesUntilDecision(kind: Kind, validUntil: IsoDate, period: 'over' | 'toEnd'): string {
  return `指定の有効期間は${letterDate(validUntil)}に満了${period === 'over' ? 'しました' : 'します'}が、指定は、更新の申請に対する処分の日まで効力を有します。（${inFull(articleFor(kind, '115②'))}）`;
}
