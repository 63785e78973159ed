import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource, Not } from 'typeorm';
import { CaseQueries } from '../applications/case-queries.js';
import type { CentreHearing } from '../applications/queries/centre-hearings.js';
import { Clock } from '../platform/clock.js';
import type { Actor } from '../procedure/actors.js';
import type { PlanningArea } from '../registry/registry.entities.js';
import { RegistryService } from '../registry/registry.service.js';
import { CouncilMeeting } from './council-meeting.entity.js';
import { MeetingChanged, MeetingNotFound, MeetingRefused } from './errors.js';
import type { MeetingInput } from './meeting-input.js';

export interface MeetingView {
  meeting: CouncilMeeting;
  planningAreaName: string;
  /** The cases on it, also those already reported. */
  hearings: CentreHearing[];
}

/** The meetings of a health centre's councils. Every method sees the actor's own centre alone. */
@Injectable()
export class CouncilMeetings {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly registry: RegistryService,
    private readonly cases: CaseQueries,
  ) {}

  /** The planning areas whose council the actor's centre runs. */
  async areas(actor: Actor): Promise<PlanningArea[]> {
    const areas = await this.registry.planningAreas();
    return areas.filter(({ secretariatHealthCentreId }) => secretariatHealthCentreId === actor.healthCentreId);
  }

  /** Latest first. */
  async list(actor: Actor): Promise<MeetingView[]> {
    if (actor.healthCentreId === null) return [];
    const { healthCentreId } = actor;
    const meetings = await this.database.manager.find(CouncilMeeting, { where: { healthCentreId }, order: { meetsOn: 'DESC', createdAt: 'DESC' } });
    const hearings = await this.cases.centreHearings(actor);
    const names = await this.areaNames();
    return meetings.map((meeting) => ({
      meeting,
      planningAreaName: names.get(meeting.planningAreaId) ?? '',
      hearings: hearings.filter(({ meetingId }) => meetingId === meeting.id),
    }));
  }

  /** @throws MeetingNotFound also for another centre's */
  async get(actor: Actor, id: string): Promise<MeetingView> {
    const { healthCentreId } = actor;
    const meeting = healthCentreId !== null && isUUID(id) ? await this.database.manager.findOneBy(CouncilMeeting, { id, healthCentreId }) : null;
    if (!meeting) throw new MeetingNotFound();
    const names = await this.areaNames();
    return { meeting, planningAreaName: names.get(meeting.planningAreaId) ?? '', hearings: await this.cases.centreHearings(actor, { meetingId: id }) };
  }

  /** @returns the id @throws MeetingRefused for an area of another council, or a second meeting that is just the same */
  async create(actor: Actor, input: MeetingInput): Promise<string> {
    const healthCentreId = await this.centreOf(actor, input);
    await this.refuseTwin(healthCentreId, input, null);
    const meeting = this.database.manager.create(CouncilMeeting, { ...input, healthCentreId, createdBy: actor.name, createdAt: this.clock.now() });
    return (await this.database.manager.save(meeting)).id;
  }

  /**
   * Changes a meeting. What its cases carry of it (name, method, day) may change until the first confirmation is recorded;
   * the caller then convenes its cases again.
   * @returns whether the cases must be convened again
   * @throws MeetingNotFound, MeetingRefused, MeetingChanged
   */
  async update(actor: Actor, id: string, input: MeetingInput, lockVersion: number): Promise<{ conveneAgain: boolean }> {
    const { meeting, hearings } = await this.get(actor, id);
    const healthCentreId = await this.centreOf(actor, input);
    const moved = meeting.name !== input.name || meeting.method !== input.method || meeting.meetsOn !== input.meetsOn;
    if (moved && hearings.some(({ hearing }) => hearing.confirmation !== null)) {
      throw new MeetingRefused([{ field: '', message: '確認が記録された案件があるため、会議の名称・方法・日は変えられません。' }]);
    }
    if (hearings.length > 0 && meeting.planningAreaId !== input.planningAreaId) {
      throw new MeetingRefused([{ field: 'planningAreaId', message: '案件が載っている会議の構想区域は変えられません。' }]);
    }
    await this.refuseTwin(healthCentreId, input, id);
    const { affected } = await this.database.manager.update(CouncilMeeting, { id, healthCentreId, lockVersion }, { ...input, lockVersion: lockVersion + 1 });
    if (affected !== 1) throw new MeetingChanged(id);
    return { conveneAgain: moved && hearings.length > 0 };
  }

  private async centreOf(actor: Actor, { planningAreaId }: MeetingInput): Promise<string> {
    const own = await this.areas(actor);
    if (actor.healthCentreId === null || !own.some(({ id }) => id === planningAreaId)) {
      throw new MeetingRefused([{ field: 'planningAreaId', message: '調整会議の事務局である構想区域を選んでください。' }]);
    }
    return actor.healthCentreId;
  }

  /** Cases find their meeting by these four, so there is only one of them (see CouncilEffects). */
  private async refuseTwin(healthCentreId: string, { planningAreaId, name, method, meetsOn }: MeetingInput, exceptId: string | null): Promise<void> {
    const same = { healthCentreId, planningAreaId, name, method, meetsOn, ...(exceptId !== null && { id: Not(exceptId) }) };
    if (await this.database.manager.existsBy(CouncilMeeting, same)) {
      throw new MeetingRefused([{ field: 'name', message: '同じ名称・方法・日の会議があります。その会議を使うか、名称を変えてください。' }]);
    }
  }

  private async areaNames(): Promise<Map<string, string>> {
    return new Map((await this.registry.planningAreas()).map(({ id, name }) => [id, name]));
  }
}
