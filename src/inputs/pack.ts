/** What is typed for a pack of documents, besides the cases it is made of. */
import type { IsoDate } from '../procedure/calendar/days.js';
import { COUNCILS } from '../procedure/case/facts.js';
import type { PrefectureCouncil } from '../procedure/case/council-questions.js';
import { Choice, Day, Line } from './fields/fields.js';

const PREFECTURE_COUNCILS = COUNCILS.filter(
  (council): council is PrefectureCouncil => council !== 'coordinationCouncil',
);

/** 対策協・審議会資料. */
export class CouncilSessionInput {
  @Choice('会議体', PREFECTURE_COUNCILS, { unreadable: '会議体を選んでください。' }) council!: PrefectureCouncil;
  @Line('会議の名称', { required: true, longest: 100 }) meetingName!: string;
  @Day('開催日', { rule: 'councilSession.heldOn', unreadable: '開催日を、例のように入力してください。' })
  heldOn: IsoDate | null = null;
}

const ENTER_DATE = '公示の日付を、例のように入力してください。';

/** 公示文; a number of '' is none. */
export class NoticePackInput {
  @Line('公示の番号', { longest: 60 }) number = '';
  @Day('公示の日付', { rule: 'publicNotice.date', required: ENTER_DATE, unreadable: ENTER_DATE }) date!: IsoDate;
}
