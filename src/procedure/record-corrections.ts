/**
 * 記録の訂正: what was recorded wrongly is put right by whoever records it, before and after the next step. It moves no case and hears nobody
 * again: what rests on it is judged on the new value at the next step, and the record keeps both values and the reason.
 */
import type { Actor, Role } from './terms/actors.js';
import { ROLE_LABEL } from './terms/actors.js';
import type { KnownDays } from './calendar/date-rules.js';
import type { IsoDate } from './calendar/days.js';
import type { Condition } from './case/decision.js';
import {
  areaName,
  type CaseFacts,
  CONFIRMATION_POINTS,
  COUNCIL_LABEL,
  type HearingFacts,
  type ReviewCheckId,
} from './case/facts.js';
import { CONFIRMATION_POINT_LABEL, CONFIRMATION_POINTS_OF_KIND } from './case/hearings.js';
import { processingDueOn } from './case/processing-days.js';
import { BODY_LABEL, METHOD_LABEL, OPINION_LABEL } from './case/words.js';
import { condition, isBlank, written } from './conditions/condition.js';
import { correctedDayIsSound } from './conditions/dates.js';
import { metChecksHaveTheirMatter, REVIEW_CHECK_LABEL, reviewChecksOf } from './conditions/examination.js';
import { type CaseState, STATE_INFO } from './terms/states.js';
import { choice, type CompleteValuesOf, day, type Fields, line, text, yesNo } from './fields/field.js';

const ARRIVAL = { submittedOn: day('申請が到達した日', { rule: 'case.arrivedOn', example: '2026-11-30' }) };
const RECEIPT = { receivedOn: day('受付の日', { rule: 'case.receivedOn', example: '2026-12-01' }) };
const CHECK = {
  met: yesNo('確認の結果', { yes: '満たす', no: '満たさない', example: true }),
  note: text('所見', { optional: true, rows: 3, example: '' }),
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
const REPORTED = { reportedOn: day('報告の日', { rule: 'councilReport.reportedOn', example: '2026-12-07' }) };
const MEASURES_OPINION = {
  heldOn: day('開催日', { rule: 'measuresCouncil.heldOn', example: '2026-12-10' }),
  opinion: choice('意見', OPINION_LABEL, { example: 'agreed' }),
  remarks: text('意見・条件', { optional: true, rows: 4, example: '' }),
};
const MEDICAL_OPINION = {
  body: choice('審議の場', BODY_LABEL, { example: 'plenary' }),
  ...MEASURES_OPINION,
  heldOn: day('開催日', { rule: 'medicalCouncil.heldOn', example: '2026-12-10' }),
  answeredOn: day('答申日', { rule: 'medicalCouncil.answeredOn', example: '2026-12-10' }),
};

/** Something that was recorded of a case, as it stands. */
export interface RecordedFact {
  /** Name in addresses: `receipt`, `check-R1`, `opinion-<hearing>`. */
  key: string;
  /** What it is called: 医療審議会の意見. */
  label: string;
  /** Who records it, and so may correct it. */
  role: Role;
  /** The health centre whose council it is of; null for every other record. */
  healthCentreId: string | null;
  /** The hearing it is of; null for every other record. */
  hearingId: string | null;
  fields: Fields;
  values: Readonly<Record<string, unknown>>;
}

type Recorded = Pick<
  CaseFacts,
  | 'kind'
  | 'procedure'
  | 'profile'
  | 'submittedOn'
  | 'receivedOn'
  | 'evaluation'
  | 'examination'
  | 'hearings'
  | 'planningAreas'
  | 'clockStops'
  | 'closedDays'
  | 'deadlines'
  | 'currentDesignation'
  | 'correctionCount'
>;

/** Everything recorded of a case that can be corrected. */
export function recordedFacts(state: CaseState, facts: Recorded): RecordedFact[] {
  const ofOffice = { role: 'prefectureOfficer', healthCentreId: null, hearingId: null } as const;
  const { submittedOn, receivedOn, examination, kind } = facts;
  return [
    // What was decided rests on the day of the arrival for good (法115②).
    ...(submittedOn === null || STATE_INFO[state].final
      ? []
      : [{ ...ofOffice, key: 'arrival', label: '申請の到達', fields: ARRIVAL, values: { submittedOn } }]),
    ...(receivedOn === null
      ? []
      : [{ ...ofOffice, key: 'receipt', label: '申請の受付', fields: RECEIPT, values: { receivedOn } }]),
    ...reviewChecksOf(kind).flatMap((id) => {
      const check = examination[id];
      const label = `審査の確認項目（${REVIEW_CHECK_LABEL[id]}）`;
      return check === undefined || check.outdated
        ? []
        : [{ ...ofOffice, key: `check-${id}`, label, fields: CHECK, values: { met: check.met, note: check.note } }];
    }),
    ...facts.hearings.filter(({ voided }) => !voided).flatMap((hearing) => recordedOf(facts, hearing)),
  ];
}

function recordedOf(facts: Recorded, hearing: HearingFacts): RecordedFact[] {
  const { id: hearingId, council, convened, confirmation, opinion, reportedOn, healthCentreId } = hearing;
  const where = council === 'coordinationCouncil' ? `調整会議（${areaName(facts, hearing.planningAreaId)}圏）` : '';
  const ofCentre = { role: 'healthCentre', healthCentreId, hearingId } as const;
  const points = Object.fromEntries(
    CONFIRMATION_POINTS_OF_KIND[facts.kind].map((point) => [
      point,
      yesNo(CONFIRMATION_POINT_LABEL[point], { yes: '確認した', no: '確認できない', example: true }),
    ]),
  );
  return [
    ...(convened === null
      ? []
      : [
          {
            ...ofCentre,
            key: `convened-${hearingId}`,
            label: `${where}の開催`,
            fields: CONVENED,
            values: { ...convened },
          },
        ]),
    ...(confirmation === null
      ? []
      : [
          {
            ...ofCentre,
            key: `confirmation-${hearingId}`,
            label: `${where}の確認`,
            fields: { ...points, ...CONFIRMED },
            values: {
              ...confirmation.points,
              confirmedOn: confirmation.confirmedOn,
              chair: confirmation.chair,
              remarks: confirmation.remarks,
            },
          },
        ]),
    ...(reportedOn === null
      ? []
      : [
          {
            ...ofCentre,
            key: `report-${hearingId}`,
            label: `${where}の報告`,
            fields: REPORTED,
            values: { reportedOn },
          },
        ]),
    ...(opinion === null
      ? []
      : [
          {
            role: 'prefectureOfficer' as const,
            healthCentreId: null,
            hearingId,
            key: `opinion-${hearingId}`,
            label: `${COUNCIL_LABEL[council]}の意見`,
            fields: council === 'medicalCouncil' ? MEDICAL_OPINION : MEASURES_OPINION,
            values: Object.fromEntries(
              Object.keys(council === 'medicalCouncil' ? MEDICAL_OPINION : MEASURES_OPINION).map((name) => [
                name,
                opinion[name as keyof typeof opinion],
              ]),
            ),
          },
        ]),
  ];
}

/** Whether the person records such a thing, and so may correct it. */
export function mayCorrect(
  { role, healthCentreId }: Pick<RecordedFact, 'role' | 'healthCentreId'>,
  actor: Pick<Actor, 'role' | 'healthCentreId'>,
): boolean {
  return actor.role === role && (role !== 'healthCentre' || actor.healthCentreId === healthCentreId);
}

type Values<F> = CompleteValuesOf<F>;

/** Every condition of a correction. @param values of all its fields */
export function correctionOfRecordConditions(
  { facts, actor, today }: { facts: Recorded; actor: Actor; today: IsoDate },
  record: RecordedFact,
  { values, reason }: { values: Readonly<Record<string, unknown>>; reason: string },
): Condition[] {
  const changed = Object.keys(record.fields).some((name) => values[name] !== record.values[name]);
  return [
    condition('recorder', mayCorrect(record, actor), {
      met: `${ROLE_LABEL[record.role]}が記録したものです`,
      unmet: `この記録の訂正は、${ROLE_LABEL[record.role]}${record.role === 'healthCentre' ? '（調整会議の事務局）' : ''}だけが行えます`,
    }),
    condition('somethingCorrected', changed, {
      met: '訂正する内容があります',
      unmet: '記録と同じ内容です。誤っているところを直してください',
    }),
    written('reason', reason, '訂正の理由'),
    ...soundness(facts, record, values, today),
  ];
}

/** What the corrected values must hold beside the rest of what is recorded. */
function soundness(
  facts: Recorded,
  { fields, hearingId, key }: RecordedFact,
  values: Readonly<Record<string, unknown>>,
  today: IsoDate,
): Condition[] {
  const hearing = facts.hearings.find(({ id }) => id === hearingId);
  const {
    note,
    met,
    meetingName,
    chair,
    opinion,
    remarks = '',
  } = values as Partial<
    Values<typeof CHECK> & Values<typeof CONVENED> & Values<typeof CONFIRMED> & Values<typeof MEDICAL_OPINION>
  >;
  const doubtful = CONFIRMATION_POINTS.some((point) => values[point] === false);
  return [
    ...Object.entries(fields).flatMap(([name, field]) =>
      field.input === 'day'
        ? correctedDayIsSound(field.rule, values[name] as IsoDate, daysBeside(facts, hearing, values, today))
        : [],
    ),
    ...(key.startsWith('convened') ? atTheMeeting(values as Values<typeof CONVENED>, hearing) : []),
    ...(meetingName === undefined ? [] : [written('meetingName', meetingName, '会議の名称')]),
    ...(chair === undefined ? [] : [written('chair', chair, '座長の氏名', '確認様式1・2')]),
    condition('unmetChecksExplained', met !== false || !isBlank(note ?? ''), {
      met: '所見が要るときは書かれています',
      unmet: '満たさないとするときは、所見を書いてください',
    }),
    ...metChecksHaveTheirMatter(facts, met === true ? [key.replace('check-', '') as ReviewCheckId] : []),
    condition('doubtExplained', !(doubtful || (opinion !== undefined && opinion !== 'agreed')) || !isBlank(remarks), {
      met: '意見が要るときは書かれています',
      unmet: '確認できない項目、条件や反対の意見があるときは、会議の意見を書いてください',
    }),
  ];
}

/** The days beside which a corrected day must stand: those of the same correction first. */
function daysBeside(
  facts: Recorded,
  hearing: HearingFacts | undefined,
  values: Readonly<Record<string, unknown>>,
  today: IsoDate,
): KnownDays {
  const heldOn = (values['heldOn'] ?? hearing?.opinion?.heldOn ?? null) as IsoDate | null;
  return {
    today,
    ...(hearing ? {} : daysAroundArrival(facts)),
    requestedOn: hearing?.requestedOn ?? null,
    metOn: hearing?.convened?.method === 'inPerson' ? hearing.convened.meetsOn : null,
    confirmedOn: hearing?.confirmation?.confirmedOn ?? null,
    heldOn,
  };
}

/**
 * The arrival comes after what it is about and what was in it. A renewal may come before the result of its evaluation (法115②), and what a 補正
 * brought came later.
 */
function daysAroundArrival(facts: Recorded): Partial<KnownDays> {
  const { procedure, submittedOn, receivedOn, currentDesignation: current, correctionCount, evaluation } = facts;
  const asItCame = correctionCount === 0 ? evaluation : null;
  return {
    procedure,
    arrivedOn: submittedOn,
    receivedOn,
    currentFrom: current?.since ?? current?.validFrom ?? null,
    termFrom: current?.validFrom ?? null,
    appliedOn: asItCame?.appliedOn ?? null,
    noticedOn: procedure === 'renewal' ? null : (asItCame?.result?.noticedOn ?? null),
  };
}

/** What was confirmed in a meeting was confirmed on its day or later. */
function atTheMeeting({ method, meetsOn }: Values<typeof CONVENED>, hearing: HearingFacts | undefined): Condition[] {
  const confirmedOn = hearing?.confirmation?.confirmedOn ?? null;
  return [
    condition('confirmedAtMeeting', method !== 'inPerson' || confirmedOn === null || confirmedOn >= meetsOn, {
      met: '確認の日は会議の日以後です',
      unmet: '確認の日が会議の日より前になります。日付を直してください',
    }),
  ];
}

/** The facts with the corrected values. */
export function factsCorrected<Facts extends Recorded>(
  facts: Facts,
  { key, hearingId }: RecordedFact,
  values: Readonly<Record<string, unknown>>,
): Facts {
  const inHearing = (change: (hearing: HearingFacts) => Partial<HearingFacts>): Facts => ({
    ...facts,
    hearings: facts.hearings.map((each) => (each.id === hearingId ? { ...each, ...change(each) } : each)),
  });
  const [what = '', id = ''] = key.split('-');
  switch (what) {
    case 'arrival':
      return processedBy({ ...facts, ...values });
    case 'receipt':
      return { ...facts, ...values };
    case 'check':
      return { ...facts, examination: { ...facts.examination, [id as ReviewCheckId]: { ...values, outdated: false } } };
    case 'convened':
      return inHearing(() => ({ convened: values as HearingFacts['convened'] }));
    case 'confirmation': {
      const { confirmedOn, chair, remarks, ...points } = values as Values<typeof CONFIRMED> & Record<string, boolean>;
      return inHearing(() => ({ confirmation: { points, confirmedOn, chair, remarks } }));
    }
    case 'report':
      return inHearing(() => values);
    default:
      return inHearing(({ opinion }) => ({ opinion: opinion && { ...opinion, ...values } }));
  }
}

/** 標準処理期間 runs from the arrival as it now stands (行政手続法6条・7条), where it runs. */
function processedBy<Facts extends Recorded>(facts: Facts): Facts {
  const dueOn = processingDueOn(facts);
  if (dueOn === null) return facts;
  const deadlines = facts.deadlines.map((each) => (each.kind === 'processing' ? { ...each, dueOn } : each));
  return { ...facts, deadlines };
}
