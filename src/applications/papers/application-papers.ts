/** The papers of an application as the hospital hands them in: 様式1–4, what shows the work, 様式9. Pure. */
import { needsForm5_1, type BSubItem } from '../../procedure/fields/b-sub-items.js';
import { anyForm, type FormId, type FormInput } from '../../../forms/index.js';
import type { Paper } from '../../documents/issued-documents.js';
import type {
  ApplicationContent,
  ContentB,
  ContentC1,
  ContentC2,
  ContentRenkeiB,
} from '../../procedure/fields/content.js';
import { requiredDocuments } from '../../procedure/requirements/documents.js';
import { areaName, type CaseFacts } from '../../procedure/case/facts.js';
import type { ProcedureType } from '../../procedure/terms/kinds.js';

import type { MedicalInstitution } from '../../registry/registry.entities.js';
import { remediesOf } from './application-paper-remedies.js';

export interface ApplicationMaterial {
  facts: CaseFacts;
  institution: Pick<
    MedicalInstitution,
    'name' | 'address' | 'establisherName' | 'establisherAddress' | 'establisherRepresentative' | 'administratorName'
  >;
}

/** What is not entered yet: a form refuses it and says where it is entered. */
const NO_DATE = '';
const NO_FIGURE = Number.NaN;

/**
 * Every paper the case's application consists of, in the order in which it is handed in: the application (of a renewal or
 * a change in its own words), the papers that show the work, the pledge. What is missing in the case is missing in a
 * paper's input too, so that issuing it names the field and the page where it is entered.
 */
export function applicationPapers(material: ApplicationMaterial): Paper[] {
  const evidence = evidencePapers(material);
  const pledge = paper(material, 'application-form-9', pledgeInput(material));
  return [applicationPaper(material, [...evidence, pledge]), ...evidence, pledge];
}

function paper<Id extends FormId>(
  { facts, institution }: ApplicationMaterial,
  formId: Id,
  input: FormInput<Id>,
): Paper<Id> {
  return {
    formId,
    title: titleOf(formId, facts.procedure),
    input,
    remedies: remediesOf(facts),
    author: institution.establisherName,
  };
}

/** Number and title as they are printed, on one line. */
function titleOf(formId: FormId, procedure: ProcedureType): string {
  const wording = anyForm(formId).wording as Record<string, string>;
  const of = (name: 'number' | 'title') => {
    const own = procedure === 'new' ? undefined : wording[`${procedure}${name === 'number' ? 'Number' : 'Title'}`];
    return own ?? wording[name] ?? '';
  };
  return [of('number'), of('title').replaceAll('\n', '')].filter((part) => part !== '').join('　');
}

function applicationPaper(material: ApplicationMaterial, enclosed: readonly Paper[]): Paper {
  const common = applicationInput(material, enclosed);
  const { content, profile } = material.facts;
  switch (content.kind) {
    case 'B':
      return paper(material, 'application-form-1', {
        ...common,
        work: content.business,
        subItems: chosen(content, profile.subItems).map(subItemLines),
      });
    case 'RENKEI_B':
      return paper(material, 'application-form-2', common);
    case 'C1':
      return paper(material, 'application-form-3', { ...common, work: content.business, training: trainings(content) });
    case 'C2':
      return paper(material, 'application-form-4', {
        ...common,
        work: content.business,
        field: content.field,
        confirmedOn: content.environmentConfirmedOn ?? NO_DATE,
        confirmationNumber: content.environmentConfirmationNo,
      });
  }
}

function applicationInput(material: ApplicationMaterial, enclosed: readonly Paper[]): FormInput<'application-form-2'> {
  const {
    facts: { procedure, content, currentDesignation, submittedOn },
    institution,
  } = material;
  return {
    procedure,
    date: submittedOn ?? NO_DATE,
    ...applicant(material),
    administrator: institution.administratorName,
    institutionName: institution.name,
    location: institution.address,
    ...(procedure === 'renewal' && { validUntil: currentDesignation?.validTo ?? NO_DATE }),
    ...(procedure === 'change' && { changeMatters: content.change.matters, changeReason: content.change.reason }),
    attachments: attachments(material, enclosed),
    contact: { name: content.contactName, phone: content.contactPhone },
  };
}

function applicant({
  facts,
  institution,
}: ApplicationMaterial): Pick<FormInput<'application-form-9'>, 'addressee' | 'establisher'> {
  const { establisherAddress: address, establisherName: name, establisherRepresentative: representative } = institution;
  return {
    addressee: facts.profile.governorTitle,
    establisher: { address, name, ...written('representative', representative) },
  };
}

/** The papers above by name, then what comes as a file; of what only an examination may ask for, what was handed in. */
function attachments(
  { facts }: ApplicationMaterial,
  enclosed: readonly Paper[],
): FormInput<'application-form-2'>['attachments'] {
  const files = requiredDocuments(facts).filter(
    ({ requirement, needed, attached }) => requirement.suppliedBy === 'file' && (needed || attached),
  );
  return [
    ...enclosed.map(({ title }) => ({ name: title, state: 'attached' as const })),
    ...files.map(({ requirement, attached }) => ({
      name: requirement.name,
      state: attached ? ('attached' as const) : ('missing' as const),
    })),
  ];
}

function evidencePapers(material: ApplicationMaterial): Paper[] {
  const { content } = material.facts;
  switch (content.kind) {
    case 'B':
      return [
        ...(requiredDocuments(material.facts).some(
          ({ requirement, needed }) => requirement.rule === 'form5_1' && needed,
        )
          ? [paper(material, 'application-form-5-1', functionInput(material, content))]
          : []),
        paper(material, 'application-form-5-2', necessityInput(material, content)),
      ];
    case 'RENKEI_B':
      return [paper(material, 'application-form-6', dispatchInput(material, content))];
    case 'C1':
      return [paper(material, 'application-form-7', trainingInput(material, content))];
    case 'C2':
      return [paper(material, 'application-form-8', skillInput(material, content))];
  }
}

/** The sub-items applied for, in the order of the list. */
function chosen({ subItems }: ContentB, known: readonly BSubItem[]): BSubItem[] {
  return known.filter(({ code }) => subItems.includes(code));
}

const subItemLines = ({ group, code, label }: BSubItem) => ({ work: group, requirement: `${code}　${label}` });

function functionInput(
  { facts, institution }: ApplicationMaterial,
  content: ContentB,
): FormInput<'application-form-5-1'> {
  const shown = chosen(content, facts.profile.subItems).filter((item) => needsForm5_1(item, content));
  const textOf = (code: string) => content.results.find((result) => result.code === code)?.text ?? '';
  return {
    institutionName: institution.name,
    work: content.business,
    requirements: shown.map((item) => ({
      ...subItemLines(item),
      ...(item.criterion === 'emergencyFigures' && { emergency: emergencyInput(content) }),
      ...written('results', textOf(item.code)),
    })),
  };
}

function emergencyInput({
  emergency,
}: ContentB): NonNullable<FormInput<'application-form-5-1'>['requirements'][number]['emergency']> {
  const {
    periodFrom,
    periodTo,
    ambulances,
    helicopterIncluded,
    offHoursAdmissions,
    importantRole,
    importantRoleDetail,
  } = emergency;
  return {
    from: periodFrom ?? NO_DATE,
    to: periodTo ?? NO_DATE,
    ...(ambulances !== null && { ambulances }),
    helicopters: helicopterIncluded ? 'included' : 'excluded',
    ...(offHoursAdmissions !== null && { admissions: offHoursAdmissions }),
    ...(importantRole && { importantRole: importantRoleDetail }),
  };
}

function necessityInput(
  { facts, institution }: ApplicationMaterial,
  content: ContentB,
): FormInput<'application-form-5-2'> {
  return {
    institutionName: institution.name,
    work: content.business,
    subItems: chosen(content, facts.profile.subItems).map(subItemLines),
    reason: content.longHoursReason,
    role: content.regionalRole,
  };
}

function dispatchInput(
  { institution, facts }: ApplicationMaterial,
  content: ContentRenkeiB,
): FormInput<'application-form-6'> {
  return {
    institutionName: institution.name,
    destinations: content.destinations.map(({ institutionName, planningAreaId, department, persons, days }) => ({
      name: institutionName,
      area: areaName(facts, planningAreaId),
      department,
      persons: persons ?? NO_FIGURE,
      days: days ?? NO_FIGURE,
    })),
    reason: content.longHoursReason,
  };
}

function trainings({ clinicalTraining, specialtyTraining }: ContentC1): FormInput<'application-form-3'>['training'] {
  return [...(clinicalTraining ? (['clinical'] as const) : []), ...(specialtyTraining ? (['specialty'] as const) : [])];
}

function trainingInput({ institution }: ApplicationMaterial, content: ContentC1): FormInput<'application-form-7'> {
  return {
    institutionName: institution.name,
    work: content.business,
    training: trainings(content),
    programmes: content.programmes.map(({ name, trainees }) => ({ name, trainees: trainees ?? NO_FIGURE })),
    specialtyTrainees: content.specialtyTraineesApplied ? 'present' : 'absent',
    reason: content.longHoursReason,
    efficiency: content.efficiencyMeasures,
  };
}

function skillInput({ institution }: ApplicationMaterial, content: ContentC2): FormInput<'application-form-8'> {
  return {
    institutionName: institution.name,
    work: content.business,
    field: content.field,
    doctors: content.doctors.map(({ name, planFrom, planTo, confirmedOn }) => ({
      name,
      planFrom: planFrom ?? NO_DATE,
      planTo: planTo ?? NO_DATE,
      confirmedOn: confirmedOn ?? NO_DATE,
    })),
    supervision: content.supervision,
    reason: content.longHoursReason,
  };
}

/** A pledge that was not given has no day, so its paper cannot be issued. */
function pledgeInput(material: ApplicationMaterial): FormInput<'application-form-9'> {
  const {
    facts: { kind, procedure, content },
    institution,
  } = material;
  return {
    kind,
    procedure,
    date: pledgeDay(content),
    ...applicant(material),
    institutionName: institution.name,
    location: institution.address,
    administrator: institution.administratorName,
    ...referral(content),
  };
}

function pledgeDay({ pledge }: ApplicationContent): string {
  return pledge.agreed ? (pledge.pledgedOn ?? NO_DATE) : NO_DATE;
}

function referral({ violation }: ApplicationContent): Pick<FormInput<'application-form-9'>, 'referral'> {
  if (!violation.exists) return {};
  return {
    referral: {
      on: violation.referredOn ?? NO_DATE,
      ...(violation.publishedOn !== null && { publishedOn: violation.publishedOn }),
    },
  };
}

/** A field of the paper that may be left out, when there is something to write. */
function written<Name extends string>(name: Name, text: string): Partial<Record<Name, string>> {
  return text.trim() === '' ? {} : ({ [name]: text } as Record<Name, string>);
}
