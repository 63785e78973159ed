/** Every document that a case can have, in the order of the procedure. A new document is one line here and one builder in its room. */
import type { FormId, FormInput } from '../../../forms/index.js';
import { applicationForms } from '../../applications/documents/application-forms.js';
import { examinationSheetDocument } from '../../applications/documents/examination-sheet.js';
import { correctionDocument, receptionDocument } from '../../applications/documents/office-documents.js';
import { confirmationReportDocument } from '../../councils/confirmation-report.js';
import { caseSheet, type CouncilCase } from '../../councils/council-pack.js';
import { confirmationDocument, requestDocument, subjectKey } from '../../councils/documents.js';
import { noticeDocument } from '../../designations/notices.js';
import { NOTICE_FORM } from '../../procedure/designation/decision-notice.js';
import { needsPlanReview } from '../../procedure/designation/evaluation-publication.js';
import { registeredOtherwise } from '../../procedure/case/decision-basis.js';
import { draftedPeriod } from '../../procedure/designation/validity.js';
import { decidedChange } from '../../procedure/designation/designated-work.js';
import type { KnownDays } from '../../procedure/calendar/date-rules.js';
import { evaluationSummaryDocument } from '../../designations/evaluation-summary-document.js';
import { publicNoticeDocument, type PublishedDesignation } from '../../designations/public-notice-document.js';
import { centreOfSubject } from '../../documents/centre-subject.js';
import { formsOfStage } from '../../documents/form-readers.js';
import { askedCentreName, type CaseFacts, COUNCIL_LABEL, type HearingFacts } from '../../procedure/case/facts.js';
import { type LetterWords, writtenWords } from '../../procedure/case/letter-words.js';
import { confirmsEverything, currentHearings, hasConfirmationForm } from '../../procedure/case/hearings.js';
import { daysOfHearing } from '../../procedure/conditions/hearings.js';
import { factsBefore } from '../../procedure/before-corrections.js';
import { formatJapaneseDate } from '../../procedure/calendar/japanese-date.js';
import { oldValues, oldValueOnPaper } from '../../procedure/printed-records.js';
import { japanDate } from '../../platform/clock.js';
import { NOTHING_TYPED } from './typed-fields.js';
import { changedNotices } from './changed-notices.js';
import { letterDate } from '../../procedure/calendar/letter-date.js';
import { fullWidth } from '../../procedure/terms/official-words.js';
import { STATE_INFO } from '../../procedure/terms/states.js';
import {
  type AskedTexts,
  type IssuedBy,
  type CaseDocument,
  issuedBy,
  type DocumentMaterial,
  type DocumentSource,
} from './document-source.js';
import { numberOf } from '../../procedure/terms/reference-number.js';

const ANY = () => true;
const NO_CENTRE = () => null;
/** The one document of its line. */
const ONE = () => [''];
/** What was submitted is kept as it was (docs/adr/0031-forms-of-a-submission.md); no submission waits for a drawing. */
const withSubmission = (mark?: (called: string) => IssuedBy['mark']) => [
  issuedBy('SUBMIT', '改めて提出したため', ONE, { mayFollow: true, ...(mark && { mark: mark('再提出') }) }),
  issuedBy('SUBMIT_CORRECTION', '補正を提出したため', ONE, { mayFollow: true, ...(mark && { mark: mark('補正後') }) }),
];
/** 様式1–9 have no place for it, and two of them on one desk must be told apart. The first version bears none. */
const versionMark =
  (called: string): IssuedBy['mark'] =>
  (version, on) =>
    version === 1 ? undefined : `${called}　第${fullWidth(String(version))}版（${letterDate(on)}提出）`;
const HEARD_AGAIN = '調整会議に改めて意見を聴くため';
const NOTIFIED_AGAIN = '改めて通知するため';
const MEETING = subjectKey.meeting('');
const REPORT = subjectKey.report('');

/** What the prefecture writes to the result of an evaluation (法134①②; 則125). */
const EVALUATION_TEXTS: AskedTexts = {
  texts: [
    {
      name: 'findings',
      label: '所見',
      support: '評価センターの評価結果から、所見の要旨を書きます。',
      required: () => true,
    },
    {
      name: 'planReview',
      label: '計画案の見直しの確認',
      support: '計画案の見直しが要るとされたときに、見直しを確かめた結果を書きます。',
      required: ({ evaluation }) => needsPlanReview(evaluation?.result?.overall),
    },
    {
      name: 'supportPolicy',
      label: '都道府県の支援方針',
      support: '計画に基づく取組をどのように支援するかを書きます。',
      required: () => true,
    },
  ],
  read: (input) => {
    const {
      findings = '',
      planReview = '',
      supportPolicy = '',
    } = (input as FormInput<'evaluation-summary-publication'>).evaluations[0] ?? {};
    return { findings, planReview, supportPolicy };
  },
};

/** The sentence with which a letter begins, where it is not that of its form. */
const PREAMBLE: AskedTexts = {
  texts: [
    {
      name: 'preamble',
      label: '前文',
      support: '空けておくと、様式の文のままです。',
      required: () => false,
    },
  ],
  read: (input) => ({ preamble: (input as { preamble?: string }).preamble ?? '' }),
};

export const DOCUMENT_TABLE: readonly DocumentSource[] = [
  {
    forms: formsOfStage('application'),
    isAbout: ANY,
    documentClass: 'application',
    issuedBy: withSubmission(versionMark),
    healthCentreOf: NO_CENTRE,
    documents: application,
  },
  {
    forms: ['reception-copy'],
    isAbout: ANY,
    documentClass: 'office',
    issuedBy: [...withSubmission(), issuedBy('RECEIVE', '受け付けたため', ONE)],
    healthCentreOf: NO_CENTRE,
    documents: receptionCopy,
  },
  {
    forms: ['correction-notice'],
    isAbout: ANY,
    documentClass: 'office',
    issuedBy: [issuedBy('REQUEST_CORRECTION', '', (_, { correctionCount }) => [String(correctionCount)])],
    healthCentreOf: NO_CENTRE,
    tells: (key, { corrections }) => {
      const {
        requestedOn = null,
        dueOn = null,
        closedOn = null,
      } = corrections.find(({ number }) => String(number) === key) ?? {};
      return { correctionRequestedOn: requestedOn, correctionDue: dueOn, correctionClosed: closedOn };
    },
    asked: PREAMBLE,
    documents: correctionNotices,
  },
  {
    forms: ['coordination-council-request'],
    isAbout: ANY,
    documentClass: 'office',
    issuedBy: [
      issuedBy('REQUEST_COORDINATION_COUNCIL', HEARD_AGAIN, ({ planningAreaIds }) =>
        planningAreaIds.map(subjectKey.request),
      ),
    ],
    healthCentreOf: secretariatOf,
    tells: (key, { facts }) => {
      const { requestedOn, reportDue, metOn, confirmedOn, reportedOn } = daysOfHearing(askedLast(key, facts));
      const [councilActed = null] = [metOn, confirmedOn, reportedOn].flatMap((day) => day ?? []).sort();
      return { requestedOn, reportDue, councilActed };
    },
    asked: PREAMBLE,
    documents: requestLetters,
  },
  {
    forms: ['confirmation-form-1', 'confirmation-form-2'],
    isAbout: (key) => key.startsWith(MEETING),
    documentClass: 'office',
    issuedBy: [
      issuedBy('REQUEST_COORDINATION_COUNCIL', HEARD_AGAIN, ({ planningAreaIds }) =>
        planningAreaIds.map(subjectKey.meeting),
      ),
    ],
    healthCentreOf: (key, facts) => secretariatOf(key.slice(MEETING.length), facts),
    documents: (material) => sheets(material, 'meeting'),
  },
  {
    forms: ['confirmation-form-1', 'confirmation-form-2'],
    isAbout: (key) => key.startsWith(REPORT),
    documentClass: 'councilReport',
    issuedBy: [
      issuedBy('REPORT_CONFIRMATION', HEARD_AGAIN, ({ hearingId }, { hearings }) =>
        hearings.flatMap(({ id, planningAreaId }) =>
          id === hearingId && planningAreaId !== null ? [subjectKey.report(planningAreaId)] : [],
        ),
      ),
    ],
    healthCentreOf: (key, facts) => secretariatOf(key.slice(REPORT.length), facts),
    documents: (material) => sheets(material, 'report'),
  },
  {
    forms: ['confirmation-report'],
    isAbout: (key) => centreOfSubject(key) === null,
    documentClass: 'councilReport',
    issuedBy: [],
    healthCentreOf: secretariatOf,
    tells: (key, { facts }) => {
      const { requestedOn = null, confirmation = null, reportedOn = null } = askedLast(key, facts) ?? {};
      return { requestedOn, confirmedOn: confirmation?.confirmedOn ?? null, reportedOn };
    },
    documents: reportLetters,
  },
  // About several cases: issued and corrected for all of them together (report-letters.ts), never drawn from one case.
  {
    forms: ['confirmation-report'],
    isAbout: (key) => centreOfSubject(key) !== null,
    documentClass: 'councilReport',
    issuedBy: [],
    healthCentreOf: centreOfSubject,
    documents: () => [],
  },
  {
    forms: ['council-case-sheet'],
    isAbout: ANY,
    documentClass: 'office',
    issuedBy: [],
    healthCentreOf: NO_CENTRE,
    documents: councilSheets,
  },
  {
    forms: ['examination-sheet'],
    isAbout: ANY,
    documentClass: 'office',
    issuedBy: [],
    healthCentreOf: NO_CENTRE,
    documents: examinationSheets,
  },
  {
    forms: [NOTICE_FORM.designate],
    isAbout: ANY,
    documentClass: 'decision',
    issuedBy: [issuedBy('ISSUE_DESIGNATION', NOTIFIED_AGAIN, ONE)],
    healthCentreOf: NO_CENTRE,
    documents: (material) => notice(material, 'designate'),
  },
  {
    forms: [NOTICE_FORM.refuse],
    isAbout: ANY,
    documentClass: 'decision',
    issuedBy: [issuedBy('ISSUE_REFUSAL', NOTIFIED_AGAIN, ONE)],
    healthCentreOf: NO_CENTRE,
    documents: (material) => notice(material, 'refuse'),
  },
  {
    forms: ['public-notice'],
    isAbout: ANY,
    documentClass: 'office',
    issuedBy: [],
    healthCentreOf: NO_CENTRE,
    tells: (_, material) => daysOfDecision(material),
    documents: publicNotice,
  },
  {
    forms: ['evaluation-summary-publication'],
    isAbout: ANY,
    documentClass: 'office',
    issuedBy: [],
    healthCentreOf: NO_CENTRE,
    asked: EVALUATION_TEXTS,
    documents: evaluationSummary,
  },
];

/** The line to which a document belongs; undefined for one that no line knows any more. */
export function sourceOf(formId: string, key: string): DocumentSource | undefined {
  return DOCUMENT_TABLE.find(({ forms, isAbout }) => (forms as readonly string[]).includes(formId) && isAbout(key));
}

/** The hearing in which the council of an area was asked last. */
function askedLast(planningAreaId: string, { hearings }: CaseFacts): HearingFacts | undefined {
  return hearings.findLast((each) => each.council === 'coordinationCouncil' && each.planningAreaId === planningAreaId);
}

/** Who was asked about an area last. */
function secretariatOf(planningAreaId: string, facts: CaseFacts): string | null {
  return askedLast(planningAreaId, facts)?.healthCentreId ?? null;
}

function application(material: DocumentMaterial): CaseDocument[] {
  return applicationForms(material).map((document) => ({ ...document, subjectKey: '' }));
}

interface AskedArea {
  planningAreaId: string;
  requestedOn: string;
  dueOn: string;
  hearing: DocumentMaterial['facts']['hearings'][number] | null;
}

/** The areas whose council was asked; before that the hospital's own, so that the letter can be looked at. */
function askedAreas({ facts, application, today }: DocumentMaterial): AskedArea[] {
  const asked = currentHearings(facts, 'coordinationCouncil').flatMap((hearing): AskedArea[] =>
    hearing.planningAreaId === null
      ? []
      : [
          {
            planningAreaId: hearing.planningAreaId,
            requestedOn: hearing.requestedOn,
            dueOn: hearing.dueOn ?? '',
            hearing,
          },
        ],
  );
  const waiting = facts.receivedOn !== null && asked.length === 0 && !STATE_INFO[application.state].final;
  return waiting
    ? [{ planningAreaId: application.planningAreaId, requestedOn: today, dueOn: '', hearing: null }]
    : asked;
}

function requestLetters(material: DocumentMaterial): CaseDocument[] {
  const { application, facts } = material;
  const { kind } = application;
  if (!hasConfirmationForm(kind)) return [];
  return askedAreas(material).map(({ planningAreaId, requestedOn, dueOn, hearing }) => {
    const letter = {
      healthCentreName: hearing
        ? askedCentreName(facts, hearing)
        : (facts.planningAreas[planningAreaId]?.healthCentre.name ?? ''),
      requestedOn,
      dueOn,
      officer: material.officer,
      ...letterWords(material, 'coordination-council-request', subjectKey.request(planningAreaId)),
    };
    return {
      ...requestDocument([{ ...material, kind, referenceNo: numberOf(application), planningAreaId }], letter),
      subjectKey: subjectKey.request(planningAreaId),
    };
  });
}

/** As 報告 only once everything was confirmed: its sentence says so. */
function sheets(material: DocumentMaterial, purpose: 'meeting' | 'report'): CaseDocument[] {
  const { kind } = material.application;
  if (!hasConfirmationForm(kind)) return [];
  return askedAreas(material)
    .filter(({ hearing }) => purpose === 'meeting' || (hearing !== null && confirmsEverything(kind, hearing)))
    .map(({ planningAreaId, hearing }) => ({
      ...confirmationDocument(material, { planningAreaId, purpose, hearing, today: material.today }),
      subjectKey: subjectKey[purpose](planningAreaId),
    }));
}

/** The health centre's letter about this one case, once its council's confirmation is recorded. */
function reportLetters(material: DocumentMaterial): CaseDocument[] {
  const { application, facts, today } = material;
  return currentHearings(facts, 'coordinationCouncil').flatMap((hearing): CaseDocument[] => {
    const { planningAreaId, convened, confirmation, reportedOn } = hearing;
    if (planningAreaId === null || !convened || !confirmation) return [];
    const letter = {
      healthCentreName: askedCentreName(facts, hearing),
      reportedOn: reportedOn ?? today,
      person: null,
    };
    return [
      {
        ...confirmationReportDocument([{ ...material, referenceNo: numberOf(application), hearing }], letter),
        subjectKey: planningAreaId,
      },
    ];
  });
}

/** The case as it is put before 医療対策協議会 and 医療審議会. */
export function asCouncilCase({ application, facts, institution }: DocumentMaterial): CouncilCase {
  return { facts, institution, planningAreaId: application.planningAreaId };
}

/** The sheet of this one case for each council that is hearing it or has heard it; a whole meeting's documents are a pack. */
function councilSheets(material: DocumentMaterial): CaseDocument[] {
  return (['measuresCouncil', 'medicalCouncil'] as const).flatMap((council): CaseDocument[] => {
    const [hearing] = currentHearings(material.facts, council);
    if (!hearing) return [];
    const sheet = caseSheet(asCouncilCase(material), {
      council,
      meetingName: COUNCIL_LABEL[council],
      heldOn: hearing.opinion?.heldOn ?? null,
      today: material.today,
    });
    return [{ ...sheet, title: `${COUNCIL_LABEL[council]}資料`, subjectKey: council }];
  });
}

/**
 * Of the draft that counts, on the records as they lay before whoever drafted, approved and notified it: nothing of its basis may change between the
 * three (`basisUnchanged`). What was put right since stands below, and never among them.
 */
function examinationSheets(material: DocumentMaterial): CaseDocument[] {
  const { application, notices, recordsCorrected } = material;
  const since = recordsCorrected.filter(({ sinceDraft }) => sinceDraft);
  const facts = factsBefore(material.facts, since);
  const { draft } = facts;
  if (draft === null) return [];
  const sheet = { formId: 'examination-sheet', subjectKey: '', isOf: () => false, documentDate: '' };
  const dayOf = (at: Date) => formatJapaneseDate(japanDate(at));
  const corrected = [...oldValues(sheet, facts, since), ...changedNotices(notices)].map((value) =>
    oldValueOnPaper(value, dayOf(value.at)),
  );
  const notified = application.state === 'designated' || application.state === 'refused';
  return [
    {
      ...examinationSheetDocument(
        {
          facts,
          referenceNo: numberOf(application),
          notice: notified ? (notices[0]?.typed ?? NOTHING_TYPED) : null,
          changes: [...corrected, ...registeredOtherwise(draft, notified)],
        },
        draft,
      ),
      subjectKey: '',
    },
  ];
}

function receptionCopy({ application, facts, institution, officer }: DocumentMaterial): CaseDocument[] {
  return facts.submittedOn === null
    ? []
    : [
        {
          ...receptionDocument({ facts, referenceNo: numberOf(application), institution, officer }, facts.submittedOn),
          subjectKey: '',
        },
      ];
}

function correctionNotices(material: DocumentMaterial): CaseDocument[] {
  const { application, corrections, facts, institution, officer } = material;
  return corrections.map((correction) => {
    const key = String(correction.number);
    return {
      ...correctionDocument(
        { facts, referenceNo: numberOf(application), institution, officer },
        correction,
        letterWords(material, 'correction-notice', key),
      ),
      subjectKey: key,
    };
  });
}

/** What was typed on the letter. */
function letterWords({ typed }: DocumentMaterial, formId: FormId, key: string): LetterWords {
  const { documentNumber, answers } = typed(formId, key);
  return writtenWords({ documentNumber, preamble: answers['preamble'] ?? '' });
}

function notice(
  { facts, institution, typed, officer, today }: DocumentMaterial,
  outcome: keyof typeof NOTICE_FORM,
): CaseDocument[] {
  const { draft } = facts;
  if (draft?.outcome !== outcome) return [];
  const { documentNumber, documentDate: issuedOn } = typed(NOTICE_FORM[outcome]);
  // What is signed says what will be issued.
  const drawnFor = issuedOn || (draft.issueOn ?? today);
  const material = { facts, draft, institution, documentNumber, issuedOn, drawnFor, officer };
  return [{ ...noticeDocument(material), subjectKey: '' }];
}

/** The line of a 公示文 for the designation, renewal or approved change of this case, as its notice names it; null before it is made. */
export function publishedDesignation({
  application: { state, kind, procedure },
  facts,
  institution: registered,
  notices,
  typed,
}: DocumentMaterial): PublishedDesignation | null {
  const institution = notices.at(-1)?.institution ?? registered;
  const drafted = draftedPeriod(facts, typed(NOTICE_FORM.designate).documentDate);
  if (state !== 'designated' || drafted === null) return null;
  return {
    procedure,
    kind,
    institutionName: institution.name,
    kana: registered.kana,
    address: institution.address,
    ...drafted,
    ...(procedure === 'change' && { change: decidedChange(facts, drafted.designatedOn) }),
  };
}

/** The day on which a designation, renewal or approved change was notified, before which nothing of it is made public (法113⑥). */
export function daysOfDecision({
  facts,
  typed,
}: Pick<DocumentMaterial, 'facts' | 'typed'>): Pick<KnownDays, 'notifiedOn' | 'publishedOn'> {
  return {
    notifiedOn: typed(NOTICE_FORM.designate).documentDate || null,
    publishedOn: facts.publicNotice?.on ?? null,
  };
}

/** 公示文 of this designation alone; one for several is a pack. */
function publicNotice(material: DocumentMaterial): CaseDocument[] {
  const {
    facts: { profile },
    typed,
    today,
  } = material;
  const line = publishedDesignation(material);
  if (!line) return [];
  const { documentNumber, documentDate } = typed('public-notice');
  const document = publicNoticeDocument([line], {
    profile,
    date: documentDate || today,
    ...(documentNumber !== '' && { number: documentNumber }),
  });
  return [{ ...document, title: '公示文', subjectKey: '' }];
}

/** The result of this case's evaluation as it is published, once it has come. */
function evaluationSummary({ facts, institution, typed, today, officer }: DocumentMaterial): CaseDocument[] {
  if (!facts.evaluation?.result) return [];
  const { findings = '', planReview = '', supportPolicy = '' } = typed('evaluation-summary-publication').answers;
  const document = evaluationSummaryDocument([{ facts, institution, findings, planReview, supportPolicy }], {
    publishedOn: today,
    officer,
  });
  return [{ ...document, title: '評価結果の要旨', subjectKey: '' }];
}
