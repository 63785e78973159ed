import type { Problem } from '../procedure/fields/problems.js';

/** No such designation. */
export class DesignationNotFound extends Error {
  override readonly name = 'DesignationNotFound';

  constructor() {
    super('この指定は見つかりません。指定台帳から選び直してください。');
  }
}

/** Somebody changed the entry after the page was opened; nothing was done. */
export class DesignationChanged extends Error {
  override readonly name = 'DesignationChanged';

  constructor(readonly designationId: string) {
    super('この指定の記録は、画面を開いたあとに更新されています。内容を確認して、もう一度操作してください。');
  }
}

/** What was typed of the public notice cannot be recorded; each problem belongs beside its field (`on`, `method`). */
export class PublicNoticeRefused extends Error {
  override readonly name = 'PublicNoticeRefused';

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join(''));
  }
}

/** There is no draft decision, so no notice to look at. */
export class NothingDrafted extends Error {
  override readonly name = 'NothingDrafted';

  constructor() {
    super('起案がないため、通知書の案を作成できません。先に起案してください。');
  }
}
