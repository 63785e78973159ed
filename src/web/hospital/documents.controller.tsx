import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import type { CommandRefused } from '../../applications/entities/errors.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { FileNotFound, StoredFileService } from '../../documents/stored-file.service.js';
import { fileSent, UploadRefused, Uploads } from '../../documents/uploads.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { Config } from '../../platform/config.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { commandFields, CommandRunner } from '../case-elements/run-command.js';
import { flatValues } from '../../inputs/fields/flat-values.js';
import { formState, type FormState } from '../components/index.js';
import { typedText } from '../requests/form-body.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { DocumentsPage, type DocumentsPageProps, fileFieldOf } from './documents-page.js';
import { leavingErrors, readWayBack } from './leaving.js';
import { documentRowId, documentsPath, savedPath, withdrawalPath } from '../addresses/hospital-addresses.js';
import { casesBefore, offeredFiles } from './known-before.js';
import { attachedTo, storeUpload, withSameFile } from './upload.js';
import { WithdrawalPage } from './withdrawal-page.js';

/** A file as an address names it. */
interface NamedFile {
  id: string;
  requirementId: string;
  fileId: string;
}

/** The documents of one application and their files. */
@Controller('cases/:id/documents')
@Access('hospital')
export class DocumentsController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly files: StoredFileService,
    private readonly uploads: Uploads,
    private readonly runner: CommandRunner,
    private readonly chromes: PageChromes,
    private readonly config: Config,
  ) {}

  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    const view = await this.queries.get(actor, id);
    return this.page(request, view, formState(), {
      justSaved: typedText(query, 'saved') === '1',
      from: readWayBack(query),
    });
  }

  @Get(':requirementId/:fileId/withdrawal')
  async askWithdrawal(
    @CurrentActor() actor: Actor,
    @Param() { id, ...named }: NamedFile,
    @Req() request: Request,
  ): Promise<string> {
    return this.withdrawalPage(request, await this.queries.get(actor, id), named, formState());
  }

  /** The file goes with no later submission. */
  @Post(':requirementId/:fileId/withdrawal')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param() { id, ...named }: NamedFile,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.runner.run(request, response, {
      actor,
      application: await this.queries.row(actor, id),
      type: 'WITHDRAW_DOCUMENT',
      body: { ...Object(body), ...named } as unknown,
      formPath: withdrawalPath(id, named.requirementId, named.fileId),
      next: () => `${documentsPath(id)}?saved=1#${documentRowId(named.requirementId)}`,
      render: async (form, refusal) =>
        this.withdrawalPage(request, await this.queries.get(actor, id), named, form, refusal),
    });
  }

  /** A new file of the document comes beside the others. */
  @Post(':requirementId')
  async attach(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('requirementId') requirementId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const application = await this.queries.row(actor, id);
    const field = fileFieldOf(requirementId);
    const command = (body: unknown) => ({
      actor,
      application,
      type: 'ATTACH_DOCUMENT' as const,
      body: { ...Object(body), requirementId } as unknown,
    });
    const worthTaking = (body: unknown) => this.runner.worthTaking(command(body));
    await this.uploads.readForm(request, response, { actor, field, worthTaking }, async (posted) => {
      const leaving = leavingErrors(posted.body);
      if (leaving !== null) {
        const form = formState(flatValues(posted.body), leaving);
        response.status(422).send(await this.page(request, await this.queries.get(actor, id), form, {}));
        return;
      }
      const storable = await withSameFile(this.files, actor, posted, requirementId);
      await this.runner.run(request, response, {
        ...command(posted.body),
        formPath: documentsPath(id),
        file: fileSent(storable),
        alongside: storeUpload(this.files, actor, attachedTo, storable, 'required'),
        next: () =>
          `${savedPath(documentsPath(id), { from: readWayBack(posted.body) })}#${documentRowId(requirementId)}`,
        problems: (error) => (error instanceof UploadRefused ? { [field]: [error.message] } : null),
        render: async (form, refusal) =>
          this.page(request, await this.queries.get(actor, id), form, { refusal, from: readWayBack(posted.body) }),
      });
    });
  }

  /** @throws FileNotFound where the application has no such file */
  private withdrawalPage(
    request: Request,
    view: CaseView,
    { requirementId, fileId }: Omit<NamedFile, 'id'>,
    form: FormState,
    refusal: CommandRefused | null = null,
  ): string {
    const document = view.documents.required.find(({ requirement }) => requirement.id === requirementId);
    const file = document?.files.find(({ id }) => id === fileId);
    if (!document || !file) throw new FileNotFound();
    return renderPage(
      <WithdrawalPage
        chrome={this.chromes.of(request)}
        view={view}
        requirement={document.requirement}
        file={file}
        form={form}
        command={commandFields(view, form)}
        refusal={refusal}
      />,
    );
  }

  private async page(
    request: Request,
    view: CaseView,
    form: FormState,
    {
      justSaved = false,
      refusal = null,
      from = null,
    }: Partial<Pick<DocumentsPageProps, 'justSaved' | 'refusal' | 'from'>>,
  ): Promise<string> {
    const lacking = view.documents.required.some(
      ({ needed, files, requirement }) => needed && requirement.suppliedBy === 'file' && files.length === 0,
    );
    const before = lacking && request.actor ? await casesBefore(this.queries, request.actor, view) : [];
    return renderPage(
      <DocumentsPage
        chrome={this.chromes.of(request)}
        view={view}
        form={form}
        command={() => commandFields(view, form)}
        maxBytes={this.config.uploadLimitBytes}
        justSaved={justSaved}
        refusal={refusal}
        from={from}
        offered={(requirementId) => offeredFiles(before, requirementId)}
      />,
    );
  }
}
