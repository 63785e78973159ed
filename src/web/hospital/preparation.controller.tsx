import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { KeptForms } from '../../applications/working-copy/kept-forms.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { typedText } from '../requests/form-body.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { PreparationPage } from './preparation-page.js';

/** The hub of preparing one application. */
@Controller('cases/:id/preparation')
@Access('hospital')
export class PreparationController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly kept: KeptForms,
    private readonly chromes: PageChromes,
  ) {}

  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    const view = await this.queries.get(actor, id);
    return renderPage(
      <PreparationPage
        chrome={this.chromes.of(request)}
        view={view}
        justSaved={typedText(query, 'saved') === '1'}
        kept={(await this.kept.of(actor, id)).map(({ eventType }) => eventType)}
      />,
    );
  }
}
