import { Module } from '@nestjs/common';
import { DocumentsModule } from '../../documents/documents.module.js';
import { RegistryModule } from '../../registry/registry.module.js';
import { PageChromes } from '../requests/page-chrome.js';
import { FormsController } from './forms.controller.js';

@Module({
  imports: [DocumentsModule, RegistryModule],
  controllers: [FormsController],
  providers: [PageChromes],
})
export class FormPagesModule {}
