/**
 * Everything a decision about one case may look at. The caller loads it from the tables
 * for this decision; it is never stored as a whole.
 */
import type { SubItemRules } from '../fields/b-sub-items.js';
import type { ApplicationContent } from '../fields/content.js';
import type { EvaluationFacts } from '../fields/evaluation.js';
import type { PlanFacts } from '../fields/plan.js';
import type { IsoDate } from '../calendar/days.js';
import type { Condition } from './condition.js';
import type { BasisPart } from './decision-basis.js';
import type { DesignatedWork } from './work.js';
import type { KanjiVariants } from '../terms/comparable-name.js';
import type { Kind, ProcedureType } from '../terms/kinds.js';

/** 意見聴取の会議体, in the order the procedure profile gives. 医療審議会 is always among them (法113⑤). */
export const COUNCILS = ['coordinationCouncil', 'measuresCouncil', 'medicalCouncil'] as const;
export type CouncilId = (typeof COUNCILS)[number];

export const COUNCIL_LABEL: Readonly<Record<CouncilId, string>> = {
  coordinationCouncil: '地域医療構想調整会議',
  measuresCouncil: '医療対策協議会',
  medicalCouncil: '医療審議会',
};

/** R1–R11 of domain.md §2.2, and what the kinds ask beside them. */
export const REVIEW_CHECKS = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R10', 'R11', 'R12', 'R13', 'R14'] as const;
export type ReviewCheckId = (typeof REVIEW_CHECKS)[number];

export interface ReviewCheckFacts {
  met: boolean;
  note: string;
  /** The hospital has changed the application since: the point must be looked at again. */
  outdated?: boolean;
}

/** Points a coordination council confirms (確認様式1・2). */
export const CONFIRMATION_POINTS = ['consistentWithPolicy', 'longHoursUnavoidable', 'dispatchNecessary'] as const;
export type ConfirmationPoint = (typeof CONFIRMATION_POINTS)[number];

export type MeetingMethod = 'inPerson' | 'written';
export type Opinion = 'agreed' | 'agreedWithConditions' | 'disagreed';

export const WRITTEN_ANSWERS = ['all', 'majority'] as const;
export type WrittenAnswers = (typeof WRITTEN_ANSWERS)[number];

/** What a health centre notes of a meeting beside what its cases carry of it. */
export interface MeetingNotes {
  /** 座長; '' while not noted. */
  chair: string;
  /** 構成員, persons; null while not noted. */
  members: number | null;
  /** Of these, those who have answered in writing. */
  answered: number | null;
}

/** One hearing of one council; a case may have several of the coordination council (one for each area). */
export interface HearingFacts {
  id: string;
  council: CouncilId;
  /** Coordination council only. */
  planningAreaId: string | null;
  /** Health centre that runs the council (調整会議事務局), coordination council only. */
  healthCentreId: string | null;
  requestedOn: IsoDate;
  /** Report due from the health centre. */
  dueOn: IsoDate | null;
  convened: { method: MeetingMethod; meetsOn: IsoDate; meetingName: string } | null;
  /** Coordination council: what was confirmed. */
  confirmation: {
    points: Partial<Record<ConfirmationPoint, boolean>>;
    confirmedOn: IsoDate;
    chair: string;
    remarks: string;
  } | null;
  reportedOn: IsoDate | null;
  /** Measures and medical council: the opinion heard. */
  opinion: {
    heldOn: IsoDate;
    /** 答申日 for the medical council. */
    answeredOn: IsoDate | null;
    /** 部会の決議 may stand for the council's (令5の21). */
    body: 'plenary' | 'section';
    opinion: Opinion;
    /** 条件, or why it objects; of an agreement it is 附帯意見 (`textsOf`): there was no other place for it at first. */
    remarks: string;
    /** 附帯意見; '' for none. */
    supplementaryOpinion: string;
  } | null;
  /** Must be heard again; kept for the record. */
  voided: boolean;
}

export interface CorrectionItem {
  id: string;
  /** What is to be corrected: one of `correctionPlaces`; of points that were asked for earlier also a content field or free text. */
  target: string;
  text: string;
  answer: string;
}

export interface CorrectionFacts {
  id: string;
  number: number;
  requestedOn: IsoDate;
  dueOn: IsoDate;
  items: CorrectionItem[];
}

/** What a council may say beyond its agreement: 条件, 異議, what it could not confirm, 附帯意見. */
export const REMARK_KINDS = ['condition', 'objection', 'unconfirmed', 'remark'] as const;
export type RemarkKind = (typeof REMARK_KINDS)[number];

/** How a draft answers what a council said beyond its agreement: taken up in these words, or not, for this reason. */
export interface RemarkAnswer {
  hearingId: string;
  /** Absent where the hearing had one remark, whatever it was, as all had at first. */
  kind?: RemarkKind;
  takenUp: boolean;
  text: string;
}

/** What somebody proposes to decide. */
export interface DraftedDecision {
  outcome: 'designate' | 'refuse';
  /** 起案文; '' of those drafted before it was asked. */
  text: string;
  /** Why; that of a refusal stands on the notice (行政手続法8条). */
  reason: string;
  /** 条件 of the designation as the notice prints them, one a line. */
  terms: string;
  /** 施行: the notice is not issued before this day; null of those drafted before it was asked. */
  issueOn: IsoDate | null;
  answers: readonly RemarkAnswer[];
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
}

/** 起案. */
export interface DraftDecisionFacts extends DraftedDecision {
  drafterId: string;
  drafterName: string;
  draftedOn: IsoDate;
  approverId: string | null;
  /** '' before the approval. */
  approverName: string;
  approvedOn: IsoDate | null;
  /** What the approver wrote beside the approval; '' for nothing and before it. */
  approvalComment: string;
  /** What it rests on; null of those drafted before that was kept. */
  basis: {
    /** What a designation asks, met or not, when it was drafted. */
    requirements: readonly Condition[];
    /** Parts that are no longer as they were. */
    changedSince: readonly BasisPart[];
  } | null;
  /** What was judged again when it was notified; null before, and of those notified before that was kept. */
  notice: NoticeJudgement | null;
}

/** 通知 of a draft: what a designation asks, as it was found once more when the notice was recorded. */
export interface NoticeJudgement {
  /** Day of the record: the facts are those of this day. */
  judgedOn: IsoDate;
  /** Day for which it was judged: the first one that the notice might bear (`firstDayOfNotice`). */
  asOf: IsoDate;
  /** Met or not; of a refusal they bar nothing. */
  requirements: readonly Condition[];
}

/** Interval during which the standard processing period does not run (行政手続法6条の運用). */
export interface ClockStop {
  from: IsoDate;
  to: IsoDate | null;
  reason: 'correction' | 'applicant' | 'additionalMaterial';
}

/** One row of the prefecture's list of documents (data, see seeds/). */
export interface DocumentRequirement {
  id: string;
  kinds: Kind[];
  procedures: ProcedureType[];
  name: string;
  /** Form number in this prefecture, e.g. 様式5-1; null when there is no form. */
  form: string | null;
  legalBasis: string;
  /** `screen`: its items are typed in the application's pages; `file`: a file is attached. */
  suppliedBy: 'screen' | 'file';
  /** Name of the rule in `documents.ts` that says whether it is needed. */
  rule: string;
  certainty: 'confirmed' | 'unconfirmed';
  /** What whoever prepares it should know. */
  note: string;
  /** What could not be confirmed of it, for whoever keeps the settings; no hospital is told. */
  research: string;
}

/** 公印: pressed on the document, 公印省略, or 電子署名 in its place. */
export const SEALS = ['affixed', 'omitted', 'electronic'] as const;
export type Seal = (typeof SEALS)[number];

/** 知事・担当の連絡先 from a day on; empty for what is not settled. */
export interface OfficeContact {
  holdsFrom: IsoDate;
  governorName: string;
  section: string;
  phone: string;
  email: string;
}

/** The health centre that was asked, whoever runs the council today; '' for a hearing of another council. */
export function askedCentreName(
  { healthCentres }: Pick<CaseFacts, 'healthCentres'>,
  { healthCentreId }: Pick<HearingFacts, 'healthCentreId'>,
): string {
  return healthCentres[healthCentreId ?? ''] ?? '';
}

/** 公印 and numbers of the documents the prefecture issues. */
export interface SealsAndNumbers {
  noticeSeal: Seal;
  /** Of the letter to the health centre; its number where none is typed. */
  requestSeal: Seal;
  requestNumber: string;
  /** Of 補正通知書; its number as above. */
  correctionSeal: Seal;
  correctionNumber: string;
  /** Of the health centre's 確認結果報告書, one letter for many cases; its number as above. */
  reportSeal: Seal;
  reportNumber: string;
}

/** A paragraph of 教示. */
export interface AppealInstruction {
  text: string;
  certainty: 'confirmed' | 'unconfirmed';
}

/** What papers say from a day on, as it was entered on screen: each part of it has entries of its own. */
export type PaperSetting = { holdsFrom: IsoDate } & (
  | { part: 'sealsAndNumbers'; value: Readonly<SealsAndNumbers> }
  | { part: 'appealInstructions'; value: readonly AppealInstruction[] }
  /** Words of one form, by name; a name that is not there is left as the form has it. */
  | { part: `form:${string}`; value: Readonly<Record<string, string>> }
);

/** Rules and lists that differ from prefecture to prefecture. */
export interface ProcedureProfile extends SubItemRules {
  prefecture: string;
  /** Addressee and issuer of the documents: 北海道知事. */
  governorTitle: string;
  /** Office that takes applications and the unit that takes the health centres' reports; its phone, null when not set. */
  submission: { office: string; unit: string; channels: readonly string[]; phone: string | null };
  /** As the settings have them, in the order in which they were entered and begin. */
  contacts: readonly OfficeContact[];
  councils: Readonly<Record<Kind, readonly CouncilId[]>>;
  /**
   * Whether 調整会議 and 対策協 may be gone past although they did not agree, for a reason that the draft gives; 医療審議会 is always heard
   * (法113⑤).
   */
  mayOvercomeCouncils: boolean;
  /** Whose answers a council that is heard in writing needs before it has confirmed anything: all of its members, or more than half. */
  writtenAnswers: WrittenAnswers;
  documents: readonly DocumentRequirement[];
  /** 特定分野 (法120①): the same in every prefecture. */
  specialtyFields: readonly string[];
  /** The same in every prefecture too: for names that are compared. */
  kanjiVariants: KanjiVariants;
  /** Who evaluates (法130): its site, which is only shown and linked, and what it asks of a hospital, a sentence each. The same everywhere. */
  evaluationCentre: { name: string; site: string; wants: readonly string[] };
  /** 補正 default, office days. */
  correctionOfficeDays: number;
  /** 標準処理期間, office days; null when the prefecture has published none. */
  standardProcessingOfficeDays: number | null;
  /** Whether a renewal may arrive before the result of its evaluation, which is then asked for as a correction (法115②). */
  takesRenewalBeforeEvaluation: boolean;
  /** A renewal that arrives more months than this before the last day of the designation is asked about. */
  renewalEarlyMonths: number;
  /** So many days before the last day of a designation a hospital is told what it loses by taking its renewal back, or by not submitting it. */
  renewalWarningDays: number;
  /** Where no entry of `paperSettings` holds on the day of a paper, the three below do; nobody else reads them (procedure/profile/paper-settings.ts). */
  paperSettings: readonly PaperSetting[];
  sealsAndNumbers: SealsAndNumbers;
  /** Words of the forms that this prefecture writes otherwise (number, title, sentences), by form and name; see forms/. */
  formWording: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** 教示 of a refusal and of a notice with 条件 (行政不服審査法82条①, 行政事件訴訟法46条①), one paragraph each. */
  appealInstructions: readonly AppealInstruction[];
  /**
   * Where the values above come from, for the settings page; `field` is a name above, or names a question that is unsettled and that no value
   * answers (`renewalLastDay`).
   */
  provenance: readonly { field: string; certainty: 'confirmed' | 'unconfirmed'; source: string }[];
}

/** A renewal that was applied for. */
export interface RenewalDates {
  submittedOn: IsoDate;
  /** Day of the decision, whatever it was; null while there is none. */
  decidedOn: IsoDate | null;
  /** Day on which the application was withdrawn or pulled back; null, or absent, while it stands. */
  givenUpOn?: IsoDate | null;
  /** It is the one that the case itself is; absent of others, and where nobody asks. */
  isOwn?: boolean;
}

/** Days on which what a designation rests on was made: that of the notice of its evaluation, and of the hearing on its plan. */
export interface BasisDays {
  noticedOn: IsoDate | null;
  heardOn: IsoDate | null;
  /** Number of the notice of the evaluation. */
  noticeNo?: string | null;
  /** Of a designation that is to be renewed: day of the newest notice on which a change of its work within the term was approved. */
  changeNoticedOn?: IsoDate | null;
  /** Numbers of all notices on which it and its changes rested; of one that is to be changed its renewals too. */
  noticeNos?: readonly string[];
  /** C-2: the minister's confirmations of 教育研修環境 on which they rested, each with its 特定分野 (法120①). */
  confirmations?: readonly EnvironmentConfirmation[];
}

/** 教育研修環境についての大臣の確認, of one 特定分野. */
export interface EnvironmentConfirmation {
  field: string;
  no: string;
}

/** The period of a designation with the renewals applied for. */
export interface DesignationTerm {
  validFrom: IsoDate;
  validTo: IsoDate;
  /**
   * Day on which the designation was first given, as it goes on without a gap by renewals and changes: that of its notice, as far as the register knows
   * it, where that came before its first day. The first day of this period where absent.
   */
  since?: IsoDate;
  /** Day on which this period was given, as far as the register knows it, in the same way; `since` where absent. */
  givenOn?: IsoDate;
  /** First day on which the designation was in force; that of this period where absent. */
  inForceFrom?: IsoDate;
  /**
   * Of a designation that is to be changed: the newest evaluation, and the newest hearing on a plan, on which it or a renewal or change of it
   * rested before the application arrived. Of one that is to be renewed: those on which its term was opened. Absent where none is known.
   */
  restsOn?: BasisDays;
  /** What is designated, with the changes approved so far; null where the register does not know it, absent where it was not read. */
  work?: DesignatedWork | null;
  /**
   * First day of each of its changes that was approved since the newest submission of the case, so that what was applied for does not speak of it; none
   * where absent.
   */
  approvedSince?: readonly IsoDate[];
  /** Of a coming term: it was granted after the case was decided, which knew nothing of it. Absent otherwise. */
  grantedSince?: true;
  renewals: readonly RenewalDates[];
  /**
   * First day after the last one on which a renewal that kept it in force was decided or given up, also where the day of its arrival was put right or
   * taken back since. Null, or absent, while there is none.
   */
  endedOn?: IsoDate | null;
  /**
   * What is read in its place by whoever reads of the institution from 公示 on (法113⑥), while this line or one that follows it waits for its own: the
   * newest line that is made public, as if nothing had been decided since; null for none. Absent where nothing waits.
   */
  untilPublic?: Omit<DesignationTerm, 'untilPublic'> | null;
}

/** 公示 of a designation, with what its day is compared with. */
export interface PublicNoticeFacts {
  on: IsoDate;
  method: string;
  designatedOn: IsoDate;
  /** Day on which the program put the designation into the register. */
  registeredOn: IsoDate;
  /** Date of the notice that counts; null where there is none. */
  notifiedOn: IsoDate | null;
}

export interface PlanningAreaFacts {
  name: string;
  healthCentre: { id: string; name: string };
}

/** Name of a planning area; '' for none and for one that is not registered. */
export function areaName({ planningAreas }: Pick<CaseFacts, 'planningAreas'>, id: string | null): string {
  return planningAreas[id ?? '']?.name ?? '';
}

/** Ids of planning areas that are not registered, so that no council of theirs can be asked; what is left empty is none. */
export function unregisteredAreas(
  { planningAreas }: Pick<CaseFacts, 'planningAreas'>,
  ids: readonly string[],
): string[] {
  return [...new Set(ids)].filter((id) => id !== '' && planningAreas[id] === undefined);
}

/** How what the prefecture works on came: 提出, an answer to a 補正, or a paper that the prefecture took up before the hospital typed it. */
export type SubmissionEvent = 'SUBMIT' | 'SUBMIT_CORRECTION' | 'TAKE_UP_PAPER';

/**
 * A part of a submission: the name of a field of the content, `plan`, `evaluation`, or the id of a row of the list of documents (D05) for
 * the files that were handed in for it.
 */
export type SubmittedPart = string;

/** 申請回 with the times that it names, in words where no day is known (`roughDays`); null and '' where nothing is. */
export interface RoundFacts {
  id: string;
  label: string;
  /** Western year of its April. */
  fiscalYear: number;
  applicationDeadline: IsoDate;
  /** 調整会議: by when it is asked, held, and reports. */
  requestOn: IsoDate | null;
  councilBy: IsoDate | null;
  reportBy: IsoDate | null;
  measuresCouncil: string;
  medicalCouncil: string;
  designation: string;
  designationFrom: IsoDate | null;
}

export interface CaseFacts {
  kind: Kind;
  procedure: ProcedureType;
  profile: ProcedureProfile;
  /** As the registry names it now. */
  institution: {
    id: string;
    name: string;
    address: string;
    establisherName: string;
    establisherAddress: string;
    establisherRepresentative: string;
    administratorName: string;
    /** 国の開設 (令12): the chapter does not apply. */
    establishedByState: boolean;
    inPrefecture: boolean;
    planningAreaId: string;
  };
  /**
   * What the hospital wrote, with plan, evaluation and files: to the hospital, while it writes, its working copy; to everybody else, and
   * afterwards, the newest submission (`submission.ts`). Empty where nothing is submitted.
   */
  content: ApplicationContent;
  plan: PlanFacts | null;
  evaluation: EvaluationFacts | null;
  /**
   * The files that go with the application: a requirement may have several, and one that was withdrawn is none. What was submitted before names
   * were kept with it has none.
   */
  attachedFiles: readonly { requirementId: string; fileId: string; fileName?: string }[];
  /** 申請回; null when none is chosen. */
  round: RoundFacts | null;
  /** The registered rounds by id. */
  rounds: Readonly<Record<string, RoundFacts>>;
  /** 担当, of the prefecture; null while nobody is in charge, and to everybody else. */
  officer: { id: string; name: string } | null;
  /** Names of the officers of the prefecture who can be put in charge, by account; to the prefecture alone. */
  officers: Readonly<Record<string, string>>;
  /** The newest submission, also one that was pulled back; null before the first. */
  lastSubmission: {
    number: number;
    event: SubmissionEvent;
    on: IsoDate;
    /**
     * The day on which the last 提出, not counting 補正, was entered: what is sent here has arrived by then (行政手続法7条). Of a paper that the prefecture
     * took up it is the day on which the hospital entered it in a 補正, and until then that of the taking up.
     */
    sentOn: IsoDate;
    /** What would be submitted now and differs from it. */ changes: readonly SubmittedPart[];
  } | null;
  /** The day of the arrival of what was submitted here; null before, and once it was pulled back. */
  submittedOn: IsoDate | null;
  /**
   * The day on which the application arrived at the prefecture on paper, as the prefecture noted it before it was submitted here; null where it did
   * not, and once it was pulled back.
   */
  paperArrivedOn: IsoDate | null;
  receivedOn: IsoDate | null;
  examination: Partial<Record<ReviewCheckId, ReviewCheckFacts>>;
  openCorrection: CorrectionFacts | null;
  /** Requests to correct so far, the open one among them. */
  correctionCount: number;
  /** What came with the application when it arrived, where a correction was asked for since and may have changed it; null where none was. */
  arrivedWith: Pick<CaseFacts, 'content' | 'plan' | 'evaluation'> | null;
  /** The registered planning areas by id, each with the health centre that runs its coordination council. */
  planningAreas: Readonly<Record<string, PlanningAreaFacts>>;
  /** Names of all health centres by id: one that was asked may run no council any more. */
  healthCentres: Readonly<Record<string, string>>;
  /** In the order they were requested: for one area the last one that is not voided counts. */
  hearings: readonly HearingFacts[];
  /** By the id of a hearing that counts: of the meeting it is held on. It stands beside them, because it changes without the case. */
  meetings: Readonly<Record<string, MeetingNotes>>;
  /**
   * By the id of a hearing that counts: the parts in which what its council was asked about differs from the newest submission; absent where nothing
   * does. It stands beside the hearings, because what a council said is as it was.
   */
  changedSinceAsked: Readonly<Record<string, readonly SubmittedPart[]>>;
  draft: DraftDecisionFacts | null;
  /** The last draft, if the approver returned it and none was made since. */
  returnedDraft: { reason: string; returnedOn: IsoDate; approverName: string } | null;
  /** Something was drafted, whatever has become of it: a draft that was returned, or given up with the application, is none any more. */
  everDrafted: boolean;
  /** 公示 of what this case designated; null while none is recorded. */
  publicNotice: PublicNoticeFacts | null;
  /**
   * The designation to be renewed or changed, with the renewals applied for, this one among them: as it is today, or as it was on the first day of
   * a drafted change, or on the day of its drafted refusal, where that day has passed.
   */
  currentDesignation: DesignationTerm | null;
  /**
   * Of a change: the term that a renewal of that designation has opened, where it was granted before its first day (法115③), as it was changed
   * since; null without one. A change that begins in it changes it (`changedDesignation`).
   */
  comingDesignation: DesignationTerm | null;
  /**
   * Of a change: the work of the designation as it stood on the day of the newest submission, of which the hospital was asked then; null where the
   * register does not know it. Absent where that is `currentDesignation` without what was approved since.
   */
  workAsked?: DesignatedWork | null;
  /** The last term of this kind that the institution was given, whether this case is about it or not; null without one. */
  heldDesignation: DesignationTerm | null;
  clockStops: readonly ClockStop[];
  /** Open dated deadlines of the case, one of a kind, with the last day on which the side that each binds was reminded of it. */
  deadlines: readonly { kind: DeadlineKind; dueOn: IsoDate; remindedOn: IsoDate | null }[];
  /** Day on which the case entered its present state. */
  stateSince: IsoDate;
  /** Day on which the application was withdrawn; null of a case that is not. */
  withdrawnOn: IsoDate | null;
  /** Of a case that was withdrawn: number, '' before its submission, of another one of the institution that has taken its place since; null where there is none. */
  laterCaseNo: string | null;
  /** 補正の回答 came, and no event of the procedure since. */
  answeredLast: boolean;
  /** Closed days other than Saturdays and Sundays: national holidays, 12/29–1/3, the prefecture's own. */
  closedDays: ReadonlySet<IsoDate>;
  /** As `KnownCalendar`. */
  holidaysCalculatedFrom: IsoDate | null;
}

export const DEADLINE_KINDS = ['application', 'correction', 'councilReport', 'processing'] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];
