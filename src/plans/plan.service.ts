import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PLAN_FIELDS, type PlanFacts } from '../procedure/fields/plan.js';
import { readCompleteValues } from '../procedure/fields/stored-content.js';
import { ShorteningPlan } from './entities/shortening-plan.js';

/** Who recorded a plan, and when. */
export interface Recorded {
  by: string;
  at: Date;
}

/** 医師労働時間短縮計画の案 of a case: every version is kept, the latest counts. */
@Injectable()
export class PlanService {
  /** Keeps the plan as the next version. The caller holds the lock of the case. */
  async record(tx: EntityManager, applicationId: string, plan: PlanFacts, recorded: Recorded): Promise<void> {
    const version = (await tx.countBy(ShorteningPlan, { applicationId })) + 1;
    await tx.insert(ShorteningPlan, {
      facts: plan,
      applicationId,
      version,
      recordedBy: recorded.by,
      recordedAt: recorded.at,
    });
  }

  /** Every version, newest first. */
  versions(tx: EntityManager, applicationId: string): Promise<ShorteningPlan[]> {
    return tx.find(ShorteningPlan, { where: { applicationId }, order: { version: 'DESC' } });
  }
}

/** SQL: what is kept of the plan of a case that counts; null when none was recorded yet. @param caseId expression of its id */
export const latestPlan = (caseId: string) =>
  `(SELECT plan.facts FROM shortening_plan plan WHERE plan.application_id = ${caseId} ORDER BY plan.version DESC LIMIT 1)`;

/** A plan as it was kept, whatever stands there; null when there is none. */
export const planFacts = (stored: unknown): PlanFacts | null => readCompleteValues(PLAN_FIELDS, stored);
