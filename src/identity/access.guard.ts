import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { Declined } from '../platform/declined.js';
import { ACCESS_RULE, type AccessRule, BEFORE_OWN_PASSWORD } from './access.js';

/** A page was opened without a session; answered with a redirect to the login. */
export class LoginRequired extends Declined {
  override readonly name = 'LoginRequired';

  constructor() {
    super('signInRequired', 'ログインしてください。');
  }
}

/** The password was made by somebody else and must be changed first; a page is answered with a redirect to where it is. */
export class OwnPasswordRequired extends Declined {
  override readonly name = 'OwnPasswordRequired';

  constructor() {
    super(
      'refused',
      'パスワードは、ほかの人が作ったものです。画面でログインして（/account/first-password）、ご自分のパスワードに変えてから使ってください。',
      { type: 'own-password-required', title: 'パスワードの変更が必要です', status: 403 },
    );
  }
}

/** Global guard: what is not allowed by a declaration (`@Access`) is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [
      context.getHandler(),
      context.getClass(),
    ]);
    const { actor, mustChangePassword } = context.switchToHttp().getRequest<Request>();
    if (rule === 'public') return true;
    if (!actor) throw new LoginRequired();
    if (mustChangePassword && !this.reflector.get<boolean | undefined>(BEFORE_OWN_PASSWORD, context.getHandler()))
      throw new OwnPasswordRequired();
    if (rule === 'signedIn' || rule?.includes(actor.role)) return true;
    throw new Declined('forbidden', 'この画面・操作は、ご利用中の役割では使えません。');
  }
}
