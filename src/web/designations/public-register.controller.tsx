import { Controller, Get, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { DesignationRegister } from '../../register/designation-register.js';
import { Access } from '../../identity/access.js';
import { Clock } from '../../platform/clock.js';
import { askedPage } from '../../platform/paging.js';
import { RegistryService } from '../../registry/registry.service.js';
import { typedText } from '../requests/form-body.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { PublicRegisterPage } from './public-register-page.js';
import { readRegisterFilter } from '../addresses/register-address.js';

/** 公開：指定医療機関の一覧, without a login. */
@Controller('public/designations')
@Access('public')
export class PublicRegisterController {
  constructor(
    private readonly designations: DesignationRegister,
    private readonly registry: RegistryService,
    private readonly clock: Clock,
    private readonly chromes: PageChromes,
  ) {}

  @Get()
  async list(@Query() query: unknown, @Req() request: Request): Promise<string> {
    const { text, kind } = readRegisterFilter(query);
    const filter = { text, kind };
    const list = await this.designations.page(
      null,
      { ...filter, published: true },
      askedPage(typedText(query, 'page')),
    );
    return renderPage(
      <PublicRegisterPage
        chrome={this.chromes.of(request)}
        filter={filter}
        list={list}
        today={this.clock.today()}
        subItems={this.registry.profile().subItems}
      />,
    );
  }
}
