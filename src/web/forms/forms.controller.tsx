import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { FORMS, type FormId } from '../../../forms/index.js';
import { drawnPdf } from '../../documents/downloads.js';
import { FormRenderer } from '../../documents/form-renderer.js';
import { sendDelivery } from '../../documents/send-delivery.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { Clock, japanDate } from '../../platform/clock.js';
import { goneSignal } from '../../platform/receiver-gone.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { wordingOn } from '../../procedure/profile/paper-settings.js';
import { PaperSettingsService } from '../../registry/paper-settings.service.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { formName } from '../content/paper-words.js';
import { FormPage, FormsPage, type FormsPageProps, type SampleName, SAMPLES } from './forms-page.js';

/** The catalogue of the official forms, with samples of fictional data. */
@Controller('forms')
@Access('prefectureOfficer', 'prefectureApprover', 'hospital', 'healthCentre', 'systemAdministrator')
export class FormsController {
  constructor(
    private readonly papers: PaperSettingsService,
    private readonly renderer: FormRenderer,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Req() request: Request): Promise<string> {
    return renderPage(<FormsPage {...await this.pageFor(actor, request)} />);
  }

  @Get(':id')
  async show(@CurrentActor() actor: Actor, @Param('id') id: string, @Req() request: Request): Promise<string> {
    return renderPage(<FormPage {...await this.pageFor(actor, request)} id={knownForm(id)} />);
  }

  /** What is not confirmed of a form concerns the prefecture, which can ask and change it; a hospital fills in what it is given. */
  private async pageFor({ role }: Actor, request: Request): Promise<FormsPageProps> {
    const keepsSettings = role !== 'hospital' && role !== 'healthCentre';
    return { chrome: this.chromes.of(request), wordingOf: await this.wordings(), keepsSettings };
  }

  private async wordings(): Promise<FormsPageProps['wordingOf']> {
    const profile = await this.papers.profile();
    return (id) => wordingOn(profile, id, this.clock.today());
  }

  /** Nothing of a case is in it, so nobody notes who opened it. */
  @Get(':id/samples/:file')
  async sample(
    @CurrentActor() { accountId }: Actor,
    @Param('id') id: string,
    @Param('file') file: string,
    @Res() response: Response,
  ): Promise<void> {
    const formId = knownForm(id);
    const name = (Object.keys(SAMPLES) as SampleName[]).find((each) => `${each}.pdf` === file);
    if (name === undefined) throw new NotFoundException();
    const wording = (await this.wordings())(formId);
    const issuedAt = new Date(`${japanDate(this.clock.now())}T00:00:00+09:00`);
    const { bytes } = await this.renderer.render(
      formId,
      FORMS[formId].samples[name],
      { preview: false, watermark: '見本', issuedAt, wording },
      { person: accountId, signal: goneSignal(response) },
    );
    await sendDelivery(response, drawnPdf(`見本　${formName(formId, wording)}.pdf`, bytes));
  }
}

/** @throws NotFoundException */
function knownForm(id: string): FormId {
  const known = (Object.keys(FORMS) as FormId[]).find((each) => each === id);
  if (known === undefined) throw new NotFoundException();
  return known;
}
