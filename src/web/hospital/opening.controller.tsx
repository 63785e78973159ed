import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CaseOpening } from '../../applications/commands/case-opening.js';
import { IdempotencyConflict, OpeningRefused } from '../../applications/entities/errors.js';
import { DesignationRegister } from '../../register/designation-register.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { roundReach } from '../../procedure/calendar/round-reach.js';
import { Clock } from '../../platform/clock.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { holidayCaveat, officeDaysBetween } from '../../procedure/calendar/office-days.js';
import type { Condition } from '../../procedure/case/decision.js';
import { designationToChoose, oneOfEachTerm } from '../../procedure/designation/standing.js';
import { RegistryService } from '../../registry/registry.service.js';
import { OpeningInput } from '../../inputs/events/index.js';
import { readTyped, wholeFormErrors } from '../requests/posted-form.js';
import { type FieldErrors, formState, type FormState } from '../components/index.js';
import { keyOfForm, typedKey, typedText } from '../requests/form-body.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { SECTIONS } from '../../procedure/fields/content.js';
import { contentPath } from '../addresses/hospital-addresses.js';
import { OpeningPage, type OpenRound } from './opening-page.js';
import { Declined } from '../../platform/declined.js';

/** Begins an application. */
@Controller('hospital/applications')
@Access('hospital')
export class OpeningController {
  constructor(
    private readonly opening: CaseOpening,
    private readonly designations: DesignationRegister,
    private readonly registry: RegistryService,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
  ) {}

  /** `?procedure=renewal&kind=B` chooses beforehand. */
  @Get('new')
  async show(@CurrentActor() actor: Actor, @Query() query: unknown, @Req() request: Request): Promise<string> {
    const rounds = await this.openRounds();
    const kind = typedText(query, 'kind');
    const procedure = typedText(query, 'procedure');
    const current =
      procedure === 'renewal' || procedure === 'change'
        ? designationToChoose(
            (await this.ownDesignations(actor)).filter((entry) => entry.kind === kind),
            procedure,
          )
        : undefined;
    return this.page(
      request,
      actor,
      formState({ procedure, kind, roundId: rounds[0]?.id ?? '', currentDesignationId: current?.id ?? '' }),
      [],
    );
  }

  @Post('new')
  async open(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { typed, input, errors: unreadable } = readTyped(OpeningInput, body);
    const idempotencyKey = typedKey(body, 'idempotencyKey');
    const again = async (errors: FieldErrors, refused: readonly Condition[] = []) => {
      response
        .status(422)
        .send(await this.page(request, actor, formState({ ...typed, idempotencyKey }, errors), refused));
    };
    if (input === null) return again(unreadable);
    const { procedure, kind, roundId, currentDesignationId } = input;
    if (roundId !== null && !(await this.openRounds()).some(({ id }) => id === roundId))
      return again({ roundId: ['この申請回の期限は過ぎました。申請回を選び直してください。'] });
    try {
      const { caseId } = await this.opening.openCase(actor, {
        procedure,
        kind,
        roundId,
        institutionId: ownInstitution(actor),
        currentDesignationId: procedure === 'new' ? null : currentDesignationId,
        idempotencyKey,
      });
      response.redirect(303, contentPath(caseId, SECTIONS[kind][0].id));
    } catch (error) {
      if (error instanceof OpeningRefused)
        return again(wholeFormErrors('申請を始められません。下の条件を確かめてください。'), error.conditions);
      if (!(error instanceof IdempotencyConflict)) throw error;
      response.status(409).send(await this.page(request, actor, formState(typed, wholeFormErrors(error.message)), [])); // the next press is an act of its own
    }
  }

  /** Rounds whose deadline has not passed, the next one first. */
  private async openRounds(): Promise<OpenRound[]> {
    const today = this.clock.today();
    const calendar = await this.registry.calendar();
    return (await this.registry.rounds())
      .filter(({ applicationDeadline }) => applicationDeadline >= today)
      .map((round) => ({
        ...round,
        officeDaysLeft: officeDaysBetween(today, round.applicationDeadline, calendar.closedDays),
        dueNote: holidayCaveat(round.applicationDeadline, calendar),
        reach: roundReach(today, round.applicationDeadline),
      }))
      .sort((a, b) => a.applicationDeadline.localeCompare(b.applicationDeadline));
  }

  private async ownDesignations(actor: Actor) {
    return oneOfEachTerm(await this.designations.heldBy(actor));
  }

  private async page(request: Request, actor: Actor, form: FormState, refused: readonly Condition[]): Promise<string> {
    return renderPage(
      <OpeningPage
        chrome={this.chromes.of(request)}
        institutionName={actor.officeName}
        form={form}
        idempotencyKey={keyOfForm(form.values)}
        rounds={await this.openRounds()}
        designations={await this.ownDesignations(actor)}
        refused={refused}
      />,
    );
  }
}

function ownInstitution({ institutionId }: Actor): string {
  if (institutionId === null)
    throw new Declined('forbidden', '所属する医療機関が登録されていません。システム管理者に連絡してください。');
  return institutionId;
}
