import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../../applications/applications.module.js';
import { RegistryModule } from '../../registry/registry.module.js';
import { PageChromes } from '../requests/page-chrome.js';
import { HelpController } from './help.controller.js';

@Module({
  imports: [ApplicationsModule, RegistryModule],
  controllers: [HelpController],
  providers: [PageChromes],
})
export class HelpPagesModule {}
