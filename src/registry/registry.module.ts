import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../platform/config.js';
import { DemoInstitutions } from './demo-institutions.js';
import { InstitutionNews } from './institution-news.js';
import { InstitutionService } from './institution.service.js';
import { EVALUATION_ITEMS, PROCEDURE_PROFILE, RegistryService } from './registry.service.js';
import { loadEvaluationItems } from './evaluation-items.js';
import { loadProfile } from './load-profile.js';
import { OfficeCalendarService } from './office-calendar.service.js';
import { OfficeContactService } from './office-contact.service.js';
import { PaperSettingsService } from './paper-settings.service.js';
import { ReferenceData } from './reference-data.js';
import { REGISTRY_ENTITIES } from './registry.entities.js';
import { RoundService } from './round.service.js';

/** Reference data of the prefecture: areas, health centres, institutions, rounds, office calendar, procedure profile. */
@Module({
  imports: [TypeOrmModule.forFeature(REGISTRY_ENTITIES)],
  providers: [
    { provide: PROCEDURE_PROFILE, useFactory: ({ prefecture }: Config) => loadProfile(prefecture), inject: [Config] },
    { provide: EVALUATION_ITEMS, useFactory: loadEvaluationItems },
    RegistryService,
    OfficeCalendarService,
    OfficeContactService,
    PaperSettingsService,
    InstitutionService,
    InstitutionNews,
    RoundService,
    ReferenceData,
    DemoInstitutions,
  ],
  exports: [
    OfficeContactService,
    PaperSettingsService,
    RegistryService,
    OfficeCalendarService,
    InstitutionService,
    InstitutionNews,
    RoundService,
    DemoInstitutions,
  ],
})
export class RegistryModule {}
