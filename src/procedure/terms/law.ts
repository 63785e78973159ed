/** Where the rules of 法113–116 stand for each kind: the other kinds borrow them (準用). */
import type { Kind, ProcedureType } from './kinds.js';

/** With which paragraph a kind borrows the rules of 法113–117. */
export const BORROWED_BY: Readonly<Record<Kind, string>> = { B: '', RENKEI_B: '法118②', C1: '法119②', C2: '法120②' };

/** Short title of the prefecture's guide to the hearings (domain.md S2): 北海道「…保健所における事務について（第2版）」令和5年12月. */
export const HEARING_GUIDE = '道「保健所における事務について（第2版）」';

/** An article of 法113–116 as it applies to a kind, e.g. 法118②→113⑤. */
export function articleFor(kind: Kind, article: string): string {
  return kind === 'B' ? `法${article}` : `${BORROWED_BY[kind]}→${article}`;
}

/**
 * A paragraph of 法113 as it applies to a kind in a procedure: renewal borrows it through 法115④, the approval of a
 * change through 法116②, e.g. 法120②→115④→113⑤.
 */
export function article113For(
  { kind, procedure }: { kind: Kind; procedure: ProcedureType },
  paragraph: string,
): string {
  const through = { new: '', renewal: '115④→', change: '116②→' }[procedure];
  return articleFor(kind, `${through}113${paragraph}`);
}

/** Why 医療審議会 must be heard: before a designation, a renewal and the approval of a change alike. */
export function medicalCouncilBasis(kind: Kind, procedure: ProcedureType): string {
  return article113For({ kind, procedure }, '⑤');
}

/** Articles of the ordinance (医療法施行規則) that differ only in number from kind to kind. */
export interface OrdinanceArticles {
  /** What the draft plan must contain. */
  plan: string;
  /** Documents of the application: the pledge and the evaluation result. */
  pledge: string;
  evaluation: string;
  violation: string;
  /** How a designation, a renewal or an approved change is made public. */
  publicNotice: string;
  renewal: string;
  change: string;
}

export const ORDINANCE: Readonly<Record<Kind, OrdinanceArticles>> = {
  B: {
    plan: '則82①',
    pledge: '則81②三',
    evaluation: '則81②四',
    violation: '則82②',
    publicNotice: '則83',
    renewal: '則84',
    change: '則85③',
  },
  RENKEI_B: {
    plan: '則89①',
    pledge: '則88②三',
    evaluation: '則88②四',
    violation: '則89②→82②',
    publicNotice: '則90',
    renewal: '則91',
    change: '則92③',
  },
  C1: {
    plan: '則96①',
    pledge: '則95②三',
    evaluation: '則95②四',
    violation: '則96②→82②',
    publicNotice: '則97',
    renewal: '則98',
    change: '則99③',
  },
  C2: {
    plan: '則103①',
    pledge: '則102②四',
    evaluation: '則102②五',
    violation: '則103②→82②',
    publicNotice: '則104',
    renewal: '則105',
    change: '則106⑦',
  },
};

/** What renewal and the approval of a change borrow 則82② with. */
const VIOLATION_THROUGH: Readonly<Record<Kind, Readonly<Record<Exclude<ProcedureType, 'new'>, string>>>> = {
  B: { renewal: '84②', change: '85④' },
  RENKEI_B: { renewal: '91②', change: '92④' },
  C1: { renewal: '98②', change: '99④' },
  C2: { renewal: '105②', change: '106⑧' },
};

/** Which violation of labour law counts (則82②), as the kind and the procedure borrow it: 則91②→89②→82②. */
export function violationArticle({ kind, procedure }: { kind: Kind; procedure: ProcedureType }): string {
  const own = ORDINANCE[kind].violation;
  return procedure === 'new' ? own : `則${VIOLATION_THROUGH[kind][procedure]}→${own.slice(1)}`;
}
