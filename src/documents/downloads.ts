/** Who took which document, and how. Whatever hands out bytes of a case notes it here, in the transaction that reads them. */
import type { EntityManager } from 'typeorm';
import type { Actor } from '../procedure/actors.js';
import { DocumentDownload, type DownloadPurpose } from './entities/document-download.js';

/** What was taken. A preview is not stored, so its title is all that can be said of it. */
export type Taken = { fileId: string } | { applicationId: string; title: string } | { jobId: string };

/** Bytes on their way to a person; every one of them was noted. */
export interface Delivery {
  fileName: string;
  mediaType: string;
  bytes: Buffer;
}

export async function noteDownload(tx: EntityManager, actor: Actor, taken: Taken & { purpose: DownloadPurpose; at: Date }): Promise<void> {
  const { at, ...what } = taken;
  await tx.insert(DocumentDownload, {
    ...what,
    actorId: actor.accountId,
    actorName: actor.name,
    actorRole: actor.role,
    actorOffice: actor.officeName,
    downloadedAt: at,
  });
}

/** Newest first. */
export function downloadsOfFile(manager: EntityManager, fileId: string): Promise<DocumentDownload[]> {
  return manager.find(DocumentDownload, { where: { fileId }, order: { id: 'DESC' } });
}

/** Newest first. */
export function previewsOfCase(manager: EntityManager, applicationId: string): Promise<DocumentDownload[]> {
  return manager.find(DocumentDownload, { where: { applicationId }, order: { id: 'DESC' } });
}
