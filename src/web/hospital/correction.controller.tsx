import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import type { CommandRefused } from '../../applications/entities/errors.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { CommandRunner, workingCopyFields } from '../case-elements/run-command.js';
import { formState, type FormState } from '../components/index.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { CorrectionPage } from './correction-page.js';
import { correctionPath } from '../addresses/hospital-addresses.js';

/** 補正への対応. */
@Controller('cases/:id/correction')
@Access('hospital')
export class CorrectionController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly runner: CommandRunner,
    private readonly chromes: PageChromes,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @Param('id') id: string, @Req() request: Request): Promise<string> {
    return this.page(request, await this.queries.get(actor, id), formState(), null);
  }

  @Post()
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
      type: 'SUBMIT_CORRECTION',
      body,
      formPath: correctionPath(id),
      render: async (form, refusal) => this.page(request, await this.queries.get(actor, id), form, refusal),
    });
  }

  private page(request: Request, view: CaseView, form: FormState, refusal: CommandRefused | null): string {
    return renderPage(
      <CorrectionPage
        chrome={this.chromes.of(request)}
        view={view}
        form={form}
        command={workingCopyFields(view, form)}
        refusal={refusal}
      />,
    );
  }
}
