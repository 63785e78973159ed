import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import type { CommandRefused } from '../../applications/entities/errors.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { RegistryService } from '../../registry/registry.service.js';
import { CommandRunner, workingCopyFields } from '../case-elements/run-command.js';
import { formState, type FormState } from '../components/index.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { CheckPage } from './check-page.js';
import { checkPath, preparationPath, submittedPath } from '../addresses/hospital-addresses.js';
import { SubmittedPage } from './submitted-page.js';

/** 確認と提出. */
@Controller('cases/:id')
@Access('hospital')
export class CheckController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly registry: RegistryService,
    private readonly runner: CommandRunner,
    private readonly chromes: PageChromes,
  ) {}

  @Get('check')
  async show(@CurrentActor() actor: Actor, @Param('id') id: string, @Req() request: Request): Promise<string> {
    return this.page(request, await this.queries.get(actor, id), formState(), null);
  }

  @Post('check')
  async submit(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.runner.run(request, response, {
      actor,
      application: await this.queries.row(actor, id),
      type: 'SUBMIT',
      body,
      formPath: checkPath(id),
      next: () => submittedPath(id),
      render: async (form, refusal) => this.page(request, await this.queries.get(actor, id), form, refusal),
    });
  }

  /** The confirmation; before the submission there is none. */
  @Get('submitted')
  async submitted(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const view = await this.queries.get(actor, id);
    const { submittedOn } = view.facts;
    if (submittedOn === null) return response.redirect(303, preparationPath(id));
    response.send(
      renderPage(<SubmittedPage chrome={this.chromes.of(request)} view={view} submittedOn={submittedOn} />),
    );
  }

  private async page(
    request: Request,
    view: CaseView,
    form: FormState,
    refusal: CommandRefused | null,
  ): Promise<string> {
    const areas = await this.registry.planningAreas();
    return renderPage(
      <CheckPage
        chrome={this.chromes.of(request)}
        view={view}
        form={form}
        command={workingCopyFields(view, form)}
        refusal={refusal}
        areas={areas}
      />,
    );
  }
}
