import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock, japanDate } from '../../platform/clock.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { withTransaction } from '../../platform/database.js';
import type { Confirmed } from '../../procedure/case/decision.js';
import type { EventOf } from '../../procedure/events/index.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { Kind, ProcedureType } from '../../procedure/terms/kinds.js';
import { namesOfSection, sectionIds } from '../../procedure/fields/content-sections.js';
import { MACHINE_VERSION } from '../../procedure/machines/index.js';
import { arrivedOn } from '../../procedure/case/arrival.js';
import { arrivedInTime } from '../../procedure/designation/validity.js';
import { openingConditions, type OtherCase } from '../../procedure/opening.js';
import { INITIAL_STATE } from '../../procedure/replay.js';
import { submissionDueOn } from '../../procedure/required-actions.js';
import { STATE_INFO } from '../../procedure/terms/states.js';
import { DesignationRegister } from '../../register/designation-register.js';
import type { IntakeRound, MedicalInstitution } from '../../registry/registry.entities.js';
import { RegistryService } from '../../registry/registry.service.js';
import { appendToLog, entryOfKey } from '../log/case-log.js';
import { type CommandResult, resultOf } from './command-result.js';
import { Application } from '../entities/application.js';
import { Deadline } from '../entities/deadline.js';
import { CommandRefused, OpeningRefused } from '../entities/errors.js';
import type { OpenEvent } from '../entities/open-event.js';
import { CaseCommands } from './case-commands.js';
import { tellRegister } from './renewal-news.js';
import { holdDeadlines } from './round-deadline-lock.js';

/** What the hospital chooses when it begins. */
export interface OpenCaseCommand extends Omit<OpenEvent, 'type'> {
  idempotencyKey: string;
}

/** What an officer notes of an application that came on paper while nobody had begun it here. */
export interface OpenByPaperCommand extends Omit<EventOf<'NOTE_PAPER_ARRIVAL'>, 'type'>, Confirmed {
  kind: Kind;
  procedure: ProcedureType;
  institutionId: string;
  /** The line of the register that it renews or changes; null for a new designation. */
  currentDesignationId: string | null;
  /** 申請回 in which the prefecture deals with it; null for none. */
  roundId: string | null;
  idempotencyKey: string;
}

/** Begins a case: the first entry of its log. */
@Injectable()
export class CaseOpening {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly registry: RegistryService,
    private readonly designations: DesignationRegister,
    private readonly commands: CaseCommands,
  ) {}

  /**
   * Opens a case in planDrafting, with the content of the last application when it is about an existing designation.
   * @throws OpeningRefused with every unmet condition
   * @throws IdempotencyConflict when the key was used for something else
   */
  async openCase(actor: Actor, command: OpenCaseCommand): Promise<CommandResult> {
    return this.begin((tx) => this.run(tx, actor, command, { paperArrivedOn: null, now: this.clock.now() }));
  }

  /**
   * Opens a case for its institution and notes the arrival of its paper, in one act: what has arrived has, whoever begins it here and when (行政手続法7条),
   * and a renewal that arrived by the last day counts (法115②). The institution is told and goes on with it.
   * @throws as `openCase`
   */
  async openByPaper(
    actor: Actor,
    { idempotencyKey, kind, procedure, institutionId, currentDesignationId, roundId, ...noted }: OpenByPaperCommand,
  ): Promise<CommandResult> {
    const opening = { idempotencyKey, kind, procedure, institutionId, roundId, currentDesignationId };
    const now = this.clock.now();
    return this.begin(async (tx) => {
      const { caseId } = await this.run(tx, actor, opening, { paperArrivedOn: noted.arrivedOn, now });
      const event = { type: 'NOTE_PAPER_ARRIVAL', ...noted } as const;
      return this.commands.within(tx, actor, {
        caseId,
        lockVersion: null,
        idempotencyKey: `${idempotencyKey}:paper`,
        event,
        now,
      });
    });
  }

  private async begin(work: (tx: EntityManager) => Promise<CommandResult>): Promise<CommandResult> {
    try {
      return await withTransaction(this.dataSource, work);
    } catch (error) {
      if (error instanceof CommandRefused) throw new OpeningRefused(error.conditions); // nothing was begun
      throw error;
    }
  }

  private async run(
    tx: EntityManager,
    actor: Actor,
    { idempotencyKey, kind, procedure, institutionId, roundId, currentDesignationId }: OpenCaseCommand,
    { paperArrivedOn, now }: { paperArrivedOn: IsoDate | null; now: Date },
  ): Promise<CommandResult> {
    const event: OpenEvent = { type: 'OPEN', kind, procedure, institutionId, roundId, currentDesignationId };
    if (roundId !== null) await holdDeadlines(tx);
    // There is no row to lock yet: openings of one institution wait for each other here.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`open case of ${institutionId}`]);
    const first = await entryOfKey(tx, { idempotencyKey, applicationId: null, event, actor });
    if (first) return resultOf(await tx.findOneByOrFail(Application, { id: first.subjectId }), first, true);

    const currentDesignation =
      currentDesignationId === null ? null : await this.designations.row(tx, currentDesignationId);
    const otherCases = await this.otherCasesOf(tx, event);
    const heldDesignation = await this.designations.heldTerm(tx, institutionId, kind);
    const today = japanDate(now);
    const of = procedure === 'renewal' ? procedure : 'change';
    const line =
      currentDesignation &&
      (await this.designations.lineOfCase(tx, currentDesignation.id, { procedure: of, on: today }));
    const unmet = openingConditions(
      {
        kind,
        procedure,
        institutionId,
        otherCases,
        currentDesignation,
        heldDesignation,
        termToChange: line,
        paperArrivedOn,
      },
      actor,
      today,
    ).filter(({ met }) => !met);
    if (unmet.length > 0) throw new OpeningRefused(unmet);

    const institution = await this.registry.institution(institutionId, tx);
    if (!institution) throw new Error(`institution ${institutionId} is not in the registry`);
    const round = roundId === null ? null : await this.registry.round(roundId, tx);
    if (roundId !== null && !round) throw new Error(`round ${roundId} is not in the registry`);
    const application = await insertCase(tx, { event, institution, round, currentDesignation, now, today });
    if (line?.applicationId) await beginWith(tx, application, line.applicationId, { actor, now, idempotencyKey });
    await tellRegister(tx, this.designations, application, {
      today,
      state: INITIAL_STATE,
      facts: {
        submittedOn: null,
        paperArrivedOn: null,
        withdrawnOn: null,
        lastSubmission: null,
        noticedOn: null,
        evaluation: null,
        currentDesignation: null,
      },
    });
    const entry = {
      applicationId: application.id,
      seq: 1,
      event,
      fromState: null,
      toState: INITIAL_STATE,
      machineVersion: MACHINE_VERSION[kind],
      actor,
      occurredAt: now,
      idempotencyKey,
    };
    await appendToLog(tx, entry);
    return resultOf(application, entry, false);
  }

  /** The cases that the institution has of the kind, or had. */
  private async otherCasesOf(tx: EntityManager, { institutionId, kind }: OpenEvent): Promise<OtherCase[]> {
    const cases = await tx.find(Application, { where: { institutionId, kind }, order: { createdAt: 'ASC' } });
    return Promise.all(
      cases.map(async ({ referenceNo, procedure, state, currentDesignationId, ...arrival }) => {
        const day = procedure === 'renewal' ? arrivedOn(arrival) : null;
        const line = day === null ? null : await this.designations.row(tx, currentDesignationId ?? '');
        const tooLate = day !== null && line !== null && !arrivedInTime(day, line);
        return { referenceNo, procedure, state, tooLate };
      }),
    );
  }
}

interface NewCase {
  event: OpenEvent;
  institution: MedicalInstitution;
  round: IntakeRound | null;
  currentDesignation: { validTo: IsoDate } | null;
  now: Date;
  today: IsoDate;
}

async function insertCase(
  tx: EntityManager,
  { event, institution, round, currentDesignation, now, today }: NewCase,
): Promise<Application> {
  const application = tx.create(Application, {
    referenceNo: null,
    kind: event.kind,
    procedure: event.procedure,
    institutionId: institution.id,
    planningAreaId: institution.planningAreaId,
    roundId: round?.id ?? null,
    officerId: null,
    currentDesignationId: event.currentDesignationId,
    state: INITIAL_STATE,
    machineVersion: MACHINE_VERSION[event.kind],
    lockVersion: 1,
    lastEvent: 'OPEN',
    stateSince: today,
    holder: STATE_INFO[INITIAL_STATE].holder,
    dueOn: submissionDueOn({
      procedure: event.procedure,
      submittedOn: null,
      paperArrivedOn: null,
      round,
      currentDesignation,
    }),
    task: null,
    searchKey: '', // the database adds the names of the institution
    createdAt: now,
    updatedAt: now,
  });
  await tx.insert(Application, application);
  if (round) {
    await tx.insert(Deadline, {
      applicationId: application.id,
      kind: 'application',
      dueOn: round.applicationDeadline,
      legalBasis: '',
      openedBySeq: 1,
    });
  }
  return application;
}

/** A renewal or a change begins with what was submitted last time; pledge and change are of this time. */
async function beginWith(
  tx: EntityManager,
  { id, kind }: Application,
  previousId: string,
  { actor, now, idempotencyKey }: { actor: Actor; now: Date; idempotencyKey: string },
): Promise<void> {
  const names = sectionIds(kind).map((section) =>
    namesOfSection(kind, section)?.filter((name) => name !== 'pledge' && name !== 'change'),
  );
  await tx.query(
    `INSERT INTO working_section (application_id, section, version, body, saved_by_id, saved_by_name, saved_at, idempotency_key)
     SELECT $1, own.section, 1, own.body, $4, $5, $6, $7
     FROM (SELECT matter -> 'content' AS content FROM submission WHERE application_id = $2 ORDER BY number DESC LIMIT 1) previous
     CROSS JOIN LATERAL (
       SELECT s.section, jsonb_object_agg(field.key, field.value) AS body
       FROM json_to_recordset($3) s (section text, names jsonb) JOIN jsonb_each(previous.content) field ON s.names ? field.key
       GROUP BY s.section) own`,
    [
      id,
      previousId,
      JSON.stringify(sectionIds(kind).map((section, index) => ({ section, names: names[index] }))),
      actor.accountId,
      actor.name,
      now,
      idempotencyKey,
    ],
  );
}
