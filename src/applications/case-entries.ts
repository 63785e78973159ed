import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { withTransaction } from '../platform/database.js';
import type { Actor } from '../procedure/actors.js';
import type { Condition } from '../procedure/decision.js';
import type { CaseFacts } from '../procedure/facts.js';
import { appendToLog, entriesAfter, entryOfKey, isKeyTaken } from './case-log.js';
import { type CommandResult, resultOf } from './command-result.js';
import { Application } from './entities/application.js';
import { IdempotencyConflict, PaperRefused, StaleVersion } from './errors.js';
import { FactsLoader } from './facts-loader.js';
import { lockCase } from './lock-case.js';
import type { PaperEntry } from './paper-entry.js';

/** One act on a paper of a case, as a form sends it. */
export interface PaperCommand {
  caseId: string;
  /** Version of the case that the person saw. */
  lockVersion: number;
  /** Made with the form: a second click carries the same key. */
  idempotencyKey: string;
  /** What will stand in the log. */
  entry: PaperEntry;
}

export interface LockedCase {
  case: Application;
  facts: CaseFacts;
  now: Date;
}

/**
 * Entries of the case log that are no events of the machine. They pass the same door as a command (scope, version, key, row
 * lock, chain) and raise the version of the case; its state stays.
 */
@Injectable()
export class CaseEntries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly factsLoader: FactsLoader,
  ) {}

  /**
   * Carries out the work and logs it in one transaction. An entry that was made before is not made again.
   * @param work stores what the entry speaks of; it may run again after a conflict
   * @throws CaseNotFound, StaleVersion, IdempotencyConflict as `CaseCommands.execute`, and whatever the work throws
   */
  async add(actor: Actor, command: PaperCommand, work: (tx: EntityManager, locked: LockedCase) => Promise<readonly Condition[]>): Promise<CommandResult> {
    try {
      return await withTransaction(this.dataSource, (tx) => this.run(tx, actor, command, work));
    } catch (error) {
      throw isKeyTaken(error) ? new IdempotencyConflict() : error;
    }
  }

  private async run(tx: EntityManager, actor: Actor, { caseId, lockVersion, idempotencyKey, entry }: PaperCommand, work: Parameters<CaseEntries['add']>[2]): Promise<CommandResult> {
    const application = await lockCase(tx, actor, caseId);
    const first = await entryOfKey(tx, idempotencyKey, { applicationId: application.id, event: entry, actor });
    if (first) return resultOf(application, first, true);
    const { id, state, machineVersion, lockVersion: current } = application;
    if (lockVersion !== current) throw new StaleVersion(id, lockVersion, current, await entriesAfter(tx, id, lockVersion));

    const now = this.clock.now();
    const unmet = await work(tx, { case: application, facts: await this.factsLoader.load(tx, application), now });
    if (unmet.length > 0) throw new PaperRefused(unmet);
    const seq = current + 1;
    await tx.update(Application, { id }, { lockVersion: seq, updatedAt: now });
    const logged = await appendToLog(tx, { applicationId: id, seq, event: entry, fromState: state, toState: state, machineVersion, actor, occurredAt: now, idempotencyKey });
    return resultOf(application, logged, false);
  }
}
