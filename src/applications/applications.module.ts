import { Clock } from '../platform/clock.js';
import { reckonTurns } from './commands/turns-to-reckon.js';
import { Module, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CaseReaders } from '../documents/case-readers.js';
import { READERS_OF_CASES } from './scope/access-scope.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { EvaluationsModule } from '../evaluations/evaluations.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { RecordModule } from '../record/record.module.js';
import { PlansModule } from '../plans/plans.module.js';
import { RegisterModule } from '../register/register.module.js';
import { InstitutionNews } from '../registry/institution-news.js';
import { RegistryModule } from '../registry/registry.module.js';
import { RegistryService } from '../registry/registry.service.js';
import { CaseCommands } from './commands/case-commands.js';
import { CaseEntries } from './commands/case-entries.js';
import { EntryWithdrawals } from './commands/entry-withdrawals.js';
import { RecordCorrections } from './commands/record-corrections.js';
import { CaseEffectHandlers } from './effects/case-effect-handlers.js';
import { CaseOpening } from './commands/case-opening.js';
import { newsOfInstitution } from './queries/draft-news.js';
import { followMove } from './commands/follow-move.js';
import { newsOfMove } from './queries/move-news.js';
import { CaseQueries } from './queries/case-queries.js';
import { DeadlineJob } from './commands/deadline-job.js';
import { CaseEffects } from './effects/case-effects.js';
import { CaseNotifier } from './effects/case-notifier.js';
import { APPLICATION_ENTITIES } from './entities/index.js';
import { FactsLoader } from './facts/facts-loader.js';
import { CaseActs } from './commands/case-acts.js';
import { RoundDeadlines } from './commands/round-deadlines.js';
import { SentenceContexts } from './messages/sentence-context.js';
import { KeptForms } from './working-copy/kept-forms.js';
import { WorkingCopies } from './working-copy/working-copies.js';
import { assertStoredStatesResolve } from './log/stored-states.js';

/** 申請: the aggregate, its commands and its log. */
@Module({
  imports: [
    TypeOrmModule.forFeature(APPLICATION_ENTITIES),
    RegisterModule,
    RegistryModule,
    PlansModule,
    EvaluationsModule,
    DocumentsModule,
    RecordModule,
    JobsModule,
  ],
  providers: [
    CaseCommands,
    CaseEntries,
    RecordCorrections,
    EntryWithdrawals,
    CaseQueries,
    CaseOpening,
    CaseEffects,
    CaseNotifier,
    CaseEffectHandlers,
    DeadlineJob,
    FactsLoader,
    RoundDeadlines,
    CaseActs,
    SentenceContexts,
    WorkingCopies,
    KeptForms,
  ],
  exports: [
    CaseCommands,
    CaseEntries,
    RecordCorrections,
    EntryWithdrawals,
    CaseQueries,
    CaseOpening,
    CaseEffectHandlers,
    DeadlineJob,
    FactsLoader,
    RoundDeadlines,
    SentenceContexts,
    WorkingCopies,
    KeptForms,
  ],
})
export class ApplicationsModule implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly registry: RegistryService,
    private readonly handlers: CaseEffectHandlers,
    private readonly readers: CaseReaders,
    private readonly institutions: InstitutionNews,
    private readonly facts: FactsLoader,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.readers.tell(READERS_OF_CASES);
    this.institutions.tell(async (tx, institutionId, before) => {
      const from = before.planningAreaId ?? null;
      if (from !== null) await followMove(tx, institutionId);
      return [
        ...(await newsOfInstitution(tx, this.facts, institutionId)),
        ...(await newsOfMove(tx, this.facts, { institutionId, from })),
      ];
    });
  }

  /** Runs when every room has registered its handlers (onModuleInit) and before the first request. */
  async onApplicationBootstrap(): Promise<void> {
    this.handlers.assertComplete();
    await assertStoredStatesResolve(this.dataSource, this.registry.profile());
    await reckonTurns(this.dataSource, this.facts, this.clock.now());
  }
}
