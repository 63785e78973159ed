/** An institution has one designation of a kind at a time: it is renewed or its work is changed, and not asked for once more. */
import type { Condition } from '../case/decision.js';
import type { CaseFacts } from '../case/facts.js';
import type { IsoDate } from '../calendar/days.js';
import { formatJapaneseDate } from '../calendar/japanese-date.js';
import { continuationOf } from '../designation/validity.js';
import { type Kind, KIND_INFO } from '../terms/kinds.js';
import { articleFor } from '../terms/law.js';
import { condition } from './condition.js';

export type TermFacts = Pick<CaseFacts, 'kind' | 'procedure' | 'heldDesignation'> & {
  currentDesignation: { validTo: IsoDate } | null;
};

/**
 * Asked when a case is begun, submitted and decided. A new designation is for a hospital that has none, nor one that begins
 * later; one that continues until its renewal is decided still is one (法115②). Of a term there is one renewal.
 */
export function oneDesignationOfKind(facts: TermFacts, today: IsoDate): Condition[] {
  const { kind, procedure, heldDesignation: held, currentDesignation: current } = facts;
  const { label } = KIND_INFO[kind];
  const period =
    held === null ? '' : `${formatJapaneseDate(held.validFrom)}から${formatJapaneseDate(held.validTo)}まで`;
  const line = held === null ? '指定台帳（登録なし）' : `指定台帳（有効期間 ${period}）`;
  if (procedure === 'new') {
    const standing = held === null ? 'expired' : continuationOf({ ...held, today }).standing;
    return [
      condition(
        'noDesignationOfKind',
        standing === 'expired',
        {
          met: `${label}の指定を受けていません`,
          unmet: `${label}の指定（${period}）を受けています${
            standing === 'deemedContinuing' ? '。満了の後も、更新の申請に処分がされるまで効力を有します' : ''
          }。新規ではなく、続けて指定を受けるときは更新、業務の内容を変えるときは業務変更を申請してください`,
        },
        articleFor(kind, standing === 'deemedContinuing' ? '115②' : '115①'),
        line,
      ),
    ];
  }
  if (procedure === 'renewal' && current !== null) {
    return [
      condition(
        'notRenewedYet',
        held === null || held.validTo <= current.validTo,
        {
          met: 'この指定より後の指定は、まだ受けていません',
          // It may have been given anew after this one had lapsed.
          unmet: `この指定の後の指定（${period}）を受けています。次の更新は、その指定から始めてください`,
        },
        articleFor(kind, '115③'),
        line,
      ),
    ];
  }
  return [];
}

/** Work is changed of a designation that is in force, in its term or after it by an undecided renewal (法115②・116①). Asked when a change is begun and submitted. */
export function designationInForce(
  kind: Kind,
  term: Parameters<typeof continuationOf>[0] & { validFrom: IsoDate },
  evidence?: string,
): Condition {
  const { standing, text } = continuationOf(term);
  // One that was granted ahead of its first day is changed as well.
  const met =
    term.today < term.validFrom
      ? `指定は${formatJapaneseDate(term.validFrom)}から効力を有します。`
      : '現在の指定は効力を有しています。';
  return condition(
    'designationInForce',
    standing !== 'expired',
    {
      met: `${met}${text}`,
      unmet: `現在の指定は効力を失っています。${text}変更ではなく新規の申請をしてください`,
    },
    articleFor(kind, '116①'),
    evidence,
  );
}
