/** The way of a demo case: what the people do one after the other until it is where it shall rest. */
import { reviewChecksOf } from '../procedure/conditions/examination.js';
import type { ApplicationContent } from '../procedure/fields/content.js';
import { lookedUp } from '../procedure/conditions/strange-answers.js';
import { requiredDocuments } from '../procedure/requirements/documents.js';
import type { CaseEvent } from '../procedure/events/index.js';
import type { CouncilId, ProcedureProfile, ReviewCheckId } from '../procedure/case/facts.js';
import type { CouncilRemark } from '../procedure/case/council-remarks.js';
import { CONFIRMATION_POINTS_OF_KIND } from '../procedure/case/hearings.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import type { CaseState } from '../procedure/terms/states.js';
import type { DemoCase } from './cases-file.js';
import { completeContent, demoEvaluation, demoPlan, draftContent, type Writer } from './contents.js';

/** Who does a step; a health centre is named by the planning area whose council it runs. */
type DemoSide = 'hospital' | 'officer' | 'approver' | { councilOf: string };

/** What is known when a step is done. */
export interface Scene {
  today: IsoDate;
  /** The day so many office days before today (negative) or after it. */
  officeDay: (offset: number) => IsoDate;
  /** Latest request to the council of an area. */
  hearingId: (planningAreaId: string) => Promise<string>;
  /** What the councils said beyond their agreement. */
  remarks: () => Promise<CouncilRemark[]>;
  /** What the latest correction asks. */
  correctionItemIds: () => Promise<string[]>;
}

export interface DemoStep {
  /** Office days after the step before; 0: later on the same day. */
  after: number;
  by: DemoSide;
  /** State of the case afterwards. */
  to: CaseState;
  /** Null where the case is opened or written. */
  event: ((scene: Scene) => CaseEvent | Promise<CaseEvent>) | null;
  /** What the hospital then has written, given what it had before. */
  write?: (scene: Scene, before: ApplicationContent) => ApplicationContent;
  /** The procedure will refuse it. */
  refused?: boolean;
}

export interface CourseInput {
  demo: DemoCase;
  writer: Writer;
  profile: ProcedureProfile;
  /** Areas whose coordination councils are asked. */
  areas: readonly string[];
  /** First day of a new designation. */
  validFrom: IsoDate;
}

type Course = (DemoStep | DemoStep[])[];

/** The steps of a case, the opening first: up to the first that reaches its state, and `further` more. */
export function courseOf(input: CourseInput): DemoStep[] {
  const { state, further = 0 } = input.demo;
  const steps = wholeCourse(input).flat();
  const reached = steps.findIndex(({ to }) => to === state);
  if (reached < 0) throw new Error(`the demo course of ${input.demo.kind} never reaches ${state}`);
  return steps.slice(0, reached + 1 + further);
}

function wholeCourse(input: CourseInput): Course {
  const { state, corrected = false } = input.demo;
  const prepared = preparation(input);
  if (state === 'withdrawn') return [...prepared, withdrawal];
  if (state === 'refused') return [...prepared, ...refusal(input)];
  const correction = corrected || state === 'correcting' ? correctionSteps(input) : [];
  return [...prepared, ...correction, examination(input), ...hearings(input), ...decision(input)];
}

function step(after: number, by: DemoSide, to: CaseState, event: DemoStep['event']): DemoStep {
  return { after, by, to, event };
}

function written(after: number, to: CaseState, write: NonNullable<DemoStep['write']>): DemoStep {
  return { after, by: 'hospital', to, event: null, write };
}

/** The number a correction asks for; fictional. */
const DIRECT_PHONE = '0155-00-0199';

/** The designations that the demo renews and changes are older than the register. */
function lookedUpBefore({ writer: { procedure } }: CourseInput, content: ApplicationContent): string[] {
  const { path, value } = lookedUp(content);
  return procedure === 'new' ? [] : [`${path}=${value}`];
}

function preparation(input: CourseInput): Course {
  const { writer, profile } = input;
  const { attempted = false } = input.demo;
  const { kind, procedure, number } = writer;
  const content = completeContent(writer, '2026-04-01');
  const files = requiredDocuments({ kind, procedure, profile, content, evaluation: null, attachedFiles: [] })
    .filter(({ needed, requirement }) => needed && requirement.suppliedBy === 'file')
    .map(({ requirement }) => requirement.id)
    .filter((id) => id !== 'D20');
  const attach = (after: number, to: CaseState, requirementId: string) =>
    step(after, 'hospital', to, () => ({ type: 'ATTACH_DOCUMENT', requirementId }));
  const tooEarly: DemoStep = {
    after: 1,
    by: 'hospital',
    to: 'preparing',
    event: () => ({ type: 'SUBMIT' }),
    refused: true,
  };
  return [
    step(0, 'hospital', 'planDrafting', null),
    step(4, 'hospital', 'planDrafting', ({ officeDay }) => ({
      type: 'RECORD_PLAN',
      plan: demoPlan(writer, officeDay(-5)),
    })),
    attach(0, 'planDrafting', 'D20'),
    step(2, 'hospital', 'underEvaluation', ({ today }) => ({
      type: 'APPLY_FOR_EVALUATION',
      appliedOn: today,
      receiptNo: `架空受付-${String(number + 1).padStart(4, '0')}`,
    })),
    step(30 + (number % 5), 'hospital', 'preparing', ({ today, officeDay }) => ({
      type: 'RECORD_EVALUATION',
      result: demoEvaluation(writer, { noticedOn: today, asOf: officeDay(-8) }),
    })),
    attempted ? tooEarly : [],
    written(1, 'preparing', ({ today }) => draftContent(writer, today)),
    files.map((id, index) => attach(index === 0 ? 2 : 0, 'preparing', id)),
    written(2, 'preparing', ({ today }) => completeContent(writer, today)),
    step(0, 'hospital', 'submitted', ({ today }) => ({
      type: 'SUBMIT',
      confirmed: lookedUpBefore(input, completeContent(writer, today)),
    })),
    step(1, 'officer', 'examining', () => ({ type: 'RECEIVE' })),
  ];
}

function correctionSteps({ writer }: CourseInput): Course {
  const items = [
    { target: 'D20', text: '面接指導を行う医師の配置が読み取れません。計画（案）の該当する頁を直してください。' },
    { target: 'contactPhone', text: '平日の日中に連絡の取れる番号を記載してください。' },
  ];
  return [
    step(2, 'officer', 'correcting', ({ officeDay }) => ({ type: 'REQUEST_CORRECTION', items, dueOn: officeDay(8) })),
    step(3, 'hospital', 'correcting', () => ({ type: 'ATTACH_DOCUMENT', requirementId: 'D20' })),
    written(0, 'correcting', (_, before) => ({ ...before, contactPhone: DIRECT_PHONE })),
    step(1, 'hospital', 'examining', async (scene) => ({ type: 'SUBMIT_CORRECTION', answers: await answers(scene) })),
    writer.number % 2 === 0
      ? { after: 0, by: 'officer', to: 'examining', event: () => ({ type: 'REFER_TO_MEDICAL_COUNCIL' }), refused: true }
      : [],
  ];
}

async function answers(scene: Scene) {
  const texts = ['該当する頁を直し、計画（案）を添付し直しました。', '医事課の直通の番号を記載しました。'];
  return (await scene.correctionItemIds()).map((itemId, index) => ({ itemId, answer: texts[index] ?? '直しました。' }));
}

function checks({ writer }: CourseInput, unmet?: { id: ReviewCheckId; note: string }) {
  return Object.fromEntries(
    reviewChecksOf(writer.kind).map((id) => [id, { met: id !== unmet?.id, note: id === unmet?.id ? unmet.note : '' }]),
  );
}

function examination(input: CourseInput): DemoStep {
  return step(3, 'officer', 'examining', () => ({ type: 'RECORD_EXAMINATION', checks: checks(input) }));
}

function hearings(input: CourseInput): Course {
  return input.profile.councils[input.writer.kind].flatMap((council) => HEARINGS[council](input));
}

const HEARINGS: Readonly<Record<CouncilId, (input: CourseInput) => Course>> = {
  coordinationCouncil: coordinationCouncil,
  measuresCouncil: ({ writer }) => [
    step(1, 'officer', 'measuresCouncil', () => ({ type: 'REFER_TO_MEASURES_COUNCIL' })),
    step(7, 'officer', 'measuresCouncil', ({ officeDay }) => ({
      type: 'RECORD_MEASURES_COUNCIL',
      heldOn: officeDay(-1),
      ...opinion(writer.number),
    })),
  ],
  medicalCouncil: ({ writer }) => [
    step(2, 'officer', 'medicalCouncil', () => ({ type: 'REFER_TO_MEDICAL_COUNCIL' })),
    step(8, 'officer', 'medicalCouncil', ({ officeDay }) => ({
      type: 'RECORD_MEDICAL_COUNCIL',
      heldOn: officeDay(-2),
      answeredOn: officeDay(-1),
      body: writer.number % 2 === 0 ? 'section' : 'plenary',
      ...opinion(writer.number + 1),
    })),
  ],
};

function opinion(number: number) {
  return number % 5 === 4
    ? ({ opinion: 'agreedWithConditions', remarks: '時間外労働の縮減の状況を毎年度報告することを求める。' } as const)
    : ({ opinion: 'agreed', remarks: '' } as const);
}

/** Each area is convened first; then each confirms and reports in turn. */
function coordinationCouncil({ areas, writer }: CourseInput): Course {
  const points = Object.fromEntries(CONFIRMATION_POINTS_OF_KIND[writer.kind].map((point) => [point, true]));
  const method = writer.number % 2 === 0 ? 'written' : 'inPerson';
  const convened = 'coordinationCouncil.convened';
  return [
    step(2, 'officer', 'coordinationCouncil.requested', ({ officeDay }) => ({
      type: 'REQUEST_COORDINATION_COUNCIL',
      planningAreaIds: [...areas],
      dueOn: officeDay(12),
    })),
    areas.map((area, index) =>
      step(index === 0 ? 2 : 1, { councilOf: area }, convened, async ({ hearingId, officeDay }) => ({
        type: 'CONVENE_COUNCIL',
        hearingId: await hearingId(area),
        method,
        meetsOn: officeDay(3),
        meetingName: '第2回 地域医療構想調整会議',
      })),
    ),
    areas.flatMap((area, index) => [
      step(index === 0 ? 5 : 1, { councilOf: area }, convened, async ({ hearingId, today }) => ({
        type: 'RECORD_CONFIRMATION',
        hearingId: await hearingId(area),
        points,
        confirmedOn: today,
        chair: '架空 座長',
        remarks: '',
      })),
      step(
        1,
        { councilOf: area },
        index === areas.length - 1 ? 'coordinationCouncil.reported' : convened,
        async ({ hearingId }) => ({
          type: 'REPORT_CONFIRMATION',
          hearingId: await hearingId(area),
        }),
      ),
    ]),
  ];
}

function decision(input: CourseInput): Course {
  const { validFrom, writer } = input;
  return [
    step(2, 'officer', 'deciding.drafted', async ({ officeDay, remarks, today }) => ({
      type: 'DRAFT_DESIGNATION',
      validFrom,
      issueOn: officeDay(2),
      text: '次のとおり決定し、別案により通知してよろしいか伺います。',
      reason: '審査の結果、医療法に定める要件を全て満たし、会議体の意見を聴いたため。',
      terms: '',
      answers: (await remarks()).map(({ hearingId }) => ({
        hearingId,
        takenUp: true,
        text: '時間外・休日労働の縮減の状況を、毎年度、知事に報告すること。',
      })),
      confirmed: lookedUpBefore(input, completeContent(writer, today)),
    })),
    step(1, 'approver', 'deciding.approved', () => ({ type: 'APPROVE', comment: '' })),
    step(1, 'officer', 'designated', ({ today }) => ({
      type: 'ISSUE_DESIGNATION',
      documentNumber: `架空地医第${200 + writer.number}号`,
      issuedOn: today,
    })),
  ];
}

function refusal(input: CourseInput): Course {
  const note = '面接指導を行う医師が置かれておらず、置く見込みも示されていない。';
  return [
    step(4, 'officer', 'examining', () => ({ type: 'RECORD_EXAMINATION', checks: checks(input, { id: 'R3', note }) })),
    step(2, 'officer', 'deciding.drafted', ({ officeDay }) => ({
      type: 'DRAFT_REFUSAL',
      issueOn: officeDay(2),
      text: '次のとおり決定し、別案により通知してよろしいか伺います。',
      reason: `医療法に定める面接指導と休息時間の確保の体制が整備されていると認められないため。${note}`,
    })),
    step(1, 'approver', 'deciding.approved', () => ({ type: 'APPROVE', comment: '' })),
    step(1, 'officer', 'refused', ({ today }) => ({
      type: 'ISSUE_REFUSAL',
      documentNumber: `架空地医第${200 + input.writer.number}号`,
      issuedOn: today,
    })),
  ];
}

const withdrawal = step(3, 'hospital', 'withdrawn', () => ({
  type: 'WITHDRAW',
  reason: '医師の採用により、年960時間を超える見込みの医師がいなくなったため',
}));
