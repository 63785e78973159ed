import { randomUUID } from 'node:crypto';
import { Body, Controller, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CaseCommands } from '../../applications/commands/case-commands.js';
import { executeEach, type ResultLine } from '../../applications/commands/execute-each.js';
import { CaseNotFound } from '../../applications/entities/errors.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { parseEvent } from '../../inputs/events/index.js';
import { Clock } from '../../platform/clock.js';
import type { Condition } from '../../procedure/case/decision.js';
import type { EventType } from '../../procedure/events/index.js';
import { closedTo } from '../../procedure/decide.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { bulkActsOf } from '../action-forms/bulk-acts.js';
import { backToList, FROM_LIST, readList } from '../base/case-list-address.js';
import { bulkActPath } from '../addresses/bulk-addresses.js';
import { eventSlug } from '../addresses/case-addresses.js';
import { type Chosen, chosenOf, someCases, statusOf, unreadableChoice } from '../case-elements/several-cases.js';
import { formState, type FormState } from '../components/index.js';
import { renderPage } from '../layout/index.js';
import { keyOfForm, NO_VERSION, typedKey, typedText } from '../requests/form-body.js';
import { PageChromes } from '../requests/page-chrome.js';
import { conditionErrors, fieldErrors, questionsOf } from '../requests/posted-form.js';
import { flatValues } from '../../inputs/fields/flat-values.js';
import { type BulkCase, BulkActPage } from './bulk-act-page.js';

type AskedAct = ReturnType<typeof bulkActsOf>[number];

/** Any event of the table of bulk acts, for the cases that were chosen on the list: looked at first, then done one by one. */
@Controller('bulk-acts/:event')
@Access('prefectureOfficer', 'prefectureApprover')
export class BulkActController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly commands: CaseCommands,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
  ) {}

  /** A posted page, because an address with hundreds of cases in it would be too long; nothing is changed. */
  @Post()
  async show(
    @CurrentActor() actor: Actor,
    @Param('event') slug: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    response.status(200).send(
      await this.page(request, actor, actOf(actor, slug), {
        chosen: someCases(chosenOf(body, 'caseIds')),
        list: typedText(body, FROM_LIST),
      }),
    );
  }

  @Post('run')
  async run(
    @CurrentActor() actor: Actor,
    @Param('event') slug: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const asked = actOf(actor, slug);
    const chosen = someCases(chosenOf(body, 'caseIds'));
    if (chosen.some(({ lockVersion }) => lockVersion === NO_VERSION)) throw unreadableChoice('caseIds');
    const list = typedText(body, FROM_LIST);
    const key = typedKey(body, 'idempotencyKey');
    const read = parseEvent(asked.type, body, 'form');
    if (!read.ok) {
      const form = formState(flatValues(body), fieldErrors(read.errors));
      response.status(422).send(await this.page(request, actor, asked, { chosen, list, form }));
      return;
    }
    const ids = chosen.map(({ id }) => id);
    const names = new Map(
      (await this.queries.rows(actor, ids)).map(({ id, institutionName }) => [id, institutionName]),
    );
    const acts = chosen.map(({ id, lockVersion }) => ({
      id,
      lockVersion,
      caseId: id,
      institutionName: names.get(id) ?? '',
      event: () => {
        if (!names.has(id)) throw new CaseNotFound();
        return read.event;
      },
    }));
    const results = await executeEach(this.commands, actor, acts, key);
    const left = chosen.filter(({ id }) => results.some((line) => line.id === id && line.outcome !== 'done'));
    const conditions = results.flatMap((line) => line.conditions);
    const questions = questionsOf(conditions);
    const isAsked = conditions.some(({ confirm, met }) => confirm !== undefined && !met);
    const form = isAsked && { form: formState(flatValues(body), conditionErrors(conditions), questions) };
    response
      .status(statusOf(results))
      .send(await this.page(request, actor, asked, { chosen: left, list, ...form, results }));
  }

  private async page(
    request: Request,
    actor: Actor,
    { type, act }: AskedAct,
    {
      chosen,
      list,
      form = formState(act.initial?.(this.clock.today()) ?? {}),
      results = [],
    }: { chosen: readonly Chosen[]; list: string; form?: FormState; results?: readonly ResultLine[] },
  ): Promise<string> {
    const ids = chosen.map(({ id }) => id);
    const seen = new Map(chosen.map(({ id, lockVersion }) => [id, lockVersion]));
    const views = await this.queries.getAll(actor, ids);
    const cases = (await this.queries.rows(actor, ids)).flatMap((row): BulkCase[] => {
      const view = views.get(row.id);
      if (!view) return [];
      const version = seen.get(row.id) ?? NO_VERSION;
      // A form that comes back with errors keeps what was seen; every other page shows the case as it is now.
      const isSeen = results.length === 0 && version !== NO_VERSION;
      const lockVersion = isSeen ? version : view.application.lockVersion;
      return [{ ...row, lockVersion, ...this.readiness(actor, view, type) }];
    });
    return renderPage(
      <BulkActPage
        chrome={{ ...this.chromes.of(request), listHref: backToList(readList(list)) }}
        act={act}
        list={list}
        asked={onceEach(results.flatMap(({ conditions }) => conditions))}
        about={{ facts: [...views.values()][0]?.facts ?? NO_CHOICE, today: this.clock.today() }}
        cases={cases}
        unknown={ids.length - cases.length}
        form={form}
        path={`${bulkActPath(type)}/run`}
        idempotencyKey={results.length > 0 ? randomUUID() : keyOfForm(form.values)}
        results={results}
      />,
    );
  }

  private readiness(
    actor: Actor,
    { application: { kind, state }, facts, availableEvents }: CaseView,
    type: EventType,
  ): Pick<BulkCase, 'ready' | 'reasons'> {
    const { ready = false, conditions = [] } = availableEvents.find((event) => event.type === type) ?? {};
    const closed = closedTo({ kind, state, facts, actor, now: { today: this.clock.today() } }, type);
    const unmet = [...conditions, ...(closed?.conditions ?? [])].filter(({ met }) => !met).map(({ text }) => text);
    return { ready, reasons: closed ? [closed.message, ...unmet] : unmet };
  }
}

/** The questions among them. Each is asked once, whichever of the cases it is asked of. */
function onceEach(conditions: readonly Condition[]): Condition[] {
  const asked = conditions.filter(({ confirm, met }) => confirm !== undefined && !met);
  return [...new Map(asked.map((each) => [each.confirm, each])).values()];
}

/** Where every case was done nothing is chosen any more. */
const NO_CHOICE = { closedDays: new Set<string>(), holidaysCalculatedFrom: null, rounds: {}, officers: {} };

/** @throws NotFoundException for what is no bulk act of this person */
function actOf({ role }: Actor, slug: string): AskedAct {
  const asked = bulkActsOf(role).find(({ type }) => eventSlug(type) === slug);
  if (asked === undefined) throw new NotFoundException();
  return asked;
}
