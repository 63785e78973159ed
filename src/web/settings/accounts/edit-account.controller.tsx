import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Access } from '../../../identity/access.js';
import type { Account } from '../../../identity/account.entity.js';
import { AccountService } from '../../../identity/account.service.js';
import { CurrentActor } from '../../../identity/current-actor.js';
import { AccountInput, OfficeSearchInput } from '../../../inputs/settings/account.js';
import { Declined } from '../../../platform/declined.js';
import { RowIdPipe } from '../../../platform/row-id-pipe.js';
import { Clock } from '../../../platform/clock.js';
import type { Actor } from '../../../procedure/terms/actors.js';
import { RegistryService } from '../../../registry/registry.service.js';
import { formState, type FormState } from '../../components/index.js';
import { renderPage } from '../../layout/index.js';
import { NO_SUCH_BUTTON, pressedButton, typedText, typedVersion } from '../../requests/form-body.js';
import { PageChromes } from '../../requests/page-chrome.js';
import { readTyped, wholeFormErrors } from '../../requests/posted-form.js';
import { refusedBy } from '../../requests/refused-form.js';
import { changedMeanwhile } from '../../settings-frame/changed-meanwhile.js';
import { accountEntry, accountValueLabel, offeredOffices, officeErrors, typedAccount } from './account-form.js';
import { EditAccountPage } from './edit-account-page.js';

const PATH = '/settings/accounts/:id/edit';

/** Changes who a person is, where, as what and until when. */
@Controller()
@Access('systemAdministrator')
export class EditAccountController {
  constructor(
    private readonly accounts: AccountService,
    private readonly registry: RegistryService,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
  ) {}

  @Get(PATH)
  async form(@Param('id', RowIdPipe) id: string, @Query() query: unknown, @Req() request: Request): Promise<string> {
    const account = await this.existing(id);
    return this.page(request, account, formState(typedAccount(account)), {
      lockVersion: account.lockVersion,
      saved: typedText(query, 'saved') === '1',
    });
  }

  @Post(PATH)
  async amend(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const account = await this.existing(id);
    const seenVersion = typedVersion(body, 'lockVersion');
    const again = async (status: number, form: FormState, of: Account = account, lockVersion = seenVersion) => {
      const search = readTyped(OfficeSearchInput, body).input ?? undefined;
      response.status(status).send(await this.page(request, of, form, { lockVersion, search }));
    };
    const pressed = pressedButton(body, 'act', ['search']);
    if (pressed === 'search') {
      const { typed, errors } = readTyped(OfficeSearchInput, body);
      return again(200, formState(typed, errors));
    }
    // The login stays what it is; the rest is read as of a new account.
    const read = readTyped(AccountInput, { ...(body as object), login: account.login }, { today: this.clock.today() });
    const { typed, input, errors, questions } = read;
    if (pressed === 'unknown') return again(422, formState(typed, wholeFormErrors(NO_SUCH_BUTTON)));
    if (input === null) return again(422, formState(typed, errors, questions));
    const offices = await offeredOffices(this.registry, input);
    const unknown = officeErrors(input, offices);
    if (Object.keys(unknown).length > 0) return again(422, formState(typed, unknown));
    const entry = accountEntry(input);
    try {
      await this.accounts.amend(actor, id, entry, seenVersion, read.confirmed);
    } catch (error) {
      const { status, errors: told } = refusedBy(error, body);
      if (status !== 409) return again(status, formState(typed, told));
      const now = await this.existing(id);
      const nowOffices = await offeredOffices(this.registry, {
        institutionText: '',
        institutionId: now.institutionId ?? '',
      });
      const differing = changedMeanwhile(typedAccount(entry), typedAccount(now), (field, value) =>
        accountValueLabel(field, value, nowOffices),
      );
      return again(status, formState(typed, differing), now, now.lockVersion);
    }
    response.redirect(303, `${PATH.replace(':id', id)}?saved=1`);
  }

  private async existing(id: string): Promise<Account> {
    const account = await this.accounts.find(id);
    if (!account) throw new Declined('notFound', 'この利用者は見つかりません。');
    return account;
  }

  private async page(
    request: Request,
    account: Account,
    form: FormState,
    { lockVersion, search, saved }: { lockVersion: number; search?: OfficeSearchInput | undefined; saved?: boolean },
  ): Promise<string> {
    const looked = search ?? { institutionText: '', institutionId: account.institutionId ?? '' };
    return renderPage(
      <EditAccountPage
        chrome={this.chromes.of(request)}
        account={account}
        form={form}
        lockVersion={lockVersion}
        offices={await offeredOffices(this.registry, looked)}
        saved={saved}
      />,
    );
  }
}
