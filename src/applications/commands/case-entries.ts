import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { IssuedDocuments } from '../../documents/issued-documents.js';
import { Clock } from '../../platform/clock.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { Condition } from '../../procedure/case/decision.js';
import { taskOf } from '../../procedure/task.js';
import { appendToLog, entriesOfKeys, filesStoredNow, isKeyTaken, type LogEntry } from '../log/case-log.js';
import { type CommandResult, resultOf } from './command-result.js';
import type { Application } from '../entities/application.js';
import { IdempotencyConflict, PaperRefused, StaleVersion } from '../entities/errors.js';
import { CaseNotifier, type PaperNews } from '../effects/case-notifier.js';
import { FactsLoader, type LoadedCase } from '../facts/facts-loader.js';
import { lockCases, raiseVersions } from '../facts/lock-case.js';
import type { PaperEntry } from '../log/paper-entry.js';

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
  async add(
    actor: Actor,
    command: PaperCommand,
    work: (tx: EntityManager, locked: LockedCase) => Promise<readonly Condition[]>,
  ): Promise<CommandResult> {
    const [result] = await this.addTogether(actor, [command], (tx, [locked]) => work(tx, locked));
    return result;
  }

  /**
   * The same for one piece of work on several cases: an entry in each of them, or nothing.
   * @throws as `add`
   */
  async addTogether(
    actor: Actor,
    commands: readonly PaperCommand[],
    work: (tx: EntityManager, locked: AtLeastOne<LockedCase>) => Promise<readonly Condition[]>,
  ): Promise<AtLeastOne<CommandResult>> {
    try {
      return await this.documents.transaction(actor, (tx) => this.run(tx, actor, commands, work));
    } catch (error) {
      throw isKeyTaken(error) ? new IdempotencyConflict() : error;
    }
  }

  private async run(
    tx: EntityManager,
    actor: Actor,
    commands: readonly PaperCommand[],
    work: Parameters<CaseEntries['addTogether']>[2],
  ): Promise<AtLeastOne<CommandResult>> {
    const applications = await lockCases(
      tx,
      actor,
      commands.map(({ caseId }) => caseId),
    );
    const opened = applications.map((application) => ({ application, command: commandFor(application, commands) }));
    const firsts = await entriesOfKeys(
      tx,
      opened.map(({ application: { id }, command: { idempotencyKey, entry } }) => ({
        idempotencyKey,
        applicationId: id,
        event: entry,
        actor,
      })),
    );
    const repeated = firsts.flatMap((first, index) =>
      first ? [resultOf(applications[index] as Application, first, true)] : [],
    );
    if (repeated.length === opened.length) return atLeastOne(repeated);
    if (repeated.length > 0) throw new IdempotencyConflict();
    for (const {
      command: { lockVersion },
      application: { id, lockVersion: current, referenceNo },
    } of opened) {
      if (lockVersion !== current)
        throw new StaleVersion(id, lockVersion, current, opened.length > 1 ? referenceNo : undefined);
    }

    const now = this.clock.now();
    const loaded = await this.factsLoader.loadAll(tx, applications);
    const locked = loaded.map((each, index): LockedCase => ({
      ...each,
      case: applications[index] as Application,
      now,
    }));
    const unmet = await work(tx, atLeastOne(locked));
    if (unmet.length > 0) throw new PaperRefused(unmet);
    this.documents.requireDrawn(tx);
    const files = await filesStoredNow(
      tx,
      applications.map(({ id }) => id),
    );
    const made = opened.map(({ application, command: { entry: event, idempotencyKey } }, index) => {
      const { id: applicationId, state, machineVersion, lockVersion } = application;
      const seq = lockVersion + 1;
      const entry: LogEntry = {
        applicationId,
        seq,
        event,
        fromState: state,
        toState: state,
        machineVersion,
        actor,
        occurredAt: now,
        files: files[index] ?? [],
        idempotencyKey,
      };
      const news: PaperNews = { ...(locked[index] as LockedCase), actor, event, seq };
      return { entry, news, result: resultOf(application, entry, false) };
    });
    const entries = made.map(({ entry }) => entry);
    const moved = made.map(({ entry, news: { facts } }) => ({
      ...entry,
      task: taskOf(entry.toState, { ...facts, answeredLast: false }),
    }));
    await raiseVersions(tx, moved, now);
    await this.notifier.notifyOfPapers(
      tx,
      made.map(({ news }) => news),
    );
    await appendToLog(tx, ...entries);
    return atLeastOne(made.map(({ result }) => result));
  }
}

type AtLeastOne<T> = readonly [T, ...T[]];

function commandFor({ id }: Application, commands: readonly PaperCommand[]): PaperCommand {
  const command = commands.find(({ caseId }) => caseId.toLowerCase() === id);
  if (!command) throw new Error(`no command is for case ${id}`);
  return command;
}

function atLeastOne<T>([first, ...others]: readonly T[]): AtLeastOne<T> {
  if (first === undefined) throw new Error('work on no case');
  return [first, ...others];
}
