import { Get, Header, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiQuery } from '@nestjs/swagger';
import { Access } from '../identity/access.js';
import { stateDiagram } from '../procedure/diagram.js';
import { KINDS } from '../procedure/terms/kinds.js';
import { RegistryService } from '../registry/registry.service.js';
import { LONGEST_SEARCH } from '../applications/queries/case-filter.js';
import { askedPage } from '../platform/paging.js';
import { searchWords } from '../platform/text.js';
import { ApiController, InputProblems, Problem } from './parts/api-controller.js';
import { pageJson } from './parts/page-json.js';
import { ApiPage, pageProblems, readPage } from './parts/page-query.js';
import { InvalidInput } from './parts/problem-filter.js';
import {
  HealthCentreJson,
  healthCentreJson,
  InstitutionsJson,
  institutionJson,
  PlanningAreaJson,
  planningAreaJson,
  RoundsJson,
  roundJson,
} from './registry-json.js';
import { Declined } from '../platform/declined.js';

/** Reference data of the prefecture, and the procedure as a picture. */
@ApiController('', '基礎データ')
@Access('signedIn')
export class RegistryApiController {
  constructor(private readonly registry: RegistryService) {}

  @Get('planning-areas')
  @ApiOperation({ summary: '二次医療圏' })
  @ApiOkResponse({ type: [PlanningAreaJson] })
  async planningAreas(): Promise<PlanningAreaJson[]> {
    return (await this.registry.planningAreas()).map(planningAreaJson);
  }

  @Get('health-centres')
  @ApiOperation({ summary: '保健所' })
  @ApiOkResponse({ type: [HealthCentreJson] })
  async healthCentres(): Promise<HealthCentreJson[]> {
    return (await this.registry.healthCentres()).map(healthCentreJson);
  }

  @Get('rounds')
  @ApiOperation({ summary: '申請回（新しい順）' })
  @ApiPage()
  @ApiOkResponse({ type: RoundsJson })
  @InputProblems()
  async rounds(@Query() query: Record<string, unknown>): Promise<RoundsJson> {
    return pageJson(await this.registry.roundPage(readPage(query)), roundJson);
  }

  @Get('institutions')
  @Access('prefectureOfficer', 'prefectureApprover')
  @ApiOperation({ summary: '医療機関を探す' })
  @ApiQuery({
    name: 'text',
    required: false,
    description: '名称・よみ・医療機関コードに含まれる言葉',
    schema: { type: 'string' },
  })
  @ApiPage()
  @ApiOkResponse({ type: InstitutionsJson })
  @InputProblems()
  async institutions(@Query() query: Record<string, unknown>): Promise<InstitutionsJson> {
    const { text = '' } = query;
    const errors = pageProblems(query, ['text']);
    if (typeof text !== 'string' || text.length > LONGEST_SEARCH)
      errors.push({ field: 'text', message: `探す言葉は${LONGEST_SEARCH}文字以内の文字で送ってください。` });
    if (typeof text !== 'string' || errors.length > 0) throw new InvalidInput(errors);
    return pageJson(
      await this.registry.institutionPage(searchWords(text, LONGEST_SEARCH), askedPage(query['page'])),
      institutionJson,
    );
  }

  @Get('machines/:kind')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @ApiOperation({ summary: '手続の図（Mermaid）' })
  @ApiParam({ name: 'kind', schema: { type: 'string', enum: [...KINDS] } })
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'MermaidのstateDiagram-v2', schema: { type: 'string' } })
  @Problem(404, 'この区分はない（not-found）')
  machine(@Param('kind') name: string): string {
    const kind = KINDS.find((each) => each === name);
    if (kind === undefined) throw new Declined('notFound', `「${name}」という区分はありません。`);
    return stateDiagram(kind, this.registry.profile().councils[kind]);
  }
}
