import { Body, Get, HttpCode, Param, Put, UseGuards } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, ApiOperation, getSchemaPath } from '@nestjs/swagger';
import { CommandInput, CONTENT_INPUTS, parseCommand, parseSection } from '../../inputs/events/index.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { WorkingCopies } from '../../applications/working-copy/working-copies.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { bodyOfSection, namesOfSection, sectionIds } from '../../procedure/fields/content-sections.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { ApiController, Problem, SaveProblems } from '../parts/api-controller.js';
import { JsonOnly } from '../parts/json-only.guard.js';
import { InvalidInput } from '../parts/problem-filter.js';
import { SectionJson, SectionSavedJson } from './section-json.js';
import { Declined } from '../../platform/declined.js';

const CONTENT_CLASSES = Object.values(CONTENT_INPUTS);

/** What the hospital is still writing: no event of the procedure. */
@ApiController('cases/:id/content', '申請')
@Access('hospital')
export class CaseContentController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly copies: WorkingCopies,
  ) {}

  @Get()
  @ApiOperation({ summary: '書いている申請の内容（画面ごと）' })
  @ApiOkResponse({ type: [SectionJson] })
  @Problem(404, '申請がないか、権限がない（case-not-found）')
  async sections(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SectionJson[]> {
    const { facts, working } = await this.queries.get(actor, id);
    return sectionIds(facts.kind).map((section) => {
      const saved = working?.find((each) => each.section === section);
      return {
        section,
        lockVersion: saved?.version ?? 0,
        savedByName: saved?.savedByName ?? null,
        savedAt: saved?.savedAt.toISOString() ?? null,
        content: bodyOfSection(facts.content, section),
      };
    });
  }

  @Put(':section')
  @HttpCode(200)
  @UseGuards(JsonOnly)
  @ApiOperation({
    summary: '申請の内容を一つの画面の分だけ保存する',
    description:
      '手続ではなく、経過に残らず、申請の版も上がらない。送らない項目は変わらず、一覧は全体が置き換わる。ほかの画面の保存とはぶつからない。',
  })
  @ApiExtraModels(CommandInput, ...CONTENT_CLASSES)
  @ApiBody({
    schema: {
      allOf: [
        { $ref: getSchemaPath(CommandInput) },
        { anyOf: CONTENT_CLASSES.map((type) => ({ $ref: getSchemaPath(type) })) },
      ],
    },
  })
  @ApiOkResponse({ type: SectionSavedJson })
  @SaveProblems()
  async save(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('section') section: string,
    @Body() body: unknown,
  ): Promise<SectionSavedJson> {
    const { id: caseId, kind } = await this.queries.row(actor, id);
    if (namesOfSection(kind, section) === undefined)
      throw new Declined('notFound', `「${section}」という画面はありません。`);
    const command = parseCommand(body, 'json');
    const parsed = parseSection(kind, section, body, 'json');
    if (!command.ok || !parsed.ok)
      throw new InvalidInput([...(command.ok ? [] : command.errors), ...(parsed.ok ? [] : parsed.errors)]);
    const { lockVersion, idempotencyKey } = command.command;
    const save = { caseId, section, lockVersion, idempotencyKey, fields: parsed.fields };
    const { version, savedAt, repeated } = await this.copies.save(actor, save);
    return { section, lockVersion: version, savedAt: savedAt.toISOString(), repeated };
  }
}
