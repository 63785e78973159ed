/** Fictional cases for tests of the procedure: people, a complete application, one sample of each event. */
import type { Actor, Role } from '../../src/procedure/terms/actors.js';
import { type ApplicationContent, exampleContent } from '../../src/procedure/fields/content.js';
import { reviewChecksOf } from '../../src/procedure/conditions/examination.js';
import type { CaseEvent, EventOf, EventType } from '../../src/procedure/events/index.js';
import type {
  CaseFacts,
  CouncilId,
  HearingFacts,
  PlanningAreaFacts,
  ProcedureProfile,
  RoundFacts,
} from '../../src/procedure/case/facts.js';
import type { Condition } from '../../src/procedure/case/condition.js';
import { councilRemarks } from '../../src/procedure/case/council-remarks.js';
import { addDays } from '../../src/procedure/calendar/days.js';
import { addOfficeDays } from '../../src/procedure/calendar/office-days.js';
import { CONFIRMATION_POINTS_OF_KIND } from '../../src/procedure/case/hearings.js';
import { variantsOf } from '../../src/procedure/terms/comparable-name.js';
import type { Kind } from '../../src/procedure/terms/kinds.js';
import { DEFAULT_COUNCILS } from '../../src/procedure/machines/index.js';

/** A Friday. */
export const TODAY = '2026-12-04';
const HOSPITAL_ID = 'hospital-1';
export const OWN_AREA = 'area-own';
export const OTHER_AREA = 'area-other';

const sampleInstitution: CaseFacts['institution'] = {
  id: HOSPITAL_ID,
  name: '架空病院',
  address: '架空市中央',
  establisherName: '医療法人架空会',
  establisherAddress: '架空市中央',
  establisherRepresentative: '理事長　架空 太郎',
  administratorName: '架空 院長',
  establishedByState: false,
  inPrefecture: true,
  planningAreaId: OWN_AREA,
};

/** The health centre that runs the council of an area. */
export const healthCentreOf = (planningAreaId: string) => `centre-of-${planningAreaId}`;

/** A registered planning area. */
export function sampleArea(id: string, name = id): PlanningAreaFacts {
  return { name, healthCentre: { id: healthCentreOf(id), name: `${name}保健所` } };
}

export function person(role: Role, accountId: string = role): Actor {
  return {
    accountId,
    name: accountId,
    role,
    officeName: role,
    institutionId: role === 'hospital' ? HOSPITAL_ID : null,
    healthCentreId: role === 'healthCentre' ? healthCentreOf(OWN_AREA) : null,
  };
}

const wording: Pick<
  ProcedureProfile,
  | 'governorTitle'
  | 'submission'
  | 'contacts'
  | 'paperSettings'
  | 'sealsAndNumbers'
  | 'formWording'
  | 'appealInstructions'
  | 'provenance'
> = {
  formWording: {},
  governorTitle: '架空県知事',
  submission: { office: '架空課', unit: '架空係', channels: ['紙'], phone: null },
  contacts: [],
  paperSettings: [],
  sealsAndNumbers: {
    noticeSeal: 'affixed',
    requestSeal: 'omitted',
    requestNumber: '事務連絡',
    correctionSeal: 'omitted',
    correctionNumber: '事務連絡',
    reportSeal: 'omitted',
    reportNumber: '事務連絡',
  },
  appealInstructions: [{ text: '架空の教示', certainty: 'unconfirmed' }],
  provenance: [],
};

export const sampleProfile: ProcedureProfile = {
  prefecture: '架空県',
  councils: DEFAULT_COUNCILS,
  mayOvercomeCouncils: false,
  writtenAnswers: 'all',
  documents: [
    {
      id: 'EVALUATION_NOTICE',
      kinds: ['B', 'RENKEI_B', 'C1', 'C2'],
      procedures: ['new', 'renewal', 'change'],
      name: '評価センターの評価結果の通知書',
      form: null,
      legalBasis: '則81②四',
      rule: 'always',
      suppliedBy: 'file',
      certainty: 'confirmed',
      note: '',
      research: '',
    },
  ],
  subItems: [
    {
      code: '(1)ア',
      label: '三次救急',
      group: '救急',
      legalBasis: '法113①一',
      form5_1: 'exempt',
      criterion: 'standing',
      certainty: 'confirmed',
    },
  ],
  specialtyFields: ['内科', '外科', '救急科'],
  kanjiVariants: variantsOf(['高髙', '崎﨑', '浜濱濵']),
  evaluationCentre: { name: '架空評価センター', site: 'https://evaluation.example.jp/', wants: ['架空の資料'] },
  emergencyThresholds: { ambulancesPerYear: 1000, offHoursAdmissionsPerYear: 500 },
  correctionOfficeDays: 10,
  standardProcessingOfficeDays: 60,
  takesRenewalBeforeEvaluation: true,
  renewalEarlyMonths: 12,
  renewalWarningDays: 60,
  ...wording,
};

export function sampleContent(kind: Kind): ApplicationContent {
  const content = exampleContent(kind, 'change');
  if (content.kind === 'B') return { ...content, subItems: ['(1)ア'] };
  return content.kind === 'RENKEI_B'
    ? { ...content, destinations: content.destinations.map((each) => ({ ...each, planningAreaId: OTHER_AREA })) }
    : content;
}

/** The one file of the sample case. */
export const ATTACHED_FILE = '5f1d8d3a-4c55-4c1e-9a55-0d5b8a1d2c01';

/** A file for each of these documents. */
export const filesFor = (documents: readonly string[]): CaseFacts['attachedFiles'] =>
  documents.map((requirementId) => ({ requirementId, fileId: `file-of-${requirementId}` }));

/** Nothing but its deadline is known. */
export function sampleRound(changes: Partial<RoundFacts> = {}): RoundFacts {
  return {
    id: 'c1f5f1de-6d3f-4d0f-8a54-0d5b8a1d2a03',
    label: '第3回',
    fiscalYear: 2026,
    applicationDeadline: '2026-12-25',
    requestOn: null,
    councilBy: null,
    reportBy: null,
    measuresCouncil: '',
    medicalCouncil: '',
    designation: '',
    designationFrom: null,
    ...changes,
  };
}

export const NEXT_ROUND = sampleRound({
  id: 'c1f5f1de-6d3f-4d0f-8a54-0d5b8a1d2a04',
  label: '第4回',
  applicationDeadline: '2027-01-29',
});

/** An officer who can be put in charge. */
export const OFFICER_ID = 'c1f5f1de-6d3f-4d0f-8a54-0d5b8a1d2a05';

/** A case on which everything a hospital and an examiner can do is done, and nobody has been heard. */
export function sampleFacts(kind: Kind, changes: Partial<CaseFacts> = {}): CaseFacts {
  const examination = Object.fromEntries(reviewChecksOf(kind).map((id) => [id, { met: true, note: '' }]));
  return {
    kind,
    procedure: 'new',
    profile: sampleProfile,
    institution: sampleInstitution,
    content: sampleContent(kind),
    plan: samplePlan,
    evaluation: { appliedOn: '2026-06-01', receiptNo: '受付1', result: sampleResult },
    attachedFiles: [{ requirementId: 'EVALUATION_NOTICE', fileId: ATTACHED_FILE }],
    round: sampleRound(),
    rounds: { [sampleRound().id]: sampleRound(), [NEXT_ROUND.id]: NEXT_ROUND },
    officer: null,
    officers: { [OFFICER_ID]: '架空 担当' },
    lastSubmission: { number: 1, event: 'SUBMIT', on: '2026-11-20', sentOn: '2026-11-20', changes: [] },
    submittedOn: '2026-11-20',
    paperArrivedOn: null,
    receivedOn: '2026-11-24',
    examination,
    openCorrection: null,
    correctionCount: 0,
    arrivedWith: null,
    planningAreas: { [OWN_AREA]: sampleArea(OWN_AREA), [OTHER_AREA]: sampleArea(OTHER_AREA) },
    healthCentres: {
      [healthCentreOf(OWN_AREA)]: `${OWN_AREA}保健所`,
      [healthCentreOf(OTHER_AREA)]: `${OTHER_AREA}保健所`,
    },
    hearings: [],
    meetings: {},
    changedSinceAsked: {},
    draft: null,
    returnedDraft: null,
    everDrafted: false,
    publicNotice: null,
    currentDesignation: null,
    comingDesignation: null,
    heldDesignation: null,
    clockStops: [],
    deadlines: [],
    stateSince: '2026-11-24',
    withdrawnOn: null,
    laterCaseNo: null,
    answeredLast: false,
    closedDays: new Set(['2026-11-03', '2026-11-23']),
    holidaysCalculatedFrom: null,
    ...changes,
  };
}

export const samplePlan: EventOf<'RECORD_PLAN'>['plan'] = {
  periodFrom: '2027-04-01',
  periodTo: '2030-03-31',
  doctorsTotal: 80,
  doctorsOver960: 12,
  longestHours: 1500,
  heardFrom: '勤務医、看護部',
  heardOn: '2026-05-01',
  matters: { hours: true, targets: true, health: true, other: true, trainingEfficiency: true },
};

export const sampleResult: EventOf<'RECORD_EVALUATION'>['result'] = {
  overall: 'sufficient_improving',
  noticeNo: '評第1号',
  noticedOn: '2026-10-30',
  asOf: '2026-10-01',
  onHoldReason: '',
};

export function sampleHearing(kind: Kind, council: CouncilId, changes: Partial<HearingFacts> = {}): HearingFacts {
  const coordination = council === 'coordinationCouncil';
  const points = Object.fromEntries(CONFIRMATION_POINTS_OF_KIND[kind].map((point) => [point, true]));
  return {
    id: `${council}-1`,
    council,
    planningAreaId: coordination ? OWN_AREA : null,
    healthCentreId: coordination ? healthCentreOf(OWN_AREA) : null,
    requestedOn: '2026-11-25',
    dueOn: coordination ? '2026-12-01' : null,
    convened: coordination ? { method: 'inPerson', meetsOn: '2026-11-30', meetingName: '第1回' } : null,
    confirmation: coordination ? { points, confirmedOn: '2026-11-30', chair: '架空 座長', remarks: '' } : null,
    reportedOn: coordination ? '2026-12-01' : null,
    opinion: coordination
      ? null
      : {
          heldOn: '2026-12-02',
          answeredOn: '2026-12-02',
          body: 'plenary',
          opinion: 'agreed',
          remarks: '',
          supplementaryOpinion: '',
        },
    voided: false,
    ...changes,
  };
}

/** The councils of a kind up to (not including) `until`, all concluded; all of them without `until`. */
export function concludedHearings(kind: Kind, until?: CouncilId): HearingFacts[] {
  const councils = DEFAULT_COUNCILS[kind];
  const heard = until === undefined ? councils : councils.slice(0, councils.indexOf(until));
  return heard.map((council) => sampleHearing(kind, council));
}

/** Nothing speaks against the samples, and whoever drafts their refusal has answered for it. */
const WITHOUT_GROUND: Condition = {
  id: 'strange:refusal.withoutGround',
  met: true,
  text: '理由の記録がないことを確かめています',
  legalBasis: '行政手続法8条',
};

export function sampleDraft(outcome: 'designate' | 'refuse', changes: Partial<NonNullable<CaseFacts['draft']>> = {}) {
  return {
    outcome,
    drafterId: 'prefectureOfficer',
    drafterName: '起案 担当',
    draftedOn: '2026-12-03',
    text: '次のとおり決定してよろしいか伺います。',
    reason: outcome === 'refuse' ? '要件を満たさないため' : '要件を全て満たすため',
    terms: '',
    issueOn: '2026-12-03',
    answers: [],
    validFrom: outcome === 'designate' ? '2027-04-01' : null,
    validTo: outcome === 'designate' ? '2030-03-31' : null,
    approverId: null,
    approverName: '',
    approvedOn: null,
    approvalComment: '',
    basis: { requirements: outcome === 'refuse' ? [WITHOUT_GROUND] : [], changedSince: [] },
    notice: null,
    ...changes,
  };
}

/** Facts under which the person whose event this is can do it: every condition is met. */
export function factsReadyFor(kind: Kind, type: EventType): CaseFacts {
  const waiting = { reportedOn: null };
  const approved = { approverId: 'prefectureApprover', approvedOn: '2026-12-04' };
  const correction = {
    id: 'correction-1',
    number: 1,
    requestedOn: '2026-11-25',
    dueOn: '2026-12-02',
    items: [{ id: 'item-1', target: 'EVALUATION_NOTICE', text: '日付を補う', answer: '' }],
  };
  const changes: Partial<Record<EventType, Partial<CaseFacts>>> = {
    SUBMIT: { submittedOn: null, receivedOn: null },
    NOTE_PAPER_ARRIVAL: { lastSubmission: null, submittedOn: null, receivedOn: null },
    APPLY_FOR_EVALUATION: { evaluation: null },
    TAKE_UP_PAPER: { lastSubmission: null, submittedOn: null, receivedOn: null, paperArrivedOn: TODAY },
    UNDO_PAPER_ARRIVAL: { lastSubmission: null, submittedOn: null, receivedOn: null, paperArrivedOn: TODAY },
    PULL_BACK: { receivedOn: null },
    UNDO_RECEIPT: { examination: {} },
    SUBMIT_CORRECTION: {
      openCorrection: correction,
      clockStops: [{ from: '2026-11-25', to: null, reason: 'correction' }],
    },
    EXTEND_CORRECTION: { openCorrection: correction },
    CLOSE_CORRECTION: { openCorrection: correction },
    EXTEND_COUNCIL_REPORT: { hearings: [sampleHearing(kind, 'coordinationCouncil', waiting)] },
    REFER_TO_MEASURES_COUNCIL: { hearings: concludedHearings(kind, 'measuresCouncil') },
    REFER_TO_MEDICAL_COUNCIL: { hearings: concludedHearings(kind, 'medicalCouncil') },
    CONVENE_COUNCIL: {
      hearings: [
        sampleHearing(kind, 'coordinationCouncil', {
          ...waiting,
          convened: null,
          confirmation: null,
          dueOn: '2026-12-11',
        }),
      ],
    },
    RECORD_CONFIRMATION: {
      hearings: [sampleHearing(kind, 'coordinationCouncil', { ...waiting, confirmation: null })],
    },
    REPORT_CONFIRMATION: { hearings: [sampleHearing(kind, 'coordinationCouncil', waiting)] },
    UNDO_CONVENING: { hearings: [sampleHearing(kind, 'coordinationCouncil', waiting)] },
    UNDO_REPORT: { hearings: [sampleHearing(kind, 'coordinationCouncil')] },
    NOTE_CENTRE_INQUIRY: { hearings: [sampleHearing(kind, 'coordinationCouncil', waiting)] },
    ATTACH_CENTRE_MINUTES: { hearings: [sampleHearing(kind, 'coordinationCouncil', waiting)] },
    ATTACH_MINUTES: { hearings: [sampleHearing(kind, 'medicalCouncil')] },
    RELEASE_OFFICER: { officer: { id: OFFICER_ID, name: '架空 担当' } },
    REOPEN_EXAMINATION: { hearings: concludedHearings(kind) },
    DRAFT_DESIGNATION: { hearings: concludedHearings(kind) },
    APPROVE: { hearings: concludedHearings(kind), draft: sampleDraft('designate') },
    RETURN_DRAFT: { hearings: concludedHearings(kind), draft: sampleDraft('designate') },
    ISSUE_DESIGNATION: { hearings: concludedHearings(kind), draft: sampleDraft('designate', approved) },
    ISSUE_REFUSAL: { draft: sampleDraft('refuse', approved) },
    REMIND: { deadlines: [{ kind: 'correction', dueOn: '2026-12-03', remindedOn: null }] },
    DEADLINE_PASSED: { deadlines: [{ kind: 'correction', dueOn: '2026-12-03', remindedOn: null }] },
    CHOOSE_ROUND: { lastSubmission: null, submittedOn: null, receivedOn: null },
    ROUND_DEADLINE_MOVED: {
      lastSubmission: null,
      submittedOn: null,
      receivedOn: null,
      deadlines: [{ kind: 'application', dueOn: '2026-12-11', remindedOn: null }],
    },
  };
  return sampleFacts(kind, changes[type]);
}

/** 起案 of a designation on a Friday, that answers what the councils said. */
export function draftEvent(
  changes: Partial<EventOf<'DRAFT_DESIGNATION'>> = {},
  facts?: CaseFacts,
): EventOf<'DRAFT_DESIGNATION'> {
  const answers = facts
    ? councilRemarks(facts).map(({ hearingId, kind }) => ({ hearingId, kind, takenUp: true, text: '反映する' }))
    : [];
  return {
    type: 'DRAFT_DESIGNATION',
    validFrom: '2027-04-01',
    issueOn: TODAY,
    text: '次のとおり指定してよろしいか伺います。',
    reason: '要件を全て満たすため',
    terms: '',
    answers,
    ...changes,
  };
}

/** 起案 of a refusal, also where nothing speaks against the application. */
export function refusalEvent(changes: Partial<EventOf<'DRAFT_REFUSAL'>> = {}): EventOf<'DRAFT_REFUSAL'> {
  return {
    type: 'DRAFT_REFUSAL',
    issueOn: TODAY,
    text: '不指定としてよろしいか伺います。',
    reason: '要件を満たさないため',
    confirmed: ['refusal.withoutGround=true'],
    ...changes,
  };
}

const sampleInquiry = (on: string) => ({
  on,
  counterpart: '十勝緑陽総合病院 事務部',
  question: '添付書類の写しでよいかとの照会',
  answer: '写しでよいと答えた',
});

const anotherRound = ({ round, rounds }: CaseFacts) => ({
  roundId: Object.keys(rounds).find((id) => id !== round?.id) ?? NEXT_ROUND.id,
  reason: '評価の結果が間に合わないため',
});

/** One good sample of an event for a case, on a day. */
export function sampleEvent(type: EventType, facts: CaseFacts, today: string = TODAY): CaseEvent {
  const hearingId = 'coordinationCouncil-1';
  const points = Object.fromEntries(CONFIRMATION_POINTS_OF_KIND[facts.kind].map((point) => [point, true]));
  const checks = Object.fromEntries(reviewChecksOf(facts.kind).map((id) => [id, { met: true, note: '' }]));
  const opinion = { heldOn: today, opinion: 'agreed', remarks: '' } as const;
  const issueOn = addOfficeDays(addDays(today, -1), 1, facts.closedDays);
  const samples: { [T in EventType]: EventOf<T> } = {
    RECORD_PLAN: { type: 'RECORD_PLAN', plan: samplePlan },
    ATTACH_DOCUMENT: { type: 'ATTACH_DOCUMENT', requirementId: 'EVALUATION_NOTICE' },
    WITHDRAW_DOCUMENT: {
      type: 'WITHDRAW_DOCUMENT',
      requirementId: 'EVALUATION_NOTICE',
      fileId: ATTACHED_FILE,
      reason: '別の医師の書類を添付したため',
    },
    NOTE_INQUIRY: { type: 'NOTE_INQUIRY', ...sampleInquiry(today) },
    NOTE_CENTRE_INQUIRY: { type: 'NOTE_CENTRE_INQUIRY', ...sampleInquiry(today) },
    ATTACH_MINUTES: {
      type: 'ATTACH_MINUTES',
      hearingId: facts.hearings.find(({ opinion }) => opinion !== null)?.id ?? 'medicalCouncil-1',
    },
    ATTACH_CENTRE_MINUTES: { type: 'ATTACH_CENTRE_MINUTES', hearingId },
    APPLY_FOR_EVALUATION: { type: 'APPLY_FOR_EVALUATION', appliedOn: '2026-06-01', receiptNo: '受付1' },
    RECORD_EVALUATION: { type: 'RECORD_EVALUATION', result: sampleResult },
    SUBMIT: { type: 'SUBMIT' },
    NOTE_PAPER_ARRIVAL: { type: 'NOTE_PAPER_ARRIVAL', arrivedOn: today, reason: '収受印による' },
    TAKE_UP_PAPER: { type: 'TAKE_UP_PAPER', reason: '様式1のみ。時短計画（案）と評価結果がない' },
    UNDO_PAPER_ARRIVAL: { type: 'UNDO_PAPER_ARRIVAL', reason: '別の医療機関の申請と取り違えたため' },
    PULL_BACK: { type: 'PULL_BACK', reason: '書類の差し替えのため' },
    SUBMIT_CORRECTION: {
      type: 'SUBMIT_CORRECTION',
      answers: (facts.openCorrection?.items ?? []).map(({ id }) => ({ itemId: id, answer: '補いました' })),
      ...(facts.openCorrection && {
        confirmed: facts.openCorrection.items.map(({ id }) => `unchanged.${id}=true`),
      }),
    },
    WITHDRAW: { type: 'WITHDRAW', reason: '計画を見直すため' },
    RECEIVE: { type: 'RECEIVE' },
    UNDO_RECEIPT: { type: 'UNDO_RECEIPT', reason: '別の申請と取り違えたため' },
    UNDO_WITHDRAWAL: { type: 'UNDO_WITHDRAWAL', reason: '別の申請と取り違えた取下げのため' },
    RECORD_EXAMINATION: { type: 'RECORD_EXAMINATION', checks },
    REQUEST_CORRECTION: {
      type: 'REQUEST_CORRECTION',
      items: [{ target: 'EVALUATION_NOTICE', text: '日付を補ってください' }],
      dueOn: '2027-06-30',
    },
    EXTEND_CORRECTION: { type: 'EXTEND_CORRECTION', dueOn: '2027-07-30', reason: '資料の取寄せに日数を要するため' },
    CLOSE_CORRECTION: { type: 'CLOSE_CORRECTION', reason: '電話で確認できたため' },
    REQUEST_COORDINATION_COUNCIL: {
      type: 'REQUEST_COORDINATION_COUNCIL',
      planningAreaIds: facts.kind === 'RENKEI_B' ? [OWN_AREA, OTHER_AREA] : [OWN_AREA],
      requestedOn: today,
      dueOn: '2027-06-30',
    },
    EXTEND_COUNCIL_REPORT: { type: 'EXTEND_COUNCIL_REPORT', dueOn: '2027-07-30', reason: '会議の開催が遅れるため' },
    CANCEL_COUNCIL_REQUEST: { type: 'CANCEL_COUNCIL_REQUEST', reason: '区域を改めるため' },
    REFER_TO_MEASURES_COUNCIL: { type: 'REFER_TO_MEASURES_COUNCIL', requestedOn: today },
    RECORD_MEASURES_COUNCIL: { type: 'RECORD_MEASURES_COUNCIL', ...opinion },
    REFER_TO_MEDICAL_COUNCIL: { type: 'REFER_TO_MEDICAL_COUNCIL', requestedOn: today },
    RECORD_MEDICAL_COUNCIL: { type: 'RECORD_MEDICAL_COUNCIL', answeredOn: today, body: 'plenary', ...opinion },
    REOPEN_EXAMINATION: { type: 'REOPEN_EXAMINATION', reason: '実績の数字が変わったため', rehear: [] },
    DRAFT_DESIGNATION: draftEvent({ issueOn }, facts),
    DRAFT_REFUSAL: refusalEvent({ issueOn }),
    ISSUE_DESIGNATION: { type: 'ISSUE_DESIGNATION', documentNumber: '地医第1号', issuedOn: today },
    ISSUE_REFUSAL: { type: 'ISSUE_REFUSAL', documentNumber: '地医第2号', issuedOn: today },
    APPROVE: { type: 'APPROVE', comment: '' },
    RETURN_DRAFT: { type: 'RETURN_DRAFT', comment: '理由を補うこと' },
    CONVENE_COUNCIL: {
      type: 'CONVENE_COUNCIL',
      hearingId,
      method: 'inPerson',
      meetsOn: today,
      meetingName: '第1回調整会議',
    },
    RECORD_CONFIRMATION: {
      type: 'RECORD_CONFIRMATION',
      hearingId,
      points,
      confirmedOn: today,
      chair: '架空 座長',
      remarks: '',
    },
    REPORT_CONFIRMATION: { type: 'REPORT_CONFIRMATION', hearingId },
    UNDO_CONVENING: { type: 'UNDO_CONVENING', hearingId, reason: '別の会議に載せるため' },
    UNDO_REPORT: { type: 'UNDO_REPORT', hearingId, reason: '意見の書き漏らしのため' },
    REMIND: {
      type: 'REMIND',
      deadline: facts.deadlines.find(({ kind }) => kind !== 'processing')?.kind ?? 'correction',
    },
    DEADLINE_PASSED: { type: 'DEADLINE_PASSED', deadline: 'correction' },
    ASSIGN_OFFICER: { type: 'ASSIGN_OFFICER', officerId: Object.keys(facts.officers)[0] ?? OFFICER_ID },
    RELEASE_OFFICER: { type: 'RELEASE_OFFICER' },
    MOVE_ROUND: { type: 'MOVE_ROUND', ...anotherRound(facts) },
    CHOOSE_ROUND: { type: 'CHOOSE_ROUND', ...anotherRound(facts) },
    ROUND_RESCHEDULED: { type: 'ROUND_RESCHEDULED' },
    ROUND_DEADLINE_MOVED: {
      type: 'ROUND_DEADLINE_MOVED',
      dueOn: facts.round?.applicationDeadline ?? '2026-12-25',
    },
  };
  return samples[type];
}
