import { Injectable } from '@nestjs/common';
import { Between, DataSource } from 'typeorm';
import { FieldDeclined } from '../platform/declined.js';
import { Clock } from '../platform/clock.js';
import { violates } from '../platform/sql-state.js';
import { createOnce, type FormSend } from '../record/create-once.js';
import { formatJapaneseDateWithWeekday } from '../procedure/calendar/japanese-date.js';
import { isOfficeDay } from '../procedure/calendar/office-days.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import type { Subject } from '../record/subject.js';
import { nationalHolidays } from './national-holidays.js';
import { ClosedDay } from './registry.entities.js';
import { RegistryService } from './registry.service.js';

/** Why the office is closed, in characters. */
export const LONGEST_NAME = 50;

/** What the record calls them: the calendar is one setting. */
export const CLOSED_DAYS_SUBJECT: Subject = { type: 'setting', id: 'closedDays' };

/** The prefecture's own closed days. Deadlines already set are not moved by a change. */
@Injectable()
export class OfficeCalendarService {
  constructor(
    private readonly database: DataSource,
    private readonly registry: RegistryService,
    private readonly clock: Clock,
  ) {}

  /** Which years of the national holidays are known, and from when on they are calculated. */
  readonly holidays = nationalHolidays();

  /** Closed days from one day to another (both included), other than weekends and the days around New Year. */
  closedDaysBetween(from: IsoDate, to: IsoDate): Promise<ClosedDay[]> {
    return this.database.manager.find(ClosedDay, { where: { day: Between(from, to) }, order: { day: 'ASC' } });
  }

  /** A second send changes nothing. @throws FieldDeclined when the office is closed on that day anyway, or the reason is empty; IdempotencyConflict */
  async add(day: IsoDate, name: string, send: FormSend): Promise<void> {
    const reason = name.trim();
    if (reason === '') throw new FieldDeclined('name', '閉庁の理由を入力してください（例: 開庁記念日）');
    if ([...reason].length > LONGEST_NAME)
      throw new FieldDeclined('name', `閉庁の理由は${LONGEST_NAME}文字までにしてください`);
    const entry = { day, name: reason, source: 'prefecture' } as const;
    try {
      await createOnce(this.database, { ...send, act: 'closedDay', content: entry }, async (tx) => {
        if (!isOfficeDay(day, await this.registry.closedDays(tx))) throw closedAlready();
        await tx.insert(ClosedDay, entry);
        return {
          subject: CLOSED_DAYS_SUBJECT,
          event: { type: 'ADD_CLOSED_DAY', after: { day, name: reason } },
          now: this.clock.now(),
        };
      });
    } catch (error) {
      throw violates(error, 'closed_day_pk') ? closedAlready() : error;
    }
  }

  /**
   * Removes a day the prefecture added. A second send changes nothing.
   * @throws FieldDeclined for a national holiday, which is law; (a conflict) for a day that somebody else removed first; IdempotencyConflict
   */
  async remove(day: IsoDate, send: FormSend): Promise<void> {
    const { repeated } = await createOnce(
      this.database,
      { ...send, act: 'closedDayRemoval', content: { day } },
      async (tx) => {
        const found = await tx.findOne(ClosedDay, { where: { day }, lock: { mode: 'pessimistic_write' } });
        if (!found)
          throw new FieldDeclined(
            'day',
            `${formatJapaneseDateWithWeekday(day)}は、閉庁日ではありません。画面を開いたあとに、ほかの方が外しています`,
            'conflict',
          );
        if (found.source === 'nationalHoliday') throw new FieldDeclined('day', '国民の祝日は外せません');
        await tx.delete(ClosedDay, { day });
        const event = { type: 'REMOVE_CLOSED_DAY', before: { day, name: found.name } };
        return { subject: CLOSED_DAYS_SUBJECT, event, now: this.clock.now() };
      },
    );
    // It was done; whoever sends it once more must not read so when somebody has added the day again.
    if (repeated && (await this.database.manager.existsBy(ClosedDay, { day })))
      throw new FieldDeclined(
        'day',
        `${formatJapaneseDateWithWeekday(day)}は、外したあとに、また閉庁日に加えられています。いまの一覧を確かめてください`,
        'conflict',
      );
  }
}

function closedAlready(): FieldDeclined {
  return new FieldDeclined('day', 'この日は既に閉庁日です（土日・祝日・年末年始・登録済みの日は追加できません）');
}
