import { Declined } from '../../platform/declined.js';

/** No such document in this case, or the person may not know of it: both look the same. */
export class DocumentNotFound extends Declined {
  override readonly name = 'DocumentNotFound';

  constructor() {
    super('notFound', 'この文書は見つかりません。申請の画面を開き直してください。');
  }
}
