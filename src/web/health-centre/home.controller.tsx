import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CaseQueries } from '../../applications/case-queries.js';
import { CouncilMeetings, type MeetingView } from '../../councils/council-meetings.js';
import { CouncilService } from '../../councils/council.service.js';
import { DesignationService } from '../../designations/designation.service.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { Clock } from '../../platform/clock.js';
import type { Actor } from '../../procedure/actors.js';
import { RegistryService } from '../../registry/registry.service.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../page-chrome.js';
import { HomePage } from './home-page.js';
import { type InstitutionRow, InstitutionsPage } from './institutions-page.js';
import { RequestsPage } from './requests-page.js';

const EVERY_INSTITUTION = 5000;

/** ホーム, 確認依頼, 管内の医療機関. */
@Controller('health-centre')
@Access('healthCentre')
export class HealthCentreHomeController {
  constructor(
    private readonly cases: CaseQueries,
    private readonly councils: CouncilService,
    private readonly meetings: CouncilMeetings,
    private readonly designations: DesignationService,
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
        requests={await this.councils.requests(actor)}
        written={(await this.meetings.list(actor)).filter(awaitsAnswers)}
      />,
    );
  }

  @Get('requests')
  async requests(@CurrentActor() actor: Actor, @Req() request: Request): Promise<string> {
    const hearings = await this.cases.centreHearings(actor);
    const reported = hearings.filter(({ step }) => step === 'reported');
    return renderPage(<RequestsPage chrome={this.chromes.of(request)} open={hearings.filter(({ step }) => step !== 'reported')} reported={reported} />);
  }

  @Get('institutions')
  async institutions(@CurrentActor() actor: Actor, @Req() request: Request): Promise<string> {
    const own = new Set((await this.meetings.areas(actor)).map(({ id }) => id));
    const areaNames = new Map((await this.registry.planningAreas()).map(({ id, name }) => [id, name]));
    const register = await this.designations.register();
    const rows = (await this.registry.searchInstitutions('', EVERY_INSTITUTION))
      .filter(({ planningAreaId, jurisdictionHealthCentreId }) => own.has(planningAreaId) || jurisdictionHealthCentreId === actor.healthCentreId)
      .map(
        (institution): InstitutionRow => ({
          institution,
          areaName: areaNames.get(institution.planningAreaId) ?? '',
          ownCouncil: own.has(institution.planningAreaId),
          designations: register.filter(({ institutionId }) => institutionId === institution.id),
        }),
      );
    return renderPage(<InstitutionsPage chrome={this.chromes.of(request)} rows={rows} />);
  }
}

function awaitsAnswers({ meeting, hearings }: MeetingView): boolean {
  return meeting.method === 'written' && hearings.some(({ step }) => step === 'toConfirm');
}
