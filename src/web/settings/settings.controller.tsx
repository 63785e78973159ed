import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Access } from '../../identity/access.js';
import { Clock } from '../../platform/clock.js';
import { PaperSettingsService } from '../../registry/paper-settings.service.js';
import { RegistryService } from '../../registry/registry.service.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { AreasPage } from './areas-page.js';
import { ProcedurePage } from './procedure-page.js';
import { DocumentsPage, EvaluationItemsPage, SubItemsPage } from './requirements-pages.js';

/** The settings to read: what the program takes for granted, and how sure that is. */
@Controller('settings')
@Access('prefectureOfficer', 'prefectureApprover', 'systemAdministrator')
export class SettingsController {
  constructor(
    private readonly registry: RegistryService,
    private readonly papers: PaperSettingsService,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
  ) {}

  @Get()
  async procedure(@Req() request: Request): Promise<string> {
    const profile = { ...this.registry.profile(), paperSettings: await this.papers.entries() };
    return renderPage(<ProcedurePage chrome={this.chromes.of(request)} profile={profile} today={this.clock.today()} />);
  }

  @Get('areas')
  async areas(@Req() request: Request): Promise<string> {
    const [areas, centres] = await Promise.all([this.registry.planningAreas(), this.registry.healthCentres()]);
    return renderPage(<AreasPage chrome={this.chromes.of(request)} areas={areas} centres={centres} />);
  }

  @Get('documents')
  documents(@Req() request: Request): string {
    return renderPage(<DocumentsPage chrome={this.chromes.of(request)} profile={this.registry.profile()} />);
  }

  @Get('sub-items')
  subItems(@Req() request: Request): string {
    return renderPage(<SubItemsPage chrome={this.chromes.of(request)} profile={this.registry.profile()} />);
  }

  @Get('evaluation-items')
  evaluationItems(@Req() request: Request): string {
    return renderPage(
      <EvaluationItemsPage chrome={this.chromes.of(request)} items={this.registry.evaluationItems()} />,
    );
  }
}
