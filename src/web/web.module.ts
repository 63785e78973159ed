import { Module } from '@nestjs/common';
import { CasePagesModule } from './cases/case-pages.module.js';
import { HealthController } from './health.controller.js';
import { SessionPagesModule } from './session/session-pages.module.js';
import { SettingsPagesModule } from './settings/settings-pages.module.js';

/** Every page. */
@Module({ imports: [CasePagesModule, SessionPagesModule, SettingsPagesModule], controllers: [HealthController] })
export class WebModule {}
