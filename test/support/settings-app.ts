/** The pages with the demo's people and institutions, asked as its administrator or in the role that a story takes. */
import { Account } from '../../src/identity/account.entity.js';
import { DemoAccounts } from '../../src/identity/demo-accounts.js';
import type { Role } from '../../src/procedure/terms/actors.js';
import { DemoInstitutions } from '../../src/registry/demo-institutions.js';
import { WebModule } from '../../src/web/web.module.js';
import { type PartialApp, startPartialApp } from './partial-app.js';

export interface SettingsApp {
  partial: PartialApp;
  /** Of the administrator's account. */
  ownId: string;
  /** In whose role the next requests are sent. */
  actAs: (role: Role) => void;
}

/** Starts them, as the administrator. */
export async function startSettingsApp(): Promise<SettingsApp> {
  const actor = {
    accountId: '',
    name: '清水 悟',
    role: 'systemAdministrator' as Role,
    officeName: 'システム管理担当',
    institutionId: null,
    healthCentreId: null,
  };
  const partial = await startPartialApp({
    rooms: { imports: [WebModule] },
    env: { SEED_DEMO: 'true' },
    actor: () => ({ ...actor }),
  });
  const { app, dataSource } = partial;
  await app.get(DemoAccounts).load(await app.get(DemoInstitutions).load());
  actor.accountId = (await dataSource.manager.findOneByOrFail(Account, { login: 'kanri' })).id;
  return {
    partial,
    ownId: actor.accountId,
    actAs: (role) => {
      actor.role = role;
    },
  };
}
