import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import type { CommandRefused } from '../../applications/entities/errors.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { RegistryService } from '../../registry/registry.service.js';
import { changedMatter } from '../../applications/documents/changed-matter.js';
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
    private readonly registry: RegistryService,
    private readonly runner: CommandRunner,
    private readonly chromes: PageChromes,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @Param('id') id: string, @Req() request: Request): Promise<string> {
    return this.page(request, actor, id, formState(), null);
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
      render: (form, refusal) => this.page(request, actor, id, form, refusal),
    });
  }

  private async page(
    request: Request,
    actor: Actor,
    id: string,
    form: FormState,
    refusal: CommandRefused | null,
  ): Promise<string> {
    const view = await this.queries.get(actor, id);
    const last = view.submissions.at(-1)?.number ?? 0;
    const submitted = (await this.queries.submitted(actor, id, [last])).get(last);
    const areas = await this.registry.planningAreas();
    return renderPage(
      <CorrectionPage
        chrome={this.chromes.of(request)}
        view={view}
        changes={
          submitted
            ? changedMatter(
                view.facts,
                submitted,
                view.matter,
                { areas, subItems: view.facts.profile.subItems, stored: view.documents.stored },
                view.facts.openCorrection?.items.map(({ target }) => target),
              )
            : []
        }
        form={form}
        command={workingCopyFields(view, form)}
        refusal={refusal}
      />,
    );
  }
}
