import { createHash, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { Any, DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { Declined } from '../platform/declined.js';
import { Clock } from '../platform/clock.js';
import type { Paged } from '../platform/paging.js';
import { type Chunks, digestOf, inParts, PartTable, whileSound } from '../platform/part-table.js';
import type { Actor } from '../procedure/terms/actors.js';
import type { RecordEntry } from '../record/record-entry.entity.js';
import { CaseReaders } from './case-readers.js';
import { type Delivery, downloadsOf, noteDownload, noteDownloads } from './downloads.js';
import type { DocumentDownload, DownloadPurpose } from './entities/document-download.js';
import { type DrawnWith, StoredFile } from './entities/stored-file.js';
import { WithdrawnFile } from './entities/withdrawn-file.js';
import { ownFileName, safeFileName } from './file-names.js';
import { readableForms } from './form-readers.js';
import { ofOwnCouncil } from './own-council.js';
import { bytesOf, type CheckedFile, type FileOfBefore, UploadRefused } from './uploads.js';
import { isRowId } from '../platform/row-id.js';

/** Everything about a stored file but its bytes. */
export type StoredFileInfo = Omit<StoredFile, 'snapshot' | 'drawnWith'>;

/** So many files may stand for one requirement: as many doctors as one application names, and no more than one person looks through. */
const MOST_FILES = 30;

const PARTS = new PartTable('stored_file_part', 'file_id');

export interface OpenedFile extends Delivery {
  info: StoredFileInfo;
}

export interface FileRecord {
  info: StoredFileInfo;
  /** Every version of the same document, newest first, this one among them. */
  versions: StoredFileInfo[];
  /** A page of who took this one, newest first. */
  downloads: Paged<DocumentDownload>;
}

export interface NewAttachment {
  actor: Actor;
  applicationId: string;
  /** Row of the list of documents, e.g. D05. */
  requirementId: string;
  file: CheckedFile | FileOfBefore;
}

export interface NewOfficeFile {
  actor: Actor;
  applicationId: string;
  /** What it belongs to (office-files.ts). */
  subjectKey: string;
  /** What it is, e.g. 議事録. */
  called: string;
  file: CheckedFile;
}

/** A checked upload, whoever it comes from. */
interface NewUpload {
  id: string;
  actor: Actor;
  applicationId: string;
  /** What it stands beside. */
  beside: Exclude<DocumentKey, { purpose: 'issued' }>;
  subjectKey: string;
  title: string;
  file: CheckedFile | FileOfBefore;
}

export interface NewIssuedDocument {
  actor: Actor;
  formId: string;
  formVersion: number;
  /** What the document is about when a case has several of one form (a hearing); '' for one a case. */
  subjectKey: string;
  title: string;
  fileName: string;
  bytes: Buffer;
  /** Digest the renderer gave, lower-case hexadecimal. */
  sha256: string;
  /** The frozen data the document was drawn from. */
  snapshot: unknown;
  /** Null of a copy of what was issued before it was kept. */
  drawnWith?: DrawnWith | null;
}

/** What an issued document was drawn from. */
export interface DrawnFrom {
  snapshot: unknown;
  drawnWith: DrawnWith | null;
}

/** Its place in one case. */
export interface NewVersion {
  applicationId: string;
  /** Why it was issued; must not be empty when it replaces another. */
  reason: string;
  /** Id of the version it replaces; must be the latest one. */
  supersedes?: string | undefined;
}

/** No such file, or the actor may not know of it: both look the same. */
export class FileNotFound extends Declined {
  override readonly name = 'FileNotFound';

  constructor() {
    super('notFound', 'このファイルは見つかりません。申請の画面を開き直してください。', {
      type: 'file-not-found',
      title: 'ファイルが見つかりません',
    });
  }
}

/** The stored bytes are not those that were stored; they are never handed out. */
export class FileDamaged extends Declined {
  override readonly name = 'FileDamaged';

  constructor(readonly fileId: string) {
    super(
      'damaged',
      `保存されたファイルの内容が登録時と一致しないため、開けません。システム管理者に連絡してください（ファイル番号 ${fileId}）。`,
      { type: 'file-damaged', title: 'ファイルが壊れています' },
    );
  }
}

/** Files of the cases: each is an immutable version, kept in the same database and backup as the case. */
@Injectable()
export class StoredFileService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly readers: CaseReaders,
  ) {}

  /**
   * Stores a checked upload beside the others of its requirement. The caller holds the lock of the case.
   * @throws UploadRefused where the requirement has as many as it may have
   */
  async storeAttachment(
    tx: EntityManager,
    { actor, applicationId, requirementId, file }: NewAttachment,
  ): Promise<StoredFileInfo> {
    if ((await countOfAttached(tx, applicationId, requirementId)) >= MOST_FILES)
      throw new UploadRefused(
        `一つの書類に添付できるファイルは${MOST_FILES}件までです。要らないファイルを取り下げるか、一つのファイルにまとめてください。`,
      );
    const id = randomUUID();
    const title = safeFileName(file.fileName);
    return this.storeUpload(tx, {
      ...{ id, actor, applicationId, title, file },
      beside: { purpose: 'attachment', requirementId },
      subjectKey: id,
    });
  }

  /**
   * An attachment of one case as it can be stored for the same document of another one.
   * @throws FileNotFound where the actor may not read it, or it is none of this document
   */
  async attachedBefore(actor: Actor, fileId: string, requirementId: string): Promise<FileOfBefore> {
    const { manager } = this.database;
    const file = await this.readableFile(manager, actor, fileId);
    if (file.purpose !== 'attachment' || file.requirementId !== requirementId) throw new FileNotFound();
    const { fileName, mediaType, size, sha256 } = file;
    const chunks = whileSound(PARTS.read(manager, fileId), sha256, () => new FileDamaged(fileId));
    return { fileName, mediaType, size, sha256, chunks };
  }

  /** Stores a checked upload of an office, beside others of what it belongs to. The caller holds the lock of the case. */
  async storeOfficeFile(
    tx: EntityManager,
    { actor, applicationId, subjectKey, called, file }: NewOfficeFile,
  ): Promise<StoredFileInfo> {
    return this.storeUpload(tx, {
      ...{ id: randomUUID(), actor, applicationId, file, subjectKey },
      beside: { purpose: 'office', subjectKey },
      title: `${called}　${safeFileName(file.fileName)}`,
    });
  }

  /**
   * Stores an issued PDF. What was issued is never drawn again: a second one for the same form and subject must say
   * which version it replaces and why. The caller holds the lock of the case.
   * @throws Error when the digest does not fit, or the version to replace is not the latest
   */
  async storeIssued(
    tx: EntityManager,
    { applicationId, reason, supersedes, ...issued }: NewIssuedDocument & NewVersion,
  ): Promise<StoredFileInfo> {
    const [stored] = await this.storeIssuedTogether(tx, issued, [{ applicationId, reason, supersedes }]);
    return stored as StoredFileInfo;
  }

  /**
   * The same for one PDF in several cases, a version of its own in each, in their order. Its bytes travel once.
   * @param known what `latestIssuedTogether` found, where the caller asked already under the locks of the cases
   * @throws as `storeIssued`
   */
  async storeIssuedTogether(
    tx: EntityManager,
    issued: NewIssuedDocument,
    places: readonly NewVersion[],
    known?: ReadonlyMap<string, StoredFileInfo>,
  ): Promise<StoredFileInfo[]> {
    const { formId, formVersion, subjectKey, title, bytes, snapshot, drawnWith = null } = issued;
    if (sha256(bytes) !== issued.sha256) throw new Error(`the digest of ${formId} does not fit its bytes`);
    const fileName = ownFileName(issued.fileName);
    const created = this.createdBy(issued.actor);
    const purpose = 'issued' as const;
    const latest =
      known ??
      (await this.latestIssuedTogether(
        tx,
        places.map(({ applicationId }) => applicationId),
        { formId, subjectKey },
      ));
    const stored = places.map(({ applicationId, reason, supersedes }): StoredFileInfo => {
      const replaced = latest.get(applicationId);
      if (supersedes !== replaced?.id) {
        throw new Error(
          `${formId} of case ${applicationId} was issued already: name its latest version (${replaced?.id ?? 'none'}) to replace it`,
        );
      }
      if (replaced && reason.trim() === '') throw new Error(`a new version of ${formId} needs a reason`);
      const version = (replaced?.version ?? 0) + 1;
      const about = {
        applicationId,
        purpose,
        requirementId: null,
        formId,
        formVersion,
        subjectKey,
        version,
        title,
        fileName,
      };
      return {
        id: randomUUID(),
        ...about,
        mediaType: 'application/pdf',
        size: bytes.length,
        sha256: issued.sha256,
        reason,
        ...created,
      };
    });
    await insertFiles(tx, stored, { snapshot, drawnWith, content: inParts(bytes) });
    return stored;
  }

  /** The version of an issued document that counts, for work within a command; null when none was issued. */
  async latestIssued(
    tx: EntityManager,
    { applicationId, ...document }: { applicationId: string; formId: string; subjectKey: string },
  ): Promise<StoredFileInfo | null> {
    return (await this.latestIssuedTogether(tx, [applicationId], document)).get(applicationId) ?? null;
  }

  /** The same of several cases, by case; those where none was issued are not in it. */
  latestIssuedTogether(
    tx: EntityManager,
    applicationIds: readonly string[],
    document: { formId: string; subjectKey: string },
  ): Promise<Map<string, StoredFileInfo>> {
    return latestVersions(tx, applicationIds, { ...document, purpose: 'issued' });
  }

  /** Every version the actor may read, newest version first within its document; empty for a foreign case. */
  list(actor: Actor, applicationId: string, manager: EntityManager = this.database.manager): Promise<StoredFileInfo[]> {
    return this.listOfCases(actor, [applicationId], {}, manager);
  }

  /** The same of several cases, read together; with `formId` only what was issued on that form. */
  listOfCases(
    actor: Actor,
    applicationIds: readonly string[],
    { formId }: { formId?: string } = {},
    manager: EntityManager = this.database.manager,
  ): Promise<StoredFileInfo[]> {
    const files = this.readableFiles(manager, actor, '(SELECT unnest(CAST(:applicationIds AS uuid[])))').andWhere(
      'file.applicationId = ANY(:applicationIds)',
      { applicationIds },
    );
    if (formId !== undefined) files.andWhere('file.formId = :formId', { formId });
    return files
      .leftJoinAndMapOne('file.withdrawal', WithdrawnFile, 'withdrawal', 'withdrawal.fileId = file.id')
      .orderBy('file.purpose')
      .addOrderBy('file.requirementId')
      .addOrderBy('file.formId')
      .addOrderBy(`CASE file.purpose WHEN 'issued' THEN file.subjectKey END`)
      .addOrderBy('file.version', 'DESC')
      .getMany();
  }

  /**
   * Opens one file and notes who opened it. Its bytes are read through once before the first of them leaves.
   * @throws FileNotFound also when the file lies outside the actor's scope
   * @throws FileDamaged when the bytes no longer have their digest
   */
  async open(actor: Actor, fileId: string, purpose: DownloadPurpose): Promise<OpenedFile> {
    const { manager } = this.database;
    const info = await this.readableFile(manager, actor, fileId);
    const { size, sha256: digest } = await digestOf(PARTS.read(manager, fileId));
    if (digest !== info.sha256 || size !== info.size) throw new FileDamaged(fileId);
    await noteDownload(manager, actor, { fileId, purpose, at: this.clock.now() });
    return {
      info,
      fileName: info.fileName,
      mediaType: info.mediaType,
      size,
      chunks: whileSound(PARTS.read(manager, fileId), digest, () => new FileDamaged(fileId)),
    };
  }

  /**
   * Puts the bytes of one file into a file on disk; they are read once, for nobody sees them before `noteTaken` was called.
   * @throws as `open`
   */
  async saveTo(path: string, actor: Actor, fileId: string): Promise<void> {
    const { manager } = this.database;
    const { sha256: digest } = await this.readableFile(manager, actor, fileId);
    await writeFile(
      path,
      whileSound(PARTS.read(manager, fileId), digest, () => new FileDamaged(fileId)),
      { flag: 'wx', mode: 0o600 },
    );
  }

  /** Notes together who takes these files. */
  async noteTaken(actor: Actor, fileIds: readonly string[], purpose: DownloadPurpose): Promise<void> {
    await noteDownloads(
      this.database.manager,
      actor,
      fileIds.map((fileId) => ({ fileId })),
      { purpose, at: this.clock.now() },
    );
  }

  /**
   * What is on record of one file: the versions of the same document, newest first, and who took this one.
   * @param page of those who took it, from 1
   * @throws FileNotFound as `open`
   */
  async record(actor: Actor, fileId: string, page = 1): Promise<FileRecord> {
    const { manager } = this.database;
    const info = await this.readableFile(manager, actor, fileId);
    const all = await this.list(actor, info.applicationId);
    const versions = all.filter((file) => sameDocument(file, info));
    return { info, versions, downloads: await downloadsOf(manager, { fileId }, page) };
  }

  /** The frozen data that issued documents were drawn from, by file; those the actor may not read are not in it. */
  async snapshots(actor: Actor, fileIds: readonly string[]): Promise<Map<string, unknown>> {
    if (fileIds.length === 0) return new Map();
    const files = await this.readableFiles(this.database.manager, actor, casesOfFiles(':fileIds'))
      .select(['file.id', 'file.snapshot'])
      .andWhere('file.id = ANY(:fileIds)', { fileIds })
      .getMany();
    return new Map(files.map(({ id, snapshot }) => [id, snapshot]));
  }

  /**
   * Stores what was issued once more, byte for byte: another copy of the same document (再交付) under a version and a day of its own.
   * The caller holds the lock of the case.
   * @throws FileDamaged when the bytes no longer have their digest
   */
  async storeCopy(
    tx: EntityManager,
    original: StoredFileInfo,
    { actor, reason }: { actor: Actor; reason: string },
  ): Promise<StoredFileInfo> {
    const { bytes, snapshot, drawnWith } = await this.issuedContent(tx, original.id);
    const { applicationId, formId, formVersion, subjectKey, title, fileName, sha256 } = original;
    if (formId === null || formVersion === null) throw new Error(`file ${original.id} was not issued`);
    return this.storeIssued(tx, {
      actor,
      applicationId,
      formId,
      formVersion,
      subjectKey,
      title,
      fileName,
      bytes,
      sha256,
      snapshot,
      drawnWith,
      reason,
      supersedes: original.id,
    });
  }

  /**
   * The bytes of an issued document and the frozen data it was drawn from, within a command. Nothing leaves the program.
   * @throws FileDamaged when the bytes no longer have their digest
   */
  async issuedContent(tx: EntityManager, fileId: string): Promise<DrawnFrom & { bytes: Buffer }> {
    const file = await tx.findOneOrFail(StoredFile, {
      where: { id: fileId },
      select: { id: true, sha256: true, snapshot: true, drawnWith: true },
    });
    const bytes = await PARTS.readWhole(tx, fileId);
    if (sha256(bytes) !== file.sha256) throw new FileDamaged(fileId);
    return { bytes, snapshot: file.snapshot, drawnWith: file.drawnWith };
  }

  /** The frozen data that an issued document was drawn from. */
  async issuedSnapshot(manager: EntityManager, fileId: string): Promise<unknown> {
    const { snapshot } = await manager.findOneOrFail(StoredFile, {
      where: { id: fileId },
      select: { id: true, snapshot: true },
    });
    return snapshot;
  }

  /** One more file beside those of the same requirement or subject: it follows the newest of them. */
  private async storeUpload(
    tx: EntityManager,
    { id, actor, applicationId, beside, subjectKey, title, file }: NewUpload,
  ): Promise<StoredFileInfo> {
    const latest = (await latestVersions(tx, [applicationId], beside)).get(applicationId);
    const stored: StoredFileInfo = {
      id,
      applicationId,
      requirementId: null,
      ...beside,
      formId: null,
      formVersion: null,
      subjectKey,
      version: (latest?.version ?? 0) + 1,
      title,
      fileName: safeFileName(file.fileName),
      mediaType: file.mediaType,
      size: file.size,
      sha256: file.sha256,
      reason: '',
      ...this.createdBy(actor),
    };
    await insertFiles(tx, [stored], {
      snapshot: null,
      drawnWith: null,
      content: 'chunks' in file ? file.chunks : bytesOf(file),
    });
    return stored;
  }

  private createdBy({
    accountId,
    name,
    officeName,
  }: Actor): Pick<StoredFile, 'createdById' | 'createdByName' | 'createdByOffice' | 'createdAt'> {
    return { createdById: accountId, createdByName: name, createdByOffice: officeName, createdAt: this.clock.now() };
  }

  /** @throws FileNotFound */
  private async readableFile(manager: EntityManager, actor: Actor, fileId: string): Promise<StoredFile> {
    const file = isRowId(fileId)
      ? await this.readableFiles(manager, actor, casesOfFiles(':fileIds'))
          .andWhere('file.id = ANY(:fileIds)', { fileIds: [fileId] })
          .getOne()
      : null;
    if (!file) throw new FileNotFound();
    return file;
  }

  /**
   * Files of the actor's cases that its role may read; `file` is the alias.
   * @param cases those whose files are asked for, as SQL of their ids
   */
  private readableFiles(manager: EntityManager, actor: Actor, cases: string): SelectQueryBuilder<StoredFile> {
    const forms = readableForms(actor.role);
    const known = this.readers.of.known(actor, 'file.applicationId');
    const submitted = this.readers.of.submitted(actor, { fileId: 'file.id', cases });
    const files = manager
      .createQueryBuilder(StoredFile, 'file')
      .where(known.where, known.params)
      .andWhere(`(file.purpose <> 'attachment' OR ${submitted.where})`, submitted.params);
    if (forms !== null) {
      files.andWhere(`(file.purpose <> 'issued' OR file.formId = ANY(:readableForms))`, { readableForms: forms });
      // An office reads its own, and the prefecture all.
      files.andWhere(`(file.purpose <> 'office' OR file.createdByOffice = :readingOffice)`, {
        readingOffice: actor.officeName,
      });
    }
    if (actor.role === 'healthCentre') {
      const columns = { formId: 'file.formId', subjectKey: 'file.subjectKey' };
      const { where, params } = ofOwnCouncil(actor, columns, (planningArea) =>
        this.readers.of.asked(actor, { caseId: 'file.applicationId', planningArea }),
      );
      files.andWhere(`(file.purpose <> 'issued' OR ${where})`, params);
    }
    return files;
  }
}

/** The cases of files, as SQL of their ids. @param fileIds an array, as SQL */
function casesOfFiles(fileIds: string): string {
  return `(SELECT asked.application_id FROM stored_file asked WHERE asked.id = ANY(CAST(${fileIds} AS uuid[])))`;
}

/** One frozen data and one content for all these files: both travel once, and PostgreSQL writes them for each. */
async function insertFiles(
  tx: EntityManager,
  files: readonly StoredFileInfo[],
  { snapshot, drawnWith, content }: DrawnFrom & { content: Chunks },
): Promise<void> {
  const columns = tx.connection
    .getMetadata(StoredFile)
    .columns.filter(({ propertyName }) => propertyName !== 'snapshot' && propertyName !== 'drawnWith');
  const rows = files.map((file) =>
    Object.fromEntries(
      columns.map(({ databaseName, propertyName }) => [databaseName, file[propertyName as keyof StoredFileInfo]]),
    ),
  );
  const names = columns.map(({ databaseName }) => databaseName).join(', ');
  await tx.query(
    `INSERT INTO stored_file (${names}, snapshot, drawn_with) SELECT ${names}, $2::jsonb, $3::jsonb FROM json_populate_recordset(NULL::stored_file, $1::json)`,
    [JSON.stringify(rows), ...[snapshot, drawnWith].map((each) => (each === null ? null : JSON.stringify(each)))],
  );
  await PARTS.write(
    tx,
    files.map(({ id }) => id),
    content,
  );
}

/** SQL: the files that go with a case, as JSON: those of each requirement in the order in which they came. @param caseId expression of its id */
export const attachedFiles = (
  caseId: string,
) => `(SELECT coalesce(json_agg(json_build_object('requirementId', requirement_id, 'fileId', id, 'sha256', sha256, 'fileName', file_name) ORDER BY requirement_id, version), '[]')
  FROM (SELECT DISTINCT ON (file.requirement_id, file.subject_key) file.requirement_id, file.version, file.id, file.sha256, file.file_name FROM stored_file file
    WHERE file.application_id = ${caseId} AND file.purpose = 'attachment' ORDER BY file.requirement_id, file.subject_key, file.version DESC) latest
  WHERE NOT EXISTS (SELECT FROM withdrawn_file withdrawn WHERE withdrawn.file_id = latest.id))`;

async function countOfAttached(tx: EntityManager, applicationId: string, requirementId: string): Promise<number> {
  const [found] = await tx.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM json_to_recordset(${attachedFiles('$1')}) AS attached ("requirementId" text) WHERE "requirementId" = $2`,
    [applicationId, requirementId],
  );
  return found?.count ?? 0;
}

/** Keeps that a file goes with its case no longer, and why. The caller holds the lock of the case. */
export async function withdrawFile(
  tx: EntityManager,
  fileId: string,
  { reason, actor, now }: { reason: string; actor: Pick<Actor, 'name'>; now: Date },
): Promise<void> {
  await tx.insert(WithdrawnFile, { fileId, reason, withdrawnByName: actor.name, withdrawnAt: now });
}

/** SHA-256 of each file that came with an act, told by the entry of the act. */
export async function attachedBy(tx: EntityManager, entry: Pick<RecordEntry, 'rows'>): Promise<string[]> {
  return (await filesOf(tx, entry, 'attachment', 'office')).map(({ sha256 }) => sha256);
}

/** The files of an office that came with an act, told by its entry. */
export function officeFilesOf(tx: EntityManager, entry: Pick<RecordEntry, 'rows'>): Promise<StoredFile[]> {
  return filesOf(tx, entry, 'office');
}

/** What an act issued, told by its entry. */
export function issuedBy(tx: EntityManager, entry: Pick<RecordEntry, 'rows'>): Promise<StoredFile[]> {
  return filesOf(tx, entry, 'issued');
}

/** The ids of the files that an act stored, told by its entry. */
export function storedFilesOf({ rows }: Pick<RecordEntry, 'rows'>): string[] {
  return Object.keys(rows).flatMap((key) => (key.startsWith('stored_file:') ? [key.slice(key.indexOf(':') + 1)] : []));
}

async function filesOf(
  tx: EntityManager,
  entry: Pick<RecordEntry, 'rows'>,
  ...purposes: StoredFile['purpose'][]
): Promise<StoredFile[]> {
  const ids = storedFilesOf(entry);
  return ids.length === 0 ? [] : tx.find(StoredFile, { where: { id: Any(ids), purpose: Any(purposes) } });
}

/** Whether two files are versions of one document. */
export function sameDocument(one: StoredFileInfo, other: StoredFileInfo): boolean {
  return (
    one.applicationId === other.applicationId &&
    one.purpose === other.purpose &&
    one.requirementId === other.requirementId &&
    one.formId === other.formId &&
    one.subjectKey === other.subjectKey
  );
}

/** Which files are versions of one document, or stand beside each other. */
type DocumentKey =
  | { purpose: 'attachment'; requirementId: string }
  | { purpose: 'issued'; formId: string; subjectKey: string }
  | { purpose: 'office'; subjectKey: string };

/** The latest version of one document in each of these cases that has it, by case. */
async function latestVersions(
  tx: EntityManager,
  applicationIds: readonly string[],
  document: DocumentKey,
): Promise<Map<string, StoredFile>> {
  const latest = await tx
    .createQueryBuilder(StoredFile, 'file')
    .distinctOn(['file.applicationId'])
    .where({ applicationId: Any([...applicationIds]), ...document })
    .orderBy('file.applicationId')
    .addOrderBy('file.version', 'DESC')
    .getMany();
  return new Map(latest.map((file) => [file.applicationId, file]));
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
