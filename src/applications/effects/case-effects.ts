import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EvaluationService } from '../../evaluations/evaluation.service.js';
import { PlanService } from '../../plans/plan.service.js';
import { RegistryService } from '../../registry/registry.service.js';
import type { EffectContext, EffectHandler, EffectType } from '../case-effect-handlers.js';
import { CaseNotifier } from './case-notifier.js';
import { closeDeadlines, openDeadline } from './deadline-effects.js';
import { saveApproval, saveDraft, voidApprovals } from './decision-effects.js';
import { eventOf } from './event-of.js';
import { closeCorrection, endClockStop, openCorrection, outdateExamination, saveCorrectionAnswers, saveExamination, startClockStop } from './examination-effects.js';
import { cancelHearings, openHearings, saveConfirmation, saveConvening, saveOpinion, stampReport, voidHearings } from './hearing-effects.js';

/** What this room writes for each effect the procedure names. */
@Injectable()
export class CaseEffects {
  private readonly own: { readonly [T in EffectType]: EffectHandler<T> | null };

  constructor(plans: PlanService, evaluations: EvaluationService, registry: RegistryService, notifier: CaseNotifier) {
    this.own = {
      saveContent: async (_tx, context) => {
        context.case.content = eventOf(context, 'EDIT_CONTENT').content;
      },
      savePlan: (tx, context) =>
        plans.record(tx, context.case.id, eventOf(context, 'RECORD_PLAN').plan, { by: context.actor.name, at: context.now }),
      saveEvaluationApplication: (tx, context) => evaluations.recordApplication(tx, context.case.id, eventOf(context, 'APPLY_FOR_EVALUATION')),
      saveEvaluationResult: (tx, context) => evaluations.recordResult(tx, context.case.id, eventOf(context, 'RECORD_EVALUATION').result),
      stampSubmission: async (_tx, context) => {
        context.case.submittedOn = context.today;
      },
      clearSubmission: async (_tx, context) => {
        context.case.submittedOn = null;
      },
      stampReceipt: async (_tx, context) => {
        context.case.receivedOn = context.today;
      },
      saveExamination,
      outdateExamination,
      openCorrection,
      saveCorrectionAnswers,
      closeCorrection,
      startClockStop,
      endClockStop,
      openHearings: (tx, context) => openHearings(tx, context, registry),
      cancelHearings,
      saveConvening,
      saveConfirmation,
      stampReport,
      saveOpinion,
      voidHearings,
      saveDraft,
      saveApproval,
      voidApprovals,
      openDeadline,
      closeDeadlines,
      // Carried out by `designations` (CaseEffectHandlers).
      issueNotice: null,
      registerDesignation: null,
      notify: (tx, context) => notifier.notify(tx, context),
    };
  }

  async run(tx: EntityManager, context: EffectContext): Promise<void> {
    // The effect's own type picks its own handler; TypeScript cannot follow that through the table.
    const handler = this.own[context.effect.type] as ((tx: EntityManager, context: EffectContext) => Promise<void>) | null;
    await handler?.(tx, context);
  }
}
