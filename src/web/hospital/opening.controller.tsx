import { Body, Controller, ForbiddenException, Get, Post, Query, Req, Res } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Request, Response } from 'express';
import { CaseOpening, type OpenCaseCommand } from '../../applications/commands/case-opening.js';
import { IdempotencyConflict, OpeningRefused } from '../../applications/entities/errors.js';
import { DesignationRegister } from '../../register/designation-register.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { Clock } from '../../platform/clock.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { officeDaysBetween } from '../../procedure/calendar/office-days.js';
import type { Condition } from '../../procedure/case/decision.js';
import { KINDS, PROCEDURES } from '../../procedure/terms/kinds.js';
import { RegistryService } from '../../registry/registry.service.js';
import { wholeFormErrors } from '../requests/posted-form.js';
import { type FieldErrors, formState, type FormState } from '../components/index.js';
import { keyOfForm, readTexts, typedKey, typedText } from '../requests/form-body.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { preparationPath } from '../addresses/hospital-addresses.js';
import { OpeningPage, type OpenRound } from './opening-page.js';

const FIELDS = {
  procedure: { label: '手続', longest: 60 },
  kind: { label: '区分', longest: 60 },
  roundId: { label: '申請回', longest: 60 },
  currentDesignationId: { label: '現在の指定', longest: 60 },
} as const;
type Typed = Record<keyof typeof FIELDS, string>;

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
      procedure === 'new' || procedure === ''
        ? undefined
        : (await this.ownDesignations(actor)).find((entry) => entry.kind === kind);
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
    const { typed, texts, errors: unreadable } = readTexts(body, FIELDS);
    const idempotencyKey = typedKey(body, 'idempotencyKey');
    const again = async (errors: FieldErrors, refused: readonly Condition[] = []) => {
      response
        .status(422)
        .send(await this.page(request, actor, formState({ ...typed, idempotencyKey }, errors), refused));
    };
    const read = this.read(actor, texts, await this.openRounds(), idempotencyKey);
    if ('errors' in read || Object.keys(unreadable).length > 0)
      return again({ ...('errors' in read && read.errors), ...unreadable });
    try {
      const { caseId } = await this.opening.openCase(actor, read.command);
      response.redirect(303, preparationPath(caseId));
    } catch (error) {
      if (error instanceof OpeningRefused)
        return again(wholeFormErrors('申請を始められません。下の条件を確かめてください。'), error.conditions);
      if (!(error instanceof IdempotencyConflict)) throw error;
      response.status(409).send(await this.page(request, actor, formState(typed, wholeFormErrors(error.message)), [])); // the next press is an act of its own
    }
  }

  private read(
    actor: Actor,
    typed: Typed,
    rounds: readonly OpenRound[],
    idempotencyKey: string,
  ): { command: OpenCaseCommand } | { errors: FieldErrors } {
    const errors: FieldErrors = {};
    const procedure = PROCEDURES.find((each) => each === typed.procedure);
    if (!procedure) errors['procedure'] = ['手続を選んでください。'];
    const kind = KINDS.find((each) => each === typed.kind);
    if (!kind) errors['kind'] = ['区分を選んでください。'];
    if (typed.currentDesignationId !== '' && !isUUID(typed.currentDesignationId))
      errors['currentDesignationId'] = ['現在の指定を選び直してください。'];
    const round = rounds.find(({ id }) => id === typed.roundId);
    if (typed.roundId !== '' && !round)
      errors['roundId'] = ['この申請回の期限は過ぎました。申請回を選び直してください。'];
    if (!procedure || !kind || Object.keys(errors).length > 0) return { errors };
    const currentDesignationId = procedure === 'new' ? null : typed.currentDesignationId || null;
    return {
      command: {
        procedure,
        kind,
        institutionId: ownInstitution(actor),
        roundId: round?.id ?? null,
        currentDesignationId,
        idempotencyKey,
      },
    };
  }

  /** Rounds whose deadline has not passed, the next one first. */
  private async openRounds(): Promise<OpenRound[]> {
    const today = this.clock.today();
    const closedDays = await this.registry.closedDays();
    return (await this.registry.rounds())
      .filter(({ applicationDeadline }) => applicationDeadline >= today)
      .map((round) => ({ ...round, officeDaysLeft: officeDaysBetween(today, round.applicationDeadline, closedDays) }))
      .sort((a, b) => a.applicationDeadline.localeCompare(b.applicationDeadline));
  }

  private ownDesignations(actor: Actor) {
    return this.designations.currentOf(ownInstitution(actor));
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
    throw new ForbiddenException('所属する医療機関が登録されていません。システム管理者に連絡してください。');
  return institutionId;
}
