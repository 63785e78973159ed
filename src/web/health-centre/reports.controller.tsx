import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CaseQueries } from '../../applications/case-queries.js';
import type { CentreHearing } from '../../applications/queries/centre-hearings.js';
import { CouncilService, type ResultLine } from '../../councils/council.service.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import type { Actor } from '../../procedure/actors.js';
import { wholeFormErrors } from '../cases/posted-form.js';
import { type FieldErrors, formState } from '../components/index.js';
import { typedKey, typedText } from '../form-body.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../page-chrome.js';
import { chosenHearings, statusOf } from './hearing-choice.js';
import { REPORTS } from './health-centre-addresses.js';
import { ReportsPage } from './reports-page.js';

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
    const hearings = await this.cases.centreHearings(actor);
    const recorded = hearings.find(({ hearing }) => hearing.id === typedText(query, 'recorded'))?.institutionName;
    return this.page(request, hearings, { savedBefore: recorded, reportedBefore: Number(typedText(query, 'reported')) || undefined });
  }

  @Post()
  async report(@CurrentActor() actor: Actor, @Body() body: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const chosen = chosenHearings(body);
    if (chosen.length === 0) {
      const errors = wholeFormErrors('報告する案件を一つ以上選んでください。');
      response.status(422).send(await this.page(request, await this.cases.centreHearings(actor), { errors, selected: [] }));
      return;
    }
    const results = await this.councils.report(actor, chosen, typedKey(body, 'key'));
    const status = statusOf(results);
    if (status === 200) {
      response.redirect(303, `${REPORTS}?reported=${results.length}`);
      return;
    }
    response.status(status).send(await this.page(request, await this.cases.centreHearings(actor), { results, selected: chosen.map(({ hearingId }) => hearingId) }));
  }

  private async page(request: Request, hearings: CentreHearing[], { results = [], errors = {}, selected, ...before }: {
    results?: readonly ResultLine[];
    errors?: FieldErrors;
    /** Ids that are ticked; everything that can be reported unless told. */
    selected?: string[];
    savedBefore?: string;
    reportedBefore?: number;
  }): Promise<string> {
    const ready = hearings.filter(({ step }) => step === 'toReport');
    const form = formState({ hearings: selected ?? ready.map(({ hearing }) => hearing.id) }, errors);
    const reported = hearings.filter(({ step }) => step === 'reported');
    return renderPage(
      <ReportsPage chrome={this.chromes.of(request)} ready={ready} reported={reported} results={results} form={form} idempotencyKey={randomUUID()} {...before} />,
    );
  }
}
