import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ATTACHED_REQUIREMENTS } from '../../documents/stored-file.service.js';
import { EVALUATION_ROW, evaluationFacts, type EvaluationRow } from '../../evaluations/evaluation.service.js';
import { jsonRow, jsonRows } from '../../platform/json-rows.js';
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
import {
  CLOSED_DAYS,
  type ClosedDaysText,
  closedDaysOf,
  INSTITUTION,
  PLANNING_AREAS,
  ROUND,
} from '../../registry/registry-facts.js';
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
import { keyUsed } from '../log/case-log.js';
import { lockCases, lockCaseWith } from './lock-case.js';
import { CURRENT_DESIGNATION } from '../../register/register-facts.js';

/** What a decision about a case looks at, and the institution as its papers and messages name it. */
export interface LoadedCase {
  application: Application;
  facts: CaseFacts;
  institution: MedicalInstitution;
}

/** Reads everything a decision may look at, through the caller's own connection and in one statement for all its cases. */
@Injectable()
export class FactsLoader {
  constructor(private readonly registry: RegistryService) {}

  /**
   * Locks the rows of cases and reads their facts. Of one case that is one statement where nobody else was at it; where somebody was,
   * the statement waited for the lock and shows the other tables as they were before: every command raises the version, so that is
   * seen, and they are read again.
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
        columns: WITH_LOCK,
        params: { keys },
      });
      const { versionSeen, keyUsed, facts, ...shared } = more as unknown as ReadWithLock;
      if (versionSeen === application.lockVersion)
        return { cases: [this.loaded(application, facts, shared)], keyUsed: keyUsed };
      return this.read(tx, [application], keys);
    }
    return this.read(tx, await lockCases(tx, actor, caseIds), keys);
  }

  /** The facts of cases as they stand, in the order given. */
  async loadAll(tx: EntityManager, applications: readonly Application[]): Promise<LoadedCase[]> {
    return (await this.read(tx, applications, [])).cases;
  }

  private async read(
    tx: EntityManager,
    applications: readonly Application[],
    keys: readonly string[],
  ): Promise<{ cases: LoadedCase[]; keyUsed: boolean }> {
    const [read] = await tx.query<ReadFacts[]>(FACTS, [applications.map(({ id }) => id), keys]);
    if (!read) throw new Error('the statement of facts gives one row');
    const { cases, keyUsed, ...shared } = read;
    return { cases: applications.map((each) => this.loaded(each, cases?.[each.id], shared)), keyUsed };
  }

  private loaded(
    application: Application,
    row: FactsRow | undefined,
    { closedDays, planningAreas }: SharedFacts,
  ): LoadedCase {
    if (!row) throw new Error(`case ${application.id} is not stored`);
    const shared = {
      profile: this.registry.profile(),
      closedDays: closedDaysOf(closedDays),
      planningAreas: planningAreas ?? {},
    };
    return { application, facts: factsOf(application, row, shared), institution: row.institution };
  }
}

function factsOf(
  application: Application,
  row: FactsRow,
  shared: Pick<CaseFacts, 'profile' | 'closedDays' | 'planningAreas'>,
): CaseFacts {
  const { id, establishedByState, inPrefecture, planningAreaId } = row.institution;
  const { kind, procedure, submittedOn, receivedOn, stateSince, lastEvent } = application;
  return {
    kind,
    procedure,
    content: contentOf(application).content,
    submittedOn,
    receivedOn,
    stateSince,
    answeredLast: lastEvent === 'SUBMIT_CORRECTION',
    ...shared,
    institution: { id, establishedByState, inPrefecture, planningAreaId },
    plan: row.plan && planFacts(row.plan),
    evaluation: row.evaluation && evaluationFacts(row.evaluation),
    attachedDocuments: row.attachedDocuments,
    round: row.round,
    examination: Object.fromEntries(row.checks.map(({ checkId, ...check }) => [checkId, check])),
    openCorrection: row.openCorrection,
    correctionCount: row.correctionCount,
    hearings: row.hearings.map(hearingFacts),
    draft: row.draft,
    currentDesignation: row.currentDesignation,
    clockStops: row.clockStops.map(({ fromOn, toOn, reason }) => ({ from: fromOn, to: toOn, reason })),
    deadlines: row.deadlines,
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
  correctionCount: number;
  hearings: HearingRow[];
  draft: DraftDecisionFacts | null;
  currentDesignation: CaseFacts['currentDesignation'];
  clockStops: Pick<ClockStopRow, 'fromOn' | 'toOn' | 'reason'>[];
  deadlines: Pick<Deadline, 'kind' | 'dueOn'>[];
}

/** What is the same for every case. */
interface SharedFacts {
  closedDays: ClosedDaysText;
  /** Null when none is registered. */
  planningAreas: CaseFacts['planningAreas'] | null;
}

interface ReadFacts extends SharedFacts {
  keyUsed: boolean;
  /** By id; null when there is none. */
  cases: Readonly<Record<string, FactsRow>> | null;
}

interface ReadWithLock extends SharedFacts {
  keyUsed: boolean;
  facts: FactsRow;
  versionSeen: number;
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

const FACTS_OF_CASE = jsonRow<FactsRow>('a', [], {
  institution: INSTITUTION,
  round: ROUND,
  plan: LATEST_PLAN,
  evaluation: EVALUATION_ROW,
  attachedDocuments: ATTACHED_REQUIREMENTS,
  checks: CHECKS,
  openCorrection: OPEN_CORRECTION,
  correctionCount: CORRECTION_COUNT,
  hearings: HEARINGS,
  draft: DRAFT,
  currentDesignation: CURRENT_DESIGNATION,
  clockStops: CLOCK_STOPS,
  deadlines: OPEN_DEADLINES,
});

/** What is asked with the lock of one case: PostgreSQL keeps its plan, which takes twice as long as running it. */
const WITH_LOCK = {
  facts: FACTS_OF_CASE,
  closedDays: CLOSED_DAYS,
  planningAreas: PLANNING_AREAS,
  keyUsed: keyUsed(':keys'),
  versionSeen: '(SELECT seen.lock_version FROM application seen WHERE seen.id = a.id)',
};

const FACTS = `SELECT ${CLOSED_DAYS} AS "closedDays", ${PLANNING_AREAS} AS "planningAreas", ${keyUsed('$2')} AS "keyUsed",
  json_object_agg(a.id, ${FACTS_OF_CASE}) AS cases FROM application a WHERE a.id = ANY($1::uuid[])`;
