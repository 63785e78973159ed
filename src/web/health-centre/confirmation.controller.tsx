import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import type { CommandRefused } from '../../applications/entities/errors.js';
import type { CentreHearing } from '../../applications/queries/centre-hearings.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { CouncilMeetings } from '../../councils/council-meetings.js';
import { CouncilService, issuedDocuments } from '../../councils/council.service.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { Clock } from '../../platform/clock.js';
import { goneSignal } from '../../platform/receiver-gone.js';
import { hasConfirmationForm } from '../../procedure/case/hearings.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { PlanningArea } from '../../registry/registry.entities.js';
import { RegistryService } from '../../registry/registry.service.js';
import { confirmationValues } from '../action-forms/confirmation-fields.js';
import type { DescriptionRow } from '../components/index.js';
import { commandFields, CommandRunner } from '../case-elements/run-command.js';
import { formState, type FormState } from '../components/index.js';
import { typedText } from '../requests/form-body.js';
import { summaryRows } from '../content/content-summary.js';
import { contentSections } from '../../procedure/fields/sections.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { sendDelivery } from '../../documents/send-delivery.js';
import { ConfirmationPage } from './confirmation-page.js';
import { confirmationPath, REPORTS } from '../addresses/health-centre-addresses.js';

/** H4 確認の記録: one case of a meeting after the other. */
@Controller('health-centre/requests/:id')
@Access('healthCentre')
export class ConfirmationController {
  constructor(
    private readonly cases: CaseQueries,
    private readonly councils: CouncilService,
    private readonly meetings: CouncilMeetings,
    private readonly registry: RegistryService,
    private readonly runner: CommandRunner,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
  ) {}

  @Get('confirmation')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    const each = await this.councils.hearing(actor, id);
    const view = await this.cases.get(actor, each.caseId);
    const chair = each.meetingId === null ? '' : (await this.meetings.one(actor, each.meetingId)).meeting.chair;
    const form = formState(confirmationValues(each.hearing, { chair, today: this.clock.today() }));
    return this.page(request, actor, { each, view, form, recorded: typedText(query, 'recorded') });
  }

  @Post('confirmation')
  async record(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const each = await this.councils.hearing(actor, id);
    const application = await this.cases.row(actor, each.caseId);
    await this.runner.run(request, response, {
      actor,
      application,
      type: 'RECORD_CONFIRMATION',
      // The address names the hearing; a field of the same name may not speak of another.
      body: { ...(body as object), hearingId: id },
      formPath: confirmationPath(id),
      render: async (form, refusal) =>
        this.page(request, actor, { each, view: await this.cases.get(actor, each.caseId), form, refusal }),
      next: async () => {
        const next = await this.nextOnMeeting(actor, each);
        return `${next ? confirmationPath(next.hearing.id) : REPORTS}?recorded=${id}`;
      },
    });
  }

  /** The sheet as it would be reported now, marked 「案」. */
  @Get('confirmation-form')
  async form(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() response: Response): Promise<void> {
    await sendDelivery(response, await this.councils.previewConfirmation(actor, id, goneSignal(response)));
  }

  /** The next case of the same meeting that is not confirmed yet, after this one and then from the first. */
  private async nextOnMeeting(actor: Actor, { meetingId, hearing }: CentreHearing): Promise<CentreHearing | undefined> {
    const onMeeting = await this.onMeeting(actor, meetingId);
    const place = onMeeting.findIndex((each) => each.hearing.id === hearing.id);
    return [...onMeeting.slice(place + 1), ...onMeeting.slice(0, Math.max(0, place))].find(
      ({ step }) => step === 'toConfirm',
    );
  }

  private async onMeeting(actor: Actor, meetingId: string | null): Promise<CentreHearing[]> {
    return meetingId === null ? [] : this.cases.centreHearings(actor, { meetingId });
  }

  private async page(
    request: Request,
    actor: Actor,
    {
      each,
      view,
      form,
      refusal,
      recorded,
    }: {
      each: CentreHearing;
      view: CaseView;
      form: FormState;
      refusal?: CommandRefused | null;
      /** Id of the hearing recorded just before. */
      recorded?: string;
    },
  ): Promise<string> {
    const onMeeting = await this.onMeeting(actor, each.meetingId);
    return renderPage(
      <ConfirmationPage
        chrome={this.chromes.of(request)}
        each={each}
        onMeeting={onMeeting}
        documents={issuedDocuments(view, each)}
        content={contentRows(view, await this.registry.planningAreas())}
        hasForm={hasConfirmationForm(each.kind)}
        form={form}
        command={commandFields(view, form)}
        refused={refusal?.conditions ?? []}
        savedBefore={onMeeting.find(({ hearing }) => hearing.id === recorded)?.institutionName}
      />,
    );
  }
}

/** What the hospital applied for, all sections in one list. */
function contentRows({ facts }: CaseView, areas: readonly PlanningArea[]): DescriptionRow[] {
  const context = { areas, subItems: facts.profile.subItems, path: '' };
  return contentSections(facts).flatMap((section) =>
    summaryRows(section, facts.content, context).map(({ label, value }) => ({ label, value: value || '未入力' })),
  );
}
