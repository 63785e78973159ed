import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { fiscalYear } from '../../../procedure/calendar/japanese-date.js';
import type { Actor } from '../../../procedure/terms/actors.js';
import { searchWords } from '../../../platform/text.js';
import { RowIdPipe } from '../../../platform/row-id-pipe.js';
import { Clock } from '../../../platform/clock.js';
import { askedPage } from '../../../platform/paging.js';
import { Access } from '../../../identity/access.js';
import type { Account } from '../../../identity/account.entity.js';
import { AccountService } from '../../../identity/account.service.js';
import { CurrentActor } from '../../../identity/current-actor.js';
import { RegistryService } from '../../../registry/registry.service.js';
import { formState, type FormState } from '../../components/index.js';
import {
  keyOfForm,
  NO_SUCH_BUTTON,
  pressedButton,
  typedSend,
  typedText,
  typedVersion,
} from '../../requests/form-body.js';
import { readTyped, wholeFormErrors } from '../../requests/posted-form.js';
import { AccountInput, OfficeSearchInput } from '../../../inputs/settings/account.js';
import { renderPage } from '../../layout/index.js';
import { PageChromes } from '../../requests/page-chrome.js';
import { type RefusedForm, refused, refusedBy } from '../../requests/refused-form.js';
import { AccountsPage, NewPasswordPage } from './accounts-page.js';
import { accountEntry, offeredOffices, officeErrors } from './account-form.js';
import { NewAccountPage } from './new-account-page.js';
import { FieldDeclined } from '../../../platform/declined.js';
import { Declined } from '../../../platform/declined.js';

const PATH = '/settings/accounts';
/** The people who may sign in. */
@Controller('settings/accounts')
@Access('systemAdministrator')
export class AccountsController {
  constructor(
    private readonly accounts: AccountService,
    private readonly registry: RegistryService,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
  ) {}

  @Get()
  list(@Query() query: unknown, @Req() request: Request): Promise<string> {
    return this.listPage(request, {
      done: typedText(query, 'done') === '1',
      text: searched(query),
      page: askedPage(typedText(query, 'page')),
    });
  }

  @Get('new')
  newForm(@Req() request: Request): Promise<string> {
    return this.formPage(request, formState({ expiresOn: fiscalYear(this.clock.today()).lastDay }));
  }

  @Post()
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const pressed = pressedButton(body, 'act', ['search']);
    if (pressed === 'search') {
      const { typed, input, errors } = readTyped(OfficeSearchInput, body);
      // The number of the form goes on: nothing was sent yet.
      response.send(await this.formPage(request, formState(typed, errors), input ?? undefined));
      return;
    }
    const read = readTyped(AccountInput, body, { today: this.clock.today() });
    const { typed, input, errors, questions } = read;
    const again = async ({ status, errors: told, idempotencyKey }: RefusedForm) => {
      const search = readTyped(OfficeSearchInput, body).input ?? undefined;
      response
        .status(status)
        .send(await this.formPage(request, formState({ ...typed, idempotencyKey }, told, questions), search));
    };
    if (pressed === 'unknown') return again(refused(body, wholeFormErrors(NO_SUCH_BUTTON)));
    if (input === null) return again(refused(body, errors));
    const unknown = officeErrors(input, await offeredOffices(this.registry, input));
    if (Object.keys(unknown).length > 0) return again(refused(body, unknown));
    try {
      const entry = { ...accountEntry(input), login: input.login };
      const { account, password } = await this.accounts.register(entry, typedSend(body, actor, read.confirmed));
      response.send(this.passwordPage(request, account, password));
    } catch (error) {
      await again(refusedBy(error, body));
    }
  }

  @Post(':id/deactivate')
  async deactivate(
    @Param('id', RowIdPipe) id: string,
    @Body() body: unknown,
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.act(request, response, id, () =>
      this.accounts.deactivate(typedSend(body, actor), id, typedVersion(body, 'lockVersion')),
    );
  }

  /** Until the end of the 年度, when people move. */
  @Post(':id/reactivate')
  async reactivate(
    @Param('id', RowIdPipe) id: string,
    @Body() body: unknown,
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.act(request, response, id, () =>
      this.accounts.reactivate(
        typedSend(body, actor),
        id,
        fiscalYear(this.clock.today()).lastDay,
        typedVersion(body, 'lockVersion'),
      ),
    );
  }

  @Post(':id/reset-password')
  async resetPassword(
    @Param('id', RowIdPipe) id: string,
    @Body() body: unknown,
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.act(request, response, id, async (account) => {
      const password = await this.accounts.resetPassword(actor, id, typedVersion(body, 'lockVersion'));
      return this.passwordPage(request, account, password);
    });
  }

  /** @param act returns the page to show; the list unless told */
  private async act(
    request: Request,
    response: Response,
    id: string,
    act: (account: Account) => Promise<string | void>,
  ): Promise<void> {
    const account = await this.existing(id);
    try {
      const page = await act(account);
      if (page === undefined) response.redirect(303, `${PATH}?done=1`);
      else response.send(page);
    } catch (error) {
      if (!(error instanceof FieldDeclined)) throw error;
      response.status(error.status).send(await this.listPage(request, { problem: error.message }));
    }
  }

  private async existing(id: string): Promise<Account> {
    const account = await this.accounts.find(id);
    if (!account) throw new Declined('notFound', 'この利用者は見つかりません。');
    return account;
  }

  private async listPage(
    request: Request,
    { text = '', page = 1, ...told }: { problem?: string; done?: boolean; text?: string; page?: number },
  ): Promise<string> {
    const chrome = this.chromes.of(request);
    return renderPage(
      <AccountsPage
        chrome={chrome}
        list={await this.accounts.page(text, page)}
        text={text}
        today={this.clock.today()}
        {...told}
      />,
    );
  }

  private async formPage(
    request: Request,
    form: FormState,
    typed: OfficeSearchInput = { institutionText: '', institutionId: '' },
  ): Promise<string> {
    return renderPage(
      <NewAccountPage
        chrome={this.chromes.of(request)}
        form={form}
        idempotencyKey={keyOfForm(form.values)}
        offices={await offeredOffices(this.registry, typed)}
      />,
    );
  }

  private passwordPage(request: Request, account: Account, password: string | null): string {
    return renderPage(<NewPasswordPage chrome={this.chromes.of(request)} account={account} password={password} />);
  }
}

const LONGEST_SEARCH = 200;

function searched(query: unknown): string {
  return searchWords(typedText(query, 'q'), LONGEST_SEARCH);
}
