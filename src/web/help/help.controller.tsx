import { Controller, Get, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { KINDS, PROCEDURES } from '../../procedure/terms/kinds.js';
import { RegistryService } from '../../registry/registry.service.js';
import { typedText } from '../requests/form-body.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { HelpPage } from './help-page.js';

@Controller('help')
@Access('signedIn')
export class HelpController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly registry: RegistryService,
    private readonly chromes: PageChromes,
  ) {}

  @Get()
  async help(@CurrentActor() actor: Actor, @Query() query: unknown, @Req() request: Request): Promise<string> {
    const caseId = typedText(query, 'case');
    const view = caseId === '' ? null : await this.queries.get(actor, caseId);
    return renderPage(
      <HelpPage
        chrome={this.chromes.of(request)}
        kind={view?.application.kind ?? KINDS.find((kind) => kind === typedText(query, 'kind')) ?? 'B'}
        procedure={
          view?.application.procedure ??
          PROCEDURES.find((procedure) => procedure === typedText(query, 'procedure')) ??
          'new'
        }
        profile={this.registry.profile()}
        view={view}
        reader={actor.role}
      />,
    );
  }
}
