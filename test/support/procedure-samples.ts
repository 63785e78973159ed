/** Hokkaido's profile and complete fictional applications, for tests of the procedure. */
import { readFileSync } from 'node:fs';
import {
  type ApplicationContent,
  type ContentB,
  type ContentC1,
  type ContentC2,
  type ContentRenkeiB,
  exampleContent,
} from '../../src/procedure/fields/content.js';
import type { EvaluationFacts, PlanFacts, ProcedureProfile } from '../../src/procedure/case/facts.js';
import type { Kind } from '../../src/procedure/terms/kinds.js';
import { parseProfile } from '../../src/procedure/profile/profile.js';

/** Text of a file under seeds/. */
export function seedText(path: string): string {
  return readFileSync(new URL(`../../seeds/${path}`, import.meta.url), 'utf8');
}

/** Parsed JSON of a file under seeds/; the caller says what it expects. */
export function seedJson<T = unknown>(path: string): T {
  return JSON.parse(seedText(path)) as T;
}

export function hokkaidoProfile(): ProcedureProfile {
  return parseProfile({
    profile: seedJson('hokkaido/procedure-profile.json'),
    documents: seedJson('hokkaido/document-requirements.json'),
    subItems: seedJson('hokkaido/b-sub-items.json'),
  });
}

/** B under (1)イ with figures that reach the threshold. */
export const filledB = () => exampleContent('B') as ContentB;
export const filledRenkeiB = () => exampleContent('RENKEI_B') as ContentRenkeiB;
export const filledC1 = () => exampleContent('C1') as ContentC1;
export const filledC2 = () => exampleContent('C2') as ContentC2;

/** A complete application of the kind. */
export const filledContent = (kind: Kind): ApplicationContent => exampleContent(kind);

export function filledPlan(): PlanFacts {
  return {
    periodFrom: '2027-04-01',
    periodTo: '2032-03-31',
    doctorsTotal: 84,
    doctorsOver960: 12,
    longestHours: 1540,
    heardFrom: '勤務医の代表と看護部',
    heardOn: '2026-08-20',
    matters: { hours: true, targets: true, health: true, other: true, trainingEfficiency: true },
  };
}

export function filledEvaluation(): EvaluationFacts {
  return {
    appliedOn: '2026-06-01',
    receiptNo: '架空-0001',
    result: {
      overall: 'sufficient_improving',
      noticeNo: '架空第100号',
      noticedOn: '2026-10-20',
      asOf: '2026-09-30',
      onHoldReason: '',
    },
  };
}
