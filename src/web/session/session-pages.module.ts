import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../../applications/applications.module.js';
import { IdentityModule } from '../../identity/identity.module.js';
import { RecordModule } from '../../record/record.module.js';
import { PageChromes } from '../requests/page-chrome.js';
import { UnsentPosts } from './unsent-posts.js';
import { SessionController } from './session.controller.js';

@Module({
  imports: [ApplicationsModule, IdentityModule, RecordModule],
  controllers: [SessionController],
  providers: [PageChromes, UnsentPosts],
})
export class SessionPagesModule {}
