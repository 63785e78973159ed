import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { withdrawFile } from '../../documents/stored-file.service.js';
import { EvaluationService } from '../../evaluations/evaluation.service.js';
import { PlanService } from '../../plans/plan.service.js';
import { DesignationRegister } from '../../register/designation-register.js';
import type { ContextOf, EffectContext, EffectHandler, EffectType } from './case-effect-handlers.js';
import { CaseNotifier } from './case-notifier.js';
import { closeDeadlines, notePassedDeadline, noteReminder, openDeadline } from './deadline-effects.js';
import { correctApproval, saveApproval, saveDraft, saveNoticeJudgement, voidApprovals } from './decision-effects.js';
import {
  addClockStop,
  closeCorrection,
  endClockStop,
  extendCorrection,
  openCorrection,
  outdateExamination,
  saveCorrectionAnswers,
  saveExamination,
  startClockStop,
} from './examination-effects.js';
import {
  cancelHearings,
  clearConvening,
  clearReport,
  correctReport,
  correctReportDue,
  correctRequest,
  extendHearings,
  openHearings,
  saveConfirmation,
  saveConvening,
  saveOpinion,
  stampReport,
  voidHearings,
} from './hearing-effects.js';
import { freezeSubmission } from './submission-effects.js';

/** Effects that change the locked row, which is saved when all are done, or nothing: the file of `attachDocument` comes with the command. */
const ON_THE_ROW = {
  attachDocument: () => undefined,
  giveReferenceNo: () => undefined, // before the documents that bear it are drawn (`CaseCommands`)
  stampSubmission: (context: ContextOf<'stampSubmission'>) => {
    context.case.submittedOn = context.facts.paperArrivedOn ?? context.today;
  },
  clearSubmission: (context: ContextOf<'clearSubmission'>) => {
    context.case.submittedOn = null;
    context.case.paperArrivedOn = null;
  },
  savePaperArrival: (context: ContextOf<'savePaperArrival'>) => {
    context.case.paperArrivedOn = context.effect.arrivedOn;
  },
  stampReceipt: (context: ContextOf<'stampReceipt'>) => {
    context.case.receivedOn = context.today;
  },
  correctArrival: (context: ContextOf<'correctArrival'>) => {
    const { submittedOn } = context.effect;
    context.case.submittedOn = submittedOn;
    if (context.facts.paperArrivedOn !== null) context.case.paperArrivedOn = submittedOn; // it arrived with its paper
  },
  correctReceipt: (context: ContextOf<'correctReceipt'>) => {
    context.case.receivedOn = context.effect.receivedOn;
  },
  assignOfficer: (context: ContextOf<'assignOfficer'>) => {
    context.case.officerId = context.effect.officer?.id ?? null;
  },
  moveToRound: (context: ContextOf<'moveToRound'>) => {
    context.case.roundId = context.effect.roundId;
  },
  clearReceipt: (context: ContextOf<'clearReceipt'>) => {
    context.case.receivedOn = null;
  },
};
type OnTheRow = keyof typeof ON_THE_ROW;

/** What this room writes for each effect the procedure names. */
@Injectable()
export class CaseEffects {
  private readonly own: { readonly [T in Exclude<EffectType, OnTheRow>]: EffectHandler<T> | null };

  constructor(
    plans: PlanService,
    evaluations: EvaluationService,
    notifier: CaseNotifier,
    register: DesignationRegister,
  ) {
    this.own = {
      savePlan: (tx, { case: { id }, effect, actor, now }) =>
        plans.record(tx, id, effect.plan, { by: actor.name, at: now }),
      withdrawFile: (tx, { effect: { fileId, reason }, actor, now }) =>
        withdrawFile(tx, fileId, { reason, actor, now }),
      saveEvaluationApplication: (tx, { case: { id }, effect }) => evaluations.recordApplication(tx, id, effect),
      saveEvaluationResult: (tx, { case: { id }, effect }) => evaluations.recordResult(tx, id, effect.result),
      freezeSubmission,
      saveExamination,
      outdateExamination,
      openCorrection,
      saveCorrectionAnswers,
      closeCorrection,
      extendCorrection,
      startClockStop,
      endClockStop,
      addClockStop,
      openHearings,
      extendHearings,
      cancelHearings,
      saveConvening,
      saveConfirmation,
      stampReport,
      clearConvening,
      clearReport,
      correctRequest,
      correctReport,
      correctReportDue,
      saveOpinion,
      voidHearings,
      saveDraft,
      saveApproval,
      saveNoticeJudgement,
      correctApproval,
      correctPublicNotice: (tx, { case: { id }, effect: { on, method } }) =>
        register.correctPublicNotice(tx, id, { publicNoticeOn: on, publicNoticeMethod: method }),
      voidApprovals,
      openDeadline,
      closeDeadlines,
      noteReminder,
      notePassedDeadline,
      // Carried out by `designations` (CaseEffectHandlers).
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

function isOnTheRow(type: EffectType): type is OnTheRow {
  return type in ON_THE_ROW;
}
