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
import { EVALUATION_DOCUMENT, EvaluationPage } from './evaluation-page.js';
import { evaluationPath } from './hospital-addresses.js';
import { readPostedForm, storeUpload } from './upload.js';

/** 評価センターの評価: the application for it and its result, each when it is due. */
@Controller('cases/:id/evaluation')
@Access('hospital')
export class EvaluationController {
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
    const stored = view.facts.evaluation?.result ?? {};
    return this.page(request, view, formState(factValues(stored)), null, typedText(query, 'saved') === '1');
  }

  @Post()
  async save(@CurrentActor() actor: Actor, @Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const view = await this.queries.get(actor, id);
    const posted = await readPostedForm(request, response, this.config.uploadLimitBytes);
    const isResult = 'overall' in Object(posted.body) || 'noticeNo' in Object(posted.body);
    await this.runner.run(request, response, {
      actor,
      view,
      type: isResult ? 'RECORD_EVALUATION' : 'APPLY_FOR_EVALUATION',
      body: posted.body,
      formPath: evaluationPath(id),
      alongside: storeUpload(this.files, actor, EVALUATION_DOCUMENT, posted, 'optional'),
      next: () => `${evaluationPath(id)}?saved=1`,
      render: (form, refusal) => this.page(request, view, form, refusal),
    });
  }

  private page(request: Request, view: CaseView, form: FormState, refusal: CommandRefused | null, justSaved = false): string {
    return renderPage(
      <EvaluationPage
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
