/** What a notice of a decision must say and what it says of the law (法113①, 115, 116; 行政手続法8条). */
import type { CaseFacts, DraftDecisionFacts } from '../case/facts.js';
import { termsOfNotice } from '../case/council-remarks.js';
import type { IsoDate } from '../calendar/days.js';
import { letterDate } from '../calendar/letter-date.js';
import { type Problem, ProblemList } from '../fields/problems.js';
import type { Kind, ProcedureType } from '../terms/kinds.js';
import { articleFor } from '../terms/law.js';
import { businessOf, inFull } from '../terms/official-words.js';

/**
 * The forms on which a decision is notified, by its outcome.
 */
export const NOTICE_FORM = { designate: 'designation-notice', refuse: 'refusal-notice' } as const;

/**
 * The documents that bear a 文書番号 which a person takes from the register of documents of the prefecture, used once in a fiscal year by one document
 * in all its versions; a letter may go without one, as 事務連絡. 告示 have none of their own, and 確認結果報告書 bear that of their health centre's
 * register, which is not kept here. The database keeps it with the trigger of migrations 0032, 0040, 0048 and 0064, whose list is this one.
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
 * where 条件 are attached to it, since a condition burdens whom it is addressed to. One that grants what was applied for has none.
 */
export function instructionsOfNotice(
  { profile }: Pick<CaseFacts, 'profile'>,
  draft: Pick<DraftDecisionFacts, 'outcome' | 'terms' | 'answers'>,
): CaseFacts['profile']['appealInstructions'] {
  return draft.outcome === 'refuse' || termsOfNotice(draft).length > 0 ? profile.appealInstructions : [];
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

/**
 * What the law asks of the institution afterwards (法114, 122②③ with 則109①, 115, 116①, 則106⑨). A change has its plan
 * revised before it is approved (法116①), and 法116② does not borrow 法114; a renewal borrows it through 115④.
 */
export function dutiesAfterDesignation(kind: Kind, procedure: ProcedureType): string[] {
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
    `有効期間の満了後も指定を受けようとするときは、満了の日までに更新の申請をすること。（${inFull(articleFor(kind, '115'))}）`,
  ];
}

/**
 * What becomes of the designation the hospital has when its application is refused. One that was to be renewed ends with its
 * period; where the period is already over, it held until this decision only (法115①②). A change that is not approved
 * leaves it as it is. Nothing where there was no designation.
 */
export function designationAfterRefusal({
  procedure,
  kind,
  date,
  currentValidUntil,
}: {
  procedure: ProcedureType;
  kind: Kind;
  /** Day of the notice. */
  date: IsoDate;
  currentValidUntil?: IsoDate | undefined;
}): string | undefined {
  if (procedure === 'new' || currentValidUntil === undefined) return undefined;
  const until = letterDate(currentValidUntil);
  if (procedure === 'change') return `現に受けている指定（有効期間の満了日　${until}）の内容は、変わりません。`;
  return currentValidUntil < date
    ? `有効期間の満了の日（${until}）の後も効力を有していた従前の指定は、この処分により効力を失います。（${inFull(articleFor(kind, '115②'))}）`
    : `現に受けている指定は、有効期間の満了の日（${until}）の経過により効力を失います。（${inFull(articleFor(kind, '115①'))}）`;
}
