import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import { addDays, type IsoDate } from '../procedure/calendar/days.js';
import { FieldDeclined } from '../platform/declined.js';
import { Clock } from '../platform/clock.js';
import { withTransaction } from '../platform/database.js';
import type { Actor } from '../procedure/terms/actors.js';
import { type Act, recordAct } from '../record/append.js';
import { changesOf } from '../record/changes.js';
import { createOnce, type Creation, type FormSend, isCreated, type Made, takeKey } from '../record/create-once.js';
import { cleanLine, textProblem } from '../platform/text.js';
import { pageOf, type Paged } from '../platform/paging.js';
import { accountAct, type AccountEvent } from './account-acts.js';
import { Account, type AccountRole, isUsable, normaliseLogin, toActor } from './account.entity.js';
import { LoginThrottle } from './login-throttle.js';
import { hashPassword, isAkin, newPassword, passwordProblem, verifyPassword } from './password.js';

/** Of a person or an office, in characters. Every entry of the log repeats both. */
export const LONGEST_NAME = 100;

export const MALFORMED_LOGIN = 'ログインIDは半角の英小文字・数字・記号（. _ @ -）3〜64文字にしてください';

/** @param login as `normaliseLogin` leaves it */
export function isLogin(login: string): boolean {
  return /^[a-z0-9][a-z0-9._@-]{2,63}$/.test(login);
}

export interface NewAccount extends AccountEntry {
  login: string;
}

/** What an administrator enters of a person, and may change: who it is, where, as what and until when. */
export interface AccountEntry {
  name: string;
  role: AccountRole;
  officeName: string;
  institutionId: string | null;
  healthCentreId: string | null;
  expiresOn: IsoDate | null;
}

/** Of which account something is changed, as the page showed it. */
interface AccountChange extends Pick<Act, 'confirmed'> {
  id: string;
  seenVersion: number;
  /** Of a form whose key was taken: what is so already was done by somebody else. Null where the entry has no key of its own. */
  idempotencyKey?: string | null;
}

/** A login that was right when it was looked at. */
export interface SignIn {
  account: Account;
  /** Whether the password is still the one that was typed; to be asked once the session is stored, and waits for a change under way. */
  holds: () => Promise<boolean>;
}

export type LoginResult =
  | ({ outcome: 'signedIn' } & SignIn)
  /** Unknown login, wrong password, or an account that is no longer used: deliberately one answer. */
  | { outcome: 'refused' }
  | { outcome: 'throttled'; waitMinutes: number };

/** Somebody changed the account after the page was opened; nothing was done. */
function accountChanged(): FieldDeclined {
  return new FieldDeclined(
    'account',
    'この利用者は、画面を開いたあとに変更されています。いまの状態を確かめて、もう一度操作してください',
    'conflict',
  );
}

function ownAccount(): FieldDeclined {
  return new FieldDeclined('account', 'ご自分のアカウントは停止できません。別のシステム管理者に依頼してください');
}

const ACCOUNTS_PER_PAGE = 50;
const MOST_OFFICERS = 60;

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
      return { outcome: 'throttled', waitMinutes: minutesUntil(admission.retryAt, now) };
    }
    const found = await this.database.manager.findOne(Account, {
      where: { login },
      select: { id: true, passwordHash: true },
    });
    const matches = await verifyPassword(found?.passwordHash ?? null, password);
    const account = matches ? await this.findUsable(found!.id) : null;
    if (!account) return { outcome: 'refused' };
    await this.throttle.succeed(admission.attemptId);
    return { outcome: 'signedIn', account, holds: () => this.stillHas(account.id, found!.passwordHash) };
  }

  /** FOR SHARE waits for a change of the password to be committed, which ends the sessions that were stored before it. */
  private async stillHas(id: string, passwordHash: string): Promise<boolean> {
    const rows: unknown[] = await this.database.query(
      'SELECT FROM account WHERE id = $1 AND password_hash = $2 FOR SHARE',
      [id, passwordHash],
    );
    return rows.length === 1;
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

  /** A page (from 1) of those whose name, login or office contains the text, by office and name; of all for an empty text. */
  page(text: string, page: number): Promise<Paged<Account>> {
    const matching = this.database.manager
      .createQueryBuilder(Account, 'account')
      .where(`concat_ws(' ', account.name, account.login, account.officeName) ILIKE :pattern`, {
        pattern: `%${text.replace(/[\\%_]/g, '\\$&')}%`,
      });
    return this.pageByOffice(matching, page);
  }

  private pageByOffice(matching: SelectQueryBuilder<Account>, page: number): Promise<Paged<Account>> {
    return pageOf(matching, { page, perPage: ACCOUNTS_PER_PAGE }, (offset, limit) =>
      matching
        .clone()
        .orderBy('account.role')
        .addOrderBy('account.officeName')
        .addOrderBy('account.name')
        .addOrderBy('account.id')
        .offset(offset)
        .limit(limit)
        .getMany(),
    );
  }

  /** Ids of the health centres for which somebody can sign in today: what is asked of the others, nobody reads. */
  async centresWithUsers(): Promise<ReadonlySet<string>> {
    const accounts = await this.database.manager.findBy(Account, { role: 'healthCentre', active: true });
    const today = this.clock.today();
    return new Set(
      accounts.filter((each) => isUsable(each, today)).flatMap(({ healthCentreId }) => healthCentreId ?? []),
    );
  }

  /** The officers of the prefecture who can sign in today, by name: so many as a list can offer to be chosen from. */
  async officers(): Promise<Account[]> {
    const accounts = await this.database.manager.find(Account, {
      where: { role: 'prefectureOfficer', active: true },
      order: { name: 'ASC', id: 'ASC' },
      take: MOST_OFFICERS,
    });
    const today = this.clock.today();
    return accounts.filter((each) => isUsable(each, today));
  }

  find(id: string): Promise<Account | null> {
    return this.database.manager.findOneBy(Account, { id });
  }

  /** Those of the ids that there are, by name. */
  findAll(ids: readonly string[]): Promise<Account[]> {
    return this.database.manager.find(Account, { where: { id: In([...ids]) }, order: { name: 'ASC', id: 'ASC' } });
  }

  /**
   * Creates an account with a password that the person has chosen, or with a random one that is returned and shown once.
   * @throws FieldDeclined for a login that is taken or malformed, a weak password, a role without its office, a name that cannot be kept
   */
  async create(by: Actor, entry: NewAccount, ownPassword?: string): Promise<{ account: Account; password: string }> {
    const password = ownPassword ?? newPassword();
    const row = await prepared(entry, password, ownPassword === undefined);
    const id = randomUUID();
    await withTransaction(this.database, async (tx) => {
      await recordAct(tx, { ...(await this.insert(tx, by, id, row)), actor: by, idempotencyKey: null });
    });
    return { account: await this.database.manager.findOneByOrFail(Account, { id }), password };
  }

  /**
   * Creates accounts with one password that everybody knows, each with a hash of its own: several are computed at a time. The caller records it.
   * @throws FieldDeclined as `create`
   */
  async createAll(entries: readonly NewAccount[], password: string, manager: EntityManager): Promise<void> {
    const rows = await Promise.all(entries.map((entry) => prepared(entry, password, false)));
    for (const row of rows) await insertAccount(manager, randomUUID(), row);
  }

  /**
   * Registers an account as a form asks for it.
   * @returns with the random password, to be shown once; null for a second send, because only its hash is kept
   * @throws FieldDeclined as `create`; IdempotencyConflict
   */
  async register(entry: NewAccount, send: FormSend): Promise<{ account: Account; password: string | null }> {
    const password = newPassword();
    const row = await prepared(entry, password, true);
    const { id, repeated } = await createOnce(this.database, { ...send, act: 'account', content: entry }, (tx, newId) =>
      this.insert(tx, send.actor, newId, row),
    );
    return {
      account: await this.database.manager.findOneByOrFail(Account, { id }),
      password: repeated ? null : password,
    };
  }

  /**
   * Registers several people at once: all of them, or none.
   * @returns in their order, each with the random password, to be shown once; null for a second send
   * @throws FieldDeclined as `create`; IdempotencyConflict
   */
  async registerAll(
    entries: readonly NewAccount[],
    send: FormSend,
  ): Promise<{ account: Account; password: string | null }[]> {
    const creation = { ...send, act: 'accounts', content: entries };
    const logins = entries.map(({ login }) => normaliseLogin(login));
    const passwords = entries.map(() => newPassword());
    const made = await this.registerOnce(creation, entries, passwords);
    const stored = await this.database.manager.findBy(Account, { login: In(logins) });
    return logins.map((login, index) => ({
      account: stored.find((account) => account.login === login)!,
      password: made ? (passwords[index] ?? null) : null,
    }));
  }

  /** @returns false when an earlier send has made them */
  private async registerOnce(
    creation: Creation,
    entries: readonly NewAccount[],
    passwords: readonly string[],
  ): Promise<boolean> {
    // Whether it was done, or cannot be done, is known before the costly hashes are made: logins first, for an earlier send may be taking them.
    const [taken] = await this.takenLogins(entries.map(({ login }) => normaliseLogin(login)));
    if (await isCreated(this.database.manager, creation)) return false;
    if (taken !== undefined) throw loginTaken(taken);
    const rows: AccountRow[] = [];
    // One after the other, so that whoever signs in meanwhile need not wait for all of them.
    for (const [index, entry] of entries.entries()) rows.push(await prepared(entry, passwords[index] ?? '', true));
    const { repeated } = await createOnce(this.database, creation, async (tx) => {
      const made = [];
      for (const row of rows) made.push(await this.insert(tx, creation.actor, randomUUID(), row));
      const last = made.pop();
      if (last === undefined) throw new Error('nobody is to be registered');
      for (const act of made) await recordAct(tx, { ...act, actor: creation.actor, idempotencyKey: null });
      return last;
    });
    return !repeated;
  }

  /** Those of the logins that somebody has. @param logins as `normaliseLogin` leaves them */
  async takenLogins(logins: readonly string[]): Promise<ReadonlySet<string>> {
    const taken = await this.database.manager.findBy(Account, { login: In([...logins]) });
    return new Set(taken.map(({ login }) => login));
  }

  /**
   * Locks the account and ends its sessions. An administrator cannot lock the own account. A second send changes nothing.
   * @param seenVersion of the account as the page showed it
   * @throws FieldDeclined: a conflict when somebody changed it since, to the same effect too; IdempotencyConflict
   */
  async deactivate(send: FormSend, id: string, seenVersion: number): Promise<void> {
    if (id === send.actor.accountId) throw ownAccount();
    await this.changeOnce(send, { id, seenVersion }, 'DEACTIVATE_ACCOUNT', { active: false });
  }

  /**
   * Puts right who a person is, or follows a move to another office. What was recorded keeps the name and the office of its day.
   * Whoever gets another role or another office signs in again. Nobody takes the administration from oneself.
   * @param seenVersion as for `deactivate`
   * @param confirmed what was asked about and confirmed
   * @throws FieldDeclined as `create`; (a conflict) when somebody changed it since
   */
  async amend(
    by: Actor,
    id: string,
    entry: AccountEntry,
    seenVersion: number,
    confirmed: readonly string[],
  ): Promise<void> {
    const kept = keptEntry(entry);
    if (id === by.accountId && kept.role !== by.role)
      throw new FieldDeclined('role', 'ご自分の役割は変えられません。別のシステム管理者に依頼してください');
    await withTransaction(this.database, (tx) =>
      this.change(tx, by, { id, seenVersion, confirmed }, 'CHANGE_ACCOUNT', kept),
    );
  }

  /** A page (from 1) of those in use whose last day lies before that day, by role, office and name. */
  expiringBefore(day: IsoDate, page: number): Promise<Paged<Account>> {
    const matching = this.database.manager
      .createQueryBuilder(Account, 'account')
      .where('account.active AND account.expiresOn < :day', { day });
    return this.pageByOffice(matching, page);
  }

  /**
   * What is done about several people when people move: all of them or none. A second send changes nothing.
   * @param expiresOn the new last day, or null to lock them as `deactivate` does
   * @throws FieldDeclined for the own account; (a conflict) when somebody changed one of them since; IdempotencyConflict
   */
  async handOver(
    send: FormSend,
    people: readonly { id: string; seenVersion: number }[],
    expiresOn: IsoDate | null,
  ): Promise<void> {
    const { actor, confirmed } = send;
    if (expiresOn === null && people.some(({ id }) => id === actor.accountId)) throw ownAccount();
    // In one order, so that two who choose the same people do not wait for each other.
    const inOrder = [...people].sort((one, other) => (one.id < other.id ? -1 : 1));
    await withTransaction(this.database, async (tx) => {
      const creation = { ...send, act: 'handover', content: { people, expiresOn } };
      if ((await takeKey(tx, creation, randomUUID())) !== null) return;
      for (const person of inOrder)
        await (expiresOn === null
          ? this.change(tx, actor, { ...person, idempotencyKey: null }, 'DEACTIVATE_ACCOUNT', { active: false })
          : this.change(tx, actor, { ...person, confirmed, idempotencyKey: null }, 'CHANGE_ACCOUNT', { expiresOn }));
    });
  }

  /** @param seenVersion as for `deactivate` @throws FieldDeclined (a conflict) */
  async reactivate(send: FormSend, id: string, expiresOn: IsoDate | null, seenVersion: number): Promise<void> {
    await this.changeOnce(send, { id, seenVersion }, 'REACTIVATE_ACCOUNT', { active: true, expiresOn });
  }

  /**
   * Gives a new random password, to be shown once and changed at the next login, and ends the account's sessions. The own one is
   * changed by whoever knows it: a session that was left open must not be enough.
   * @throws FieldDeclined for the own account; (a conflict) also for a second send, whose password would take the place of the one just shown
   */
  async resetPassword(by: Actor, id: string, seenVersion: number): Promise<string> {
    if (id === by.accountId)
      throw new FieldDeclined(
        'account',
        'ご自分のパスワードは、ここでは作り直せません。「利用者の設定」で変更してください。忘れたときは、別のシステム管理者に依頼してください',
      );
    const password = newPassword();
    const passwordHash = await hashPassword(password);
    await withTransaction(this.database, (tx) =>
      this.change(tx, by, { id, seenVersion }, 'RESET_PASSWORD', {}, { passwordHash, mustChangePassword: true }),
    );
    return password;
  }

  /** A change by a form of its own, whose second send changes nothing. @throws as `change`; IdempotencyConflict */
  private async changeOnce(
    { actor, idempotencyKey }: FormSend,
    change: AccountChange,
    type: AccountEvent['type'],
    shown: Partial<Pick<Account, 'active' | 'expiresOn'>>,
  ): Promise<void> {
    await withTransaction(this.database, async (tx) => {
      const creation = { idempotencyKey, actor, act: type, content: change };
      if ((await takeKey(tx, creation, change.id)) === null) {
        await this.change(tx, actor, { ...change, idempotencyKey }, type, shown);
        return;
      }
      // It was done; whoever sends it once more must not read so when somebody has undone it since.
      const account = await tx.findOneBy(Account, { id: change.id });
      if (account && Object.keys(changesOf(account, shown).after).length > 0) throw accountChanged();
    });
  }

  /**
   * An administrator's act on an account, recorded and told to the person. Whoever may no longer be signed in is not.
   * @param shown what changes and may be told; where the account is so already, it stays, and an act with a key of its own is a conflict: somebody else was first
   * @param hidden what changes as well and is told to nobody
   * @throws FieldDeclined (a conflict)
   */
  private async change(
    tx: EntityManager,
    by: Actor,
    { id, seenVersion, confirmed = [], idempotencyKey }: AccountChange,
    type: AccountEvent['type'],
    shown: Partial<Pick<Account, 'active' | keyof AccountEntry>>,
    hidden: Partial<Pick<Account, 'passwordHash' | 'mustChangePassword'>> = {},
  ): Promise<void> {
    await lockAdministrators(tx);
    const account = await tx.findOne(Account, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (account === null) throw accountChanged(); // no page of ours shows one that there is not
    const changes = changesOf(account, shown);
    const isAlready = Object.keys(hidden).length === 0 && Object.keys(changes.after).length === 0;
    if (isAlready && idempotencyKey === undefined) return;
    if (isAlready || account.lockVersion !== seenVersion) throw accountChanged();
    await tx.update(Account, { id }, { ...shown, ...hidden, lockVersion: seenVersion + 1 });
    if (account.role === 'systemAdministrator') await this.requireAdministrator(tx);
    if (type !== 'REACTIVATE_ACCOUNT' && (type !== 'CHANGE_ACCOUNT' || isMoved(changes.after)))
      await endSessions(tx, id);
    await this.record(tx, by, id, { type, ...changes }, { confirmed, idempotencyKey });
  }

  /** @throws FieldDeclined when nobody would be left who keeps the accounts, tomorrow too */
  private async requireAdministrator(tx: EntityManager): Promise<void> {
    const administrators = await tx.findBy(Account, { role: 'systemAdministrator', active: true });
    const tomorrow = addDays(this.clock.today(), 1);
    if (!administrators.some((each) => isUsable(each, tomorrow)))
      throw new FieldDeclined(
        'account',
        '明日からログインできるシステム管理者がいなくなるため、変更していません。先に、別のシステム管理者を登録するか、利用を再開してください',
      );
  }

  /**
   * Changes the own password and ends the account's other sessions. A second send of the form finds it changed and is content.
   * @param currentSessionId session that stays
   * @throws FieldDeclined when the current password is wrong (counted like a failed login) or the new one is weak
   */
  async changePassword(id: string, current: string, next: string, currentSessionId: string): Promise<void> {
    const { login } = await this.database.manager.findOneByOrFail(Account, { id });
    const now = this.clock.now();
    const admission = await this.throttle.admit(login, now);
    if (!admission.admitted)
      throw new FieldDeclined(
        'currentPassword',
        `続けて間違えたため、${minutesUntil(admission.retryAt, now)}分後にもう一度お試しください`,
      );
    const [account, before] = await this.withHash(id);
    const isCurrent = await verifyPassword(before, current);
    // Whoever sends the form again knows the new password; one that somebody else made is never what the person chose.
    const isDone = !isCurrent && !account.mustChangePassword && (await verifyPassword(before, next));
    if (!isCurrent && !isDone) throw new FieldDeclined('currentPassword', '現在のパスワードが違います');
    await this.throttle.succeed(admission.attemptId);
    if (isDone) return;
    const problem =
      passwordProblem(next, login) ??
      (isAkin(next, current)
        ? 'いまのパスワードとは違うものにしてください。空白や記号、大文字・小文字を変えたもの、一、二文字を足したり除いたり変えたりしたもの、語句の順を変えたもの、逆に並べたものは使えません'
        : null);
    if (problem) throw new FieldDeclined('password', problem);
    const passwordHash = await hashPassword(next);
    const changed = await this.database.transaction(async (manager) => {
      const { affected } = await manager.update(
        Account,
        { id, passwordHash: before },
        { passwordHash, mustChangePassword: false },
      );
      if (affected !== 1) return false;
      await endSessions(manager, id, currentSessionId);
      await this.record(manager, toActor(account), id, { type: 'CHANGE_PASSWORD' });
      return true;
    });
    if (!changed && !(await verifyPassword((await this.withHash(id))[1], next)))
      throw new FieldDeclined(
        'currentPassword',
        'この画面を開いたあとに、パスワードが変更されています。新しいパスワードを確かめて、もう一度操作してください',
      );
  }

  private async insert(tx: EntityManager, by: Actor, id: string, row: AccountRow): Promise<Made> {
    await insertAccount(tx, id, row);
    return accountAct(by, id, { type: 'CREATE_ACCOUNT', after: row.entry }, this.clock.now());
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    id: string,
    event: AccountEvent,
    {
      confirmed = [],
      idempotencyKey = null,
    }: Pick<Act, 'confirmed'> & { idempotencyKey?: string | null | undefined } = {},
  ): Promise<void> {
    await recordAct(tx, { ...accountAct(actor, id, event, this.clock.now()), actor, idempotencyKey, confirmed });
  }

  /** Both as they were at one moment. */
  private async withHash(id: string): Promise<[Account, passwordHash: string]> {
    const account = await this.database.manager
      .createQueryBuilder(Account, 'account')
      .addSelect('account.passwordHash')
      .where({ id })
      .getOneOrFail();
    return [account, account.passwordHash];
  }
}

function minutesUntil(instant: Date, now: Date): number {
  return Math.max(1, Math.ceil((instant.getTime() - now.getTime()) / 60_000));
}

interface AccountRow {
  entry: NewAccount;
  passwordHash: string;
  mustChangePassword: boolean;
}

/** An entry as it is stored; the costly hash is made before any transaction. @throws FieldDeclined */
async function prepared(entry: NewAccount, password: string, mustChangePassword: boolean): Promise<AccountRow> {
  const login = normaliseLogin(entry.login);
  if (!isLogin(login)) throw new FieldDeclined('login', MALFORMED_LOGIN);
  const kept = keptEntry(entry);
  const problem = passwordProblem(password, login);
  if (problem) throw new FieldDeclined('password', problem);
  return {
    entry: { ...kept, login },
    passwordHash: await hashPassword(password),
    mustChangePassword,
  };
}

/** @throws FieldDeclined for a login that is taken; the database decides, so that two people who choose one at once are told apart */
async function insertAccount(manager: EntityManager, id: string, { entry, ...secret }: AccountRow): Promise<void> {
  const inserted: unknown[] = await manager.query(
    `INSERT INTO account (id, login, password_hash, name, role, office_name, institution_id, health_centre_id, expires_on, must_change_password)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (login) DO NOTHING RETURNING id`,
    [
      id,
      entry.login,
      secret.passwordHash,
      entry.name,
      entry.role,
      entry.officeName,
      entry.institutionId,
      entry.healthCentreId,
      entry.expiresOn,
      secret.mustChangePassword,
    ],
  );
  if (inserted.length === 0) throw loginTaken(entry.login);
}

function loginTaken(login: string): FieldDeclined {
  return new FieldDeclined('login', `ログインID「${login}」は既に使われています。別のIDにしてください`);
}

/** As it is stored: names cleaned, the office of the role alone. @throws FieldDeclined */
function keptEntry({ role, expiresOn, ...entry }: AccountEntry): AccountEntry {
  const name = namedAs('name', '氏名', entry.name);
  const officeName = namedAs('officeName', '所属の名称', entry.officeName);
  return { name, role, officeName, ...officeOf({ role, ...entry }), expiresOn };
}

/** Whether other cases may be seen by it, or other things done. */
function isMoved(changed: Readonly<Record<string, unknown>>): boolean {
  return ['role', 'institutionId', 'healthCentreId'].some((field) => field in changed);
}

function officeOf({
  role,
  institutionId,
  healthCentreId,
}: Pick<AccountEntry, 'role' | 'institutionId' | 'healthCentreId'>): Pick<
  AccountEntry,
  'institutionId' | 'healthCentreId'
> {
  if (role === 'hospital' && !institutionId)
    throw new FieldDeclined('account', '医療機関の利用者には、所属する医療機関を選んでください');
  if (role === 'healthCentre' && !healthCentreId)
    throw new FieldDeclined('account', '保健所の利用者には、所属する保健所を選んでください');
  return {
    institutionId: role === 'hospital' ? institutionId : null,
    healthCentreId: role === 'healthCentre' ? healthCentreId : null,
  };
}

function namedAs(field: 'name' | 'officeName', label: string, typed: string): string {
  const name = cleanLine(typed);
  const problem = name === '' ? `${label}を入力してください` : textProblem(label, name, LONGEST_NAME);
  if (problem !== null) throw new FieldDeclined(field, problem);
  return name;
}

/** In one order and before any other account, so that administrators who stop each other wait for each other. */
async function lockAdministrators(tx: EntityManager): Promise<void> {
  await tx.query(`SELECT FROM account WHERE role = 'systemAdministrator' ORDER BY id FOR UPDATE`);
}

async function endSessions(
  manager: EntityManager,
  accountId: string,
  keptSessionId: string | null = null,
): Promise<void> {
  await manager.query(`DELETE FROM session WHERE sess ->> 'accountId' = $1 AND sid IS DISTINCT FROM $2`, [
    accountId,
    keptSessionId,
  ]);
}
