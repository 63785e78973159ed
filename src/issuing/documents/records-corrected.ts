import type { CaseQueries } from '../../applications/queries/case-queries.js';
import { groupBy } from '../../platform/group-by.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { DocumentMaterial } from './document-source.js';

/** The records of these cases that were put right (記録の訂正), as the person may read it: by case, oldest first. */
export async function recordsCorrectedOf(
  queries: CaseQueries,
  actor: Actor,
  caseIds: readonly string[],
): Promise<Map<string, DocumentMaterial['recordsCorrected'][number][]>> {
  if (caseIds.length === 0) return new Map();
  const corrected = await queries.correctedRecordsOfAll(actor, caseIds);
  return groupBy(
    corrected
      .map(({ occurredAt, sinceDraft, ...each }) => ({ ...each, at: occurredAt, sinceDraft: sinceDraft ?? false }))
      .reverse(),
    ({ caseId }) => caseId,
  );
}
