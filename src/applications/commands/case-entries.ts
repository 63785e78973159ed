import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Condition } from '../../procedure/case/decision.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { CaseNotifier } from '../effects/case-notifier.js';
import { DocumentRefused } from '../entities/errors.js';
import type { DocumentEntry } from '../log/document-entry.js';
import { type AtLeastOne, type CaseAct, CaseActs, type OpenedCase } from './case-acts.js';
import type { CommandResult } from './command-result.js';

/** One act on a document of a case. */
export interface DocumentCommand extends CaseAct {
  event: DocumentEntry;
}

/** Entries of the case log that are no events of the machine: the version of the case rises, its state stays. */
@Injectable()
export class CaseEntries {
  constructor(
    private readonly acts: CaseActs,
    private readonly notifier: CaseNotifier,
  ) {}

  /**
   * Carries out the work on one or several cases and logs an entry in each, or nothing; the offices that may read the document are told.
   * @param work puts the document out and keeps what it is called now, or says what keeps it from that; it may run again, as `withTransaction` says
   * @throws DocumentRefused with what is unmet; as `CaseActs.perform`
   */
  add(
    actor: Actor,
    commands: readonly DocumentCommand[],
    work: (tx: EntityManager, opened: AtLeastOne<OpenedCase>) => Promise<readonly Condition[]>,
  ): Promise<AtLeastOne<CommandResult>> {
    return this.acts.perform(actor, commands, async (tx, opened) => {
      const unmet = await work(tx, opened);
      if (unmet.length > 0) throw new DocumentRefused(unmet);
      const news = opened.map(({ application, kept, ...each }) => ({
        ...each,
        case: application,
        actor,
        event: kept as DocumentEntry,
      }));
      await this.notifier.notifyOfDocuments(tx, news);
    });
  }
}
