/** What columns of a case say of its next turn, reckoned anew where a rule of the procedure came after them (docs/adr/0044-turns-reckoned-anew.md). */
import { type DataSource, In } from 'typeorm';
import { withTransaction } from '../../platform/database.js';
import { AUTOMATIC } from '../../procedure/terms/actors.js';
import { turnOf } from '../../procedure/required-actions.js';
import { recordLoading } from '../../record/record-loading.js';
import { Application } from '../entities/application.js';
import type { FactsLoader } from '../facts/facts-loader.js';

const PAGE = 200;

/**
 * Writes the turns of the cases that a migration named, a page in each transaction, and forgets the names. Nothing happens to the cases: their versions
 * stay, and no 経過 tells of it. Several programs may start at once: each takes other cases.
 * @returns how many cases were looked at
 */
export async function reckonTurns(dataSource: DataSource, factsLoader: FactsLoader, now: Date): Promise<number> {
  let reckoned = 0;
  for (;;) {
    const count = await withTransaction(dataSource, async (tx) => {
      const named: { id: string }[] = await tx.query(
        `SELECT application_id AS id FROM turn_to_reckon ORDER BY application_id LIMIT ${PAGE} FOR UPDATE SKIP LOCKED`,
      );
      const ids = named.map(({ id }) => id);
      if (ids.length === 0) return 0;
      const applications = await tx.find(Application, {
        where: { id: In(ids) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      for (const { application, facts } of await factsLoader.loadAll(tx, AUTOMATIC, applications)) {
        const { task, holder, dueOn } = turnOf(application.state, facts);
        await tx.update(Application, application.id, { task, holder, dueOn });
      }
      await tx.query('DELETE FROM turn_to_reckon WHERE application_id = ANY ($1)', [ids]);
      await recordLoading(tx, 'turns', now);
      return ids.length;
    });
    reckoned += count;
    if (count === 0) return reckoned;
  }
}
