import { Get, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { Response } from 'express';
import { contentDisposition } from '../documents/file-names.js';
import { StoredFileService } from '../documents/stored-file.service.js';
import { Access } from '../identity/access.js';
import { CurrentActor } from '../identity/current-actor.js';
import type { Actor } from '../procedure/actors.js';
import { ApiController, Problem } from './api-controller.js';

/** Stored files, always to be saved: a program does not look at them. */
@ApiController('files', 'ファイル')
@Access('hospital', 'prefectureOfficer', 'prefectureApprover', 'healthCentre', 'supportCentre')
export class FilesController {
  constructor(private readonly files: StoredFileService) {}

  @Get(':id')
  @ApiOperation({ summary: 'ファイルを取り出す', description: '取り出した人と日時は記録される。' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: '登録されたままのバイト', schema: { type: 'string', format: 'binary' } })
  @Problem(404, 'ファイルがないか、権限がない（file-not-found）')
  async open(@CurrentActor() actor: Actor, @Param('id') id: string, @Res({ passthrough: true }) response: Response): Promise<StreamableFile> {
    const { info, bytes } = await this.files.open(actor, id, 'program');
    response.setHeader('Content-Disposition', contentDisposition(info.fileName, 'attachment'));
    return new StreamableFile(bytes, { type: info.mediaType, length: bytes.length });
  }
}
