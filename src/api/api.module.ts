import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { DesignationsModule } from '../designations/designations.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { IssuingModule } from '../issuing/issuing.module.js';
import { RegisterModule } from '../register/register.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { CaseContentController } from './cases/case-content.controller.js';
import { CaseDocumentsController } from './cases/case-documents.controller.js';
import { OfficeFilesController } from './cases/office-files.controller.js';
import { CaseEventsController } from './cases/case-events.controller.js';
import { OfficialDocumentsApiController } from './cases/official-documents.controller.js';
import { RecordsApiController } from './cases/records.controller.js';
import { CasesController } from './cases/cases.controller.js';
import { DesignationsApiController } from './designations.controller.js';
import { PaperOpeningApiController } from './paper-opening.controller.js';
import { ApiDescription } from './docs/api-description.js';
import { DocsController } from './docs/docs.controller.js';
import { FilesController } from './files.controller.js';
import { RegistryApiController } from './registry.controller.js';
import { ApiSessionController } from './session.controller.js';

/** REST under /api, over the same services and refusals as the pages. */
@Module({
  imports: [
    ApplicationsModule,
    DesignationsModule,
    DocumentsModule,
    IdentityModule,
    IssuingModule,
    RegisterModule,
    RegistryModule,
  ],
  controllers: [
    ApiSessionController,
    CasesController,
    CaseEventsController,
    CaseContentController,
    CaseDocumentsController,
    OfficeFilesController,
    RecordsApiController,
    OfficialDocumentsApiController,
    FilesController,
    DesignationsApiController,
    PaperOpeningApiController,
    RegistryApiController,
    DocsController,
  ],
  providers: [ApiDescription],
})
export class ApiModule {}
