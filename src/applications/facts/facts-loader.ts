import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { attachedFiles } from '../../documents/stored-file.service.js';
import { evaluationFacts, evaluationJson } from '../../evaluations/evaluation.service.js';
import { ACCOUNT_NAMES, type OfficerRow, OFFICERS, officersOf } from '../../identity/officers.js';
import { Clock } from '../../platform/clock.js';
import { jsonRow, jsonRows } from '../../platform/json-rows.js';
import { latestPlan, planFacts } from '../../plans/plan.service.js';
import type { Actor } from '../../procedure/terms/actors.js';
import {
  type CaseFacts,
  type OfficeContact,
  type PaperSetting,
  CONFIRMATION_POINTS,
  COUNCILS,
  type CorrectionFacts,
  type DesignationTerm,
  RenewalDates,
  type DraftDecisionFacts,
  type HearingFacts,
  type RoundFacts,
  type SubmittedPart,
} from '../../procedure/case/facts.js';
import { REFERRAL } from '../../procedure/machines/stages.js';
import { arrivedOn } from '../../procedure/case/arrival.js';
import { changedParts } from '../../procedure/case/submitted-parts.js';
import {
  basisOfTerm,
  comingLine,
  type DecidedBasis,
  holdsFrom,
  lineOfCase,
  linesWithout,
  newestBasis,
  type SucceedingLine,
} from '../../procedure/designation/succession.js';
import { type DesignatedWork, workWhenDecided, workWithout } from '../../procedure/designation/designated-work.js';
import { dayOfDraft } from '../../procedure/designation/designation-basis.js';
import { isMadePublic } from '../../procedure/designation/public-notice.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { readStoredContent, readStoredFlags, type UnreadableValue } from '../../procedure/fields/stored-content.js';
import {
  CLOSED_DAYS,
  HEALTH_CENTRES,
  OFFICE_CONTACTS,
  PAPER_SETTINGS,
  type ClosedDaysText,
  closedDaysOf,
  institutionJson,
  PLANNING_AREAS,
  roundJson,
  ROUNDS,
} from '../../registry/registry-facts.js';
import type { IntakeRound, MedicalInstitution } from '../../registry/registry.entities.js';
import { RegistryService } from '../../registry/registry.service.js';
import type { Application } from '../entities/application.js';
import type { ClockStopRow } from '../entities/clock-stop.js';
import type { CorrectionItemRow } from '../entities/correction-item.js';
import type { Correction } from '../entities/correction.js';
import type { Deadline } from '../entities/deadline.js';
import { type BasisDigests, type DraftDecision, newestDraft } from '../entities/draft-decision.js';
import { basisDigests, changedBasis } from './basis-digests.js';
import { factsOfMatter } from './matter-facts.js';
import type { ExaminationCheck } from '../entities/examination-check.js';
import type { Hearing } from '../entities/hearing.js';
import type { Matter, Submission } from '../entities/submission.js';
import type { SavedSection, WorkingSection } from '../entities/working-section.js';
import { contentOfSections } from '../../procedure/fields/content-sections.js';
import { caseInPlaceOf, type OtherCase } from '../../procedure/opening.js';
import type { Kind } from '../../procedure/terms/kinds.js';
import { STATES } from '../../procedure/terms/states.js';
import { isBeingWritten } from '../../procedure/working-copy.js';
import { keyUsed } from '../../record/create-once.js';
import { lastEntryAbout } from '../../record/read-entries.js';
import { dayOfDocument } from '../../documents/day-of-document.js';
import { lockCases, lockCaseWith } from './lock-case.js';
import {
  heldDesignationJson,
  lastDayDesignated,
  linesFromJson,
  publicNoticeJson,
} from '../../register/register-facts.js';

/** What a decision about a case looks at, and the institution as its documents and messages name it. */
export interface LoadedCase {
  application: Application;
  facts: CaseFacts;
  institution: MedicalInstitution;
  /** Null where the case has none. */
  round: IntakeRound | null;
  /** What the facts say of what the hospital lays before the prefecture, as a submission freezes it. */
  matter: Matter;
  /** Stored values of the content that could not be read; their fields are empty in the facts. */
  unreadable: UnreadableValue[];
  /** The sections that were saved; null to everybody who sees the newest submission instead. */
  working: SavedSection[] | null;
  /** Every submission, the newest last. */
  submissions: SubmissionHead[];
}

/** A submission without what was submitted. */
export type SubmissionHead = Pick<
  Submission,
  'number' | 'seq' | 'eventType' | 'submittedOn' | 'submittedByName' | 'submittedByOffice' | 'sha256'
>;

/** Reads everything a decision may look at, through the caller's own connection and in one statement for all its cases. */
@Injectable()
export class FactsLoader {
  constructor(
    private readonly registry: RegistryService,
    private readonly clock: Clock,
  ) {}

  /**
   * Locks the rows of cases and reads their facts. Of one case that is one statement where nobody else was at it; where somebody was,
   * the statement waited for the lock and shows the other tables as they were before: every command raises the version, and
   * every save of a section that of the working copy, so that is seen, and they are read again.
   * @param keys of the acts for which it is done
   * @returns the cases in the order of `lockCases`, and whether one of the keys is that of any act
   * @throws CaseNotFound as `lockCases`
   */
  async lock(
    tx: EntityManager,
    actor: Actor,
    { caseIds, keys }: { caseIds: readonly string[]; keys: readonly string[] },
  ): Promise<{ cases: LoadedCase[]; keyUsed: boolean }> {
    const [caseId, ...others] = caseIds;
    if (caseId !== undefined && others.length === 0) {
      const { application, more } = await lockCaseWith(tx, actor, caseId, {
        name: 'lock-case-with-facts',
        columns: WITH_LOCK[viewOf(actor)],
        params: { keys },
      });
      const { versionsSeen, keyUsed, facts, ...shared } = more as unknown as ReadWithLock;
      if (versionsSeen[0] === application.lockVersion && versionsSeen[1] === application.workingVersion)
        return { cases: [this.loaded(application, facts, shared)], keyUsed: keyUsed };
      return this.read(tx, actor, [application], keys);
    }
    return this.read(tx, actor, await lockCases(tx, actor, caseIds), keys);
  }

  /** The facts of cases as they stand for this person, in the order given. */
  async loadAll(tx: EntityManager, actor: Actor, applications: readonly Application[]): Promise<LoadedCase[]> {
    return applications.length === 0 ? [] : (await this.read(tx, actor, applications, [])).cases;
  }

  private async read(
    tx: EntityManager,
    actor: Actor,
    applications: readonly Application[],
    keys: readonly string[],
  ): Promise<{ cases: LoadedCase[]; keyUsed: boolean }> {
    const [read] = await tx.query<ReadFacts[]>(FACTS[viewOf(actor)], [applications.map(({ id }) => id), keys]);
    if (!read) throw new Error('the statement of facts gives one row');
    const { cases, keyUsed, ...shared } = read;
    return { cases: applications.map((each) => this.loaded(each, cases?.[each.id], shared)), keyUsed };
  }

  private loaded(
    application: Application,
    row: FactsRow | undefined,
    { closedDays, planningAreas, healthCentres, rounds, officers, contacts, paperSettings }: SharedFacts,
  ): LoadedCase {
    if (!row) throw new Error(`case ${application.id} is not stored`);
    const { matter, unreadable, changes } = matterOf(application.kind, row);
    const last = row.submissions.at(-1);
    const sent =
      row.submissions.findLast(({ eventType }) => eventType === 'SUBMIT') ??
      row.submissions.find(({ eventType }) => eventType === 'SUBMIT_CORRECTION') ??
      last;
    const shared = {
      lastSubmission:
        last && sent
          ? { number: last.number, event: last.eventType, on: last.submittedOn, sentOn: sent.submittedOn, changes }
          : null,
      profile: { ...this.registry.profile(), contacts: contacts ?? [], paperSettings: paperSettings ?? [] },
      closedDays: closedDaysOf(closedDays),
      holidaysCalculatedFrom: this.registry.holidaysCalculatedFrom,
      planningAreas: planningAreas ?? {},
      healthCentres: healthCentres ?? {},
      rounds: Object.fromEntries((rounds ?? []).map((round) => [round.id, round])),
      officers: officersOf(officers, this.clock.today()),
    };
    return {
      application,
      facts: factsOf(application, row, { ...shared, matter, today: this.clock.today() }),
      institution: row.institution,
      round: row.round,
      matter,
      unreadable,
      working:
        row.working?.map(({ section, version, savedByName, savedAt }) => ({
          section,
          version,
          savedByName,
          savedAt: new Date(savedAt),
        })) ?? null,
      submissions: row.submissions,
    };
  }
}

/** The hospital's own people see its working copy while it writes; everybody else, and they afterwards, the newest submission. */
type View = 'own' | 'submitted';
const viewOf = ({ role }: Actor): View => (role === 'hospital' ? 'own' : 'submitted');

/** What is laid before the prefecture, by the view in which the row was read. Plan and evaluation count before the first submission too, files only for the hospital. */
function matterOf(
  kind: Kind,
  { working, submitted, former, plan, evaluation, attachments }: FactsRow,
): { matter: Matter; unreadable: UnreadableValue[]; changes: SubmittedPart[] } {
  if (submitted !== null) return { ...readMatter(kind, submitted), changes: [] };
  const { content, unreadable } = contentOfSections(kind, working ?? []);
  const matter = {
    content,
    plan: planFacts(plan),
    evaluation: evaluationFacts(evaluation),
    attachments: working === null ? [] : attachments,
  };
  return { matter, unreadable, changes: former === null ? [] : changedParts(readMatter(kind, former).matter, matter) };
}

/** What was submitted, whatever stands there. */
export function readMatter(kind: Kind, stored: object): { matter: Matter; unreadable: UnreadableValue[] } {
  const { content: written, plan, evaluation, attachments } = stored as Matter;
  const { content, unreadable } = readStoredContent(kind, written);
  return {
    matter: { content, plan: planFacts(plan), evaluation: evaluationFacts(evaluation), attachments },
    unreadable,
  };
}

function factsOf(
  application: Application,
  row: FactsRow,
  {
    matter,
    today,
    ...shared
  }: Pick<
    CaseFacts,
    | 'profile'
    | 'closedDays'
    | 'holidaysCalculatedFrom'
    | 'planningAreas'
    | 'healthCentres'
    | 'rounds'
    | 'officers'
    | 'lastSubmission'
  > & {
    matter: Matter;
    today: IsoDate;
  },
): CaseFacts {
  const { kind, procedure, submittedOn, paperArrivedOn, receivedOn, stateSince, lastEvent } = application;
  const later = caseInPlaceOf(application, row.otherCases);
  const facts: CaseFacts = {
    kind,
    procedure,
    ...factsOfMatter(matter),
    submittedOn,
    paperArrivedOn,
    receivedOn,
    stateSince,
    withdrawnOn: application.state === 'withdrawn' ? stateSince : null,
    answeredLast: lastEvent === 'SUBMIT_CORRECTION',
    ...shared,
    institution: institutionFacts(row.institution),
    round: shared.rounds[application.roundId ?? ''] ?? null,
    officer: row.officer,
    examination: Object.fromEntries(row.checks.map(({ checkId, ...check }) => [checkId, check])),
    openCorrection: row.openCorrection,
    correctionCount: row.correctionCount,
    arrivedWith: arrivedWith(kind, row),
    hearings: row.hearings.map(hearingFacts),
    meetings: Object.fromEntries(
      row.hearings.flatMap((hearing) => {
        const { id, voided, meetingChair: chair, meetingMembers: members, meetingAnswered: answered } = hearing;
        return voided || chair === null ? [] : [[id, { chair, members, answered }] as const];
      }),
    ),
    changedSinceAsked: changedSinceAsked(kind, row),
    returnedDraft: row.returnedDraft,
    everDrafted: row.everDrafted,
    publicNotice: row.publicNotice,
    ...designationsOf(application, row, today),
    laterCaseNo: later && (later.referenceNo ?? ''),
    heldDesignation: row.heldDesignation,
    clockStops: row.clockStops.map(({ fromOn, toOn, reason }) => ({ from: fromOn, to: toOn, reason })),
    deadlines: row.deadlines,
    draft: null,
  };
  return {
    ...facts,
    draft: row.draft && draftFacts(row.draft, basisDigests(facts, { ...matter, draft: row.draft })),
  };
}

type DraftRow = Pick<
  DraftDecision,
  | 'outcome'
  | 'drafterId'
  | 'drafterName'
  | 'draftedOn'
  | 'text'
  | 'reason'
  | 'terms'
  | 'issueOn'
  | 'answers'
  | 'basis'
  | 'noticeJudgement'
> &
  Pick<DraftDecisionFacts, 'validFrom' | 'validTo' | 'approverId' | 'approvedOn'> & {
    approverName: string | null;
    approvalComment: string | null;
  };

/** @param now digests of the parts as they are now */
function draftFacts(
  { text, terms, answers, basis, approverName, approvalComment, noticeJudgement, ...draft }: DraftRow,
  now: BasisDigests,
): DraftDecisionFacts {
  return {
    ...draft,
    text: text ?? '',
    terms: terms ?? '',
    answers: answers ?? [],
    approverName: approverName ?? '',
    approvalComment: approvalComment ?? '',
    basis: basis && { requirements: basis.requirements, changedSince: changedBasis(basis.digests, now) },
    notice: noticeJudgement,
  };
}

/** What the procedure may look at of what the registry says of the institution. */
function institutionFacts(institution: MedicalInstitution): CaseFacts['institution'] {
  const { id, name, address, planningAreaId, establishedByState, inPrefecture, administratorName } = institution;
  const { establisherName, establisherAddress, establisherRepresentative } = institution;
  return {
    id,
    name,
    address,
    establisherName,
    establisherAddress,
    establisherRepresentative,
    administratorName,
    establishedByState,
    inPrefecture,
    planningAreaId,
  };
}

/** The line that the case is about, whichever of its designation it was begun on, and the one that a change may begin in later. */
function designationsOf(
  { id, procedure, currentDesignationId, submittedOn, paperArrivedOn }: Application,
  { designationLines, basisOf, draft, lastSubmittedAt, submissions }: FactsRow,
  today: IsoDate,
): Pick<CaseFacts, 'currentDesignation' | 'comingDesignation' | 'workAsked'> {
  const none = { currentDesignation: null, comingDesignation: null };
  if (procedure === 'new' || currentDesignationId === null) return none;
  const lines = designationLines ?? [];
  // A notice that was given by the first day, or of a refusal on its day, may be written down after it: it is of what held then.
  const day = draft === null ? today : dayOfDraft(draft).on;
  const on = procedure === 'change' && day < today ? day : today;
  const line = lineOfCase(lines, currentDesignationId, { procedure, on });
  if (line === null) return none;
  const of = basisOf ?? {};
  const restsOn =
    procedure === 'renewal'
      ? basisOfTerm(line, Object.values(of))
      : basisOf && newestBasis(lines, of, { day: arrivedOn({ submittedOn, paperArrivedOn }) ?? today });
  // What was decided is printed again on the work as it was then: of the lines that were entered before its own.
  const own = lines.findIndex(({ applicationId }) => applicationId === id);
  const asDecided = (of: DesignationLine) =>
    own === -1 ? of : (lines.slice(0, own).findLast(({ validTo }) => validTo === of.validTo) ?? of);
  const before = own === -1 ? lines : lines.slice(0, own);
  const approvedSince = changesSince(before, lastSubmittedAt);
  const daysOf = (of: readonly DesignationLine[]) =>
    of.filter(isChangeAmong(lines)).map(({ designatedOn }) => designatedOn);
  const [earlier, others] = [daysOf(before), daysOf(own === -1 ? [] : lines.slice(own))];
  const workThen = (of: DesignationLine) => {
    const work = workOf(asDecided(of));
    return work && workWhenDecided(work, { before: earlier, others });
  };
  const term = (of: DesignationLine): DesignationTerm => ({
    validFrom: of.validFrom,
    validTo: of.validTo,
    since: of.since,
    givenOn: of.givenOn,
    inForceFrom: of.inForceFrom,
    work: workThen(of),
    approvedSince,
    renewals: of.renewals.map(({ applicationId, ...each }) => ({ ...each, isOwn: applicationId === id })),
    endedOn: of.endedOn ?? null,
    ...(restsOn && { restsOn }),
  });
  const coming = procedure === 'change' ? comingLine(lines, line) : null;
  const comingTerm = (of: DesignationLine): DesignationTerm => ({
    ...term(of),
    ...(own !== -1 && !before.some(({ validTo }) => validTo === of.validTo) && { grantedSince: true as const }),
  });
  const askedOn = procedure === 'change' ? submissions.at(-1)?.submittedOn : undefined;
  const askedLine = askedOn === undefined ? line : lineOfCase(lines, currentDesignationId, { procedure, on: askedOn });
  const askedWork = askedLine && workThen(askedLine);
  const asked = askedLine !== line && { workAsked: askedWork && workWithout(askedWork, approvedSince) };
  const hidden = lines.filter((each) => each.applicationId !== null && !isMadePublic(each, today));
  if (hidden.length === 0)
    return { currentDesignation: term(line), comingDesignation: coming && comingTerm(coming), ...asked };
  const told = linesWithout(lines, hidden);
  const toldLine = lineOfCase(told, currentDesignationId, { procedure, on });
  const toldComing = toldLine && procedure === 'change' ? comingLine(told, toldLine) : null;
  const toldOf = (of: DesignationLine | null) => of && asIfUndecided(term(of), hidden);
  return {
    currentDesignation: { ...term(line), untilPublic: toldOf(toldLine) },
    comingDesignation: coming && { ...comingTerm(coming), untilPublic: toldOf(toldComing) },
    ...asked,
  };
}

/** The term without what is told with the 公示 of lines that still wait for it: that its renewal was granted, and changes of its work. */
function asIfUndecided(term: DesignationTerm, hidden: readonly DesignationLine[]): DesignationTerm {
  const granted = new Set(hidden.map(({ designatedOn }) => designatedOn));
  const isGranted = ({ decidedOn }: RenewalDates) => decidedOn !== null && granted.has(decidedOn);
  return {
    ...term,
    work: term.work ? workWithout(term.work, hidden.map(holdsFrom)) : term.work,
    renewals: term.renewals.map((each) => (isGranted(each) ? { ...each, decidedOn: null } : each)),
    endedOn: term.renewals.some(isGranted) ? null : (term.endedOn ?? null),
  };
}

/** Whether a line was made by an approved change: it keeps the last day of the one that it follows (法116). */
const isChangeAmong =
  (lines: readonly DesignationLine[]) =>
  ({ previousId, validTo }: DesignationLine): boolean =>
    lines.some((former) => former.id === previousId && former.validTo === validTo);

/** First days of the approved changes that were entered since a submission; of the same moment they were entered after it. */
function changesSince(lines: readonly DesignationLine[], submittedAt: string | null): IsoDate[] {
  if (submittedAt === null) return [];
  return lines
    .filter(({ enteredAt }) => Date.parse(enteredAt) >= Date.parse(submittedAt))
    .filter(isChangeAmong(lines))
    .map(({ designatedOn }) => designatedOn);
}

function workOf({ matters, changes }: Pick<DesignationLine, 'matters' | 'changes'>): DesignatedWork | null {
  return matters && { matters, changes: changes ?? [] };
}

/** Of each hearing that counts, what was submitted when its council was asked compared with the newest submission. */
function changedSinceAsked(kind: Kind, { askedOn, submitted, former }: FactsRow): CaseFacts['changedSinceAsked'] {
  const newest = submitted ?? former;
  if (askedOn === null || newest === null) return {};
  const now = readMatter(kind, newest).matter;
  const changed = askedOn.flatMap(({ hearingIds, matter }) => {
    const parts = changedParts(readMatter(kind, matter).matter, now);
    return parts.length === 0 ? [] : hearingIds.map((id) => [id, parts] as const);
  });
  return Object.fromEntries(changed);
}

/** What was submitted last before any correction was asked for. */
function arrivedWith(kind: Kind, { arrived }: FactsRow): CaseFacts['arrivedWith'] {
  if (arrived === null) return null;
  const { content, plan, evaluation } = readMatter(kind, arrived).matter;
  return { content, plan, evaluation };
}

type HearingRow = Omit<Hearing, 'applicationId' | 'meetingId' | 'step'>;

/** A hearing as the procedure sees it: each answer is there as a whole or not at all. */
export function hearingFacts(row: HearingRow): HearingFacts {
  const { id, council, planningAreaId, healthCentreId, requestedOn, dueOn, reportedOn, voided } = row;
  return {
    id,
    council,
    planningAreaId,
    healthCentreId,
    requestedOn,
    dueOn,
    convened:
      row.method !== null && row.meetsOn !== null
        ? { method: row.method, meetsOn: row.meetsOn, meetingName: row.meetingName ?? '' }
        : null,
    confirmation:
      row.points !== null && row.confirmedOn !== null
        ? {
            points: readStoredFlags(CONFIRMATION_POINTS, row.points),
            confirmedOn: row.confirmedOn,
            chair: row.chair ?? '',
            remarks: row.remarks,
          }
        : null,
    reportedOn,
    opinion:
      row.opinion !== null && row.heldOn !== null
        ? {
            heldOn: row.heldOn,
            answeredOn: row.answeredOn,
            body: row.body ?? 'plenary',
            opinion: row.opinion,
            remarks: row.remarks,
            supplementaryOpinion: row.supplementaryOpinion ?? '',
          }
        : null,
    voided,
  };
}

/** A line of the register in the order in which it was entered; what older lines designated is not known. */
type DesignationLine = SucceedingLine &
  Omit<DesignationTerm, 'renewals'> & {
    renewals: readonly (RenewalDates & { applicationId: string })[];
    registeredOn: IsoDate;
    /** Time of the entry as ISO 8601. */
    enteredAt: string;
    applicationId: string | null;
    publicNoticeOn: IsoDate | null;
    matters: DesignatedWork['matters'] | null;
    changes: DesignatedWork['changes'] | null;
  };

/** What the statement gives for one case. */
interface FactsRow {
  institution: MedicalInstitution;
  round: IntakeRound | null;
  officer: CaseFacts['officer'];
  plan: unknown;
  evaluation: unknown;
  attachments: Matter['attachments'];
  /** Null unless the actor sees the working copy. */
  working: (Omit<SavedSection, 'savedAt'> & Pick<WorkingSection, 'body'> & { savedAt: string })[] | null;
  submissions: SubmissionHead[];
  /** Time of the newest submission as ISO 8601; null before the first. */
  lastSubmittedAt: string | null;
  /** The newest submission's matter; null unless the actor sees it. */
  submitted: object | null;
  /** The same beside the working copy, which is compared with it; null where there is none, and to everybody else. */
  former: object | null;
  checks: Pick<ExaminationCheck, 'checkId' | 'met' | 'note' | 'outdated'>[];
  openCorrection: CorrectionFacts | null;
  correctionCount: number;
  /** The matter with which the application arrived; null where no correction was asked for. */
  arrived: object | null;
  hearings: HearingRow[];
  /** Submissions before the newest, each with the hearings that count whose council was asked while it was the newest; null where there are none. */
  askedOn: { hearingIds: string[]; matter: object }[] | null;
  draft: DraftRow | null;
  returnedDraft: CaseFacts['returnedDraft'];
  everDrafted: boolean;
  publicNotice: CaseFacts['publicNotice'];
  designationLines: DesignationLine[] | null;
  /** What the decisions rested on that the institution was given of the kind, by application; null where nothing is changed or renewed. */
  basisOf: Readonly<Record<string, DecidedBasis>> | null;
  /** Of the institution and kind, in the order in which they were begun; none unless it was withdrawn. */
  otherCases: (OtherCase & { begunLater: boolean })[];
  heldDesignation: CaseFacts['heldDesignation'];
  clockStops: Pick<ClockStopRow, 'fromOn' | 'toOn' | 'reason'>[];
  deadlines: Pick<Deadline, 'kind' | 'dueOn' | 'remindedOn'>[];
}

/** What is the same for every case. */
interface SharedFacts {
  closedDays: ClosedDaysText;
  /** Null when none is registered. */
  planningAreas: CaseFacts['planningAreas'] | null;
  healthCentres: CaseFacts['healthCentres'] | null;
  rounds: RoundFacts[] | null;
  officers: OfficerRow[] | null;
  /** Null when none is entered. */
  contacts: OfficeContact[] | null;
  paperSettings: PaperSetting[] | null;
}

interface ReadFacts extends SharedFacts {
  keyUsed: boolean;
  /** By id; null when there is none. */
  cases: Readonly<Record<string, FactsRow>> | null;
}

interface ReadWithLock extends SharedFacts {
  keyUsed: boolean;
  facts: FactsRow;
  versionsSeen: [number, number];
}

const CHECKS = jsonRows(jsonRow<ExaminationCheck>('c', ['checkId', 'met', 'note', 'outdated']), {
  from: 'examination_check c WHERE c.application_id = a.id',
  orderBy: 'c.check_id',
});

const CORRECTION_ITEMS = jsonRows(jsonRow<CorrectionItemRow>('i', ['id', 'target', 'text', 'answer']), {
  from: 'correction_item i WHERE i.correction_id = c.id',
  orderBy: 'i.position',
});

const OPEN_CORRECTION = `(SELECT ${jsonRow<Correction>('c', ['id', 'number', 'requestedOn', 'dueOn'], { items: CORRECTION_ITEMS })}
  FROM correction c WHERE c.application_id = a.id AND c.closed_on IS NULL)`;

const CORRECTION_COUNT = '(SELECT count(*) FROM correction c WHERE c.application_id = a.id)';

/** Who is asked to correct can no longer pull the application back, so what was last submitted as a whole is what arrived. */
const ARRIVED = `CASE WHEN ${CORRECTION_COUNT} > 0 THEN
  (SELECT s.matter FROM submission s WHERE s.application_id = a.id AND s.event_type <> 'SUBMIT_CORRECTION' ORDER BY s.number DESC LIMIT 1) END`;

const HEARINGS = jsonRows(
  jsonRow<Hearing>('h', [
    'id',
    'council',
    'planningAreaId',
    'healthCentreId',
    'requestedOn',
    'dueOn',
    'method',
    'meetsOn',
    'meetingName',
    'meetingChair',
    'meetingMembers',
    'meetingAnswered',
    'points',
    'confirmedOn',
    'chair',
    'remarks',
    'reportedOn',
    'heldOn',
    'answeredOn',
    'body',
    'opinion',
    'supplementaryOpinion',
    'voided',
  ]),
  { from: 'hearing h WHERE h.application_id = a.id', orderBy: 'h.requested_on, h.planning_area_id, h.id' },
);

const ASKING_EVENT = `CASE h.council ${COUNCILS.map((each) => `WHEN '${each}' THEN '${REFERRAL[each].event}'`).join(' ')} END`;

/** A hearing that counts was opened by the last entry that asks its council (about its area): a newer one would have voided it. */
const ASKED_AT = lastEntryAbout(
  'a.id',
  `e.event_type = ${ASKING_EVENT}
  AND (h.planning_area_id IS NULL OR e.payload -> 'planningAreaIds' @> to_jsonb(h.planning_area_id))`,
);

/** Nothing is read where nothing was submitted again. */
const ASKED_ON = `(SELECT json_agg(json_build_object('hearingIds', asked.hearings, 'matter', earlier.matter))
  FROM (SELECT counted.number, json_agg(counted.id) AS hearings FROM (
      SELECT h.id, (SELECT max(s.number) FROM submission s WHERE s.application_id = a.id AND s.seq < ${ASKED_AT}) AS number
      FROM hearing h WHERE h.application_id = a.id AND NOT h.voided) counted
    GROUP BY counted.number) asked
  JOIN submission earlier ON earlier.application_id = a.id AND earlier.number = asked.number
  WHERE asked.number < (SELECT max(s.number) FROM submission s WHERE s.application_id = a.id))`;

const SUBMITTED_AGAIN = 'EXISTS (SELECT FROM submission s WHERE s.application_id = a.id AND s.number > 1)';

const DRAFT = `(SELECT ${jsonRow<DraftDecision>(
  'd',
  [
    'outcome',
    'drafterId',
    'drafterName',
    'draftedOn',
    'text',
    'reason',
    'terms',
    'issueOn',
    'answers',
    'validFrom',
    'validTo',
    'basis',
    'noticeJudgement',
  ],
  {
    approverId: 'p.approver_id',
    approverName: 'p.approver_name',
    approvedOn: 'p.answered_on',
    approvalComment: 'p.comment',
  },
)} FROM draft_decision d LEFT JOIN approval p ON p.draft_decision_id = d.id AND p.answer = 'approved' AND p.voided_on IS NULL
  WHERE d.application_id = a.id AND d.voided_on IS NULL)`;

const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

/** Read only where it is asked of them. */
const OTHER_CASES = jsonRows(
  jsonRow<Application>('other', ['referenceNo', 'procedure', 'state'], {
    begunLater: 'other.created_at > a.created_at',
  }),
  {
    from: `application other WHERE a.state = 'withdrawn' AND other.id <> a.id AND other.institution_id = a.institution_id AND other.kind = a.kind`,
    orderBy: 'other.created_at',
  },
);

/** The newest draft, where the approver has returned it. */
const RETURNED_DRAFT = `(SELECT json_build_object('reason', p.comment, 'returnedOn', p.answered_on, 'approverName', p.approver_name)
  FROM approval p WHERE p.answer = 'returned' AND p.draft_decision_id = (${newestDraft('a.id')}))`;

const CLOCK_STOPS = jsonRows(jsonRow<ClockStopRow>('s', ['fromOn', 'toOn', 'reason']), {
  from: 'clock_stop s WHERE s.application_id = a.id',
  orderBy: 's.from_on',
});

/** A deadline that has passed stays open, because it is overdue until it is met. */
const OPEN_DEADLINES = jsonRows(jsonRow<Deadline>('d', ['kind', 'dueOn', 'remindedOn']), {
  from: 'deadline d WHERE d.application_id = a.id AND d.closed_by_seq IS NULL',
  orderBy: 'd.due_on',
});

const SUBMISSIONS = jsonRows(
  jsonRow<Submission>('s', ['number', 'seq', 'eventType', 'submittedOn', 'submittedByName', 'submittedByOffice'], {
    sha256: 's.sha256',
  }),
  { from: 'submission s WHERE s.application_id = a.id', orderBy: 's.number' },
);

const NEWEST_MATTER = `(SELECT s.matter FROM submission s WHERE s.application_id = a.id ORDER BY s.number DESC LIMIT 1)`;

const BASIS_OF = `(SELECT json_object_agg(decided.id, json_build_object(
    'procedure', decided.procedure, 'validTo', ${lastDayDesignated('decided.id')},
    'noticedOn', basis.matter -> 'evaluation' -> 'result' ->> 'noticedOn', 'noticeNo', basis.matter -> 'evaluation' -> 'result' ->> 'noticeNo',
    'heardOn', basis.matter -> 'plan' ->> 'heardOn',
    'field', basis.matter -> 'content' ->> 'field', 'environmentNo', basis.matter -> 'content' ->> 'environmentConfirmationNo'))
  FROM application decided CROSS JOIN LATERAL (
    SELECT s.matter FROM submission s WHERE s.application_id = decided.id ORDER BY s.number DESC LIMIT 1) basis
  WHERE a.procedure <> 'new' AND decided.institution_id = a.institution_id AND decided.kind = a.kind AND decided.state = 'designated')`;

const WORKING = jsonRows(jsonRow<WorkingSection>('w', ['section', 'version', 'body', 'savedByName', 'savedAt']), {
  from: 'working_section w WHERE w.application_id = a.id',
  orderBy: 'w.section',
});

/** Nothing is submitted, or it is being written again. */
const WORKING_COUNTS = `(a.submitted_on IS NULL OR a.state IN (${quoted(STATES.filter(isBeingWritten))}))`;

/** SQL of what is read in each view and left out in the other: both hold up to a megabyte. */
const READ_IN: Readonly<
  Record<View, Pick<Readonly<Record<keyof FactsRow, string>>, 'working' | 'submitted' | 'former'>>
> = {
  own: {
    working: `CASE WHEN ${WORKING_COUNTS} THEN ${WORKING} END`,
    submitted: `CASE WHEN NOT ${WORKING_COUNTS} THEN ${NEWEST_MATTER} END`,
    former: `CASE WHEN ${WORKING_COUNTS} THEN ${NEWEST_MATTER} END`,
  },
  submitted: {
    working: 'NULL',
    submitted: `CASE WHEN a.submitted_on IS NOT NULL THEN ${NEWEST_MATTER} END`,
    former: 'NULL',
  },
};

const COMMON = {
  institution: institutionJson('a.institution_id'),
  round: roundJson('a.round_id'),
  officer: `(SELECT json_build_object('id', officer.id, 'name', officer.name) FROM ${ACCOUNT_NAMES} officer WHERE officer.id = a.officer_id)`,
  plan: latestPlan('a.id'),
  evaluation: evaluationJson('a.id'),
  attachments: attachedFiles('a.id'),
  submissions: SUBMISSIONS,
  lastSubmittedAt: '(SELECT max(s.submitted_at) FROM submission s WHERE s.application_id = a.id)',
  checks: CHECKS,
  openCorrection: OPEN_CORRECTION,
  correctionCount: CORRECTION_COUNT,
  arrived: ARRIVED,
  hearings: HEARINGS,
  askedOn: `CASE WHEN ${SUBMITTED_AGAIN} THEN ${ASKED_ON} END`,
  draft: DRAFT,
  returnedDraft: RETURNED_DRAFT,
  everDrafted: '(EXISTS (SELECT FROM draft_decision d WHERE d.application_id = a.id))',
  publicNotice: publicNoticeJson('a.id', dayOfDocument),
  designationLines: linesFromJson('a.current_designation_id', dayOfDocument),
  basisOf: BASIS_OF,
  otherCases: OTHER_CASES,
  heldDesignation: heldDesignationJson({ institutionId: 'a.institution_id', kind: 'a.kind', applicationId: 'a.id' }),
  clockStops: CLOCK_STOPS,
  deadlines: OPEN_DEADLINES,
};

const inEachView = <T>(make: (facts: string) => T): Readonly<Record<View, T>> => ({
  own: make(jsonRow<FactsRow>('a', [], { ...COMMON, ...READ_IN.own })),
  submitted: make(jsonRow<FactsRow>('a', [], { ...COMMON, ...READ_IN.submitted })),
});

/** What is asked with the lock of one case: PostgreSQL keeps its plan, which takes twice as long as running it. */
const WITH_LOCK = inEachView((facts) => ({
  facts,
  closedDays: CLOSED_DAYS,
  planningAreas: PLANNING_AREAS,
  healthCentres: HEALTH_CENTRES,
  rounds: ROUNDS,
  officers: OFFICERS,
  contacts: OFFICE_CONTACTS,
  paperSettings: PAPER_SETTINGS,
  keyUsed: keyUsed(':keys'),
  versionsSeen:
    '(SELECT json_build_array(seen.lock_version, seen.working_version) FROM application seen WHERE seen.id = a.id)',
}));

const FACTS = inEachView(
  (
    facts,
  ) => `SELECT ${CLOSED_DAYS} AS "closedDays", ${PLANNING_AREAS} AS "planningAreas", ${HEALTH_CENTRES} AS "healthCentres",
  ${ROUNDS} AS rounds, ${OFFICERS} AS officers, ${OFFICE_CONTACTS} AS contacts, ${PAPER_SETTINGS} AS "paperSettings", ${keyUsed('$2')} AS "keyUsed",
  json_object_agg(a.id, ${facts}) AS cases FROM application a WHERE a.id = ANY($1::uuid[])`,
);
