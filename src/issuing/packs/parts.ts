/** Parts of packs: our documents as they would be drawn now, and stored files as they are. */
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import type { FormPart } from '../../documents/pack-drawing.js';
import { fullWidth, inDocumentFigures } from '../../procedure/terms/official-words.js';
import type { CaseDocument } from '../documents/document-source.js';
import type { PackCase } from './pack-case.js';

/** A stored file that is to be bound; its bytes are read when the pack is made. */
interface StoredPart {
  kind: 'stored';
  title: string;
  fileId: string;
  /** Bytes. */
  size: number;
}

export type PlannedPart = FormPart | StoredPart;

export function drawnPart(
  { formId, input, title, wording, settled }: Pick<CaseDocument, 'formId' | 'input' | 'title' | 'wording' | 'settled'>,
  about = '',
): PlannedPart {
  return {
    kind: 'form',
    title: `${about}${inDocumentFigures(title, [])}`,
    formId,
    input,
    wording,
    ...(settled !== undefined && { settled }),
  };
}

export function filePart({ id, size }: StoredFileInfo, title: string): PlannedPart {
  return { kind: 'stored', title, fileId: id, size };
}

/** The uploads that count, in the order of the list and within a document in that in which they came. */
export function uploadParts({ view }: PackCase): PlannedPart[] {
  return view.documents.required.flatMap(({ requirement: { form, name }, files }) =>
    files.map((file, index) => {
      const place = files.length === 1 ? '' : `（${index + 1}/${files.length}）`;
      return filePart(file, `添付　${form === null ? '' : `${fullWidth(form)} `}${name}${place}`);
    }),
  );
}

/** What was issued and counts: the latest version of each document. */
export function latestIssued({ view }: PackCase): StoredFileInfo[] {
  const { issued } = view.documents;
  return issued.filter(
    (file, index) =>
      issued.findIndex((other) => other.formId === file.formId && other.subjectKey === file.subjectKey) === index,
  );
}
