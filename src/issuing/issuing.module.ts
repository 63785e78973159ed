import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { CouncilsModule } from '../councils/councils.module.js';
import { DesignationsModule } from '../designations/designations.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { RegisterModule } from '../register/register.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { OfficialDocuments } from './documents/official-documents.js';
import { SubmittedForms } from './documents/submitted-forms.js';
import { EventDocuments } from './documents/event-documents.js';
import { PackJobs } from './packs/pack-jobs.js';
import { ReportLetters } from './documents/report-letters.js';

/** 文書: the documents of a case from every room below, and the work on many of them at once. */
@Module({
  imports: [
    ApplicationsModule,
    CouncilsModule,
    DesignationsModule,
    DocumentsModule,
    IdentityModule,
    JobsModule,
    RegisterModule,
    RegistryModule,
  ],
  providers: [OfficialDocuments, SubmittedForms, EventDocuments, ReportLetters, PackJobs],
  exports: [EventDocuments, OfficialDocuments, ReportLetters, PackJobs],
})
export class IssuingModule {}
