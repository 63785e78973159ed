/** What the parts of a submission are called on the pages. */
import type { CaseFacts, SubmittedPart } from '../case/facts.js';
import { sectionOfPath } from '../fields/content-sections.js';

/** Japanese, each once: the page of a field, the name of a document. */
export function partNames(
  { kind, profile }: Pick<CaseFacts, 'kind' | 'profile'>,
  parts: readonly SubmittedPart[],
): string[] {
  return [...new Set(parts.map((part) => nameOf({ kind, profile }, part)))];
}

function nameOf({ kind, profile }: Pick<CaseFacts, 'kind' | 'profile'>, part: SubmittedPart): string {
  if (part === 'plan') return '時短計画（案）';
  if (part === 'evaluation') return '評価センターの評価';
  const section = sectionOfPath(kind, part);
  if (section !== undefined) return section.title;
  const document = profile.documents.find(({ id }) => id === part);
  return document === undefined ? '添付書類' : `添付書類「${document.name}」`;
}
