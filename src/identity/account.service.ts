import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { IsoDate } from '../procedure/kinds.js';
import { Clock } from '../platform/clock.js';
import { Account, type AccountRole, isUsable, normaliseLogin } from './account.entity.js';
import { LoginThrottle } from './login-throttle.js';
import { hashPassword, newPassword, passwordProblem, verifyPassword } from './password.js';

export interface NewAccount {
  login: string;
  name: string;
  role: AccountRole;
  officeName: string;
  institutionId: string | null;
  healthCentreId: string | null;
  expiresOn: IsoDate | null;
}

export type LoginResult =
  | { outcome: 'signedIn'; account: Account }
  /** Unknown login, wrong password, or an account that is no longer used: deliberately one answer. */
  | { outcome: 'refused' }
  | { outcome: 'throttled'; waitMinutes: number };

/** What a person typed into a field cannot be used; the message is Japanese and belongs beside the field. */
export class AccountProblem extends Error {
  constructor(
    readonly field: 'login' | 'password' | 'currentPassword' | 'account',
    message: string,
  ) {
    super(message);
  }
}

@Injectable()
export class AccountService {
  constructor(
    private readonly database: DataSource,
    private readonly throttle: LoginThrottle,
    private readonly clock: Clock,
  ) {}

  /** Checks a typed login and password, counting failures. The work is the same for a login nobody has. */
  async logIn(typedLogin: string, password: string): Promise<LoginResult> {
    const login = normaliseLogin(typedLogin);
    const now = this.clock.now();
    const admission = await this.throttle.admit(login, now);
    if (!admission.admitted) {
      return { outcome: 'throttled', waitMinutes: Math.max(1, Math.ceil((admission.retryAt.getTime() - now.getTime()) / 60_000)) };
    }
    const found = await this.database.manager.findOne(Account, { where: { login }, select: { id: true, passwordHash: true } });
    const matches = await verifyPassword(found?.passwordHash ?? null, password);
    const account = matches ? await this.findUsable(found!.id) : null;
    if (!account) return { outcome: 'refused' };
    await this.throttle.succeed(admission.attemptId);
    return { outcome: 'signedIn', account };
  }

  /** The account if it may be used today. */
  async findUsable(id: string): Promise<Account | null> {
    const account = await this.database.manager.findOneBy(Account, { id });
    return account && isUsable(account, this.clock.today()) ? account : null;
  }

  /** By office and name. */
  list(): Promise<Account[]> {
    return this.database.manager.find(Account, { order: { role: 'ASC', officeName: 'ASC', name: 'ASC' } });
  }

  find(id: string): Promise<Account | null> {
    return this.database.manager.findOneBy(Account, { id });
  }

  /**
   * Creates an account with a given password, or with a random one that is returned and shown once.
   * @throws AccountProblem for a login that is taken or malformed, a weak password, a role without its office
   */
  async create(entry: NewAccount, givenPassword?: string, manager: EntityManager = this.database.manager): Promise<{ account: Account; password: string }> {
    const login = normaliseLogin(entry.login);
    if (!/^[a-z0-9][a-z0-9._@-]{2,63}$/.test(login)) {
      throw new AccountProblem('login', 'ログインIDは半角の英小文字・数字・記号（. _ @ -）3〜64文字にしてください');
    }
    const password = givenPassword ?? newPassword();
    const problem = passwordProblem(password, login);
    if (problem) throw new AccountProblem('password', problem);
    const office = officeOf(entry);
    const passwordHash = await hashPassword(password);
    const inserted: { id: string }[] = await manager.query(
      `INSERT INTO account (login, password_hash, name, role, office_name, institution_id, health_centre_id, expires_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (login) DO NOTHING RETURNING id`,
      [login, passwordHash, entry.name.trim(), entry.role, entry.officeName.trim(), office.institutionId, office.healthCentreId, entry.expiresOn],
    );
    if (!inserted[0]) throw new AccountProblem('login', `ログインID「${login}」は既に使われています。別のIDにしてください`);
    return { account: await manager.findOneByOrFail(Account, { id: inserted[0].id }), password };
  }

  /** Locks the account and ends its sessions. An administrator cannot lock the own account. */
  async deactivate(id: string, byAccountId: string): Promise<void> {
    if (id === byAccountId) throw new AccountProblem('account', 'ご自分のアカウントは停止できません。別のシステム管理者に依頼してください');
    await this.database.transaction(async (manager) => {
      await manager.update(Account, { id }, { active: false });
      await endSessions(manager, id);
    });
  }

  async reactivate(id: string, expiresOn: IsoDate | null): Promise<void> {
    await this.database.manager.update(Account, { id }, { active: true, expiresOn });
  }

  /** Gives a new random password, to be shown once, and ends the account's sessions. */
  async resetPassword(id: string): Promise<string> {
    const password = newPassword();
    await this.storePassword(id, password, null);
    return password;
  }

  /**
   * Changes the own password and ends the account's other sessions.
   * @param currentSessionId session that stays
   * @throws AccountProblem when the current password is wrong (counted like a failed login) or the new one is weak
   */
  async changePassword(id: string, current: string, next: string, currentSessionId: string): Promise<void> {
    const account = await this.database.manager.findOneByOrFail(Account, { id });
    const check = await this.logIn(account.login, current);
    if (check.outcome === 'throttled') {
      throw new AccountProblem('currentPassword', `続けて間違えたため、${check.waitMinutes}分後にもう一度お試しください`);
    }
    if (check.outcome === 'refused') throw new AccountProblem('currentPassword', '現在のパスワードが違います');
    const problem = passwordProblem(next, account.login);
    if (problem) throw new AccountProblem('password', problem);
    await this.storePassword(id, next, currentSessionId);
  }

  private async storePassword(id: string, password: string, keptSessionId: string | null): Promise<void> {
    const passwordHash = await hashPassword(password);
    await this.database.transaction(async (manager) => {
      await manager.update(Account, { id }, { passwordHash });
      await endSessions(manager, id, keptSessionId);
    });
  }
}

function officeOf({ role, institutionId, healthCentreId }: NewAccount): Pick<NewAccount, 'institutionId' | 'healthCentreId'> {
  if (role === 'hospital' && !institutionId) throw new AccountProblem('account', '医療機関の利用者には、所属する医療機関を選んでください');
  if (role === 'healthCentre' && !healthCentreId) throw new AccountProblem('account', '保健所の利用者には、所属する保健所を選んでください');
  return { institutionId: role === 'hospital' ? institutionId : null, healthCentreId: role === 'healthCentre' ? healthCentreId : null };
}

async function endSessions(manager: EntityManager, accountId: string, keptSessionId: string | null = null): Promise<void> {
  await manager.query(`DELETE FROM session WHERE sess ->> 'accountId' = $1 AND sid IS DISTINCT FROM $2`, [accountId, keptSessionId]);
}
