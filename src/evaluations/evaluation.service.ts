import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { jsonRow } from '../platform/json-rows.js';
import type { EvaluationFacts } from '../procedure/case/facts.js';
import { Evaluation } from './entities/evaluation.js';

/** 評価センターの評価 of a case. */
@Injectable()
export class EvaluationService {
  /** Keeps that the hospital applied for the evaluation; a second application replaces the first. */
  async recordApplication(
    tx: EntityManager,
    applicationId: string,
    { appliedOn, receiptNo }: Pick<EvaluationFacts, 'appliedOn' | 'receiptNo'>,
  ): Promise<void> {
    await tx.upsert(Evaluation, { applicationId, appliedOn, receiptNo }, ['applicationId']);
  }

  /**
   * Keeps the result; a later one replaces it (the case log keeps both).
   * @throws Error when no application for the evaluation was recorded
   */
  async recordResult(
    tx: EntityManager,
    applicationId: string,
    result: NonNullable<EvaluationFacts['result']>,
  ): Promise<void> {
    const { overall, noticeNo, noticedOn, asOf, onHoldReason } = result;
    const { affected } = await tx.update(
      Evaluation,
      { applicationId },
      { overall, noticeNo, noticedOn, asOf, onHoldReason },
    );
    if (affected !== 1) throw new Error(`no application for an evaluation is recorded for case ${applicationId}`);
  }
}

/** What `EVALUATION_ROW` reads. */
export type EvaluationRow = Pick<
  Evaluation,
  'appliedOn' | 'receiptNo' | 'overall' | 'noticeNo' | 'noticedOn' | 'asOf' | 'onHoldReason'
>;

/** SQL: the evaluation as JSON, for the case of the row `a`; null when the hospital has not applied for it yet. */
export const EVALUATION_ROW = `(SELECT ${jsonRow<Evaluation>('evaluation', [
  'appliedOn',
  'receiptNo',
  'overall',
  'noticeNo',
  'noticedOn',
  'asOf',
  'onHoldReason',
])} FROM evaluation WHERE evaluation.application_id = a.id)`;

/** An evaluation as the procedure sees it: the result is there as a whole or not at all. */
export function evaluationFacts(row: EvaluationRow): EvaluationFacts {
  return { appliedOn: row.appliedOn, receiptNo: row.receiptNo, result: resultOf(row) };
}

function resultOf({ overall, noticeNo, noticedOn, asOf, onHoldReason }: EvaluationRow): EvaluationFacts['result'] {
  if (overall === null || noticeNo === null || noticedOn === null || asOf === null) return null;
  return { overall, noticeNo, noticedOn, asOf, onHoldReason };
}
