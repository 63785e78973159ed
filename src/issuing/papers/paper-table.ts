/** Every paper that a case can have, in the order of the procedure. A new paper is one line here and one builder in its room. */
import type { FormId, FormInput } from '../../../forms/index.js';
import { applicationPapers } from '../../applications/papers/application-papers.js';
import { correctionPaper, receptionPaper } from '../../applications/papers/office-papers.js';
import { confirmationReportPaper } from '../../councils/confirmation-report.js';
import { councilPack } from '../../councils/council-pack.js';
import { confirmationPaper, requestPaper, subjectKey } from '../../councils/papers.js';
import { noticePaper } from '../../designations/notices.js';
import { needsPlanReview } from '../../procedure/designation/evaluation-publication.js';
import { draftedPeriod } from '../../procedure/designation/validity.js';
import { evaluationSummaryPaper } from '../../designations/evaluation-summary-paper.js';
import { publicNoticePaper, type PublishedDesignation } from '../../designations/public-notice-paper.js';
import { centreOfSubject } from '../../documents/centre-subject.js';
import { type CaseFacts, COUNCIL_LABEL } from '../../procedure/case/facts.js';
import { confirmsEverything, currentHearings, hasConfirmationForm } from '../../procedure/case/hearings.js';
import { STATE_INFO } from '../../procedure/terms/states.js';
import { type AskedTexts, type CasePaper, issuedBy, type PaperMaterial, type PaperSource } from './paper-source.js';

const ANY = () => true;
const NO_CENTRE = () => null;
/** The one paper of its line. */
const ONE = () => [''];
const HEARD_AGAIN = '調整会議に改めて意見を聴くため';
const NOTIFIED_AGAIN = '改めて通知するため';
const MEETING = subjectKey.meeting('');
const REPORT = subjectKey.report('');

const APPLICATION_FORMS: readonly FormId[] = [
  'application-form-1',
  'application-form-2',
  'application-form-3',
  'application-form-4',
  'application-form-5-1',
  'application-form-5-2',
  'application-form-6',
  'application-form-7',
  'application-form-8',
  'application-form-9',
];

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

export const PAPER_TABLE: readonly PaperSource[] = [
  {
    forms: APPLICATION_FORMS,
    isAbout: ANY,
    paperClass: 'application',
    issuedBy: null,
    healthCentreOf: NO_CENTRE,
    papers: application,
  },
  {
    forms: ['reception-copy'],
    isAbout: ANY,
    paperClass: 'office',
    issuedBy: issuedBy('RECEIVE', '改めて受け付けたため', ONE),
    healthCentreOf: NO_CENTRE,
    papers: receptionCopy,
  },
  {
    forms: ['correction-notice'],
    isAbout: ANY,
    paperClass: 'office',
    issuedBy: issuedBy('REQUEST_CORRECTION', '', (_, { correctionCount }) => [String(correctionCount)]),
    healthCentreOf: NO_CENTRE,
    papers: correctionNotices,
  },
  {
    forms: ['coordination-council-request'],
    isAbout: ANY,
    paperClass: 'office',
    issuedBy: issuedBy('REQUEST_COORDINATION_COUNCIL', HEARD_AGAIN, ({ planningAreaIds }) =>
      planningAreaIds.map(subjectKey.request),
    ),
    healthCentreOf: secretariatOf,
    papers: requestLetters,
  },
  {
    forms: ['confirmation-form-1', 'confirmation-form-2'],
    isAbout: (key) => key.startsWith(MEETING),
    paperClass: 'office',
    issuedBy: issuedBy('REQUEST_COORDINATION_COUNCIL', HEARD_AGAIN, ({ planningAreaIds }) =>
      planningAreaIds.map(subjectKey.meeting),
    ),
    healthCentreOf: (key, facts) => secretariatOf(key.slice(MEETING.length), facts),
    papers: (material) => sheets(material, 'meeting'),
  },
  {
    forms: ['confirmation-form-1', 'confirmation-form-2'],
    isAbout: (key) => key.startsWith(REPORT),
    paperClass: 'councilReport',
    issuedBy: issuedBy('REPORT_CONFIRMATION', HEARD_AGAIN, ({ hearingId }, { hearings }) =>
      hearings.flatMap(({ id, planningAreaId }) =>
        id === hearingId && planningAreaId !== null ? [subjectKey.report(planningAreaId)] : [],
      ),
    ),
    healthCentreOf: (key, facts) => secretariatOf(key.slice(REPORT.length), facts),
    papers: (material) => sheets(material, 'report'),
  },
  {
    forms: ['confirmation-report'],
    isAbout: (key) => centreOfSubject(key) === null,
    paperClass: 'councilReport',
    issuedBy: null,
    healthCentreOf: secretariatOf,
    papers: reportLetters,
  },
  // About several cases: issued and corrected for all of them together (report-letters.ts), never drawn from one case.
  {
    forms: ['confirmation-report'],
    isAbout: (key) => centreOfSubject(key) !== null,
    paperClass: 'councilReport',
    issuedBy: null,
    healthCentreOf: centreOfSubject,
    papers: () => [],
  },
  {
    forms: ['council-case-sheet'],
    isAbout: ANY,
    paperClass: 'office',
    issuedBy: null,
    healthCentreOf: NO_CENTRE,
    papers: councilSheets,
  },
  {
    forms: ['designation-notice'],
    isAbout: ANY,
    paperClass: 'decision',
    issuedBy: issuedBy('ISSUE_DESIGNATION', NOTIFIED_AGAIN, ONE),
    healthCentreOf: NO_CENTRE,
    papers: (material) => notice(material, 'designate'),
  },
  {
    forms: ['refusal-notice'],
    isAbout: ANY,
    paperClass: 'decision',
    issuedBy: issuedBy('ISSUE_REFUSAL', NOTIFIED_AGAIN, ONE),
    healthCentreOf: NO_CENTRE,
    papers: (material) => notice(material, 'refuse'),
  },
  {
    forms: ['public-notice'],
    isAbout: ANY,
    paperClass: 'office',
    issuedBy: null,
    healthCentreOf: NO_CENTRE,
    papers: publicNotice,
  },
  {
    forms: ['evaluation-summary-publication'],
    isAbout: ANY,
    paperClass: 'office',
    issuedBy: null,
    healthCentreOf: NO_CENTRE,
    asked: EVALUATION_TEXTS,
    papers: evaluationSummary,
  },
];

/** The line to which a paper belongs; undefined for one that no line knows any more. */
export function sourceOf(formId: string, key: string): PaperSource | undefined {
  return PAPER_TABLE.find(({ forms, isAbout }) => (forms as readonly string[]).includes(formId) && isAbout(key));
}

/** Who was asked about an area last. */
function secretariatOf(planningAreaId: string, { hearings }: CaseFacts): string | null {
  return (
    hearings.findLast((each) => each.council === 'coordinationCouncil' && each.planningAreaId === planningAreaId)
      ?.healthCentreId ?? null
  );
}

function application(material: PaperMaterial): CasePaper[] {
  return applicationPapers(material).map((paper) => ({ ...paper, subjectKey: '' }));
}

interface AskedArea {
  planningAreaId: string;
  requestedOn: string;
  dueOn: string;
  hearing: PaperMaterial['facts']['hearings'][number] | null;
}

/** The areas whose council was asked; before that the hospital's own, so that the letter can be looked at. */
function askedAreas({ facts, application, today }: PaperMaterial): AskedArea[] {
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

function requestLetters(material: PaperMaterial): CasePaper[] {
  const {
    application: { kind, referenceNo },
    facts,
  } = material;
  if (!hasConfirmationForm(kind)) return [];
  return askedAreas(material).map(({ planningAreaId, requestedOn, dueOn }) => {
    const letter = {
      healthCentreName: facts.planningAreas[planningAreaId]?.healthCentre.name ?? '',
      requestedOn,
      dueOn,
    };
    return {
      ...requestPaper([{ ...material, kind, referenceNo, planningAreaId }], letter),
      subjectKey: subjectKey.request(planningAreaId),
    };
  });
}

/** As 報告 only once everything was confirmed: its sentence says so. */
function sheets(material: PaperMaterial, purpose: 'meeting' | 'report'): CasePaper[] {
  const { kind } = material.application;
  if (!hasConfirmationForm(kind)) return [];
  return askedAreas(material)
    .filter(({ hearing }) => purpose === 'meeting' || (hearing !== null && confirmsEverything(kind, hearing)))
    .map(({ planningAreaId, hearing }) => ({
      ...confirmationPaper(material, { planningAreaId, purpose, hearing }),
      subjectKey: subjectKey[purpose](planningAreaId),
    }));
}

/** The health centre's letter about this one case, once its council's confirmation is recorded. */
function reportLetters(material: PaperMaterial): CasePaper[] {
  const {
    application: { referenceNo },
    facts,
    today,
  } = material;
  return currentHearings(facts, 'coordinationCouncil').flatMap((hearing): CasePaper[] => {
    const { planningAreaId, convened, confirmation, reportedOn } = hearing;
    if (planningAreaId === null || !convened || !confirmation) return [];
    const letter = {
      healthCentreName: facts.planningAreas[planningAreaId]?.healthCentre.name ?? '',
      reportedOn: reportedOn ?? today,
    };
    return [
      { ...confirmationReportPaper([{ ...material, referenceNo, hearing }], letter), subjectKey: planningAreaId },
    ];
  });
}

/** The sheet of this one case for each council that is hearing it or has heard it; a whole meeting's papers are a pack. */
function councilSheets(material: PaperMaterial): CasePaper[] {
  return (['measuresCouncil', 'medicalCouncil'] as const).flatMap((council): CasePaper[] => {
    const [hearing] = currentHearings(material.facts, council);
    if (!hearing) return [];
    const { sheets } = councilPack([material], {
      council,
      meetingName: COUNCIL_LABEL[council],
      heldOn: hearing.opinion?.heldOn ?? null,
    });
    return sheets.map((sheet) => ({ ...sheet, title: `${COUNCIL_LABEL[council]}資料`, subjectKey: council }));
  });
}

function receptionCopy({ application: { referenceNo }, facts, institution }: PaperMaterial): CasePaper[] {
  return facts.receivedOn === null
    ? []
    : [{ ...receptionPaper({ facts, referenceNo, institution }, facts.receivedOn), subjectKey: '' }];
}

function correctionNotices({
  application: { referenceNo },
  corrections,
  facts,
  institution,
}: PaperMaterial): CasePaper[] {
  return corrections.map((correction) => ({
    ...correctionPaper({ facts, referenceNo, institution }, correction),
    subjectKey: String(correction.number),
  }));
}

function notice({ facts, institution, typed }: PaperMaterial, outcome: 'designate' | 'refuse'): CasePaper[] {
  const { draft } = facts;
  if (draft?.outcome !== outcome) return [];
  const form: FormId = outcome === 'designate' ? 'designation-notice' : 'refusal-notice';
  const { documentNumber, documentDate: issuedOn } = typed(form);
  return [{ ...noticePaper({ facts, draft, institution, documentNumber, issuedOn }), subjectKey: '' }];
}

/** The line of a 公示文 for the designation, renewal or approved change of this case; null before it is made. */
export function publishedDesignation({
  application: { state, kind, procedure },
  facts,
  institution,
  typed,
}: PaperMaterial): PublishedDesignation | null {
  const drafted = draftedPeriod(facts, typed('designation-notice').documentDate);
  if (state !== 'designated' || drafted === null) return null;
  return { procedure, kind, institutionName: institution.name, address: institution.address, ...drafted };
}

/** 公示文 of this designation alone; one for several is a pack. */
function publicNotice(material: PaperMaterial): CasePaper[] {
  const {
    facts: { profile },
    typed,
    today,
  } = material;
  const line = publishedDesignation(material);
  if (!line) return [];
  const { documentNumber, documentDate } = typed('public-notice');
  const paper = publicNoticePaper([line], {
    profile,
    date: documentDate || today,
    ...(documentNumber !== '' && { number: documentNumber }),
  });
  return [{ ...paper, title: '公示文', subjectKey: '' }];
}

/** The result of this case's evaluation as it is published, once it has come. */
function evaluationSummary({ facts, institution, typed, today }: PaperMaterial): CasePaper[] {
  if (!facts.evaluation?.result) return [];
  const { findings = '', planReview = '', supportPolicy = '' } = typed('evaluation-summary-publication').answers;
  const paper = evaluationSummaryPaper([{ facts, institution, findings, planReview, supportPolicy }], {
    publishedOn: today,
  });
  return [{ ...paper, title: '評価結果の要旨', subjectKey: '' }];
}
