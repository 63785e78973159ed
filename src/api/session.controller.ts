import { Body, Delete, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Access, BeforeOwnPassword } from '../identity/access.js';
import { toActor } from '../identity/account.entity.js';
import { AccountService } from '../identity/account.service.js';
import { CurrentActor } from '../identity/current-actor.js';
import { logIn, signOut } from '../identity/session.js';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { type Actor, ROLE_LABEL, ROLES } from '../procedure/terms/actors.js';
import type { Problem as FieldProblem } from '../procedure/fields/problems.js';
import { ApiController, InputProblems, Problem } from './parts/api-controller.js';
import { Flag, Text, Uuid, Word } from './parts/described.js';
import { JsonOnly } from './parts/json-only.guard.js';
import { InvalidInput } from './parts/problem-filter.js';
import { Declined } from '../platform/declined.js';

class CredentialsJson {
  @Text('ログインID') login!: string;
  @Text('パスワード') password!: string;
}

export class PersonJson {
  @Text('氏名') name!: string;
  @Word('役割', ROLES) role!: string;
  @Text('役割の名前') roleLabel!: string;
  @Text('所属') officeName!: string;
  @Uuid('医療機関の番号（医療機関の人のとき）', { nullable: true }) institutionId!: string | null;
  @Text('保健所の識別子（保健所の人のとき）', { nullable: true }) healthCentreId!: string | null;
  @Flag(
    'パスワードがほかの人の作ったもので、まだ変えていない。変えるまで、このアドレスのほかは403（own-password-required）になる。画面（/account/first-password）で変える',
  )
  mustChangePassword!: boolean;
}

function personJson(
  { name, role, officeName, institutionId, healthCentreId }: Actor,
  mustChangePassword: boolean,
): PersonJson {
  return {
    name,
    role,
    roleLabel: ROLE_LABEL[role],
    officeName,
    institutionId,
    healthCentreId,
    mustChangePassword,
  };
}

/** Sign-in by cookie, the same session as the pages. */
@ApiController('session', 'ログイン')
@Access('signedIn')
export class ApiSessionController {
  constructor(
    private readonly accounts: AccountService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  @Get()
  @BeforeOwnPassword()
  @ApiOperation({ summary: 'ログインしている人' })
  @ApiOkResponse({ type: PersonJson })
  whoAmI(@CurrentActor() actor: Actor, @Req() { mustChangePassword }: Request): PersonJson {
    return personJson(actor, mustChangePassword ?? false);
  }

  @Post()
  @Access('public')
  @HttpCode(200)
  @UseGuards(JsonOnly)
  @ApiOperation({
    summary: 'ログインする',
    description: 'セッションのCookieが返る。以後の要求に付ける。',
    security: [],
  })
  @ApiBody({ type: CredentialsJson })
  @ApiOkResponse({ type: PersonJson })
  @InputProblems()
  @Problem(415, 'Content-Typeが違う（unsupported-media-type）')
  @Problem(429, '失敗が続いている（too-many-requests）')
  async logIn(@Body() body: unknown, @Req() request: Request): Promise<PersonJson> {
    const { login, password } = readCredentials(body);
    const result = await logIn(request, this.accounts, { login, password, now: this.clock.now() });
    switch (result.outcome) {
      case 'refused':
        throw new Declined('signInRequired', 'ログインIDまたはパスワードが違います。');
      case 'throttled':
        throw new Declined(
          'tooMany',
          `ログインの失敗が続いたため、受付を止めています。${result.waitMinutes}分後にもう一度お試しください。`,
        );
      case 'signedIn':
        return personJson(toActor(result.account), result.account.mustChangePassword);
    }
  }

  @Delete()
  @BeforeOwnPassword()
  @HttpCode(204)
  @ApiOperation({ summary: 'ログアウトする' })
  @ApiNoContentResponse({ description: 'ログアウトした' })
  async logOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    await signOut(request, response, this.config);
  }
}

/** @throws InvalidInput */
function readCredentials(body: unknown): CredentialsJson {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Partial<
    Record<keyof CredentialsJson, unknown>
  >;
  const errors: FieldProblem[] = [];
  const text = (field: keyof CredentialsJson, label: string): string => {
    const value = given[field];
    if (typeof value === 'string' && value.trim() !== '') return value;
    errors.push({ field, message: `${label}を入力してください。` });
    return '';
  };
  const credentials = { login: text('login', 'ログインID'), password: text('password', 'パスワード') };
  if (errors.length > 0) throw new InvalidInput(errors);
  return credentials;
}
