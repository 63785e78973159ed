import { SetMetadata } from '@nestjs/common';
import type { Role } from '../procedure/terms/actors.js';

/** Who may open a route: some roles, everyone who is signed in, or everyone. */
export type AccessRule = 'public' | 'signedIn' | readonly Role[];

export const ACCESS_RULE = 'accessRule';
export const BEFORE_OWN_PASSWORD = 'beforeOwnPassword';

/** Declares a route that is open also to whoever still has a password that somebody else made; all others are closed until it is changed. */
export const BeforeOwnPassword = (): MethodDecorator => SetMetadata(BEFORE_OWN_PASSWORD, true);

/**
 * Declares who may open a route or every route of a controller; the declaration on the method wins.
 * `@Access('public')`, `@Access('signedIn')`, `@Access('prefectureOfficer', 'prefectureApprover')`.
 * A route without a declaration is refused to everyone and fails the tests (see route-list.ts).
 */
export function Access(...who: ['public'] | ['signedIn'] | [Role, ...Role[]]): MethodDecorator & ClassDecorator {
  const [first, ...others] = who;
  const rule: AccessRule = first === 'public' || first === 'signedIn' ? first : [first, ...others];
  return SetMetadata(ACCESS_RULE, rule);
}
