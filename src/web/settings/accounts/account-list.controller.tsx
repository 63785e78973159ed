import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Access } from '../../../identity/access.js';
import { AccountService } from '../../../identity/account.service.js';
import { CurrentActor } from '../../../identity/current-actor.js';
import {
  ACCOUNT_TABLE,
  accountLines,
  type AccountTable,
  institutionsNamed,
  loginsAsked,
  readAccounts,
} from '../../../inputs/settings/account-table.js';
import { Clock } from '../../../platform/clock.js';
import { fiscalYear } from '../../../procedure/calendar/japanese-date.js';
import type { Actor } from '../../../procedure/terms/actors.js';
import { RegistryService } from '../../../registry/registry.service.js';
import { type FieldErrors, formState } from '../../components/index.js';
import { renderPage } from '../../layout/index.js';
import { keyOfForm, NO_SUCH_BUTTON, pressedButton, typedSend } from '../../requests/form-body.js';
import { PageChromes } from '../../requests/page-chrome.js';
import { wholeFormErrors } from '../../requests/posted-form.js';
import { flatValues } from '../../../inputs/fields/flat-values.js';
import { refused, type RefusedForm, refusedBy } from '../../requests/refused-form.js';
import { AccountListCheckPage, AccountListPage, NewPasswordsPage } from './account-list-pages.js';

/** Registers several people from a pasted table: read and shown first, then all of them or none. */
@Controller('settings/accounts/list')
@Access('systemAdministrator')
export class AccountListController {
  constructor(
    private readonly accounts: AccountService,
    private readonly registry: RegistryService,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
  ) {}

  @Get()
  show(@Req() request: Request): string {
    return this.listPage(request, {}, null);
  }

  @Post()
  async take(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const again = ({ status, errors, idempotencyKey }: RefusedForm, read: AccountTable | null = null) => {
      response.status(status).send(this.listPage(request, { ...flatValues(body), idempotencyKey }, read, errors));
    };
    const pressed = pressedButton(body, 'act', ['check', 'register', 'back']);
    if (pressed === 'unknown') return again(refused(body, wholeFormErrors(NO_SUCH_BUTTON)));
    if (pressed === 'back') return again({ ...refused(body, {}), status: 200 });
    const table = flatValues(body)[ACCOUNT_TABLE];
    if (typeof table !== 'string' || table.trim() === '')
      return again(refused(body, { [ACCOUNT_TABLE]: ['名簿を貼り付けてください'] }));
    const { read, officeNames } = await this.read(table, pressed === 'register');
    if (read.faults.length > 0) return again(refused(body, tableErrors(read)), read);
    const chrome = this.chromes.of(request);
    if (pressed !== 'register') {
      const shown = { table, lines: read.lines, officeNames, idempotencyKey: keyOfForm(body) };
      response.status(200).send(renderPage(<AccountListCheckPage chrome={chrome} {...shown} />));
      return;
    }
    try {
      const people = await this.accounts.registerAll(
        read.lines.map(({ entry }) => entry),
        typedSend(body, actor),
      );
      response.send(renderPage(<NewPasswordsPage chrome={chrome} people={people} />));
    } catch (error) {
      const told = refusedBy(error, body);
      // Somebody has taken a login since the table was looked at: it is told at its line.
      const now = (await this.read(table, false)).read;
      again(now.faults.length > 0 ? { ...told, errors: tableErrors(now) } : told, now);
    }
  }

  /** @param registers a second press must find what the first one made, so that logins that are taken are told by the database */
  private async read(table: string, registers: boolean) {
    const lines = accountLines(table);
    const today = this.clock.today();
    const [institutions, centres, taken] = await Promise.all([
      this.registry.institutionsCalled(institutionsNamed(lines.lines)),
      this.registry.healthCentres(),
      registers ? new Set<string>() : this.accounts.takenLogins(loginsAsked(lines.lines)),
    ]);
    const expiresOn = fiscalYear(today).lastDay;
    return {
      read: readAccounts(lines, { today, expiresOn, institutions, centres, taken }),
      officeNames: new Map([...institutions, ...centres].map(({ id, name }) => [id, name])),
    };
  }

  private listPage(
    request: Request,
    values: Record<string, string | string[] | undefined>,
    read: AccountTable | null,
    errors = {},
  ): string {
    const form = formState(values, errors);
    return renderPage(
      <AccountListPage
        chrome={this.chromes.of(request)}
        form={form}
        idempotencyKey={keyOfForm(form.values)}
        faults={read?.faults ?? []}
      />,
    );
  }
}

function tableErrors({ faults }: AccountTable): FieldErrors {
  return {
    [ACCOUNT_TABLE]: [`読み取れないところが${faults.length}か所あります。表「直すところ」を見て直してください`],
  };
}
