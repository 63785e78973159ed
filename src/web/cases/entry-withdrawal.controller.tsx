import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { EntryWithdrawals } from '../../applications/commands/entry-withdrawals.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { readEntryNumber, readEntryWithdrawal } from '../../inputs/entry-withdrawal.js';
import { flatValues } from '../../inputs/fields/flat-values.js';
import type { Condition } from '../../procedure/case/decision.js';
import type { WithdrawableType } from '../../procedure/entry-withdrawals.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { OFFICE_PAGES } from '../addresses/case-addresses.js';
import { commandFields } from '../case-elements/run-command.js';
import { formState, type FormState } from '../components/index.js';
import { renderPage } from '../layout/index.js';
import { typedKey, typedVersion } from '../requests/form-body.js';
import { PageChromes } from '../requests/page-chrome.js';
import { fieldErrors } from '../requests/posted-form.js';
import { refusedBy } from '../requests/refused-form.js';
import { WithdrawEntryPage } from './office-pages.js';

/** Takes a 照会のメモ or 議事録 back that was written down by mistake. */
@Controller('cases/:id/entries/:of/withdraw')
@Access('prefectureOfficer', 'healthCentre')
export class EntryWithdrawalController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly withdrawals: EntryWithdrawals,
    private readonly chromes: PageChromes,
  ) {}

  @Get()
  async form(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('of') of: string,
    @Req() request: Request,
  ): Promise<string> {
    const { type } = await this.withdrawals.asked(actor, id, readEntryNumber(of));
    return this.page(request, { actor, id, of: readEntryNumber(of), type }, formState());
  }

  @Post()
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('of') of: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { type } = await this.withdrawals.asked(actor, id, readEntryNumber(of));
    const asked = { actor, id, of: readEntryNumber(of), type };
    const read = readEntryWithdrawal(body);
    if (!read.ok) {
      response.status(422).send(await this.page(request, asked, formState(flatValues(body), fieldErrors(read.errors))));
      return;
    }
    try {
      await this.withdrawals.withdraw(actor, {
        caseId: id,
        of: readEntryNumber(of),
        reason: read.reason,
        lockVersion: typedVersion(body, 'lockVersion'),
        idempotencyKey: typedKey(body, 'idempotencyKey'),
      });
      response.redirect(303, OFFICE_PAGES[type](id));
    } catch (error) {
      const { status, errors, conditions, idempotencyKey } = refusedBy(error, body);
      const { lockVersion } = await this.queries.row(actor, id);
      const typed = { ...flatValues(body), lockVersion: String(lockVersion), idempotencyKey };
      response.status(status).send(await this.page(request, asked, formState(typed, errors), conditions));
    }
  }

  private async page(
    request: Request,
    { actor, id, of, type }: { actor: Actor; id: string; of: number; type: WithdrawableType },
    form: FormState,
    refused: readonly Condition[] = [],
  ): Promise<string> {
    const view = await this.queries.get(actor, id);
    return renderPage(
      <WithdrawEntryPage
        chrome={this.chromes.of(request)}
        view={view}
        of={of}
        type={type}
        form={form}
        command={commandFields(view, form)}
        refused={refused}
      />,
    );
  }
}
