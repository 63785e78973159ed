import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Last serial given in a fiscal year and round; round number 0 stands for a case without a round. */
@Entity({ name: 'reference_counter' })
export class ReferenceCounter {
  @PrimaryColumn({ name: 'fiscal_year', type: 'int' })
  fiscalYear!: number;

  @PrimaryColumn({ name: 'round_number', type: 'int' })
  roundNumber!: number;

  @Column({ name: 'last_serial', type: 'int' })
  lastSerial!: number;
}
