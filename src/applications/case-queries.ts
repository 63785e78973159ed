import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { StoredFileService } from '../documents/stored-file.service.js';
import { Clock } from '../platform/clock.js';
import type { Actor } from '../procedure/actors.js';
import { RegistryService } from '../registry/registry.service.js';
import { entriesAfter } from './case-log.js';
import type { Application } from './entities/application.js';
import { Approval } from './entities/approval.js';
import { CorrectionItemRow } from './entities/correction-item.js';
import { Correction } from './entities/correction.js';
import { Deadline } from './entities/deadline.js';
import { DraftDecision } from './entities/draft-decision.js';
import { EventAttempt } from './entities/event-attempt.js';
import { Hearing } from './entities/hearing.js';
import { FactsLoader } from './facts-loader.js';
import { readCase } from './lock-case.js';
import type { CaseFilter } from './queries/case-filter.js';
import { CASES_PER_PAGE, type CaseRow, filteredCases, type ListContext, pageOfIds, rowsOf } from './queries/case-list.js';
import { type CaseView, caseView } from './queries/case-view.js';
import { type CentreHearing, type CentreHearingFilter, centreHearings } from './queries/centre-hearings.js';
import { bucketsOf, expiriesOf, type HomeCounts, matrixOf, nextMilestone } from './queries/home-counts.js';
import { type LogLine, logLines } from './queries/log-lines.js';
import { SentenceContexts } from './sentence-context.js';

export interface CaseList {
  rows: CaseRow[];
  total: number;
  /** From 1; the last page when a later one was asked for. */
  page: number;
  pageCount: number;
}

const MOST_ATTEMPTS = 50;

/** Everything that is read of cases. Each query passes through the access scope; nothing is decided or changed here. */
@Injectable()
export class CaseQueries {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly registry: RegistryService,
    private readonly factsLoader: FactsLoader,
    private readonly files: StoredFileService,
    private readonly sentences: SentenceContexts,
  ) {}

  /** One page (50 rows) of the actor's cases. @param page from 1 */
  async list(actor: Actor, filter: CaseFilter, page = 1): Promise<CaseList> {
    const { manager } = this.database;
    const context = await this.context(actor);
    const cases = filteredCases(manager, filter, context);
    const total = await cases.getCount();
    const pageCount = Math.max(1, Math.ceil(total / CASES_PER_PAGE));
    const shown = Math.min(Math.max(1, page), pageCount);
    const ids: { id: string }[] = await pageOfIds(cases, filter.sort ?? 'due', shown).getRawMany();
    const rows = await rowsOf(manager, ids.map(({ id }) => id), context);
    return { rows, total, page: shown, pageCount };
  }

  /**
   * One case for the page of this person, read at one moment.
   * @throws CaseNotFound also for a case outside the actor's scope
   */
  async get(actor: Actor, caseId: string): Promise<CaseView> {
    // Repeatable read: facts, log and version belong together although someone may be saving right now.
    const { entries, ...read } = await this.database.transaction('REPEATABLE READ', (tx) => this.read(tx, actor, caseId));
    // After the transaction, which must never wait for a second connection of the pool.
    return caseView({
      ...read,
      actor,
      today: this.clock.today(),
      areas: await this.registry.planningAreas(),
      centres: await this.registry.healthCentres(),
      log: logLines(actor, entries, read.facts.hearings, await this.sentences.of(read.application.procedure)).reverse(),
    });
  }

  /** The row of one case, for what needs no more of it. @throws CaseNotFound as `get` */
  row(actor: Actor, caseId: string): Promise<Application> {
    return readCase(this.database.manager, actor, caseId);
  }

  /** The numbers of the actor's home page. */
  async homeCounts(actor: Actor): Promise<HomeCounts> {
    const { manager } = this.database;
    const context = await this.context(actor);
    return {
      buckets: await bucketsOf(manager, context),
      matrix: await matrixOf(manager, context),
      nextMilestone: nextMilestone(await this.registry.rounds(), context),
      expiries: await expiriesOf(manager, actor, context.today),
    };
  }

  /** What the actor's health centre was asked to put to its councils, by due date; empty for anyone else. */
  async centreHearings(actor: Actor, filter: CentreHearingFilter = {}): Promise<CentreHearing[]> {
    return centreHearings(this.database.manager, filter, await this.context(actor));
  }

  /**
   * What happened to the case after a version of it, oldest first, as the actor may read it.
   * @throws CaseNotFound also for a case outside the actor's scope
   */
  async changesSince(actor: Actor, caseId: string, lockVersion: number): Promise<LogLine[]> {
    const { manager } = this.database;
    const { procedure } = await readCase(manager, actor, caseId);
    const hearings = await manager.findBy(Hearing, { applicationId: caseId });
    return logLines(actor, await entriesAfter(manager, caseId, lockVersion), hearings, await this.sentences.of(procedure));
  }

  private async read(tx: EntityManager, actor: Actor, caseId: string) {
    const application = await readCase(tx, actor, caseId);
    const corrections = await tx.find(Correction, { where: { applicationId: caseId }, order: { number: 'DESC' } });
    return {
      application,
      ...(await this.factsLoader.load(tx, application)),
      round: application.roundId === null ? null : await this.registry.round(application.roundId, tx),
      files: await this.files.list(actor, caseId, tx),
      corrections,
      correctionItems: await tx.find(CorrectionItemRow, {
        where: { correctionId: In(corrections.map(({ id }) => id)) },
        order: { position: 'ASC' },
      }),
      drafts: await tx.find(DraftDecision, { where: { applicationId: caseId }, order: { draftedOn: 'DESC', id: 'DESC' } }),
      approvals: await tx.find(Approval, { where: { applicationId: caseId }, order: { answeredOn: 'DESC', id: 'DESC' } }),
      deadlines: await tx.find(Deadline, { where: { applicationId: caseId }, order: { dueOn: 'ASC' } }),
      attempts: await tx.find(EventAttempt, { where: { applicationId: caseId }, order: { id: 'DESC' }, take: MOST_ATTEMPTS }),
      entries: await entriesAfter(tx, caseId, 0),
    };
  }

  private async context(actor: Actor): Promise<ListContext> {
    return { actor, today: this.clock.today(), closedDays: await this.registry.closedDays() };
  }
}
