import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { OfficeContactInput } from '../../inputs/settings/office-contact.js';
import { Clock } from '../../platform/clock.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { OfficeContactService } from '../../registry/office-contact.service.js';
import { RegistryService } from '../../registry/registry.service.js';
import { formState, type FormState } from '../components/index.js';
import { renderPage } from '../layout/index.js';
import { keyOfForm, typedSend, typedText, typedVersion } from '../requests/form-body.js';
import { PageChromes } from '../requests/page-chrome.js';
import { readTyped } from '../requests/posted-form.js';
import { type RefusedForm, refused, refusedBy } from '../requests/refused-form.js';
import { mayEdit } from '../settings-frame/settings-frame.js';
import { OfficeContactPage } from './office-contact-page.js';

const PATH = '/settings/office-contact';

/** Shows and adds 知事・担当の連絡先. */
@Controller('settings/office-contact')
export class OfficeContactController {
  constructor(
    private readonly contacts: OfficeContactService,
    private readonly registry: RegistryService,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('prefectureOfficer', 'prefectureApprover', 'systemAdministrator')
  show(@Query() query: unknown, @Req() request: Request): Promise<string> {
    return this.page(request, null, typedText(query, 'saved') === '1');
  }

  @Post()
  @Access('prefectureOfficer', 'systemAdministrator')
  async add(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { typed, input, errors, questions, confirmed } = readTyped(OfficeContactInput, body, {
      today: this.clock.today(),
    });
    const again = async ({ status, errors, idempotencyKey }: RefusedForm) => {
      const form = formState({ ...typed, idempotencyKey }, errors, questions);
      response.status(status).send(await this.page(request, form));
    };
    if (input === null) return again(refused(body, errors));
    try {
      const { reason, ...entry } = input;
      await this.contacts.add(entry, reason, typedVersion(body, 'seen'), typedSend(body, actor, confirmed));
    } catch (error) {
      await again(refusedBy(error, body));
      return;
    }
    response.redirect(303, `${PATH}?saved=1`);
  }

  /** With what was typed, or with the last entry to change. */
  private async page(request: Request, typed: FormState | null, saved = false): Promise<string> {
    const entries = await this.contacts.entries();
    const { governorName = '', section = '', phone = '', email = '' } = entries.at(-1) ?? {};
    const form = typed ?? formState({ governorName, section, phone, email });
    return renderPage(
      <OfficeContactPage
        chrome={this.chromes.of(request)}
        profile={{ ...this.registry.profile(), contacts: entries }}
        today={this.clock.today()}
        form={form}
        idempotencyKey={keyOfForm(form.values)}
        seen={entries.at(-1)?.no ?? 0}
        editable={mayEdit(request.actor)}
        saved={saved}
      />,
    );
  }
}
