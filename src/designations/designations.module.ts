import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { RegisterModule } from '../register/register.module.js';
import { DesignationEffects } from './designation-effects.js';
import { DesignationService } from './designation.service.js';

/** 指定: the decision, the notices and what follows from them. */
@Module({
  imports: [ApplicationsModule, DocumentsModule, RegisterModule],
  providers: [DesignationEffects, DesignationService],
  exports: [DesignationService],
})
export class DesignationsModule {}
