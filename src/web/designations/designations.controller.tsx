import { Body, Controller, Get, HttpStatus, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { type DesignationDetail, DesignationService } from '../../designations/designation.service.js';
import { DesignationChanged } from '../../designations/errors.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { Clock } from '../../platform/clock.js';
import type { KnownDays } from '../../procedure/calendar/date-rules.js';
import { daysOfPublicNotice } from '../../procedure/designation/public-notice.js';
import { askedPage } from '../../platform/paging.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { DesignationRegister } from '../../register/designation-register.js';
import { RecordService } from '../../record/record.service.js';
import { RegistryService } from '../../registry/registry.service.js';
import { type FieldErrors, formState, type FormState } from '../components/index.js';
import { PublicNoticeInput, PublicNoticeWithdrawalInput } from '../../inputs/public-notice.js';
import { typedSend, typedText, typedVersion } from '../requests/form-body.js';
import { readTyped } from '../requests/posted-form.js';
import { formatDateWithoutWeekday } from '../base/format.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { refusedBy } from '../requests/refused-form.js';
import { DesignationPage } from './designation-page.js';
import { readRegisterFilter, REGISTER_PATH } from '../addresses/register-address.js';
import { RegisterPage } from './register-page.js';

/** 指定台帳 and the record of 公示. */
@Controller('designations')
@Access('prefectureOfficer', 'prefectureApprover')
export class DesignationsController {
  constructor(
    private readonly designations: DesignationService,
    private readonly register: DesignationRegister,
    private readonly registry: RegistryService,
    private readonly clock: Clock,
    private readonly chromes: PageChromes,
    private readonly record: RecordService,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: unknown, @Req() request: Request): Promise<string> {
    const filter = readRegisterFilter(query);
    return renderPage(
      <RegisterPage
        chrome={this.chromes.of(request)}
        filter={filter}
        list={await this.register.page(actor, filter, askedPage(typedText(query, 'page')))}
        areas={(await this.registry.planningAreas()).map(({ id, name }) => ({ value: id, label: name }))}
        lastDays={(await this.register.lastDays()).map((day) => ({
          value: day,
          label: formatDateWithoutWeekday(day),
        }))}
      />,
    );
  }

  @Get(':id')
  async detail(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    const designation = await this.designations.get(actor, id);
    return this.page(request, actor, designation, recordedForm(designation), DONE[typedText(query, 'saved')] ?? null);
  }

  @Post(':id/public-notice')
  @Access('prefectureOfficer')
  async recordPublicNotice(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const designation = await this.designations.get(actor, id);
    const {
      input,
      errors: unreadable,
      questions,
      confirmed,
      ...read
    } = readTyped(PublicNoticeInput, body, this.knownOf(designation));
    const typed = { ...read.typed, lockVersion: String(typedVersion(body, 'lockVersion')) };
    const again = async (status: number, errors: FieldErrors, values = typed) => {
      const page = await this.page(request, actor, designation, formState(values, errors, questions), null);
      response.status(status).send(page);
    };
    if (input === null) return again(HttpStatus.UNPROCESSABLE_ENTITY, unreadable);
    try {
      await this.designations.recordPublicNotice(actor, id, {
        ...input,
        confirmed,
        lockVersion: Number(typed.lockVersion),
      });
      response.redirect(HttpStatus.SEE_OTHER, `${REGISTER_PATH}/${id}?saved=1`);
    } catch (error) {
      const { status, errors } = refusedBy(error, body);
      // The next press is on what the page shows now.
      const changed = error instanceof DesignationChanged && { lockVersion: versionOf(designation) };
      return again(status, errors, { ...typed, ...changed });
    }
  }

  @Post(':id/public-notice/withdraw')
  @Access('prefectureOfficer')
  async withdrawPublicNotice(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const read = readTyped(PublicNoticeWithdrawalInput, body, { today: this.clock.today() });
    const again = async (status: number, errors: FieldErrors, changed: FormState['values'] = {}) => {
      const designation = await this.designations.get(actor, id);
      const values = { ...recordedForm(designation).values, ...read.typed, ...changed };
      response.status(status).send(await this.page(request, actor, designation, formState(values, errors), null));
    };
    if (read.input === null) return again(HttpStatus.UNPROCESSABLE_ENTITY, read.errors);
    try {
      const lockVersion = typedVersion(body, 'lockVersion');
      await this.designations.withdrawPublicNotice(typedSend(body, actor), id, { ...read.input, lockVersion });
      response.redirect(HttpStatus.SEE_OTHER, `${REGISTER_PATH}/${id}?saved=withdrawn`);
    } catch (error) {
      const { status, errors, idempotencyKey } = refusedBy(error, body);
      // The next press is on what the page shows now, and another act.
      const { lockVersion } = recordedForm(await this.designations.get(actor, id)).values;
      return again(status, errors, status === 409 ? { lockVersion, idempotencyKey } : {});
    }
  }

  private knownOf({ designatedOn, office }: DesignationDetail): KnownDays {
    const today = this.clock.today();
    return office ? daysOfPublicNotice({ designatedOn, ...office }, today) : { today };
  }

  private async page(
    request: Request,
    actor: Actor,
    designation: DesignationDetail,
    form: FormState,
    saved: string | null,
  ): Promise<string> {
    return renderPage(
      <DesignationPage
        chrome={this.chromes.of(request)}
        designation={designation}
        form={actor.role === 'prefectureOfficer' ? form : null}
        saved={saved}
        subItems={this.registry.profile().subItems}
        record={(await this.record.entries({ type: 'designation', id: designation.id }, 1)).rows}
      />,
    );
  }
}

/** What was done, by the word in the address. */
const DONE: Readonly<Record<string, string>> = {
  '1': '公示を記録しました',
  withdrawn: '公示の記録を取り消しました',
};

function recordedForm(designation: DesignationDetail): FormState {
  return formState({
    on: designation.publicNoticeOn ?? '',
    method: designation.publicNoticeMethod,
    lockVersion: versionOf(designation),
  });
}

function versionOf({ office }: DesignationDetail): string {
  return String(office?.lockVersion ?? '');
}
