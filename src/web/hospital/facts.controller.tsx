import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { FunctionComponent } from 'preact';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { StoredFileService } from '../../documents/stored-file.service.js';
import { drawnWord } from '../../documents/downloads.js';
import { sendDelivery } from '../../documents/send-delivery.js';
import { fileSent, Uploads } from '../../documents/uploads.js';
import { planTemplate } from '../../plans/plan-template.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { Config } from '../../platform/config.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { type KeptEvent, KeptForms } from '../../applications/working-copy/kept-forms.js';
import { commandFields, CommandRunner } from '../case-elements/run-command.js';
import { flatValues } from '../../inputs/fields/flat-values.js';
import { formState, type FormState } from '../components/index.js';
import { typedText } from '../requests/form-body.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { factValues } from '../../applications/documents/stored-values.js';
import { EVALUATION_DOCUMENT, PLAN_DOCUMENT } from '../../procedure/requirements/section-documents.js';
import { EvaluationPage } from './evaluation-page.js';
import type { FactsPageProps } from './facts-page.js';
import {
  evaluationPath,
  mendedFrom,
  planPath,
  preparationPath,
  sectionRowId,
} from '../addresses/hospital-addresses.js';
import { keepTyped, keptErrors, keptOn } from './kept-typing.js';
import { afterSaving, DISCARD, leavingErrors, readWayBack, THEN } from './leaving.js';
import { followerOf, type NextPage } from './next-page.js';
import type { Application } from '../../applications/entities/application.js';
import { missingDocuments } from '../../procedure/requirements/documents.js';
import { PlanPage } from './plan-page.js';
import { FILE_FIELD, storeUpload, withSameFile } from './upload.js';
import { casesBefore, offeredFacts, offeredFiles } from './known-before.js';
import { EVALUATION_APPLICATION_FIELDS, EVALUATION_RESULT_FIELDS } from '../../procedure/fields/evaluation.js';
import { PLAN_FIELDS } from '../../procedure/fields/plan.js';
import { type SingleItem, singleItems } from '../../procedure/fields/sections.js';

/** A page of key facts that comes with a document. */
interface FactsPlace {
  id: 'plan' | 'evaluation';
  /** The page that is followed, by what was posted: after the application for the evaluation its result. */
  after: (body: unknown) => 'plan' | 'evaluation';
  /** What the form records, by what was posted. */
  eventOf: (body: unknown) => KeptEvent;
  /** What the form records that the page shows now. */
  asks: (view: CaseView, part: string) => KeptEvent;
  requirementId: string;
  path: (caseId: string) => string;
  /** What is recorded of the part that is asked for. */
  stored: (view: CaseView, part: string) => object;
  /** Whether nothing is recorded here yet of what the event records. */
  isNew: (view: CaseView, event: KeptEvent) => boolean;
  /** The same of another application; nothing where it has none. */
  known: (other: CaseView, event: KeptEvent, own: CaseView) => object | null | undefined;
  fields: (view: CaseView, event: KeptEvent) => readonly SingleItem[];
  Page: FunctionComponent<FactsPageProps>;
}

const PLAN: FactsPlace = {
  id: 'plan',
  after: () => 'plan',
  eventOf: () => 'RECORD_PLAN',
  asks: () => 'RECORD_PLAN',
  requirementId: PLAN_DOCUMENT,
  path: planPath,
  stored: ({ facts }) => facts.plan ?? {},
  isNew: ({ facts }) => facts.plan === null,
  known: ({ facts }) => facts.plan,
  fields: ({ facts }) => singleItems(PLAN_FIELDS, facts),
  Page: PlanPage,
};

const appliesForEvaluation = (body: unknown) => 'appliedOn' in Object(body);

const EVALUATION: FactsPlace = {
  id: 'evaluation',
  after: (body) => (appliesForEvaluation(body) ? 'plan' : 'evaluation'),
  asks: ({ facts: { evaluation } }, part) =>
    evaluation === null || part === 'application' ? 'APPLY_FOR_EVALUATION' : 'RECORD_EVALUATION',
  eventOf: (body) => (appliesForEvaluation(body) ? 'APPLY_FOR_EVALUATION' : 'RECORD_EVALUATION'),
  requirementId: EVALUATION_DOCUMENT,
  path: evaluationPath,
  stored: ({ facts: { evaluation } }, part) => {
    const { result = null, ...application } = evaluation ?? {};
    return part === 'application' ? application : (result ?? {});
  },
  isNew: ({ facts: { evaluation } }, event) =>
    evaluation === null || (event === 'RECORD_EVALUATION' && !evaluation.result),
  // A result is of the evaluation that was applied for: one of another 受審 says nothing of this.
  known: ({ facts: { evaluation } }, event, own) =>
    event === 'APPLY_FOR_EVALUATION'
      ? evaluation
      : evaluation?.appliedOn === own.facts.evaluation?.appliedOn &&
          evaluation?.receiptNo === own.facts.evaluation?.receiptNo
        ? evaluation?.result
        : null,
  fields: ({ facts }, event) =>
    singleItems(event === 'RECORD_EVALUATION' ? EVALUATION_RESULT_FIELDS : EVALUATION_APPLICATION_FIELDS, facts),
  Page: EvaluationPage,
};

/** 時短計画（案） and 評価センターの評価: their key facts, each with its file in the same form. */
@Controller('cases/:id')
@Access('hospital')
export class FactsController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly files: StoredFileService,
    private readonly uploads: Uploads,
    private readonly runner: CommandRunner,
    private readonly kept: KeptForms,
    private readonly chromes: PageChromes,
    private readonly config: Config,
  ) {}

  @Get('plan')
  plan(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    return this.show(PLAN, actor, id, query, request);
  }

  @Get('plan/template')
  async planTemplate(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() response: Response): Promise<void> {
    const { application, institution } = await this.queries.get(actor, id);
    const bytes = await planTemplate({ kind: application.kind, institution });
    await sendDelivery(response, drawnWord(`医師労働時間短縮計画（案）　${institution.name}.docx`, bytes));
  }

  @Post('plan')
  recordPlan(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.record(PLAN, actor, id, request, response);
  }

  @Get('evaluation')
  evaluation(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    return this.show(EVALUATION, actor, id, query, request);
  }

  @Post('evaluation')
  recordEvaluation(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.record(EVALUATION, actor, id, request, response);
  }

  private async show(place: FactsPlace, actor: Actor, id: string, query: unknown, request: Request): Promise<string> {
    const view = await this.queries.get(actor, id);
    const part = typedText(query, 'part');
    const kept = await keptOn(this.kept, actor, id, place.asks(view, part));
    const event = place.asks(view, part);
    const isNew = place.isNew(view, event);
    // Other applications are read only where they may say something.
    const before = isNew ? await casesBefore(this.queries, actor, view) : [];
    const offered = isNew
      ? offeredFacts(before, place.fields(view, event), (each) => place.known(each, event, view))
      : null;
    const values = { ...factValues(place.stored(view, part)), ...offered?.values, ...kept.typed };
    const form = { ...formState(values), ...(kept.version === 0 && offered && { marks: offered.marks }) };
    return this.page(place, request, view, form, {
      offered,
      files: offeredFiles(before, place.requirementId),
      justSaved: typedText(query, 'saved') === '1',
      from: readWayBack(query),
      kept,
    });
  }

  private async record(
    place: FactsPlace,
    actor: Actor,
    id: string,
    request: Request,
    response: Response,
  ): Promise<void> {
    const application = await this.queries.row(actor, id);
    const command = (body: unknown) => ({ actor, application, type: place.eventOf(body), body });
    const worthTaking = (body: unknown) => this.runner.worthTaking(command(body));
    await this.uploads.readForm(request, response, { actor, field: FILE_FIELD, worthTaking }, async (posted) => {
      const eventType = place.eventOf(posted.body);
      const leaving = leavingErrors(posted.body) ?? keptErrors(posted.body);
      if (leaving !== null) {
        const kept = await keepTyped(this.kept, actor, { caseId: id, eventType, body: posted.body });
        const form = formState(flatValues(posted.body), leaving);
        response.status(422).send(this.page(place, request, await this.queries.get(actor, id), form, { kept }));
        return;
      }
      if (typedText(posted.body, THEN) === DISCARD) {
        await this.kept.discard(actor, { caseId: id, eventType });
        return response.redirect(303, mendedFrom(place.path(id), readWayBack(posted.body)));
      }
      const storable = await withSameFile(this.files, actor, posted, place.requirementId);
      await this.runner.run(request, response, {
        ...command(posted.body),
        formPath: place.path(id),
        file: fileSent(storable),
        alongside: storeUpload(this.files, actor, () => place.requirementId, storable, 'optional'),
        next: async () =>
          afterSaving(posted.body, {
            caseId: id,
            path: place.path(id),
            next: await this.nextOf(actor, application, place.after(posted.body)),
            list: preparationPath(id),
            at: `#${sectionRowId(place.id)}`,
          }),
        render: async (form, refusal) =>
          this.page(place, request, await this.queries.get(actor, id), form, {
            refusal,
            from: readWayBack(posted.body),
            kept: await keepTyped(this.kept, actor, { caseId: id, eventType, body: posted.body }),
          }),
      });
    });
  }

  /** The page that follows; the documents are passed over where none is missing. */
  private async nextOf(actor: Actor, application: Application, page: 'plan' | 'evaluation'): Promise<NextPage> {
    const next = followerOf(application, page);
    if (page === 'plan') return next;
    const { facts } = await this.queries.get(actor, application.id);
    return missingDocuments(facts).length === 0 ? followerOf(application, 'documents') : next;
  }

  private page(
    { Page }: FactsPlace,
    request: Request,
    view: CaseView,
    form: FormState,
    {
      kept,
      justSaved = false,
      refusal = null,
      from = null,
      offered = null,
      files = [],
    }: Pick<FactsPageProps, 'kept'> &
      Partial<Pick<FactsPageProps, 'justSaved' | 'refusal' | 'from' | 'offered' | 'files'>>,
  ): string {
    const command = commandFields(view, form);
    return renderPage(
      <Page
        chrome={this.chromes.of(request)}
        view={view}
        form={form}
        command={command}
        refusal={refusal}
        justSaved={justSaved}
        maxBytes={this.config.uploadLimitBytes}
        from={from}
        kept={kept}
        offered={offered}
        files={files}
      />,
    );
  }
}
