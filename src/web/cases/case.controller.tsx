import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CaseQueries } from '../../applications/case-queries.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { isInside } from '../../applications/queries/visibility.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { CasePapers } from '../../issuing/case-papers.js';
import type { Actor } from '../../procedure/actors.js';
import { RegistryService } from '../../registry/registry.service.js';
import { typedText } from '../form-body.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../page-chrome.js';
import { eventSlug } from './case-addresses.js';
import { CasePage } from './case-page.js';
import { tabOf } from './tabs.js';

/** The page of a case, as the person may see it. */
@Controller('cases/:id')
export class CaseController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly registry: RegistryService,
    private readonly papers: CasePapers,
    private readonly chromes: PageChromes,
  ) {}

  @Get()
  @Access('hospital', 'prefectureOfficer', 'prefectureApprover', 'healthCentre', 'supportCentre')
  async show(@CurrentActor() actor: Actor, @Param('id') id: string, @Query() query: unknown, @Req() request: Request): Promise<string> {
    const view = await this.queries.get(actor, id);
    const tab = tabOf(typedText(query, 'tab'));
    return renderPage(
      <CasePage
        chrome={this.chromes.of(request)}
        view={view}
        tab={tab}
        done={whatWasDone(view, typedText(query, 'done'))}
        areas={await this.registry.planningAreas()}
        inside={isInside(actor)}
        role={actor.role}
        papers={tab === 'papers' ? await this.papers.of(actor, view) : []}
      />,
    );
  }
}

/** The sentence of the event the address names, as long as it is the last thing that happened. */
function whatWasDone({ application, log }: CaseView, slug: string): string | undefined {
  const last = log.find(({ seq }) => seq === application.lockVersion);
  return last !== undefined && eventSlug(last.eventType) === slug ? `${last.sentence}。` : undefined;
}
