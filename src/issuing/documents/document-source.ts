import type { FormId } from '../../../forms/index.js';
import type { Application } from '../../applications/entities/application.js';
import type { RequestedCorrection } from '../../applications/documents/office-documents.js';
import type { Document } from '../../documents/issued-documents.js';
import type { CaseEvent, EventOf, EventType } from '../../procedure/events/index.js';
import type { CaseFacts } from '../../procedure/case/facts.js';
import type { KnownDays } from '../../procedure/calendar/date-rules.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { CorrectedValues } from '../../procedure/printed-records.js';
import type { DocumentClass } from '../../procedure/official-documents.js';
import type { MedicalInstitution } from '../../registry/registry.entities.js';

/** What a document carries that is no data of its case; '' where it carries nothing of the kind. */
export interface Typed {
  documentNumber: string;
  documentDate: IsoDate;
  /** Texts that the line of the document asks for, by name. */
  answers: Readonly<Record<string, string>>;
}

/** A version of the notice of a decision: what was typed for it, and whom it names. */
export interface IssuedNotice {
  version: number;
  title: string;
  at: Date;
  typed: Typed;
  /** Null where its frozen data does not say it. */
  institution: Pick<MedicalInstitution, 'name' | 'address' | 'establisherName' | 'establisherRepresentative'> | null;
}

/** What the documents of a case are made of. Everything a builder may look at; for an outsider only what that person may see. */
export interface DocumentMaterial {
  application: Application;
  institution: MedicalInstitution;
  facts: CaseFacts;
  /** Every request to correct, newest first. */
  corrections: readonly RequestedCorrection[];
  /** The records that were put right, as the person may read it, oldest first. */
  recordsCorrected: readonly (CorrectedValues & {
    /** After the newest draft of the decision. */
    sinceDraft: boolean;
  })[];
  /** The notice of the decision in each of its versions, oldest first; empty before it, and to whoever may not read it. */
  notices: readonly IssuedNotice[];
  today: IsoDate;
  /** The officer of the prefecture who acts or looks, whom the reader of a letter may ask; null for anybody else. */
  officer: string | null;
  /** What stands on the version that counts or is typed for the new one; '' where nothing does. */
  typed: (formId: FormId, subjectKey?: string) => Typed;
}

/** A document with what it is filed under. */
export interface CaseDocument extends Document {
  /** What it is about when a case has several of one form; '' for one a case. */
  subjectKey: string;
}

/** A text of a document that the case does not hold: whoever issues or corrects the document writes it. */
export interface AskedText {
  name: string;
  label: string;
  support: string;
  required: (facts: CaseFacts) => boolean;
}

export interface AskedTexts {
  texts: readonly AskedText[];
  /** What a document of this line says for each of them, by name; from its input, which is frozen with what was issued. */
  read: (input: unknown) => Readonly<Record<string, string>>;
}

/** How an event issues documents of a line. */
export interface IssuedBy {
  event: EventType;
  /** The event must not wait for the drawing: what cannot be drawn at that moment is issued right after, from what was frozen. */
  mayFollow: boolean;
  /** What the documents are about that this event issues, of all that the case has of the line; from the facts after it. */
  subjects: (event: CaseEvent, facts: CaseFacts) => readonly string[];
  /** Why a later version is issued; '' where there is only one. */
  again: string;
  /** What stands in the corner of the pages of that version, issued on this day; absent where nothing does. */
  mark?: MarkOf;
}

type MarkOf = (version: number, on: IsoDate) => string | undefined;

/** @param subjects of an event of this type */
export function issuedBy<T extends EventType>(
  type: T,
  again: string,
  subjects: (event: EventOf<T>, facts: CaseFacts) => readonly string[],
  { mayFollow = false, mark }: { mayFollow?: boolean; mark?: MarkOf } = {},
): IssuedBy {
  return {
    event: type,
    mayFollow,
    again,
    ...(mark && { mark }),
    subjects: (event, facts) => (event.type === type ? subjects(event as EventOf<T>, facts) : []),
  };
}

/** One line of the table of documents (document-table.ts): where a kind of document comes from. */
export interface DocumentSource {
  forms: readonly FormId[];
  /** Whether a document filed under this key is one of this line; for forms that serve several lines. */
  isAbout: (subjectKey: string) => boolean;
  documentClass: DocumentClass;
  /** The events whose commands issue them, the first version with the first of these; none for documents that are issued by hand. */
  issuedBy: readonly IssuedBy[];
  /** The health centre whose council a document is of; null for every other document. */
  healthCentreOf: (subjectKey: string, facts: CaseFacts) => string | null;
  /** What the document says besides the data of the case; absent where there is nothing of the kind. */
  asked?: AskedTexts;
  /**
   * The days of what a document tells, before which it is not dated, and of what it asks for, after which it is not; absent where it tells of the application
   * alone, or bears no date of its own.
   */
  tells?: (subjectKey: string, material: DocumentMaterial) => Partial<KnownDays>;
  /** The documents of this line that the case has now, whether or not they can be issued yet. Pure. */
  documents: (material: DocumentMaterial) => CaseDocument[];
}
