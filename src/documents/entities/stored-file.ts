import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { WithdrawnFile } from './withdrawn-file.js';

/** What a document takes from the settings besides what is in its frozen data. */
export interface DrawnWith {
  /** Words of the form that the prefecture has replaced (`formWording`), by name. */
  wording: Readonly<Record<string, string>>;
  /** Who issued it, for the properties of the file. */
  author: string;
}

/** An uploaded or issued file; its bytes lie in stored_file_part. A row is never changed: a correction is a new version. */
@Entity('stored_file')
export class StoredFile {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'stored_file_pk' })
  id!: string;

  @Column({ name: 'application_id', type: 'uuid' })
  applicationId!: string;

  @Column({ type: 'text' })
  purpose!: 'attachment' | 'issued' | 'office';

  /** Row of the list of documents (D05); attachments only. */
  @Column({ name: 'requirement_id', type: 'text', nullable: true })
  requirementId!: string | null;

  /** Form in forms/; issued documents only. */
  @Column({ name: 'form_id', type: 'text', nullable: true })
  formId!: string | null;

  @Column({ name: 'form_version', type: 'int', nullable: true })
  formVersion!: number | null;

  /**
   * What an issued document is about when a case has several of one form, e.g. the hearing. Of an attachment: which of the files of its
   * requirement it is, '' for those of the time when the newest of a requirement replaced the one before. Of an office's own file: what it
   * belongs to (office-files.ts).
   */
  @Column({ name: 'subject_key', type: 'text', default: '' })
  subjectKey!: string;

  /** 1, 2, 3 … within the requirement, or within form and subject. */
  @Column({ type: 'int' })
  version!: number;

  @Column({ type: 'text' })
  title!: string;

  /** Already safe (see file-names.ts). */
  @Column({ name: 'file_name', type: 'text' })
  fileName!: string;

  @Column({ name: 'media_type', type: 'text' })
  mediaType!: string;

  /** Bytes. */
  @Column({ type: 'int' })
  size!: number;

  /** Lower-case hexadecimal. */
  @Column({ type: 'text' })
  sha256!: string;

  /** The frozen data an issued document was drawn from. */
  @Column({ type: 'jsonb', nullable: true, select: false })
  snapshot!: unknown;

  /** Of an issued document: what the settings had to say when it was drawn. Null of one from before they were kept, and of every other file. */
  @Column({ name: 'drawn_with', type: 'jsonb', nullable: true, select: false })
  drawnWith!: DrawnWith | null;

  /** Why this version was issued. */
  @Column({ type: 'text', default: '' })
  reason!: string;

  @Column({ name: 'created_by_id', type: 'text' })
  createdById!: string;

  @Column({ name: 'created_by_name', type: 'text' })
  createdByName!: string;

  @Column({ name: 'created_by_office', type: 'text' })
  createdByOffice!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  /** Of an attachment that the hospital has taken back; read with the list of the files of a case. */
  withdrawal?: WithdrawnFile | null;
}
