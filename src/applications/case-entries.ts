import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { IssuedDocuments } from '../documents/issued-documents.js';
import { Clock } from '../platform/clock.js';
import type { Actor } from '../procedure/actors.js';
import type { Condition } from '../procedure/decision.js';
import { appendToLog, entriesAfter, entryOfKey, filesStoredNow, isKeyTaken, type LogEntry } from './case-log.js';
import { type CommandResult, resultOf } from './command-result.js';
import { Application } from './entities/application.js';
import { CaseEventRow } from './entities/case-event-row.js';
import { IdempotencyConflict, PaperRefused, StaleVersion } from './errors.js';
import { CaseNotifier } from './effects/case-notifier.js';
import { FactsLoader, type LoadedCase } from './facts-loader.js';
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

export interface LockedCase extends LoadedCase {
  case: Application;
  now: Date;
}

/**
 * Entries of the case log that are no events of the machine. They pass the same door as a command (scope, version, key, row
 * lock, chain) and raise the version of the case; its state stays.
 */
@Injectable()
export class CaseEntries {
  constructor(
    private readonly clock: Clock,
    private readonly factsLoader: FactsLoader,
    private readonly notifier: CaseNotifier,
    private readonly documents: IssuedDocuments,
  ) {}

  /**
   * Carries out the work and logs it in one transaction. An entry that was made before is not made again.
   * @param work stores what the entry speaks of; it may run again, as `withTransaction` says
   * @throws CaseNotFound, StaleVersion, IdempotencyConflict as `CaseCommands.execute`, and whatever the work throws
   */
  async add(actor: Actor, command: PaperCommand, work: (tx: EntityManager, locked: LockedCase) => Promise<readonly Condition[]>): Promise<CommandResult> {
    const [result] = await this.addTogether(actor, [command], (tx, [locked]) => work(tx, locked));
    return result;
  }

  /**
   * The same for one piece of work on several cases: an entry in each of them, or nothing.
   * @throws as `add`
   */
  async addTogether(actor: Actor, commands: readonly PaperCommand[], work: (tx: EntityManager, locked: AtLeastOne<LockedCase>) => Promise<readonly Condition[]>): Promise<AtLeastOne<CommandResult>> {
    try {
      return await this.documents.transaction(actor, (tx) => this.run(tx, actor, commands, work));
    } catch (error) {
      throw isKeyTaken(error) ? new IdempotencyConflict() : error;
    }
  }

  private async run(tx: EntityManager, actor: Actor, commands: readonly PaperCommand[], work: Parameters<CaseEntries['addTogether']>[2]): Promise<AtLeastOne<CommandResult>> {
    const opened: Opened[] = [];
    // One order for everybody, so that two pieces of work on the same cases never wait for each other.
    for (const command of [...commands].sort((a, b) => (a.caseId < b.caseId ? -1 : 1))) {
      const application = await lockCase(tx, actor, command.caseId);
      opened.push({ command, application, first: await entryOfKey(tx, command.idempotencyKey, { applicationId: application.id, event: command.entry, actor }) });
    }
    if (opened.every(({ first }) => first !== null)) return atLeastOne(opened.flatMap(({ application, first }) => (first ? [resultOf(application, first, true)] : [])));
    if (opened.some(({ first }) => first !== null)) throw new IdempotencyConflict();
    for (const { command: { lockVersion }, application: { id, lockVersion: current } } of opened) {
      if (lockVersion !== current) throw new StaleVersion(id, lockVersion, current, await entriesAfter(tx, id, lockVersion));
    }

    const now = this.clock.now();
    const loaded = await this.factsLoader.loadAll(tx, opened.map(({ application }) => application));
    const locked = opened.map(({ application }, index): LockedCase => ({ ...(loaded[index] as LoadedCase), case: application, now }));
    const unmet = await work(tx, atLeastOne(locked));
    if (unmet.length > 0) throw new PaperRefused(unmet);
    this.documents.requireDrawn(tx);
    const entries: LogEntry[] = [];
    for (const [index, { command: { entry, idempotencyKey }, application }] of opened.entries()) {
      const { id, state, machineVersion, lockVersion } = application;
      const seq = lockVersion + 1;
      await tx.update(Application, { id }, { lockVersion: seq, lastEvent: entry.type, updatedAt: now });
      await this.notifier.notifyOfPaper(tx, { ...(locked[index] as LockedCase), actor, event: entry, seq });
      entries.push({ applicationId: id, seq, event: entry, fromState: state, toState: state, machineVersion, actor, occurredAt: now, files: await filesStoredNow(tx, id), idempotencyKey });
    }
    await appendToLog(tx, ...entries);
    return atLeastOne(opened.map(({ application }, index) => resultOf(application, entries[index] as LogEntry, false)));
  }
}

type AtLeastOne<T> = readonly [T, ...T[]];

interface Opened {
  command: PaperCommand;
  application: Application;
  /** The entry that this very command wrote before. */
  first: CaseEventRow | null;
}

function atLeastOne<T>([first, ...others]: readonly T[]): AtLeastOne<T> {
  if (first === undefined) throw new Error('work on no case');
  return [first, ...others];
}
