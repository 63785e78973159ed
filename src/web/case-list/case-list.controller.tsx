import { Controller, Get, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { parseCaseFilter } from '../../applications/queries/case-filter.js';
import { Access } from '../../identity/access.js';
import { AccountService } from '../../identity/account.service.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { type Actor, isPrefecture } from '../../procedure/terms/actors.js';
import { RegistryService } from '../../registry/registry.service.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { CaseListPage, PrintedCaseListPage } from './case-list-page.js';
import { filterChoices } from './applied-filters.js';

/** So many cases are put on one printed list. */
const MOST_PRINTED = 1000;

@Controller('cases')
export class CaseListController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly registry: RegistryService,
    private readonly accounts: AccountService,
    private readonly chromes: PageChromes,
  ) {}

  @Get()
  @Access('prefectureOfficer', 'prefectureApprover', 'healthCentre', 'supportCentre', 'hospital')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
  ): Promise<string> {
    const { filter, page } = parseCaseFilter(query);
    const choices = filterChoices(
      await this.registry.planningAreas(),
      await this.registry.rounds(),
      isPrefecture(actor.role) ? await this.accounts.officers() : null,
    );
    const chrome = this.chromes.of(request);
    const printed = query['view'] === 'print';
    const list = printed
      ? await this.queries.list(actor, filter, 1, MOST_PRINTED)
      : await this.queries.list(actor, filter, page);
    if (printed)
      return renderPage(
        <PrintedCaseListPage chrome={chrome} role={actor.role} filter={filter} choices={choices} list={list} />,
      );
    return renderPage(<CaseListPage chrome={chrome} role={actor.role} filter={filter} choices={choices} list={list} />);
  }
}
