import { Body, Controller, Get, HttpStatus, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Request, Response } from 'express';
import { fiscalYear, parseJapaneseDate } from '../../../procedure/calendar/japanese-date.js';
import type { Actor } from '../../../procedure/terms/actors.js';
import { RowIdPipe } from '../../../platform/row-id-pipe.js';
import { Clock } from '../../../platform/clock.js';
import { askedPage } from '../../../platform/paging.js';
import { Access } from '../../../identity/access.js';
import type { Account } from '../../../identity/account.entity.js';
import {
  AccountChanged,
  AccountProblem,
  AccountService,
  LONGEST_NAME,
  type NewAccount,
} from '../../../identity/account.service.js';
import { CurrentActor } from '../../../identity/current-actor.js';
import { RegistryService } from '../../../registry/registry.service.js';
import { type FieldErrors, formState, type FormState } from '../../components/index.js';
import { keyOfForm, readTexts, typedSend, typedText, typedVersion } from '../../requests/form-body.js';
import { renderPage } from '../../layout/index.js';
import { PageChromes } from '../../requests/page-chrome.js';
import { type RefusedForm, refused, refusedBy } from '../../requests/refused-form.js';
import { AccountsPage, NewPasswordPage } from './accounts-page.js';
import { ACCOUNT_ROLES, NewAccountPage, type Offices } from './new-account-page.js';

const PATH = '/settings/accounts';
const FIELDS = {
  name: { label: '氏名', longest: LONGEST_NAME },
  login: { label: 'ログインID', longest: 100 },
  role: { label: '役割', longest: 60 },
  officeName: { label: '所属の名称', longest: LONGEST_NAME },
  institutionText: { label: '医療機関を探す言葉', longest: LONGEST_NAME },
  institutionId: { label: '所属する医療機関', longest: 60 },
  healthCentreId: { label: '所属する保健所', longest: 60 },
  expiresOn: { label: '有効期限', longest: 60 },
} as const;
type Typed = Record<keyof typeof FIELDS, string>;

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
    const { typed, texts, errors: unreadable } = readTexts(body, FIELDS);
    const again = async ({ status, errors, idempotencyKey }: RefusedForm) => {
      response
        .status(status)
        .send(await this.formPage(request, formState({ ...typed, idempotencyKey }, errors), typed));
    };
    if (typedText(body, 'act') === 'search') {
      // The number of the form goes on: nothing was sent yet.
      response.send(
        await this.formPage(
          request,
          formState({ ...texts, idempotencyKey: typedText(body, 'idempotencyKey') }, unreadable),
          texts,
        ),
      );
      return;
    }
    const { entry, errors } = readEntry(texts, await this.offices(texts));
    if (!entry || Object.keys(unreadable).length > 0) return again(refused(body, { ...errors, ...unreadable }));
    try {
      const { account, password } = await this.accounts.register(entry, typedSend(body, actor));
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
      this.accounts.deactivate(id, actor.accountId, typedVersion(body, 'lockVersion')),
    );
  }

  /** Until the end of the 年度, when people move. */
  @Post(':id/reactivate')
  async reactivate(
    @Param('id', RowIdPipe) id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.act(request, response, id, () =>
      this.accounts.reactivate(id, fiscalYear(this.clock.today()).lastDay, typedVersion(body, 'lockVersion')),
    );
  }

  @Post(':id/reset-password')
  async resetPassword(
    @Param('id', RowIdPipe) id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.act(request, response, id, async (account) => {
      const password = await this.accounts.resetPassword(id, typedVersion(body, 'lockVersion'));
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
      if (!(error instanceof AccountProblem)) throw error;
      const status = error instanceof AccountChanged ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY;
      response.status(status).send(await this.listPage(request, { problem: error.message }));
    }
  }

  /** The offices a person can belong to: the institutions that were looked for, the first ones of many, and the one that was chosen. */
  private async offices({
    institutionText,
    institutionId,
  }: Pick<Typed, 'institutionText' | 'institutionId'>): Promise<Offices> {
    const found = await this.registry.institutionPage(institutionText, 1);
    const chosen =
      isUUID(institutionId) && !found.rows.some(({ id }) => id === institutionId)
        ? await this.registry.institution(institutionId)
        : null;
    return {
      institutions: chosen ? [chosen, ...found.rows] : found.rows,
      further: found.pageCount > 1,
      centres: await this.registry.healthCentres(),
    };
  }

  private async existing(id: string): Promise<Account> {
    const account = await this.accounts.find(id);
    if (!account) throw new NotFoundException('この利用者は見つかりません。');
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
    typed: Pick<Typed, 'institutionText' | 'institutionId'> = { institutionText: '', institutionId: '' },
  ): Promise<string> {
    return renderPage(
      <NewAccountPage
        chrome={this.chromes.of(request)}
        form={form}
        idempotencyKey={keyOfForm(form.values)}
        {...await this.offices(typed)}
      />,
    );
  }

  private passwordPage(request: Request, account: Account, password: string | null): string {
    return renderPage(<NewPasswordPage chrome={this.chromes.of(request)} account={account} password={password} />);
  }
}

const LONGEST_SEARCH = 200;

function searched(query: unknown): string {
  return typedText(query, 'q')
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim()
    .slice(0, LONGEST_SEARCH);
}

function readEntry(typed: Typed, { institutions, centres }: Offices): { entry?: NewAccount; errors: FieldErrors } {
  const errors: FieldErrors = {};
  if (typed.name.trim() === '') errors['name'] = ['氏名を入力してください'];
  if (typed.login.trim() === '') errors['login'] = ['ログインIDを入力してください'];
  const role = ACCOUNT_ROLES.find((each) => each === typed.role);
  if (!role) errors['role'] = ['役割を選んでください'];
  if (typed.officeName.trim() === '') errors['officeName'] = ['所属の名称を入力してください'];
  if (role === 'hospital' && !institutions.some(({ id }) => id === typed.institutionId))
    errors['institutionId'] = ['所属する医療機関を選んでください'];
  if (role === 'healthCentre' && !centres.some(({ id }) => id === typed.healthCentreId))
    errors['healthCentreId'] = ['所属する保健所を選んでください'];
  const expiresOn = typed.expiresOn.trim() === '' ? null : parseJapaneseDate(typed.expiresOn);
  if (typed.expiresOn.trim() !== '' && expiresOn === null)
    errors['expiresOn'] = ['有効期限を日付で入力してください（例: 令和9年3月31日）'];
  if (!role || Object.keys(errors).length > 0) return { errors };
  const { name, login, officeName, institutionId, healthCentreId } = typed;
  return {
    entry: {
      name,
      login,
      role,
      officeName,
      institutionId: institutionId || null,
      healthCentreId: healthCentreId || null,
      expiresOn,
    },
    errors,
  };
}
