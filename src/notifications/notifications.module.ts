import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OutboxMessage } from './entities/outbox-message.js';
import { NoticesService } from './notices.service.js';
import { OutboxWriter } from './outbox-writer.js';

/** お知らせ: messages to the offices, read here and waiting to be sent. */
@Module({
  imports: [TypeOrmModule.forFeature([OutboxMessage])],
  providers: [NoticesService, OutboxWriter],
  exports: [NoticesService, OutboxWriter],
})
export class NotificationsModule {}
