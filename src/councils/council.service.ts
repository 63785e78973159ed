import { Injectable } from '@nestjs/common';
import { CaseCommands } from '../applications/commands/case-commands.js';
import { eachInTurn, executeEach, type OneOfMany, type ResultLine } from '../applications/commands/execute-each.js';
import { RecordCorrections } from '../applications/commands/record-corrections.js';
import { CaseQueries } from '../applications/queries/case-queries.js';
import type { CaseView } from '../applications/queries/case-view.js';
import { CaseNotFound } from '../applications/entities/errors.js';
import type { CentreHearing } from '../applications/queries/centre-hearings.js';
import type { Delivery } from '../documents/downloads.js';
import { IssuedDocuments } from '../documents/issued-documents.js';
import type { StoredFileInfo } from '../documents/stored-file.service.js';
import { Clock } from '../platform/clock.js';
import type { Actor } from '../procedure/terms/actors.js';
import type { CaseEvent } from '../procedure/events/index.js';
import { RegistryService } from '../registry/registry.service.js';
import { CouncilMeetings, refuseFor } from './council-meetings.js';
import { MeetingNotFound, RequestEnded } from './errors.js';
import type { MeetingInput } from '../inputs/meeting.js';
import type { KnownDays } from '../procedure/calendar/date-rules.js';
import type { Condition } from '../procedure/case/decision.js';
import type { HearingFacts } from '../procedure/case/facts.js';
import { confirmsEverything, hasConfirmationForm } from '../procedure/case/hearings.js';
import { confirmation } from '../procedure/conditions/dates.js';
import { daysOfMeeting, meetingQuestions } from '../procedure/conditions/hearings.js';
import { caseProblems, isMoved } from '../procedure/case/meeting.js';
import { confirmationDocument, subjectKey } from './documents.js';

/** One case of several that were sent together: the form's version of each, as the person saw it. */
export interface ChosenHearing {
  hearingId: string;
  lockVersion: number;
}

/** The work of a health centre: requests, the cases of its meetings, reports. A confirmation is one command of one case. */
@Injectable()
export class CouncilService {
  constructor(
    private readonly cases: CaseQueries,
    private readonly commands: CaseCommands,
    private readonly corrections: RecordCorrections,
    private readonly meetings: CouncilMeetings,
    private readonly documents: IssuedDocuments,
    private readonly registry: RegistryService,
    private readonly clock: Clock,
  ) {}

  /** What was asked of the actor's centre and is not reported yet, by due date. */
  requests(actor: Actor): Promise<CentreHearing[]> {
    return this.cases.centreHearings(actor, { open: true });
  }

  /** @throws MeetingNotFound also for a hearing of another centre; RequestEnded for one that counts no more */
  async hearing(actor: Actor, hearingId: string): Promise<CentreHearing> {
    const [found] = await this.cases.centreHearings(actor, { hearingIds: [hearingId] });
    if (!found) throw await this.whyMissing(actor, [hearingId]);
    return found;
  }

  /** Why one of these is no hearing that counts: an act of the prefecture, where it was asked of the centre. */
  async whyMissing(actor: Actor, hearingIds: readonly string[]): Promise<MeetingNotFound | RequestEnded> {
    return (await this.cases.endedHearings(actor, hearingIds)).length > 0 ? new RequestEnded() : new MeetingNotFound();
  }

  /**
   * Makes a meeting and puts the chosen cases on it. A second send of the form finds the meeting and goes on where the first
   * stopped; once the meeting was moved, its cases were convened for that, and stay so.
   * @throws MeetingNotFound for a hearing that is not the centre's; FieldsDeclined, IdempotencyConflict: nothing was made
   */
  async makeMeeting(
    actor: Actor,
    input: MeetingInput,
    chosen: readonly ChosenHearing[],
    key: string,
    confirmed: readonly string[] = [],
  ): Promise<{ meetingId: string; results: ResultLine[] }> {
    const send = { idempotencyKey: key, chosen, confirmed };
    if (!(await this.meetings.isMade(actor, input, send))) await this.assertOfCouncil(actor, input, chosen);
    const meetingId = await this.meetings.create(actor, input, send);
    const { meeting } = await this.meetings.one(actor, meetingId);
    return { meetingId, results: isMoved(meeting, input) ? [] : await this.convene(actor, meetingId, chosen, key) };
  }

  /** What the day of a meeting with these cases is compared with; hearings of another centre say nothing. */
  async daysOf(actor: Actor, chosen: readonly ChosenHearing[]): Promise<Partial<KnownDays>> {
    return daysOfMeeting(await this.hearingsOf(actor, chosen));
  }

  /** What is to be confirmed before these cases are put on the meeting. @throws MeetingNotFound */
  async questions(
    actor: Actor,
    meetingId: string,
    chosen: readonly ChosenHearing[],
    confirmed: readonly string[],
  ): Promise<Condition[]> {
    const { meetsOn } = (await this.meetings.one(actor, meetingId)).meeting;
    const answered = await this.meetings.answered(meetingId);
    return meetingQuestions({ meetsOn, answered }, await this.hearingsOf(actor, chosen), {
      confirmed,
      today: this.clock.today(),
      closedDays: await this.registry.closedDays(),
    });
  }

  private async hearingsOf(actor: Actor, chosen: readonly ChosenHearing[]): Promise<HearingFacts[]> {
    if (chosen.length === 0) return [];
    const hearingIds = chosen.map(({ hearingId }) => hearingId);
    return (await this.cases.centreHearings(actor, { hearingIds })).map(({ hearing }) => hearing);
  }

  /** Before anything is made. @throws MeetingNotFound, RequestEnded, FieldsDeclined */
  private async assertOfCouncil(actor: Actor, meeting: MeetingInput, chosen: readonly ChosenHearing[]): Promise<void> {
    const hearingIds = chosen.map(({ hearingId }) => hearingId);
    const hearings = await this.cases.centreHearings(actor, { hearingIds });
    if (hearings.length < new Set(hearingIds).size) throw await this.whyMissing(actor, hearingIds);
    refuseFor(
      caseProblems(
        meeting,
        hearings.map(({ hearing }) => hearing),
      ),
    );
  }

  /**
   * Puts cases of its area on a meeting, each in a transaction of its own.
   * @param confirmed of what `questions` asks; what was confirmed of the meeting itself holds for its cases too
   * @throws MeetingNotFound
   */
  async convene(
    actor: Actor,
    meetingId: string,
    chosen: readonly ChosenHearing[],
    key: string,
    confirmed: readonly string[] = [],
  ): Promise<ResultLine[]> {
    const { meeting } = await this.meetings.one(actor, meetingId);
    const { method, meetsOn, name: meetingName } = meeting;
    // Nothing else is asked; what else was sent is no answer and goes no further.
    const answer = confirmation('meetsOn', meetsOn);
    const answers = [...(await this.meetings.answered(meetingId)), ...confirmed].includes(answer) ? [answer] : [];
    return this.each(actor, chosen, key, ({ hearing }) => {
      refuseFor(caseProblems(meeting, [hearing]));
      return { type: 'CONVENE_COUNCIL', hearingId: hearing.id, method, meetsOn, meetingName, confirmed: answers };
    });
  }

  /**
   * Changes a meeting and convenes its cases again where they carry what was changed.
   * @throws MeetingNotFound, FieldsDeclined, MeetingChanged
   */
  async updateMeeting(
    actor: Actor,
    meetingId: string,
    input: MeetingInput,
    { key, ...command }: { lockVersion: number; key: string; reason?: string; confirmed?: readonly string[] },
  ): Promise<ResultLine[]> {
    const { reason = '' } = command;
    const { conveneAgain } = await this.meetings.update(actor, meetingId, input, command);
    const { hearings } = await this.meetings.get(actor, meetingId);
    const corrected = await this.correctRecords(actor, input, hearings, { key, reason });
    if (!conveneAgain) return corrected;
    const chosen = hearings
      .filter(({ hearing }) => hearing.confirmation === null)
      .map((each) => ({ hearingId: each.hearing.id, lockVersion: each.lockVersion }));
    return [...corrected, ...(await this.convene(actor, meetingId, chosen, key))];
  }

  /** What is recorded of the cases that were confirmed on a meeting says what the meeting now says: each by a correction of its record. */
  private correctRecords(
    actor: Actor,
    { name: meetingName, method, meetsOn, chair }: MeetingInput,
    hearings: readonly CentreHearing[],
    { key, reason }: { key: string; reason: string },
  ): Promise<ResultLine[]> {
    const orders = hearings.flatMap(({ caseId, lockVersion, institutionName, hearing }) => {
      const { id: hearingId, convened, confirmation: confirmed } = hearing;
      if (confirmed === null || convened === null) return [];
      const of = { id: hearingId, caseId, lockVersion, institutionName };
      const { points, ...rest } = confirmed;
      return [
        ...(isMoved({ ...convened, name: convened.meetingName }, { name: meetingName, method, meetsOn })
          ? [{ ...of, record: { type: 'convened' as const, hearingId }, values: { meetingName, method, meetsOn } }]
          : []),
        ...(chair !== '' && chair !== confirmed.chair
          ? [{ ...of, record: { type: 'confirmation' as const, hearingId }, values: { ...points, ...rest, chair } }]
          : []),
      ];
    });
    return eachInTurn(orders, (order, version) =>
      this.corrections.correct(actor, {
        caseId: order.caseId,
        record: order.record,
        values: order.values,
        reason,
        lockVersion: version,
        idempotencyKey: `${key}:${order.record.type}:${order.id}`,
      }),
    );
  }

  /** Reports several cases together, each in a transaction of its own. */
  report(actor: Actor, chosen: readonly ChosenHearing[], key: string): Promise<ResultLine[]> {
    return this.each(actor, chosen, key, ({ hearing }) => ({ type: 'REPORT_CONFIRMATION', hearingId: hearing.id }));
  }

  /**
   * The 確認様式 as it would be reported, or as 会議資料 while not everything is confirmed; marked 「案」.
   * @throws MeetingNotFound for another centre's hearing, or a kind without the form
   * @throws DocumentNotIssuable naming what is missing
   */
  async previewConfirmation(actor: Actor, hearingId: string, gone: AbortSignal): Promise<Delivery> {
    const { caseId, hearing, kind } = await this.hearing(actor, hearingId);
    const planningAreaId = hearing.planningAreaId;
    if (!hasConfirmationForm(kind) || planningAreaId === null) throw new MeetingNotFound();
    const { facts, institution } = await this.cases.get(actor, caseId);
    const purpose = confirmsEverything(kind, hearing) ? 'report' : 'meeting';
    const document = confirmationDocument(
      { facts, institution },
      { planningAreaId, purpose, hearing, today: this.clock.today() },
    );
    return this.documents.preview(actor, { applicationIds: [caseId], document, at: this.clock.now(), gone });
  }

  private async each(
    actor: Actor,
    chosen: readonly ChosenHearing[],
    key: string,
    eventFor: (each: CentreHearing) => CaseEvent,
  ): Promise<ResultLine[]> {
    const hearings = await this.cases.centreHearings(actor, {
      hearingIds: chosen.map(({ hearingId }) => hearingId),
    });
    const ended = new Set(
      hearings.length < chosen.length
        ? await this.cases.endedHearings(
            actor,
            chosen.map(({ hearingId }) => hearingId),
          )
        : [],
    );
    const acts = chosen.map(({ hearingId: id, lockVersion }): OneOfMany => {
      const found = hearings.find(({ hearing }) => hearing.id === id);
      return {
        id,
        lockVersion,
        caseId: found?.caseId ?? '',
        institutionName: found?.institutionName ?? '',
        event: () => {
          if (!found) throw ended.has(id) ? new RequestEnded() : new CaseNotFound();
          return eventFor(found);
        },
      };
    });
    return executeEach(this.commands, actor, acts, key);
  }
}

/** The issued documents of one hearing's area, newest version first. */
export function issuedDocuments({ documents }: CaseView, { hearing }: CentreHearing): StoredFileInfo[] {
  const area = hearing.planningAreaId ?? '';
  const keys = [subjectKey.request(area), subjectKey.meeting(area), subjectKey.report(area)];
  return documents.issued.filter((file) => keys.includes(file.subjectKey));
}
