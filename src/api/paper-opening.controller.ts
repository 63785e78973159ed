import { applyDecorators, Body, Param, Post, Res, UseGuards } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOperation } from '@nestjs/swagger';
import type { Response } from 'express';
import { CaseOpening, type OpenByPaperCommand } from '../applications/commands/case-opening.js';
import { DesignationService } from '../designations/designation.service.js';
import { Access } from '../identity/access.js';
import { CurrentActor } from '../identity/current-actor.js';
import { PaperNewInput, PaperOpeningInput } from '../inputs/events/index.js';
import { copyBody } from '../inputs/fields/body-shape.js';
import { readInput, refusedBody } from '../inputs/fields/read-input.js';
import { Declined } from '../platform/declined.js';
import { RowIdPipe } from '../platform/row-id-pipe.js';
import type { Actor } from '../procedure/terms/actors.js';
import { RegistryService } from '../registry/registry.service.js';
import { CommandResultJson, resultJson } from './cases/result-json.js';
import { ApiController, CommandProblems, Problem } from './parts/api-controller.js';
import { JsonOnly } from './parts/json-only.guard.js';
import { InvalidInput } from './parts/problem-filter.js';

/** What each of the three says of itself in the OpenAPI document. */
const BegunByPaper = (summary: string, description: string, input: typeof PaperOpeningInput): MethodDecorator =>
  applyDecorators(
    UseGuards(JsonOnly),
    ApiOperation({ summary, description: `${description}内容は医療機関が入力して提出する。` }),
    ApiBody({ type: input }),
    ApiCreatedResponse({
      type: CommandResultJson,
      headers: { Location: { description: '申請のアドレス', schema: { type: 'string' } } },
    }),
    CommandProblems(),
  );

/** Begins an application that came on paper. */
@ApiController('', '紙の申請')
@Access('prefectureOfficer')
export class PaperOpeningApiController {
  constructor(
    private readonly designations: DesignationService,
    private readonly opening: CaseOpening,
    private readonly registry: RegistryService,
  ) {}

  @Post('designations/:id/paper-renewal')
  @BegunByPaper(
    '紙で到達した更新の申請を始める',
    '満了の日までに紙で到達した更新の申請を、医療機関に代わって始め、到達の日を記録する。',
    PaperOpeningInput,
  )
  @Problem(404, '指定がない（designation-not-found）')
  async renewal(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandResultJson> {
    return this.ofLine(actor, { id, procedure: 'renewal' }, { body, response });
  }

  @Post('designations/:id/paper-change')
  @BegunByPaper(
    '紙で到達した業務変更の申請を始める',
    '紙で到達した業務の変更の承認の申請を、医療機関に代わって始め、到達の日を記録する。',
    PaperOpeningInput,
  )
  @Problem(404, '指定がない（designation-not-found）')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandResultJson> {
    return this.ofLine(actor, { id, procedure: 'change' }, { body, response });
  }

  @Post('institutions/:id/paper-application')
  @BegunByPaper(
    '紙で到達した新規の申請を始める',
    '紙で到達した新規の申請を、医療機関に代わって始め、到達の日を記録する。',
    PaperNewInput,
  )
  @Problem(404, '医療機関がない（not-found）')
  async newDesignation(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) institutionId: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandResultJson> {
    if (!(await this.registry.institution(institutionId)))
      throw new Declined('notFound', 'この医療機関は見つかりません。');
    const input = await this.read(PaperNewInput, body);
    const of = { procedure: 'new', institutionId, currentDesignationId: null } as const;
    return this.begin(actor, { ...input, ...of }, response);
  }

  private async ofLine(
    actor: Actor,
    { id, procedure }: { id: string; procedure: 'renewal' | 'change' },
    { body, response }: { body: unknown; response: Response },
  ): Promise<CommandResultJson> {
    const { kind, institutionId } = await this.designations.get(actor, id);
    const input = await this.read(PaperOpeningInput, body);
    return this.begin(actor, { ...input, kind, procedure, institutionId, currentDesignationId: id }, response);
  }

  /** @throws InvalidInput */
  private async read<Input extends PaperOpeningInput>(type: new () => Input, body: unknown): Promise<Input> {
    const copy = copyBody(body);
    const read = copy === null ? refusedBody() : readInput(type, copy, 'json');
    if (!read.ok) throw new InvalidInput(read.errors);
    const { roundId } = read.input;
    if (roundId !== null && !(await this.registry.rounds()).some((round) => round.id === roundId))
      throw new InvalidInput([
        { field: 'roundId', message: 'この申請回は登録されていません。申請回を選び直してください。' },
      ]);
    return read.input;
  }

  private async begin(actor: Actor, command: OpenByPaperCommand, response: Response): Promise<CommandResultJson> {
    const result = await this.opening.openByPaper(actor, command);
    response.location(`/api/cases/${result.caseId}`);
    return resultJson(result);
  }
}
