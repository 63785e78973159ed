import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One thing to be corrected, and what the hospital answered. */
@Entity({ name: 'correction_item' })
export class CorrectionItemRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'correction_id', type: 'uuid' })
  correctionId!: string;

  /** Order on the page, from 1. */
  @Column({ type: 'int' })
  position!: number;

  /** A document id (D05), a content field, or free text. */
  @Column({ type: 'text' })
  target!: string;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'text', default: '' })
  answer!: string;

  /** It was answered, and nothing differed in its place from the submission before; null where it is not known. */
  @Column({ type: 'boolean', nullable: true })
  unchanged!: boolean | null;
}
