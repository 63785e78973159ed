import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { LoggedFile } from '../../audit/hash-chain.js';
import { IssuedDocuments } from '../../documents/issued-documents.js';
import { Clock, japanDate } from '../../platform/clock.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { withTransaction } from '../../platform/database.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { decide } from '../../procedure/decide.js';
import type { CaseEvent, EventType } from '../../procedure/case/events.js';
import type { CaseFacts } from '../../procedure/case/facts.js';
import { MACHINE_VERSION } from '../../procedure/machines/index.js';
import { turnOf } from '../../procedure/required-actions.js';
import type { CaseState } from '../../procedure/terms/states.js';
import { DesignationRegister } from '../../register/designation-register.js';
import { CaseEffectHandlers } from '../effects/case-effect-handlers.js';
import { appendToLog, assertLoggable, entryOfKey, isKeyTaken } from '../log/case-log.js';
import { type CommandResult, resultOf } from './command-result.js';
import { CaseEffects, isOnTheRow } from '../effects/case-effects.js';
import { markPassed } from '../effects/deadline-effects.js';
import { Application } from '../entities/application.js';
import { CaseEventRow } from '../entities/case-event-row.js';
import { EventAttempt } from '../entities/event-attempt.js';
import { CommandRefused, StaleVersion } from '../entities/errors.js';
import { IdempotencyConflict } from '../../platform/create-once.js';
import { type CommandRead, FactsLoader, factsOfRow } from '../facts/facts-loader.js';
import { readCase, saveCase } from '../facts/lock-case.js';
import { tellRegister } from './renewal-news.js';

/** One event for one case, as a form or the job sends it. */
export interface CaseCommand {
  caseId: string;
  /** Version of the case that the person saw; null only for the timer, which saw none. */
  lockVersion: number | null;
  /** Made with the form: a second click carries the same key. */
  idempotencyKey: string;
  event: CaseEvent;
  /** SHA-256 of the file that came with the event, null when none came, or why it is not there; left out where none can come. */
  file?: string | null | Error;
}

/** Work that succeeds or fails with the command, e.g. storing the uploaded file of ATTACH_DOCUMENT. */
export type Alongside = (tx: EntityManager, context: { case: Application; seq: number; now: Date }) => Promise<void>;

interface Move {
  /** The row as it was locked. */
  before: Application;
  /** As they were before the event. */
  factsBefore: CaseFacts;
  seq: number;
  event: EventType;
  now: Date;
  today: IsoDate;
  /** What was read first, where nothing but the row has changed since; null where it must be read again. */
  read: CommandRead | null;
}

/** The one door through which a case changes (docs/adr/0000-shape.md). */
@Injectable()
export class CaseCommands {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly factsLoader: FactsLoader,
    private readonly effects: CaseEffects,
    private readonly handlers: CaseEffectHandlers,
    private readonly register: DesignationRegister,
    private readonly documents: IssuedDocuments,
  ) {}

  /**
   * Decides the event and carries it out in one transaction; a command that was done before is not done again.
   * @param alongside runs once the event is accepted, before its effects; it may run again, as `withTransaction` says
   * @throws CaseNotFound for a case that does not exist or that the actor may not know of
   * @throws StaleVersion when the case moved on after the form was opened
   * @throws CommandRefused when the procedure does not allow the event; the attempt is logged
   * @throws IdempotencyConflict when the key was used for something else
   * @throws DocumentNotIssuable, DrawingsBusy when a paper that it issues cannot be drawn, or not now
   */
  async execute(actor: Actor, command: CaseCommand, alongside?: Alongside): Promise<CommandResult> {
    try {
      return await this.documents.transaction(actor, (tx) => this.run(tx, actor, command, alongside));
    } catch (error) {
      if (error instanceof CommandRefused) await this.logAttempt(actor, command, error);
      throw isKeyTaken(error) ? new IdempotencyConflict() : error;
    }
  }

  /**
   * Whether the event would be accepted as the case stands now, or was before by this very command; nothing is locked, written
   * or logged. For what is dear and of no use otherwise, such as receiving a file: the command itself decides again.
   * @param command the key is null where it is not known
   * @throws CaseNotFound as `execute`
   */
  async wouldAccept(
    actor: Actor,
    command: Omit<CaseCommand, 'idempotencyKey'> & { idempotencyKey: string | null },
  ): Promise<boolean> {
    const { caseId, lockVersion, idempotencyKey, event } = command;
    const application = await readCase(this.dataSource.manager, actor, caseId);
    // A second send is told from another act by its file, which must come for that.
    if (
      idempotencyKey !== null &&
      (await this.dataSource.manager.existsBy(CaseEventRow, { idempotencyKey, actorId: actor.accountId }))
    )
      return true;
    if (lockVersion !== null && lockVersion !== application.lockVersion) return false;
    const { kind, state } = application;
    const { facts } = await this.factsLoader.load(this.dataSource.manager, application, null);
    return decide({ kind, state, facts, event, actor, now: { today: this.clock.today() } }).accepted;
  }

  private async run(
    tx: EntityManager,
    actor: Actor,
    command: CaseCommand,
    alongside?: Alongside,
  ): Promise<CommandResult> {
    const { event, idempotencyKey, file } = command;
    assertLoggable(event);
    const read = await this.factsLoader.lock(tx, actor, command.caseId, idempotencyKey);
    const { application, facts, institution, keyUsed } = read;
    const { id, kind, lockVersion, state: fromState } = application;
    const first = keyUsed ? await entryOfKey(tx, { idempotencyKey, applicationId: id, event, actor, file }) : null;
    if (first) return resultOf(application, first, true);
    if (command.lockVersion !== null && command.lockVersion !== lockVersion)
      throw new StaleVersion(id, command.lockVersion, lockVersion);

    const now = this.clock.now();
    const today = japanDate(now);
    const decision = decide({ kind, state: fromState, facts, event, actor, now: { today } });
    if (!decision.accepted)
      throw new CommandRefused(id, fromState, decision.code, decision.message, decision.conditions);

    const seq = lockVersion + 1;
    const before = { ...application };
    await alongside?.(tx, { case: application, seq, now });
    if (event.type === 'DEADLINE_PASSED') await markPassed(tx, id, event.deadline, seq, today);
    for (const effect of decision.effects) {
      const context = { actor, case: application, facts, institution, event, effect, seq, now, today };
      await this.effects.run(tx, context);
      await this.handlers.run(tx, context);
    }
    this.documents.requireDrawn(tx);
    const onlyRow =
      !alongside &&
      event.type !== 'DEADLINE_PASSED' &&
      decision.effects.every(({ type }) => isOnTheRow(type) && !this.handlers.has(type));
    const files = await this.moveTo(tx, application, decision.next, {
      before,
      factsBefore: facts,
      seq,
      event: event.type,
      now,
      today,
      read: onlyRow ? read : null,
    });
    const entry = {
      applicationId: id,
      seq,
      event,
      fromState,
      toState: decision.next,
      machineVersion: application.machineVersion,
      actor,
      occurredAt: now,
      files,
      idempotencyKey,
    };
    await appendToLog(tx, entry);
    return resultOf(application, entry, false);
  }

  /**
   * Saves the row as the effects left it, in its new state, with 次の対応者 and 期限 as the facts now are.
   * @returns the files that the command has stored
   */
  private async moveTo(tx: EntityManager, application: Application, state: CaseState, at: Move): Promise<LoggedFile[]> {
    if (state !== application.state) application.stateSince = at.today;
    Object.assign(application, {
      state,
      machineVersion: MACHINE_VERSION[application.kind],
      lockVersion: at.seq,
      lastEvent: at.event,
      updatedAt: at.now,
    });
    const { facts, storedNow } = at.read
      ? { ...at.read, facts: factsOfRow(application, at.read.facts) }
      : await this.factsLoader.load(tx, application, null);
    const { holder, dueOn, task } = turnOf(state, facts);
    Object.assign(application, { holder, dueOn, task });
    await saveCase(tx, application, at.before);
    await tellRegister(
      tx,
      this.register,
      application,
      { state: at.before.state, facts: at.factsBefore },
      { state, facts },
    );
    return storedNow;
  }

  /** In a transaction of its own: the refused command has left nothing behind. */
  private async logAttempt(
    actor: Actor,
    { event }: CaseCommand,
    { caseId, state, code, conditions }: CommandRefused,
  ): Promise<void> {
    const attempt = {
      applicationId: caseId,
      eventType: event.type,
      state,
      code,
      conditions: [...conditions],
      actorId: actor.accountId,
      actorName: actor.name,
      actorRole: actor.role,
      actorOffice: actor.officeName,
      occurredAt: this.clock.now(),
    };
    await withTransaction(this.dataSource, (tx) => tx.insert(EventAttempt, attempt));
  }
}
