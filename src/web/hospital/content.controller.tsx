import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { contentOf } from '../../applications/entities/application.js';
import type { CommandRefused } from '../../applications/entities/errors.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { Clock } from '../../platform/clock.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { RegistryService } from '../../registry/registry.service.js';
import { postedValues } from '../requests/posted-form.js';
import { commandFields, CommandRunner } from '../case-elements/run-command.js';
import { formState, type FormState } from '../components/index.js';
import { typedText } from '../requests/form-body.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { contentPath, preparationPath } from '../addresses/hospital-addresses.js';
import { completeBody, type SectionState, sectionStates, storedValues } from '../content/content-values.js';
import { SectionPage } from './section-page.js';
import { contentSections } from '../../procedure/fields/sections.js';

/** What a section page shows beside the case itself. */
interface Shown {
  form: FormState;
  justSaved?: boolean;
  refusal?: CommandRefused | null;
  extraRow?: string;
}

/** The editor of what the hospital writes in its application. */
@Controller('cases/:id/content')
@Access('hospital')
export class ContentController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly registry: RegistryService,
    private readonly runner: CommandRunner,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
  ) {}

  /** Leads to the first section that is not finished. */
  @Get()
  async first(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() response: Response): Promise<void> {
    const { facts } = await this.queries.get(actor, id);
    const states = sectionStates(facts);
    const open = states.find(({ status }) => status !== 'done') ?? states[0];
    response.redirect(303, contentPath(id, open?.section.id));
  }

  @Get(':section')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('section') sectionId: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    const view = await this.queries.get(actor, id);
    const { section } = currentOf(sectionStates(view.facts), sectionId);
    const form = formState(storedValues(view.facts.content, section));
    return this.page(request, view, sectionId, { form, justSaved: typedText(query, 'saved') === '1' });
  }

  @Post(':section')
  async save(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('section') sectionId: string,
    @Body() posted: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const application = await this.queries.row(actor, id);
    const facts = {
      kind: application.kind,
      procedure: application.procedure,
      content: contentOf(application).content,
      profile: this.registry.profile(),
    };
    const section = contentSections(facts).find((each) => each.id === sectionId);
    if (!section) throw new NotFoundException();
    const body = completeBody(posted, section);
    const extraRow = typedText(body, 'addRow');
    if (extraRow !== '') {
      response.status(200).send(
        await this.page(request, await this.queries.get(actor, id), sectionId, {
          form: formState(postedValues(body)),
          extraRow,
        }),
      );
      return;
    }
    const path = contentPath(id, sectionId);
    await this.runner.run(request, response, {
      actor,
      application,
      type: 'EDIT_CONTENT',
      body,
      formPath: path,
      next: () => (typedText(body, 'then') === 'list' ? `${preparationPath(id)}?saved=1` : `${path}?saved=1`),
      render: async (form, refusal) =>
        this.page(request, await this.queries.get(actor, id), sectionId, { form, refusal }),
    });
  }

  private async page(
    request: Request,
    view: CaseView,
    sectionId: string,
    { form, justSaved = false, refusal = null, extraRow = '' }: Shown,
  ): Promise<string> {
    const states = sectionStates(view.facts);
    return renderPage(
      <SectionPage
        chrome={this.chromes.of(request)}
        view={view}
        states={states}
        current={currentOf(states, sectionId)}
        form={form}
        command={commandFields(view, form)}
        areas={await this.registry.planningAreas()}
        today={this.clock.today()}
        justSaved={justSaved}
        refusal={refusal}
        extraRow={extraRow}
      />,
    );
  }
}

/** @throws NotFoundException for a section this case does not have */
function currentOf(states: readonly SectionState[], sectionId: string): SectionState {
  const current = states.find(({ section }) => section.id === sectionId);
  if (!current) throw new NotFoundException();
  return current;
}
