import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { recordLoading } from '../record/record-loading.js';
import { readSeedJson } from '../platform/seed-files.js';
import type { AccountRole } from './account.entity.js';
import { AccountService } from './account.service.js';

/** The password of every demo account; it is printed at the start of a training installation. */
export const DEMO_PASSWORD = 'renshu-kankyo-8';

export interface DemoLogin {
  login: string;
  name: string;
  role: AccountRole;
  officeName: string;
}

/** seeds/demo/accounts.json: fictional people. */
interface AccountsFile {
  accounts: (DemoLogin & { institutionCode: string | null; healthCentreId: string | null })[];
}

@Injectable()
export class DemoAccounts {
  constructor(
    private readonly accounts: AccountService,
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The logins to print, in the order of the file. */
  logins(): DemoLogin[] {
    return readFile().map(({ login, name, role, officeName }) => ({ login, name, role, officeName }));
  }

  /**
   * Creates the fictional people, all or none, in an installation that has no accounts yet.
   * @param institutionIds id of every demo hospital by its code
   */
  async load(institutionIds: ReadonlyMap<string, string>): Promise<void> {
    if ((await this.accounts.list()).length > 0) return;
    const people = readFile().map(({ login, name, role, officeName, institutionCode, healthCentreId }) => {
      const institutionId = institutionCode === null ? null : (institutionIds.get(institutionCode) ?? null);
      return { login, name, role, officeName, institutionId, healthCentreId, expiresOn: null };
    });
    await this.database.transaction(async (manager) => {
      await this.accounts.createAll(people, DEMO_PASSWORD, manager);
      await recordLoading(manager, 'demoData', this.clock.now());
    });
  }
}

function readFile(): AccountsFile['accounts'] {
  return (readSeedJson('demo/accounts.json') as AccountsFile).accounts;
}
