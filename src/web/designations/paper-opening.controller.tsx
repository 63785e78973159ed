import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CaseOpening } from '../../applications/commands/case-opening.js';
import { DesignationService } from '../../designations/designation.service.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { PaperKindInput, PaperRoundInput, parseEvent } from '../../inputs/events/index.js';
import { copyBody } from '../../inputs/fields/body-shape.js';
import { flatValues } from '../../inputs/fields/flat-values.js';
import { Declined } from '../../platform/declined.js';
import { RowIdPipe } from '../../platform/row-id-pipe.js';
import type { Condition } from '../../procedure/case/decision.js';
import { KIND_INFO } from '../../procedure/terms/kinds.js';
import { RegistryService } from '../../registry/registry.service.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { casePathAfter } from '../addresses/case-addresses.js';
import { paperChangePath, paperNewPath, paperRenewalPath, REGISTER_PATH } from '../addresses/register-address.js';
import { formState, type FormState } from '../components/index.js';
import { renderPage } from '../layout/index.js';
import { keyOfForm, typedKey } from '../requests/form-body.js';
import { PageChromes } from '../requests/page-chrome.js';
import { conditionErrors, fieldErrors, questionsOf, readTyped } from '../requests/posted-form.js';
import { type RefusedForm, refused, refusedBy } from '../requests/refused-form.js';
import { type OpenedByPaper, PaperOpeningPage } from './paper-opening-page.js';

/**
 * Begins an application that came on paper: a renewal or a change from the line of the register that it is about, a new designation from the
 * institution.
 */
@Controller()
@Access('prefectureOfficer')
export class PaperOpeningController {
  constructor(
    private readonly designations: DesignationService,
    private readonly opening: CaseOpening,
    private readonly registry: RegistryService,
    private readonly chromes: PageChromes,
  ) {}

  @Get('designations/:id/paper-renewal')
  async renewal(@CurrentActor() actor: Actor, @Param('id') id: string, @Req() request: Request): Promise<string> {
    return this.page(request, await this.ofLine(actor, id, 'renewal'), formState({}));
  }

  @Post('designations/:id/paper-renewal')
  async beginRenewal(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.begin(actor, await this.ofLine(actor, id, 'renewal'), { body, request, response });
  }

  @Get('designations/:id/paper-change')
  async change(@CurrentActor() actor: Actor, @Param('id') id: string, @Req() request: Request): Promise<string> {
    return this.page(request, await this.ofLine(actor, id, 'change'), formState({}));
  }

  @Post('designations/:id/paper-change')
  async beginChange(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.begin(actor, await this.ofLine(actor, id, 'change'), { body, request, response });
  }

  @Get('settings/institutions/:id/paper-application')
  async newDesignation(@Param('id', RowIdPipe) id: string, @Req() request: Request): Promise<string> {
    return this.page(request, await this.ofInstitution(id), formState({}));
  }

  @Post('settings/institutions/:id/paper-application')
  async beginNew(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.begin(actor, await this.ofInstitution(id), { body, request, response });
  }

  private async ofLine(actor: Actor, id: string, procedure: 'renewal' | 'change'): Promise<OpenedByPaper> {
    const { institutionId, institutionName, kind, validTo } = await this.designations.get(actor, id);
    return {
      procedure,
      institutionId,
      institutionName,
      designation: { id, kind, validTo },
      path: procedure === 'renewal' ? paperRenewalPath(id) : paperChangePath(id),
      from: [
        { label: '指定台帳', href: REGISTER_PATH },
        { label: `${institutionName}（${KIND_INFO[kind].label}）`, href: `${REGISTER_PATH}/${id}` },
      ],
    };
  }

  private async ofInstitution(id: string): Promise<OpenedByPaper> {
    const institution = await this.registry.institution(id);
    if (!institution) throw new Declined('notFound', 'この医療機関は見つかりません。');
    return {
      procedure: 'new',
      institutionId: id,
      institutionName: institution.name,
      designation: null,
      path: paperNewPath(id),
      from: [
        { label: '医療機関', href: '/settings/institutions' },
        { label: institution.name, href: `/settings/institutions/${id}/edit` },
      ],
    };
  }

  private async begin(
    actor: Actor,
    paper: OpenedByPaper,
    { body, request, response }: { body: unknown; request: Request; response: Response },
  ): Promise<void> {
    const again = async ({ status, errors, conditions, idempotencyKey }: RefusedForm) => {
      const form = formState(
        { ...flatValues(body), idempotencyKey },
        { ...errors, ...conditionErrors(conditions) },
        questionsOf(conditions),
      );
      response.status(status).send(await this.page(request, paper, form, conditions));
    };
    const { roundId: typedRound = '', kind: typedKind = '', ...arrival } = copyBody(body) ?? {};
    const read = parseEvent('NOTE_PAPER_ARRIVAL', arrival, 'form');
    const round = readTyped(PaperRoundInput, { roundId: typedRound });
    const chosen =
      paper.designation === null ? readTyped(PaperKindInput, { kind: typedKind }) : { input: paper.designation };
    if (!read.ok || round.input === null || chosen.input === null) {
      const ofKind = 'errors' in chosen ? chosen.errors : {};
      return again(refused(body, { ...ofKind, ...round.errors, ...(read.ok ? {} : fieldErrors(read.errors)) }));
    }
    const { roundId } = round.input;
    if (roundId !== null && !(await this.registry.rounds()).some((each) => each.id === roundId))
      return again(refused(body, { roundId: ['この申請回は登録されていません。申請回を選び直してください。'] }));
    const { type, ...noted } = read.event;
    try {
      const { caseId } = await this.opening.openByPaper(actor, {
        ...noted,
        roundId,
        kind: chosen.input.kind,
        procedure: paper.procedure,
        institutionId: paper.institutionId,
        currentDesignationId: paper.designation?.id ?? null,
        idempotencyKey: typedKey(body, 'idempotencyKey'),
      });
      response.redirect(303, casePathAfter(caseId, type));
    } catch (error) {
      return again(refusedBy(error, body));
    }
  }

  private async page(
    request: Request,
    paper: OpenedByPaper,
    form: FormState,
    conditions: readonly Condition[] = [],
  ): Promise<string> {
    return renderPage(
      <PaperOpeningPage
        chrome={this.chromes.of(request)}
        paper={paper}
        form={form}
        rounds={await this.registry.rounds()}
        calendar={await this.registry.calendar()}
        idempotencyKey={keyOfForm(form.values)}
        refused={conditions}
      />,
    );
  }
}
