/**
 * Which documents print which record of a case: once a record is put right (記録の訂正), what was issued before says the old value, and stands with a
 * note. One table for every kind of document; what was issued never changes.
 */
import { formatJapaneseDate } from './calendar/japanese-date.js';
import type { CouncilId, HearingFacts } from './case/facts.js';
import type { Field } from './fields/field.js';
import { inDocumentFigures } from './terms/official-words.js';
import {
  FIELDS_OF_RECORDS,
  hearingIdOf,
  isSameRecord,
  type RecordName,
  type RecordType,
  type RecordValues,
} from './recorded-facts.js';

interface PrintedBy {
  /** Ids of forms. */
  documents: readonly string[];
  /** The fields of the record that they print. */
  fields: readonly string[];
  /** Only of the council that the document is filed under, or only of this one. */
  of?: 'ownCouncil' | CouncilId;
  /** Beginning of the key of those that print it, where a form serves several purposes. */
  key?: string;
  /** It is the date of the document itself, which is typed: only where that is the old value. */
  asDate?: boolean;
}

const APPLICATIONS = ['application-form-1', 'application-form-2', 'application-form-3', 'application-form-4'];
const POINTS = Object.keys(FIELDS_OF_RECORDS.confirmation).filter(
  (field) => !['confirmedOn', 'chair', 'remarks'].includes(field),
);

/** 審査票 prints what its frozen lists of conditions say as evidence too. */
const PRINTED: Readonly<Record<RecordType, readonly PrintedBy[]>> = {
  arrival: [
    {
      documents: [...APPLICATIONS, 'reception-copy', 'correction-notice', 'council-case-sheet', 'examination-sheet'],
      fields: ['submittedOn'],
    },
    { documents: ['designation-notice', 'refusal-notice'], fields: ['submittedOn'] },
  ],
  // Until it is submitted here there is no document of it.
  paperArrival: [],
  receipt: [
    { documents: ['reception-copy'], fields: ['receivedOn'] },
    { documents: ['examination-sheet'], fields: ['receivedOn'] },
  ],
  correctionDue: [{ documents: ['correction-notice'], fields: ['dueOn'] }],
  check: [{ documents: ['examination-sheet'], fields: ['met', 'note'] }],
  request: [
    { documents: ['coordination-council-request'], fields: ['requestedOn'], of: 'ownCouncil' },
    { documents: ['examination-sheet'], fields: ['requestedOn'] },
  ],
  reportDue: [{ documents: ['coordination-council-request'], fields: ['dueOn'], of: 'ownCouncil' }],
  convened: [
    { documents: ['confirmation-report'], fields: ['method', 'meetsOn', 'meetingName'], of: 'ownCouncil' },
    { documents: ['examination-sheet'], fields: ['method', 'meetsOn'] },
  ],
  confirmation: [
    {
      documents: ['confirmation-form-1', 'confirmation-form-2'],
      fields: [...POINTS, 'confirmedOn', 'chair'],
      of: 'ownCouncil',
      key: 'report:',
    },
    { documents: ['confirmation-report'], fields: [...POINTS, 'confirmedOn', 'chair', 'remarks'], of: 'ownCouncil' },
    { documents: ['council-case-sheet'], fields: [...POINTS, 'confirmedOn', 'chair', 'remarks'] },
    { documents: ['examination-sheet'], fields: [...POINTS, 'confirmedOn', 'remarks'] },
  ],
  report: [
    { documents: ['confirmation-report'], fields: ['reportedOn'], of: 'ownCouncil' },
    { documents: ['examination-sheet'], fields: ['reportedOn'] },
  ],
  opinion: [
    {
      documents: ['council-case-sheet'],
      fields: ['heldOn', 'opinion', 'remarks', 'supplementaryOpinion'],
      of: 'measuresCouncil',
      key: 'medicalCouncil',
    },
    {
      documents: ['examination-sheet'],
      fields: ['heldOn', 'answeredOn', 'opinion', 'remarks', 'supplementaryOpinion'],
    },
  ],
  approval: [{ documents: ['examination-sheet'], fields: ['comment'] }],
  publicNotice: [{ documents: ['public-notice'], fields: ['on'], asDate: true }],
};

/** A document, as far as it says which records it prints. */
export interface PrintingDocument {
  formId: string;
  subjectKey: string;
  /** Whether it is filed under the council of this hearing. */
  isOf: (hearing: HearingFacts) => boolean;
  /** The date that was typed for it; '' for none. */
  documentDate: string;
}

/** A record that was put right: what stood there and what stands there now. */
export interface CorrectedValues {
  record: RecordName;
  label: string;
  before: RecordValues;
  values: RecordValues;
  at: Date;
}

/** A value of a record that a document prints as it was before: Japanese words. */
export interface OldValue {
  /** 申請の受付. */
  label: string;
  /** It is no record but a document that was corrected (訂正). */
  isDocument?: boolean;
  /** 受付の日. */
  field: string;
  before: string;
  after: string;
  /** Whether people typed what stands there; a day and a choice are words of ours. */
  isTyped: boolean;
  /** When it was put right, last. */
  at: Date;
}

/** The fields of this record that the document prints. */
export function fieldsPrinted(
  document: PrintingDocument,
  record: RecordName,
  { hearings }: { hearings: readonly HearingFacts[] },
  before: RecordValues,
): readonly string[] {
  const hearing = hearings.find(({ id }) => id === hearingIdOf(record));
  return PRINTED[record.type]
    .filter(
      ({ documents, of, key, asDate }) =>
        documents.includes(document.formId) &&
        document.subjectKey.startsWith(key ?? '') &&
        (of === undefined ||
          (hearing !== undefined && (of === 'ownCouncil' ? document.isOf(hearing) : hearing.council === of))) &&
        (asDate !== true || document.documentDate === before['on']),
    )
    .flatMap(({ fields }) => fields);
}

/**
 * What a document says that is put right since: of each record what stood there when it was issued, and what stands there now. What was put right back is
 * not among it.
 * @param corrections since it was issued, oldest first
 */
export function oldValues(
  document: PrintingDocument,
  facts: { hearings: readonly HearingFacts[] },
  corrections: readonly CorrectedValues[],
): OldValue[] {
  const firsts = corrections.filter(
    ({ record }, index) => corrections.findIndex((each) => isSameRecord(each.record, record)) === index,
  );
  return firsts.flatMap(({ record, before, label }) => {
    const last = corrections.findLast((each) => isSameRecord(each.record, record));
    if (last === undefined) return [];
    return fieldsPrinted(document, record, facts, before)
      .filter((field) => field in last.values && before[field] !== last.values[field])
      .map((field) => {
        const definition = fieldOf(record, field);
        return {
          label,
          field: definition?.name ?? field,
          before: valueInWords(definition, before[field]),
          after: valueInWords(definition, last.values[field]),
          isTyped: !['yesNo', 'day', 'choice'].includes(definition?.input ?? ''),
          at: last.at,
        };
      });
  });
}

/** One sentence for each: which record, when, from what to what. @param day of the correction, as people read it */
export function oldValueInWords({ label, isDocument, field, before, after }: OldValue, day: string): string {
  return `「${label}」${isDocument ? '' : 'の記録'}が${day}に訂正されました（${field}：${before}→${after}）。この文書には訂正前の値が印刷されています。`;
}

/** The same on a document, with its figures. */
export function oldValueOnPaper(value: OldValue, day: string): string {
  return inDocumentFigures(oldValueInWords(value, day), value.isTyped ? [value.before, value.after] : []);
}

/** The field of this name, of whichever council the record is. */
export function fieldOf({ type }: RecordName, field: string): Field | undefined {
  const fields: Record<string, unknown> = FIELDS_OF_RECORDS[type === 'opinion' ? 'medicalOpinion' : type];
  return fields[field] as Field | undefined;
}

/** A value of a record in words; なし for none. */
export function valueInWords(field: Field | undefined, value: unknown): string {
  if (field?.input === 'yesNo') return value === true ? field.yes : field.no;
  if (typeof value !== 'string' || value === '') return 'なし';
  if (field?.input === 'day') return formatJapaneseDate(value);
  return field?.input === 'choice' ? (field.choices[value] ?? value) : value;
}
