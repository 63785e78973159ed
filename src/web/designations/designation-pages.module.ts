import { Module } from '@nestjs/common';
import { DesignationsModule } from '../../designations/designations.module.js';
import { RecordModule } from '../../record/record.module.js';
import { RegisterModule } from '../../register/register.module.js';
import { RegistryModule } from '../../registry/registry.module.js';
import { PageChromes } from '../requests/page-chrome.js';
import { DesignationsController } from './designations.controller.js';
import { PublicRegisterController } from './public-register.controller.js';

@Module({
  imports: [DesignationsModule, RegisterModule, RegistryModule, RecordModule],
  controllers: [DesignationsController, PublicRegisterController],
  providers: [PageChromes],
})
export class DesignationPagesModule {}
