import { Controller, Get, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { NoticesService } from '../../record/notices.service.js';
import { askedPage } from '../../platform/paging.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { typedText } from '../requests/form-body.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { NoticesPage } from './notices-page.js';

@Controller('notices')
@Access('signedIn')
export class NoticesController {
  constructor(
    private readonly notices: NoticesService,
    private readonly queries: CaseQueries,
    private readonly chromes: PageChromes,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: unknown, @Req() request: Request): Promise<string> {
    const list = await this.notices.list(actor, askedPage(typedText(query, 'page')));
    const personal = await this.notices.toPerson(actor);
    return renderPage(
      <NoticesPage
        chrome={this.chromes.of(request)}
        officeName={actor.officeName}
        personal={personal}
        renewals={await this.endingRenewals(actor)}
        list={list}
      />,
    );
  }

  /** Renewals of the hospital that lose something unless they are submitted: told while it is so, and no message that may be untrue when it is read. */
  private async endingRenewals(actor: Actor): Promise<CaseView[]> {
    if (actor.role !== 'hospital') return [];
    const { rows } = await this.queries.list(actor, { bucket: 'inProgress', procedure: 'renewal' });
    const views = await this.queries.getAll(
      actor,
      rows.map(({ id }) => id),
    );
    return [...views.values()].filter(({ renewalLosses }) => renewalLosses.length > 0);
  }
}
