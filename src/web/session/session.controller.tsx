import { Body, Controller, Get, HttpStatus, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { Clock } from '../../platform/clock.js';
import { Config } from '../../platform/config.js';
import { Access, BeforeOwnPassword } from '../../identity/access.js';
import { AccountService } from '../../identity/account.service.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { safeNext } from '../../identity/login-redirect.js';
import { logIn, signOut } from '../../identity/session.js';
import { type FieldErrors, formState, WHOLE_FORM } from '../components/index.js';
import { typedText } from '../requests/form-body.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { RecordService } from '../../record/record.service.js';
import { AccountPage, FirstPasswordPage } from './account-page.js';
import { forgetLastPerson, type LastPerson, lastPerson, noteLastPerson } from '../../identity/last-person.js';
import { UnsentForms } from '../../identity/unsent-forms.js';
import { LoginPage } from './login-page.js';
import { UNSENT_PATH, UnsentPage } from './unsent-page.js';
import type { UnsentPost } from './unsent-posts.js';
import { toldOf } from './unsent-told.js';
import { FieldDeclined } from '../../platform/declined.js';

/** Login, sign-out and the own account. */
@Controller()
export class SessionController {
  constructor(
    private readonly accounts: AccountService,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly record: RecordService,
    private readonly unsent: UnsentForms,
    private readonly queries: CaseQueries,
  ) {}

  @Get('login')
  @Access('public')
  loginForm(@Query() query: unknown, @Req() request: Request, @Res() response: Response): void {
    const next = safeNext(typedText(query, 'next'));
    if (request.actor) return response.redirect(303, next);
    const signedOut = typedText(query, 'signedOut') === '1';
    response.send(
      renderPage(
        <LoginPage
          chrome={this.chromes.of(request)}
          form={formState()}
          next={next}
          signedOut={signedOut}
          unsent={typedText(query, 'unsent') !== ''}
          kept={typedText(query, 'unsent') === 'kept'}
        />,
      ),
    );
  }

  @Post('login')
  @Access('public')
  async logIn(@Body() body: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const login = typedText(body, 'login');
    const password = typedText(body, 'password');
    const next = safeNext(typedText(body, 'next'));
    const answer = (status: HttpStatus, errors: FieldErrors) => {
      const form = formState({ login }, errors);
      response.status(status).send(renderPage(<LoginPage chrome={this.chromes.of(request)} form={form} next={next} />));
    };

    const missing = missingFields({ login, password });
    if (missing) return answer(HttpStatus.UNPROCESSABLE_ENTITY, missing);
    const result = await logIn(request, this.accounts, { login, password, now: this.clock.now() });
    switch (result.outcome) {
      case 'refused':
        return answer(HttpStatus.UNPROCESSABLE_ENTITY, {
          [WHOLE_FORM]: ['ログインIDまたはパスワードが違います。入力し直してください'],
        });
      case 'throttled':
        return answer(HttpStatus.TOO_MANY_REQUESTS, {
          [WHOLE_FORM]: [
            `ログインの失敗が続いたため、受付を止めています。${result.waitMinutes}分後にもう一度お試しください`,
          ],
        });
      case 'signedIn': {
        const person = noteLastPerson(request, response, this.config, result.account.id);
        const waits = (await this.unsent.of(person)).length > 0;
        return response.redirect(303, waits ? `${UNSENT_PATH}?next=${encodeURIComponent(next)}` : next);
      }
    }
  }

  @Post('logout')
  @Access('public')
  async logOut(@Req() request: Request, @Res() response: Response): Promise<void> {
    // Whose session has ended already is no less the person for whom something may wait.
    const person = this.unsentOf(request);
    if (person !== null) {
      await this.unsent.discard(person, null);
      forgetLastPerson(request, response);
    }
    await signOut(request, response, this.config);
    response.redirect(303, '/login?signedOut=1');
  }

  @Get('account')
  @Access('signedIn')
  account(@CurrentActor() actor: Actor, @Query() query: unknown, @Req() request: Request): string {
    const changed = typedText(query, 'changed') === '1';
    return renderPage(
      <AccountPage chrome={this.chromes.of(request)} actor={actor} form={formState()} changed={changed} />,
    );
  }

  /** What was sent while nobody was signed in any more. */
  @Get('account/unsent')
  @Access('signedIn')
  async unsentPage(@CurrentActor() actor: Actor, @Query() query: unknown, @Req() request: Request): Promise<string> {
    const person = this.unsentOf(request);
    const waiting = [];
    for (const { form, ...each } of person === null ? [] : await this.unsent.of(person)) {
      const post = form as UnsentPost;
      waiting.push({ ...each, post, told: await toldOf(this.queries, actor, post) });
    }
    return renderPage(
      <UnsentPage chrome={this.chromes.of(request)} waiting={waiting} next={safeNext(typedText(query, 'next'))} />,
    );
  }

  /** Gives one of them up. */
  @Post('account/unsent')
  @Access('signedIn')
  async discardUnsent(@Body() body: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const person = this.unsentOf(request);
    if (person !== null) await this.unsent.discard(person, typedText(body, 'id'));
    response.redirect(303, UNSENT_PATH);
  }

  /** The signed-in person, where this browser knows the same one. */
  private unsentOf(request: Request): LastPerson | null {
    const person = lastPerson(request, this.config);
    return person !== null && person.accountId === request.actor?.accountId ? person : null;
  }

  @Get('account/first-password')
  @Access('signedIn')
  @BeforeOwnPassword()
  async firstPassword(@CurrentActor() actor: Actor, @Req() request: Request, @Res() response: Response): Promise<void> {
    if (!request.mustChangePassword) return response.redirect(303, '/account');
    response.send(await this.firstPasswordPage(actor, request, {}));
  }

  @Post('account/password')
  @Access('signedIn')
  @BeforeOwnPassword()
  async changePassword(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const errors = await this.tryPasswordChange(
      actor,
      request.sessionID,
      typedText(body, 'currentPassword'),
      typedText(body, 'password'),
    );
    if (!errors) return response.redirect(303, '/account?changed=1');
    const form = formState({}, errors);
    response
      .status(HttpStatus.UNPROCESSABLE_ENTITY)
      .send(
        request.mustChangePassword
          ? await this.firstPasswordPage(actor, request, errors)
          : renderPage(<AccountPage chrome={this.chromes.of(request)} actor={actor} form={form} />),
      );
  }

  private async firstPasswordPage({ accountId }: Actor, request: Request, errors: FieldErrors): Promise<string> {
    const made = await this.record.latest({ type: 'account', id: accountId }, ['CREATE_ACCOUNT', 'RESET_PASSWORD']);
    return renderPage(<FirstPasswordPage chrome={this.chromes.of(request)} form={formState({}, errors)} made={made} />);
  }

  private async tryPasswordChange(
    actor: Actor,
    sessionId: string,
    current: string,
    next: string,
  ): Promise<FieldErrors | null> {
    try {
      await this.accounts.changePassword(actor.accountId, current, next, sessionId);
      return null;
    } catch (error) {
      if (error instanceof FieldDeclined) return { [error.field]: [error.message] };
      throw error;
    }
  }
}

function missingFields({ login, password }: { login: string; password: string }): FieldErrors | null {
  const errors: FieldErrors = {};
  if (login.trim() === '') errors['login'] = ['ログインIDを入力してください'];
  if (password === '') errors['password'] = ['パスワードを入力してください'];
  return Object.keys(errors).length > 0 ? errors : null;
}
