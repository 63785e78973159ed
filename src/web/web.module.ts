import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { CasePagesModule } from './cases/case-pages.module.js';
import { ErrorPageFilter } from './error-page.filter.js';
import { HealthController } from './health.controller.js';
import { HospitalPagesModule } from './hospital/hospital-pages.module.js';
import { PageChromes } from './page-chrome.js';
import { SessionPagesModule } from './session/session-pages.module.js';
import { SettingsPagesModule } from './settings/settings-pages.module.js';

/** Every page. */
@Module({
  imports: [CasePagesModule, HospitalPagesModule, SessionPagesModule, SettingsPagesModule],
  controllers: [HealthController],
  providers: [PageChromes, { provide: APP_FILTER, useClass: ErrorPageFilter }],
})
export class WebModule {}
