import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OutboxMessage } from './entities/outbox-message.js';
import { OutboxWriter } from './outbox-writer.js';

/** お知らせ: messages that wait to be sent. */
@Module({
  imports: [TypeOrmModule.forFeature([OutboxMessage])],
  providers: [OutboxWriter],
  exports: [OutboxWriter],
})
export class NotificationsModule {}
