import { Module } from '@nestjs/common';
import { IdentityModule } from '../../identity/identity.module.js';
import { RegistryModule } from '../../registry/registry.module.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { PageChromes } from '../requests/page-chrome.js';
import { ClosedDaysController } from './closed-days.controller.js';
import { InstitutionsController } from './institutions/institutions.controller.js';
import { RoundsController } from './rounds/rounds.controller.js';
import { SettingsController } from './settings.controller.js';

@Module({
  imports: [IdentityModule, RegistryModule],
  controllers: [SettingsController, ClosedDaysController, InstitutionsController, RoundsController, AccountsController],
  providers: [PageChromes],
})
export class SettingsPagesModule {}
