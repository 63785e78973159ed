/**
 * What a person who does not belong to the prefecture may read of a case. A list of what is shown, never of what is
 * hidden: something new stays inside until someone adds it here. Who reads the entry of an event stands in its row (procedure/events), who reads of
 * a corrected record in that of the record (procedure/recorded-facts).
 */
import { readableForms } from '../../documents/form-readers.js';
import { ofOwnCouncil } from '../../documents/own-council.js';
import { type Actor, isPrefecture, type Role } from '../../procedure/terms/actors.js';
import { readsFromDecision } from '../../procedure/designation/public-notice.js';
import type { CaseFacts, DeadlineKind, HearingFacts } from '../../procedure/case/facts.js';
import { EVENT_TYPES, EVENTS, type Readers } from '../../procedure/events/index.js';
import { recordTypesReadBy } from '../../procedure/recorded-facts.js';
import type { CaseState } from '../../procedure/terms/states.js';
import { type CaseEntry, DOCUMENT_ENTRIES } from '../entities/case-event-row.js';
import type { EventAttempt } from '../entities/event-attempt.js';
import type { SubmissionHead } from '../facts/facts-loader.js';
import { CORRECTED_RECORD } from '../log/record-correction.js';
import { seesEverySubmission } from '../scope/access-scope.js';
import type { SqlFilter } from '../../platform/sql-filter.js';

/** The prefecture's own staff see every case as a whole. */
export function isInside(actor: Pick<Actor, 'role'>): boolean {
  return isPrefecture(actor.role);
}

/** What is corrected is between the prefecture and the applicant. */
export function seesCorrections(actor: Pick<Actor, 'role'>): boolean {
  return isInside(actor) || actor.role === 'hospital';
}

/** 起案 with the answers to it, refused attempts, and why the prefecture closed a correction itself. */
export function seesDeliberation(actor: Pick<Actor, 'role'>): boolean {
  return isInside(actor);
}

/**
 * A refused attempt as whoever sees deliberation may read it. What was not met tells of what the one who tried had before him, such as what a
 * hospital is still writing: of an attempt from outside they know that it was made and refused, nothing more.
 */
export function visibleAttempt(attempt: EventAttempt): EventAttempt {
  return isInside({ role: attempt.actorRole }) ? attempt : { ...attempt, conditions: [] };
}

/** Events whose entries are read by these people. */
const readBy = (readers: Readers) => EVENT_TYPES.filter((type) => EVENTS[type].readers === readers);

export function visibleSubmissions(actor: Actor, submissions: readonly SubmissionHead[]): SubmissionHead[] {
  const shown = seesEverySubmission(actor) ? submissions : submissions.slice(-1);
  return shown.map(({ number, seq, eventType, submittedOn, submittedByName, submittedByOffice, sha256 }) => ({
    number,
    seq,
    eventType,
    submittedOn,
    submittedByName: seesName(actor, { actorOffice: submittedByOffice }) ? submittedByName : '',
    submittedByOffice,
    sha256,
  }));
}

const DEADLINES_SHOWN: Readonly<Record<Role, readonly DeadlineKind[]>> = {
  prefectureOfficer: ['application', 'correction', 'councilReport', 'processing'],
  prefectureApprover: ['application', 'correction', 'councilReport', 'processing'],
  hospital: ['application', 'correction'],
  healthCentre: ['councilReport'],
  supportCentre: ['application'],
  systemAdministrator: [],
  timer: [],
};

export function seesDeadline(actor: Pick<Actor, 'role'>, kind: DeadlineKind): boolean {
  return DEADLINES_SHOWN[actor.role].includes(kind);
}

/** The entries of the log of a case that are shown to this person, as SQL over `record_entry` as alias `e`. */
export function visibleEntries(actor: Pick<Actor, 'role' | 'healthCentreId' | 'officeName'>): SqlFilter {
  if (isInside(actor)) return { where: '1 = 1', params: {} };
  const params = {
    entriesForEveryone: ['OPEN', ...readBy('everyone')],
    entriesOfDeadlines: readBy('whoSeesTheDeadline'),
    deadlinesShown: DEADLINES_SHOWN[actor.role],
    recordsForEveryone: recordTypesReadBy('everyone'),
    entriesOfOffices: readBy('ownOffice'),
    ownOffice: actor.officeName,
    documentEntries: Object.values(DOCUMENT_ENTRIES),
    readableForms: readableForms(actor.role) ?? [],
  };
  const told = `(e.event_type = ANY(:entriesForEveryone) OR (e.event_type = ANY(:entriesOfDeadlines) AND e.payload ->> 'deadline' = ANY(:deadlinesShown))
    OR (${NOTED_TYPE} = ANY(:entriesOfOffices) AND e.actor_office = :ownOffice)
    OR ${correctionOf('recordsForEveryone')})`;
  // An entry about a document is shown to whoever may read the document (see StoredFileService).
  const aboutReadableDocument = `e.event_type = ANY(:documentEntries) AND e.payload ->> 'formId' = ANY(:readableForms)`;
  if (actor.role !== 'healthCentre') return { where: `(${told} OR (${aboutReadableDocument}))`, params };
  const columns = { formId: `(e.payload ->> 'formId')`, subjectKey: `(e.payload ->> 'subjectKey')` };
  const own = ofOwnCouncil(actor, columns, (area) => ({
    where: ownHearing(`own.planning_area_id = ${area}`),
    params: { ownCentre: actor.healthCentreId },
  }));
  return {
    where: `(${told} OR (${aboutReadableDocument} AND ${own.where})
      OR (e.event_type = ANY(:entriesForCentres) AND ${ownHearing(`own.id::text = e.payload ->> 'hearingId'`)})
      OR (e.event_type = 'ENTRY_WITHDRAWN' AND e.payload ->> 'entry' = ANY(:entriesForCentres) AND e.actor_office = :ownOffice)
      OR (${correctionOf('recordsForCentres')} AND ${ownHearing(`own.id::text = ${CORRECTED_RECORD} ->> 'hearingId'`)}))`,
    params: {
      ...params,
      ...own.params,
      entriesForCentres: readBy('ownHealthCentre'),
      recordsForCentres: recordTypesReadBy('ownHealthCentre'),
    },
  };
}

/** The event of an entry, of one that takes another back that of the other: both are read by the same people. */
const NOTED_TYPE = `CASE WHEN e.event_type = 'ENTRY_WITHDRAWN' THEN e.payload ->> 'entry' ELSE e.event_type END`;

const correctionOf = (types: string) =>
  `(e.event_type = 'RECORD_CORRECTED' AND ${CORRECTED_RECORD} ->> 'type' = ANY(:${types}))`;

const ownHearing = (condition: string) =>
  `EXISTS (SELECT FROM hearing own WHERE own.application_id = e.subject_id::uuid AND own.health_centre_id = :ownCentre AND ${condition})`;

/** Whether the person may know who of the other office did it; otherwise only the office is named. */
export function seesName(actor: Pick<Actor, 'role' | 'officeName'>, entry: Pick<CaseEntry, 'actorOffice'>): boolean {
  return isInside(actor) || entry.actorOffice === actor.officeName;
}

/**
 * A hearing as the person may see it: the health centre sees its own whole; for the others only that it was
 * requested, held and answered.
 */
export function visibleHearing(actor: Actor, hearing: HearingFacts): HearingFacts {
  if (isInside(actor) || isOwnCentre(actor, hearing.healthCentreId)) return hearing;
  const { id, council, planningAreaId, healthCentreId, requestedOn, reportedOn, voided } = hearing;
  const known = { id, council, planningAreaId, healthCentreId, requestedOn, reportedOn, voided };
  return { ...known, dueOn: null, convened: null, confirmation: null, opinion: null };
}

const isOwnCentre = (actor: Actor, healthCentreId: string | null): boolean =>
  actor.role === 'healthCentre' && healthCentreId === actor.healthCentreId;

/**
 * The facts as the person may read them: each is named, so that a new one is shown to nobody outside before it stands here. The
 * prefecture's own examination and draft are not.
 */
export function visibleFacts(actor: Actor, facts: CaseFacts): CaseFacts {
  if (isInside(actor)) return facts;
  return {
    kind: facts.kind,
    procedure: facts.procedure,
    profile: facts.profile,
    institution: facts.institution,
    content: facts.content,
    plan: facts.plan,
    evaluation: facts.evaluation,
    attachedFiles: facts.attachedFiles,
    round: facts.round,
    rounds: facts.rounds,
    officer: null,
    officers: {},
    lastSubmission: facts.lastSubmission,
    submittedOn: facts.submittedOn,
    paperArrivedOn: facts.paperArrivedOn,
    receivedOn: facts.receivedOn,
    examination: {},
    openCorrection: seesCorrections(actor) ? facts.openCorrection : null,
    correctionCount: facts.correctionCount,
    arrivedWith: facts.arrivedWith,
    planningAreas: facts.planningAreas,
    healthCentres: facts.healthCentres,
    hearings: facts.hearings.map((hearing) => visibleHearing(actor, hearing)),
    meetings: Object.fromEntries(
      Object.entries(facts.meetings).filter(([of]) =>
        facts.hearings.some(({ id, healthCentreId }) => id === of && isOwnCentre(actor, healthCentreId)),
      ),
    ),
    changedSinceAsked: {},
    draft: null,
    returnedDraft: null,
    everDrafted: false,
    publicNotice: facts.publicNotice,
    currentDesignation: termReadBy(actor, facts, facts.currentDesignation),
    comingDesignation: termReadBy(actor, facts, facts.comingDesignation),
    heldDesignation: facts.heldDesignation,
    clockStops: facts.clockStops,
    deadlines: facts.deadlines.filter(({ kind }) => seesDeadline(actor, kind)),
    stateSince: facts.stateSince,
    withdrawnOn: facts.withdrawnOn,
    laterCaseNo: null,
    answeredLast: facts.answeredLast,
    closedDays: facts.closedDays,
    holidaysCalculatedFrom: facts.holidaysCalculatedFrom,
  };
}

/** The term as the person reads of it: beside the prefecture and the institution nobody reads of a line before its 公示 (法113⑥). */
function termReadBy(
  actor: Actor,
  { institution }: Pick<CaseFacts, 'institution'>,
  term: CaseFacts['currentDesignation'],
): CaseFacts['currentDesignation'] {
  const own = readsFromDecision(actor);
  const readsAll = own === 'everyInstitution' || own.institutionId === institution.id;
  return readsAll || term?.untilPublic === undefined ? term : term.untilPublic;
}

/** What must happen now, where the full sentence would tell of the prefecture's own deliberation. */
export function visibleSentence(actor: Pick<Actor, 'role'>, state: CaseState, sentence: string): string {
  if (isInside(actor)) return sentence;
  switch (state) {
    case 'examining':
      return '都道府県が審査しています。';
    case 'coordinationCouncil.requested':
    case 'coordinationCouncil.convened':
      return actor.role === 'healthCentre' ? sentence : '保健所が地域医療構想調整会議の手続を進めています。';
    case 'coordinationCouncil.reported':
    case 'measuresCouncil':
    case 'medicalCouncil':
      return '都道府県が意見聴取の手続を進めています。';
    case 'deciding.drafted':
    case 'deciding.approved':
      return '都道府県が決定の手続を進めています。';
    default:
      return sentence;
  }
}
