import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  CaseEffectHandlers,
  type ContextOf,
  type EffectContext,
} from '../applications/effects/case-effect-handlers.js';
import { IssuedDocuments } from '../documents/issued-documents.js';
import { StoredFileService } from '../documents/stored-file.service.js';
import type { EventOf } from '../procedure/case/events.js';
import { DesignationRegister } from '../register/designation-register.js';
import { decidedOn, designationPeriod, noticePaper } from './notices.js';

/** What this room does in the command that decides a case: the notice, then the line of the register. */
@Injectable()
export class DesignationEffects implements OnModuleInit {
  constructor(
    private readonly handlers: CaseEffectHandlers,
    private readonly documents: IssuedDocuments,
    private readonly files: StoredFileService,
    private readonly designations: DesignationRegister,
  ) {}

  onModuleInit(): void {
    this.handlers.on('issueNotice', (tx, context) => this.issueNotice(tx, context));
    this.handlers.on('registerDesignation', (tx, context) => this.register(tx, context));
  }

  private async issueNotice(tx: EntityManager, context: ContextOf<'issueNotice'>): Promise<void> {
    const {
      actor,
      case: { id: applicationId },
      facts,
      institution,
      now,
    } = context;
    const { documentNumber, issuedOn } = issuingEvent(context);
    if (facts.draft === null) throw new Error(`case ${applicationId} has no draft to notify`);
    await this.documents.issue(tx, {
      ...noticePaper({ facts, draft: facts.draft, institution, documentNumber, issuedOn }),
      actor,
      applicationId,
      subjectKey: '',
      issuedAt: now,
      reasonOfReissue: '改めて通知するため',
    });
  }

  private async register(tx: EntityManager, context: ContextOf<'registerDesignation'>): Promise<void> {
    const { case: application, effect, facts, now } = context;
    const { documentNumber, issuedOn } = issuingEvent(context);
    const notice = await this.files.latestIssued(tx, {
      applicationId: application.id,
      formId: 'designation-notice',
      subjectKey: '',
    });
    const { validFrom, validTo } = designationPeriod(facts, effect);
    await this.designations.enter(tx, {
      institutionId: application.institutionId,
      kind: application.kind,
      applicationId: application.id,
      designatedOn: decidedOn(application.procedure, { validFrom: effect.validFrom, issuedOn }),
      validFrom,
      validTo,
      noticeNumber: documentNumber,
      noticeFileId: notice?.id ?? null,
      publicNoticeOn: null,
      publicNoticeMethod: '',
      previousId: application.procedure === 'new' ? null : application.currentDesignationId,
      createdAt: now,
    });
  }
}

/** @throws Error when the procedure decided a case by another event: the two rooms disagree */
function issuingEvent({ event, effect }: EffectContext): EventOf<'ISSUE_DESIGNATION' | 'ISSUE_REFUSAL'> {
  if (event.type !== 'ISSUE_DESIGNATION' && event.type !== 'ISSUE_REFUSAL')
    throw new Error(`effect ${effect.type} does not belong to ${event.type}`);
  return event;
}
