import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../../applications/applications.module.js';
import { CouncilsModule } from '../../councils/councils.module.js';
import { DesignationsModule } from '../../designations/designations.module.js';
import { DocumentsModule } from '../../documents/documents.module.js';
import { IssuingModule } from '../../issuing/issuing.module.js';
import { RegistryModule } from '../../registry/registry.module.js';
import { PageChromes } from '../requests/page-chrome.js';
import { RecordsController } from './records.controller.js';
import { ActionController } from './action.controller.js';
import { CaseController } from './case.controller.js';
import { FileController } from './file.controller.js';
import { EntryWithdrawalController } from './entry-withdrawal.controller.js';
import { OfficeController } from './office.controller.js';
import { NoticePreviewController } from './notice-preview.controller.js';
import { IdentityModule } from '../../identity/identity.module.js';
import { CaseElementsModule } from '../case-elements/case-elements.module.js';

/** The pages of one case: the case itself, its actions and its files. */
@Module({
  imports: [
    ApplicationsModule,
    CaseElementsModule,
    CouncilsModule,
    DesignationsModule,
    DocumentsModule,
    IdentityModule,
    IssuingModule,
    RegistryModule,
  ],
  controllers: [
    CaseController,
    ActionController,
    RecordsController,
    OfficeController,
    EntryWithdrawalController,
    FileController,
    NoticePreviewController,
  ],
  providers: [PageChromes],
})
export class CasePagesModule {}
