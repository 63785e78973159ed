import { Controller, Get, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { CouncilMeetings } from '../../councils/council-meetings.js';
import { DesignationRegister } from '../../register/designation-register.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { Clock } from '../../platform/clock.js';
import { askedPage } from '../../platform/paging.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { RegistryService } from '../../registry/registry.service.js';
import { typedText } from '../requests/form-body.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { HomePage } from './home-page.js';
import { type InstitutionRow, InstitutionsPage } from './institutions-page.js';
import { RequestsPage } from './requests-page.js';

/** ホーム, 確認依頼, 管内の医療機関. */
@Controller('health-centre')
@Access('healthCentre')
export class HealthCentreHomeController {
  constructor(
    private readonly cases: CaseQueries,
    private readonly meetings: CouncilMeetings,
    private readonly designations: DesignationRegister,
    private readonly registry: RegistryService,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
  ) {}

  @Get()
  async home(@CurrentActor() actor: Actor, @Req() request: Request): Promise<string> {
    const areas = await this.meetings.areas(actor);
    return renderPage(
      <HomePage
        chrome={this.chromes.of(request)}
        today={this.clock.today()}
        officeName={actor.officeName}
        areaNames={areas.map(({ name }) => name)}
        work={await this.cases.centreWork(actor)}
        written={await this.meetings.awaitingAnswers(actor)}
      />,
    );
  }

  @Get('requests')
  async requests(@CurrentActor() actor: Actor, @Query() query: unknown, @Req() request: Request): Promise<string> {
    const open = await this.cases.centreHearingPage(actor, { open: true }, askedPage(typedText(query, 'page')));
    const reported = await this.cases.centreHearingPage(
      actor,
      { step: 'reported' },
      askedPage(typedText(query, 'reportedPage')),
    );
    return renderPage(<RequestsPage chrome={this.chromes.of(request)} open={open} reported={reported} />);
  }

  @Get('institutions')
  async institutions(@CurrentActor() actor: Actor, @Query() query: unknown, @Req() request: Request): Promise<string> {
    const areas = await this.registry.planningAreas();
    const list = await this.registry.institutionsOfCentre(
      actor.healthCentreId ?? '',
      askedPage(typedText(query, 'page')),
    );
    const register = await this.designations.lastOfEachKind(
      actor,
      list.rows.map(({ id }) => id),
    );
    const rows = list.rows.map((institution): InstitutionRow => {
      const area = areas.find(({ id }) => id === institution.planningAreaId);
      return {
        institution,
        areaName: area?.name ?? '',
        ownCouncil: area?.secretariatHealthCentreId === actor.healthCentreId,
        designations: register.filter(({ institutionId }) => institutionId === institution.id),
      };
    });
    return renderPage(<InstitutionsPage chrome={this.chromes.of(request)} list={{ ...list, rows }} />);
  }
}
