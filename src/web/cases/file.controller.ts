import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DocumentSender } from '../../documents/send-delivery.js';
import { StoredFileService } from '../../documents/stored-file.service.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import type { Actor } from '../../procedure/terms/actors.js';

/** Stored files. What a person may read is said by the service, which also notes every opening. */
@Controller('files')
@Access('hospital', 'prefectureOfficer', 'prefectureApprover', 'healthCentre', 'supportCentre')
export class FileController {
  constructor(
    private readonly files: StoredFileService,
    private readonly sender: DocumentSender,
  ) {}

  @Get(':id')
  async open(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() response: Response): Promise<void> {
    await this.sender.send(response, actor, () => this.files.open(actor, id, 'view'));
  }
}
