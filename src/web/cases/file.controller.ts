import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { contentDisposition } from '../../documents/file-names.js';
import { StoredFileService } from '../../documents/stored-file.service.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { showInOwnPages } from '../../identity/security-headers.js';
import type { Actor } from '../../procedure/actors.js';

/** Stored files. What a person may read is said by the service, which also notes every opening. */
@Controller('files')
@Access('hospital', 'prefectureOfficer', 'prefectureApprover', 'healthCentre', 'supportCentre')
export class FileController {
  constructor(private readonly files: StoredFileService) {}

  /** A PDF opens in the browser and in our own pages; everything else is saved. */
  @Get(':id')
  async open(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() response: Response): Promise<void> {
    const { info, bytes } = await this.files.open(actor, id);
    const isPdf = info.mediaType === 'application/pdf';
    if (isPdf) showInOwnPages(response);
    response.setHeader('Content-Type', info.mediaType);
    response.setHeader('Content-Disposition', contentDisposition(info.fileName, isPdf ? 'inline' : 'attachment'));
    response.setHeader('Content-Length', bytes.length);
    response.end(bytes);
  }
}
