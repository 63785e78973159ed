/**
 * Every date that anybody enters, a row each: what it may not precede or follow, how far back and ahead of today it may lie, whether
 * the office must be open on it. What cannot be is refused; what is only strange is asked about once, and may be confirmed.
 */
import { type Kind, KIND_INFO, type ProcedureType } from '../terms/kinds.js';
import { article113For, articleFor } from '../terms/law.js';
import { addMonths, type IsoDate, validateIsoDate } from './days.js';
import { formatJapaneseDateWithWeekday } from './japanese-date.js';
import { isOfficeDay } from './office-days.js';

/** What a date is compared with, by what it is called in sentences. */
const OTHER_DAY = {
  arrivedOn: '申請が到達した日',
  receivedOn: '受付の日',
  confirmedOn: '確認の日',
  currentFrom: '現在の指定を初めに受けた日',
  inForceFrom: '現在の指定の効力が初めに生じる日',
  termGivenOn: '更新する指定を受けた日',
  termFrom: '更新する指定の有効期間の始まり',
  /** So many months before the last day as the prefecture has settled. */
  renewalFrom: '更新の申請がふつう始まる日',
  formerNotice: '現在の指定の基になった評価結果通知書の日付',
  formerChangeNotice: '現在の指定の変更の承認の基になった評価結果通知書の日付',
  formerHearing: '現在の指定の基になった計画について意見を聴いた日',
  heardOn: '関係者の意見を聴いた日',
  appliedOn: '受審の申込日',
  noticedOn: '評価結果通知書の日付',
  requestedOn: '依頼し、又は諮問した日',
  correctionRequestedOn: '補正を求めた日',
  correctionDue: '補正の期限',
  correctionClosed: '補正に回答があり、又は補正を打ち切った日',
  councilActed: '会議体が初めに開かれ、確認し、又は報告した日',
  sentOn: 'この仕組みで提出した日',
  withdrawnOn: '取下げの日',
  firstAct: '受付の後に初めて補正を求め、会議体に依頼し、又は起案した日',
  formerRequest: '前に依頼し、又は諮問した日',
  earlierAnswer: '先に聴く会議体が回答した日',
  laterRequest: '次に聴く会議体に依頼し、又は諮問した日',
  answersBy: '書面の回答の期限',
  reportDue: '報告の期限',
  reportedOn: '報告の日',
  /** Of the meeting that is set, also of one in writing. */
  meetsOn: '調整会議の開催日（書面では回答の期限）',
  metOn: '会議の日',
  heldOn: '開催日',
  /** Of the medical council, which the law asks to be heard. */
  consultedOn: '開催日',
  approvedOn: '決裁の日',
  issueOn: '起案した施行日',
  firstDay: '有効期間又は変更の始期',
  decisionOn: '更新を決定する日',
  decidedOn: '指定・更新・承認の日',
  notifiedOn: '決定の通知の日付',
  registeredOn: '指定台帳に載った日',
  publishedOn: '公示の日',
  nextFrom: '後に受けた指定の有効期間の始まり',
  periodFrom: '期間の始まり',
  planFrom: '計画の始まり',
  referredOn: '送致等の日',
  applicationDeadline: '申請期限',
  requestOn: '保健所への依頼日',
  councilBy: '調整会議の期限',
  reportBy: '保健所の報告期限',
  /** 良質かつ適切な医療を効率的に提供する体制の確保を推進するための医療法等の一部を改正する法律（令和3年法律第49号）. */
  lawMade: 'この制度を定めた法律（令和3年法律第49号）の公布の日',
  /** The same, 附則5条: what was designated before was deemed designated on it. */
  lawInForce: '指定の制度の施行の日',
  /** 労働基準法. */
  labourLawInForce: '労働基準法の施行の日',
} as const;
type OtherDay = keyof typeof OTHER_DAY;

/** The same in every case. */
const FIXED: Partial<Record<OtherDay, IsoDate>> = {
  lawMade: '2021-05-28',
  lawInForce: '2024-04-01',
  labourLawInForce: '1947-09-01',
};

/** Another date that must not come later, or earlier. */
interface Order {
  than: OtherDay;
  /** The same day is wrong too. */
  notTheDay?: true;
  /** Strange, but possible. */
  asked?: true;
  /** The procedures in which it holds; all where absent. */
  only?: readonly ProcedureType[];
  /**
   * Asked again where the application is submitted: the other day may have been entered, or come into the register, since this one was. What else is
   * compared, and the age of a date, stays as it was when it was answered.
   */
  again?: true;
  /** Why, where an article says so: one of 法113–116 without 法, as the kind and the procedure borrow it. */
  article?: string;
  /** The same of any other article, which is one for all. */
  basis?: string;
}

/** Years, of which some are asked about and more cannot be; 0 is the day itself. */
interface Reach {
  asked?: number;
  refused: number;
  /** The day itself is refused too. */
  notTheDay?: true;
}

export interface DateRule {
  /** In sentences. */
  name: string;
  notBefore?: readonly Order[];
  notAfter?: readonly Order[];
  /** From the day on which it is entered; of what an application holds, from its arrival. */
  back: Reach;
  /** From the day on which it is entered; of what is put right, from the day on which it was entered first. */
  ahead: Reach;
  /** Whether the office must be open on it, or is asked about where it is closed; no date is moved to another day. */
  officeDay?: 'must' | 'asked';
}

const past = { refused: 0 };
const DUE: Omit<DateRule, 'name'> = { back: { refused: 0, notTheDay: true }, ahead: { refused: 1 }, officeDay: 'must' };

/**
 * What the prefecture receives. Nothing is changed or renewed that is not given yet (法115①, 116①). Whether it may be before its first day the law does not
 * say, nor from when on a designation could be asked for before the law was in force, and what has arrived has (`changeAhead`, `renewalEarlyMonths` and
 * `arrivalBeforeLaw` of the profile’s provenance).
 */
const ARRIVES = [
  { than: 'currentFrom', only: ['change'], article: '116①' },
  { than: 'inForceFrom', asked: true, only: ['change'], article: '116①' },
  { than: 'termGivenOn', only: ['renewal'], article: '115①' },
  { than: 'termFrom', asked: true, only: ['renewal'], article: '115①' },
  { than: 'renewalFrom', asked: true, only: ['renewal'], article: '115①' },
  { than: 'lawInForce', asked: true, only: ['new'], basis: '令和3年法律第49号附則5条' },
] as const;

/** Also of the day that a corrected notice bears. */
const DAY_OF_NOTICE = {
  notBefore: [{ than: 'approvedOn' }, { than: 'issueOn' }],
  notAfter: [
    { than: 'firstDay', only: ['new'], article: '113①' },
    { than: 'firstDay', only: ['change'], article: '116①' },
  ],
} as const;

export const DATE_RULES = {
  // What the hospital records.
  'plan.periodFrom': {
    name: '計画期間の始まり',
    // Whoever is designated already works under a plan that runs.
    notAfter: [{ than: 'firstDay', asked: true, only: ['new'], article: '113③一' }],
    back: { asked: 3, refused: 5 },
    ahead: { asked: 2, refused: 5 },
  },
  'plan.periodTo': {
    name: '計画期間の終わり',
    // The designation rests on it: one that is over by then plans nothing for it.
    notBefore: [
      { than: 'periodFrom' },
      { than: 'firstDay', article: '113③一' },
      { than: 'decisionOn', only: ['renewal'], article: '113③一' },
    ],
    back: past, // a plan that is over plans nothing
    ahead: { asked: 7, refused: 10 },
  },
  'plan.heardOn': {
    name: '意見を聴いた日',
    notBefore: [
      { than: 'lawMade' },
      { than: 'currentFrom', asked: true, only: ['change'], article: '116①' },
      { than: 'formerHearing', notTheDay: true, asked: true, again: true, only: ['change'], article: '116①後段' },
    ],
    // A plan that is heard again after its evaluation is not the one that was evaluated.
    notAfter: [{ than: 'noticedOn', asked: true, only: ['change'], article: '116①後段' }],
    back: { asked: 2, refused: 5 },
    ahead: past,
  },
  'evaluation.appliedOn': {
    name: '受審の申込日',
    notBefore: [{ than: 'lawMade' }],
    notAfter: [{ than: 'noticedOn' }],
    back: { asked: 3, refused: 5 },
    ahead: past,
  },
  'evaluation.noticedOn': {
    name: '評価結果通知書の日付',
    // For a change the hospital is evaluated anew, with the plan as it is changed (法116①後段). A renewal takes the result into account again
    // (法115④→113④), so not the one on which the term that ends rests already. Whether it may take up that of a change within the term, and how
    // old it may be, no article says (`renewalEvaluation` of the profile’s provenance): that is asked about.
    notBefore: [
      { than: 'lawMade' },
      { than: 'appliedOn' },
      { than: 'currentFrom', only: ['change'], article: '116①後段' },
      { than: 'formerNotice', notTheDay: true, only: ['change'], article: '116①後段' },
      { than: 'formerNotice', notTheDay: true, only: ['renewal'], article: '113④' },
      { than: 'formerChangeNotice', notTheDay: true, asked: true, again: true, only: ['renewal'], article: '113④' },
      { than: 'termFrom', asked: true, only: ['renewal'], article: '113④' },
      { than: 'heardOn', asked: true, again: true, only: ['change'], article: '116①後段' },
    ],
    back: { asked: 3, refused: 5 },
    ahead: past,
  },
  'evaluation.asOf': {
    name: '評価時点',
    notBefore: [{ than: 'lawMade' }],
    notAfter: [{ than: 'noticedOn' }],
    back: { asked: 3, refused: 6 },
    ahead: past,
  },
  'content.emergencyFrom': {
    name: '実績の期間の始まり',
    back: { asked: 3, refused: 6 },
    ahead: past,
  },
  'content.emergencyTo': {
    name: '実績の期間の終わり',
    notBefore: [{ than: 'periodFrom' }],
    back: { asked: 2, refused: 5 },
    ahead: past,
  },
  'content.referredOn': {
    name: '送致等の日',
    notBefore: [{ than: 'labourLawInForce' }],
    back: { asked: 10, refused: 100 },
    ahead: past,
  },
  'content.publishedOn': {
    name: '公表の日',
    notBefore: [{ than: 'referredOn' }],
    back: { asked: 10, refused: 100 },
    ahead: past,
  },
  'content.pledgedOn': {
    name: '誓約の日',
    // The pledge speaks of the year before the application (則82②).
    back: { refused: 1 },
    ahead: past,
  },
  'content.environmentConfirmedOn': {
    name: '教育研修環境の大臣確認の日',
    notBefore: [{ than: 'lawMade', basis: '法120①' }],
    back: { asked: 3, refused: 20 },
    ahead: past,
  },
  'content.skillPlanFrom': {
    name: '技能研修計画の始まり',
    back: { asked: 5, refused: 20 },
    ahead: { asked: 2, refused: 5 },
  },
  'content.skillPlanTo': {
    name: '技能研修計画の終わり',
    // Of a doctor whom C-2 is to apply to as soon as the designation holds.
    notBefore: [
      { than: 'planFrom' },
      { than: 'firstDay', basis: '法120①, 則101①' },
      { than: 'decisionOn', only: ['renewal'], basis: '法120①, 則101①' },
    ],
    back: past,
    ahead: { asked: 10, refused: 20 },
  },
  'content.skillPlanConfirmedOn': {
    name: '技能研修計画の大臣確認の日',
    notBefore: [{ than: 'lawMade', basis: '法120①, 則101①' }],
    back: { asked: 3, refused: 20 },
    ahead: past,
  },

  // What the prefecture and the health centres record.
  'correction.dueOn': { name: '補正の期限', ...DUE },
  // What is confirmed in a meeting that is set already is to be reported by then.
  'councilReport.dueOn': { name: '報告の期限', notBefore: [{ than: 'meetsOn', asked: true }], ...DUE },
  'hearing.requestedOn': {
    name: '依頼し、又は諮問した日',
    // It is recorded on the day itself or soon after; what was answered was asked before.
    notBefore: [{ than: 'receivedOn' }, { than: 'earlierAnswer' }, { than: 'formerRequest', asked: true }],
    notAfter: [
      { than: 'metOn' },
      { than: 'answersBy' },
      { than: 'confirmedOn' },
      { than: 'heldOn' },
      { than: 'consultedOn', article: '113⑤' },
      { than: 'reportDue' },
    ],
    back: { asked: 1 / 12, refused: 5 },
    ahead: past,
    officeDay: 'asked',
  },
  'measuresCouncil.heldOn': {
    name: '協議会の開催日',
    notBefore: [{ than: 'requestedOn' }],
    notAfter: [{ than: 'laterRequest' }],
    back: { asked: 1, refused: 5 },
    ahead: past,
    officeDay: 'asked',
  },
  'medicalCouncil.heldOn': {
    name: '審議会の開催日',
    notBefore: [{ than: 'requestedOn', article: '113⑤' }],
    back: { asked: 1, refused: 5 },
    ahead: past,
    officeDay: 'asked',
  },
  'medicalCouncil.answeredOn': {
    name: '答申日',
    notBefore: [{ than: 'requestedOn', article: '113⑤' }, { than: 'heldOn' }],
    notAfter: [{ than: 'laterRequest' }],
    back: { asked: 1, refused: 5 },
    ahead: past,
  },
  'coordinationCouncil.meetsOn': {
    name: '調整会議の開催日（書面では回答の期限）',
    notBefore: [{ than: 'requestedOn' }],
    // What is confirmed on it is to be reported by then; the term may be extended.
    notAfter: [{ than: 'reportDue', asked: true }],
    back: { asked: 1, refused: 5 },
    ahead: { asked: 1, refused: 2 },
    officeDay: 'asked',
  },
  'coordinationCouncil.confirmedOn': {
    name: '確認の日',
    // In writing the members may all have answered before the day set.
    notBefore: [{ than: 'requestedOn' }, { than: 'metOn' }],
    notAfter: [{ than: 'reportedOn' }],
    back: { asked: 1, refused: 5 },
    ahead: past,
  },
  'councilReport.reportedOn': {
    name: '報告の日',
    notBefore: [{ than: 'requestedOn' }, { than: 'confirmedOn' }],
    notAfter: [{ than: 'laterRequest' }],
    back: { asked: 1, refused: 5 },
    ahead: past,
  },
  'case.arrivedOn': {
    name: '申請が到達した日',
    notBefore: ARRIVES,
    notAfter: [{ than: 'sentOn', basis: '行政手続法7条' }, { than: 'receivedOn' }],
    back: { asked: 1, refused: 5 },
    ahead: past,
  },
  'case.paperArrivedOn': {
    name: '紙の申請が到達した日',
    notBefore: ARRIVES,
    notAfter: [{ than: 'withdrawnOn', basis: '行政手続法7条' }],
    // It is typed a day or a few later: what came long ago was rather mistyped. It arrived all the same (行政手続法7条).
    back: { asked: 1 / 12, refused: 5 },
    ahead: past,
    officeDay: 'asked',
  },
  'case.receivedOn': {
    name: '受付の日',
    notBefore: [{ than: 'arrivedOn', basis: '行政手続法7条' }],
    notAfter: [{ than: 'firstAct' }],
    back: { asked: 1, refused: 5 },
    ahead: past,
  },
  'inquiry.on': { name: '照会の日', back: { asked: 1, refused: 5 }, ahead: past },
  'decision.validFrom': {
    name: '始期',
    // A renewal follows the old period, whenever it is decided (法115③); that day is a condition of its own.
    back: { refused: 100 },
    ahead: { asked: 1, refused: 3 },
  },
  'decision.issueOn': {
    name: '施行日',
    notAfter: DAY_OF_NOTICE.notAfter,
    back: past,
    ahead: { asked: 0.5, refused: 1 },
    officeDay: 'must',
  },
  'decision.issuedOn': {
    name: '通知の日付',
    ...DAY_OF_NOTICE,
    notAfter: [...DAY_OF_NOTICE.notAfter, { than: 'nextFrom', only: ['renewal'], basis: '法115②' }],
    back: { asked: 0.25, refused: 5 },
    ahead: past,
    officeDay: 'asked',
  },
  'decision.correctedIssuedOn': {
    name: '通知の日付',
    ...DAY_OF_NOTICE,
    notAfter: [
      ...DAY_OF_NOTICE.notAfter,
      { than: 'publishedOn', basis: '法113⑥' },
      { than: 'nextFrom', only: ['renewal'], basis: '法115②' },
    ],
    back: { refused: 5 },
    ahead: past,
  },

  // What is typed in settings, meetings and documents.
  'round.applicationDeadline': {
    name: '申請期限',
    back: { refused: 10 },
    ahead: { asked: 2, refused: 5 },
    officeDay: 'must',
  },
  'round.requestOn': {
    name: '保健所への依頼日',
    notBefore: [{ than: 'applicationDeadline' }],
    back: { refused: 10 },
    ahead: { asked: 2, refused: 5 },
    officeDay: 'asked',
  },
  'round.councilBy': {
    name: '調整会議の期限',
    notBefore: [{ than: 'applicationDeadline' }, { than: 'requestOn' }],
    back: { refused: 10 },
    ahead: { asked: 2, refused: 5 },
  },
  'round.reportBy': {
    name: '保健所の報告期限',
    notBefore: [{ than: 'applicationDeadline' }, { than: 'requestOn' }, { than: 'councilBy' }],
    back: { refused: 10 },
    ahead: { asked: 2, refused: 5 },
    officeDay: 'asked',
  },
  'round.designationFrom': {
    name: '効力の発生日',
    notBefore: [{ than: 'applicationDeadline' }, { than: 'requestOn' }, { than: 'councilBy' }, { than: 'reportBy' }],
    back: { refused: 10 },
    ahead: { asked: 3, refused: 6 },
  },
  'closedDay.day': { name: '閉庁日', back: { asked: 0, refused: 10 }, ahead: { asked: 3, refused: 10 } },
  'officeContact.holdsFrom': {
    name: '適用を始める日',
    back: { asked: 1, refused: 10 },
    ahead: { asked: 1, refused: 2 },
  },
  'paperSetting.holdsFrom': {
    name: '適用を始める日',
    back: { asked: 1, refused: 10 },
    ahead: { asked: 1, refused: 2 },
  },
  'account.expiresOn': { name: '有効期限', back: { refused: 0 }, ahead: { asked: 3, refused: 10 } },
  'meeting.meetsOn': {
    name: '開催日（書面では回答の期限）',
    notBefore: [{ than: 'requestedOn' }],
    notAfter: [{ than: 'reportDue', asked: true }],
    back: { asked: 1, refused: 5 },
    ahead: { asked: 1, refused: 2 },
    officeDay: 'asked',
  },
  'councilSession.heldOn': {
    name: '開催日',
    notBefore: [{ than: 'receivedOn' }, { than: 'requestedOn' }],
    // It is heard before the decision, and before the council that waits for it.
    notAfter: [
      { than: 'laterRequest', asked: true },
      { than: 'approvedOn', asked: true, article: '113⑤' },
    ],
    back: { asked: 1, refused: 5 },
    ahead: { asked: 1, refused: 2 },
    officeDay: 'asked',
  },
  'publicNotice.on': {
    name: '公示の日',
    // What is designated from a coming day on is made public from its notice on; the register knows the day on which that was recorded.
    notBefore: [
      { than: 'decidedOn', article: '113⑥' },
      { than: 'notifiedOn', article: '113⑥' },
      { than: 'registeredOn', asked: true, article: '113⑥' },
    ],
    back: { asked: 1, refused: 5 },
    ahead: past,
  },
  'publicNotice.date': {
    name: '公示の日付',
    // It may be prepared ahead of the day on which it is made public.
    notBefore: [
      { than: 'decidedOn', article: '113⑥' },
      { than: 'notifiedOn', article: '113⑥' },
    ],
    // One that is made for the file afterwards may bear another day, which is strange.
    notAfter: [{ than: 'publishedOn', asked: true, article: '113⑥' }],
    back: { asked: 1, refused: 5 },
    ahead: { asked: 1, refused: 2 },
  },
  'document.date': {
    name: '文書の日付',
    // No document of a case is older than the application, nor than what it tells.
    notBefore: [
      { than: 'arrivedOn' },
      { than: 'correctionRequestedOn' },
      { than: 'requestedOn' },
      { than: 'confirmedOn' },
      { than: 'reportedOn' },
      { than: 'decidedOn', article: '113⑥' },
      { than: 'notifiedOn', article: '113⑥' },
    ],
    // What asks for something is dated before that was done, and by the day by which it was to be; what is made public, by that day.
    notAfter: [
      { than: 'publishedOn', article: '113⑥' },
      { than: 'correctionDue' },
      { than: 'correctionClosed' },
      { than: 'reportDue' },
      { than: 'councilActed' },
    ],
    back: { refused: 5 },
    ahead: past,
  },
} as const satisfies Readonly<Record<string, DateRule>>;

export type DateName = keyof typeof DATE_RULES;

/** The dates a date is compared with. */
export type KnownDays = Partial<Record<OtherDay, IsoDate | null>> & {
  /** Null where it does not matter yet: what is only half written is judged on the day on which it is submitted. */
  today: IsoDate | null;
  /** Of what is put right: the day on which it was entered first, when nobody knew what came later; absent where it is entered now. */
  recordedOn?: IsoDate | null;
  procedure?: ProcedureType;
  /** Whose articles are named; B, whose own they are, where it is not known. */
  kind?: Kind;
  closedDays?: ReadonlySet<IsoDate>;
};

/** What is wrong with a date, or strange. */
export interface DateFault {
  /** Japanese, a sentence. */
  message: string;
  /** It is only strange: whoever entered it may confirm it. */
  asked: boolean;
  /** It is asked again at the submission. */
  again: boolean;
  /** '' where no article says so. */
  basis: string;
}

/** The days that one date is compared with which is told of several things: it may not precede the last of them, nor follow the first. */
export function strictestDays(name: DateName, each: readonly Partial<KnownDays>[]): Partial<KnownDays> {
  const { notBefore = [], notAfter = [] }: DateRule = DATE_RULES[name];
  const sorted = (than: OtherDay) => each.flatMap((known) => known[than] ?? []).sort();
  return Object.fromEntries([
    ...notBefore.map(({ than }) => [than, sorted(than).at(-1) ?? null]),
    ...notAfter.map(({ than }) => [than, sorted(than)[0] ?? null]),
  ]) as Partial<KnownDays>;
}

/** What is wrong with a date that is entered; all of it. Nothing is said of what is no date. */
export function dateFaults(name: DateName, day: IsoDate, known: KnownDays): DateFault[] {
  if (validateIsoDate(day) === null) return [];
  const rule: DateRule = DATE_RULES[name];
  const { closedDays, recordedOn, today } = known;
  const said = `${rule.name}（${formatJapaneseDateWithWeekday(day)}）`;
  const faults: DateFault[] = [];
  const fault = (problem: string, asked: boolean, basis = '', again = false) =>
    faults.push({ message: `${said}が${problem}${asked ? '' : '。日付を直してください'}。`, asked, again, basis });
  const orders = [
    ...(rule.notBefore ?? []).map((order) => ({ ...order, word: '前', isBeyond: (other: IsoDate) => day < other })),
    ...(rule.notAfter ?? []).map((order) => ({ ...order, word: '後', isBeyond: (other: IsoDate) => day > other })),
  ];
  for (const order of orders) {
    const { than, only, asked = false, again = false, notTheDay = false, word, isBeyond } = order;
    const other = known[than] ?? FIXED[than] ?? null;
    const holds = only === undefined || (known.procedure !== undefined && only.includes(known.procedure));
    if (!holds || other === null || validateIsoDate(other) === null) continue;
    const basis = basisOf(order, known);
    const compared = `${OTHER_DAY[than]}（${formatJapaneseDateWithWeekday(other)}）`;
    if (isBeyond(other)) fault(`${compared}より${word}です`, asked, basis, again);
    else if (notTheDay && day === other) fault(`${compared}と同じ日です`, asked, basis, again);
  }
  if (today !== null) {
    const from = known.arrivedOn ?? today;
    if (rule.back.notTheDay && day === from) fault('本日です。本日より後の日が要ります', false);
    reach(rule.back, (years) => day < addMonths(from, -12 * years), '前', fault);
    const entered = recordedOn ?? today;
    const since = recordedOn ? `記録した日（${formatJapaneseDateWithWeekday(recordedOn)}）` : '本日';
    reach(rule.ahead, (years) => day > addMonths(entered, 12 * years), '後', fault, since);
  }
  if (rule.officeDay !== undefined && closedDays !== undefined && !isOfficeDay(day, closedDays))
    fault('閉庁日です', rule.officeDay === 'asked');
  // A thing that cannot be is not asked about too.
  return faults.some(({ asked }) => !asked) ? faults.filter(({ asked }) => !asked) : faults;
}

/** The article of an order as the kind and the procedure borrow it; a new designation has one of its own for each kind (法113①, 118①, 119①, 120①). */
function basisOf(
  { article, basis = '' }: Order,
  { kind = 'B', procedure = 'new' }: Pick<KnownDays, 'kind' | 'procedure'>,
): string {
  if (article === undefined) return basis;
  if (article === '113①') return KIND_INFO[kind].legalBasis;
  return article.startsWith('113')
    ? article113For({ kind, procedure }, article.slice('113'.length))
    : articleFor(kind, article);
}

function reach(
  { asked, refused }: Reach,
  isBeyond: (years: number) => boolean,
  word: string,
  fault: (problem: string, asked: boolean) => void,
  since = '本日',
): void {
  if (isBeyond(refused)) fault(beyond(refused, word, since), false);
  else if (asked !== undefined && isBeyond(asked)) fault(beyond(asked, word, since), true);
}

const beyond = (years: number, word: string, since: string): string =>
  years === 0
    ? `${since}より${word}です`
    : `${since}から${years < 1 ? `${years * 12}か月` : `${years}年`}より${word}です。年を確かめてください`;
