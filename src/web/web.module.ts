import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { CasePagesModule } from './cases/case-pages.module.js';
import { ErrorFilter } from './error-filter.js';
import { HealthController } from './health.controller.js';
import { PageChromes } from './page-chrome.js';
import { HospitalPagesModule } from './hospital/hospital-pages.module.js';
import { SessionPagesModule } from './session/session-pages.module.js';
import { SettingsPagesModule } from './settings/settings-pages.module.js';

/** Every page, and the answer to whatever goes wrong. */
@Module({
  imports: [CasePagesModule, HospitalPagesModule, SessionPagesModule, SettingsPagesModule],
  controllers: [HealthController],
  providers: [PageChromes, { provide: APP_FILTER, useClass: ErrorFilter }],
})
export class WebModule {}
