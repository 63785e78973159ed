/** What a document carries that is no data of its case: typed when it is issued, it lives on in the document's frozen data alone. */
import type { IsoDate } from '../../procedure/calendar/days.js';
import { anyForm } from '../../../forms/index.js';
import type { AskedTexts, CaseDocument, Typed } from './document-source.js';

/** Of a document that carries nothing of the kind, or is not issued yet. */
export const NOTHING_TYPED: Typed = { documentNumber: '', documentDate: '', answers: {} };

/** What stands on a document by its frozen data, null for none; '' where it carries nothing of the kind. */
export function typedOf(snapshot: unknown, asked: AskedTexts | undefined): Typed {
  if (typeof snapshot !== 'object' || snapshot === null) return NOTHING_TYPED;
  const { number, date, publishedOn } = snapshot as { number?: unknown; date?: unknown; publishedOn?: unknown };
  const day = date ?? publishedOn;
  return {
    documentNumber: typeof number === 'string' ? number : '',
    documentDate: typeof day === 'string' ? day : '',
    answers: asked?.read(snapshot) ?? {},
  };
}

/**
 * A corrected document: its number and date are those typed for the correction, and where its form has a place for it, it says
 * which document it takes the place of, on which day, and why. One without a number is named by its title.
 */
export function corrected(
  document: CaseDocument,
  { former, retyped, reason, on }: { former: Typed; retyped: Partial<Typed>; reason: string; on: IsoDate },
): CaseDocument {
  const { fields } = anyForm(document.formId).input;
  const changes = {
    ...('number' in fields && retyped.documentNumber !== undefined && { number: retyped.documentNumber }),
    ...('date' in fields && retyped.documentDate !== undefined && { date: retyped.documentDate }),
    ...('corrects' in fields &&
      former.documentDate !== '' && {
        corrects: { number: former.documentNumber || document.title, date: former.documentDate, on, reason },
      }),
  };
  return { ...document, input: { ...(document.input as object), ...changes } as CaseDocument['input'] };
}
