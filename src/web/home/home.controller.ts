import { Controller, Get, HttpStatus, Redirect } from '@nestjs/common';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { HOME_PATH } from '../base/home-path.js';

/** The one address everybody knows leads to each role's own home. */
@Controller()
export class HomeController {
  @Get()
  @Access('signedIn')
  @Redirect()
  home(@CurrentActor() { role }: Actor): { url: string; statusCode: number } {
    return { url: HOME_PATH[role], statusCode: HttpStatus.SEE_OTHER };
  }
}
