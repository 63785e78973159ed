import { HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CaseCommands } from '../../applications/commands/case-commands.js';
import { parseCommand, parseEvent } from '../../inputs/events/index.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { StoredFileService } from '../../documents/stored-file.service.js';
import { fileSent, UploadRefused, Uploads } from '../../documents/uploads.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { ApiController, CommandProblems, Problem, TooLargeProblems } from '../parts/api-controller.js';
import { InvalidInput } from '../parts/problem-filter.js';
import { CommandResultJson, resultJson } from './result-json.js';

const NO_FILE = { field: 'file', message: 'ファイルを選んでください。' };

/** 書類を添付する: the file and its log entry in one command. */
@ApiController('cases/:id/documents', '手続の操作')
@Access('hospital')
export class CaseDocumentsController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly commands: CaseCommands,
    private readonly files: StoredFileService,
    private readonly uploads: Uploads,
  ) {}

  @Post(':requirementId')
  @HttpCode(200)
  @ApiOperation({
    summary: '書類を添付する',
    description:
      '一つの書類に何件でも添付できる（30件まで）。違うファイルは WITHDRAW_DOCUMENT で取り下げる。ファイルは中身のバイトで確かめる。',
  })
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
  @TooLargeProblems()
  @Problem(429, '受取りが混み合っている（busy）。Retry-After の秒数だけ待つ')
  async attach(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('requirementId') requirementId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandResultJson> {
    const application = await this.queries.row(actor, id);
    const parsed = parseEvent('ATTACH_DOCUMENT', { requirementId }, 'json');
    // a program may send the file before the fields: then the version is compared by the command alone
    const worthTaking = async (body: unknown) => {
      const command = parseCommand(body ?? {});
      return (
        parsed.ok &&
        this.commands.wouldAccept(actor, {
          caseId: application.id,
          ...(command.ok ? command.command : { lockVersion: null, idempotencyKey: null }),
          event: parsed.event,
        })
      );
    };
    return this.uploads.readForm(request, response, { actor, field: 'file', worthTaking }, async (form) => {
      const { body, file, problem } = form;
      const command = parseCommand(body ?? {});
      const missing = problem ?? new UploadRefused(NO_FILE.message);
      const noFile = file === null && problem === null;
      if (!command.ok || !parsed.ok || noFile) {
        throw new InvalidInput([
          ...(command.ok ? [] : command.errors),
          ...(parsed.ok ? [] : parsed.errors),
          ...(noFile ? [NO_FILE] : []),
        ]);
      }
      const result = await this.commands.execute(
        actor,
        { caseId: application.id, ...command.command, event: parsed.event, file: fileSent(form) },
        async (tx) => {
          if (file === null) throw missing;
          const { requirementId } = parsed.event;
          const stored = { actor, applicationId: application.id, requirementId, file };
          const { id, sha256 } = await this.files.storeAttachment(tx, stored);
          return { id, sha256, requirementId };
        },
      );
      return resultJson(result);
    });
  }
}
