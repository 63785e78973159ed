/** What the fictional hospitals write. Everything is invented; the numbers only have to be possible. */
import type { ApplicationContent, CommonContent } from '../procedure/fields/content.js';
import type { EvaluationFacts, PlanFacts } from '../procedure/case/facts.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import type { Kind, ProcedureType } from '../procedure/terms/kinds.js';

export interface Writer {
  kind: Kind;
  procedure: ProcedureType;
  /** Number of the case in the demo, from 0: makes figures differ. */
  number: number;
  contactName: string;
  /** 連携B: where doctors are sent. */
  destinations: readonly { institutionName: string; planningAreaId: string }[];
}

const PROGRAMMES = ['架空総合診療専門研修プログラム', '架空救急科専門研修プログラム', '架空外科専門研修プログラム'];
const SKILL_FIELDS = ['外科', '心臓血管外科', '脳神経外科', '消化器内視鏡'];
const SKILL_DOCTORS = ['𠮷田 陽', '髙濵 司', '邉見 玲', '辻󠄀 環'];

/** The content as it stands before the pledge is given. */
export function draftContent(writer: Writer, day: IsoDate): ApplicationContent {
  return { ...completeContent(writer, day), pledge: { agreed: false, pledgedOn: null } };
}

/** A content that can be submitted on that day. */
export function completeContent(writer: Writer, day: IsoDate): ApplicationContent {
  const { kind, number } = writer;
  const common = commonContent(writer, day);
  switch (kind) {
    case 'B':
      return { ...common, kind, ...emergencyHospital(number, day) };
    case 'RENKEI_B':
      return {
        ...common,
        kind,
        business: '',
        destinations: writer.destinations.map((destination, index) => ({
          ...destination,
          department: index % 2 === 0 ? '内科' : '救急科',
          persons: 24 + number * 2 + index * 12,
          days: 96 + number * 6 + index * 24,
        })),
      };
    case 'C1':
      return {
        ...common,
        kind,
        clinicalTraining: true,
        specialtyTraining: number % 3 !== 0,
        programmes: [{ name: PROGRAMMES[number % PROGRAMMES.length] ?? '', trainees: 2 + (number % 4) }],
        specialtyTraineesApplied: number % 3 !== 0,
        efficiencyMeasures:
          '手技の動画と模擬診療の教材を整え、見学だけの時間を減らす。カンファレンスは所定の勤務時間の内に行う。',
      };
    case 'C2':
      return {
        ...common,
        kind,
        field: SKILL_FIELDS[number % SKILL_FIELDS.length] ?? '',
        environmentConfirmedOn: `${Number(day.slice(0, 4)) - 1}-09-01`,
        environmentConfirmationNo: `架空環境第${number + 1}号`,
        doctors: [
          {
            name: SKILL_DOCTORS[number % SKILL_DOCTORS.length] ?? '',
            planFrom: '2027-04-01',
            planTo: '2030-03-31',
            confirmedOn: `${Number(day.slice(0, 4)) - 1}-10-15`,
          },
        ],
        supervision: '指導医3人が交代で手術を指導し、週に一度、研修の進み具合を医師と確かめる。',
      };
  }
}

function commonContent({ kind, procedure, number, contactName }: Writer, day: IsoDate): CommonContent {
  const reason: Record<Kind, string> = {
    B: '夜間と休日の救急搬送を圏域でほぼ一手に受け入れており、当直明けにも手術と診療を続けざるを得ない。',
    RENKEI_B: '圏域に専門医がおらず、当院から医師を派遣しなければ外来と当直を続けられない。',
    C1: '症例の多い夜間と休日に、指導医の下で一定期間集中して経験を積む必要がある。',
    C2: '長時間に及ぶ手術を続けて経験しなければ、高度な技能を身に付けられない。',
  };
  const business: Record<Kind, string> = {
    B: '救急医療',
    RENKEI_B: '',
    C1: '臨床研修に係る業務',
    C2: '特定分野の高度な技能の修得に係る業務',
  };
  return {
    contactName,
    contactPhone: `011-000-${String(1000 + number)}`,
    business: business[kind],
    longHoursReason: reason[kind],
    pledge: { agreed: true, pledgedOn: day },
    violation: { exists: false, referredOn: null, publishedOn: null },
    change:
      procedure === 'change'
        ? { matters: '指定に係る業務に専門研修を加える', reason: '専門研修プログラムの基幹施設となるため' }
        : { matters: '', reason: '' },
  };
}

/** Every third is a tertiary emergency hospital; the others reach the figures of (1)イ. */
function emergencyHospital(number: number, day: IsoDate) {
  const tertiary = number % 3 === 0;
  const year = Number(day.slice(0, 4)) - 1;
  return {
    subItems: [tertiary ? '(1)ア' : '(1)イ'],
    emergency: {
      periodFrom: `${year}-01-01`,
      periodTo: `${year}-12-31`,
      ambulances: 1080 + number * 97,
      helicopterIncluded: number % 2 === 0,
      offHoursAdmissions: 410 + number * 43,
      importantRole: true,
      importantRoleDetail: '脳卒中と心筋梗塞の急性期医療',
    },
    listedInTable5: false,
    listedInTable7: false,
    results: [],
    regionalRole: '救急患者の受入れと緊急手術を担う急性期の病院',
  };
}

/** The plan for the five years from the day the designation will take effect. @param heardOn when staff were heard */
export function demoPlan({ number }: Writer, heardOn: IsoDate): PlanFacts {
  return {
    periodFrom: '2027-04-01',
    periodTo: '2032-03-31',
    doctorsTotal: 38 + number * 3,
    doctorsOver960: 3 + (number % 9),
    longestHours: 1180 + (number % 8) * 60,
    heardFrom: '各診療科の医師の代表、看護部及び医事課',
    heardOn,
    matters: { hours: true, targets: true, health: true, other: true, trainingEfficiency: true },
  };
}

/** What the evaluation centre answered; every seventh is on hold, with the reason to go on. */
export function demoEvaluation(
  { number }: Writer,
  { noticedOn, asOf }: { noticedOn: IsoDate; asOf: IsoDate },
): NonNullable<EvaluationFacts['result']> {
  const onHold = number % 7 === 6;
  const overall = onHold ? 'on_hold' : number % 2 === 0 ? 'sufficient_improving' : 'needs_improvement_plan_ok';
  const onHoldReason = onHold ? '指摘された面接指導の手順を改め、評価センターへ資料を追加で提出したため' : '';
  return { overall, noticeNo: `架空評価第${100 + number}号`, noticedOn, asOf, onHoldReason };
}
