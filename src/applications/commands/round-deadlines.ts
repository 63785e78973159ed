import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { CaseEvent } from '../../procedure/events/index.js';
import { type Actor, AUTOMATIC } from '../../procedure/terms/actors.js';
import { STATE_INFO, STATES } from '../../procedure/terms/states.js';
import { RegistryService } from '../../registry/registry.service.js';
import { type RoundChange, type RoundEntry, RoundService } from '../../registry/round.service.js';
import { CaseCommands } from './case-commands.js';
import { moveDeadlinesAlone } from './round-deadline-lock.js';

/** The times by which the prefecture does its own work (`prefectureDue`). */
const SCHEDULE = [
  'requestOn',
  'councilBy',
  'reportBy',
  'measuresCouncil',
  'medicalCouncil',
  'designation',
  'designationFrom',
  'fiscalYear',
  'label',
] as const satisfies readonly (keyof RoundEntry)[];

/** States in which it is the prefecture's turn. */
const OF_THE_PREFECTURE = STATES.filter((state) => STATE_INFO[state].holder.startsWith('prefecture'));

/** A round and the applications that go by its times: both say the same day, at every moment. */
@Injectable()
export class RoundDeadlines {
  constructor(
    private readonly clock: Clock,
    private readonly registry: RegistryService,
    private readonly rounds: RoundService,
    private readonly commands: CaseCommands,
  ) {}

  /**
   * Changes a round. Where its deadline moves, that of every application of the round that is not submitted moves in the same transaction, with an
   * entry in its log and a message to its hospital; where its schedule does, so does what the prefecture has to do by then, with an entry.
   * @throws as `RoundService.change`
   */
  async change(actor: Actor, change: RoundChange): Promise<void> {
    const { id, entry } = change;
    const before = await this.registry.round(id);
    const isRescheduled = before !== null && SCHEDULE.some((name) => before[name] !== entry[name]);
    await this.rounds.change(actor, change, async (tx) => {
      await moveDeadlinesAlone(tx);
      await this.moveDeadlines(tx, id, entry.applicationDeadline);
      if (isRescheduled) await this.reschedule(tx, id);
    });
  }

  /** In the order of the ids, as below. */
  private async reschedule(tx: EntityManager, roundId: string): Promise<void> {
    const open: { caseId: string }[] = await tx.query(
      `SELECT id AS "caseId" FROM application WHERE round_id = $1 AND state = ANY ($2) ORDER BY id`,
      [roundId, OF_THE_PREFECTURE],
    );
    await this.sendEach(tx, open, { type: 'ROUND_RESCHEDULED' });
  }

  /** One after the other in the order of their ids, as everybody locks cases. */
  private async moveDeadlines(tx: EntityManager, roundId: string, dueOn: IsoDate): Promise<void> {
    const waiting: { caseId: string }[] = await tx.query(
      `SELECT a.id AS "caseId" FROM application a JOIN deadline d ON d.application_id = a.id
       WHERE a.round_id = $1 AND d.kind = 'application' AND d.closed_by_seq IS NULL AND d.due_on <> $2 ORDER BY a.id`,
      [roundId, dueOn],
    );
    await this.sendEach(tx, waiting, { type: 'ROUND_DEADLINE_MOVED', dueOn });
  }

  private async sendEach(tx: EntityManager, cases: readonly { caseId: string }[], event: CaseEvent): Promise<void> {
    const now = this.clock.now();
    for (const { caseId } of cases)
      await this.commands.within(tx, AUTOMATIC, {
        caseId,
        lockVersion: null,
        idempotencyKey: randomUUID(),
        event,
        now,
      });
  }
}
