import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { ResultLine } from '../../applications/commands/execute-each.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { type ChosenHearing, CouncilService } from '../../councils/council.service.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { askedPage } from '../../platform/paging.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { wholeFormErrors } from '../requests/posted-form.js';
import { type FieldErrors, formState } from '../components/index.js';
import { NO_SUCH_BUTTON, pressedButton, typedKey, typedText } from '../requests/form-body.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { statusOf } from '../case-elements/several-cases.js';
import { chosenHearings } from './hearing-choice.js';
import { REPORTS } from '../addresses/health-centre-addresses.js';
import { ReportCheckPage } from './report-check-page.js';
import { ReportsPage } from './reports-page.js';
import { readRowId } from '../../platform/row-id.js';

/** 報告: one or several cases together. */
@Controller('health-centre/reports')
@Access('healthCentre')
export class ReportsController {
  constructor(
    private readonly cases: CaseQueries,
    private readonly councils: CouncilService,
    private readonly chromes: PageChromes,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @Query() query: unknown, @Req() request: Request): Promise<string> {
    const [page, reportedPage] = [askedPage(typedText(query, 'page')), askedPage(typedText(query, 'reportedPage'))];
    const all = typedText(query, 'all') === '1';
    const recorded = await this.institutionOf(actor, readRowId(typedText(query, 'recorded')) ?? '');
    return this.page(request, actor, {
      page,
      reportedPage,
      all,
      savedBefore: recorded,
      reportedBefore: Number(typedText(query, 'reported')) || undefined,
    });
  }

  @Post()
  async report(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const chosen = chosenHearings(body);
    if (chosen.length === 0) {
      const errors = wholeFormErrors('報告する案件を一つ以上選んでください。');
      response.status(422).send(await this.page(request, actor, { errors, selected: [] }));
      return;
    }
    const pressed = pressedButton(body, 'act', ['send']);
    if (pressed === 'unknown') {
      const selected = chosen.map(({ hearingId }) => hearingId);
      response.status(422).send(await this.page(request, actor, { errors: wholeFormErrors(NO_SUCH_BUTTON), selected }));
      return;
    }
    // Nothing goes before somebody has seen what does: a report reaches the prefecture at once.
    if (pressed === null) {
      response.status(200).send(await this.checkPage(request, actor, chosen, typedKey(body, 'key')));
      return;
    }
    const results = await this.councils.report(actor, chosen, typedKey(body, 'key'));
    const status = statusOf(results);
    if (status === 200) {
      response.redirect(303, `${REPORTS}?reported=${results.length}`);
      return;
    }
    response
      .status(status)
      .send(await this.page(request, actor, { results, selected: chosen.map(({ hearingId }) => hearingId) }));
  }

  private async checkPage(
    request: Request,
    actor: Actor,
    chosen: readonly ChosenHearing[],
    idempotencyKey: string,
  ): Promise<string> {
    const found = await this.cases.centreHearings(actor, { hearingIds: chosen.map(({ hearingId }) => hearingId) });
    const versions = new Map(chosen.map(({ hearingId, lockVersion }) => [hearingId, lockVersion]));
    // As the person saw each when choosing, so that what changed meanwhile is not reported unseen.
    const hearings = found.map((each) => ({ ...each, lockVersion: versions.get(each.hearing.id) ?? each.lockVersion }));
    if (hearings.length < versions.size) throw await this.councils.whyMissing(actor, [...versions.keys()]);
    return renderPage(<ReportCheckPage {...{ chrome: this.chromes.of(request), hearings, idempotencyKey }} />);
  }

  private async institutionOf(actor: Actor, hearingId: string): Promise<string | undefined> {
    const [recorded] = await this.cases.centreHearings(actor, { hearingIds: [hearingId] });
    return recorded?.institutionName;
  }

  private async page(
    request: Request,
    actor: Actor,
    {
      page = 1,
      reportedPage = 1,
      results = [],
      errors = {},
      all = false,
      selected = [],
      ...before
    }: {
      page?: number;
      reportedPage?: number;
      results?: readonly ResultLine[];
      errors?: FieldErrors;
      /** Somebody asked for everything on the page. */
      all?: boolean;
      /** Ids that are ticked: what nobody chose is not. */
      selected?: string[];
      savedBefore?: string;
      reportedBefore?: number;
    },
  ): Promise<string> {
    const ready = await this.cases.centreHearingPage(actor, { step: 'toReport' }, page, { ahead: selected });
    const reported = await this.cases.centreHearingPage(actor, { step: 'reported' }, reportedPage);
    const form = formState({ hearings: all ? ready.rows.map(({ hearing }) => hearing.id) : selected }, errors);
    return renderPage(
      <ReportsPage
        chrome={this.chromes.of(request)}
        ready={ready}
        reported={reported}
        results={results}
        form={form}
        idempotencyKey={randomUUID()}
        {...before}
      />,
    );
  }
}
