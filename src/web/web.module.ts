import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { CaseListPagesModule } from './case-list/case-list-pages.module.js';
import { CasePagesModule } from './cases/case-pages.module.js';
import { DesignationPagesModule } from './designations/designation-pages.module.js';
import { ErrorFilter } from './requests/error-filter.js';
import { FormPagesModule } from './forms/form-pages.module.js';
import { HealthCentrePagesModule } from './health-centre/health-centre-pages.module.js';
import { HealthController } from './health.controller.js';
import { HelpPagesModule } from './help/help-pages.module.js';
import { HomePagesModule } from './home/home-pages.module.js';
import { HospitalPagesModule } from './hospital/hospital-pages.module.js';
import { JobPagesModule } from './jobs/job-pages.module.js';
import { NoticePagesModule } from './notices/notice-pages.module.js';
import { PageChromes } from './requests/page-chrome.js';
import { OfficialDocumentPagesModule } from './official-documents/document-pages.module.js';
import { PrefecturePagesModule } from './prefecture/prefecture-pages.module.js';
import { SessionPagesModule } from './session/session-pages.module.js';
import { SettingsPagesModule } from './settings/settings-pages.module.js';

/** Every page, and the answer to whatever goes wrong. */
@Module({
  imports: [
    SessionPagesModule,
    HomePagesModule,
    HospitalPagesModule,
    PrefecturePagesModule,
    HealthCentrePagesModule,
    CaseListPagesModule,
    CasePagesModule,
    OfficialDocumentPagesModule,
    JobPagesModule,
    FormPagesModule,
    DesignationPagesModule,
    NoticePagesModule,
    HelpPagesModule,
    SettingsPagesModule,
  ],
  controllers: [HealthController],
  providers: [PageChromes, { provide: APP_FILTER, useClass: ErrorFilter }],
})
export class WebModule {}
