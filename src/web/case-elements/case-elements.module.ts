import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../../applications/applications.module.js';
import { IssuingModule } from '../../issuing/issuing.module.js';
import { PageChromes } from '../requests/page-chrome.js';
import { CommandRunner } from './run-command.js';

/** What the pages of every kind of user share about a case: `CommandRunner` answers every form that changes one. */
@Module({
  imports: [ApplicationsModule, IssuingModule],
  providers: [CommandRunner, PageChromes],
  exports: [CommandRunner],
})
export class CaseElementsModule {}
