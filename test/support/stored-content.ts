/** What the hospital is writing as it lies in the database, past the program. */
import { namesOfSection, sectionIds } from '../../src/procedure/fields/content-sections.js';
import type { Kind } from '../../src/procedure/terms/kinds.js';

type Query = <Row>(sql: string, parameters?: unknown[]) => Promise<Row[]>;

/** Stores the content as it is given, each section with its own names; what is no object stands in every section. */
export async function storeContent(query: Query, caseId: string, content: unknown): Promise<void> {
  const kind = await kindOf(query, caseId);
  for (const section of sectionIds(kind)) {
    const names = namesOfSection(kind, section) ?? [];
    const isGroup = typeof content === 'object' && content !== null && !Array.isArray(content);
    const body = isGroup
      ? Object.fromEntries(Object.entries(content).filter(([name]) => names.includes(name)))
      : content;
    await query(
      `INSERT INTO working_section (application_id, section, version, body, saved_by_id, saved_by_name, saved_at, idempotency_key)
       VALUES ($1, $2, 1, $3, 'x', '人', now(), '')
       ON CONFLICT (application_id, section) DO UPDATE SET body = excluded.body, version = working_section.version + 1`,
      [caseId, section, JSON.stringify(body)],
    );
  }
}

/** Everything that is stored, by name. */
export async function storedContent(query: Query, caseId: string): Promise<Record<string, unknown>> {
  const rows = await query<{ body: object }>('SELECT body FROM working_section WHERE application_id = $1', [caseId]);
  return Object.assign({}, ...rows.map(({ body }) => body)) as Record<string, unknown>;
}

async function kindOf(query: Query, caseId: string): Promise<Kind> {
  const [row] = await query<{ kind: Kind }>('SELECT kind FROM application WHERE id = $1', [caseId]);
  if (!row) throw new Error(`no case ${caseId}`);
  return row.kind;
}
