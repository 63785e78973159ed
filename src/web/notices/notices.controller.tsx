import { Controller, Get, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
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
    private readonly chromes: PageChromes,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: unknown, @Req() request: Request): Promise<string> {
    const list = await this.notices.list(actor, askedPage(typedText(query, 'page')));
    const personal = await this.notices.toPerson(actor);
    return renderPage(
      <NoticesPage chrome={this.chromes.of(request)} officeName={actor.officeName} personal={personal} list={list} />,
    );
  }
}
