/** Parts of packs: our papers as they would be drawn now, and stored files as they are. */
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import type { PackPart } from '../../documents/pack-drawing.js';
import type { CasePaper } from '../paper-source.js';
import type { CaseMaterial } from './case-material.js';

export function drawnPart(paper: Pick<CasePaper, 'formId' | 'input' | 'title'>, about = ''): PackPart {
  return { kind: 'form', title: `${about}${paper.title}`, formId: paper.formId, input: paper.input };
}

export async function filePart({ read }: CaseMaterial, { id }: StoredFileInfo, title: string): Promise<PackPart> {
  return { kind: 'file', title, bytes: await read(id) };
}

/** The uploads that count: the latest version for each document, in the order of the list. */
export async function uploadParts(each: CaseMaterial): Promise<PackPart[]> {
  const parts: PackPart[] = [];
  for (const { requirement, files } of each.view.documents.required) {
    const [latest] = files;
    if (latest) parts.push(await filePart(each, latest, `添付　${requirement.form === null ? '' : `${requirement.form} `}${requirement.name}`));
  }
  return parts;
}

/** What was issued and counts: the latest version of each paper. */
export function latestIssued({ view }: CaseMaterial): StoredFileInfo[] {
  const { issued } = view.documents;
  return issued.filter((file, index) => issued.findIndex((other) => other.formId === file.formId && other.subjectKey === file.subjectKey) === index);
}
