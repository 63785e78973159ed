import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseEffectHandlers, type ContextOf } from '../applications/effects/case-effect-handlers.js';
import { eventOf } from '../applications/effects/event-of.js';
import { noteMeeting } from '../applications/entities/hearing-meeting.js';
import { IssuedDocuments } from '../documents/issued-documents.js';
import { RegistryService } from '../registry/registry.service.js';
import { CouncilMeeting } from './council-meeting.entity.js';
import {
  confirmationPaper,
  confirmsEverything,
  hasPapers,
  type PaperMaterial,
  requestPaper,
  subjectKey,
} from './papers.js';

const HEARD_AGAIN = '調整会議に改めて意見を聴くため';

/** What this room does in the commands of a case: the papers of the council, and the meeting a hearing is held on. */
@Injectable()
export class CouncilEffects implements OnModuleInit {
  constructor(
    private readonly handlers: CaseEffectHandlers,
    private readonly documents: IssuedDocuments,
    private readonly registry: RegistryService,
  ) {}

  onModuleInit(): void {
    this.handlers.on('openHearings', (tx, context) => this.issueRequests(tx, context));
    this.handlers.on('saveConvening', (tx, context) => this.putOnMeeting(tx, context));
    this.handlers.on('stampReport', (tx, context) => this.issueReport(tx, context));
  }

  /** For each area asked: the letter to the health centre that runs its council, and the 確認様式 as 会議資料. */
  private async issueRequests(tx: EntityManager, context: ContextOf<'openHearings'>): Promise<void> {
    const {
      actor,
      case: { id: applicationId, kind, referenceNo },
      now,
      today,
    } = context;
    if (context.effect.council !== 'coordinationCouncil' || !hasPapers(kind)) return;
    const { planningAreaIds, dueOn } = eventOf(context, 'REQUEST_COORDINATION_COUNCIL');
    const material = await this.material(tx, context);
    const issued = { actor, applicationId, issuedAt: now, reasonOfReissue: HEARD_AGAIN };
    for (const planningAreaId of planningAreaIds) {
      const secretariat = await this.registry.secretariatOf(planningAreaId, tx);
      if (!secretariat) throw new Error(`planning area ${planningAreaId} is not in the registry`);
      const letter = requestPaper([{ ...material, kind, referenceNo, planningAreaId }], {
        healthCentreName: secretariat.name,
        requestedOn: today,
        dueOn,
      });
      await this.documents.issue(tx, { ...issued, ...letter, subjectKey: subjectKey.request(planningAreaId) });
      const sheet = confirmationPaper(material, { planningAreaId, purpose: 'meeting', hearing: null });
      await this.documents.issue(tx, { ...issued, ...sheet, subjectKey: subjectKey.meeting(planningAreaId) });
    }
  }

  /**
   * Every convened hearing is held on a meeting: the centre's own with the same council, name, method and day, or a new
   * one when the convening was recorded without choosing one.
   */
  private async putOnMeeting(tx: EntityManager, context: ContextOf<'saveConvening'>): Promise<void> {
    const {
      actor,
      case: { id: caseId },
      facts,
      now,
    } = context;
    const { hearingId, meetingName: name, method, meetsOn } = eventOf(context, 'CONVENE_COUNCIL');
    const hearing = facts.hearings.find(({ id }) => id === hearingId);
    if (!hearing?.planningAreaId || !hearing.healthCentreId)
      throw new Error(`hearing ${hearingId} belongs to no council of an area`);
    const { planningAreaId, healthCentreId } = hearing;
    const same = { healthCentreId, planningAreaId, name, method, meetsOn };
    // Another case may be convened for the same new meeting at this moment: one of the two makes it, the other finds it.
    await tx
      .createQueryBuilder()
      .insert()
      .into(CouncilMeeting)
      .values({ ...same, createdBy: actor.name, createdAt: now })
      .orIgnore()
      .execute();
    const meeting = await tx.findOneByOrFail(CouncilMeeting, same);
    await noteMeeting(tx, { caseId, hearingId }, meeting.id);
  }

  /** The 確認様式 as 報告. Its sentence says that everything was confirmed, so a council that did not gets none. */
  private async issueReport(tx: EntityManager, context: ContextOf<'stampReport'>): Promise<void> {
    const {
      actor,
      case: { id: applicationId, kind },
      facts,
      now,
    } = context;
    const { hearingId } = eventOf(context, 'REPORT_CONFIRMATION');
    const hearing = facts.hearings.find(({ id }) => id === hearingId);
    if (!hearing?.planningAreaId) throw new Error(`hearing ${hearingId} belongs to no area`);
    if (!hasPapers(kind) || !confirmsEverything(kind, hearing)) return;
    const { planningAreaId } = hearing;
    const sheet = confirmationPaper(await this.material(tx, context), { planningAreaId, purpose: 'report', hearing });
    await this.documents.issue(tx, {
      ...sheet,
      actor,
      applicationId,
      subjectKey: subjectKey.report(planningAreaId),
      issuedAt: now,
      reasonOfReissue: HEARD_AGAIN,
    });
  }

  private async material(
    tx: EntityManager,
    { facts, institution }: Pick<ContextOf<'openHearings'>, 'facts' | 'institution'>,
  ): Promise<PaperMaterial> {
    const areas = await this.registry.planningAreas(tx);
    return { facts, institution, areaNames: new Map(areas.map((area) => [area.id, area.name])) };
  }
}
