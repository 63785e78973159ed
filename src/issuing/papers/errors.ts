import { Declined } from '../../platform/declined.js';

/** No such paper in this case, or the person may not know of it: both look the same. */
export class PaperNotFound extends Declined {
  override readonly name = 'PaperNotFound';

  constructor() {
    super('notFound', 'この文書は見つかりません。申請の画面を開き直してください。');
  }
}
