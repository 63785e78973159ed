import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { LONGEST_SEARCH } from '../../../applications/queries/case-filter.js';
import { Access } from '../../../identity/access.js';
import { CurrentActor } from '../../../identity/current-actor.js';
import { RowIdPipe } from '../../../platform/row-id-pipe.js';
import { searchWords } from '../../../platform/text.js';
import { askedPage } from '../../../platform/paging.js';
import { InstitutionService } from '../../../registry/institution.service.js';
import type { MedicalInstitution } from '../../../registry/registry.entities.js';
import type { Actor } from '../../../procedure/terms/actors.js';
import { RegistryService } from '../../../registry/registry.service.js';
import { rowVersion } from '../../../registry/row-editing.js';
import { formState, type FormState } from '../../components/index.js';
import { keyOfForm, typedSend, typedText } from '../../requests/form-body.js';
import { type ReadForm, readTyped } from '../../requests/posted-form.js';
import { renderPage } from '../../layout/index.js';
import { mayEdit } from '../../settings-frame/settings-frame.js';
import { PageChromes } from '../../requests/page-chrome.js';
import { type RefusedForm, refused, refusedBy } from '../../requests/refused-form.js';
import { changedMeanwhile } from '../../settings-frame/changed-meanwhile.js';
import { sendChange } from '../../settings-frame/send-change.js';
import { type Districts, districtErrors, institutionValueLabel, typedInstitution } from './institution-form.js';
import { InstitutionInput } from '../../../inputs/settings/institution.js';
import { InstitutionFormPage } from './institution-form-page.js';
import { InstitutionsPage } from './institutions-page.js';
import { Declined } from '../../../platform/declined.js';

const PATH = '/settings/institutions';

/** Lists, adds and changes 医療機関. */
@Controller('settings/institutions')
export class InstitutionsController {
  constructor(
    private readonly institutions: InstitutionService,
    private readonly registry: RegistryService,
    private readonly chromes: PageChromes,
  ) {}

  @Get()
  @Access('prefectureOfficer', 'prefectureApprover', 'systemAdministrator')
  async list(@Query() query: unknown, @Req() request: Request): Promise<string> {
    const text = searchWords(typedText(query, 'q'), LONGEST_SEARCH);
    const list = await this.registry.institutionPage(text, askedPage(typedText(query, 'page')));
    return renderPage(
      <InstitutionsPage
        chrome={this.chromes.of(request)}
        list={list}
        text={text}
        editable={mayEdit(request.actor)}
        {...await this.districts()}
      />,
    );
  }

  @Get('new')
  @Access('prefectureOfficer', 'systemAdministrator')
  newForm(@Req() request: Request): Promise<string> {
    return this.formPage(request, formState({ establishedByState: 'no', inPrefecture: 'yes' }));
  }

  @Post('new')
  @Access('prefectureOfficer', 'systemAdministrator')
  async add(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { typed, input: entry, errors } = await this.read(body);
    const again = async ({ status, errors, idempotencyKey }: RefusedForm) => {
      response.status(status).send(await this.formPage(request, formState({ ...typed, idempotencyKey }, errors)));
    };
    if (entry === null) return again(refused(body, errors));
    try {
      response.redirect(303, `${PATH}/${await this.institutions.add(entry, typedSend(body, actor))}/edit?saved=1`);
    } catch (error) {
      await again(refusedBy(error, body));
    }
  }

  @Get(':id/edit')
  @Access('prefectureOfficer', 'systemAdministrator')
  async editForm(
    @Param('id', RowIdPipe) id: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    const institution = await this.existing(id);
    const stored = { institution, version: rowVersion(institution) };
    return this.formPage(request, formState(typedInstitution(institution)), stored, typedText(query, 'saved') === '1');
  }

  @Post(':id/edit')
  @Access('prefectureOfficer', 'systemAdministrator')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const institution = await this.existing(id);
    const { typed, input: entry, errors } = await this.read(body);
    await sendChange(response, {
      entry,
      errors,
      change: (entered) => this.institutions.change(actor, id, entered, typedText(body, 'version')),
      again: (wrong) =>
        this.formPage(request, formState(typed, wrong), { institution, version: typedText(body, 'version') }),
      overNewest: async (entered) => {
        const [now, districts] = [await this.existing(id), await this.districts()];
        const told = changedMeanwhile(typedInstitution(entered), typedInstitution(now), (field, value) =>
          institutionValueLabel(field, value, districts),
        );
        return this.formPage(request, formState(typed, told), { institution: now, version: rowVersion(now) });
      },
      next: `${PATH}/${id}/edit?saved=1`,
    });
  }

  private async read(body: unknown): Promise<ReadForm<InstitutionInput>> {
    const read = readTyped(InstitutionInput, body);
    const unknown = read.input === null ? {} : districtErrors(read.input, await this.districts());
    return Object.keys(unknown).length > 0 ? { ...read, input: null, errors: unknown } : read;
  }

  private async districts(): Promise<Districts> {
    const [areas, centres] = await Promise.all([this.registry.planningAreas(), this.registry.healthCentres()]);
    return { areas, centres };
  }

  private async existing(id: string): Promise<MedicalInstitution> {
    const institution = await this.registry.institution(id);
    if (!institution) throw new Declined('notFound', 'この医療機関は見つかりません。');
    return institution;
  }

  private async formPage(
    request: Request,
    form: FormState,
    stored?: { institution: MedicalInstitution; version: string },
    saved?: boolean,
  ): Promise<string> {
    return renderPage(
      <InstitutionFormPage
        chrome={this.chromes.of(request)}
        form={form}
        idempotencyKey={keyOfForm(form.values)}
        stored={stored}
        saved={saved}
        opensByPaper={request.actor?.role === 'prefectureOfficer'}
        {...await this.districts()}
      />,
    );
  }
}
