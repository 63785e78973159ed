/** Hokkaido's profile and complete fictional applications, for tests of the procedure. */
import { readFileSync } from 'node:fs';
import {
  type ApplicationContent,
  type ContentB,
  type ContentC1,
  type ContentC2,
  type ContentRenkeiB,
  exampleContent,
  exampleValues,
} from '../../src/procedure/fields/content.js';
import type { ProcedureProfile } from '../../src/procedure/case/facts.js';
import {
  EVALUATION_APPLICATION_FIELDS,
  EVALUATION_RESULT_FIELDS,
  type EvaluationFacts,
} from '../../src/procedure/fields/evaluation.js';
import { PLAN_FIELDS, type PlanFacts } from '../../src/procedure/fields/plan.js';
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
    specialtyFields: seedJson('specialty-fields.json'),
    kanjiVariants: seedJson('kanji-variants.json'),
    evaluationCentre: seedJson('evaluation-centre.json'),
  });
}

/** B under (1)イ with figures that reach the threshold. */
export const filledB = () => exampleContent('B') as ContentB;
export const filledRenkeiB = () => exampleContent('RENKEI_B') as ContentRenkeiB;
export const filledC1 = () => exampleContent('C1') as ContentC1;
export const filledC2 = () => exampleContent('C2') as ContentC2;

/** A complete application of the kind. */
export const filledContent = (kind: Kind): ApplicationContent => exampleContent(kind);

export const filledPlan = () => exampleValues(PLAN_FIELDS) as PlanFacts;

export const filledEvaluation = () =>
  ({
    ...exampleValues(EVALUATION_APPLICATION_FIELDS),
    result: exampleValues(EVALUATION_RESULT_FIELDS),
  }) as EvaluationFacts;
