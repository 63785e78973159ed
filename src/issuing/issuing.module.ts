import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApplicationsModule } from '../applications/applications.module.js';
import { CouncilsModule } from '../councils/councils.module.js';
import { DesignationsModule } from '../designations/designations.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { RegisterModule } from '../register/register.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { CasePapers } from './case-papers.js';
import { Job } from './jobs/job.entity.js';
import { JobKinds } from './jobs/job-kind.js';
import { JobWorker } from './jobs/job-worker.js';
import { Jobs } from './jobs/jobs.js';
import { PackJobs } from './packs/pack-jobs.js';
import { ReportLetters } from './report-letters.js';

/** 文書: the papers of a case from every room below, and the work on many of them at once. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Job]),
    ApplicationsModule,
    CouncilsModule,
    DesignationsModule,
    DocumentsModule,
    IdentityModule,
    RegisterModule,
    RegistryModule,
  ],
  providers: [CasePapers, ReportLetters, Jobs, JobWorker, { provide: JobKinds, useClass: PackJobs }],
  exports: [CasePapers, ReportLetters, Jobs, JobWorker],
})
export class IssuingModule {}
