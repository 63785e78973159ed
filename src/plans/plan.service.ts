import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PlanFacts } from '../procedure/facts.js';
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
      ...planFacts(plan),
      applicationId,
      version,
      recordedBy: recorded.by,
      recordedAt: recorded.at,
    });
  }

  /** Null when none was recorded yet. */
  async latest(tx: EntityManager, applicationId: string): Promise<PlanFacts | null> {
    const plan = await tx.findOne(ShorteningPlan, { where: { applicationId }, order: { version: 'DESC' } });
    return plan && planFacts(plan);
  }

  /** Every version, newest first. */
  versions(tx: EntityManager, applicationId: string): Promise<ShorteningPlan[]> {
    return tx.find(ShorteningPlan, { where: { applicationId }, order: { version: 'DESC' } });
  }
}

/** The facts alone, from a row or from what a person sent. */
function planFacts(plan: PlanFacts): PlanFacts {
  const { periodFrom, periodTo, doctorsTotal, doctorsOver960, longestHours, heardFrom, heardOn, matters } = plan;
  return { periodFrom, periodTo, doctorsTotal, doctorsOver960, longestHours, heardFrom, heardOn, matters };
}
