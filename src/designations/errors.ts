import { Declined } from '../platform/declined.js';

/** No such designation. */
export class DesignationNotFound extends Declined {
  override readonly name = 'DesignationNotFound';

  constructor() {
    super('notFound', 'この指定は見つかりません。指定台帳から選び直してください。', {
      type: 'designation-not-found',
      title: '指定が見つかりません',
    });
  }
}

/** Somebody changed the entry after the page was opened; nothing was done. */
export class DesignationChanged extends Declined {
  override readonly name = 'DesignationChanged';

  constructor(readonly designationId: string) {
    super(
      'conflict',
      'この指定の記録は、画面を開いたあとに更新されています。内容を確認して、もう一度操作してください。',
    );
  }
}

/** There is no draft decision, so no notice to look at. */
export class NothingDrafted extends Declined {
  override readonly name = 'NothingDrafted';

  constructor() {
    super('notFound', '起案がないため、通知書の案を作成できません。先に起案してください。');
  }
}
