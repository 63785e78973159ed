import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { officeFilesOf, withdrawFile } from '../../documents/stored-file.service.js';
import {
  isWithdrawable,
  mayWithdraw,
  type NotedEntry,
  withdrawalConditions,
} from '../../procedure/entry-withdrawals.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { CaseEntry } from '../entities/case-event-row.js';
import { EntryNotWithdrawable, RecordNotFound } from '../entities/errors.js';
import { readCase } from '../facts/lock-case.js';
import { type EntryWithdrawal, WITHDRAWN_FOR } from '../log/entry-withdrawal.js';
import { entriesOf } from '../queries/log-lines.js';
import { CaseActs } from './case-acts.js';
import type { CommandResult } from './command-result.js';

export interface WithdrawalOrder {
  caseId: string;
  /** Number of the entry in the log of the case. */
  of: number;
  reason: string;
  lockVersion: number;
  idempotencyKey: string;
}

type Noted = NotedEntry & { rows: CaseEntry['rows'] };

/** Takes back what an office wrote down or filed beside the procedure: the case stays where it is, and the log keeps both. */
@Injectable()
export class EntryWithdrawals {
  constructor(
    private readonly database: DataSource,
    private readonly acts: CaseActs,
  ) {}

  /** What this person may take back of a case under this number. @throws RecordNotFound, CaseNotFound */
  async asked(actor: Actor, caseId: string, of: number): Promise<NotedEntry> {
    const { manager } = this.database;
    await readCase(manager, actor, caseId);
    const entry = await notedEntry(manager, actor, caseId, of);
    if (!mayWithdraw(entry, actor)) throw new RecordNotFound();
    return entry;
  }

  /** @throws RecordNotFound; EntryNotWithdrawable with what is unmet; as `CaseActs.perform` */
  async withdraw(
    actor: Actor,
    { caseId, of, reason, lockVersion, idempotencyKey }: WithdrawalOrder,
  ): Promise<CommandResult> {
    const { type: entry } = await this.asked(actor, caseId, of);
    const event: EntryWithdrawal = { type: 'ENTRY_WITHDRAWN', of, entry, reason: reason.trim() };
    const [result] = await this.acts.perform(
      actor,
      [{ caseId, lockVersion, idempotencyKey, event }],
      async (tx, [{ application, now }]) => {
        const { rows, ...noted } = await notedEntry(tx, actor, application.id, of);
        const unmet = withdrawalConditions(noted, actor, event).filter(({ met }) => !met);
        if (unmet.length > 0) throw new EntryNotWithdrawable(unmet);
        for (const { id } of await officeFilesOf(tx, { rows }))
          await withdrawFile(tx, id, { reason: event.reason, actor, now });
      },
    );
    return result;
  }
}

/** @throws RecordNotFound for a number of no such entry that the person may read */
async function notedEntry(manager: EntityManager, actor: Actor, caseId: string, of: number): Promise<Noted> {
  const found = Number.isSafeInteger(of)
    ? await entriesOf(manager, actor, caseId)
        .andWhere('e.seq = :of', { of })
        .select('e.event_type', 'type')
        .addSelect('e.actor_office', 'office')
        .addSelect('e.rows', 'rows')
        .addSelect(`${WITHDRAWN_FOR} IS NOT NULL`, 'withdrawn')
        .getRawOne<Noted>()
    : undefined;
  if (!found || !isWithdrawable(found.type)) throw new RecordNotFound();
  return found;
}
