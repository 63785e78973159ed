import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../../applications/applications.module.js';
import { DocumentsModule } from '../../documents/documents.module.js';
import { IdentityModule } from '../../identity/identity.module.js';
import { RegistryModule } from '../../registry/registry.module.js';
import { AccountListController } from './accounts/account-list.controller.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { EditAccountController } from './accounts/edit-account.controller.js';
import { PageChromes } from '../requests/page-chrome.js';
import { ClosedDaysController } from './closed-days.controller.js';
import { HandoverController } from './handover.controller.js';
import { InstitutionsController } from './institutions/institutions.controller.js';
import { OfficeContactController } from './office-contact.controller.js';
import { PapersController } from './papers/papers.controller.js';
import { RecordModule } from '../../record/record.module.js';
import { RecordController } from './record/record.controller.js';
import { RoundsController } from './rounds/rounds.controller.js';
import { SettingsController } from './settings.controller.js';

@Module({
  imports: [ApplicationsModule, DocumentsModule, IdentityModule, RegistryModule, RecordModule],
  controllers: [
    SettingsController,
    ClosedDaysController,
    OfficeContactController,
    PapersController,
    InstitutionsController,
    RoundsController,
    AccountsController,
    AccountListController,
    EditAccountController,
    RecordController,
    HandoverController,
  ],
  providers: [PageChromes],
})
export class SettingsPagesModule {}
