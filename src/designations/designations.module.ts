import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApplicationsModule } from '../applications/applications.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { DesignationEffects } from './designation-effects.js';
import { Designation } from './designation.entity.js';
import { DesignationService } from './designation.service.js';

/** 指定: the notices and the register. */
@Module({
  imports: [TypeOrmModule.forFeature([Designation]), ApplicationsModule, DocumentsModule, RegistryModule],
  providers: [DesignationEffects, DesignationService],
  exports: [DesignationService],
})
export class DesignationsModule {}
