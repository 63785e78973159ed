import type { Condition, RefusalCode } from '../../procedure/case/decision.js';
import type { CaseState } from '../../procedure/terms/states.js';

export { IdempotencyConflict } from '../../platform/create-once.js';

/** The case does not exist, or the actor may not know of it: both look the same. */
export class CaseNotFound extends Error {
  override readonly name = 'CaseNotFound';

  constructor() {
    super('この申請は見つかりません。番号と、ご自分の担当かどうかをご確認ください。');
  }
}

/** The case moved on after the form was opened; nothing was done. */
export class StaleVersion extends Error {
  override readonly name = 'StaleVersion';

  constructor(
    readonly caseId: string,
    readonly formVersion: number,
    readonly currentVersion: number,
    /** Which of several it was. */
    referenceNo?: string,
  ) {
    super(
      `${referenceNo ?? 'この申請'}は、画面を開いたあとに更新されています。変更の内容を確認して、もう一度操作してください。`,
    );
  }
}

/** The procedure does not allow the event now; the attempt is logged and nothing else is changed. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';

  constructor(
    readonly caseId: string,
    readonly state: CaseState,
    readonly code: RefusalCode,
    message: string,
    /** Every unmet condition. */
    readonly conditions: readonly Condition[],
  ) {
    super(message);
  }
}

/** No case may be opened like this; nothing is logged, because there is no case. */
export class OpeningRefused extends Error {
  override readonly name = 'OpeningRefused';

  constructor(
    /** Every unmet condition. */
    readonly conditions: readonly Condition[],
  ) {
    super(conditions.map(({ text }) => text).join('\n'));
  }
}

/** The paper may not be put out like this now; nothing was stored. */
export class PaperRefused extends Error {
  override readonly name = 'PaperRefused';

  constructor(
    /** Every unmet condition. */
    readonly conditions: readonly Condition[],
  ) {
    super(conditions.map(({ text }) => `${text}。`).join(''));
  }
}
