import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Party } from '../../procedure/terms/actors.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { Kind, ProcedureType } from '../../procedure/terms/kinds.js';
import type { CaseState } from '../../procedure/terms/states.js';
import type { Task } from '../../procedure/task.js';
import type { LoggedEventType } from './case-event-row.js';

/** 申請: one procedure of one kind for one medical institution. */
@Entity({ name: 'application' })
export class Application {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  /** 受付番号, e.g. R8-3-0012; null before the first submission (`procedure/terms/reference-number.ts`). */
  @Column({ name: 'reference_no', type: 'text', nullable: true })
  referenceNo!: string | null;

  @Column({ type: 'text' })
  kind!: Kind;

  @Column({ type: 'text' })
  procedure!: ProcedureType;

  @Column({ name: 'institution_id', type: 'uuid' })
  institutionId!: string;

  /** Area of the institution, of an ended case as it was when it ended: lists and scopes filter by it. */
  @Column({ name: 'planning_area_id', type: 'text' })
  planningAreaId!: string;

  @Column({ name: 'round_id', type: 'uuid', nullable: true })
  roundId!: string | null;

  /** 担当 of the prefecture; null while nobody is. */
  @Column({ name: 'officer_id', type: 'uuid', nullable: true })
  officerId!: string | null;

  /** The designation to be renewed or changed. */
  @Column({ name: 'current_designation_id', type: 'uuid', nullable: true })
  currentDesignationId!: string | null;

  @Column({ type: 'text' })
  state!: CaseState;

  @Column({ name: 'machine_version', type: 'int' })
  machineVersion!: number;

  /** Number of accepted events so far; always equals the `seq` of the last log entry. */
  @Column({ name: 'lock_version', type: 'int', default: 1 })
  lockVersion!: number;

  /** Kind of the last log entry that is an event of the procedure, or OPEN. */
  @Column({ name: 'last_event', type: 'text', default: '' })
  lastEvent!: LoggedEventType;

  /** How often a section of the working copy was saved: whoever waited for a save sees by it that it must be read again. */
  @Column({ name: 'working_version', type: 'int', default: 0 })
  workingVersion!: number;

  @Column({ name: 'submitted_on', type: 'date', nullable: true })
  submittedOn!: IsoDate | null;

  /** The day on which its paper arrived, noted before it was submitted here. */
  @Column({ name: 'paper_arrived_on', type: 'date', nullable: true })
  paperArrivedOn!: IsoDate | null;

  @Column({ name: 'received_on', type: 'date', nullable: true })
  receivedOn!: IsoDate | null;

  @Column({ name: 'state_since', type: 'date' })
  stateSince!: IsoDate;

  /** 次の対応者, written by each command so that lists sort by an index. */
  @Column({ type: 'text' })
  holder!: Party;

  /** What the prefecture does next, written by each command so that lists find it by an index; see `taskOf`. */
  @Column({ type: 'text', nullable: true })
  task!: Task | null;

  /** 期限, written by each command so that lists sort by an index. */
  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn!: IsoDate | null;

  /** Normalised number, name and kana, for the search box. */
  @Column({ name: 'search_key', type: 'text' })
  searchKey!: string;

  @Column({ name: 'shared_with_support_centre', type: 'boolean', default: false })
  sharedWithSupportCentre!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}

/** SQL: what the verifier calls a case: its 受付番号, before the submission its id. @param alias of the table */
export const caseLabel = (alias: string) => `coalesce(${alias}.reference_no, '提出前の申請 ' || ${alias}.id)`;
