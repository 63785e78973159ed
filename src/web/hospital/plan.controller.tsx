import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { CommandRefused } from '../../applications/errors.js';
import { CaseQueries } from '../../applications/case-queries.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { StoredFileService } from '../../documents/stored-file.service.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { Config } from '../../platform/config.js';
import type { Actor } from '../../procedure/actors.js';
import { commandFields, CommandRunner } from '../cases/run-command.js';
import { formState, type FormState } from '../components/index.js';
import { typedText } from '../form-body.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../page-chrome.js';
import { factValues } from './content/content-values.js';
import { planPath } from './hospital-addresses.js';
import { PLAN_DOCUMENT, PlanPage } from './plan-page.js';
import { readPostedForm, storeUpload } from './upload.js';

/** 時短計画（案）: its key facts and its file. */
@Controller('cases/:id/plan')
@Access('hospital')
export class PlanController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly files: StoredFileService,
    private readonly runner: CommandRunner,
    private readonly chromes: PageChromes,
    private readonly config: Config,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @Param('id') id: string, @Query() query: unknown, @Req() request: Request): Promise<string> {
    const view = await this.queries.get(actor, id);
    return this.page(request, view, formState(factValues(view.facts.plan ?? {})), null, typedText(query, 'saved') === '1');
  }

  @Post()
  async save(@CurrentActor() actor: Actor, @Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const view = await this.queries.get(actor, id);
    const posted = await readPostedForm(request, response, this.config.uploadLimitBytes);
    await this.runner.run(request, response, {
      actor,
      view,
      type: 'RECORD_PLAN',
      body: posted.body,
      formPath: planPath(id),
      alongside: storeUpload(this.files, actor, PLAN_DOCUMENT, posted, 'optional'),
      next: () => `${planPath(id)}?saved=1`,
      render: (form, refusal) => this.page(request, view, form, refusal),
    });
  }

  private page(request: Request, view: CaseView, form: FormState, refusal: CommandRefused | null, justSaved = false): string {
    return renderPage(
      <PlanPage
        chrome={this.chromes.of(request)}
        view={view}
        form={form}
        command={commandFields(view, form)}
        refusal={refusal}
        justSaved={justSaved}
        maxBytes={this.config.uploadLimitBytes}
      />,
    );
  }
}
