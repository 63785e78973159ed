import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../../applications/applications.module.js';
import { RecordModule } from '../../record/record.module.js';
import { PageChromes } from '../requests/page-chrome.js';
import { NoticesController } from './notices.controller.js';

@Module({
  imports: [ApplicationsModule, RecordModule],
  controllers: [NoticesController],
  providers: [PageChromes],
})
export class NoticePagesModule {}
