import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseEffectHandlers, type ContextOf } from '../applications/effects/case-effect-handlers.js';
import { NOTICE_FORM } from '../procedure/designation/decision-notice.js';
import {
  approvedChange,
  changedWork,
  type DesignatedWork,
  renewedWork,
  workOn,
} from '../procedure/designation/designated-work.js';
import type { Designation } from '../register/designation.entity.js';
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
    const { type: _, matters, approvedSince, change: text, ...entered } = effect;
    const notice = issued.find(({ formId }) => formId === NOTICE_FORM.designate);
    if (!notice) throw new Error(`case ${application.id} is designated without a notice`);
    const former = await this.designations.lineBefore(tx, application, entered.designatedOn);
    const before = former && workOf(former);
    const change =
      text === ''
        ? null
        : approvedChange(
            before && workOn(before, entered.designatedOn),
            { matters },
            { on: entered.designatedOn, text },
          );
    const work = change ? changedWork(before, matters, change) : renewedWork(before, { matters, approvedSince });
    const line = await this.designations.enter(tx, {
      institutionId: application.institutionId,
      kind: application.kind,
      applicationId: application.id,
      ...entered,
      ...work,
      noticeFileId: notice.id,
      publicNoticeOn: null,
      publicNoticeMethod: '',
      previousId: former?.id ?? null,
      createdAt: now,
    });
    if (change && former)
      await this.designations.carryOn(tx, { from: former.id, to: line, change, validTo: entered.validTo });
  }
}

function workOf({ matters, changes }: Pick<Designation, 'matters' | 'changes'>): DesignatedWork | null {
  return matters && { matters, changes: changes ?? [] };
}
