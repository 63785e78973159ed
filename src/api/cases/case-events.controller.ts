import { Body, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { CaseCommands } from '../../applications/commands/case-commands.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { parseCommand, parseEvent } from '../../inputs/events/index.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { ApiController, CommandProblems } from '../parts/api-controller.js';
import { JsonOnly } from '../parts/json-only.guard.js';
import { InvalidInput } from '../parts/problem-filter.js';
import { API_EVENTS } from './api-events.js';
import { CommandResultJson, resultJson } from './result-json.js';
import { Declined } from '../../platform/declined.js';

/** Every act of the procedure except attaching a file. The OpenAPI document shows one path for each event (docs/event-paths.ts). */
@ApiController('cases/:id/events/:event', '手続の操作')
@Access('hospital', 'prefectureOfficer', 'prefectureApprover', 'healthCentre')
export class CaseEventsController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly commands: CaseCommands,
  ) {}

  @Post()
  @HttpCode(200)
  @UseGuards(JsonOnly)
  @ApiOkResponse({ type: CommandResultJson })
  @CommandProblems()
  async send(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('event') event: string,
    @Body() body: unknown,
  ): Promise<CommandResultJson> {
    const application = await this.queries.row(actor, id);
    const type = API_EVENTS.find((each) => each === event);
    if (type === undefined) throw new Declined('notFound', `「${event}」という操作はありません。`);
    const command = parseCommand(body, 'json', type);
    const parsed = parseEvent(type, body, 'json');
    if (!command.ok || !parsed.ok)
      throw new InvalidInput([...(command.ok ? [] : command.errors), ...(parsed.ok ? [] : parsed.errors)]);
    return resultJson(
      await this.commands.execute(actor, { caseId: application.id, ...command.command, event: parsed.event }),
    );
  }
}
