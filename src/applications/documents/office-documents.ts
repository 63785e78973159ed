/** The documents the office gives to the applicant while it examines a case. Pure. */
import type { FormInput } from '../../../forms/index.js';
import type { Document } from '../../documents/issued-documents.js';
import type { Remedies } from '../../documents/remedies.js';
import { legible } from '../../pdf/engine/index.js';
import { requiredDocuments } from '../../procedure/requirements/documents.js';
import type { CaseFacts, CorrectionFacts, CorrectionItem, ProcedureProfile } from '../../procedure/case/facts.js';
import type { LetterWords } from '../../procedure/case/letter-words.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { MedicalInstitution } from '../../registry/registry.entities.js';
import { fullWidth } from '../../procedure/terms/official-words.js';
import { correctionPlaceOnPaper } from '../../procedure/requirements/correction-places.js';
import { sealsOn, wordingOn } from '../../procedure/profile/paper-settings.js';
import { contactOn } from '../../procedure/profile/office-contact.js';

export interface OfficeDocumentMaterial {
  facts: CaseFacts;
  /** 受付番号. */
  referenceNo: string;
  institution: Pick<MedicalInstitution, 'name' | 'address' | 'establisherName' | 'establisherRepresentative'>;
  /** Whom the reader may ask by name. */
  officer: string | null;
}

/** A request to correct, as it is made: 補正. */
export type RequestedCorrection = Pick<CorrectionFacts, 'number' | 'requestedOn' | 'dueOn'> & {
  items: readonly Pick<CorrectionItem, 'target' | 'text'>[];
  /** Day of the answer, or on which it ended without one; null, or absent, while it is open. */
  closedOn?: IsoDate | null;
};

const REMEDIES: Remedies = [
  { field: '医療機関の名称', at: 'institution' },
  { field: '所在の場所', at: 'institution' },
  { field: '開設者', at: 'institution' },
  { field: '補正', remedy: '補正を求める画面で直してください。', at: 'step' },
];

/** The establisher as a letter addresses it; the representative is registered for corporations only. */
function establisherOf({
  establisherName: name,
  establisherRepresentative: representative,
}: OfficeDocumentMaterial['institution']): FormInput<'correction-notice'>['establisher'] {
  return { name, ...(representative.trim() !== '' && { representative }) };
}

/** Whom a reader of the office's documents may ask. @param day of the document */
export function contactOf(
  profile: Pick<ProcedureProfile, 'submission' | 'contacts'>,
  day: IsoDate,
  person: string | null,
): NonNullable<FormInput<'reception-copy'>['contact']> {
  const { section, phone, email } = contactOn(profile, day);
  return {
    office: section,
    ...(person !== null && { person }),
    ...(phone !== null && { phone }),
    ...(email !== null && { email }),
  };
}

/** 補正通知書 (行政手続法7条): every item with its place in words. */
export function correctionDocument(
  { facts, referenceNo, institution, officer }: OfficeDocumentMaterial,
  { number, requestedOn, dueOn, items }: RequestedCorrection,
  { documentNumber, preamble }: LetterWords = {},
): Document<'correction-notice'> {
  const { prefecture, submission } = facts.profile;
  const { correctionNumber, correctionSeal } = sealsOn(facts.profile, requestedOn);
  const office = `${prefecture}${submission.office}`;
  return {
    formId: 'correction-notice',
    title: `補正通知書（第${number}回）`,
    remedies: REMEDIES,
    author: office,
    wording: wordingOn(facts.profile, 'correction-notice', requestedOn),
    input: {
      number: documentNumber ?? correctionNumber,
      ...(preamble !== undefined && { preamble }),
      date: requestedOn,
      senderTitle: `${office}長`,
      seal: correctionSeal,
      establisher: establisherOf(institution),
      referenceNo,
      institutionName: institution.name,
      kind: facts.kind,
      procedure: facts.procedure,
      appliedOn: facts.submittedOn ?? '',
      request: number,
      items: items.map(({ target, text }) => ({ where: correctionPlaceOnPaper(facts, target), text })),
      dueOn,
      submitTo: `${office}${submission.unit}`,
      contact: contactOf(facts.profile, requestedOn, officer),
    },
  };
}

/** What has arrived, on paper or by being sent here, and when the office received it, once it has. Typed documents count once they are needed, files once stored. */
export function receptionDocument(
  { facts, referenceNo, institution, officer }: OfficeDocumentMaterial,
  submittedOn: IsoDate,
): Document<'reception-copy'> {
  const { receivedOn, paperArrivedOn, lastSubmission } = facts;
  const correctedOn = lastSubmission?.event === 'SUBMIT_CORRECTION' ? lastSubmission.on : null;
  const sentOn = lastSubmission?.sentOn ?? submittedOn;
  // The day on which it is made: a paper, or an arrival put right, came before what was sent here.
  const date = correctedOn ?? receivedOn ?? sentOn;
  const { prefecture, submission, standardProcessingOfficeDays } = facts.profile;
  const office = `${prefecture}${submission.office}`;
  return {
    formId: 'reception-copy',
    title: receivedOn === null ? '提出の控え' : '受付の控え',
    remedies: REMEDIES,
    author: office,
    wording: wordingOn(facts.profile, 'reception-copy', date),
    input: {
      referenceNo,
      submittedOn,
      ...(receivedOn !== null && { receivedOn }),
      ...(correctedOn !== null && { correctedOn }),
      ...(paperArrivedOn !== null && { typedOn: sentOn }),
      date,
      office,
      establisher: establisherOf(institution),
      institutionName: institution.name,
      location: institution.address,
      kind: facts.kind,
      procedure: facts.procedure,
      documents: receivedDocuments(facts),
      standardDays: standardProcessingOfficeDays ?? undefined,
      contact: contactOf(facts.profile, date, officer),
    },
  };
}

function receivedDocuments(facts: CaseFacts): FormInput<'reception-copy'>['documents'] {
  return requiredDocuments(facts)
    .filter(({ requirement, needed, attached }) => attached || (needed && requirement.suppliedBy === 'screen'))
    .map(({ requirement: { id, form, name }, attached }) => {
      const files = facts.attachedFiles.filter(({ requirementId }) => requirementId === id);
      return {
        form: form === null ? undefined : fullWidth(form),
        name,
        how: attached ? ('file' as const) : ('screen' as const),
        ...(files.length > 0 && {
          files: files.length,
          // What a file is called is no bar to the copy: a character that no font has is printed as 〓.
          fileNames: files.flatMap(({ fileName }) => (fileName === undefined ? [] : [legible(fileName)])),
        }),
      };
    });
}
