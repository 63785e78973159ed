import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../../applications/applications.module.js';
import { RegisterModule } from '../../register/register.module.js';
import { DocumentsModule } from '../../documents/documents.module.js';
import { RegistryModule } from '../../registry/registry.module.js';
import { CaseElementsModule } from '../case-elements/case-elements.module.js';
import { PageChromes } from '../requests/page-chrome.js';
import { CheckController } from './check.controller.js';
import { ContentController } from './content.controller.js';
import { CorrectionController } from './correction.controller.js';
import { DocumentsController } from './documents.controller.js';
import { FactsController } from './facts.controller.js';
import { HospitalHomeController } from './home.controller.js';
import { ListController } from './list.controller.js';
import { OpeningController } from './opening.controller.js';
import { PreparationController } from './preparation.controller.js';

/** The pages of the hospital: its home, the preparation of an application, its submission and correction. */
@Module({
  imports: [ApplicationsModule, CaseElementsModule, RegisterModule, DocumentsModule, RegistryModule],
  controllers: [
    HospitalHomeController,
    OpeningController,
    PreparationController,
    ContentController,
    ListController,
    FactsController,
    DocumentsController,
    CheckController,
    CorrectionController,
  ],
  providers: [PageChromes],
})
export class HospitalPagesModule {}
