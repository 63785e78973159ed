import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseEffectHandlers, type ContextOf } from '../applications/effects/case-effect-handlers.js';
import { DesignationRegister } from '../register/designation-register.js';
import { decidedOn, designationPeriod } from './notices.js';

/** What this room does in the command that designates: the line of the register. */
@Injectable()
export class DesignationEffects implements OnModuleInit {
  constructor(
    private readonly handlers: CaseEffectHandlers,
    private readonly designations: DesignationRegister,
  ) {}

  onModuleInit(): void {
    this.handlers.on('registerDesignation', (tx, context) => this.register(tx, context));
  }

  private async register(
    tx: EntityManager,
    { case: application, effect, facts, issued, now }: ContextOf<'registerDesignation'>,
  ): Promise<void> {
    const { documentNumber, issuedOn } = effect;
    const notice = issued.find(({ formId }) => formId === 'designation-notice');
    if (!notice) throw new Error(`case ${application.id} is designated without a notice`);
    const { validFrom, validTo } = designationPeriod(facts, effect);
    await this.designations.enter(tx, {
      institutionId: application.institutionId,
      kind: application.kind,
      applicationId: application.id,
      designatedOn: decidedOn(application.procedure, { validFrom: effect.validFrom, issuedOn }),
      validFrom,
      validTo,
      noticeNumber: documentNumber,
      noticeFileId: notice.id,
      publicNoticeOn: null,
      publicNoticeMethod: '',
      previousId: application.procedure === 'new' ? null : application.currentDesignationId,
      createdAt: now,
    });
  }
}
