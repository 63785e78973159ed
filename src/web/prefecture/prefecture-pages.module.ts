import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../../applications/applications.module.js';
import { RegisterModule } from '../../register/register.module.js';
import { RegistryModule } from '../../registry/registry.module.js';
import { PageChromes } from '../requests/page-chrome.js';
import { PrefectureHomeController } from './prefecture-home.controller.js';

@Module({
  imports: [ApplicationsModule, RegisterModule, RegistryModule],
  controllers: [PrefectureHomeController],
  providers: [PageChromes],
})
export class PrefecturePagesModule {}
