import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { IssuedDocuments } from '../../documents/issued-documents.js';
import { Clock, japanDate } from '../../platform/clock.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { Application } from '../entities/application.js';
import { isUnmoving } from '../entities/case-event-row.js';
import { IdempotencyConflict, StaleVersion, StaleWorkingCopy } from '../entities/errors.js';
import { FactsLoader, type LoadedCase } from '../facts/facts-loader.js';
import { saveCases } from '../facts/lock-case.js';
import { appendToLog, assertLoggable, entriesOfKeys, type LogEntry } from '../log/case-log.js';
import { type CommandResult, resultOf } from './command-result.js';
import { holdDeadlines, TAKES_DEADLINE } from './round-deadline-lock.js';
import { caseName } from '../../procedure/terms/reference-number.js';

/** What a person or the timer does to one case, as a form or the job sends it. */
export interface CaseAct {
  caseId: string;
  /** Version of the case that the person saw; null only for what the program does itself, which saw none. */
  lockVersion: number | null;
  /** Version of the working copy that the person saw; people who submit it always say it (inputs/events/command-input.ts). */
  workingVersion?: number | null | undefined;
  /** Made with the form: a second click carries the same key. */
  idempotencyKey: string;
  /** What was sent; it will stand in the log, but for what the work does not keep of it. */
  event: LogEntry['event'];
  /** SHA-256 of the file that came with the act, null when none came, or why it is not there; left out where none can come. */
  file?: string | null | Error | undefined;
}

/** A case that is locked for an act. */
export interface OpenedCase extends LoadedCase {
  /** Number that the act will have in the log of the case. */
  seq: number;
  now: Date;
  /** Date of `now` in Japan. */
  today: IsoDate;
  /** What will stand in the log: what was sent, unless the work puts here what is kept of it. */
  kept: LogEntry['event'];
}

/**
 * Does what the act is about: changes the row that it is given and stores what belongs to it, all of which the entry names. It may run
 * again, as `withTransaction` says.
 */
export type Work = (tx: EntityManager, opened: AtLeastOne<OpenedCase>) => Promise<void>;

/** One or more, as many as there are acts. */
export type AtLeastOne<T> = readonly [T, ...T[]];

/** The one door through which a case changes (docs/adr/0000-shape.md): lock → key → version → facts → work → row → log. */
@Injectable()
export class CaseActs {
  constructor(
    private readonly clock: Clock,
    private readonly facts: FactsLoader,
    private readonly documents: IssuedDocuments,
  ) {}

  /**
   * Carries out one piece of work on cases and logs an entry in each, in one transaction. An act that was done before is not done
   * again.
   * @throws CaseNotFound for a case that does not exist or that the actor may not know of, and one that is named twice
   * @throws StaleVersion when a case moved on after the form was opened
   * @throws StaleWorkingCopy when what should be submitted was saved after the page was opened
   * @throws IdempotencyConflict when a key was used for something else
   * @throws DocumentNotIssuable, DrawingsBusy when a document that it issues cannot be drawn, or not now; whatever the work throws
   */
  async perform(actor: Actor, acts: readonly CaseAct[], work: Work): Promise<AtLeastOne<CommandResult>> {
    // An act is of the moment in which it came, however long it waits for its turn or its documents: an application that comes on the last day has.
    const now = this.clock.now();
    return this.documents.transaction(actor, (tx) => this.within(tx, actor, acts, { work, now }));
  }

  /** As `perform`, as a part of what has a transaction of its own, such as the opening of the case, and issues no document. */
  async within(
    tx: EntityManager,
    actor: Actor,
    acts: readonly CaseAct[],
    { work, now }: { work: Work; now: Date },
  ): Promise<AtLeastOne<CommandResult>> {
    for (const { event } of acts) assertLoggable(event); // before anything is done
    const caseIds = acts.map(({ caseId }) => caseId);
    const keys = acts.map(({ idempotencyKey }) => idempotencyKey);
    if (acts.some(({ event: { type } }) => (TAKES_DEADLINE as readonly string[]).includes(type)))
      await holdDeadlines(tx);
    const { cases, keyUsed } = await this.facts.lock(tx, actor, { caseIds, keys });
    const locked = cases.map((each) => ({ ...each, act: actFor(each.application, acts) }));
    const repeated = keyUsed ? await repeatedResults(tx, actor, locked) : [];
    if (repeated.length > 0) return atLeastOne(repeated);
    for (const { act, application, working } of locked) {
      const { id, lockVersion } = application;
      if (act.lockVersion !== null && act.lockVersion !== lockVersion)
        throw new StaleVersion(id, act.lockVersion, lockVersion, locked.length > 1 ? caseName(application) : undefined);
      if ((act.workingVersion ?? application.workingVersion) !== application.workingVersion)
        throw new StaleWorkingCopy(application.workingVersion, working ?? []);
    }

    const before = locked.map(({ application }) => ({ ...application }));
    const opened = locked.map(({ act: { event }, ...each }): OpenedCase => ({
      ...each,
      kept: event,
      seq: each.application.lockVersion + 1,
      now,
      today: japanDate(now),
    }));
    await work(tx, atLeastOne(opened));
    const entries = locked.map(({ act: { event: sent, idempotencyKey }, application }, index): LogEntry => {
      const event = opened[index]?.kept ?? sent;
      const seq = application.lockVersion + 1;
      const lastEvent = isUnmoving(event) ? application.lastEvent : event.type;
      Object.assign(application, { lockVersion: seq, lastEvent, updatedAt: now });
      return {
        applicationId: application.id,
        seq,
        event,
        fromState: before[index]?.state ?? null,
        toState: application.state,
        machineVersion: application.machineVersion,
        actor,
        occurredAt: now,
        idempotencyKey,
      };
    });
    await saveCases(
      tx,
      locked.map(({ application }) => application),
      before,
    );
    await appendToLog(tx, ...entries);
    return atLeastOne(locked.map(({ application }, index) => resultOf(application, entries[index] as LogEntry, false)));
  }
}

/** @returns the first results where every act was done before; none where all are new. @throws IdempotencyConflict for a part of them */
async function repeatedResults(
  tx: EntityManager,
  actor: Actor,
  locked: readonly { application: Application; act: CaseAct }[],
): Promise<CommandResult[]> {
  const firsts = await entriesOfKeys(
    tx,
    locked.map(({ application: { id: applicationId }, act: { idempotencyKey, event, file } }) => ({
      idempotencyKey,
      applicationId,
      event,
      actor,
      file,
    })),
  );
  const results = locked.flatMap(({ application }, index) => {
    const first = firsts[index];
    return first ? [resultOf(application, first, true)] : [];
  });
  if (results.length > 0 && results.length < locked.length) throw new IdempotencyConflict();
  return results;
}

function actFor({ id }: Application, acts: readonly CaseAct[]): CaseAct {
  const act = acts.find(({ caseId }) => caseId === id);
  if (!act) throw new Error(`no act is for case ${id}`);
  return act;
}

function atLeastOne<T>([first, ...others]: readonly T[]): AtLeastOne<T> {
  if (first === undefined) throw new Error('work on no case');
  return [first, ...others];
}
