import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An attached file that the hospital has taken back: it stays readable and goes with no later submission. Append-only. */
@Entity('withdrawn_file')
export class WithdrawnFile {
  @PrimaryColumn({ name: 'file_id', type: 'uuid', primaryKeyConstraintName: 'withdrawn_file_pk' })
  fileId!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'withdrawn_by_name', type: 'text' })
  withdrawnByName!: string;

  @Column({ name: 'withdrawn_at', type: 'timestamptz' })
  withdrawnAt!: Date;
}
