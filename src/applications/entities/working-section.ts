import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One section of what the hospital is writing, as it was saved last. */
@Entity({ name: 'working_section' })
export class WorkingSection {
  @PrimaryColumn({ name: 'application_id', type: 'uuid' })
  applicationId!: string;

  @PrimaryColumn({ type: 'text' })
  section!: string;

  /** How often it was saved; a section without a row was never saved, and is at version 0. */
  @Column({ type: 'int' })
  version!: number;

  /** As it is stored, whatever that is: fields of the content by their names, read by `contentOfSections` alone. */
  @Column({ type: 'jsonb' })
  body!: object;

  @Column({ name: 'saved_by_id', type: 'text' })
  savedById!: string;

  @Column({ name: 'saved_by_name', type: 'text' })
  savedByName!: string;

  @Column({ name: 'saved_at', type: 'timestamptz' })
  savedAt!: Date;

  /** Of the form that saved it: a second click carries the same. */
  @Column({ name: 'idempotency_key', type: 'text' })
  idempotencyKey!: string;
}

/** A section of the working copy without its text. */
export type SavedSection = Pick<WorkingSection, 'section' | 'version' | 'savedByName' | 'savedAt'>;
