import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { violates } from '../platform/sql-state.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import type { Actor } from '../procedure/terms/actors.js';
import { createOnce, type FormSend } from '../record/create-once.js';
import { IntakeRound } from './registry.entities.js';
import { changeRow } from './row-editing.js';
import { type DateName, DATE_RULES, dateFaults } from '../procedure/calendar/date-rules.js';
import { roundProblems } from '../procedure/calendar/rough-days.js';
import { FieldDeclined } from '../platform/declined.js';

/** A 申請回 as it is registered. */
export type RoundEntry = Omit<IntakeRound, 'id'>;

/** What a 申請回 becomes. */
export interface RoundChange extends Pick<FormSend, 'confirmed'> {
  id: string;
  entry: RoundEntry;
  /** `rowVersion` of what the person saw. */
  seenVersion: string;
}

const ROUND_DATES = [
  ['applicationDeadline', 'round.applicationDeadline'],
  ['requestOn', 'round.requestOn'],
  ['councilBy', 'round.councilBy'],
  ['reportBy', 'round.reportBy'],
  ['designationFrom', 'round.designationFrom'],
] as const satisfies readonly (readonly [keyof RoundEntry, DateName])[];

/** Which dates of a round fall on a day, by their names in the forms: 「申請期限」. */
export function datesOfRoundOn(round: RoundEntry, day: IsoDate): string[] {
  return ROUND_DATES.filter(([field]) => round[field] === day).map(([, rule]) => DATE_RULES[rule].name);
}

/** Registers 申請回. A round is not deleted, because applications belong to it. */
@Injectable()
export class RoundService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the new id, the same for a second send
   * @throws FieldDeclined when the dates are out of order or the year has that number already; IdempotencyConflict
   */
  async add(entry: RoundEntry, send: FormSend): Promise<string> {
    checkOrder(entry);
    const { id } = await withOwnNumber(() =>
      createOnce(this.database, { ...send, act: 'round', content: entry }, async (tx, newId) => {
        await tx.insert(IntakeRound, { ...entry, id: newId });
        return {
          subject: { type: 'round', id: newId },
          event: { type: 'REGISTER_ROUND', after: entry },
          now: this.clock.now(),
        };
      }),
    );
    return id;
  }

  /**
   * @param then what else happens by it, in the same transaction
   * @throws FieldDeclined as `add`, RowChanged when somebody changed the row since
   */
  async change(
    actor: Actor,
    { id, entry, seenVersion, confirmed }: RoundChange,
    then: (tx: EntityManager) => Promise<void>,
  ): Promise<void> {
    checkOrder(entry);
    await withOwnNumber(() =>
      changeRow(this.database, IntakeRound, { id, seenVersion }, entry, {
        subject: { type: 'round', id },
        type: 'CHANGE_ROUND',
        actor,
        now: this.clock.now(),
        confirmed,
        then,
      }),
    );
  }
}

/** Dates that are not known yet are passed over. How far they lie from today is asked where they are typed. */
function checkOrder(entry: RoundEntry): void {
  for (const [field, rule] of ROUND_DATES) {
    const day = entry[field];
    const [fault] = day === null ? [] : dateFaults(rule, day, { ...entry, today: null });
    if (fault) throw new FieldDeclined(field, fault.message);
  }
  const [problem] = roundProblems(entry);
  if (problem) throw new FieldDeclined(problem.field, problem.message);
}

async function withOwnNumber<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!violates(error, 'intake_round_number_uq')) throw error;
    throw new FieldDeclined('number', 'この年度のこの回は既に登録されています。回の番号を確かめてください');
  }
}
