import { Controller, Get, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { Clock } from '../../platform/clock.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { DesignationRegister } from '../../register/designation-register.js';
import { RegistryService } from '../../registry/registry.service.js';
import { typedText } from '../requests/form-body.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { PrefectureHomePage } from './prefecture-home-page.js';

@Controller('prefecture')
@Access('prefectureOfficer', 'prefectureApprover')
export class PrefectureHomeController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly registry: RegistryService,
    private readonly register: DesignationRegister,
    private readonly clock: Clock,
    private readonly chromes: PageChromes,
  ) {}

  @Get()
  async home(@CurrentActor() actor: Actor, @Query() query: unknown, @Req() request: Request): Promise<string> {
    const today = this.clock.today();
    const rounds = [...(await this.registry.rounds())].reverse();
    const counts = await this.queries.homeCounts(actor);
    const asked = typedText(query, 'round');
    const round =
      rounds.find(({ id }) => id === asked) ??
      rounds.find(({ label }) => label === counts.nextMilestone?.roundLabel) ??
      null;
    return renderPage(
      <PrefectureHomePage
        chrome={this.chromes.of(request)}
        today={today}
        closedDays={await this.registry.closedDays()}
        counts={counts}
        news={await this.queries.draftNews(actor)}
        councils={this.registry.profile().councils}
        rounds={rounds.filter(({ fiscalYear }) => fiscalYear === round?.fiscalYear)}
        round={round}
        unpublished={await this.register.page(actor, { publicNotice: 'missing' })}
        continuing={await this.register.page(actor, { standing: 'deemedContinuing' })}
      />,
    );
  }
}
