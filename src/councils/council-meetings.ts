import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type SelectQueryBuilder } from 'typeorm';
import { CaseQueries } from '../applications/queries/case-queries.js';
import {
  casesOfMeetings,
  type CentreHearing,
  type MeetingCases,
  meetingsAwaitingAnswers,
} from '../applications/queries/centre-hearings.js';
import { noteOfMeeting } from '../applications/entities/hearing-meeting.js';
import { Clock } from '../platform/clock.js';
import { withTransaction } from '../platform/database.js';
import { violates } from '../platform/sql-state.js';
import { type Act, recordAct } from '../record/append.js';
import { changesOf } from '../record/changes.js';
import { createOnce, type Creation, isCreated } from '../record/create-once.js';
import { RecordService } from '../record/record.service.js';
import { pageOf, type Paged } from '../platform/paging.js';
import { changeProblems, councilProblems, mustConveneAgain, removalProblems } from '../procedure/case/meeting.js';
import type { Problem } from '../procedure/fields/problems.js';
import type { Actor } from '../procedure/terms/actors.js';
import type { PlanningArea } from '../registry/registry.entities.js';
import { RegistryService } from '../registry/registry.service.js';
import { CouncilMeeting } from './council-meeting.entity.js';
import { MeetingChanged, MeetingNotFound, MeetingRemoved } from './errors.js';
import { FieldsDeclined } from '../platform/declined.js';
import { MEETING_FIELDS, type MeetingInput } from '../inputs/meeting.js';
import { isRowId } from '../platform/row-id.js';

export interface MeetingInArea {
  meeting: CouncilMeeting;
  planningAreaName: string;
}

/** A meeting with every case on it, also those already reported. */
export interface MeetingView extends MeetingInArea {
  hearings: CentreHearing[];
}

/** A meeting with a page of its cases. */
export interface MeetingPageView extends MeetingInArea {
  hearings: Paged<CentreHearing>;
}

/** A meeting in a list. */
export interface MeetingLine extends MeetingInArea, MeetingCases {}

const MEETINGS_PER_PAGE = 50;

/** The meetings of a health centre's councils. Every method sees the actor's own centre alone. */
@Injectable()
export class CouncilMeetings {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly registry: RegistryService,
    private readonly cases: CaseQueries,
    private readonly record: RecordService,
  ) {}

  /** The planning areas whose council the actor's centre runs. */
  async areas(actor: Actor): Promise<PlanningArea[]> {
    const areas = await this.registry.planningAreas();
    return areas.filter(({ secretariatHealthCentreId }) => secretariatHealthCentreId === actor.healthCentreId);
  }

  /** A page (from 1) of the centre's meetings, latest first. */
  list(actor: Actor, page = 1): Promise<Paged<MeetingLine>> {
    return this.page(this.ownMeetings(actor), page);
  }

  /** Meetings in writing with a case that was convened on them so and is not confirmed yet, latest first; the first page of them. */
  awaitingAnswers(actor: Actor): Promise<Paged<MeetingLine>> {
    const open = `meeting.id IN ${meetingsAwaitingAnswers(':healthCentreId')}`;
    return this.page(this.ownMeetings(actor).andWhere(`meeting.method = 'written' AND ${open}`), 1);
  }

  private ownMeetings({ healthCentreId }: Actor): SelectQueryBuilder<CouncilMeeting> {
    return this.database.manager
      .createQueryBuilder(CouncilMeeting, 'meeting')
      .where('meeting.healthCentreId = :healthCentreId AND meeting.removedAt IS NULL', { healthCentreId });
  }

  private async page(matching: SelectQueryBuilder<CouncilMeeting>, page: number): Promise<Paged<MeetingLine>> {
    const names = await this.areaNames();
    return pageOf(matching, { page, perPage: MEETINGS_PER_PAGE }, async (offset, limit) => {
      const meetings = await matching
        .clone()
        .orderBy('meeting.meetsOn', 'DESC')
        .addOrderBy('meeting.createdAt', 'DESC')
        .addOrderBy('meeting.id')
        .offset(offset)
        .limit(limit)
        .getMany();
      const countsOf = await casesOfMeetings(
        this.database.manager,
        meetings.map(({ id }) => id),
      );
      return meetings.map((meeting) => {
        const { cases = 0, reported = 0 } = countsOf.get(meeting.id) ?? {};
        return { meeting, planningAreaName: names.get(meeting.planningAreaId) ?? '', cases, reported };
      });
    });
  }

  /** @throws MeetingNotFound as `one` */
  async get(actor: Actor, id: string): Promise<MeetingView> {
    return { ...(await this.one(actor, id)), hearings: await this.cases.centreHearings(actor, { meetingId: id }) };
  }

  /** The meeting with a page (from 1) of the cases on it. @throws MeetingNotFound as `one` */
  async getPage(actor: Actor, id: string, page: number, perPage?: number): Promise<MeetingPageView> {
    return {
      ...(await this.one(actor, id)),
      hearings: await this.cases.centreHearingPage(actor, { meetingId: id }, page, { perPage }),
    };
  }

  /** The meeting itself. @throws MeetingNotFound also for another centre's; MeetingRemoved */
  async one({ healthCentreId }: Actor, id: string): Promise<MeetingInArea> {
    const meeting =
      healthCentreId !== null && isRowId(id)
        ? await this.database.manager.findOneBy(CouncilMeeting, { id, healthCentreId })
        : null;
    if (!meeting) throw new MeetingNotFound();
    if (meeting.removedAt !== null) throw new MeetingRemoved();
    return { meeting, planningAreaName: (await this.areaNames()).get(meeting.planningAreaId) ?? '' };
  }

  /** What was asked of the meeting as it now is, and confirmed. The caller has made sure that it is the actor's. */
  async answered(id: string): Promise<readonly string[]> {
    const entry = await this.record.latest({ type: 'meeting', id }, ['MAKE_MEETING', 'CHANGE_MEETING']);
    return (entry?.payload as Pick<Act, 'confirmed'> | undefined)?.confirmed ?? [];
  }

  /**
   * @param sent the number of the form and what it chose beside the meeting itself
   * @returns the id, the same for a second send of the form
   * @throws FieldsDeclined for an area of another council, or a second meeting that is just the same; IdempotencyConflict
   */
  async create(actor: Actor, input: MeetingInput, sent: MeetingSend): Promise<string> {
    const healthCentreId = await this.centreOf(actor, input);
    const creation = creationOf(actor, input, sent);
    const row = { ...input, healthCentreId, createdBy: actor.name, createdAt: this.clock.now() };
    const { id } = await withoutTwin(() =>
      createOnce(this.database, creation, async (tx, newId) => {
        await tx.insert(CouncilMeeting, { ...row, id: newId });
        return {
          subject: { type: 'meeting', id: newId },
          event: { type: 'MAKE_MEETING', after: input },
          now: row.createdAt,
        };
      }),
    );
    return id;
  }

  /** Whether an earlier send of the form made the meeting. @throws IdempotencyConflict as `create` */
  isMade(actor: Actor, input: MeetingInput, sent: MeetingSend): Promise<boolean> {
    return isCreated(this.database.manager, creationOf(actor, input, sent));
  }

  /**
   * Changes a meeting, with a reason where cases stand on it and carry what is changed; the caller then convenes them again, or puts right what is
   * recorded of them. A meeting that is just so already (the form was sent twice) stays as it is.
   * @returns whether a case of the meeting must be convened again
   * @throws MeetingNotFound, FieldsDeclined, MeetingChanged
   */
  async update(
    actor: Actor,
    id: string,
    input: MeetingInput,
    { lockVersion, reason = '', confirmed }: { lockVersion: number; reason?: string } & Pick<Act, 'confirmed'>,
  ): Promise<{ conveneAgain: boolean }> {
    const { hearings } = await this.get(actor, id);
    const healthCentreId = await this.centreOf(actor, input);
    const heard = hearings.map(({ hearing }) => hearing);
    await withoutTwin(() =>
      withTransaction(this.database, async (tx) => {
        const lock = { mode: 'for_no_key_update' } as const;
        const meeting = await tx.findOne(CouncilMeeting, { where: { id, healthCentreId, removedAt: IsNull() }, lock });
        if (!meeting) throw new MeetingRemoved();
        refuseFor(changeProblems(meeting, input, heard, reason));
        if (meeting.lockVersion !== lockVersion) {
          if (MEETING_FIELDS.every((field) => meeting[field] === input[field])) return;
          throw new MeetingChanged(id);
        }
        await tx.update(CouncilMeeting, { id }, { ...input, lockVersion: lockVersion + 1 });
        await noteOfMeeting(tx, { id, ...input });
        await recordAct(tx, {
          subject: { type: 'meeting', id },
          event: { type: 'CHANGE_MEETING', ...changesOf(meeting, input), ...(reason.trim() !== '' && { reason }) },
          confirmed,
          actor,
          now: this.clock.now(),
          idempotencyKey: null,
        });
      }),
    );
    return { conveneAgain: mustConveneAgain(input, heard) };
  }

  /**
   * Takes an empty meeting off the lists; the record keeps it with the reason. @throws MeetingNotFound, FieldsDeclined, MeetingChanged
   */
  async remove(
    actor: Actor,
    id: string,
    { lockVersion, reason }: { lockVersion: number; reason: string },
  ): Promise<void> {
    await this.one(actor, id);
    await withTransaction(this.database, async (tx) => {
      const now = this.clock.now();
      // A case that is put on it at this moment waits for the row, and finds the meeting gone; one that came before is counted.
      const { affected } = await tx.update(
        CouncilMeeting,
        { id, lockVersion, removedAt: IsNull() },
        { removedAt: now, lockVersion: lockVersion + 1 },
      );
      if (affected !== 1)
        throw (await tx.existsBy(CouncilMeeting, { id, removedAt: IsNull() }))
          ? new MeetingChanged(id)
          : new MeetingRemoved();
      const cases = (await casesOfMeetings(tx, [id])).get(id)?.cases ?? 0;
      refuseFor(removalProblems(cases, reason));
      const event = { type: 'REMOVE_MEETING', reason };
      await recordAct(tx, { subject: { type: 'meeting', id }, event, actor, now, idempotencyKey: null });
    });
  }

  private async centreOf(actor: Actor, input: MeetingInput): Promise<string> {
    const own = await this.areas(actor);
    refuseFor(
      councilProblems(
        input,
        own.map(({ id }) => id),
      ),
    );
    return actor.healthCentreId ?? '';
  }

  private async areaNames(): Promise<Map<string, string>> {
    return new Map((await this.registry.planningAreas()).map(({ id, name }) => [id, name]));
  }
}

/** @throws FieldsDeclined where there is any */
export function refuseFor(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new FieldsDeclined(problems);
}

/**
 * Cases find their meeting by its council, name, method and day, so there is only one such (see CouncilEffects). The database
 * decides, so that two people who make it at once are told apart.
 */
async function withoutTwin<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!violates(error, 'council_meeting_same_uq')) throw error;
    throw new FieldsDeclined([
      { field: 'name', message: '同じ名称・方法・日の会議があります。その会議を使うか、名称を変えてください。' },
    ]);
  }
}

interface MeetingSend extends Pick<Act, 'confirmed'> {
  idempotencyKey: string;
  /** The cases that are put on it with the same form. */
  chosen?: readonly object[];
}

function creationOf(actor: Actor, input: MeetingInput, { chosen = [], ...send }: MeetingSend): Creation {
  return { ...send, act: 'meeting', actor, content: { input, chosen } };
}
