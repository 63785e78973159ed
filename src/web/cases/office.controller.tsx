import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import type { CommandRefused } from '../../applications/entities/errors.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { inquiryBy, minutesBy, type OfficeAct, officeFileOf } from '../../documents/office-files.js';
import { StoredFileService } from '../../documents/stored-file.service.js';
import { fileSent, type UploadForm, UploadRefused, Uploads } from '../../documents/uploads.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { Config } from '../../platform/config.js';
import type { EventType } from '../../procedure/events/index.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { inquiriesPath, minutesPath } from '../addresses/case-addresses.js';
import { commandFields, CommandRunner } from '../case-elements/run-command.js';
import { formState, type FormState } from '../components/index.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { InquiriesPage, MinutesPage, type OfficePageProps } from './office-pages.js';

/** 照会のメモ and 議事録 of one case. */
@Controller('cases/:id')
@Access('prefectureOfficer', 'prefectureApprover', 'healthCentre')
export class OfficeController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly files: StoredFileService,
    private readonly uploads: Uploads,
    private readonly runner: CommandRunner,
    private readonly chromes: PageChromes,
    private readonly config: Config,
  ) {}

  @Get('inquiries')
  async inquiries(@CurrentActor() actor: Actor, @Param('id') id: string, @Req() request: Request): Promise<string> {
    return this.inquiriesPage(request, actor, id, formState(), null);
  }

  @Post('inquiries')
  @Access('prefectureOfficer', 'healthCentre')
  async note(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.keep(request, response, { actor, id, kept: inquiryBy(actor), path: inquiriesPath }, (form, refusal) =>
      this.inquiriesPage(request, actor, id, form, refusal),
    );
  }

  @Get('minutes')
  async minutes(@CurrentActor() actor: Actor, @Param('id') id: string, @Req() request: Request): Promise<string> {
    return this.minutesPage(request, actor, id, formState(), null);
  }

  @Post('minutes')
  @Access('prefectureOfficer', 'healthCentre')
  async attachMinutes(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.keep(request, response, { actor, id, kept: minutesBy(actor), path: minutesPath }, (form, refusal) =>
      this.minutesPage(request, actor, id, form, refusal),
    );
  }

  private async keep(
    request: Request,
    response: Response,
    { actor, id, kept, path }: { actor: Actor; id: string; kept: OfficeAct; path: (caseId: string) => string },
    render: (form: FormState, refusal: CommandRefused | null) => Promise<string>,
  ): Promise<void> {
    const application = await this.queries.row(actor, id);
    const command = (body: unknown) => ({ actor, application, type: kept.type, body });
    const worthTaking = (body: unknown) => this.runner.worthTaking(command(body));
    await this.uploads.readForm(request, response, { actor, field: 'file', worthTaking }, (posted) =>
      this.runner.run(request, response, {
        ...command(posted.body),
        formPath: path(id),
        file: fileSent(posted),
        alongside: async (tx, { seq }, event) => {
          await this.storeFile(posted, kept, (file) =>
            this.files.storeOfficeFile(tx, {
              actor,
              applicationId: application.id,
              subjectKey: officeFileOf(event, seq),
              called: kept.called,
              file,
            }),
          );
          return null;
        },
        next: () => path(id),
        problems: (error) => (error instanceof UploadRefused ? { file: [error.message] } : null),
        render,
      }),
    );
  }

  private async storeFile(
    { file, problem }: UploadForm,
    { isFileNeeded }: OfficeAct,
    store: (file: NonNullable<UploadForm['file']>) => Promise<unknown>,
  ): Promise<void> {
    if (problem !== null) throw problem;
    if (file !== null) await store(file);
    else if (isFileNeeded) throw new UploadRefused('ファイルを選んでください。');
  }

  private async inquiriesPage(
    request: Request,
    actor: Actor,
    id: string,
    form: FormState,
    refusal: CommandRefused | null,
  ): Promise<string> {
    const view = await this.queries.get(actor, id);
    const inquiries = await this.queries.notedInquiries(actor, id);
    const props = this.propsOf(request, view, form, { refusal, type: inquiryBy(actor).type });
    return renderPage(<InquiriesPage {...props} actor={actor} inquiries={inquiries} />);
  }

  private async minutesPage(
    request: Request,
    actor: Actor,
    id: string,
    form: FormState,
    refusal: CommandRefused | null,
  ): Promise<string> {
    const view = await this.queries.get(actor, id);
    const props = this.propsOf(request, view, form, { refusal, type: minutesBy(actor).type });
    const entries = await this.queries.entriesOfMinutes(actor, id);
    const by = actor.role === 'healthCentre' ? 'healthCentre' : 'prefecture';
    return renderPage(<MinutesPage {...props} by={by} actor={actor} entries={entries} />);
  }

  private propsOf(
    request: Request,
    view: CaseView,
    form: FormState,
    { refusal, type }: { refusal: CommandRefused | null; type: EventType },
  ): OfficePageProps {
    return {
      chrome: this.chromes.of(request),
      view,
      form,
      command: commandFields(view, form),
      refusal,
      maxBytes: this.config.uploadLimitBytes,
      open: view.availableEvents.some((event) => event.type === type),
    };
  }
}
