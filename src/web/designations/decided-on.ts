/** The day of the decision that made a line of the register, with the decision where it is no first designation. */
import { OUTCOME_LABEL } from '../../procedure/terms/kinds.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { RegisterEntry } from '../../register/designation-register.js';

/** Header of the column. */
export const DECIDED_ON = '指定等の年月日';

/** 「令和9年1月4日（業務の変更の承認）」. @param format of the day */
export function decidedText(
  { designatedOn, decidedBy }: Pick<RegisterEntry, 'designatedOn' | 'decidedBy'>,
  format: (day: IsoDate) => string,
): string {
  const day = format(designatedOn);
  return decidedBy === 'new' ? day : `${day}（${OUTCOME_LABEL[decidedBy].granted}）`;
}
