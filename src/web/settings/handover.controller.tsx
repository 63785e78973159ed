import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { Access } from '../../identity/access.js';
import { AccountService } from '../../identity/account.service.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { ExtensionInput } from '../../inputs/settings/handover.js';
import { Clock } from '../../platform/clock.js';
import { askedPage } from '../../platform/paging.js';
import { readRowId } from '../../platform/row-id.js';
import { addDays } from '../../procedure/calendar/days.js';
import { type FiscalYear, fiscalYear } from '../../procedure/calendar/japanese-date.js';
import { type Actor, isPrefecture } from '../../procedure/terms/actors.js';
import { OfficeContactService } from '../../registry/office-contact.service.js';
import { RegistryService } from '../../registry/registry.service.js';
import { formatDate } from '../base/format.js';
import { formState, type FormState } from '../components/index.js';
import { renderPage } from '../layout/index.js';
import { keyOfForm, NO_SUCH_BUTTON, pressedButton, typedSend, typedText } from '../requests/form-body.js';
import { PageChromes } from '../requests/page-chrome.js';
import { readTyped, wholeFormErrors } from '../requests/posted-form.js';
import { refused, type RefusedForm, refusedBy } from '../requests/refused-form.js';
import { CHOSEN, HandoverPage, type InCharge, type Readiness } from './handover-page.js';

const PATH = '/settings/handover';
/** So long before it begins a 年度 is prepared: from January on. */
const DAYS_AHEAD = 90;

/** 年度替わりの引継ぎ: who takes over, who stays, and what the new year needs. */
@Controller('settings/handover')
export class HandoverController {
  constructor(
    private readonly accounts: AccountService,
    private readonly queries: CaseQueries,
    private readonly registry: RegistryService,
    private readonly contacts: OfficeContactService,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('prefectureOfficer', 'prefectureApprover', 'systemAdministrator')
  show(@CurrentActor() actor: Actor, @Query() query: unknown, @Req() request: Request): Promise<string> {
    const page = askedPage(typedText(query, 'page'));
    const form = formState({ expiresOn: this.year().lastDay });
    return this.page(request, actor, form, { page, done: typedText(query, 'done') === '1' });
  }

  @Post()
  @Access('systemAdministrator')
  async handOver(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const read = readTyped(ExtensionInput, body, { today: this.clock.today() });
    const again = async ({ status, errors, idempotencyKey }: RefusedForm) => {
      const form = formState({ ...read.typed, idempotencyKey }, errors, read.questions);
      response.status(status).send(await this.page(request, actor, form, {}));
    };
    const pressed = pressedButton(body, 'act', ['extend', 'stop']);
    if (pressed === null || pressed === 'unknown') return again(refused(body, wholeFormErrors(NO_SUCH_BUTTON)));
    if (pressed === 'extend' && read.input === null) return again(refused(body, read.errors));
    const people = chosenPeople(read.typed[CHOSEN]);
    if (people === null)
      return again(refused(body, wholeFormErrors('一覧から利用者を選んでから、もう一度押してください')));
    try {
      const expiresOn = pressed === 'extend' ? (read.input?.expiresOn ?? null) : null;
      const confirmed = pressed === 'extend' ? read.confirmed : [];
      await this.accounts.handOver(typedSend(body, actor, confirmed), people, expiresOn);
    } catch (error) {
      return again(refusedBy(error, body));
    }
    response.redirect(303, `${PATH}?done=1`);
  }

  /** The 年度 that is prepared: the coming one from January on, otherwise the present one. */
  private year(): FiscalYear {
    return fiscalYear(addDays(this.clock.today(), DAYS_AHEAD));
  }

  private async page(
    request: Request,
    actor: Actor,
    form: FormState,
    { page = 1, done }: { page?: number; done?: boolean },
  ): Promise<string> {
    const year = this.year();
    return renderPage(
      <HandoverPage
        chrome={this.chromes.of(request)}
        today={this.clock.today()}
        year={year}
        readiness={await this.readiness(year)}
        inCharge={isPrefecture(actor.role) ? await this.inCharge(actor) : null}
        expiring={actor.role === 'systemAdministrator' ? await this.accounts.expiringBefore(year.lastDay, page) : null}
        form={form}
        idempotencyKey={keyOfForm(form.values)}
        done={done}
      />,
    );
  }

  private async inCharge(actor: Actor): Promise<InCharge[]> {
    const counts = await this.queries.casesInCharge(actor);
    const officers = await this.accounts.findAll([...counts.keys()].filter((id) => id !== ''));
    return [
      ...officers.map((officer) => ({ officer, count: counts.get(officer.id) ?? 0 })),
      ...(counts.has('') ? [{ officer: null, count: counts.get('') ?? 0 }] : []),
    ];
  }

  private async readiness({ label, year, firstDay, lastDay }: FiscalYear): Promise<Readiness[]> {
    const rounds = (await this.registry.rounds()).filter(({ fiscalYear: of }) => of === year);
    const closed = [...(await this.registry.closedDays())].filter((day) => firstDay <= day && day <= lastDay);
    const contact = (await this.contacts.entries()).at(-1);
    return [
      {
        label: '回（日程）',
        href: '/settings/rounds',
        stands: rounds.length > 0 ? rounds.map((round) => round.label).join('、') : `${label}の回はありません`,
        missing: rounds.length === 0,
      },
      {
        label: '閉庁日',
        href: `/settings/closed-days?day=${firstDay}`,
        stands: closed.length > 0 ? `${label}に${closed.length}日` : `${label}の閉庁日はありません`,
        missing: closed.length === 0,
      },
      {
        label: '知事・担当の連絡先',
        href: '/settings/office-contact',
        stands: contact ? `${formatDate(contact.holdsFrom)}からの登録が最後です` : '登録がありません',
        missing: contact === undefined || contact.holdsFrom < firstDay,
      },
    ];
  }
}

/** Ids and versions of those who are ticked; null for none, or for what no page of ours posts. */
function chosenPeople(ticked: string | string[] | undefined): { id: string; seenVersion: number }[] | null {
  const people = [ticked ?? []].flat().map((text) => {
    const [typed = '', version = '', ...more] = text.split(':');
    const id = readRowId(typed);
    return id !== null && /^\d{1,9}$/u.test(version) && more.length === 0 ? { id, seenVersion: Number(version) } : null;
  });
  const known = people.filter((person) => person !== null);
  if (known.length < people.length || known.length === 0) return null;
  return [...new Map(known.map((person) => [person.id, person])).values()];
}
