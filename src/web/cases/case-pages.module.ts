import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../../applications/applications.module.js';
import { CouncilsModule } from '../../councils/councils.module.js';
import { DesignationsModule } from '../../designations/designations.module.js';
import { DocumentsModule } from '../../documents/documents.module.js';
import { IssuingModule } from '../../issuing/issuing.module.js';
import { RegistryModule } from '../../registry/registry.module.js';
import { PageChromes } from '../page-chrome.js';
import { ActionController } from './action.controller.js';
import { CaseController } from './case.controller.js';
import { FileController } from './file.controller.js';
import { NoticePreviewController } from './notice-preview.controller.js';
import { CommandRunner } from './run-command.js';

/** The pages of one case: the case itself, its actions and its files. `CommandRunner` answers every form that changes a case. */
@Module({
  imports: [ApplicationsModule, CouncilsModule, DesignationsModule, DocumentsModule, IssuingModule, RegistryModule],
  controllers: [CaseController, ActionController, FileController, NoticePreviewController],
  providers: [CommandRunner, PageChromes],
  exports: [CommandRunner],
})
export class CasePagesModule {}
