import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../../applications/applications.module.js';
import { IdentityModule } from '../../identity/identity.module.js';
import { RegistryModule } from '../../registry/registry.module.js';
import { PageChromes } from '../requests/page-chrome.js';
import { BulkActController } from './bulk-act.controller.js';
import { CaseListController } from './case-list.controller.js';

@Module({
  imports: [ApplicationsModule, IdentityModule, RegistryModule],
  controllers: [CaseListController, BulkActController],
  providers: [PageChromes],
})
export class CaseListPagesModule {}
