import type { EntityManager } from 'typeorm';
import { institutionSearchKey, searchKey } from './search-key.js';

interface KeptKeys {
  id: string;
  name: string;
  kana: string;
  code: string | null;
  search_key: string;
  former_search_key: string;
}

/**
 * Folds the kept names of the institutions anew where the rules of `searchKey`, or its table of variants, have changed since they were kept:
 * otherwise what a person types would be folded otherwise than what it is compared with. Their cases follow by trigger (migration 0056).
 * To be called in a transaction that records what was written.
 */
export async function renewSearchKeys(manager: EntityManager): Promise<void> {
  const rows: KeptKeys[] = await manager.query(
    'SELECT id, name, kana, code, search_key, former_search_key FROM medical_institution ORDER BY id',
  );
  for (const row of rows) {
    const present = institutionSearchKey(row);
    const former = row.former_search_key.split(' ').map(searchKey).join(' ');
    // The trigger that keeps a former name takes the key in its old folding for one; the second statement puts that right.
    if (present !== row.search_key)
      await manager.query('UPDATE medical_institution SET search_key = $2 WHERE id = $1', [row.id, present]);
    if (present !== row.search_key || former !== row.former_search_key)
      await manager.query('UPDATE medical_institution SET former_search_key = $2 WHERE id = $1', [row.id, former]);
  }
}
