import { Body, Controller, Get, HttpStatus, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isInside } from '../../applications/queries/visibility.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import type { CommandRefused } from '../../applications/entities/errors.js';
import { typedInput } from '../../inputs/events/index.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { EventDocuments } from '../../issuing/documents/event-documents.js';
import { Access } from '../../identity/access.js';
import { AccountService } from '../../identity/account.service.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { Clock } from '../../platform/clock.js';
import { goneSignal } from '../../platform/receiver-gone.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { closedTo } from '../../procedure/decide.js';
import { eventLabel, type EventType } from '../../procedure/events/index.js';
import { RegistryService } from '../../registry/registry.service.js';
import { formState, type FormState } from '../components/index.js';
import { NO_SUCH_BUTTON, pressedButton } from '../requests/form-body.js';
import { wholeFormErrors } from '../requests/posted-form.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import type { ActionForm } from '../action-forms/action-form.js';
import { ACTION_FORMS } from '../action-forms/index.js';
import { ActionPage } from './action-page.js';
import { actionPath, eventSlug } from '../addresses/case-addresses.js';
import { flatValues } from '../../inputs/fields/flat-values.js';
import { lastCorrection } from '../case-elements/last-correction.js';
import { commandFields, CommandRunner, type PostedCommand } from '../case-elements/run-command.js';
import { inWords } from '../case-elements/value-words.js';

/** A form for an event of the procedure. */
interface Act {
  type: EventType;
  action: ActionForm;
}

/** What was just sent and came back. */
interface Returned {
  body: unknown;
  refusal: CommandRefused | null;
}

/** A page for every event of the procedure that has a form (action-forms/). */
@Controller('cases/:id/actions/:event')
@Access('hospital', 'prefectureOfficer', 'prefectureApprover', 'healthCentre')
export class ActionController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly registry: RegistryService,
    private readonly runner: CommandRunner,
    private readonly chromes: PageChromes,
    private readonly letters: EventDocuments,
    private readonly clock: Clock,
    private readonly accounts: AccountService,
  ) {}

  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('event') slug: string,
    @Req() request: Request,
  ): Promise<string> {
    const view = await this.queries.get(actor, id);
    const act = actOf(slug);
    return this.page(request, { actor, view }, act, formState(act.action.initial?.(view, this.clock.today())));
  }

  @Post()
  async perform(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('event') slug: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const application = await this.queries.row(actor, id);
    const act = actOf(slug);
    const page = async (form: FormState, returned?: Returned) =>
      this.page(request, { actor, view: await this.queries.get(actor, id) }, act, form, returned);
    const { type } = act;
    const moreRows = pressedButton(body, 'moreRows', isRowCount);
    const pressed = pressedButton(body, 'act', act.action.sendsLetter ? ['preview'] : []);
    if (moreRows === 'unknown' || pressed === 'unknown') {
      const form = formState(flatValues(body), wholeFormErrors(NO_SUCH_BUTTON));
      response.status(HttpStatus.UNPROCESSABLE_ENTITY).send(await page(form));
      return;
    }
    if (moreRows !== null) {
      response.status(HttpStatus.OK).send(await page(formState(flatValues(body))));
      return;
    }
    const posted: PostedCommand = {
      actor,
      application,
      type,
      body,
      formPath: actionPath(id, type),
      render: (form, refusal) => page(form, { body, refusal }),
    };
    if (pressed === 'preview')
      await this.runner.preview(response, posted, async (event) => {
        const view = await this.queries.get(actor, id);
        return this.letters.preview(actor, view, { event, gone: goneSignal(response) });
      });
    else await this.runner.run(request, response, posted);
  }

  private async page(
    request: Request,
    { actor, view }: { actor: Actor; view: CaseView },
    { type, action }: Act,
    form: FormState,
    returned?: Returned,
  ): Promise<string> {
    const { kind, procedure, state, id } = view.application;
    const today = this.clock.today();
    const available = view.availableEvents.find((event) => event.type === type);
    const closed = closedTo({ kind, state, facts: view.facts, actor, now: { today } }, type);
    const numbers = lastCorrection(view);
    const context = {
      view,
      form,
      today,
      areas: await this.registry.planningAreas(),
      centres: await this.registry.healthCentres(),
      centresWithUsers:
        type === 'REQUEST_COORDINATION_COUNCIL' ? await this.accounts.centresWithUsers() : new Set<string>(),
      submitted:
        isInside(actor) && numbers.length > 0
          ? await this.queries.submitted(actor, id, numbers)
          : new Map<number, never>(),
    };
    return renderPage(
      <ActionPage
        chrome={this.chromes.of(request)}
        context={context}
        action={action}
        label={eventLabel(type, procedure)}
        conditions={available?.conditions ?? closed?.conditions ?? []}
        noted={available?.noted ?? []}
        ready={available?.ready ?? false}
        closedBecause={closed?.message ?? '次の条件がそろうと行えます。'}
        path={actionPath(id, type)}
        command={commandFields(view, form)}
        refused={returned?.refusal?.conditions ?? []}
        typed={
          returned ? typedInput(type, returned.body).map(({ label, value }) => ({ label, value: inWords(value) })) : []
        }
      />,
    );
  }
}

/** What the button says that shows a form with more rows. */
const isRowCount = (value: string): value is `${number}` => /^\d{1,3}$/u.test(value);

/** To be asked once the case is known to be the actor's: before that nothing is said about the event. @throws NotFoundException */
function actOf(slug: string): Act {
  const [type, action] =
    (Object.entries(ACTION_FORMS) as [EventType, ActionForm][]).find(([each]) => eventSlug(each) === slug) ?? [];
  if (type === undefined || action === undefined) throw new NotFoundException();
  return { type, action };
}
