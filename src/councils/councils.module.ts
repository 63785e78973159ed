import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApplicationsModule } from '../applications/applications.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { RecordModule } from '../record/record.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { CouncilEffects } from './council-effects.js';
import { CouncilMeeting } from './council-meeting.entity.js';
import { CouncilMeetings } from './council-meetings.js';
import { CouncilService } from './council.service.js';

/** 地域医療構想調整会議: requests to the health centres, meetings, confirmations, documents. */
@Module({
  imports: [
    TypeOrmModule.forFeature([CouncilMeeting]),
    ApplicationsModule,
    DocumentsModule,
    RecordModule,
    RegistryModule,
  ],
  providers: [CouncilEffects, CouncilMeetings, CouncilService],
  exports: [CouncilMeetings, CouncilService],
})
export class CouncilsModule {}
