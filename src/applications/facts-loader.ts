import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { StoredFileService } from '../documents/stored-file.service.js';
import { EvaluationService } from '../evaluations/evaluation.service.js';
import { PlanService } from '../plans/plan.service.js';
import type { CaseFacts, CorrectionFacts, DraftDecisionFacts, HearingFacts } from '../procedure/facts.js';
import { RegistryService } from '../registry/registry.service.js';
import { designationById } from './designation-by-id.js';
import type { Application } from './entities/application.js';
import { Approval } from './entities/approval.js';
import { ClockStopRow } from './entities/clock-stop.js';
import { CorrectionItemRow } from './entities/correction-item.js';
import { Correction } from './entities/correction.js';
import { Deadline } from './entities/deadline.js';
import { DraftDecision } from './entities/draft-decision.js';
import { ExaminationCheck } from './entities/examination-check.js';
import { Hearing } from './entities/hearing.js';
import { renewalsOf } from './renewals.js';

/** Reads everything a decision about one case may look at, through the caller's own connection. */
@Injectable()
export class FactsLoader {
  constructor(
    private readonly registry: RegistryService,
    private readonly plans: PlanService,
    private readonly evaluations: EvaluationService,
    private readonly files: StoredFileService,
  ) {}

  /** @param application the row as it stands, or as the command has changed it so far */
  async load(tx: EntityManager, application: Application): Promise<CaseFacts> {
    const { id, kind, procedure, content, submittedOn, receivedOn, stateSince } = application;
    const institution = await this.registry.institution(application.institutionId, tx);
    if (!institution) throw new Error(`case ${id} belongs to no institution`);
    return {
      kind,
      procedure,
      profile: this.registry.profile(),
      institution: {
        id: institution.id,
        establishedByState: institution.establishedByState,
        inPrefecture: institution.inPrefecture,
        planningAreaId: institution.planningAreaId,
      },
      content,
      plan: await this.plans.latest(tx, id),
      evaluation: await this.evaluations.of(tx, id),
      attachedDocuments: await this.files.attachedRequirementIds(tx, id),
      round: await this.roundOf(tx, application),
      submittedOn,
      receivedOn,
      examination: await examinationOf(tx, id),
      openCorrection: await openCorrectionOf(tx, id),
      hearings: await hearingsOf(tx, id),
      draft: await draftOf(tx, id),
      currentDesignation: await currentDesignationOf(tx, application),
      clockStops: await clockStopsOf(tx, id),
      deadlines: await deadlinesOf(tx, id),
      stateSince,
      closedDays: await this.registry.closedDays(tx),
    };
  }

  private async roundOf(tx: EntityManager, { roundId }: Application): Promise<CaseFacts['round']> {
    const round = roundId === null ? null : await this.registry.round(roundId, tx);
    return round && { label: round.label, applicationDeadline: round.applicationDeadline };
  }
}

async function examinationOf(tx: EntityManager, applicationId: string): Promise<CaseFacts['examination']> {
  const checks = await tx.findBy(ExaminationCheck, { applicationId });
  return Object.fromEntries(checks.map(({ checkId, met, note, outdated }) => [checkId, { met, note, outdated }]));
}

async function openCorrectionOf(tx: EntityManager, applicationId: string): Promise<CorrectionFacts | null> {
  const correction = await tx.findOneBy(Correction, { applicationId, closedOn: IsNull() });
  if (!correction) return null;
  const items = await tx.find(CorrectionItemRow, { where: { correctionId: correction.id }, order: { position: 'ASC' } });
  return {
    id: correction.id,
    number: correction.number,
    requestedOn: correction.requestedOn,
    dueOn: correction.dueOn,
    items: items.map(({ id, target, text, answer }) => ({ id, target, text, answer })),
  };
}

async function hearingsOf(tx: EntityManager, applicationId: string): Promise<HearingFacts[]> {
  const hearings = await tx.find(Hearing, { where: { applicationId }, order: { requestedOn: 'ASC', planningAreaId: 'ASC', id: 'ASC' } });
  return hearings.map(hearingFacts);
}

/** A hearing as the procedure sees it: each answer is there as a whole or not at all. */
export function hearingFacts(row: Hearing): HearingFacts {
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
        ? { points: row.points, confirmedOn: row.confirmedOn, chair: row.chair ?? '', remarks: row.remarks }
        : null,
    reportedOn,
    opinion:
      row.opinion !== null && row.heldOn !== null
        ? { heldOn: row.heldOn, answeredOn: row.answeredOn, body: row.body ?? 'plenary', opinion: row.opinion, remarks: row.remarks }
        : null,
    voided,
  };
}

async function draftOf(tx: EntityManager, applicationId: string): Promise<DraftDecisionFacts | null> {
  const draft = await tx.findOneBy(DraftDecision, { applicationId, voidedOn: IsNull() });
  if (!draft) return null;
  const approval = await tx.findOneBy(Approval, { draftDecisionId: draft.id, answer: 'approved', voidedOn: IsNull() });
  const { outcome, drafterId, drafterName, draftedOn, reason, validFrom, validTo } = draft;
  return {
    outcome,
    drafterId,
    drafterName,
    draftedOn,
    reason,
    validFrom,
    validTo,
    approverId: approval?.approverId ?? null,
    approvedOn: approval?.answeredOn ?? null,
  };
}

async function currentDesignationOf(tx: EntityManager, application: Application): Promise<CaseFacts['currentDesignation']> {
  if (application.currentDesignationId === null) return null;
  const designation = await designationById(tx, application.currentDesignationId);
  if (!designation) return null;
  const renewals = (await renewalsOf(tx, [application.currentDesignationId])).map(({ submittedOn, decidedOn }) => ({ submittedOn, decidedOn }));
  return { validFrom: designation.validFrom, validTo: designation.validTo, renewals };
}

async function clockStopsOf(tx: EntityManager, applicationId: string): Promise<CaseFacts['clockStops']> {
  const stops = await tx.find(ClockStopRow, { where: { applicationId }, order: { fromOn: 'ASC' } });
  return stops.map(({ fromOn, toOn, reason }) => ({ from: fromOn, to: toOn, reason }));
}

/** A deadline that has passed stays open, because it is overdue until it is met. */
async function deadlinesOf(tx: EntityManager, applicationId: string): Promise<CaseFacts['deadlines']> {
  const deadlines = await tx.find(Deadline, { where: { applicationId, closedBySeq: IsNull() }, order: { dueOn: 'ASC' } });
  return deadlines.map(({ kind, dueOn }) => ({ kind, dueOn }));
}
