import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { CouncilsModule } from '../councils/councils.module.js';
import { DesignationsModule } from '../designations/designations.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { CasePapers } from './case-papers.js';

/** 文書: the papers of a case from every room below, and the work on many of them at once. */
@Module({
  imports: [ApplicationsModule, CouncilsModule, DesignationsModule, DocumentsModule, RegistryModule],
  providers: [CasePapers],
  exports: [CasePapers],
})
export class IssuingModule {}
