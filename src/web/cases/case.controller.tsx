import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import type { CaseView, HearingView } from '../../applications/queries/case-view.js';
import { openHearings } from '../../procedure/case/hearings.js';
import type { LogLine } from '../../applications/queries/log-lines.js';
import { isInside } from '../../applications/queries/visibility.js';
import { Access } from '../../identity/access.js';
import { AccountService } from '../../identity/account.service.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { OfficialDocuments } from '../../issuing/documents/official-documents.js';
import { Clock, japanDate } from '../../platform/clock.js';
import { askedPage, type Paged } from '../../platform/paging.js';
import { type LostRequirement, lostRequirements } from '../../procedure/lost-requirements.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { RegistryService } from '../../registry/registry.service.js';
import { typedText } from '../requests/form-body.js';
import { renderPage } from '../layout/index.js';
import { cameFrom, keepCameFrom } from '../requests/came-from.js';
import { PageChromes } from '../requests/page-chrome.js';
import { eventSlug } from '../addresses/case-addresses.js';
import { CasePage } from './case-page.js';
import { lastCorrection } from '../case-elements/last-correction.js';
import { tabOf } from '../addresses/tabs.js';

/** So many of the latest events stand on the overview. */
const LATEST = 5;

/** The page of a case, as the person may see it. */
@Controller('cases/:id')
export class CaseController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly registry: RegistryService,
    private readonly documents: OfficialDocuments,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
    private readonly accounts: AccountService,
  ) {}

  @Get()
  @Access('hospital', 'prefectureOfficer', 'prefectureApprover', 'healthCentre', 'supportCentre')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const view = await this.queries.get(actor, id);
    const list = cameFrom(request);
    keepCameFrom(request, response, view.application.id);
    const tab = tabOf(typedText(query, 'tab'));
    const done = typedText(query, 'done');
    const page = askedPage(typedText(query, 'page'));
    const log =
      tab === 'history'
        ? await this.queries.log(actor, id, page, { atLength: true })
        : await this.queries.log(actor, id, 1, { perPage: LATEST });
    const asked = Number(typedText(query, 'submission')) || undefined;
    const submission = view.submissions.find(({ number }) => number === asked)?.number;
    const shown = submission ?? (view.working === null ? view.submissions.at(-1)?.number : undefined);
    const isCompared = submission !== undefined || (shown ?? 0) > 1;
    const compared = {
      content: shown !== undefined && isCompared ? [shown - 1, shown] : [],
      overview: isInside(actor) ? lastCorrection(view) : [],
    };
    const numbers = tab === 'content' || tab === 'overview' ? compared[tab] : [];
    return renderPage(
      <CasePage
        chrome={this.chromes.of(request)}
        view={view}
        list={
          list && { ...list, place: await this.queries.placeInList(actor, list.filter, { caseId: id, at: list.at }) }
        }
        tab={tab}
        done={whatWasDone(view, log, done)}
        areas={await this.registry.planningAreas()}
        withoutUser={isInside(actor) && tab === 'overview' ? await this.withoutUser(view) : []}
        inside={isInside(actor)}
        role={actor.role}
        submission={submission}
        submitted={numbers.length > 0 ? await this.queries.submitted(actor, id, numbers) : new Map()}
        page={page}
        log={log}
        lost={tab === 'overview' ? await this.lost(actor, view) : []}
        documents={tab === 'documents' ? await this.documents.of(actor, view) : []}
      />,
    );
  }

  /** Hearings that were asked of a health centre for which nobody can sign in. */
  private async withoutUser(view: CaseView): Promise<HearingView[]> {
    const asked = openHearings(view.facts, 'coordinationCouncil').map(({ id }) => id);
    if (asked.length === 0) return [];
    const reached = await this.accounts.centresWithUsers();
    return view.hearings.filter(({ id, healthCentreId }) => asked.includes(id) && !reached.has(healthCentreId ?? ''));
  }

  /** Of what was designated: the conditions that records no longer show which were put right since. */
  private async lost(actor: Actor, { application: { id, state }, facts }: CaseView): Promise<LostRequirement[]> {
    if (!isInside(actor) || state !== 'designated') return [];
    const corrected = (await this.queries.correctedRecords(actor, id))
      .filter(({ occurredAt }) => japanDate(occurredAt) >= facts.stateSince)
      .map(({ record }) => record);
    return lostRequirements(state, { facts, actor, now: { today: this.clock.today() } }, corrected);
  }
}

/** The sentence of the event the address names, as long as it is the last thing that happened. */
function whatWasDone({ application }: CaseView, { rows }: Paged<LogLine>, slug: string): string | undefined {
  const last = rows.find(({ seq }) => seq === application.lockVersion);
  return last !== undefined && eventSlug(last.eventType) === slug ? `${last.sentence}。` : undefined;
}
