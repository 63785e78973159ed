import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EvaluationService } from '../../evaluations/evaluation.service.js';
import { PlanService } from '../../plans/plan.service.js';
import { RegistryService } from '../../registry/registry.service.js';
import type { ContextOf, EffectContext, EffectHandler, EffectType } from './case-effect-handlers.js';
import { CaseNotifier } from './case-notifier.js';
import { closeDeadlines, openDeadline } from './deadline-effects.js';
import { saveApproval, saveDraft, voidApprovals } from './decision-effects.js';
import { eventOf } from './event-of.js';
import {
  closeCorrection,
  endClockStop,
  openCorrection,
  outdateExamination,
  saveCorrectionAnswers,
  saveExamination,
  startClockStop,
} from './examination-effects.js';
import {
  cancelHearings,
  openHearings,
  saveConfirmation,
  saveConvening,
  saveOpinion,
  stampReport,
  voidHearings,
} from './hearing-effects.js';

/** Effects that change the locked row, which is saved when all are done, and nothing else. */
const ON_THE_ROW = {
  saveContent: (context: ContextOf<'saveContent'>) => {
    context.case.content = eventOf(context, 'EDIT_CONTENT').content;
  },
  stampSubmission: (context: ContextOf<'stampSubmission'>) => {
    context.case.submittedOn = context.today;
  },
  clearSubmission: (context: ContextOf<'clearSubmission'>) => {
    context.case.submittedOn = null;
  },
  stampReceipt: (context: ContextOf<'stampReceipt'>) => {
    context.case.receivedOn = context.today;
  },
};
type OnTheRow = keyof typeof ON_THE_ROW;

/** What this room writes for each effect the procedure names. */
@Injectable()
export class CaseEffects {
  private readonly own: { readonly [T in Exclude<EffectType, OnTheRow>]: EffectHandler<T> | null };

  constructor(plans: PlanService, evaluations: EvaluationService, registry: RegistryService, notifier: CaseNotifier) {
    this.own = {
      savePlan: (tx, context) =>
        plans.record(tx, context.case.id, eventOf(context, 'RECORD_PLAN').plan, {
          by: context.actor.name,
          at: context.now,
        }),
      saveEvaluationApplication: (tx, context) =>
        evaluations.recordApplication(tx, context.case.id, eventOf(context, 'APPLY_FOR_EVALUATION')),
      saveEvaluationResult: (tx, context) =>
        evaluations.recordResult(tx, context.case.id, eventOf(context, 'RECORD_EVALUATION').result),
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
    const { type } = context.effect;
    // The effect's own type picks its own handler; TypeScript cannot follow that through the tables.
    if (isOnTheRow(type)) (ON_THE_ROW[type] as (context: EffectContext) => void)(context);
    else await (this.own[type] as ((tx: EntityManager, context: EffectContext) => Promise<void>) | null)?.(tx, context);
  }
}

/** Whether this room carries the effect out on the locked row alone: no table that facts are read from has changed. */
export function isOnTheRow(type: EffectType): type is OnTheRow {
  return type in ON_THE_ROW;
}
