import { Declined } from '../platform/declined.js';

/** The idempotency key was used for something else: another act, content or person. */
export class IdempotencyConflict extends Declined {
  override readonly name = 'IdempotencyConflict';

  constructor() {
    super('conflict', 'この送信は別の操作で使われています。画面を開き直して、もう一度操作してください。', {
      type: 'idempotency-conflict',
      title: '操作の番号が使われています',
    });
  }
}
