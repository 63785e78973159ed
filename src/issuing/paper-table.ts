/** Every paper that a case can have, in the order of the procedure. A new paper is one line here and one builder in its room. */
import type { FormId } from '../../forms/index.js';
import { confirmationPaper, confirmsEverything, hasPapers, requestPaper, subjectKey } from '../councils/papers.js';
import { noticePaper } from '../designations/notices.js';
import { currentHearings } from '../procedure/hearings.js';
import { STATE_INFO } from '../procedure/states.js';
import type { CasePaper, PaperMaterial, PaperSource } from './paper-source.js';

const ANY = () => true;
const NO_AREA = () => null;
const MEETING = subjectKey.meeting('');
const REPORT = subjectKey.report('');

export const PAPER_TABLE: readonly PaperSource[] = [
  {
    forms: ['coordination-council-request'],
    isAbout: ANY,
    paperClass: 'office',
    issuedBy: 'REQUEST_COORDINATION_COUNCIL',
    planningAreaOf: (key) => key,
    papers: requestLetters,
  },
  {
    forms: ['confirmation-form-1', 'confirmation-form-2'],
    isAbout: (key) => key.startsWith(MEETING),
    paperClass: 'office',
    issuedBy: 'REQUEST_COORDINATION_COUNCIL',
    planningAreaOf: (key) => key.slice(MEETING.length),
    papers: (material) => sheets(material, 'meeting'),
  },
  {
    forms: ['confirmation-form-1', 'confirmation-form-2'],
    isAbout: (key) => key.startsWith(REPORT),
    paperClass: 'councilReport',
    issuedBy: 'REPORT_CONFIRMATION',
    planningAreaOf: (key) => key.slice(REPORT.length),
    papers: (material) => sheets(material, 'report'),
  },
  { forms: ['designation-notice'], isAbout: ANY, paperClass: 'decision', issuedBy: 'ISSUE_DESIGNATION', planningAreaOf: NO_AREA, papers: (material) => notice(material, 'designate') },
  { forms: ['refusal-notice'], isAbout: ANY, paperClass: 'decision', issuedBy: 'ISSUE_REFUSAL', planningAreaOf: NO_AREA, papers: (material) => notice(material, 'refuse') },
];

/** The line to which a paper belongs; undefined for one that no line knows any more. */
export function sourceOf(formId: string, key: string): PaperSource | undefined {
  return PAPER_TABLE.find(({ forms, isAbout }) => (forms as readonly string[]).includes(formId) && isAbout(key));
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
    hearing.planningAreaId === null ? [] : [{ planningAreaId: hearing.planningAreaId, requestedOn: hearing.requestedOn, dueOn: hearing.dueOn ?? '', hearing }],
  );
  const waiting = facts.receivedOn !== null && asked.length === 0 && !STATE_INFO[application.state].final;
  return waiting ? [{ planningAreaId: application.planningAreaId, requestedOn: today, dueOn: '', hearing: null }] : asked;
}

function requestLetters(material: PaperMaterial): CasePaper[] {
  const { application: { kind, referenceNo }, secretariats } = material;
  if (!hasPapers(kind)) return [];
  return askedAreas(material).map(({ planningAreaId, requestedOn, dueOn }) => {
    const healthCentreName = secretariats.get(planningAreaId)?.name ?? '';
    return { ...requestPaper(material, { kind, referenceNo, planningAreaId, healthCentreName, requestedOn, dueOn }), subjectKey: subjectKey.request(planningAreaId) };
  });
}

/** As 報告 only once everything was confirmed: its sentence says so. */
function sheets(material: PaperMaterial, purpose: 'meeting' | 'report'): CasePaper[] {
  const { kind } = material.application;
  if (!hasPapers(kind)) return [];
  return askedAreas(material)
    .filter(({ hearing }) => purpose === 'meeting' || (hearing !== null && confirmsEverything(kind, hearing)))
    .map(({ planningAreaId, hearing }) => ({ ...confirmationPaper(material, { planningAreaId, purpose, hearing }), subjectKey: subjectKey[purpose](planningAreaId) }));
}

function notice({ facts, institution, typed }: PaperMaterial, outcome: 'designate' | 'refuse'): CasePaper[] {
  const { draft } = facts;
  if (draft?.outcome !== outcome) return [];
  const form: FormId = outcome === 'designate' ? 'designation-notice' : 'refusal-notice';
  const { documentNumber, documentDate: issuedOn } = typed(form);
  return [{ ...noticePaper({ facts, draft, institution, documentNumber, issuedOn }), subjectKey: '' }];
}
