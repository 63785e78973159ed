import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../../applications/applications.module.js';
import { CouncilsModule } from '../../councils/councils.module.js';
import { RecordModule } from '../../record/record.module.js';
import { RegisterModule } from '../../register/register.module.js';
import { IssuingModule } from '../../issuing/issuing.module.js';
import { RegistryModule } from '../../registry/registry.module.js';
import { CaseElementsModule } from '../case-elements/case-elements.module.js';
import { PageChromes } from '../requests/page-chrome.js';
import { ConfirmationController } from './confirmation.controller.js';
import { HealthCentreHomeController } from './home.controller.js';
import { MeetingsController } from './meetings.controller.js';
import { ReportLetterController } from './report-letter.controller.js';
import { ReportsController } from './reports.controller.js';

/** The pages of a health centre: requests, meetings, confirmations, reports. */
@Module({
  imports: [
    ApplicationsModule,
    CouncilsModule,
    RegisterModule,
    IssuingModule,
    RecordModule,
    RegistryModule,
    CaseElementsModule,
  ],
  controllers: [
    HealthCentreHomeController,
    MeetingsController,
    ConfirmationController,
    ReportsController,
    ReportLetterController,
  ],
  providers: [PageChromes],
})
export class HealthCentrePagesModule {}
