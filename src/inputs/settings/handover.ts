/** What is typed of the people who stay beyond 年度末. */
import type { IsoDate } from '../../procedure/calendar/days.js';
import { Day } from '../fields/fields.js';

const ENTER_DAY = '新しい有効期限を日付で入力してください（例: 令和10年3月31日）';

export class ExtensionInput {
  @Day('新しい有効期限', { rule: 'account.expiresOn', required: ENTER_DAY, unreadable: ENTER_DAY })
  expiresOn!: IsoDate;
}
