import { Injectable, Logger } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import type { Actor } from '../procedure/actors.js';
import type { DeadlineKind } from '../procedure/facts.js';
import type { Kind } from '../procedure/kinds.js';
import { transitionsOf } from '../procedure/machines/structure.js';
import type { CaseState } from '../procedure/states.js';
import { RegistryService } from '../registry/registry.service.js';
import { CaseCommands } from './case-commands.js';

/** Who speaks for a passed deadline in the case log. */
export const TIMER: Actor = {
  accountId: 'timer',
  name: '自動処理',
  role: 'timer',
  officeName: '自動処理',
  institutionId: null,
  healthCentreId: null,
};

interface PassedDeadline {
  id: string;
  caseId: string;
  deadline: DeadlineKind;
  kind: Kind;
  state: CaseState;
}

/**
 * Turns deadlines that have passed into events. Each deadline has its own idempotency key, so two programs that run
 * the job at the same time, or a run after a crash, log each of them once.
 */
@Injectable()
export class DeadlineJob {
  private readonly logger = new Logger(DeadlineJob.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly registry: RegistryService,
    private readonly commands: CaseCommands,
  ) {}

  @Cron('30 0 * * *', { timeZone: 'Asia/Tokyo' })
  async nightly(): Promise<void> {
    const { sent, failed } = await this.run();
    this.logger.log(`deadlines passed: ${sent} logged, ${failed} failed`);
  }

  /** Handles every open deadline before today; one that fails does not keep the others from being handled. */
  async run(): Promise<{ sent: number; failed: number }> {
    const result = { sent: 0, failed: 0 };
    for (const { id, caseId, deadline } of await this.passedDeadlines()) {
      try {
        const event = { type: 'DEADLINE_PASSED', deadline } as const;
        await this.commands.execute(TIMER, { caseId, lockVersion: null, idempotencyKey: `deadline-${id}`, event });
        result.sent++;
      } catch (error) {
        this.logger.error(`deadline ${id} of case ${caseId} could not be handled`);
        this.logger.error(error);
        result.failed++;
      }
    }
    return result;
  }

  /** Those not logged yet, of cases in a state in which their passing means something. */
  private async passedDeadlines(): Promise<PassedDeadline[]> {
    const deadlines: PassedDeadline[] = await this.dataSource.query(
      `SELECT d.id, d.application_id AS "caseId", d.kind AS deadline, a.kind, a.state
       FROM deadline d JOIN application a ON a.id = d.application_id
       WHERE d.due_on < $1 AND d.closed_by_seq IS NULL AND d.passed_by_seq IS NULL
       ORDER BY d.due_on, d.id`,
      [this.clock.today()],
    );
    return deadlines.filter(({ kind, state }) => this.isAwaited(kind, state));
  }

  private isAwaited(kind: Kind, state: CaseState): boolean {
    const arrows = transitionsOf(kind, this.registry.profile().councils[kind]);
    return arrows.some(({ from, event }) => from === state && event === 'DEADLINE_PASSED');
  }
}
