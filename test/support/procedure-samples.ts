/** Hokkaido's profile and complete fictional applications, for tests of the procedure. */
import { readFileSync } from 'node:fs';
import type {
  ApplicationContent,
  ContentB,
  ContentC1,
  ContentC2,
  ContentRenkeiB,
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

const filledCommon = {
  contactName: '佐々木 美穂',
  contactPhone: '0155-00-0000',
  business: '(1) 救急医療',
  longHoursReason: '夜間・休日の救急搬送を圏域で唯一受け入れており、当直明けの診療を避けられない。',
  pledge: { agreed: true, pledgedOn: '2026-11-10' },
  violation: { exists: false, referredOn: null, publishedOn: null },
  change: { matters: '', reason: '' },
};

/** B under (1)イ with figures that reach the threshold. */
export function filledB(): ContentB {
  return {
    ...filledCommon,
    kind: 'B',
    subItems: ['(1)イ'],
    emergency: {
      periodFrom: '2025-01-01',
      periodTo: '2025-12-31',
      ambulances: 1842,
      helicopterIncluded: true,
      offHoursAdmissions: 611,
      importantRole: true,
      importantRoleDetail: '脳卒中・心筋梗塞の急性期医療',
    },
    listedInTable5: false,
    listedInTable7: false,
    results: [],
    regionalRole: '救急患者の受入れと手術を担う急性期の病院',
  };
}

export function filledRenkeiB(): ContentRenkeiB {
  return {
    ...filledCommon,
    kind: 'RENKEI_B',
    business: '',
    destinations: [
      { institutionName: '根室海灯病院', planningAreaId: 'nemuro', department: '内科', persons: 20, days: 100 },
    ],
  };
}

export function filledC1(): ContentC1 {
  return {
    ...filledCommon,
    kind: 'C1',
    clinicalTraining: true,
    specialtyTraining: true,
    programmes: [{ name: '架空総合診療専門研修プログラム', trainees: 3 }],
    specialtyTraineesApplied: true,
    efficiencyMeasures: '模擬診療の教材を整え、見学の時間を減らす。',
  };
}

export function filledC2(): ContentC2 {
  return {
    ...filledCommon,
    kind: 'C2',
    field: '外科',
    environmentConfirmedOn: '2026-09-01',
    environmentConfirmationNo: '架空第1号',
    doctors: [{ name: '𠮷川 瞳', planFrom: '2027-04-01', planTo: '2030-03-31', confirmedOn: '2026-09-15' }],
    supervision: '指導医3人が交代で手術を指導する。',
  };
}

/** A complete application of the kind. */
export function filledContent(kind: Kind): ApplicationContent {
  return { B: filledB, RENKEI_B: filledRenkeiB, C1: filledC1, C2: filledC2 }[kind]();
}

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
