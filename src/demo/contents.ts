/** What the fictional hospitals write. Everything is invented; the numbers only have to be possible. */
import { type ApplicationContent, type ContentB, exampleContent, exampleValues } from '../procedure/fields/content.js';
import type { EvaluationFacts } from '../procedure/fields/evaluation.js';
import { PLAN_FIELDS, type PlanFacts } from '../procedure/fields/plan.js';
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
const SKILL_FIELDS = ['外科', '救急科', '脳神経外科', '内科'];
const SKILL_DOCTORS = ['𠮷田 陽', '髙濵 司', '邉見 玲', '辻󠄀 環'];

/** The content as it stands before the pledge is given. */
export function draftContent(writer: Writer, day: IsoDate): ApplicationContent {
  return { ...completeContent(writer, day), pledge: { agreed: false, pledgedOn: null } };
}

/** A content that can be submitted on that day: the example of every field, with what differs from hospital to hospital. */
export function completeContent(writer: Writer, day: IsoDate): ApplicationContent {
  const { kind, procedure, number, contactName } = writer;
  const content: ApplicationContent = {
    ...exampleContent(kind, procedure),
    contactName,
    contactPhone: `011-000-${String(1000 + number)}`,
    pledge: { agreed: true, pledgedOn: day },
  };
  const lastYear = Number(day.slice(0, 4)) - 1;
  switch (content.kind) {
    case 'B':
      return { ...content, ...emergencyHospital(content, number, lastYear) };
    case 'RENKEI_B':
      return {
        ...content,
        destinations: writer.destinations.map((destination, index) => ({
          ...destination,
          elsewhere: '',
          department: index % 2 === 0 ? '内科' : '救急科',
          persons: 24 + number * 2 + index * 12,
          days: 96 + number * 6 + index * 24,
        })),
      };
    case 'C1':
      return {
        ...content,
        specialtyTraining: number % 3 !== 0,
        specialtyTraineesApplied: number % 3 !== 0,
        programmes: content.programmes.map((programme) => ({
          ...programme,
          name: PROGRAMMES[number % PROGRAMMES.length] ?? '',
          trainees: 2 + (number % 4),
        })),
      };
    case 'C2':
      return {
        ...content,
        field: SKILL_FIELDS[number % SKILL_FIELDS.length] ?? '',
        environmentConfirmedOn: `${lastYear}-09-01`,
        environmentConfirmationNo: `架空環境第${number + 1}号`,
        doctors: content.doctors.map((doctor) => ({
          ...doctor,
          name: SKILL_DOCTORS[number % SKILL_DOCTORS.length] ?? '',
          confirmedOn: `${lastYear}-10-15`,
        })),
      };
  }
}

/** Every third is a tertiary emergency hospital; the others reach the figures of (1)イ. */
function emergencyHospital({ emergency }: ContentB, number: number, year: number): Partial<ContentB> {
  const tertiary = number % 3 === 0;
  return {
    subItems: [tertiary ? '(1)ア' : '(1)イ'],
    emergency: {
      ...emergency,
      periodFrom: `${year}-01-01`,
      periodTo: `${year}-12-31`,
      ambulances: 1080 + number * 97,
      helicopterIncluded: number % 2 === 0,
      offHoursAdmissions: 410 + number * 43,
    },
  };
}

/** The plan for the five years from the day the designation will take effect. @param heardOn when staff were heard */
export function demoPlan({ number }: Writer, heardOn: IsoDate): PlanFacts {
  return {
    ...(exampleValues(PLAN_FIELDS) as PlanFacts),
    doctorsTotal: 38 + number * 3,
    doctorsOver960: 3 + (number % 9),
    longestHours: 1180 + (number % 8) * 60,
    heardOn,
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
