import { Body, Get, HttpCode, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, ApiOkResponse, ApiOperation, getSchemaPath } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CaseCommands } from '../../applications/commands/case-commands.js';
import { EntryWithdrawals } from '../../applications/commands/entry-withdrawals.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import {
  inquiryBy,
  inquiryFileOf,
  isOfficeFile,
  minutesBy,
  minutesOf,
  type OfficeAct,
  officeFileOf,
} from '../../documents/office-files.js';
import { type StoredFileInfo, StoredFileService } from '../../documents/stored-file.service.js';
import { fileSent, UploadRefused, Uploads } from '../../documents/uploads.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { EntryWithdrawalInput, readEntryNumber, readEntryWithdrawal } from '../../inputs/entry-withdrawal.js';
import { CommandInput, parseCommand, parseEvent } from '../../inputs/events/index.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { ApiController, CommandProblems, Problem, TooLargeProblems } from '../parts/api-controller.js';
import { Day, Instant, Many, Text, Whole } from '../parts/described.js';
import { JsonOnly } from '../parts/json-only.guard.js';
import { InvalidInput } from '../parts/problem-filter.js';
import { StoredFileJson, storedFileJson } from './document-json.js';
import { CommandResultJson, resultJson } from './result-json.js';

const NO_FILE = { field: 'file', message: 'ファイルを選んでください。' };

const COMMAND_PROPERTIES = {
  lockVersion: { type: 'integer', minimum: 0, description: '画面の版' },
  idempotencyKey: { type: 'string', maxLength: 60, description: '操作の番号' },
  confirmed: { type: 'array', items: { type: 'string' }, description: 'めずらしい日付を確かめたという答え' },
} as const;
const FILE = { type: 'string', format: 'binary', description: 'ファイル（PDF・Word・Excel・JPEG・PNG）' } as const;

/** 照会のメモ with its files. */
class InquiryJson {
  @Whole('経過の番号') seq!: number;
  @Day('照会の日') on!: string;
  @Text('相手') counterpart!: string;
  @Text('照会の内容') question!: string;
  @Text('回答。まだないときは空') answer!: string;
  @Text('書いた所属') office!: string;
  @Text('書いた人') person!: string;
  @Instant('書いた日時') at!: string;
  @Many(StoredFileJson, 'ファイル') files!: StoredFileJson[];
  @Text('取り消した理由。取り消していないときはnull', { nullable: true }) withdrawnFor!: string | null;
}

/** 議事録 of one hearing. */
class HearingMinutesJson {
  @Text('意見聴取の番号') hearingId!: string;
  @Text('会議体の名前') councilLabel!: string;
  @Many(StoredFileJson, '議事録') files!: StoredFileJson[];
}

/** 照会のメモ and 議事録 of a case, as on their pages: for the office that wrote them and the prefecture. */
@ApiController('cases/:id', '手続の操作')
@Access('prefectureOfficer', 'prefectureApprover', 'healthCentre')
export class OfficeFilesController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly commands: CaseCommands,
    private readonly withdrawals: EntryWithdrawals,
    private readonly files: StoredFileService,
    private readonly uploads: Uploads,
  ) {}

  @Get('inquiries')
  @ApiOperation({ summary: '照会のメモ', description: '新しい順。書いた所属と都道府県だけが読む。' })
  @ApiOkResponse({ type: [InquiryJson] })
  @Problem(404, '申請がないか、権限がない（case-not-found）')
  async inquiries(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<InquiryJson[]> {
    const { documents } = await this.queries.get(actor, id);
    const notes = await this.queries.notedInquiries(actor, id);
    return notes.map(
      ({ seq, on, counterpart, question, answer, actorOffice, actorName, occurredAt, withdrawnFor }) => ({
        seq,
        on,
        counterpart,
        question,
        answer,
        office: actorOffice,
        person: actorName,
        at: occurredAt.toISOString(),
        files: filesUnder(documents.stored, inquiryFileOf(seq)),
        withdrawnFor,
      }),
    );
  }

  @Post('inquiries')
  @HttpCode(200)
  @Access('prefectureOfficer', 'healthCentre')
  @ApiOperation({
    summary: '照会のメモをファイルとともに残す',
    description:
      'ファイルがないときは、events の NOTE_INQUIRY 又は NOTE_CENTRE_INQUIRY と同じ。誤って残したメモは取り消せる。',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['lockVersion', 'idempotencyKey', 'on', 'counterpart', 'question'],
      properties: {
        ...COMMAND_PROPERTIES,
        on: { type: 'string', format: 'date', description: '照会の日' },
        counterpart: { type: 'string', description: '相手' },
        question: { type: 'string', description: '照会の内容' },
        answer: { type: 'string', description: '回答' },
        file: FILE,
      },
    },
  })
  @ApiOkResponse({ type: CommandResultJson })
  @CommandProblems()
  @TooLargeProblems()
  @Problem(429, '受取りが混み合っている（busy）。Retry-After の秒数だけ待つ')
  note(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandResultJson> {
    return this.keep(request, response, { actor, id, act: inquiryBy(actor) });
  }

  @Get('minutes')
  @ApiOperation({ summary: '議事録', description: '会議体ごと。添付した所属と都道府県だけが読む。' })
  @ApiOkResponse({ type: [HearingMinutesJson] })
  @Problem(404, '申請がないか、権限がない（case-not-found）')
  async minutes(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<HearingMinutesJson[]> {
    const { documents, hearings } = await this.queries.get(actor, id);
    return hearings
      .map((hearing) => ({
        hearingId: hearing.id,
        councilLabel: hearing.councilLabel,
        files: filesUnder(documents.stored, minutesOf(hearing.id)),
      }))
      .filter(({ files }) => files.length > 0);
  }

  @Post('minutes')
  @HttpCode(200)
  @Access('prefectureOfficer', 'healthCentre')
  @ApiOperation({
    summary: '議事録を添付する',
    description:
      '改めたものは、続けて添付する。誤って添付したものは取り消せる。保健所は自らの調整会議のもの、都道府県は全ての会議体のもの。',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['lockVersion', 'idempotencyKey', 'hearingId', 'file'],
      properties: {
        ...COMMAND_PROPERTIES,
        hearingId: { type: 'string', format: 'uuid', description: '意見聴取の番号' },
        file: FILE,
      },
    },
  })
  @ApiOkResponse({ type: CommandResultJson })
  @CommandProblems()
  @TooLargeProblems()
  @Problem(429, '受取りが混み合っている（busy）。Retry-After の秒数だけ待つ')
  attachMinutes(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandResultJson> {
    return this.keep(request, response, { actor, id, act: minutesBy(actor) });
  }

  @Post('entries/:of/withdraw')
  @HttpCode(200)
  @Access('prefectureOfficer', 'healthCentre')
  @UseGuards(JsonOnly)
  @ApiOperation({
    summary: '照会のメモ又は議事録の添付を取り消す',
    description:
      '経過の番号で指す。書き留めた所属が、理由を書いて取り消す。内容と理由は記録に残り、申請の段階は変わらない。',
  })
  @ApiExtraModels(CommandInput, EntryWithdrawalInput)
  @ApiBody({
    schema: { allOf: [{ $ref: getSchemaPath(CommandInput) }, { $ref: getSchemaPath(EntryWithdrawalInput) }] },
  })
  @ApiOkResponse({ type: CommandResultJson })
  @CommandProblems()
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('of') of: string,
    @Body() body: unknown,
  ): Promise<CommandResultJson> {
    const { id: caseId } = await this.queries.row(actor, id);
    const [command, read] = [parseCommand(body, 'json'), readEntryWithdrawal(body, 'json')];
    if (!command.ok || !read.ok)
      throw new InvalidInput([...(command.ok ? [] : command.errors), ...(read.ok ? [] : read.errors)]);
    const { lockVersion, idempotencyKey } = command.command;
    const order = { caseId, of: readEntryNumber(of), reason: read.reason, lockVersion, idempotencyKey };
    return resultJson(await this.withdrawals.withdraw(actor, order));
  }

  private async keep(
    request: Request,
    response: Response,
    { actor, id, act }: { actor: Actor; id: string; act: OfficeAct },
  ): Promise<CommandResultJson> {
    const { id: caseId } = await this.queries.row(actor, id);
    // A program may send the file before the fields: then what it belongs to is not known yet, and the command alone decides.
    const worthTaking = async (body: unknown) => {
      const [command, parsed] = [parseCommand(body ?? {}), parseEvent(act.type, body ?? {}, 'json')];
      if (!command.ok || !parsed.ok) return true;
      return this.commands.wouldAccept(actor, { caseId, ...command.command, event: parsed.event });
    };
    return this.uploads.readForm(request, response, { actor, field: 'file', worthTaking }, async (form) => {
      const { body, file, problem } = form;
      const [command, parsed] = [parseCommand(body ?? {}), parseEvent(act.type, body ?? {}, 'json')];
      const noFile = act.isFileNeeded && file === null && problem === null;
      if (!command.ok || !parsed.ok || noFile)
        throw new InvalidInput([
          ...(command.ok ? [] : command.errors),
          ...(parsed.ok ? [] : parsed.errors),
          ...(noFile ? [NO_FILE] : []),
        ]);
      const result = await this.commands.execute(
        actor,
        { caseId, ...command.command, event: parsed.event, file: fileSent(form) },
        async (tx, { seq }, event) => {
          if (problem !== null) throw problem;
          if (file !== null) {
            const subjectKey = officeFileOf(event, seq);
            await this.files.storeOfficeFile(tx, {
              actor,
              applicationId: caseId,
              subjectKey,
              called: act.called,
              file,
            });
          } else if (act.isFileNeeded) throw new UploadRefused(NO_FILE.message);
          return null;
        },
      );
      return resultJson(result);
    });
  }
}

function filesUnder(stored: readonly StoredFileInfo[], key: string): StoredFileJson[] {
  return stored.filter((file) => isOfficeFile(file, key)).map(storedFileJson);
}
