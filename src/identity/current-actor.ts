import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { LoginRequired } from './access.guard.js';
import type { Actor } from '../procedure/terms/actors.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** The signed-in person; set by `useSessions`, absent for a visitor. */
    actor?: Actor;
    /** The person still has a password that somebody else made. */
    mustChangePassword?: boolean;
  }
}

/**
 * Parameter decorator: the signed-in person as the procedure's Actor.
 * @throws LoginRequired on a public route that a visitor opened; such a route reads `request.actor` instead
 */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<Request>();
  if (!actor) throw new LoginRequired();
  return actor;
});
