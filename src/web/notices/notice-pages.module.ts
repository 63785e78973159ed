import { Module } from '@nestjs/common';
import { NotificationsModule } from '../../notifications/notifications.module.js';
import { PageChromes } from '../requests/page-chrome.js';
import { NoticesController } from './notices.controller.js';

@Module({
  imports: [NotificationsModule],
  controllers: [NoticesController],
  providers: [PageChromes],
})
export class NoticePagesModule {}
