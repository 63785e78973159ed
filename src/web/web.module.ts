import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { CaseListPagesModule } from './case-list/case-list-pages.module.js';
import { DesignationPagesModule } from './designations/designation-pages.module.js';
import { ErrorPageFilter } from './error-page.filter.js';
import { HealthController } from './health.controller.js';
import { HelpPagesModule } from './help/help-pages.module.js';
import { HomePagesModule } from './home/home-pages.module.js';
import { NoticePagesModule } from './notices/notice-pages.module.js';
import { PageChromes } from './page-chrome.js';
import { PrefecturePagesModule } from './prefecture/prefecture-pages.module.js';
import { SessionPagesModule } from './session/session-pages.module.js';
import { SettingsPagesModule } from './settings/settings-pages.module.js';

/** Every page. */
@Module({
  imports: [
    SessionPagesModule,
    HomePagesModule,
    PrefecturePagesModule,
    CaseListPagesModule,
    DesignationPagesModule,
    NoticePagesModule,
    HelpPagesModule,
    SettingsPagesModule,
  ],
  controllers: [HealthController],
  providers: [PageChromes, { provide: APP_FILTER, useClass: ErrorPageFilter }],
})
export class WebModule {}
