import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { jsonRow } from '../platform/json-rows.js';
import type { PlanFacts } from '../procedure/case/facts.js';
import { readStoredFlags } from '../procedure/fields/stored-content.js';
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

  /** Every version, newest first. */
  versions(tx: EntityManager, applicationId: string): Promise<ShorteningPlan[]> {
    return tx.find(ShorteningPlan, { where: { applicationId }, order: { version: 'DESC' } });
  }
}

/** SQL: the plan that counts, as PlanFacts in JSON, for the case of the row `a`; null when none was recorded yet. */
export const LATEST_PLAN = `(SELECT ${jsonRow<ShorteningPlan>('plan', [
  'periodFrom',
  'periodTo',
  'doctorsTotal',
  'doctorsOver960',
  'longestHours',
  'heardFrom',
  'heardOn',
  'matters',
])} FROM shortening_plan plan WHERE plan.application_id = a.id ORDER BY plan.version DESC LIMIT 1)`;

const NO_MATTERS: PlanFacts['matters'] = {
  hours: false,
  targets: false,
  health: false,
  other: false,
  trainingEfficiency: false,
};
const MATTERS = Object.keys(NO_MATTERS) as (keyof PlanFacts['matters'])[];

/** The facts alone, of what a person sent or of a row, whose matters may be anything. */
export function planFacts(plan: PlanFacts): PlanFacts {
  const { periodFrom, periodTo, doctorsTotal, doctorsOver960, longestHours, heardFrom, heardOn, matters } = plan;
  return {
    periodFrom,
    periodTo,
    doctorsTotal,
    doctorsOver960,
    longestHours,
    heardFrom,
    heardOn,
    matters: { ...NO_MATTERS, ...readStoredFlags(MATTERS, matters) },
  };
}
