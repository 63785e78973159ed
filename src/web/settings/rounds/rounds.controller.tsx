import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Access } from '../../../identity/access.js';
import { CurrentActor } from '../../../identity/current-actor.js';
import { RowIdPipe } from '../../../platform/row-id-pipe.js';
import { Clock } from '../../../platform/clock.js';
import { RoundInput } from '../../../inputs/settings/round.js';
import type { Actor } from '../../../procedure/terms/actors.js';
import { askedPage } from '../../../platform/paging.js';
import type { KnownDays } from '../../../procedure/calendar/date-rules.js';
import { fiscalYear } from '../../../procedure/calendar/japanese-date.js';
import type { IntakeRound } from '../../../registry/registry.entities.js';
import { RegistryService } from '../../../registry/registry.service.js';
import { RoundDeadlines } from '../../../applications/commands/round-deadlines.js';
import { RoundService } from '../../../registry/round.service.js';
import { rowVersion } from '../../../registry/row-editing.js';
import { formState, type FormState } from '../../components/index.js';
import { keyOfForm, typedSend, typedText } from '../../requests/form-body.js';
import { readTyped } from '../../requests/posted-form.js';
import { renderPage } from '../../layout/index.js';
import { mayEdit } from '../../settings-frame/settings-frame.js';
import { PageChromes } from '../../requests/page-chrome.js';
import { type RefusedForm, refused, refusedBy } from '../../requests/refused-form.js';
import { changedMeanwhile } from '../../settings-frame/changed-meanwhile.js';
import { sendChange } from '../../settings-frame/send-change.js';
import { roundValueLabel, typedRound } from './round-form.js';
import { RoundFormPage } from './round-form-page.js';
import { RoundsPage } from './rounds-page.js';
import { Declined } from '../../../platform/declined.js';

const PATH = '/settings/rounds';

/** Lists, adds and changes 申請回. */
@Controller('settings/rounds')
export class RoundsController {
  constructor(
    private readonly rounds: RoundService,
    private readonly deadlines: RoundDeadlines,
    private readonly registry: RegistryService,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('prefectureOfficer', 'prefectureApprover', 'systemAdministrator')
  async list(@Query() query: unknown, @Req() request: Request): Promise<string> {
    return renderPage(
      <RoundsPage
        chrome={this.chromes.of(request)}
        list={await this.registry.roundPage(askedPage(typedText(query, 'page')))}
        editable={mayEdit(request.actor)}
        saved={typedText(query, 'saved') === '1'}
      />,
    );
  }

  @Get('new')
  @Access('prefectureOfficer', 'systemAdministrator')
  newForm(@Req() request: Request): string {
    return this.formPage(
      request,
      formState({ fiscalYear: fiscalYear(this.clock.today()).label, certainty: 'unconfirmed' }),
    );
  }

  @Post('new')
  @Access('prefectureOfficer', 'systemAdministrator')
  async add(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const read = readTyped(RoundInput, body, await this.known());
    const { typed, input: entry, errors, questions } = read;
    const again = ({ status, errors, idempotencyKey }: RefusedForm) => {
      response.status(status).send(this.formPage(request, formState({ ...typed, idempotencyKey }, errors, questions)));
    };
    if (entry === null) return again(refused(body, errors));
    try {
      await this.rounds.add(entry, typedSend(body, actor, read.confirmed));
    } catch (error) {
      return again(refusedBy(error, body));
    }
    response.redirect(303, `${PATH}?saved=1`);
  }

  @Get(':id/edit')
  @Access('prefectureOfficer', 'systemAdministrator')
  async editForm(@Param('id', RowIdPipe) id: string, @Req() request: Request): Promise<string> {
    const round = await this.existing(id);
    return this.formPage(request, formState(typedRound(round)), { id, version: rowVersion(round) });
  }

  @Post(':id/edit')
  @Access('prefectureOfficer', 'systemAdministrator')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.existing(id);
    const read = readTyped(RoundInput, body, await this.known());
    const { typed, input: entry, errors, questions, confirmed } = read;
    const version = typedText(body, 'version');
    await sendChange(response, {
      entry,
      errors,
      change: (entered) => this.deadlines.change(actor, { id, entry: entered, seenVersion: version, confirmed }),
      again: (wrong) => this.formPage(request, formState(typed, wrong, questions), { id, version }),
      overNewest: async (entered) => {
        const now = await this.existing(id);
        const told = changedMeanwhile(typedRound(entered), typedRound(now), (_field, value) => roundValueLabel(value));
        return this.formPage(request, formState(typed, told), { id, version: rowVersion(now) });
      },
      next: `${PATH}?saved=1`,
    });
  }

  private async known(): Promise<KnownDays> {
    return { today: this.clock.today(), closedDays: await this.registry.closedDays() };
  }

  private async existing(id: string): Promise<IntakeRound> {
    const round = await this.registry.round(id);
    if (!round) throw new Declined('notFound', 'この申請の回は見つかりません。');
    return round;
  }

  private formPage(request: Request, form: FormState, stored?: { id: string; version: string }): string {
    return renderPage(
      <RoundFormPage
        chrome={this.chromes.of(request)}
        form={form}
        idempotencyKey={keyOfForm(form.values)}
        stored={stored}
      />,
    );
  }
}
