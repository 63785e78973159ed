import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  EVALUATION_APPLICATION_FIELDS,
  EVALUATION_RESULT_FIELDS,
  type EvaluationFacts,
} from '../procedure/fields/evaluation.js';
import { readCompleteValues } from '../procedure/fields/stored-content.js';
import { Evaluation } from './entities/evaluation.js';

/** 評価センターの評価 of a case. */
@Injectable()
export class EvaluationService {
  /** Keeps that the hospital applied for the evaluation; recorded again it replaces what stood there, and the result stays. */
  async recordApplication(
    tx: EntityManager,
    applicationId: string,
    { appliedOn, receiptNo }: Pick<EvaluationFacts, 'appliedOn' | 'receiptNo'>,
  ): Promise<void> {
    await tx.upsert(Evaluation, { applicationId, applied: { appliedOn, receiptNo } }, ['applicationId']);
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
    const { affected } = await tx.update(Evaluation, { applicationId }, { result });
    if (affected !== 1) throw new Error(`no application for an evaluation is recorded for case ${applicationId}`);
  }
}

/** SQL: the evaluation of a case as it is kept; null when the hospital has not applied for it yet. @param caseId expression of its id */
export const evaluationJson = (
  caseId: string,
) => `(SELECT evaluation.applied || jsonb_build_object('result', evaluation.result) FROM evaluation
  WHERE evaluation.application_id = ${caseId})`;

/** An evaluation as it was kept, whatever stands there; null when there is none, and no result where it is not there as a whole. */
export function evaluationFacts(stored: unknown): EvaluationFacts | null {
  const { result } = Object(stored) as { result?: unknown };
  const applied = readCompleteValues(EVALUATION_APPLICATION_FIELDS, stored);
  return applied && { ...applied, result: readCompleteValues(EVALUATION_RESULT_FIELDS, result) };
}
