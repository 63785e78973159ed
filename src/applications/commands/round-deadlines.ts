import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { type Actor, AUTOMATIC } from '../../procedure/terms/actors.js';
import { type RoundChange, RoundService } from '../../registry/round.service.js';
import { CaseCommands } from './case-commands.js';

/** A round and the applications that wait for its deadline: both say the same day, at every moment. */
@Injectable()
export class RoundDeadlines {
  constructor(
    private readonly clock: Clock,
    private readonly rounds: RoundService,
    private readonly commands: CaseCommands,
  ) {}

  /**
   * Changes a round. Where its deadline moves, that of every application of the round that is not submitted moves in the same transaction, with an
   * entry in its log and a message to its hospital.
   * @throws as `RoundService.change`
   */
  async change(actor: Actor, change: RoundChange): Promise<void> {
    const { id, entry } = change;
    await this.rounds.change(actor, change, (tx) => this.moveDeadlines(tx, id, entry.applicationDeadline));
  }

  /** One after the other in the order of their ids, as everybody locks cases. */
  private async moveDeadlines(tx: EntityManager, roundId: string, dueOn: IsoDate): Promise<void> {
    const now = this.clock.now();
    const waiting: { caseId: string }[] = await tx.query(
      `SELECT a.id AS "caseId" FROM application a JOIN deadline d ON d.application_id = a.id
       WHERE a.round_id = $1 AND d.kind = 'application' AND d.closed_by_seq IS NULL AND d.due_on <> $2 ORDER BY a.id`,
      [roundId, dueOn],
    );
    for (const { caseId } of waiting)
      await this.commands.within(tx, AUTOMATIC, {
        caseId,
        lockVersion: null,
        idempotencyKey: randomUUID(),
        event: { type: 'ROUND_DEADLINE_MOVED', dueOn },
        now,
      });
  }
}
