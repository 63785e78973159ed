import { contactOn } from '../../procedure/profile/office-contact.js';
import { OfficeContactService } from '../../registry/office-contact.service.js';
import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { DesignationRegister } from '../../register/designation-register.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { Clock } from '../../platform/clock.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { RegistryService } from '../../registry/registry.service.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { HomePage } from './home-page.js';
import { isRenewed, renewalHint } from '../../procedure/designation/renewal-hint.js';

/** So many cases are shown with all that must be done, those that are due first; a hospital has one or two. */
const MOST_IN_FULL = 10;
const MOST_FINISHED = 20;

/** The home of the hospital. */
@Controller('hospital')
@Access('hospital')
export class HospitalHomeController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly designations: DesignationRegister,
    private readonly registry: RegistryService,
    private readonly contacts: OfficeContactService,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
  ) {}

  @Get()
  async home(@CurrentActor() actor: Actor, @Req() request: Request): Promise<string> {
    const { rows: open, ...allOpen } = await this.queries.list(actor, { bucket: 'inProgress' });
    const { rows: finished, ...allFinished } = await this.queries.list(
      actor,
      { stage: 'result', sort: 'updated' },
      1,
      MOST_FINISHED,
    );
    const views = await this.queries.getAll(
      actor,
      open.slice(0, MOST_IN_FULL).map(({ id }) => id),
    );
    const today = this.clock.today();
    const designations =
      actor.institutionId === null ? [] : await this.designations.lastOfEachKind(actor, [actor.institutionId]);
    const contacts = await this.contacts.entries();
    const { section, phone, email } = contactOn({ ...this.registry.profile(), contacts }, today);
    return renderPage(
      <HomePage
        chrome={this.chromes.of(request)}
        institutionName={actor.officeName}
        views={open.flatMap(({ id }) => views.get(id) ?? [])}
        furtherOpen={open.slice(MOST_IN_FULL)}
        finished={finished}
        more={{ open: allOpen.pageCount > 1, finished: allFinished.pageCount > 1 }}
        designations={designations.map((entry) => {
          const renewalOpen = open.some(({ kind, procedure }) => kind === entry.kind && procedure === 'renewal');
          const renewed = isRenewed(entry, designations);
          const later = entry.standing === 'ahead'; // the designation that it changes, or goes on from, is reminded of
          return {
            ...entry,
            hint: later ? null : renewalHint({ validTo: entry.validTo, today, renewalOpen, renewed }),
          };
        })}
        contact={[section, phone && `電話 ${phone}`, email && `メール ${email}`].filter(Boolean).join('　')}
      />,
    );
  }
}
