/** Who took which document, and how. Whatever hands out bytes of a case notes it here before the first of them leaves. */
import type { EntityManager } from 'typeorm';
import { type Chunks, inParts } from '../platform/part-table.js';
import { pageOf, type Paged } from '../platform/paging.js';
import type { Actor } from '../procedure/terms/actors.js';
import { recordAct } from '../record/append.js';
import { DocumentDownload, type DownloadPurpose } from './entities/document-download.js';

/** What was taken. A preview is not stored, so its title is all that can be said of it. */
export type Taken = { fileId: string } | { applicationId: string; title: string } | { jobId: string };

/** Bytes on their way to a person; every one of them was noted. */
export interface Delivery {
  fileName: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** The bytes piece by piece; to be read once. */
  chunks: Chunks;
}

/** A PDF that was drawn just now and is in memory. */
export function drawnPdf(fileName: string, bytes: Uint8Array): Delivery {
  return { fileName, mediaType: 'application/pdf', size: bytes.length, chunks: inParts(bytes) };
}

/** A Word file that was made just now and is in memory. */
export function drawnWord(fileName: string, bytes: Uint8Array): Delivery {
  const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return { fileName, mediaType, size: bytes.length, chunks: inParts(bytes) };
}

export async function noteDownload(
  manager: EntityManager,
  actor: Actor,
  { purpose, at, ...what }: Taken & { purpose: DownloadPurpose; at: Date },
): Promise<void> {
  await noteDownloads(manager, actor, [what], { purpose, at });
}

/** So many rows go in one statement, which takes so many parameters and no more. */
const NOTED_AT_ONCE = 500;

/**
 * The same for what was taken in one piece, such as a document about several cases: one entry of the record, whose subject is the person who
 * took it. It stands when this returns, or within the transaction of the caller.
 */
export async function noteDownloads(
  manager: EntityManager,
  actor: Actor,
  taken: readonly Taken[],
  { purpose, at }: { purpose: DownloadPurpose; at: Date },
): Promise<void> {
  const by = { actorId: actor.accountId, actorName: actor.name, actorRole: actor.role, actorOffice: actor.officeName };
  const rows = taken.map((what) => ({ ...what, ...by, purpose, downloadedAt: at }));
  if (rows.length === 0) return;
  await manager.transaction(async (tx) => {
    for (let start = 0; start < rows.length; start += NOTED_AT_ONCE)
      await tx.insert(DocumentDownload, rows.slice(start, start + NOTED_AT_ONCE));
    await recordAct(tx, {
      subject: { type: 'reader', id: actor.accountId },
      event: { type: 'TAKE_DOCUMENTS', purpose, taken },
      actor,
      now: at,
      idempotencyKey: null,
    });
  });
}

const DOWNLOADS_PER_PAGE = 50;

/** A page (from 1) of who took a file, or looked at a preview of this title, newest first. */
export function downloadsOf(
  manager: EntityManager,
  taken: { fileId: string } | { applicationId: string; title: string },
  page: number,
): Promise<Paged<DocumentDownload>> {
  const downloads = manager.createQueryBuilder(DocumentDownload, 'download').where(taken);
  return pageOf(downloads, { page, perPage: DOWNLOADS_PER_PAGE }, (offset, limit) =>
    downloads.clone().orderBy('download.id', 'DESC').offset(offset).limit(limit).getMany(),
  );
}
