/**
 * One case as a page shows it to one person. What the person may read of it is decided in `visibility.ts`; the files, the working copy and the matter were
 * read for this person already, and the days of the procedure (処理日数) are told to everybody.
 */
import { type ExpectedStep, expectedSteps } from '../../procedure/expected-steps.js';
import { roundForecast } from '../../procedure/requirements/round-forecast.js';
import { lostByNotSubmitting, renewalIsTooLate } from '../../procedure/designation/giving-up.js';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { councilsOf } from '../../procedure/conditions/hearings.js';
import { ofRefusalItself } from '../../procedure/conditions/refusal.js';
import { availableEvents, type AvailableEvent } from '../../procedure/decide.js';
import { requiredDocuments, type RequiredDocument } from '../../procedure/requirements/documents.js';
import {
  COUNCIL_LABEL,
  type CaseFacts,
  type DeadlineKind,
  type DraftedDecision,
  type HearingFacts,
} from '../../procedure/case/facts.js';
import { type Continuation, continuationOf } from '../../procedure/designation/validity.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { processingDays } from '../../procedure/case/processing-days.js';
import { requiredActions, type RequiredActions } from '../../procedure/required-actions.js';
import { stageLine, type StageOnLine } from '../../procedure/stage-line.js';
import { STATE_INFO } from '../../procedure/terms/states.js';
import type { UnreadableValue } from '../../procedure/fields/stored-content.js';
import type { HealthCentre, IntakeRound, MedicalInstitution, PlanningArea } from '../../registry/registry.entities.js';
import type { Application } from '../entities/application.js';
import type { SubmissionHead } from '../facts/facts-loader.js';
import type { SavedSection } from '../entities/working-section.js';
import type { Condition } from '../../procedure/case/decision.js';
import { writingConditions } from '../../procedure/working-copy.js';
import type { Approval } from '../entities/approval.js';
import type { CorrectionItemRow } from '../entities/correction-item.js';
import type { Correction } from '../entities/correction.js';
import type { Deadline } from '../entities/deadline.js';
import type { DraftDecision } from '../entities/draft-decision.js';
import type { EventAttempt } from '../entities/event-attempt.js';
import type { Matter } from '../entities/submission.js';
import {
  seesCorrections,
  seesDeadline,
  seesDeliberation,
  visibleAttempt,
  visibleFacts,
  visibleHearing,
  visibleSentence,
  visibleSubmissions,
} from './visibility.js';

export interface HearingView extends HearingFacts {
  councilLabel: string;
  planningAreaName: string | null;
  healthCentreName: string | null;
}

export interface CorrectionView {
  number: number;
  requestedOn: IsoDate;
  dueOn: IsoDate;
  closedOn: IsoDate | null;
  /** Why the prefecture closed it without an answer; prefecture only, '' for the others. */
  closedReason: string;
  /** What a designation asks and the application did not meet when it ended; prefecture only, empty for the others. */
  unmet: readonly Condition[];
  items: {
    id: string;
    target: string;
    text: string;
    answer: string;
    /** As `CorrectionItemRow.unchanged`. */
    unchanged: boolean;
  }[];
}

/** 起案 with the answers to it. */
export interface DraftView extends DraftedDecision {
  id: string;
  drafterName: string;
  draftedOn: IsoDate;
  /** Of a refusal: what was asked of it and which approved changes it ends, as the drafter was told; Japanese sentences. */
  told: readonly string[];
  voidedOn: IsoDate | null;
  voidReason: string;
  approvals: {
    approverName: string;
    answer: 'approved' | 'returned';
    comment: string;
    answeredOn: IsoDate;
    voidedOn: IsoDate | null;
  }[];
}

interface DeadlineView {
  kind: DeadlineKind;
  dueOn: IsoDate;
  legalBasis: string;
  /** `passed`: overdue and still open. */
  status: 'open' | 'passed' | 'closed';
}

export interface CaseView {
  application: Application;
  institution: MedicalInstitution;
  planningArea: PlanningArea | null;
  /** 調整会議事務局. */
  secretariat: HealthCentre | null;
  /** 所管保健所. */
  jurisdiction: HealthCentre | null;
  round: IntakeRound | null;
  /** The facts the person may read: drafts, examination notes and council answers are emptied for outsiders. */
  facts: CaseFacts;
  /** What the hospital lays before the prefecture, as the facts tell it. */
  matter: Matter;
  /** Stored values of the content that could not be read; their fields are empty in the facts. */
  unreadable: UnreadableValue[];
  /** What must hold for the person to write the application; all met: its editors are open. */
  writing: Condition[];
  /** The saved sections of the working copy; null to everybody who sees the newest submission instead. */
  working: SavedSection[] | null;
  /** Every submission, the newest last. */
  submissions: SubmissionHead[];
  requiredActions: RequiredActions;
  availableEvents: AvailableEvent[];
  stageLine: StageOnLine[];
  documents: {
    /** Every row of the list for this case. */
    required: ListedDocument[];
    issued: StoredFileInfo[];
    /** Every version of every file that the person may read, also of uploads whose row has left the list. */
    stored: readonly StoredFileInfo[];
  };
  hearings: HearingView[];
  /** Newest first; hospital and prefecture only. */
  corrections: CorrectionView[];
  /** Newest first; prefecture only. */
  drafts: DraftView[];
  deadlines: DeadlineView[];
  /** Refused attempts, newest first; prefecture only, and without the conditions where somebody else tried. */
  attempts: EventAttempt[];
  /** 処理日数 31開庁日（補正 6開庁日を除く）; null before the application has arrived. */
  processingText: string | null;
  /** What is lost where a renewal is not submitted by the last day, and what is done once it is over: Japanese sentences, none in other cases. */
  renewalLosses: string[];
  /** That the evaluation may come too late for the round: a Japanese sentence; null where nothing keeps the application from it. */
  roundForecast: string | null;
  /** It is over: the renewal can no longer be submitted. */
  renewalTooLate: boolean;
  /** How the designation that is renewed or changed stands today; null for a new one, and once its successor is decided. */
  currentStanding: Continuation | null;
  expectedSteps: ExpectedStep[];
}

/** A row of the list of documents with its files. */
interface ListedDocument extends RequiredDocument {
  /** Those that go with the application as the person sees it, in the order in which they came. */
  files: readonly StoredFileInfo[];
  /** What else the person may read of it, newest first: withdrawn, replaced, or not submitted. */
  others: readonly StoredFileInfo[];
}

/** Everything the view is made of, as it was read. */
export interface ReadCase {
  actor: Actor;
  /** Date in Japan. */
  today: IsoDate;
  application: Application;
  facts: CaseFacts;
  matter: Matter;
  institution: MedicalInstitution;
  unreadable: UnreadableValue[];
  working: SavedSection[] | null;
  submissions: SubmissionHead[];
  round: IntakeRound | null;
  areas: readonly PlanningArea[];
  centres: readonly HealthCentre[];
  files: readonly StoredFileInfo[];
  corrections: readonly Correction[];
  correctionItems: readonly CorrectionItemRow[];
  drafts: readonly DraftDecision[];
  approvals: readonly Approval[];
  deadlines: readonly Deadline[];
  attempts: EventAttempt[];
}

/** Pure. */
export function caseView(material: ReadCase): CaseView {
  const { actor, today, application, facts, matter, institution, round, areas, centres } = material;
  const counted = new Set(matter.attachments.map(({ fileId }) => fileId));
  // A file is withdrawn from what is submitted next: until then nobody else knows of it.
  const files = material.files.map((file) => (counted.has(file.id) ? { ...file, withdrawal: null } : file));
  const { kind, procedure, state } = application;
  const area = areas.find(({ id }) => id === application.planningAreaId) ?? null;
  const centre = (id: string | null | undefined) => centres.find((each) => each.id === id) ?? null;
  const situation = { kind, procedure, state, facts, actor, now: { today } };
  const actions = requiredActions(situation);
  const shown = visibleFacts(actor, facts);
  return {
    application,
    institution,
    planningArea: area,
    secretariat: centre(area?.secretariatHealthCentreId),
    jurisdiction: centre(institution.jurisdictionHealthCentreId),
    round,
    facts: shown,
    matter,
    unreadable: material.unreadable,
    writing: writingConditions({ state, facts, actor }),
    working: material.working,
    submissions: visibleSubmissions(actor, material.submissions),
    requiredActions: { ...actions, sentence: visibleSentence(actor, state, actions.sentence) },
    availableEvents: availableEvents(situation),
    stageLine: stageLine(application, councilsOf(facts), state, facts),
    documents: {
      required: requiredDocuments(facts).map((document) => ({
        ...document,
        ...filesOf(document, matter, files),
      })),
      issued: files.filter(({ purpose }) => purpose === 'issued'),
      stored: files,
    },
    hearings: facts.hearings.map((hearing) => ({
      ...visibleHearing(actor, hearing),
      councilLabel: COUNCIL_LABEL[hearing.council],
      planningAreaName: areas.find(({ id }) => id === hearing.planningAreaId)?.name ?? null,
      healthCentreName: centre(hearing.healthCentreId)?.name ?? null,
    })),
    corrections: seesCorrections(actor) ? correctionViews(material) : [],
    drafts: seesDeliberation(actor) ? draftViews(material) : [],
    deadlines: material.deadlines.filter((deadline) => seesDeadline(actor, deadline.kind)).map(deadlineView),
    attempts: seesDeliberation(actor) ? material.attempts.map(visibleAttempt) : [],
    processingText: processingText(material),
    renewalLosses: STATE_INFO[state].final ? [] : lostByNotSubmitting(facts, today),
    roundForecast: STATE_INFO[state].final ? null : roundForecast(facts, today),
    renewalTooLate: !STATE_INFO[state].final && renewalIsTooLate(facts, today),
    currentStanding:
      shown.currentDesignation && state !== 'designated'
        ? continuationOf({ ...shown.currentDesignation, today })
        : null,
    expectedSteps: expectedSteps(state, facts, today),
  };
}

/** The files that the matter names for a document, and those of it that it does not. */
function filesOf(
  { requirement: { id } }: RequiredDocument,
  { attachments }: Matter,
  stored: readonly StoredFileInfo[],
): Pick<ListedDocument, 'files' | 'others'> {
  const own = stored.filter(({ requirementId }) => requirementId === id);
  const named = attachments.flatMap(({ fileId }) => own.filter((file) => file.id === fileId));
  return { files: named, others: own.filter((file) => !named.includes(file)) };
}

function correctionViews({ actor, corrections, correctionItems }: ReadCase): CorrectionView[] {
  return corrections.map(({ id: correctionId, number, requestedOn, dueOn, closedOn, closedReason, unmet }) => ({
    number,
    requestedOn,
    dueOn,
    closedOn,
    closedReason: seesDeliberation(actor) ? closedReason : '',
    unmet: (seesDeliberation(actor) ? unmet : null) ?? [],
    items: correctionItems
      .filter((item) => item.correctionId === correctionId)
      .map(({ id, target, text, answer, unchanged }) => ({ id, target, text, answer, unchanged: unchanged === true })),
  }));
}

function draftViews({ drafts, approvals }: ReadCase): DraftView[] {
  return drafts.map((draft) => ({
    id: draft.id,
    outcome: draft.outcome,
    drafterName: draft.drafterName,
    draftedOn: draft.draftedOn,
    text: draft.text ?? '',
    reason: draft.reason,
    terms: draft.terms ?? '',
    issueOn: draft.issueOn,
    answers: draft.answers ?? [],
    validFrom: draft.validFrom,
    validTo: draft.validTo,
    told: ofRefusalItself(draft.basis?.requirements ?? []).map(({ text }) => text),
    voidedOn: draft.voidedOn,
    voidReason: draft.voidReason,
    approvals: approvals
      .filter(({ draftDecisionId }) => draftDecisionId === draft.id)
      .map((approval) => ({
        approverName: approval.approverName,
        answer: approval.answer,
        comment: approval.comment,
        answeredOn: approval.answeredOn,
        voidedOn: approval.voidedOn,
      })),
  }));
}

function deadlineView({ kind, dueOn, legalBasis, closedBySeq, passedBySeq }: Deadline): DeadlineView {
  return {
    kind,
    dueOn,
    legalBasis,
    status: closedBySeq !== null ? 'closed' : passedBySeq !== null ? 'passed' : 'open',
  };
}

/** The period begins when the application arrives (行政手続法7条) and ends with the decision. */
function processingText({ application, facts, today }: ReadCase): string | null {
  if (facts.submittedOn === null) return null;
  const until = STATE_INFO[application.state].final ? facts.stateSince : today;
  return processingDays({
    arrivedOn: facts.submittedOn,
    until,
    clockStops: facts.clockStops,
    closedDays: facts.closedDays,
  }).text;
}
