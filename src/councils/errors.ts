import { Declined } from '../platform/declined.js';

/** No such meeting or request, or it is another health centre's: both look the same. */
export class MeetingNotFound extends Declined {
  override readonly name = 'MeetingNotFound';

  constructor() {
    super('notFound', 'この会議又は依頼は見つかりません。一覧から選び直してください。');
  }
}

/** Somebody changed the meeting after the form was opened; nothing was done. */
export class MeetingChanged extends Declined {
  override readonly name = 'MeetingChanged';

  constructor(readonly meetingId: string) {
    super(
      'conflict',
      'この会議の記録は、画面を開いたあとに更新されています。入力した内容は、まだ保存されていません。いまの内容を確認して、もう一度操作してください。',
    );
  }
}
