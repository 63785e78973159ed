/** What is typed of a person who may sign in. */
import type { AccountRole } from '../../identity/account.entity.js';
import { LONGEST_NAME } from '../../identity/account.service.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { ROLES } from '../../procedure/terms/actors.js';
import { Choice, Day, Line } from '../fields/fields.js';

/** Roles a person can be given. */
export const ACCOUNT_ROLES = ROLES.filter((role) => role !== 'timer');

export const CHOOSE_INSTITUTION = '所属する医療機関を選んでください';
export const CHOOSE_CENTRE = '所属する保健所を選んでください';

const forRole = (role: AccountRole, message: string) => (input: object) =>
  (input as Partial<AccountInput>).role === role ? message : null;

/** How the institution of a person is looked for, before the whole form is sent. */
export class OfficeSearchInput {
  @Line('医療機関を探す言葉', { longest: LONGEST_NAME }) institutionText = '';
  @Line('所属する医療機関', { required: forRole('hospital', CHOOSE_INSTITUTION) }) institutionId = '';
}

/** Whether the office exists is asked of the registry. */
export class AccountInput extends OfficeSearchInput {
  @Line('氏名', { required: '氏名を入力してください', longest: LONGEST_NAME }) name!: string;
  @Line('ログインID', { required: 'ログインIDを入力してください', longest: LONGEST_NAME }) login!: string;
  @Choice('役割', ACCOUNT_ROLES, { unreadable: '役割を選んでください' }) role!: AccountRole;
  @Line('所属の名称', { required: '所属の名称を入力してください', longest: LONGEST_NAME }) officeName!: string;
  @Line('所属する保健所', { required: forRole('healthCentre', CHOOSE_CENTRE) }) healthCentreId = '';
  @Day('有効期限', { rule: 'account.expiresOn', unreadable: '有効期限を日付で入力してください（例: 令和9年3月31日）' })
  expiresOn: IsoDate | null = null;
}
