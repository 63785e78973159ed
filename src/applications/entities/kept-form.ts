import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was typed on the form of an event that was not carried out yet. */
@Entity({ name: 'kept_form' })
export class KeptForm {
  @PrimaryColumn({ name: 'application_id', type: 'uuid' })
  applicationId!: string;

  @PrimaryColumn({ name: 'event_type', type: 'text' })
  eventType!: string;

  /** How often it was kept; without a row it is at version 0. */
  @Column({ type: 'int' })
  version!: number;

  /** As they were typed, by the names of the fields. */
  @Column({ type: 'jsonb' })
  fields!: Readonly<Record<string, string | string[]>>;

  @Column({ name: 'saved_by_id', type: 'text' })
  savedById!: string;

  @Column({ name: 'saved_by_name', type: 'text' })
  savedByName!: string;

  @Column({ name: 'saved_at', type: 'timestamptz' })
  savedAt!: Date;
}
