import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { fiscalYear } from '../../procedure/calendar/japanese-date.js';
import { Clock } from '../../platform/clock.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { OfficeCalendarService } from '../../registry/office-calendar.service.js';
import type { ClosedDay } from '../../registry/registry.entities.js';
import { RegistryService } from '../../registry/registry.service.js';
import { datesOfRoundOn } from '../../registry/round.service.js';
import { mayEdit } from '../settings-frame/settings-frame.js';
import { formState, type FormState } from '../components/index.js';
import { keyOfForm, typedSend, typedText } from '../requests/form-body.js';
import { readTyped } from '../requests/posted-form.js';
import { ClosedDayInput, closedDayOf } from '../../inputs/settings/closed-day.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { type RefusedForm, refused, refusedBy } from '../requests/refused-form.js';
import { ClosedDaysPage, type Ending } from './closed-days-page.js';
import { FieldDeclined } from '../../platform/declined.js';

const PATH = '/settings/closed-days';

/** Reads and edits the office calendar. */
@Controller('settings/closed-days')
export class ClosedDaysController {
  constructor(
    private readonly calendar: OfficeCalendarService,
    private readonly registry: RegistryService,
    private readonly queries: CaseQueries,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('prefectureOfficer', 'prefectureApprover', 'systemAdministrator')
  async list(@Query() query: unknown, @Req() request: Request): Promise<string> {
    const day = closedDayOf(typedText(query, 'day')) ?? this.clock.today();
    return this.page(request, day, formState(), typedText(query, 'saved') === '1');
  }

  @Post()
  @Access('prefectureOfficer', 'systemAdministrator')
  async add(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const read = readTyped(ClosedDayInput, body, { today: this.clock.today() });
    const { typed, input, errors, questions } = read;
    const day = closedDayOf(typedText(body, 'day'));
    const again = async ({ status, errors, idempotencyKey }: RefusedForm) => {
      response
        .status(status)
        .send(
          await this.page(
            request,
            day ?? this.clock.today(),
            formState({ ...typed, idempotencyKey }, errors, questions),
          ),
        );
    };
    if (input === null) return again(refused(body, errors));
    try {
      await this.calendar.add(input.day, input.name, typedSend(body, actor, read.confirmed));
    } catch (error) {
      await again(refusedBy(error, body));
      return;
    }
    response.redirect(303, `${PATH}?day=${input.day}&saved=1`);
  }

  @Post(':day/remove')
  @Access('prefectureOfficer', 'systemAdministrator')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('day') typedDay: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const day = closedDayOf(typedDay);
    if (day === null) throw new NotFoundException();
    try {
      await this.calendar.remove(day, typedSend(body, actor));
    } catch (error) {
      if (!(error instanceof FieldDeclined)) throw error;
      response.status(error.status).send(await this.page(request, day, formState({}, { '': [error.message] })));
      return;
    }
    response.redirect(303, `${PATH}?day=${day}&saved=1`);
  }

  /** What ends on each of the prefecture's own closed days: it was set before the day was closed, and does not move by itself. */
  private async endingOn(request: Request, days: readonly ClosedDay[]): Promise<ReadonlyMap<IsoDate, Ending>> {
    const own = days.filter(({ source }) => source === 'prefecture').map(({ day }) => day);
    if (own.length === 0 || !request.actor) return new Map();
    const [rounds, cases] = await Promise.all([this.registry.rounds(), this.queries.dueOn(request.actor, own)]);
    return new Map(
      own.map((day) => [
        day,
        {
          rounds: rounds.flatMap((round) =>
            datesOfRoundOn(round, day).map((date) => ({ id: round.id, text: `${round.label}の${date}` })),
          ),
          cases: cases.filter(({ dueOn }) => dueOn === day),
        },
      ]),
    );
  }

  /** The 年度 in which `day` lies. */
  private async page(request: Request, day: IsoDate, form: FormState, saved = false): Promise<string> {
    const year = fiscalYear(day);
    const days = await this.calendar.closedDaysBetween(year.firstDay, year.lastDay);
    const years = [year.year - 1, year.year + 1].map((each) => fiscalYear(`${each}-04-01`));
    return renderPage(
      <ClosedDaysPage
        chrome={this.chromes.of(request)}
        yearLabel={year.label}
        otherYears={years.map(({ label, firstDay }) => ({ label, href: `${PATH}?day=${firstDay}` }))}
        days={days}
        ending={await this.endingOn(request, days)}
        holidays={this.calendar.holidays}
        form={form}
        idempotencyKey={keyOfForm(form.values)}
        editable={mayEdit(request.actor)}
        saved={saved}
      />,
    );
  }
}
