import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OutboxMessage } from './outbox-message.entity.js';
import { RecordService } from './record.service.js';
import { RecordEntry } from './record-entry.entity.js';
import { NoticesService } from './notices.service.js';

export const RECORD_ENTITIES = [RecordEntry, OutboxMessage];

/** The record: who did what to which subject, and the messages that tell of it. */
@Module({
  imports: [TypeOrmModule.forFeature(RECORD_ENTITIES)],
  providers: [NoticesService, RecordService],
  exports: [NoticesService, RecordService],
})
export class RecordModule {}
