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
import { mayWrite } from './case-frame.js';
import { correctionHref } from './correction-place.js';
import { type Kept, keepTyped, keptErrors, keptOn } from './kept-typing.js';
import { THEN } from './leaving.js';
import { correctionPath, preparationPath, savedPath } from '../addresses/hospital-addresses.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { KeptForms } from '../../applications/working-copy/kept-forms.js';
import { flatValues, type FlatValues } from '../../inputs/fields/flat-values.js';
import { NO_SUCH_BUTTON, pressedButton } from '../requests/form-body.js';
import { wholeFormErrors } from '../requests/posted-form.js';
import { isRowId } from '../../platform/row-id.js';

/** 補正への対応. */
@Controller('cases/:id/correction')
@Access('hospital')
export class CorrectionController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly registry: RegistryService,
    private readonly runner: CommandRunner,
    private readonly kept: KeptForms,
    private readonly chromes: PageChromes,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @Param('id') id: string, @Req() request: Request): Promise<string> {
    const view = await this.queries.get(actor, id);
    const kept = await keptOn(this.kept, actor, id, 'SUBMIT_CORRECTION');
    return this.page(request, actor, view, { form: formState(answersOf(view, kept.typed)), kept });
  }

  @Post()
  async submit(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const then = pressedButton(body, THEN, isPlaceAfter);
    const keep = () => keepTyped(this.kept, actor, { caseId: id, eventType: 'SUBMIT_CORRECTION', body });
    const unreadable = then === 'unknown' ? wholeFormErrors(NO_SUCH_BUTTON) : keptErrors(body);
    if (then === 'unknown' || unreadable !== null) {
      const form = formState(flatValues(body), unreadable ?? {});
      const view = await this.queries.get(actor, id);
      response.status(422).send(await this.page(request, actor, view, { form, kept: await keep() }));
      return;
    }
    if (then !== null) {
      const view = await this.queries.get(actor, id);
      const kept = await keep();
      if (kept.meanwhile !== null || !mayWrite(view)) {
        response.status(409).send(await this.page(request, actor, view, { form: formState(flatValues(body)), kept }));
        return;
      }
      return response.redirect(303, placeAfter(view, then));
    }
    await this.runner.run(request, response, {
      actor,
      application: await this.queries.row(actor, id),
      type: 'SUBMIT_CORRECTION',
      body,
      formPath: correctionPath(id),
      render: async (form, refusal) =>
        this.page(request, actor, await this.queries.get(actor, id), { form, refusal, kept: await keep() }),
    });
  }

  private async page(
    request: Request,
    actor: Actor,
    view: CaseView,
    { form, kept, refusal = null }: { form: FormState; kept: Kept; refusal?: CommandRefused | null },
  ): Promise<string> {
    const { id } = view.application;
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
        kept={kept}
      />,
    );
  }
}

/** The answers that are kept, each under the point that it answers; of a point that is not asked any more none. */
function answersOf({ facts }: CaseView, typed: FlatValues): FlatValues {
  const kept = new Map(
    Object.entries(typed).flatMap(([name, id]) =>
      name.endsWith('[itemId]') ? [[id, typed[name.replace('[itemId]', '[answer]')]]] : [],
    ),
  );
  return Object.fromEntries(
    (facts.openCorrection?.items ?? []).map(({ id }, index) => [`answers[${index}][answer]`, kept.get(id)]),
  );
}

/** The value of a button that keeps the answers; a point by its id, which may be closed meanwhile. */
const isPlaceAfter = (value: string): value is string => value === 'list' || value === 'stay' || isRowId(value);

/** Where a button that keeps the answers leads: the place of a point, the list of all tasks, or this page. */
function placeAfter(view: CaseView, then: string): string {
  const { id } = view.application;
  const item = view.facts.openCorrection?.items.find((each) => each.id === then);
  if (item) return correctionHref(item.target, view);
  return then === 'list' ? savedPath(preparationPath(id)) : correctionPath(id);
}
