import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CaseOpening } from '../../applications/commands/case-opening.js';
import { DesignationService } from '../../designations/designation.service.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { parseEvent } from '../../inputs/events/index.js';
import { flatValues } from '../../inputs/fields/flat-values.js';
import type { Condition } from '../../procedure/case/decision.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { casePathAfter } from '../addresses/case-addresses.js';
import { formState, type FormState } from '../components/index.js';
import { renderPage } from '../layout/index.js';
import { keyOfForm, typedKey } from '../requests/form-body.js';
import { PageChromes } from '../requests/page-chrome.js';
import { conditionErrors, fieldErrors, questionsOf } from '../requests/posted-form.js';
import { type RefusedForm, refused, refusedBy } from '../requests/refused-form.js';
import { PaperRenewalPage } from './paper-renewal-page.js';

/** Begins a renewal that came on paper, from the line of the register that it renews. */
@Controller('designations/:id/paper-renewal')
@Access('prefectureOfficer')
export class PaperRenewalController {
  constructor(
    private readonly designations: DesignationService,
    private readonly opening: CaseOpening,
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
    const read = parseEvent('NOTE_PAPER_ARRIVAL', body, 'form');
    if (!read.ok) return again(refused(body, fieldErrors(read.errors)));
    const { type, ...noted } = read.event;
    try {
      const { caseId } = await this.opening.openByPaper(actor, {
        ...noted,
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
        idempotencyKey={keyOfForm(form.values)}
        refused={conditions}
      />,
    );
  }
}
