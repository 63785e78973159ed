import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseEffectHandlers, type ContextOf } from '../applications/effects/case-effect-handlers.js';
import { DesignationRegister } from '../register/designation-register.js';

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
    { case: application, effect, issued, now }: ContextOf<'registerDesignation'>,
  ): Promise<void> {
    const { type: _, ...entered } = effect;
    const notice = issued.find(({ formId }) => formId === 'designation-notice');
    if (!notice) throw new Error(`case ${application.id} is designated without a notice`);
    await this.designations.enter(tx, {
      institutionId: application.institutionId,
      kind: application.kind,
      applicationId: application.id,
      ...entered,
      noticeFileId: notice.id,
      publicNoticeOn: null,
      publicNoticeMethod: '',
      previousId: application.procedure === 'new' ? null : application.currentDesignationId,
      createdAt: now,
    });
  }
}
