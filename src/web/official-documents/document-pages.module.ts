import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../../applications/applications.module.js';
import { DocumentsModule } from '../../documents/documents.module.js';
import { IssuingModule } from '../../issuing/issuing.module.js';
import { PageChromes } from '../requests/page-chrome.js';
import { OfficialDocumentsController } from './documents.controller.js';

@Module({
  imports: [ApplicationsModule, DocumentsModule, IssuingModule],
  controllers: [OfficialDocumentsController],
  providers: [PageChromes],
})
export class OfficialDocumentPagesModule {}
