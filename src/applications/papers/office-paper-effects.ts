import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { IssuedDocuments } from '../../documents/issued-documents.js';
import { CaseEffectHandlers, type ContextOf, type EffectContext } from '../effects/case-effect-handlers.js';
import { eventOf } from '../effects/event-of.js';
import { Correction } from '../entities/correction.js';
import { correctionPaper, type OfficePaperMaterial, receptionPaper } from './office-papers.js';

/** The papers that the applicant gets while a case is examined: 受付の控え and 補正通知書, each in the command it tells of. */
@Injectable()
export class OfficePaperEffects implements OnModuleInit {
  constructor(
    private readonly handlers: CaseEffectHandlers,
    private readonly documents: IssuedDocuments,
  ) {}

  onModuleInit(): void {
    this.handlers.on('stampReceipt', (tx, context) => this.issueReception(tx, context));
    this.handlers.on('openCorrection', (tx, context) => this.issueCorrection(tx, context));
  }

  private async issueReception(tx: EntityManager, context: ContextOf<'stampReceipt'>): Promise<void> {
    const {
      actor,
      case: { id: applicationId },
      now,
      today,
    } = context;
    const paper = receptionPaper(material(context), today);
    await this.documents.issue(tx, {
      ...paper,
      actor,
      applicationId,
      subjectKey: '',
      issuedAt: now,
      reasonOfReissue: '改めて受け付けたため',
    });
  }

  /** The request to correct stands in its rows already; its number is there. */
  private async issueCorrection(tx: EntityManager, context: ContextOf<'openCorrection'>): Promise<void> {
    const {
      actor,
      case: { id: applicationId },
      now,
      today,
    } = context;
    const { items, dueOn } = eventOf(context, 'REQUEST_CORRECTION');
    const { number } = await tx.findOneByOrFail(Correction, { applicationId, closedOn: IsNull() });
    const paper = correctionPaper(material(context), { number, requestedOn: today, dueOn, items });
    await this.documents.issue(tx, {
      ...paper,
      actor,
      applicationId,
      subjectKey: String(number),
      issuedAt: now,
      reasonOfReissue: '',
    });
  }
}

function material({ case: { referenceNo }, facts, institution }: EffectContext): OfficePaperMaterial {
  return { facts, referenceNo, institution };
}
