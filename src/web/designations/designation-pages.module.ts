import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../../applications/applications.module.js';
import { DesignationsModule } from '../../designations/designations.module.js';
import { RecordModule } from '../../record/record.module.js';
import { RegisterModule } from '../../register/register.module.js';
import { RegistryModule } from '../../registry/registry.module.js';
import { PageChromes } from '../requests/page-chrome.js';
import { DesignationsController } from './designations.controller.js';
import { PaperOpeningController } from './paper-opening.controller.js';
import { PublicRegisterController } from './public-register.controller.js';

@Module({
  imports: [ApplicationsModule, DesignationsModule, RegisterModule, RegistryModule, RecordModule],
  controllers: [DesignationsController, PaperOpeningController, PublicRegisterController],
  providers: [PageChromes],
})
export class DesignationPagesModule {}
