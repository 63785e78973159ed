import { Body, HttpCode, Param, Post, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { CaseCommands } from '../../applications/case-commands.js';
import { parseCommand, parseEvent } from '../../applications/event-inputs/index.js';
import { CaseQueries } from '../../applications/case-queries.js';
import { StoredFileService } from '../../documents/stored-file.service.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import type { Actor } from '../../procedure/actors.js';
import { ApiController, CommandProblems, Problem } from '../api-controller.js';
import { InvalidInput } from '../problem-filter.js';
import { CommandResultJson, resultJson } from './result-json.js';

const NO_FILE = { field: 'file', message: 'ファイルを選んでください。' };

/** What multer leaves in memory, as far as it is used here. */
interface UploadInMemory {
  originalname: string;
  buffer: Buffer;
}

/** 書類を添付する: the file and its log entry in one command. */
@ApiController('cases/:id/documents', '手続の操作')
@Access('hospital')
export class CaseDocumentsController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly commands: CaseCommands,
    private readonly files: StoredFileService,
  ) {}

  @Post(':requirementId')
  @HttpCode(200)
  @UseInterceptors(FileInterceptor('file'))
  @ApiOperation({ summary: '書類を添付する', description: '添付は版として積み重なり、置き換えても前の版は残る。ファイルは中身のバイトで確かめる。' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['lockVersion', 'idempotencyKey', 'file'],
      properties: {
        lockVersion: { type: 'integer', minimum: 0, description: '画面の版' },
        idempotencyKey: { type: 'string', maxLength: 60, description: '操作の番号' },
        file: { type: 'string', format: 'binary', description: 'ファイル（PDF・Word・Excel・JPEG・PNG）' },
      },
    },
  })
  @ApiOkResponse({ type: CommandResultJson })
  @CommandProblems()
  @Problem(413, 'ファイルが大きすぎる（too-large）')
  async attach(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('requirementId') requirementId: string,
    @Body() body: unknown,
    @UploadedFile() file: UploadInMemory | undefined,
  ): Promise<CommandResultJson> {
    const { application } = await this.queries.get(actor, id);
    const command = parseCommand(body ?? {});
    const parsed = parseEvent('ATTACH_DOCUMENT', { requirementId }, { kind: application.kind, source: 'json' });
    if (!command.ok || !parsed.ok || file === undefined) {
      throw new InvalidInput([...(command.ok ? [] : command.errors), ...(parsed.ok ? [] : parsed.errors), ...(file ? [] : [NO_FILE])]);
    }
    const upload = { actor, applicationId: application.id, requirementId, title: '', fileName: file.originalname, bytes: file.buffer };
    const result = await this.commands.execute(actor, { caseId: application.id, ...command.command, event: parsed.event }, async (tx) => {
      await this.files.storeAttachment(tx, upload);
    });
    return resultJson(result);
  }
}
