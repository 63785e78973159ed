/** The number and the date that a letter carries: they are typed when it is issued and live on in its frozen data alone. */
import { anyForm } from '../../forms/index.js';
import type { IsoDate } from '../procedure/kinds.js';
import type { CasePaper } from './paper-source.js';

export interface Typed {
  documentNumber: string;
  documentDate: IsoDate;
}

/** What stands on a paper by its frozen data; '' where it carries neither. */
export function typedOf(snapshot: unknown): Typed {
  const { number, date } = (typeof snapshot === 'object' && snapshot !== null ? snapshot : {}) as { number?: unknown; date?: unknown };
  return { documentNumber: typeof number === 'string' ? number : '', documentDate: typeof date === 'string' ? date : '' };
}

/**
 * A corrected paper: its number and date are those typed for the correction, and where its form has a place for it, it says
 * which paper it takes the place of and why.
 */
export function corrected(paper: CasePaper, { former, retyped, reason }: { former: Typed; retyped: Partial<Typed>; reason: string }): CasePaper {
  const { fields } = anyForm(paper.formId).input;
  const changes = {
    ...('number' in fields && retyped.documentNumber !== undefined && { number: retyped.documentNumber }),
    ...('date' in fields && retyped.documentDate !== undefined && { date: retyped.documentDate }),
    ...('corrects' in fields && former.documentNumber !== '' && former.documentDate !== '' && { corrects: { number: former.documentNumber, date: former.documentDate, reason } }),
  };
  return { ...paper, input: { ...(paper.input as object), ...changes } as CasePaper['input'] };
}
