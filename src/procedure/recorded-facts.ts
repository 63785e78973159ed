/**
 * What people record of a case, a row each: who records it, who reads of its correction, its fields, how it stands, and what its values must hold.
 * The conditions are those of the event that records it.
 */
import type { Role } from './terms/actors.js';
import type { KnownDays } from './calendar/date-rules.js';
import type { IsoDate } from './calendar/days.js';
import type { Condition, Confirmed } from './case/decision.js';
import {
  areaName,
  type CaseFacts,
  type ConfirmationPoint,
  COUNCIL_LABEL,
  type CouncilId,
  type HearingFacts,
  type ReviewCheckId,
} from './case/facts.js';
import { textsOf } from './case/council-remarks.js';
import { CONFIRMATION_POINT_LABEL, CONFIRMATION_POINTS_OF_KIND, isAnswered, reportDueOn } from './case/hearings.js';
import { processingDueOn } from './case/processing-days.js';
import { BODY_LABEL, METHOD_LABEL, OPINION_LABEL } from './case/words.js';
import { correctedDayIsSound, heldItsDatesOn } from './conditions/dates.js';
import { checksAreSound, REVIEW_CHECK_LABEL, reviewChecksOf } from './conditions/examination.js';
import {
  chairIsOfMeeting,
  confirmationIsExplained,
  dayOfLaterRequest,
  daysAroundRequest,
  daysOfHearing,
  meetingIsNamed,
  opinionIsExplained,
} from './conditions/hearings.js';
import { written } from './conditions/condition.js';
import { changesAreNotLost } from './conditions/hanging-changes.js';
import { latePaperIsTold, paperRevivesNothing } from './conditions/preparation.js';
import { daysBeforePublicNotice } from './designation/public-notice.js';
import { openCorrectionDue, openProcessing, openReportDue } from './events/effects.js';
import type { Readers } from './events/event.js';
import type { EventType } from './events/index.js';
import { factsWith, type PlainEffect } from './facts-after.js';
import { choice, type CompleteValuesOf, day, type Fields, line, text, yesNo } from './fields/field.js';
import { KINDS } from './terms/kinds.js';
import { type CaseState, STATE_INFO } from './terms/states.js';

const ARRIVAL = { submittedOn: day('申請が到達した日', { rule: 'case.arrivedOn', example: '2026-11-30' }) };
const PAPER_ARRIVAL = {
  arrivedOn: day('紙の申請が到達した日', { rule: 'case.paperArrivedOn', example: '2026-11-30' }),
};
const RECEIPT = { receivedOn: day('受付の日', { rule: 'case.receivedOn', example: '2026-12-01' }) };
const CHECK = {
  met: yesNo('確認の結果', { yes: '満たす', no: '満たさない', example: true }),
  note: text('所見', { optional: true, rows: 3, example: '' }),
};
const REQUESTED = {
  requestedOn: day('依頼し、又は諮問した日', { rule: 'hearing.requestedOn', example: '2026-12-02' }),
};
const CONVENED = {
  method: choice('開催の方法', METHOD_LABEL, { example: 'inPerson' }),
  meetsOn: day('開催日（書面では回答の期限）', { rule: 'coordinationCouncil.meetsOn', example: '2026-12-04' }),
  meetingName: line('会議の名称', { example: '第2回 架空圏地域医療構想調整会議' }),
};
const CONFIRMED = {
  confirmedOn: day('確認した日', { rule: 'coordinationCouncil.confirmedOn', example: '2026-12-04' }),
  chair: line('座長', { example: '架空 座長' }),
  remarks: text('意見・条件', { optional: true, rows: 4, example: '' }),
};
const CORRECTION_DUE = { dueOn: day('補正の期限', { rule: 'correction.dueOn', example: '2026-12-18' }) };
const REPORT_DUE = { dueOn: day('報告の期限', { rule: 'councilReport.dueOn', example: '2026-12-18' }) };
const REPORTED = { reportedOn: day('報告の日', { rule: 'councilReport.reportedOn', example: '2026-12-07' }) };
const MEASURES_OPINION = {
  heldOn: day('開催日', { rule: 'measuresCouncil.heldOn', example: '2026-12-10' }),
  opinion: choice('意見', OPINION_LABEL, { example: 'agreed' }),
  remarks: text('条件又は異議の理由', { optional: true, rows: 4, example: '' }),
  supplementaryOpinion: text('附帯意見', { optional: true, rows: 4, example: '' }),
};
const MEDICAL_OPINION = {
  body: choice('審議の場', BODY_LABEL, { example: 'plenary' }),
  ...MEASURES_OPINION,
  heldOn: day('開催日', { rule: 'medicalCouncil.heldOn', example: '2026-12-10' }),
  answeredOn: day('答申日', { rule: 'medicalCouncil.answeredOn', example: '2026-12-10' }),
};
const APPROVAL = { comment: text('コメント', { optional: true, rows: 3, example: '' }) };
const PUBLIC_NOTICE = {
  on: day('公示の日', { rule: 'publicNotice.on', example: '2026-12-14' }),
  method: line('公示の方法', { longest: 200, example: '都道府県のホームページに掲載' }),
};

/** Which record of a case: of an examination its point, of what a council did its hearing. */
export type RecordName =
  | { type: 'arrival' | 'paperArrival' | 'receipt' | 'correctionDue' | 'approval' | 'publicNotice' }
  | { type: 'check'; checkId: ReviewCheckId }
  | { type: 'request' | 'reportDue' | 'convened' | 'confirmation' | 'report' | 'opinion'; hearingId: string };
export type RecordType = RecordName['type'];

/** Whether both name the same record. */
export function isSameRecord(one: RecordName, other: RecordName): boolean {
  return one.type === other.type && pointOf(one) === pointOf(other) && hearingIdOf(one) === hearingIdOf(other);
}

/** The hearing it is of; null for every other record. */
export const hearingIdOf = (name: RecordName): string | null => ('hearingId' in name ? name.hearingId : null);
const pointOf = (name: RecordName): ReviewCheckId | null => (name.type === 'check' ? name.checkId : null);

/** Values of all its fields. */
export type RecordValues = Readonly<Record<string, unknown>>;

/** Something that was recorded of a case, as it stands. */
export interface RecordedFact {
  name: RecordName;
  /** What it is called: 医療審議会の意見. */
  label: string;
  /** Who records it, and so may correct it. */
  role: Role;
  /** The health centre whose council it is of; null for every other record. */
  healthCentreId: string | null;
  /** The one person whose words they are; null where anyone of the office puts them right. */
  personId: string | null;
  /** Who reads of its correction, beside the prefecture. */
  readers: Readers;
  fields: Fields;
  values: RecordValues;
  enteredBy: readonly EnteringType[];
}

/** An entry that records something: of a case, or of the line of the register that it made. */
type EnteringType = EventType | 'RECORD_PUBLIC_NOTICE';

/** One kind of record. `name` is that of the record, `Values` those of its fields. */
interface RecordRow<Name extends RecordName, Values extends object> {
  role: Role;
  readers: Readers;
  /** Whose words they are, where nobody else may put them right. */
  person?: (facts: CaseFacts) => string | null;
  label: (name: Name, facts: CaseFacts) => string;
  fields: (name: Name, facts: CaseFacts) => Fields;
  /**
   * The entries that record it: no day that was past then is put right to one after the newest of them. None where there is no day, or only one by which
   * something is to be done, which is set anew.
   */
  enteredBy: (name: Name, facts: CaseFacts) => readonly EnteringType[];
  /** As it stands; null where nothing is recorded that could be put right. */
  recorded: (name: Name, facts: CaseFacts, state: CaseState) => object | null;
  /** What its values must hold; of its days the table of dates. */
  conditions: (name: Name, values: Values, facts: CaseFacts, judged: { today: IsoDate } & Confirmed) => Condition[];
  /** What its days are compared with, beside `knownDays`. */
  days: (name: Name, values: Values, facts: CaseFacts) => Partial<KnownDays>;
  /** What is written of new values: where the record can be the same, what the event writes that records it. */
  effects: (name: Name, values: Values, facts: CaseFacts) => PlainEffect[];
}

const row = <Name extends RecordName, Values extends object>(of: RecordRow<Name, Values>): RecordRow<Name, Values> =>
  of;

/** What was decided rests on the day of the arrival for good (法115②); of what was withdrawn it says how long the designation went on. */
const isDecided = (state: CaseState): boolean => STATE_INFO[state].final && state !== 'withdrawn';

type OfHearing = Extract<RecordName, { hearingId: string }>;
type CheckName = Extract<RecordName, { type: 'check' }>;
type Points = Partial<Record<ConfirmationPoint, boolean>>;
type ValuesOf<F> = CompleteValuesOf<F>;

const RECORDS = {
  arrival: row<RecordName, ValuesOf<typeof ARRIVAL>>({
    role: 'prefectureOfficer',
    readers: 'everyone',
    label: () => '申請の到達',
    fields: () => ARRIVAL,
    // What was sent here had arrived by then (`sentOn`); what came on paper by the day on which that was noted.
    enteredBy: (_, { paperArrivedOn }) => (paperArrivedOn === null ? [] : ['NOTE_PAPER_ARRIVAL']),
    recorded: (_, { submittedOn }, state) => (submittedOn === null || isDecided(state) ? null : { submittedOn }),
    conditions: (_, { submittedOn }, facts, judged) => [
      ...heldItsDatesOn(facts, submittedOn),
      ...arrivalKeepsItsPlace(facts, submittedOn, judged),
    ],
    days: (_, __, facts) => daysAroundArrival(facts),
    effects: (_, values, facts) => [{ type: 'correctArrival', ...values }, ...processedFrom({ ...facts, ...values })],
  }),
  paperArrival: row<RecordName, ValuesOf<typeof PAPER_ARRIVAL>>({
    role: 'prefectureOfficer',
    readers: 'everyone',
    label: () => '紙の申請の到達',
    fields: () => PAPER_ARRIVAL,
    enteredBy: () => ['NOTE_PAPER_ARRIVAL'],
    // Once it is submitted here, the arrival of what was submitted is the record.
    recorded: (_, { submittedOn, paperArrivedOn }, state) =>
      paperArrivedOn === null || submittedOn !== null || isDecided(state) ? null : { arrivedOn: paperArrivedOn },
    conditions: (_, { arrivedOn }, facts, judged) => arrivalKeepsItsPlace(facts, arrivedOn, judged),
    days: (_, __, { currentDesignation }) => ({ termFrom: currentDesignation?.validFrom ?? null }),
    effects: (_, values) => [{ type: 'savePaperArrival', ...values }],
  }),
  receipt: row<RecordName, ValuesOf<typeof RECEIPT>>({
    role: 'prefectureOfficer',
    readers: 'everyone',
    label: () => '申請の受付',
    fields: () => RECEIPT,
    enteredBy: () => ['RECEIVE'],
    recorded: (_, { receivedOn }) => (receivedOn === null ? null : { receivedOn }),
    conditions: () => [],
    days: (_, __, facts) => ({ ...daysAroundArrival(facts), firstAct: firstAct(facts) }),
    effects: (_, values) => [{ type: 'correctReceipt', ...values }],
  }),
  check: row<CheckName, ValuesOf<typeof CHECK>>({
    role: 'prefectureOfficer',
    readers: 'prefecture',
    label: ({ checkId }) => `審査の確認項目（${REVIEW_CHECK_LABEL[checkId]}）`,
    fields: () => CHECK,
    enteredBy: () => [],
    recorded: ({ checkId }, { examination: { [checkId]: check } }) =>
      check === undefined || check.outdated ? null : { met: check.met, note: check.note },
    conditions: ({ checkId }, values, facts) => checksAreSound({ facts }, { checks: { [checkId]: values } }),
    days: () => ({}),
    effects: ({ checkId }, values) => [{ type: 'saveExamination', checks: { [checkId]: values } }],
  }),
  // While it is waited for: of what was answered or ended the day has done its work. An earlier day is only ever a slip put right.
  correctionDue: row<RecordName, ValuesOf<typeof CORRECTION_DUE>>({
    role: 'prefectureOfficer',
    readers: 'everyone',
    label: () => '補正の期限',
    fields: () => CORRECTION_DUE,
    enteredBy: () => [],
    recorded: (_, { openCorrection }) => openCorrection && { dueOn: openCorrection.dueOn },
    conditions: () => [],
    days: () => ({}),
    effects: (_, { dueOn }, { openCorrection }) =>
      openCorrection === null ? [] : [{ type: 'extendCorrection', dueOn }, openCorrectionDue(dueOn)],
  }),
  request: row<OfHearing, ValuesOf<typeof REQUESTED>>({
    role: 'prefectureOfficer',
    readers: 'everyone',
    label: (name, facts) => `${councilOf(name, facts)}への${REQUEST_LABEL[hearingOf(name, facts).council]}`,
    fields: () => REQUESTED,
    enteredBy: (name, facts) => [ASKED_BY[hearingOf(name, facts).council]],
    recorded: (name, facts) => ({ requestedOn: hearingOf(name, facts).requestedOn }),
    conditions: () => [],
    days: (name, _, facts) => daysBesideRequest(facts, hearingOf(name, facts)),
    effects: ({ hearingId }, values) => [{ type: 'correctRequest', hearingId, ...values }],
  }),
  reportDue: row<OfHearing, ValuesOf<typeof REPORT_DUE>>({
    role: 'prefectureOfficer',
    readers: 'everyone',
    label: (name, facts) => `${coordinationCouncilOf(name, facts)}の報告の期限`,
    fields: () => REPORT_DUE,
    enteredBy: () => [],
    recorded: (name, facts) => {
      const hearing = hearingOf(name, facts);
      return hearing.dueOn === null || isAnswered(hearing) ? null : { dueOn: hearing.dueOn };
    },
    conditions: () => [],
    days: (name, _, facts) => ({ meetsOn: hearingOf(name, facts).convened?.meetsOn ?? null }),
    effects: ({ hearingId }, { dueOn }, facts) => {
      const corrected = { type: 'correctReportDue', hearingId, dueOn } as const;
      const next = reportDueOn(factsWith(facts, [corrected]));
      return [corrected, ...(next === null ? [] : [openReportDue(next)])];
    },
  }),
  convened: row<OfHearing, ValuesOf<typeof CONVENED>>({
    role: 'healthCentre',
    readers: 'ownHealthCentre',
    label: (name, facts) => `${coordinationCouncilOf(name, facts)}の開催`,
    fields: () => CONVENED,
    enteredBy: () => ['CONVENE_COUNCIL'],
    recorded: (name, facts) => hearingOf(name, facts).convened,
    conditions: (name, values, facts) => [
      ...meetingIsNamed(values),
      ...confirmedAtTheMeeting({ ...hearingOf(name, facts), convened: values }),
    ],
    days: (name, _, facts) => daysOfHearing(hearingOf(name, facts)),
    effects: ({ hearingId }, convened) => [{ type: 'saveConvening', hearingId, convened }],
  }),
  confirmation: row<OfHearing, ValuesOf<typeof CONFIRMED> & Points>({
    role: 'healthCentre',
    readers: 'ownHealthCentre',
    label: (name, facts) => `${coordinationCouncilOf(name, facts)}の確認`,
    fields: (_, { kind }) => ({ ...pointFields(kind), ...CONFIRMED }),
    enteredBy: () => ['RECORD_CONFIRMATION'],
    recorded: (name, facts) => {
      const { points, ...rest } = hearingOf(name, facts).confirmation ?? {};
      return points === undefined ? null : { ...points, ...rest };
    },
    conditions: (name, values, facts) => [
      ...confirmationIsExplained(facts.kind, confirmationFrom(values)),
      chairIsOfMeeting(facts, name.hearingId, values.chair),
    ],
    days: (name, _, facts) => daysOfHearing(hearingOf(name, facts)),
    effects: ({ hearingId }, values) => [
      { type: 'saveConfirmation', hearingId, confirmation: confirmationFrom(values) },
    ],
  }),
  report: row<OfHearing, ValuesOf<typeof REPORTED>>({
    role: 'healthCentre',
    readers: 'ownHealthCentre',
    label: (name, facts) => `${coordinationCouncilOf(name, facts)}の報告`,
    fields: () => REPORTED,
    enteredBy: () => ['REPORT_CONFIRMATION'],
    recorded: (name, facts) => {
      const { reportedOn } = hearingOf(name, facts);
      return reportedOn === null ? null : { reportedOn };
    },
    conditions: () => [],
    days: (name, _, facts) => daysOfAnswer(facts, hearingOf(name, facts)),
    effects: ({ hearingId }, values) => [{ type: 'correctReport', hearingId, ...values }],
  }),
  opinion: row<OfHearing, ValuesOf<typeof MEASURES_OPINION> & Partial<ValuesOf<typeof MEDICAL_OPINION>>>({
    role: 'prefectureOfficer',
    readers: 'prefecture',
    label: (name, facts) => `${COUNCIL_LABEL[hearingOf(name, facts).council]}の意見`,
    fields: opinionFields,
    enteredBy: (name, facts) =>
      hearingOf(name, facts).council === 'medicalCouncil' ? ['RECORD_MEDICAL_COUNCIL'] : ['RECORD_MEASURES_COUNCIL'],
    recorded: (name, facts) => {
      const { opinion } = hearingOf(name, facts);
      if (opinion === null) return null;
      const placed = { ...opinion, ...textsOf(opinion) };
      const named = Object.keys(opinionFields(name, facts)) as (keyof typeof placed)[];
      return Object.fromEntries(named.map((field) => [field, placed[field]]));
    },
    conditions: (_, values) => opinionIsExplained(values),
    days: (name, { heldOn }, facts) => ({ ...daysOfAnswer(facts, hearingOf(name, facts)), heldOn }),
    effects: (name, values, facts) => {
      const { council, opinion } = hearingOf(name, facts);
      return opinion === null ? [] : [{ type: 'saveOpinion', council, opinion: { ...opinion, ...values } }];
    },
  }),
  approval: row<RecordName, ValuesOf<typeof APPROVAL>>({
    role: 'prefectureApprover',
    readers: 'prefecture',
    person: ({ draft }) => draft?.approverId ?? null,
    label: () => '決裁のコメント',
    fields: () => APPROVAL,
    enteredBy: () => [],
    recorded: (_, { draft }) =>
      draft === null || draft.approvedOn === null ? null : { comment: draft.approvalComment },
    conditions: () => [],
    days: () => ({}),
    effects: (_, values) => [{ type: 'correctApproval', ...values }],
  }),
  publicNotice: row<RecordName, ValuesOf<typeof PUBLIC_NOTICE>>({
    role: 'prefectureOfficer',
    readers: 'everyone',
    label: () => '公示',
    fields: () => PUBLIC_NOTICE,
    enteredBy: () => ['RECORD_PUBLIC_NOTICE'],
    recorded: (_, { publicNotice }) => publicNotice && { on: publicNotice.on, method: publicNotice.method },
    conditions: (_, { method }) => [written('method', method, '公示の方法')],
    days: (_, __, { publicNotice }) => (publicNotice === null ? {} : daysBeforePublicNotice(publicNotice)),
    effects: (_, values) => [{ type: 'correctPublicNotice', ...values }],
  }),
};

/** The fields that a correction of each kind of record carries, whatever the case; those of 医療審議会 beside those of 対策協. */
export const FIELDS_OF_RECORDS: Readonly<Record<RecordType | 'medicalOpinion', Fields>> = {
  arrival: ARRIVAL,
  paperArrival: PAPER_ARRIVAL,
  receipt: RECEIPT,
  check: CHECK,
  correctionDue: CORRECTION_DUE,
  request: REQUESTED,
  reportDue: REPORT_DUE,
  convened: CONVENED,
  confirmation: { ...KINDS.map(pointFields).reduce((all, points) => ({ ...all, ...points })), ...CONFIRMED },
  report: REPORTED,
  opinion: MEASURES_OPINION,
  medicalOpinion: MEDICAL_OPINION,
  approval: APPROVAL,
  publicNotice: PUBLIC_NOTICE,
};

/** The row that takes this name; TypeScript does not see that the type names both. */
const rowOf = ({ type }: RecordName) => RECORDS[type] as RecordRow<never, never> as RecordRow<RecordName, RecordValues>;

/** Kinds of records of whose correction these people read. */
export function recordTypesReadBy(readers: Readers): RecordType[] {
  return (Object.keys(RECORDS) as RecordType[]).filter((type) => RECORDS[type].readers === readers);
}

/** Who records such a thing and who reads of its correction. */
export function recordersOf(type: RecordType): Pick<RecordedFact, 'role' | 'readers'> {
  const { role, readers } = RECORDS[type];
  return { role, readers };
}

/** Everything recorded of a case that can be corrected. */
export function recordedFacts(state: CaseState, facts: CaseFacts): RecordedFact[] {
  return namesOf(facts).flatMap((name) => {
    const { role, readers, person, label, fields, enteredBy, recorded } = rowOf(name);
    const values = recorded(name, facts, state) as RecordValues | null;
    if (values === null) return [];
    const healthCentreId =
      role === 'healthCentre' && 'hearingId' in name ? hearingOf(name, facts).healthCentreId : null;
    const personId = person?.(facts) ?? null;
    const common = { name, role, readers, healthCentreId, personId, values };
    const told = { label: label(name, facts), fields: fields(name, facts), enteredBy: enteredBy(name, facts) };
    return [{ ...common, ...told }];
  });
}

/** The record of this name as it stands; null where it cannot be corrected. */
export function recordedFact(state: CaseState, facts: CaseFacts, name: RecordName): RecordedFact | null {
  return recordedFacts(state, facts).find((record) => isSameRecord(record.name, name)) ?? null;
}

function namesOf({ kind, hearings }: CaseFacts): RecordName[] {
  const counted = hearings.filter(({ voided }) => !voided);
  return [
    { type: 'arrival' },
    { type: 'paperArrival' },
    { type: 'receipt' },
    { type: 'correctionDue' },
    ...reviewChecksOf(kind).map((checkId): RecordName => ({ type: 'check', checkId })),
    ...counted.flatMap(({ id: hearingId }) =>
      (['request', 'reportDue', 'convened', 'confirmation', 'report', 'opinion'] as const).map((type): RecordName => ({
        type,
        hearingId,
      })),
    ),
    { type: 'approval' },
    { type: 'publicNotice' },
  ];
}

/** What the new values of a record must hold beside the rest of what is recorded, its days but for the table of dates. */
export function conditionsOfRecord(
  name: RecordName,
  values: RecordValues,
  facts: CaseFacts,
  judged: { today: IsoDate } & Confirmed,
): Condition[] {
  return rowOf(name).conditions(name, values, facts, judged);
}

/** The days beside which those of a record must stand: those of the same values first. */
export function daysOfRecord(name: RecordName, values: RecordValues, facts: CaseFacts): Partial<KnownDays> {
  return rowOf(name).days(name, values, facts);
}

/** What is written where a record is corrected to these values. */
export function effectsOfCorrection(
  facts: CaseFacts,
  { name }: Pick<RecordedFact, 'name'>,
  values: RecordValues,
): PlainEffect[] {
  return rowOf(name).effects(name, values, facts);
}

/** Logged values of a record as it is kept now: those of an opinion have a place for 附帯意見 (`textsOf`), which older entries have not. */
export function valuesAsKept({ type }: RecordName, values: RecordValues): RecordValues {
  if (type !== 'opinion') return values;
  return { ...values, ...textsOf({ supplementaryOpinion: '', ...values } as Parameters<typeof textsOf>[0]) };
}

/** The facts with the corrected values. */
export function factsCorrected(facts: CaseFacts, record: Pick<RecordedFact, 'name'>, values: RecordValues): CaseFacts {
  return factsWith(facts, effectsOfCorrection(facts, record, values));
}

function hearingOf({ hearingId }: OfHearing, { hearings }: Pick<CaseFacts, 'hearings'>): HearingFacts {
  const hearing = hearings.find(({ id }) => id === hearingId);
  if (!hearing) throw new Error(`The case has no hearing ${hearingId}`);
  return hearing;
}

const coordinationCouncilOf = (name: OfHearing, facts: CaseFacts): string =>
  `調整会議（${areaName(facts, hearingOf(name, facts).planningAreaId)}圏）`;

const councilOf = (name: OfHearing, facts: CaseFacts): string => {
  const { council } = hearingOf(name, facts);
  return council === 'coordinationCouncil' ? coordinationCouncilOf(name, facts) : COUNCIL_LABEL[council];
};

const ASKED_BY: Readonly<Record<CouncilId, EventType>> = {
  coordinationCouncil: 'REQUEST_COORDINATION_COUNCIL',
  measuresCouncil: 'REFER_TO_MEASURES_COUNCIL',
  medicalCouncil: 'REFER_TO_MEDICAL_COUNCIL',
};

const REQUEST_LABEL: Readonly<Record<CouncilId, string>> = {
  coordinationCouncil: '依頼',
  measuresCouncil: '付議',
  medicalCouncil: '諮問',
};

function pointFields(kind: CaseFacts['kind']): Fields {
  return Object.fromEntries(
    CONFIRMATION_POINTS_OF_KIND[kind].map((point) => [
      point,
      yesNo(CONFIRMATION_POINT_LABEL[point], { yes: '確認した', no: '確認できない', example: true }),
    ]),
  );
}

function opinionFields(name: OfHearing, facts: CaseFacts): Fields {
  return hearingOf(name, facts).council === 'medicalCouncil' ? MEDICAL_OPINION : MEASURES_OPINION;
}

function confirmationFrom(values: ValuesOf<typeof CONFIRMED> & Points): NonNullable<HearingFacts['confirmation']> {
  const { confirmedOn, chair, remarks, ...points } = values;
  return { points, confirmedOn, chair, remarks };
}

/** What was confirmed in a meeting was confirmed on its day or later, whichever of both is put right. */
function confirmedAtTheMeeting(hearing: HearingFacts): Condition[] {
  const { confirmation } = hearing;
  return confirmation === null
    ? []
    : correctedDayIsSound('coordinationCouncil.confirmedOn', confirmation.confirmedOn, {
        ...daysOfHearing(hearing),
        today: null,
      });
}

/** A council was asked in its turn, before all that it did and was asked to do. */
function daysBesideRequest(facts: CaseFacts, hearing: HearingFacts): Partial<KnownDays> {
  const { council, planningAreaId, convened, opinion } = hearing;
  return {
    ...daysOfHearing(hearing),
    ...daysAroundRequest(facts, council, [planningAreaId], hearing),
    answersBy: convened?.method === 'written' ? convened.meetsOn : null,
    heldOn: council === 'medicalCouncil' ? null : (opinion?.heldOn ?? null),
    consultedOn: council === 'medicalCouncil' ? (opinion?.heldOn ?? null) : null,
  };
}

/** A council answered before the next one of the order was asked. */
function daysOfAnswer(facts: CaseFacts, hearing: HearingFacts): Partial<KnownDays> {
  return { ...daysOfHearing(hearing), laterRequest: dayOfLaterRequest(facts, hearing) };
}

/**
 * Nothing is asked of the hospital or of a council, and nothing drafted, before the receipt. A request that was taken back, or stands no more, was made all
 * the same.
 */
function firstAct({ clockStops, draft, hearings }: CaseFacts): IsoDate | null {
  const corrections = clockStops.filter(({ reason }) => reason === 'correction').map(({ from }) => from);
  const requests = hearings.map(({ requestedOn }) => requestedOn);
  return [...corrections, ...requests, ...(draft ? [draft.draftedOn] : [])].sort()[0] ?? null;
}

/** What hangs on the day of an arrival, of a renewal the designation (法115②). */
function arrivalKeepsItsPlace(
  facts: CaseFacts,
  arrival: IsoDate,
  { today, confirmed }: { today: IsoDate } & Confirmed,
): Condition[] {
  return [
    ...paperRevivesNothing(facts, 'correctArrival', { arrival, today }),
    ...latePaperIsTold({ facts, now: { today } }, { arrivedOn: arrival, confirmed }),
    ...changesAreNotLost(facts, { act: 'correctArrival', to: arrival }, { confirmed }),
  ];
}

/** The arrival comes after the beginning of what it is about, and by the day on which it was sent here. */
function daysAroundArrival(facts: CaseFacts): Partial<KnownDays> {
  const { submittedOn, receivedOn, currentDesignation } = facts;
  return {
    arrivedOn: submittedOn,
    sentOn: facts.lastSubmission?.sentOn ?? null,
    receivedOn,
    termFrom: currentDesignation?.validFrom ?? null,
  };
}

/** 標準処理期間 runs from the arrival as it now stands (行政手続法6条・7条), where it runs. */
function processedFrom(facts: CaseFacts): PlainEffect[] {
  const dueOn = processingDueOn(facts);
  const runs = facts.deadlines.some(({ kind }) => kind === 'processing');
  return dueOn === null || !runs ? [] : [openProcessing(dueOn)];
}
