import { Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { Response } from 'express';
import { DocumentSender } from '../documents/send-delivery.js';
import { StoredFileService } from '../documents/stored-file.service.js';
import { Access } from '../identity/access.js';
import { CurrentActor } from '../identity/current-actor.js';
import type { Actor } from '../procedure/terms/actors.js';
import { ApiController, Problem } from './parts/api-controller.js';

/** Stored files, always to be saved: a program does not look at them. */
@ApiController('files', 'ファイル')
@Access('hospital', 'prefectureOfficer', 'prefectureApprover', 'healthCentre', 'supportCentre')
export class FilesController {
  constructor(
    private readonly files: StoredFileService,
    private readonly sender: DocumentSender,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: 'ファイルを取り出す', description: '取り出した人と日時は記録される。' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: '登録されたままのバイト', schema: { type: 'string', format: 'binary' } })
  @Problem(404, 'ファイルがないか、権限がない（file-not-found）')
  @Problem(429, '取出しが混み合っている（busy）。Retry-After の秒数だけ待つ')
  async open(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() response: Response): Promise<void> {
    await this.sender.send(response, actor, () => this.files.open(actor, id, 'program'), 'attachment');
  }
}
