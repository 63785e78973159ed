import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CaseOpening } from '../../applications/commands/case-opening.js';
import { DesignationService } from '../../designations/designation.service.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { PaperRoundInput, parseEvent } from '../../inputs/events/index.js';
import { copyBody } from '../../inputs/fields/body-shape.js';
import { flatValues } from '../../inputs/fields/flat-values.js';
import type { Condition } from '../../procedure/case/decision.js';
import { RegistryService } from '../../registry/registry.service.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { casePathAfter } from '../addresses/case-addresses.js';
import { formState, type FormState } from '../components/index.js';
import { renderPage } from '../layout/index.js';
import { keyOfForm, typedKey } from '../requests/form-body.js';
import { PageChromes } from '../requests/page-chrome.js';
import { conditionErrors, fieldErrors, questionsOf, readTyped } from '../requests/posted-form.js';
import { type RefusedForm, refused, refusedBy } from '../requests/refused-form.js';
import { PaperRenewalPage } from './paper-renewal-page.js';

/** Begins a renewal that came on paper, from the line of the register that it renews. */
@Controller('designations/:id/paper-renewal')
@Access('prefectureOfficer')
export class PaperRenewalController {
  constructor(
    private readonly designations: DesignationService,
    private readonly opening: CaseOpening,
    private readonly registry: RegistryService,
    private readonly chromes: PageChromes,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @Param('id') id: string, @Req() request: Request): Promise<string> {
    return this.page(request, actor, id, formState({}));
  }

  @Post()
  async open(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { kind, institutionId } = await this.designations.get(actor, id);
    const again = async ({ status, errors, conditions, idempotencyKey }: RefusedForm) => {
      const form = formState(
        { ...flatValues(body), idempotencyKey },
        { ...errors, ...conditionErrors(conditions) },
        questionsOf(conditions),
      );
      response.status(status).send(await this.page(request, actor, id, form, conditions));
    };
    const { roundId: typedRound = '', ...arrival } = copyBody(body) ?? {};
    const read = parseEvent('NOTE_PAPER_ARRIVAL', arrival, 'form');
    const round = readTyped(PaperRoundInput, { roundId: typedRound });
    if (!read.ok || round.input === null)
      return again(refused(body, { ...round.errors, ...(read.ok ? {} : fieldErrors(read.errors)) }));
    const { roundId } = round.input;
    if (roundId !== null && !(await this.registry.rounds()).some((each) => each.id === roundId))
      return again(refused(body, { roundId: ['この申請回は登録されていません。申請回を選び直してください。'] }));
    const { type, ...noted } = read.event;
    try {
      const { caseId } = await this.opening.openByPaper(actor, {
        ...noted,
        roundId,
        kind,
        institutionId,
        currentDesignationId: id,
        idempotencyKey: typedKey(body, 'idempotencyKey'),
      });
      response.redirect(303, casePathAfter(caseId, type));
    } catch (error) {
      return again(refusedBy(error, body));
    }
  }

  private async page(
    request: Request,
    actor: Actor,
    id: string,
    form: FormState,
    conditions: readonly Condition[] = [],
  ): Promise<string> {
    return renderPage(
      <PaperRenewalPage
        chrome={this.chromes.of(request)}
        designation={await this.designations.get(actor, id)}
        form={form}
        rounds={await this.registry.rounds()}
        idempotencyKey={keyOfForm(form.values)}
        refused={conditions}
      />,
    );
  }
}
