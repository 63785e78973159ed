import type { KeptForm } from './kept-form.js';
import type { Condition, RefusalCode } from '../../procedure/case/decision.js';
import type { SectionBody } from '../../procedure/fields/content-sections.js';
import type { CaseState } from '../../procedure/terms/states.js';

import { Declined } from '../../platform/declined.js';
import type { Application } from './application.js';
import type { SavedSection } from './working-section.js';

export { IdempotencyConflict } from '../../record/idempotency-conflict.js';

/** The case does not exist, or the actor may not know of it: both look the same. */
export class CaseNotFound extends Declined {
  override readonly name = 'CaseNotFound';

  constructor() {
    super('notFound', 'この申請は見つかりません。番号と、ご自分の担当かどうかをご確認ください。', {
      type: 'case-not-found',
      title: '申請が見つかりません',
    });
  }
}

/** The case moved on after the form was opened; nothing was done. */
export class StaleVersion extends Declined {
  override readonly name = 'StaleVersion';
  /** What is said to whoever may read of nothing that was recorded since: there is no change to look at. */
  readonly unseen: string;

  constructor(
    readonly caseId: string,
    readonly formVersion: number,
    readonly currentVersion: number,
    /** Which of several it was. */
    caseName?: string,
  ) {
    super(
      'conflict',
      `${caseName ?? 'この申請'}は、画面を開いたあとに更新されています。いまの内容を確かめて、もう一度操作してください。`,
      { type: 'stale-version', title: '申請が更新されています', members: { currentVersion } },
    );
    this.unseen = `${caseName ?? 'この申請'}には、画面を開いたあとに、あなたには示されない事務の記録が加わりました。`;
  }
}

/** A section of the working copy as it is stored now. */
export interface StoredSection {
  version: number;
  body: SectionBody;
  /** '' and null when it was never saved. */
  savedByName: string;
  savedAt: Date | null;
}

/** Somebody else saved the section after the form was opened; nothing was done. */
export class StaleSection extends Declined {
  override readonly name = 'StaleSection';

  constructor(
    readonly stored: StoredSection,
    /** What was sent. */
    readonly sent: SectionBody,
  ) {
    super(
      'conflict',
      'この画面を開いたあとに、ほかの方が同じ画面を保存しています。両方の内容を確かめて、もう一度保存してください。',
      {
        type: 'stale-section',
        title: '同じ画面が先に保存されています',
        members: {
          currentVersion: stored.version,
          stored: stored.body,
          sent,
          savedByName: stored.savedByName || null,
          savedAt: stored.savedAt?.toISOString() ?? null,
        },
      },
    );
  }
}

/** Somebody else kept what they typed on the same form since it was opened; nothing was done. */
export class KeptMeanwhile extends Declined {
  override readonly name = 'KeptMeanwhile';

  /** @param stored null where it was given up or sent meanwhile */
  constructor(readonly stored: KeptForm | null) {
    super('conflict', 'この画面を開いたあとに、ほかの方が同じ画面の途中の内容を保存しています。', {
      type: 'stale-kept-form',
      title: '途中の内容が先に保存されています',
    });
  }
}

/** The working copy was saved after the page was opened from which it should be submitted; nothing was done. */
export class StaleWorkingCopy extends Declined {
  override readonly name = 'StaleWorkingCopy';

  /** @param sections every saved section, with who saved it last and when */
  constructor(workingVersion: number, sections: readonly SavedSection[]) {
    super(
      'conflict',
      'この画面を開いたあとに、申請内容が保存されています。いまの内容を確かめて、もう一度提出してください。',
      {
        type: 'stale-working-copy',
        title: '申請内容が保存されています',
        members: {
          workingVersion,
          sections: sections.map(({ section, version, savedByName, savedAt }) => ({
            section,
            lockVersion: version,
            savedByName,
            savedAt: savedAt.toISOString(),
          })),
        },
      },
    );
  }
}

/** The procedure does not allow it; every unmet condition is told. */
export abstract class ConditionsUnmet extends Declined {
  constructor(
    message: string,
    readonly conditions: readonly Condition[],
    code: RefusalCode = 'conditionsUnmet',
  ) {
    // a step that belongs to another role is forbidden; any other refusal can be mended
    // What a paper says in place of what is to be done is for the paper.
    const told = conditions.map(({ fact: _, ...each }) => each);
    super('refused', message, { members: { code, conditions: told }, ...(code === 'notYourRole' && { status: 403 }) });
  }
}

/** The procedure does not allow the event now; the attempt is logged and nothing else is changed. */
export class CommandRefused extends ConditionsUnmet {
  override readonly name = 'CommandRefused';

  constructor(
    readonly caseId: string,
    readonly state: CaseState,
    readonly code: RefusalCode,
    message: string,
    conditions: readonly Condition[],
  ) {
    super(message, conditions, code);
  }
}

/** No case may be opened like this; nothing is logged, because there is no case. */
export class OpeningRefused extends ConditionsUnmet {
  override readonly name = 'OpeningRefused';

  constructor(conditions: readonly Condition[]) {
    super(conditions.map(({ text }) => text).join('\n'), conditions);
  }
}

/** No such record in this case, or the person may not know of it: both look the same. */
export class RecordNotFound extends Declined {
  override readonly name = 'RecordNotFound';

  constructor() {
    super('notFound', 'この記録は見つかりません。申請の画面を開き直してください。');
  }
}

/**
 * Why something of the case is not found for which a form was opened: an act since then has ended or removed it, or it never was there.
 * @param seen version of the case as the form shows it; below 0 for none
 */
export function notThere<E extends Declined>(
  { id, lockVersion }: Pick<Application, 'id' | 'lockVersion'>,
  seen: number,
  otherwise: E,
): E | StaleVersion {
  return seen >= 0 && seen < lockVersion ? new StaleVersion(id, seen, lockVersion) : otherwise;
}

/** The entry may not be taken back like this; nothing was changed. */
export class EntryNotWithdrawable extends ConditionsUnmet {
  override readonly name = 'EntryNotWithdrawable';

  constructor(conditions: readonly Condition[]) {
    super(conditions.map(({ text }) => text).join('\n'), conditions);
  }
}

/** The record may not be corrected like this; nothing was changed. */
export class CorrectionRefused extends ConditionsUnmet {
  override readonly name = 'CorrectionRefused';

  constructor(conditions: readonly Condition[]) {
    super(conditions.map(({ text }) => `${text}。`).join(''), conditions);
  }
}

/** The document may not be put out like this now; nothing was stored. */
export class DocumentRefused extends ConditionsUnmet {
  override readonly name = 'DocumentRefused';

  constructor(conditions: readonly Condition[]) {
    super(conditions.map(({ text }) => `${text}。`).join(''), conditions);
  }
}
