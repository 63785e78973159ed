import { Declined } from '../../platform/declined.js';

/** No such document in this case, or the person may not know of it: both look the same. */
export class DocumentNotFound extends Declined {
  override readonly name = 'DocumentNotFound';

  constructor() {
    super('notFound', 'この文書は見つかりません。申請の画面を開き直してください。');
  }
}

/** A letter tells of reports, and one of them does not stand any more. */
export class ReportTakenBack extends Declined {
  override readonly name = 'ReportTakenBack';

  constructor() {
    super(
      'conflict',
      '選んだ案件に、報告されていないもの（報告が取り消されたもの、依頼が取り下げられたもの）があります。何も発行していません。いまの一覧から選び直してください。',
    );
  }
}
