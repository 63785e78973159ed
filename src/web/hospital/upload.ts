import type { EntityManager } from 'typeorm';
import type { Alongside } from '../../applications/commands/case-commands.js';
import type { StoredFileService } from '../../documents/stored-file.service.js';
import { type StorableForm, type UploadForm, UploadRefused } from '../../documents/uploads.js';
import type { CaseEvent } from '../../procedure/events/index.js';
import { typedText } from '../requests/form-body.js';
import type { Actor } from '../../procedure/terms/actors.js';

/** Name of the file field of a form with one file, unless told otherwise. */
export const FILE_FIELD = 'file';

/** Name of the field that chooses a file of another application instead. */
export const SAME_FILE = 'sameFile';

/**
 * The form with the file of another application that was chosen in it; one that came with the form goes first.
 * @throws FileNotFound where that is none of this document
 */
export async function withSameFile(
  files: StoredFileService,
  actor: Actor,
  posted: UploadForm,
  requirementId: string,
): Promise<StorableForm> {
  const chosen = typedText(posted.body, SAME_FILE);
  if (chosen === '' || posted.file !== null || posted.problem !== null) return posted;
  return { ...posted, file: await files.attachedBefore(actor, chosen, requirementId) };
}

/**
 * Stores the file of a form with the command; nothing of either is kept when the file was refused.
 * @param requirementOf the document it is a file of
 * @param need whether the form makes sense without a file
 */
export function storeUpload(
  files: StoredFileService,
  actor: Actor,
  requirementOf: (event: CaseEvent) => string,
  { file, problem }: StorableForm,
  need: 'required' | 'optional',
): Alongside {
  return async (tx: EntityManager, { application: { id: applicationId } }, event) => {
    if (problem !== null) throw problem;
    if (file === null) {
      if (need === 'required') throw new UploadRefused('ファイルを選んでください。');
      return null;
    }
    const requirementId = requirementOf(event);
    const { id, sha256 } = await files.storeAttachment(tx, { actor, applicationId, requirementId, file });
    return { id, sha256, requirementId };
  };
}

/** The document that an event attaches a file to. */
export function attachedTo(event: CaseEvent): string {
  if (event.type !== 'ATTACH_DOCUMENT') throw new Error(`${event.type} attaches no document`);
  return event.requirementId;
}
