import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { withTransaction } from '../../platform/database.js';
import type { CaseEvent } from '../../procedure/events/index.js';
import { decide } from '../../procedure/decide.js';
import { factsAfter, withAttachment } from '../../procedure/facts-after.js';
import { MACHINE_VERSION } from '../../procedure/machines/index.js';
import { turnOf } from '../../procedure/required-actions.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { DesignationRegister } from '../../register/designation-register.js';
import { CaseEffectHandlers } from '../effects/case-effect-handlers.js';
import { CaseEffects } from '../effects/case-effects.js';
import { entriesByKeys } from '../../record/read-entries.js';
import { CommandRefused } from '../entities/errors.js';
import { EventAttempt } from '../entities/event-attempt.js';
import { FactsLoader } from '../facts/facts-loader.js';
import { readCase } from '../facts/lock-case.js';
import { type CaseAct, CaseActs, type OpenedCase, type Work } from './case-acts.js';
import { forgetKept } from '../working-copy/kept-forms.js';
import type { CommandResult } from './command-result.js';
import { giveReferenceNo } from './reference-number.js';
import { tellRegister } from './renewal-news.js';

/** One event for one case. */
export interface CaseCommand extends CaseAct {
  event: CaseEvent;
}

/** A file that came with the event, as it was stored. */
interface StoredUpload {
  requirementId: string;
}

/**
 * Stores what came with the event; succeeds or fails with it. What it belongs to is told by the event as it was read and judged, never by the
 * body once more. @returns null where nothing came
 */
export type Alongside = (tx: EntityManager, opened: OpenedCase, event: CaseEvent) => Promise<StoredUpload | null>;

/** The events of a case. */
@Injectable()
export class CaseCommands {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly acts: CaseActs,
    private readonly factsLoader: FactsLoader,
    private readonly effects: CaseEffects,
    private readonly handlers: CaseEffectHandlers,
    private readonly register: DesignationRegister,
  ) {}

  /**
   * Decides the event and carries it out in one transaction; a command that was done before is not done again.
   * @param alongside runs once the event is accepted, before its effects; it may run again, as `withTransaction` says
   * @throws CommandRefused when the procedure does not allow the event; the attempt is logged
   * @throws as `CaseActs.perform`
   */
  async execute(actor: Actor, command: CaseCommand, alongside?: Alongside): Promise<CommandResult> {
    try {
      const [result] = await this.acts.perform(actor, [command], (tx, [opened]) =>
        this.carryOut(tx, actor, { opened, sent: command.event, alongside }),
      );
      return result;
    } catch (error) {
      if (error instanceof CommandRefused) await this.logAttempt(actor, command, error);
      throw error;
    }
  }

  /**
   * As `execute`, as a part of what has a transaction of its own, such as the opening of the case: a refusal takes all of it back, and is not logged.
   * The event issues no document.
   */
  async within(
    tx: EntityManager,
    actor: Actor,
    { now, ...command }: CaseCommand & { now: Date },
  ): Promise<CommandResult> {
    const work: Work = (_, [opened]) => this.carryOut(tx, actor, { opened, sent: command.event, alongside: undefined });
    const [result] = await this.acts.within(tx, actor, [command], { work, now });
    return result;
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
      (await entriesByKeys(this.dataSource.manager, [idempotencyKey])).some(
        ({ actorId }) => actorId === actor.accountId,
      )
    )
      return true;
    if (lockVersion !== null && lockVersion !== application.lockVersion) return false;
    const { kind, state } = application;
    const [loaded] = await this.factsLoader.loadAll(this.dataSource.manager, actor, [application]);
    if (!loaded) throw new Error(`case ${caseId} has no facts`);
    const { facts } = loaded;
    return decide({ kind, state, facts, event, actor, now: { today: this.clock.today() } }).accepted;
  }

  /** The facts after the event follow from those before it: what it issues is drawn from them, before anything is written. */
  private async carryOut(
    tx: EntityManager,
    actor: Actor,
    { opened, sent, alongside }: { opened: OpenedCase; sent: CaseEvent; alongside: Alongside | undefined },
  ): Promise<void> {
    const { application, facts, institution, matter, seq, now, today } = opened;
    const { id, kind, state: from } = application;
    const decision = decide({ kind, state: from, facts, event: sent, actor, now: { today } });
    if (!decision.accepted) throw new CommandRefused(id, from, decision.code, decision.message, decision.conditions);
    const { event } = decision;
    opened.kept = event;

    const upload = (await alongside?.(tx, opened, event)) ?? null;
    const after = factsAfter(
      upload ? withAttachment(facts, upload.requirementId) : facts,
      { from, decision },
      { actor, today },
    );
    const { next: state, effects } = decision;
    if (effects.some(({ type }) => type === 'giveReferenceNo'))
      await giveReferenceNo(tx, application, { round: opened.round, arrivedOn: after.submittedOn ?? today });
    const issued = await this.handlers.issue(tx, {
      actor,
      case: { ...application, state },
      facts: after,
      institution,
      event,
      now,
    });
    for (const effect of effects) {
      const context = {
        actor,
        event,
        case: application,
        facts,
        after,
        institution,
        matter,
        effect,
        issued,
        seq,
        now,
        today,
      };
      await this.effects.run(tx, context);
      await this.handlers.run(tx, context);
    }
    await forgetKept(tx, id, event.type);
    Object.assign(application, {
      state,
      stateSince: after.stateSince,
      machineVersion: MACHINE_VERSION[kind],
      ...turnOf(state, after),
    });
    const noticedOn = 'issuedOn' in event ? event.issuedOn : null;
    await tellRegister(tx, this.register, application, { state, facts: { ...after, noticedOn }, today });
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
