import { Injectable } from '@nestjs/common';
import { Between, DataSource } from 'typeorm';
import { isOfficeDay } from '../procedure/calendar/office-days.js';
import type { IsoDate } from '../procedure/kinds.js';
import { ClosedDay } from './registry.entities.js';
import { RegistryService } from './registry.service.js';

/** What was typed cannot be used; the message is Japanese and belongs beside the field. */
export class CalendarProblem extends Error {
  constructor(
    readonly field: 'day' | 'name',
    message: string,
  ) {
    super(message);
  }
}

/** The prefecture's own closed days. Deadlines already set are not moved by a change. */
@Injectable()
export class OfficeCalendarService {
  constructor(
    private readonly database: DataSource,
    private readonly registry: RegistryService,
  ) {}

  /** Closed days from one day to another (both included), other than weekends and the days around New Year. */
  closedDaysBetween(from: IsoDate, to: IsoDate): Promise<ClosedDay[]> {
    return this.database.manager.find(ClosedDay, { where: { day: Between(from, to) }, order: { day: 'ASC' } });
  }

  /** @throws CalendarProblem when the office is closed on that day anyway, or the reason is empty */
  async add(day: IsoDate, name: string): Promise<void> {
    const reason = name.trim();
    if (reason === '') throw new CalendarProblem('name', '閉庁の理由を入力してください（例: 開庁記念日）');
    if ([...reason].length > 50) throw new CalendarProblem('name', '閉庁の理由は50文字までにしてください');
    if (!isOfficeDay(day, await this.registry.closedDays())) {
      throw new CalendarProblem('day', 'この日は既に閉庁日です（土日・祝日・年末年始・登録済みの日は追加できません）');
    }
    await this.database.manager.upsert(ClosedDay, { day, name: reason, source: 'prefecture' }, ['day']);
  }

  /** Removes a day the prefecture added. @throws CalendarProblem for a national holiday, which is law */
  async remove(day: IsoDate): Promise<void> {
    const found = await this.database.manager.findOneBy(ClosedDay, { day });
    if (found?.source === 'nationalHoliday') throw new CalendarProblem('day', '国民の祝日は外せません');
    await this.database.manager.delete(ClosedDay, { day, source: 'prefecture' });
  }
}
