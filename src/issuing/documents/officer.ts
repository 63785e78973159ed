import type { Actor } from '../../procedure/terms/actors.js';

/** The name under which somebody of the prefecture may be asked about a letter; null for everybody else. */
export function officerOf({ role, name }: Pick<Actor, 'role' | 'name'>): string | null {
  return role === 'prefectureOfficer' || role === 'prefectureApprover' ? name : null;
}
