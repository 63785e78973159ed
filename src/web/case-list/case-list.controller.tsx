import { Controller, Get, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { type CaseList, CaseQueries } from '../../applications/case-queries.js';
import { type CaseFilter, parseCaseFilter } from '../../applications/queries/case-filter.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import type { Actor } from '../../procedure/actors.js';
import { RegistryService } from '../../registry/registry.service.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../page-chrome.js';
import { CaseListPage, PrintedCaseListPage } from './case-list-page.js';
import { filterChoices } from './filter-conditions.js';

/** So many pages of the list fit on one printed list (1,000 cases). */
const MOST_PRINTED_PAGES = 20;

@Controller('cases')
export class CaseListController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly registry: RegistryService,
    private readonly chromes: PageChromes,
  ) {}

  @Get()
  @Access('prefectureOfficer', 'prefectureApprover', 'healthCentre', 'supportCentre', 'hospital')
  async list(@CurrentActor() actor: Actor, @Query() query: Record<string, unknown>, @Req() request: Request): Promise<string> {
    const { filter, page } = parseCaseFilter(query);
    const choices = filterChoices(await this.registry.planningAreas(), await this.registry.rounds());
    const chrome = this.chromes.of(request);
    if (query['view'] === 'print') return renderPage(<PrintedCaseListPage chrome={chrome} filter={filter} choices={choices} {...await this.whole(actor, filter)} />);
    const list = await this.queries.list(actor, filter, page);
    return renderPage(<CaseListPage chrome={chrome} role={actor.role} filter={filter} choices={choices} list={list} />);
  }

  /** The pages of the list put together, up to what one would print. */
  private async whole(actor: Actor, filter: CaseFilter): Promise<Pick<CaseList, 'rows' | 'total'>> {
    const { rows, total, pageCount } = await this.queries.list(actor, filter);
    for (let page = 2; page <= Math.min(pageCount, MOST_PRINTED_PAGES); page += 1) rows.push(...(await this.queries.list(actor, filter, page)).rows);
    return { rows, total };
  }
}
