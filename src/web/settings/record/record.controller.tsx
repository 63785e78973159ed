import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Access } from '../../../identity/access.js';
import { ACCOUNT_ACTS } from '../../../identity/account-acts.js';
import type { Account } from '../../../identity/account.entity.js';
import { AccountService } from '../../../identity/account.service.js';
import { type FieldLabel, fieldLabelOf } from '../../../inputs/fields/fields.js';
import { AccountInput } from '../../../inputs/settings/account.js';
import { ClosedDayInput } from '../../../inputs/settings/closed-day.js';
import { OfficeContactInput } from '../../../inputs/settings/office-contact.js';
import { InstitutionInput } from '../../../inputs/settings/institution.js';
import { RoundInput } from '../../../inputs/settings/round.js';
import { type Role, ROLE_LABEL } from '../../../procedure/terms/actors.js';
import { askedPage, type Paged } from '../../../platform/paging.js';
import { RowIdPipe } from '../../../platform/row-id-pipe.js';
import type { RecordEntry } from '../../../record/record-entry.entity.js';
import { RecordService } from '../../../record/record.service.js';
import type { Subject } from '../../../record/subject.js';
import { CLOSED_DAYS_SUBJECT } from '../../../registry/office-calendar.service.js';
import { OFFICE_CONTACT_SUBJECT } from '../../../registry/office-contact.service.js';
import { PAPER_SETTINGS_SUBJECT } from '../../../registry/paper-settings.service.js';
import { paperFieldLabel, paperValueLabel } from '../../content/paper-words.js';
import { REGISTRY_ACTS } from '../../../registry/registry-acts.js';
import { RegistryService } from '../../../registry/registry.service.js';
import { renderPage } from '../../layout/index.js';
import { typedText } from '../../requests/form-body.js';
import { PageChromes } from '../../requests/page-chrome.js';
import { RecordPage, type RecordPageProps } from '../../content/record-page.js';
import { institutionValueLabel } from '../institutions/institution-form.js';
import { roundValueLabel } from '../rounds/round-form.js';
import { Declined } from '../../../platform/declined.js';

/** 経過 of accounts, institutions, rounds and the office calendar. */
@Controller('settings')
@Access('prefectureOfficer', 'prefectureApprover', 'systemAdministrator')
export class RecordController {
  constructor(
    private readonly record: RecordService,
    private readonly accounts: AccountService,
    private readonly registry: RegistryService,
    private readonly chromes: PageChromes,
  ) {}

  @Get('accounts/:id/record')
  @Access('systemAdministrator')
  async account(@Param('id', RowIdPipe) id: string, @Query() query: unknown, @Req() request: Request): Promise<string> {
    const account = await this.accounts.find(id);
    const entries = await this.entries({ type: 'account', id }, query);
    const offices = await this.officeNames(entries.rows);
    return this.page(request, entries, account && `${account.name}（${account.login}）`, {
      from: [{ label: '利用者', href: '/settings/accounts' }],
      acts: ACCOUNT_ACTS,
      fieldLabel: (field) => (field === 'active' ? '利用中' : labelOf(AccountInput, field)),
      valueLabel: (field, value) => (field === 'role' ? ROLE_LABEL[value as Role] : (offices.get(value) ?? value)),
    });
  }

  @Get('institutions/:id/record')
  async institution(
    @Param('id', RowIdPipe) id: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    const institution = await this.registry.institution(id);
    const districts = {
      areas: await this.registry.planningAreas(),
      centres: await this.registry.healthCentres(),
    };
    return this.page(request, await this.entries({ type: 'institution', id }, query), institution?.name, {
      from: [{ label: '医療機関', href: '/settings/institutions' }],
      acts: REGISTRY_ACTS,
      fieldLabel: (field) => labelOf(InstitutionInput, field),
      valueLabel: (field, value) => institutionValueLabel(field, value, districts),
    });
  }

  @Get('rounds/:id/record')
  async round(@Param('id', RowIdPipe) id: string, @Query() query: unknown, @Req() request: Request): Promise<string> {
    const round = await this.registry.round(id);
    return this.page(request, await this.entries({ type: 'round', id }, query), round?.label, {
      from: [{ label: '申請の回', href: '/settings/rounds' }],
      acts: REGISTRY_ACTS,
      fieldLabel: (field) => labelOf(RoundInput, field),
      valueLabel: (field, value) => (field === 'certainty' ? roundValueLabel(value) : value),
    });
  }

  @Get('closed-days/record')
  async closedDays(@Query() query: unknown, @Req() request: Request): Promise<string> {
    return this.page(request, await this.entries(CLOSED_DAYS_SUBJECT, query), '閉庁日', {
      from: [{ label: '閉庁日', href: '/settings/closed-days' }],
      acts: REGISTRY_ACTS,
      fieldLabel: (field) => labelOf(ClosedDayInput, field),
    });
  }

  @Get('office-contact/record')
  async officeContact(@Query() query: unknown, @Req() request: Request): Promise<string> {
    return this.page(request, await this.entries(OFFICE_CONTACT_SUBJECT, query), '知事・担当の連絡先', {
      from: [{ label: '知事・担当の連絡先', href: '/settings/office-contact' }],
      acts: REGISTRY_ACTS,
      fieldLabel: (field) => labelOf(OfficeContactInput, field),
    });
  }

  @Get('papers/record')
  async papers(@Query() query: unknown, @Req() request: Request): Promise<string> {
    return this.page(request, await this.entries(PAPER_SETTINGS_SUBJECT, query), '文書の記載', {
      from: [{ label: '文書の記載', href: '/settings/papers' }],
      acts: REGISTRY_ACTS,
      fieldLabel: (field) => (field === 'holdsFrom' ? '適用を始める日' : paperFieldLabel(field)),
      valueLabel: paperValueLabel,
    });
  }

  private entries(about: Subject, query: unknown): Promise<Paged<RecordEntry>> {
    return this.record.entries(about, askedPage(typedText(query, 'page')));
  }

  /** Names of the offices that the entries about an account speak of, by id. */
  private async officeNames(entries: readonly RecordEntry[]): Promise<ReadonlyMap<string, string>> {
    const ids = entries.flatMap(({ payload }) =>
      [payload['before'], payload['after']].map((part) => (part as Partial<Account> | undefined)?.institutionId),
    );
    const institutions = await this.registry.institutionsById(ids.filter((id) => typeof id === 'string'));
    return new Map([...institutions, ...(await this.registry.healthCentres())].map(({ id, name }) => [id, name]));
  }

  private page(
    request: Request,
    entries: Paged<RecordEntry>,
    subject: string | null | undefined,
    words: Pick<RecordPageProps, 'from' | 'acts' | 'fieldLabel' | 'valueLabel'>,
  ): string {
    if (!subject) throw new Declined('notFound', 'この経過は見つかりません。');
    const chrome = this.chromes.of(request);
    return renderPage(
      <RecordPage chrome={chrome} subject={subject} path={request.path} entries={entries} {...words} />,
    );
  }
}

function labelOf(input: Parameters<typeof fieldLabelOf>[0], field: string): string {
  const described: FieldLabel | undefined = fieldLabelOf(input, field);
  return described?.label ?? field;
}
