import { Module } from '@nestjs/common';
import { RegistryModule } from '../../registry/registry.module.js';
import { ApplicationsModule } from '../../applications/applications.module.js';
import { DocumentsModule } from '../../documents/documents.module.js';
import { IssuingModule } from '../../issuing/issuing.module.js';
import { JobsModule } from '../../jobs/jobs.module.js';
import { PageChromes } from '../requests/page-chrome.js';
import { JobsController } from './jobs.controller.js';

@Module({
  imports: [RegistryModule, JobsModule, ApplicationsModule, DocumentsModule, IssuingModule],
  controllers: [JobsController],
  providers: [PageChromes],
})
export class JobPagesModule {}
