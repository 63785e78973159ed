import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Actor, Role } from '../procedure/terms/actors.js';
import type { IsoDate } from '../procedure/calendar/days.js';

/** Roles a person can have; `timer` is no person. */
export type AccountRole = Exclude<Role, 'timer'>;

/** One named person of one office. Accounts are never deleted, because the case log names them. */
@Entity('account')
export class Account {
  @PrimaryGeneratedColumn('uuid') id!: string;
  /** As `normaliseLogin` leaves it. */
  @Column('text') login!: string;
  /** Argon2id; read only where a password is verified. */
  @Column('text', { name: 'password_hash', select: false }) passwordHash!: string;
  @Column('text') name!: string;
  @Column('text') role!: AccountRole;
  @Column('text', { name: 'office_name' }) officeName!: string;
  /** Set exactly when the role is `hospital`. */
  @Column('uuid', { name: 'institution_id', nullable: true }) institutionId!: string | null;
  /** Set exactly when the role is `healthCentre`. */
  @Column('text', { name: 'health_centre_id', nullable: true }) healthCentreId!: string | null;
  @Column('boolean', { default: true }) active!: boolean;
  /** Last day on which the person may sign in. */
  @Column('date', { name: 'expires_on', nullable: true }) expiresOn!: IsoDate | null;
  /** The password was made by somebody else: it is changed before anything else is done. */
  @Column('boolean', { name: 'must_change_password', default: false }) mustChangePassword!: boolean;
  /** Raised by every act of an administrator on the account. */
  @Column('int', { name: 'lock_version', default: 1 }) lockVersion!: number;
}

/** Whether the account may be used on that day. */
export function isUsable(account: Account, today: IsoDate): boolean {
  return account.active && (account.expiresOn === null || today <= account.expiresOn);
}

export function toActor(account: Account): Actor {
  return {
    accountId: account.id,
    name: account.name,
    role: account.role,
    officeName: account.officeName,
    institutionId: account.institutionId,
    healthCentreId: account.healthCentreId,
  };
}

/** Logins are typed in any width and case. Control characters are in none, and PostgreSQL refuses NUL even in a question. */
export function normaliseLogin(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/\p{Cc}/gu, '')
    .trim()
    .toLowerCase();
}
