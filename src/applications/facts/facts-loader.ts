import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ATTACHED_REQUIREMENTS } from '../../documents/stored-file.service.js';
import type { LoggedFile } from '../../audit/hash-chain.js';
import { EVALUATION_ROW, evaluationFacts, type EvaluationRow } from '../../evaluations/evaluation.service.js';
import { jsonRow, jsonRows } from '../../platform/json-rows.js';
import { preparedQuery } from '../../platform/prepared-query.js';
import { LATEST_PLAN, planFacts } from '../../plans/plan.service.js';
import type { Actor } from '../../procedure/terms/actors.js';
import {
  type CaseFacts,
  CONFIRMATION_POINTS,
  type CorrectionFacts,
  type DraftDecisionFacts,
  type HearingFacts,
} from '../../procedure/case/facts.js';
import { readStoredFlags } from '../../procedure/fields/stored-content.js';
import { CLOSED_DAYS, type ClosedDaysText, closedDaysOf, INSTITUTION, ROUND } from '../../registry/registry-facts.js';
import type { MedicalInstitution } from '../../registry/registry.entities.js';
import { RegistryService } from '../../registry/registry.service.js';
import { type Application, contentOf } from '../entities/application.js';
import type { ClockStopRow } from '../entities/clock-stop.js';
import type { CorrectionItemRow } from '../entities/correction-item.js';
import type { Correction } from '../entities/correction.js';
import type { Deadline } from '../entities/deadline.js';
import type { DraftDecision } from '../entities/draft-decision.js';
import type { ExaminationCheck } from '../entities/examination-check.js';
import type { Hearing } from '../entities/hearing.js';
import { keyUsed, loggedFiles, storedNow, type StoredNow } from '../log/case-log.js';
import { lockCaseWith } from './lock-case.js';
import { CURRENT_DESIGNATION } from '../../register/register-facts.js';

/** What a decision about a case looks at, and the institution as its papers and messages name it. */
export interface LoadedCase {
  facts: CaseFacts;
  institution: MedicalInstitution;
}

/** The same for the one case of a command, with what the command itself asks. */
export interface CommandRead extends LoadedCase {
  /** The key of the command is that of an entry in the log, or of another act. */
  keyUsed: boolean;
  /** What the transaction has stored for the case so far. */
  storedNow: LoggedFile[];
}

/** Reads everything a decision may look at, through the caller's own connection and in one statement for all its cases. */
@Injectable()
export class FactsLoader {
  constructor(private readonly registry: RegistryService) {}

  /**
   * Locks the row of a case and reads its facts, by one statement where nobody else was at the case. Where somebody was, the statement
   * waited for the lock and shows the other tables as they were before: every command raises the version, so that is
   * seen, and they are read again.
   * @throws CaseNotFound as `lockCase`
   */
  async lock(
    tx: EntityManager,
    actor: Actor,
    caseId: string,
    idempotencyKey: string,
  ): Promise<CommandRead & { application: Application }> {
    const { application, more } = await lockCaseWith(tx, actor, caseId, {
      name: 'lock-case-with-facts',
      columns: WITH_LOCK,
      params: { idempotencyKey },
    });
    const { versionSeen, ...read } = more as unknown as ReadForCommand & { versionSeen: number };
    if (versionSeen !== application.lockVersion)
      return { application, ...(await this.load(tx, application, idempotencyKey)) };
    return { application, ...this.forCommand(application, read) };
  }

  /**
   * @param application the row as it stands, or as the command has changed it so far
   * @param idempotencyKey null where it is not known, or was asked about before
   */
  async load(tx: EntityManager, application: Application, idempotencyKey: string | null): Promise<CommandRead> {
    const [read] = await preparedQuery<ReadForCommand>(tx, 'facts-of-case', FACTS_OF_ONE, [
      application.id,
      idempotencyKey,
    ]);
    return this.forCommand(application, read);
  }

  /** The same for many cases, in the order given. */
  async loadAll(tx: EntityManager, applications: readonly Application[]): Promise<LoadedCase[]> {
    const [read] = await tx.query<ReadFacts[]>(FACTS_OF_MANY, [applications.map(({ id }) => id)]);
    return applications.map((application) => this.loaded(application, read?.cases?.[application.id], read?.closedDays));
  }

  private forCommand(application: Application, read: ReadForCommand | undefined): CommandRead {
    return {
      ...this.loaded(application, read?.facts, read?.closedDays),
      keyUsed: read?.keyUsed === true,
      storedNow: loggedFiles(read?.storedNow ?? []),
    };
  }

  private loaded(
    application: Application,
    row: FactsRow | undefined,
    closedDays: ClosedDaysText | undefined,
  ): LoadedCase {
    if (!row) throw new Error(`case ${application.id} is not stored`);
    return {
      facts: factsOf(application, row, { profile: this.registry.profile(), closedDays: closedDaysOf(closedDays) }),
      institution: row.institution,
    };
  }
}

/** The facts again after the command has changed the row and nothing else. */
export function factsOfRow(application: Application, facts: CaseFacts): CaseFacts {
  return { ...facts, ...fromRow(application) };
}

function fromRow(
  application: Application,
): Pick<CaseFacts, 'kind' | 'procedure' | 'content' | 'submittedOn' | 'receivedOn' | 'stateSince' | 'answeredLast'> {
  const { kind, procedure, submittedOn, receivedOn, stateSince, lastEvent } = application;
  const answeredLast = lastEvent === 'SUBMIT_CORRECTION';
  return {
    kind,
    procedure,
    content: contentOf(application).content,
    submittedOn,
    receivedOn,
    stateSince,
    answeredLast,
  };
}

function factsOf(
  application: Application,
  row: FactsRow,
  { profile, closedDays }: Pick<CaseFacts, 'profile' | 'closedDays'>,
): CaseFacts {
  const { id, establishedByState, inPrefecture, planningAreaId } = row.institution;
  return {
    ...fromRow(application),
    profile,
    institution: { id, establishedByState, inPrefecture, planningAreaId },
    plan: row.plan && planFacts(row.plan),
    evaluation: row.evaluation && evaluationFacts(row.evaluation),
    attachedDocuments: row.attachedDocuments,
    round: row.round,
    examination: Object.fromEntries(row.checks.map(({ checkId, ...check }) => [checkId, check])),
    openCorrection: row.openCorrection,
    hearings: row.hearings.map(hearingFacts),
    draft: row.draft,
    currentDesignation: row.currentDesignation,
    clockStops: row.clockStops.map(({ fromOn, toOn, reason }) => ({ from: fromOn, to: toOn, reason })),
    deadlines: row.deadlines,
    closedDays,
  };
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
          }
        : null,
    voided,
  };
}

/** What the statement gives for one case. */
interface FactsRow {
  institution: MedicalInstitution;
  round: CaseFacts['round'];
  plan: CaseFacts['plan'];
  evaluation: EvaluationRow | null;
  attachedDocuments: string[];
  checks: Pick<ExaminationCheck, 'checkId' | 'met' | 'note' | 'outdated'>[];
  openCorrection: CorrectionFacts | null;
  hearings: HearingRow[];
  draft: DraftDecisionFacts | null;
  currentDesignation: CaseFacts['currentDesignation'];
  clockStops: Pick<ClockStopRow, 'fromOn' | 'toOn' | 'reason'>[];
  deadlines: Pick<Deadline, 'kind' | 'dueOn'>[];
}

interface ReadFacts {
  closedDays: ClosedDaysText;
  /** By id; null when there is none. */
  cases: Readonly<Record<string, FactsRow>> | null;
}

interface ReadForCommand {
  facts: FactsRow;
  closedDays: ClosedDaysText;
  keyUsed: boolean;
  /** Left out where nothing can be stored yet. */
  storedNow?: StoredNow[];
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
    'points',
    'confirmedOn',
    'chair',
    'remarks',
    'reportedOn',
    'heldOn',
    'answeredOn',
    'body',
    'opinion',
    'voided',
  ]),
  { from: 'hearing h WHERE h.application_id = a.id', orderBy: 'h.requested_on, h.planning_area_id, h.id' },
);

const DRAFT = `(SELECT ${jsonRow<DraftDecision>(
  'd',
  ['outcome', 'drafterId', 'drafterName', 'draftedOn', 'reason', 'validFrom', 'validTo'],
  {
    approverId: 'p.approver_id',
    approvedOn: 'p.answered_on',
  },
)} FROM draft_decision d LEFT JOIN approval p ON p.draft_decision_id = d.id AND p.answer = 'approved' AND p.voided_on IS NULL
  WHERE d.application_id = a.id AND d.voided_on IS NULL)`;

const CLOCK_STOPS = jsonRows(jsonRow<ClockStopRow>('s', ['fromOn', 'toOn', 'reason']), {
  from: 'clock_stop s WHERE s.application_id = a.id',
  orderBy: 's.from_on',
});

/** A deadline that has passed stays open, because it is overdue until it is met. */
const OPEN_DEADLINES = jsonRows(jsonRow<Deadline>('d', ['kind', 'dueOn']), {
  from: 'deadline d WHERE d.application_id = a.id AND d.closed_by_seq IS NULL',
  orderBy: 'd.due_on',
});

const FACTS = jsonRow<FactsRow>('a', [], {
  institution: INSTITUTION,
  round: ROUND,
  plan: LATEST_PLAN,
  evaluation: EVALUATION_ROW,
  attachedDocuments: ATTACHED_REQUIREMENTS,
  checks: CHECKS,
  openCorrection: OPEN_CORRECTION,
  hearings: HEARINGS,
  draft: DRAFT,
  currentDesignation: CURRENT_DESIGNATION,
  clockStops: CLOCK_STOPS,
  deadlines: OPEN_DEADLINES,
});

/** What a command asks with the lock. */
const WITH_LOCK = {
  facts: FACTS,
  closedDays: CLOSED_DAYS,
  keyUsed: keyUsed(':idempotencyKey'),
  versionSeen: '(SELECT seen.lock_version FROM application seen WHERE seen.id = a.id)',
};

/** Apart, because PostgreSQL keeps a plan only for a number of rows that it can foresee; planning this takes twice as long as running it. */
const FACTS_OF_ONE = `SELECT ${FACTS} AS facts, ${CLOSED_DAYS} AS "closedDays", ${keyUsed('$2')} AS "keyUsed", ${storedNow('$1::uuid')} AS "storedNow" FROM application a WHERE a.id = $1::uuid`;
const FACTS_OF_MANY = `SELECT ${CLOSED_DAYS} AS "closedDays", json_object_agg(a.id, ${FACTS}) AS cases FROM application a WHERE a.id = ANY($1::uuid[])`;
