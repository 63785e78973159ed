/** An institution has one designation of a kind at a time: it is renewed or its work is changed, and not asked for once more. */
import type { Condition } from '../case/decision.js';
import type { CaseFacts, DesignationTerm } from '../case/facts.js';
import type { IsoDate } from '../calendar/days.js';
import { formatJapaneseDate } from '../calendar/japanese-date.js';
import { arrivedInTime, continuationOf, endOfTermBy } from '../designation/validity.js';
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
  const period = periodOf(held);
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
        lineOf(held),
      ),
    ];
  }
  if (procedure !== 'renewal' || current === null) return [];
  // It may have been given anew after this one had lapsed.
  return [
    notRenewedYet(facts, `この指定の後の指定（${period}）を受けています。次の更新は、その指定から始めてください`),
  ];
}

const periodOf = (held: DesignationTerm | null): string =>
  held === null ? '' : `${formatJapaneseDate(held.validFrom)}から${formatJapaneseDate(held.validTo)}まで`;

const lineOf = (held: DesignationTerm | null): string =>
  held === null ? '指定台帳（登録なし）' : `指定台帳（有効期間 ${periodOf(held)}）`;

/** Whether another designation came after the one that is to be renewed, renewed or given anew. */
function notRenewedYet(
  { kind, heldDesignation: held, currentDesignation: current }: TermFacts,
  unmet: string,
): Condition {
  return condition(
    'notRenewedYet',
    held === null || current === null || held.validTo <= current.validTo,
    { met: 'この指定より後の指定は、まだ受けていません', unmet },
    articleFor(kind, '115③'),
    lineOf(held),
  );
}

/**
 * Asked wherever the arrival of a paper is set (opening, note, correction). A renewal that arrived by the last day keeps its designation in force
 * (法115②), so none is recorded where another designation came after that term: the institution would have two of the kind. One that came too late keeps
 * nothing in force and is recorded beside each (行政手続法7条・8条), and one that was given up by the first day of the other kept it no longer than that.
 * @param arrival as it is noted or put right
 * @param givenUpOn day on which that renewal was withdrawn; null while it stands
 */
export function paperBesideNoOther(
  facts: TermFacts,
  { arrival, givenUpOn }: { arrival: IsoDate; givenUpOn: IsoDate | null },
): Condition[] {
  const { procedure, heldDesignation: held, currentDesignation: current } = facts;
  if (procedure !== 'renewal' || current === null || !arrivedInTime(arrival, current)) return [];
  if (held !== null && givenUpOn !== null && givenUpOn <= held.validFrom) return [];
  return [
    notRenewedYet(
      facts,
      `この指定の後の指定（${periodOf(held)}）を受けています。満了の日までに到達した更新の申請は、処分がされるまで前の指定の効力を続けるものですが、同じ区分の指定は同時に一つだけのため、この日では記録できません。到達の日を確かめ、この日で正しいときは、その申請への応答をこのシステムの外で行ってください`,
    ),
  ];
}

const BACKDATED = '効力のなかった期間にさかのぼって指定が続いていたことになるため';

/** What an officer would do to a designation that has lapsed, and why it cannot be, in the words of the refusal. */
const REVIVING = {
  undoWithdrawal: `取下げを取り消すと、${BACKDATED}、取り消せません`,
  undoOfTooLate:
    '取下げを取り消しても、この申請で更新を受けることはできないため、取り消せません。紙の申請が満了の日までに到達していたときは、取下げのまま、その到達を記録できます',
  notePaper: `満了の日までに到達した紙の申請を記録すると、${BACKDATED}、記録できません`,
  correctArrival: `到達の日を満了の日までの日に直すと、${BACKDATED}、直せません`,
} as const;

/**
 * A designation that has lapsed is not given back by one officer's word: there was none in between, and what is gone is asked for anew (法115①②;
 * docs/adr/0032-one-designation-at-a-time.md).
 */
export function nothingRevived(
  kind: Kind,
  act: keyof typeof REVIVING,
  { text, revived }: { text: string; revived: boolean },
): Condition {
  return condition(
    'nothingLapsedIsRevived',
    !revived,
    {
      met: '効力を失った指定が、この操作で続いていたことになることはありません',
      unmet: `${text}${REVIVING[act]}。続けて指定を受けるには、新規の申請が要ります`,
    },
    articleFor(kind, '115②'),
  );
}

/**
 * A renewal that arrived by the last day keeps the designation in force whenever that is noted, unless another one of the term was decided or given
 * up after the last day: then the designation has ended by that (法115②), and no paper is found that would carry it on.
 * @param arrival of the renewal that is noted, or as it is put right
 * @param givenUpOn day on which that renewal was withdrawn: it carries the designation no further than that; null while it stands
 */
export function lapseStands(
  kind: Kind,
  act: 'notePaper' | 'correctArrival',
  term: Parameters<typeof continuationOf>[0] & { endedOn?: IsoDate | null },
  { arrival, givenUpOn }: { arrival: IsoDate; givenUpOn: IsoDate | null },
): Condition[] {
  if (!arrivedInTime(arrival, term)) return [];
  const { standing, text } = continuationOf(term);
  const reaches = (on: IsoDate | null) => on !== null && (givenUpOn === null || on < givenUpOn);
  const isRecorded = term.renewals.some((each) => reaches(endOfTermBy(each, term)));
  const { endedOn = null } = term;
  return [
    nothingRevived(kind, act, {
      // The end that the register keeps is no longer told by what is recorded of the arrival.
      text:
        isRecorded || endedOn === null
          ? text
          : `指定は、更新の申請によって満了の日の後も続き、${formatJapaneseDate(endedOn)}に、その申請の取下げ（提出の取消しを含みます。）又は処分の通知によって効力を失いました。その申請の到達又は通知の日の記録は、後に直されています。`,
      revived: standing === 'expired' && (isRecorded || reaches(endedOn)),
    }),
  ];
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
