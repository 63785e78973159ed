import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CaseQueries } from '../../applications/case-queries.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { DesignationService } from '../../designations/designation.service.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { Clock } from '../../platform/clock.js';
import type { Actor } from '../../procedure/actors.js';
import { STATE_INFO } from '../../procedure/states.js';
import { RegistryService } from '../../registry/registry.service.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../page-chrome.js';
import { HomePage } from './home-page.js';
import { renewalHint } from './renewal-hint.js';

/** The home of the hospital. */
@Controller('hospital')
@Access('hospital')
export class HospitalHomeController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly designations: DesignationService,
    private readonly registry: RegistryService,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
  ) {}

  @Get()
  async home(@CurrentActor() actor: Actor, @Req() request: Request): Promise<string> {
    const { rows } = await this.queries.list(actor, {});
    const open = rows.filter(({ state }) => !STATE_INFO[state].final);
    const views: CaseView[] = [];
    for (const { id } of open) views.push(await this.queries.get(actor, id));
    const today = this.clock.today();
    const designations = actor.institutionId === null ? [] : await this.designations.currentOf(actor.institutionId);
    const { office, unit } = this.registry.profile().submission;
    return renderPage(
      <HomePage
        chrome={this.chromes.of(request)}
        institutionName={actor.officeName}
        views={views}
        finished={rows.filter(({ state }) => STATE_INFO[state].final)}
        designations={designations.map((entry) => {
          const renewalOpen = open.some(({ kind, procedure }) => kind === entry.kind && procedure === 'renewal');
          return { ...entry, hint: renewalHint({ validTo: entry.validTo, today, renewalOpen }) };
        })}
        contact={`${office} ${unit}`}
      />,
    );
  }
}
