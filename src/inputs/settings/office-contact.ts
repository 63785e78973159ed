/** What is typed of 知事・担当の連絡先. */
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { OfficeContact } from '../../procedure/case/facts.js';
import { Day, Line } from '../fields/fields.js';

const ENTER_DAY = '適用を始める日を日付で入力してください（例: 令和9年4月1日）';

export class OfficeContactInput implements OfficeContact {
  @Day('適用を始める日', { rule: 'officeContact.holdsFrom', required: ENTER_DAY, unreadable: ENTER_DAY })
  holdsFrom!: IsoDate;
  @Line('知事の氏名', { longest: 40 }) governorName = '';
  @Line('課・係の名称', { longest: 60 }) section = '';
  @Line('電話', { longest: 40 }) phone = '';
  @Line('メール', { longest: 100 }) email = '';
  @Line('変更の理由', { longest: 100 }) reason = '';
}
