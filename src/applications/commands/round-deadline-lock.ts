/** Who takes the 申請期限 of a round for a case, and who moves it, wait for each other: otherwise a case would keep the day that the round no longer has. */
import type { EntityManager } from 'typeorm';
import type { EventType } from '../../procedure/events/index.js';

/** Events that give a case the deadline of its round, as it is read under the lock of the case. */
export const TAKES_DEADLINE: readonly EventType[] = [
  'UNDO_PAPER_ARRIVAL',
  'PULL_BACK',
  'UNDO_WITHDRAWAL',
  'MOVE_ROUND',
  'CHOOSE_ROUND',
];

/**
 * Holds the deadlines of all rounds as they are until the transaction ends; asked before anything is read of a case or a round. Rounds move seldom, so one
 * lock serves for all.
 */
export async function holdDeadlines(tx: EntityManager): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock_shared(hashtextextended('deadlines of rounds', 0))`);
}

/** Waits until nobody takes a deadline any more; who would take one waits until the transaction ends. Asked before the cases of a round are looked for. */
export async function moveDeadlinesAlone(tx: EntityManager): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('deadlines of rounds', 0))`);
}
