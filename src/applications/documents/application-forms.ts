/** The documents of an application as the hospital hands them in: 様式1–4, what shows the work, 様式9. Pure. */
import { needsForm5_1, type BSubItem } from '../../procedure/fields/b-sub-items.js';
import { anyForm, type FormId, type FormInput } from '../../../forms/index.js';
import type { Document } from '../../documents/issued-documents.js';
import type { ContentB } from '../../procedure/fields/content.js';
import { requiredDocuments } from '../../procedure/requirements/documents.js';
import { areaName, type CaseFacts } from '../../procedure/case/facts.js';
import type { ProcedureType } from '../../procedure/terms/kinds.js';

import { wordingOn } from '../../procedure/profile/paper-settings.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { MedicalInstitution } from '../../registry/registry.entities.js';
import { contentShortcomings, remediesOf } from './application-form-remedies.js';

export interface ApplicationMaterial {
  facts: CaseFacts;
  /** Day of what is not submitted yet. */
  today: IsoDate;
  institution: Pick<
    MedicalInstitution,
    'name' | 'address' | 'establisherName' | 'establisherAddress' | 'establisherRepresentative' | 'administratorName'
  >;
}

/** What is not there yet: a form refuses it and says where it comes from. */
const NO_DATE = '';

/**
 * Every document the case's application consists of, in the order in which it is handed in: the application (of a renewal or
 * a change in its own words), the documents that show the work, the pledge. A document takes the content as the hospital wrote it,
 * and what the procedure misses in it is told with the page where it is entered.
 */
export function applicationForms(material: ApplicationMaterial): Document[] {
  const evidence = evidenceDocumentsOf(material);
  const pledge = document(material, 'application-form-9', {
    kind: material.facts.kind,
    procedure: material.facts.procedure,
    ...applicant(material),
    ...place(material),
    administrator: material.institution.administratorName,
  });
  return [applicationForm(material, [...evidence, pledge]), ...evidence, pledge];
}

/** @param beside what stands on the document beside the content */
function document<Id extends FormId>(
  { facts, institution, today }: ApplicationMaterial,
  formId: Id,
  beside: Omit<FormInput<Id>, 'content'>,
): Document<Id> {
  const { content: written } = anyForm(formId).input.fields;
  const names = written?.kind === 'content' ? Object.keys(written.fields) : [];
  const wording = wordingOn(facts.profile, formId, facts.submittedOn ?? today);
  const content = Object.fromEntries(Object.entries(facts.content).filter(([name]) => names.includes(name)));
  return {
    formId,
    title: titleOf({ ...anyForm(formId).wording, ...wording }, facts.procedure),
    input: { ...beside, content } as unknown as FormInput<Id>,
    remedies: remediesOf(facts),
    problems: contentShortcomings(facts, names),
    author: institution.establisherName,
    wording,
  };
}

/** Number and title as they are printed, on one line. */
function titleOf(wording: Readonly<Record<string, string>>, procedure: ProcedureType): string {
  const of = (name: 'number' | 'title') => {
    const own = procedure === 'new' ? undefined : wording[`${procedure}${name === 'number' ? 'Number' : 'Title'}`];
    return own ?? wording[name] ?? '';
  };
  return [of('number'), of('title').replaceAll('\n', '')].filter((part) => part !== '').join('　');
}

function applicationForm(material: ApplicationMaterial, enclosed: readonly Document[]): Document {
  const {
    facts: { content, procedure, profile, currentDesignation, submittedOn },
    institution,
  } = material;
  const common = {
    procedure,
    date: submittedOn ?? NO_DATE,
    ...applicant(material),
    administrator: institution.administratorName,
    ...place(material),
    ...(procedure === 'renewal' && { validUntil: currentDesignation?.validTo ?? NO_DATE }),
    attachments: attachments(material, enclosed),
  };
  switch (content.kind) {
    case 'B':
      return document(material, 'application-form-1', {
        ...common,
        subItems: chosen(content, profile.subItems).map(subItemLines),
      });
    case 'RENKEI_B':
      return document(material, 'application-form-2', common);
    case 'C1':
      return document(material, 'application-form-3', common);
    case 'C2':
      return document(material, 'application-form-4', common);
  }
}

const place = ({ institution: { name, address } }: ApplicationMaterial) => ({
  institutionName: name,
  location: address,
});

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

/** The documents above by name, then what comes as a file; of what only an examination may ask for, what was handed in. */
function attachments(
  { facts }: ApplicationMaterial,
  enclosed: readonly Document[],
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

function evidenceDocumentsOf(material: ApplicationMaterial): Document[] {
  const {
    facts,
    institution: { name: institutionName },
  } = material;
  const { content } = facts;
  switch (content.kind) {
    case 'B': {
      const items = chosen(content, facts.profile.subItems);
      const shown = items.filter((item) => needsForm5_1(item, content)).map(requirementOf);
      const necessity = document(material, 'application-form-5-2', {
        institutionName,
        subItems: items.map(subItemLines),
      });
      const needed = requiredDocuments(facts).some((each) => each.requirement.rule === 'form5_1' && each.needed);
      return needed
        ? [document(material, 'application-form-5-1', { institutionName, requirements: shown }), necessity]
        : [necessity];
    }
    case 'RENKEI_B': {
      const areas = content.destinations.map(({ planningAreaId }) => areaName(facts, planningAreaId) || undefined);
      return [document(material, 'application-form-6', { institutionName, areas })];
    }
    case 'C1':
      return [document(material, 'application-form-7', { institutionName })];
    case 'C2':
      return [document(material, 'application-form-8', { institutionName })];
  }
}

/** The sub-items applied for, in the order of the list. */
function chosen({ subItems }: ContentB, known: readonly BSubItem[]): BSubItem[] {
  return known.filter(({ code }) => subItems.includes(code));
}

const subItemLines = ({ group, code, label }: BSubItem) => ({ work: group, requirement: `${code}　${label}` });

const requirementOf = ({ group, code, label, criterion }: BSubItem) => ({
  work: group,
  code,
  requirement: label,
  shows: criterion === 'emergencyFigures' ? ('figures' as const) : ('results' as const),
});

/** A field of the document that may be left out, when there is something to write. */
function written<Name extends string>(name: Name, text: string): Partial<Record<Name, string>> {
  return text.trim() === '' ? {} : ({ [name]: text } as Record<Name, string>);
}
