import { Declined, Gone } from '../platform/declined.js';

/** No such meeting or request, or it is another health centre's: both look the same. */
export class MeetingNotFound extends Declined {
  override readonly name = 'MeetingNotFound';

  constructor() {
    super('notFound', 'この会議又は依頼は見つかりません。一覧から選び直してください。');
  }
}

/** The meeting was taken off the list after the form was opened. */
export class MeetingRemoved extends Gone {
  override readonly name = 'MeetingRemoved';

  constructor() {
    super(
      'この会議は、画面を開いたあとに一覧から除かれています。何も行っていません。会議の一覧から選び直してください。',
    );
  }
}

/** The request was withdrawn, or is to be made anew, after the form was opened. */
export class RequestEnded extends Gone {
  override readonly name = 'RequestEnded';

  constructor() {
    super(
      'この依頼は、画面を開いたあとに都道府県が取り下げたか、審査に戻しています。何も行っていません。一覧を開き直して、いまの依頼を確かめてください。',
    );
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
