import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JobKinds } from '../../jobs/job-kinds.js';
import { Clock } from '../../platform/clock.js';
import { AUTOMATIC } from '../../procedure/terms/actors.js';
import type { DeadlineKind } from '../../procedure/case/facts.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { Kind } from '../../procedure/terms/kinds.js';
import { transitionsOf } from '../../procedure/machines/structure.js';
import type { CaseState } from '../../procedure/terms/states.js';
import { RegistryService } from '../../registry/registry.service.js';
import { CaseCommands } from './case-commands.js';

/** Read at a time: a morning after a long holiday may find thousands. */
const PAGE = 500;
/** At once, each on a connection of its own: the pool has ten, and people work meanwhile. */
const AT_ONCE = 4;

interface PassedDeadline {
  id: string;
  dueOn: IsoDate;
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
export class DeadlineJob implements OnModuleInit {
  private readonly logger = new Logger(DeadlineJob.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly registry: RegistryService,
    private readonly commands: CaseCommands,
    private readonly kinds: JobKinds,
  ) {}

  onModuleInit(): void {
    const run = async () => {
      const result = await this.run();
      this.logger.log(`deadlines passed: ${result.sent} logged, ${result.failed} failed`);
      return { result };
    };
    this.kinds.addDaily('deadlines', { title: '過ぎた期限の処理', at: '00:30', run });
  }

  /**
   * Handles every open deadline before today, oldest first; one that fails does not keep the others from being handled. A run
   * that was cut off is taken up by the next one.
   */
  async run(): Promise<{ sent: number; failed: number }> {
    const result = { sent: 0, failed: 0 };
    let last: Pick<PassedDeadline, 'id' | 'dueOn'> | undefined;
    do {
      const page = await this.passedDeadlines(last);
      const awaited = page.filter(({ kind, state }) => this.isAwaited(kind, state));
      const next = awaited.values();
      const handle = async () => {
        for (const deadline of next) result[(await this.isSent(deadline)) ? 'sent' : 'failed']++;
      };
      await Promise.all(Array.from({ length: AT_ONCE }, handle));
      last = page[PAGE - 1];
    } while (last);
    return result;
  }

  private async isSent({ id, caseId, deadline }: PassedDeadline): Promise<boolean> {
    try {
      const event = { type: 'DEADLINE_PASSED', deadline } as const;
      await this.commands.execute(AUTOMATIC, { caseId, lockVersion: null, idempotencyKey: `deadline-${id}`, event });
      return true;
    } catch (error) {
      this.logger.error(`deadline ${id} of case ${caseId} could not be handled`);
      this.logger.error(error);
      return false;
    }
  }

  /** A page of those not logged yet, after the last one of the page before. */
  private passedDeadlines(last?: Pick<PassedDeadline, 'id' | 'dueOn'>): Promise<PassedDeadline[]> {
    return this.dataSource.query(
      `SELECT d.id, d.due_on::text AS "dueOn", d.application_id AS "caseId", d.kind AS deadline, a.kind, a.state
       FROM deadline d JOIN application a ON a.id = d.application_id
       WHERE d.due_on < $1 AND d.closed_by_seq IS NULL AND d.passed_by_seq IS NULL AND ($2::date IS NULL OR (d.due_on, d.id) > ($2, $3::uuid))
       ORDER BY d.due_on, d.id LIMIT ${PAGE}`,
      [this.clock.today(), last?.dueOn ?? null, last?.id ?? null],
    );
  }

  /** Whether a deadline of this case is one whose passing means something in its state. */
  private isAwaited(kind: Kind, state: CaseState): boolean {
    const arrows = transitionsOf(kind, this.registry.profile().councils[kind]);
    return arrows.some(({ from, event }) => from === state && event === 'DEADLINE_PASSED');
  }
}
