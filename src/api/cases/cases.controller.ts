import { Body, Get, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { Response } from 'express';
import { CaseOpening } from '../../applications/commands/case-opening.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { OpenInput, parseOpening } from '../../inputs/events/index.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { Problem as FieldProblem } from '../../procedure/fields/problems.js';
import { RegistryService } from '../../registry/registry.service.js';
import { ApiController, CommandProblems, InputProblems, Problem } from '../parts/api-controller.js';
import { JsonOnly } from '../parts/json-only.guard.js';
import { pageJson } from '../parts/page-json.js';
import { ApiPage, readPage } from '../parts/page-query.js';
import { InvalidInput } from '../parts/problem-filter.js';
import { ActionJson, actionJson } from './action-json.js';
import { CaseJson, caseJson } from './case-json.js';
import { CaseListJson } from './case-list-json.js';
import { ApiCaseQuery, readCaseQuery } from './case-query.js';
import { RequiredDocumentJson, requiredDocumentJson } from './document-json.js';
import { LogJson, logLineJson } from '../parts/log-json.js';
import { CommandResultJson, resultJson } from './result-json.js';

/** Cases as lists and one by one, through the same services as the pages. */
@ApiController('cases', '申請')
@Access('hospital', 'prefectureOfficer', 'prefectureApprover', 'healthCentre', 'supportCentre')
export class CasesController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly opening: CaseOpening,
    private readonly registry: RegistryService,
  ) {}

  @Get()
  @ApiOperation({ summary: '申請の一覧' })
  @ApiCaseQuery()
  @ApiOkResponse({ type: CaseListJson })
  @InputProblems()
  async list(@CurrentActor() actor: Actor, @Query() query: Record<string, unknown>): Promise<CaseListJson> {
    const { filter, page } = readCaseQuery(query);
    return pageJson(await this.queries.list(actor, filter, page), (row) => row);
  }

  @Post()
  @Access('hospital')
  @UseGuards(JsonOnly)
  @ApiOperation({ summary: '申請を始める' })
  @ApiBody({ type: OpenInput })
  @ApiCreatedResponse({
    type: CommandResultJson,
    headers: { Location: { description: '申請のアドレス', schema: { type: 'string' } } },
  })
  @CommandProblems()
  async open(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandResultJson> {
    const parsed = parseOpening(body, 'json');
    const errors = parsed.ok ? await this.unknownRound(parsed.opening.roundId) : parsed.errors;
    if (!parsed.ok || errors.length > 0) throw new InvalidInput(errors);
    const result = await this.opening.openCase(actor, parsed.opening);
    response.location(`/api/cases/${result.caseId}`);
    return resultJson(result);
  }

  @Get(':id')
  @ApiOperation({ summary: '申請1件' })
  @ApiOkResponse({ type: CaseJson })
  @Problem(404, '申請がないか、権限がない（case-not-found）')
  async get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<CaseJson> {
    return caseJson(await this.queries.get(actor, id));
  }

  @Get(':id/log')
  @ApiOperation({ summary: '経過（新しい順）' })
  @ApiPage()
  @ApiOkResponse({ type: LogJson })
  @InputProblems()
  @Problem(404, '申請がないか、権限がない（case-not-found）')
  async log(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
  ): Promise<LogJson> {
    return pageJson(await this.queries.log(actor, id, readPage(query)), logLineJson);
  }

  @Get(':id/actions')
  @ApiOperation({ summary: '今の段階でできる操作と、その条件' })
  @ApiOkResponse({ type: [ActionJson] })
  @Problem(404, '申請がないか、権限がない（case-not-found）')
  async actions(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ActionJson[]> {
    const { availableEvents } = await this.queries.get(actor, id);
    return availableEvents.map(actionJson);
  }

  @Get(':id/required-documents')
  @ApiOperation({ summary: '提出書類と、その要否の理由' })
  @ApiOkResponse({ type: [RequiredDocumentJson] })
  @Problem(404, '申請がないか、権限がない（case-not-found）')
  async requiredDocuments(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RequiredDocumentJson[]> {
    const { documents } = await this.queries.get(actor, id);
    return documents.required.map(requiredDocumentJson);
  }

  private async unknownRound(roundId: string | null): Promise<FieldProblem[]> {
    const known = roundId === null || (await this.registry.round(roundId)) !== null;
    return known
      ? []
      : [{ field: 'roundId', message: 'この申請回はありません。申請回の一覧（GET /api/rounds）から選んでください。' }];
  }
}
