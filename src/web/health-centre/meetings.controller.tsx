import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import type { ResultLine } from '../../applications/commands/execute-each.js';
import type { CentreHearing } from '../../applications/queries/centre-hearings.js';
import { CouncilMeetings, type MeetingInArea } from '../../councils/council-meetings.js';
import { RequestEnded } from '../../councils/errors.js';
import { MEETING_ACTS } from '../../councils/meeting-acts.js';
import { councilName } from '../../councils/council-name.js';
import { type ChosenHearing, CouncilService } from '../../councils/council.service.js';
import { fieldLabelOf } from '../../inputs/fields/fields.js';
import { MEETING_FIELDS, MeetingInput, readMeeting, readMeetingReason } from '../../inputs/meeting.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { askedPage, type Paged } from '../../platform/paging.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { fieldErrors, inputQuestions, wholeFormErrors } from '../requests/posted-form.js';
import { flatValues } from '../../inputs/fields/flat-values.js';
import { bindMany, type FieldErrors, formState, type FormState } from '../components/index.js';
import {
  keyOfForm,
  NO_SUCH_BUTTON,
  NO_VERSION,
  pressedButton,
  typedConfirmations,
  typedKey,
  typedText,
  typedVersion,
} from '../requests/form-body.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { refusedBy } from '../requests/refused-form.js';
import { statusOf, unreadableChoice } from '../case-elements/several-cases.js';
import { chosenHearings } from './hearing-choice.js';
import { Clock } from '../../platform/clock.js';
import { DATE_RULES, type KnownDays } from '../../procedure/calendar/date-rules.js';
import type { Condition } from '../../procedure/case/decision.js';
import { METHOD_LABEL } from '../../procedure/case/words.js';
import { RecordService } from '../../record/record.service.js';
import { RegistryService } from '../../registry/registry.service.js';
import { meetingPath, MEETINGS } from '../addresses/health-centre-addresses.js';
import { RecordPage } from '../content/record-page.js';
import { MeetingFormPage } from './meeting-form-page.js';
import { MeetingPage } from './meeting-page.js';
import { MeetingPrintPage } from './meeting-print-page.js';
import { MeetingsPage } from './meetings-page.js';

/** So many cases are put on one printed sheet. */
const MOST_PRINTED = 1000;

/** 会議: the meetings of the centre's councils and the cases on them. */
@Controller('health-centre/meetings')
@Access('healthCentre')
export class MeetingsController {
  constructor(
    private readonly cases: CaseQueries,
    private readonly councils: CouncilService,
    private readonly meetings: CouncilMeetings,
    private readonly registry: RegistryService,
    private readonly record: RecordService,
    private readonly clock: Clock,
    private readonly chromes: PageChromes,
  ) {}

  /** @param chosen the cases of the meeting */
  private async known(actor: Actor, chosen: readonly ChosenHearing[]): Promise<KnownDays> {
    return {
      ...(await this.councils.daysOf(actor, chosen)),
      today: this.clock.today(),
      closedDays: await this.registry.closedDays(),
    };
  }

  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: unknown, @Req() request: Request): Promise<string> {
    return renderPage(
      <MeetingsPage
        chrome={this.chromes.of(request)}
        list={await this.meetings.list(actor, askedPage(typedText(query, 'page')))}
      />,
    );
  }

  @Get('new')
  async newMeeting(@CurrentActor() actor: Actor, @Req() request: Request): Promise<string> {
    const [area, ...others] = await this.meetings.areas(actor);
    const name = area && others.length === 0 ? councilName(area.name) : '';
    return this.formPage(request, actor, formState({ name }));
  }

  /** Makes the meeting and puts the chosen cases on it. */
  @Post()
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const again = async (
      status: number,
      errors: FieldErrors,
      values: FormState['values'],
      questions: FormState['questions'] = {},
    ) => {
      response.status(status).send(await this.formPage(request, actor, formState(values, errors, questions)));
    };
    // Everything is read before the meeting is made.
    const key = typedKey(body, 'key');
    const chosen = chosenHearings(body);
    const values = flatValues(body);
    const pressed = pressedButton(body, 'act', ['all']);
    if (pressed === 'unknown') return again(422, wholeFormErrors(NO_SUCH_BUTTON), values);
    if (pressed === 'all') {
      const hearings = (await this.waiting(actor)).rows.map(({ hearing }) => hearing.id);
      return again(200, {}, { ...values, hearings });
    }
    const read = readMeeting(body, await this.known(actor, chosen));
    if (!read.ok) return again(422, fieldErrors(read.errors), values, inputQuestions(read.errors));
    if (chosen.some(({ lockVersion }) => lockVersion === NO_VERSION))
      return again(422, wholeFormErrors(unreadableChoice('hearings').message), values);
    try {
      const { meeting, confirmed } = read;
      const { meetingId, results } = await this.councils.makeMeeting(actor, meeting, chosen, key, confirmed);
      await this.answer(request, response, actor, meetingId, results);
    } catch (error) {
      // What was typed of the meeting is for other cases too.
      if (error instanceof RequestEnded) return again(error.status, wholeFormErrors(error.message), values);
      const { status, errors, idempotencyKey } = refusedBy(error, body, 'key');
      await again(status, errors, { ...values, key: idempotencyKey });
    }
  }

  @Get(':id')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    return this.meetingPage(request, actor, id, {
      page: askedPage(typedText(query, 'page')),
      saved: typedText(query, 'saved') === '1',
    });
  }

  @Get(':id/print')
  async print(@CurrentActor() actor: Actor, @Param('id') id: string, @Req() request: Request): Promise<string> {
    return renderPage(
      <MeetingPrintPage
        chrome={this.chromes.of(request)}
        view={await this.meetings.getPage(actor, id, 1, MOST_PRINTED)}
      />,
    );
  }

  /** Who made and changed the meeting, and what was asked and confirmed of it. */
  @Get(':id/record')
  async history(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    const { meeting, planningAreaName } = await this.meetings.one(actor, id);
    const words: Readonly<Record<string, string>> = { ...METHOD_LABEL, [meeting.planningAreaId]: planningAreaName };
    return renderPage(
      <RecordPage
        chrome={this.chromes.of(request)}
        subject={meeting.name}
        from={[
          { label: '会議', href: MEETINGS },
          { label: meeting.name, href: meetingPath(id) },
        ]}
        path={request.path}
        entries={await this.record.entries({ type: 'meeting', id }, askedPage(typedText(query, 'page')))}
        acts={MEETING_ACTS}
        fieldLabel={(field) =>
          field === 'meetsOn' ? DATE_RULES['meeting.meetsOn'].name : (fieldLabelOf(MeetingInput, field)?.label ?? field)
        }
        valueLabel={(field, value) => (['method', 'planningAreaId'].includes(field) ? (words[value] ?? value) : value)}
      />,
    );
  }

  @Get(':id/edit')
  async edit(@CurrentActor() actor: Actor, @Param('id') id: string, @Req() request: Request): Promise<string> {
    const view = await this.meetings.one(actor, id);
    return this.formPage(request, actor, formState(meetingValues(view)), view);
  }

  @Post(':id/edit')
  async save(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const view = await this.meetings.one(actor, id);
    const again = async (status: number, errors: FieldErrors, questions: FormState['questions'] = {}) => {
      const form = formState(flatValues(body), errors, questions);
      response.status(status).send(await this.formPage(request, actor, form, view));
    };
    const { hearings } = await this.meetings.get(actor, id);
    const cases = hearings.map(({ hearing, lockVersion }) => ({ hearingId: hearing.id, lockVersion }));
    const read = readMeeting(body, await this.known(actor, cases));
    const why = readMeetingReason(body);
    if (!read.ok || !why.ok) {
      const errors = [...(read.ok ? [] : read.errors), ...(why.ok ? [] : why.errors)];
      return again(422, fieldErrors(errors), inputQuestions(errors));
    }
    try {
      const command = {
        lockVersion: typedVersion(body, 'lockVersion'),
        key: typedKey(body, 'key'),
        reason: why.reason,
        confirmed: read.confirmed,
      };
      const results = await this.councils.updateMeeting(actor, id, read.meeting, command);
      await this.answer(request, response, actor, id, results);
    } catch (error) {
      const { status, errors } = refusedBy(error, body, 'key');
      await again(status, errors);
    }
  }

  /** Takes an empty meeting off the list. */
  @Post(':id/remove')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const again = async (status: number, errors: FieldErrors) => {
      const form = formState(flatValues(body), errors);
      response.status(status).send(await this.meetingPage(request, actor, id, { form }));
    };
    const read = readMeetingReason(body);
    if (!read.ok) return again(422, fieldErrors(read.errors));
    try {
      const order = { lockVersion: typedVersion(body, 'lockVersion'), reason: read.reason };
      await this.meetings.remove(actor, id, order);
      response.redirect(303, MEETINGS);
    } catch (error) {
      const { status, errors } = refusedBy(error, body, 'key');
      await again(status, errors);
    }
  }

  /** Puts cases on the meeting. */
  @Post(':id/cases')
  async addCases(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const chosen = chosenHearings(body);
    const typed = flatValues(body);
    const confirmed = typedConfirmations(body);
    const questions = await this.councils.questions(actor, id, chosen, confirmed);
    if (questions.length > 0) {
      const form = formState(typed, wholeFormErrors('会議に載せる前に、確かめることがあります。'));
      response.status(422).send(await this.meetingPage(request, actor, id, { form, questions }));
      return;
    }
    const results = await this.councils.convene(actor, id, chosen, typedKey(body, 'key'), confirmed);
    await this.answer(request, response, actor, id, results);
  }

  private async answer(
    request: Request,
    response: Response,
    actor: Actor,
    id: string,
    results: readonly ResultLine[],
  ): Promise<void> {
    const status = statusOf(results);
    if (status === 200) response.redirect(303, `${meetingPath(id)}?saved=1`);
    else response.status(status).send(await this.meetingPage(request, actor, id, { results }));
  }

  private async meetingPage(
    request: Request,
    actor: Actor,
    id: string,
    {
      page = 1,
      results = [],
      saved = false,
      form = formState(),
      questions = [],
    }: {
      page?: number;
      results?: readonly ResultLine[];
      saved?: boolean;
      form?: FormState;
      questions?: readonly Condition[];
    },
  ): Promise<string> {
    const view = await this.meetings.getPage(actor, id, page);
    const waiting = await this.waiting(actor, view.meeting.planningAreaId, bindMany(form, 'hearings').values);
    return renderPage(
      <MeetingPage
        chrome={this.chromes.of(request)}
        view={view}
        waiting={waiting}
        results={results}
        form={form}
        questions={questions}
        idempotencyKey={keyOfForm(form.values, 'key')}
        saved={saved}
      />,
    );
  }

  private async formPage(request: Request, actor: Actor, form: FormState, view?: MeetingInArea): Promise<string> {
    const existing = view && { id: view.meeting.id, name: view.meeting.name };
    return renderPage(
      <MeetingFormPage
        chrome={this.chromes.of(request)}
        areas={await this.meetings.areas(actor)}
        form={form}
        idempotencyKey={keyOfForm(form.values, 'key')}
        existing={existing}
        requests={
          existing
            ? null
            : await this.waiting(
                actor,
                undefined,
                Object.keys(form.errors).length > 0 ? bindMany(form, 'hearings').values : [],
              )
        }
      />,
    );
  }

  /** The first requests that are on no meeting yet; the others follow when these have been put on one. */
  private waiting(
    actor: Actor,
    planningAreaId?: string,
    chosen: readonly string[] = [],
  ): Promise<Paged<CentreHearing>> {
    return this.cases.centreHearingPage(actor, { step: 'toConvene', planningAreaId }, 1, {
      ahead: chosen,
    });
  }
}

function meetingValues({ meeting }: MeetingInArea): FormState['values'] {
  const text = (value: MeetingInput[keyof MeetingInput]) => (value === null ? '' : String(value));
  return {
    ...Object.fromEntries(MEETING_FIELDS.map((name) => [name, text(meeting[name])])),
    lockVersion: String(meeting.lockVersion),
  };
}
