/** What is typed of a 公示. */
import type { IsoDate } from '../procedure/calendar/days.js';
import { Day, Line, Text } from './fields/fields.js';

export class PublicNoticeInput {
  @Day('公示の日', { rule: 'publicNotice.on', unreadable: '公示の日を日付で入力してください（例：令和8年12月4日）' })
  on: IsoDate | null = null;
  @Line('公示の方法', { longest: 200 }) method = '';
}

/** What is typed to take the record of a 公示 back that is not there: why. */
export class PublicNoticeWithdrawalInput {
  @Text('公示の記録を取り消す理由') reason = '';
}
