import { toActor, type Account } from '../identity/account.entity.js';
import type { Actor } from '../procedure/terms/actors.js';

/** The people of the demo, found by what they do. */
export class DemoPeople {
  constructor(private readonly accounts: readonly Account[]) {}

  /** The clerk of a hospital. @throws Error when it has none */
  ofInstitution(institutionId: string): Actor {
    return this.one(`institution ${institutionId}`, (account) => account.institutionId === institutionId);
  }

  ofHealthCentre(healthCentreId: string): Actor {
    return this.one(`health centre ${healthCentreId}`, (account) => account.healthCentreId === healthCentreId);
  }

  /** Officers take turns by the number of the case. */
  officer(number: number): Actor {
    const officers = this.accounts.filter(({ role }) => role === 'prefectureOfficer');
    return this.one('officer', (account) => account === officers[number % officers.length]);
  }

  approver(): Actor {
    return this.one('approver', ({ role }) => role === 'prefectureApprover');
  }

  private one(what: string, fits: (account: Account) => boolean): Actor {
    const found = this.accounts.find(fits);
    if (!found) throw new Error(`seeds/demo/accounts.json has no account for ${what}`);
    return toActor(found);
  }
}
