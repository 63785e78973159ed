import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { IsoDate } from '../procedure/calendar/days.js';
import type { OfficeContact, PaperSetting } from '../procedure/case/facts.js';

/** Whether an entry was confirmed with its office or still stands as found. */
export type Certainty = 'confirmed' | 'unconfirmed';

/** 保健所. The id is stable text from the seeds, e.g. 'obihiro'. */
@Entity('health_centre')
export class HealthCentre {
  @PrimaryColumn('text') id!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'run_by' }) runBy!: 'prefecture' | 'city';
  @Column('text') certainty!: Certainty;
}

/** 構想区域（二次医療圏）. */
@Entity('planning_area')
export class PlanningArea {
  @PrimaryColumn('text') id!: string;
  @Column('text') name!: string;
  @Column('int', { name: 'display_order' }) displayOrder!: number;
  /** 調整会議事務局: the health centre that runs the area's council. */
  @Column('text', { name: 'secretariat_health_centre_id' }) secretariatHealthCentreId!: string;
  @Column('text') certainty!: Certainty;
}

/** 医療機関. Names are kept exactly as typed (an NFC or NFKC pass would change 神 U+FA19). */
@Entity('medical_institution')
export class MedicalInstitution {
  @PrimaryGeneratedColumn('uuid') id!: string;
  /** 医療機関コード, 10 digits; absent before the insurance designation, and it may change. */
  @Column('text', { nullable: true }) code!: string | null;
  @Column('text') name!: string;
  @Column('text') kana!: string;
  /** See `searchKey`. */
  @Column('text', { name: 'search_key' }) searchKey!: string;
  /** The keys it had before (migration 0018); read only where it is searched by them. */
  @Column({ type: 'text', name: 'former_search_key', select: false, insert: false, update: false })
  formerSearchKey?: string;
  /** 開設者. */
  @Column('text', { name: 'establisher_name' }) establisherName!: string;
  @Column('text', { name: 'establisher_address' }) establisherAddress!: string;
  /** 代表者の職・氏名 of an establisher that is a corporation; '' for a person, and where nobody has entered it. */
  @Column('text', { name: 'establisher_representative', default: '' }) establisherRepresentative!: string;
  /** 管理者. */
  @Column('text', { name: 'administrator_name' }) administratorName!: string;
  @Column('text') address!: string;
  @Column('text', { default: '' }) phone!: string;
  @Column('text', { name: 'planning_area_id' }) planningAreaId!: string;
  /** 所管保健所, not always the one that runs the area's council. */
  @Column('text', { name: 'jurisdiction_health_centre_id' }) jurisdictionHealthCentreId!: string;
  /** 国の開設 (令12). */
  @Column('boolean', { name: 'established_by_state', default: false }) establishedByState!: boolean;
  @Column('boolean', { name: 'in_prefecture', default: true }) inPrefecture!: boolean;
}

/** 申請回. Dates the prefecture has not published are null; councils are text because only 「3月中旬」 is known. */
@Entity('intake_round')
export class IntakeRound {
  @PrimaryGeneratedColumn('uuid') id!: string;
  /** 年度, Western year of its April. */
  @Column('int', { name: 'fiscal_year' }) fiscalYear!: number;
  @Column('int') number!: number;
  @Column('text') label!: string;
  @Column('date', { name: 'application_deadline' }) applicationDeadline!: IsoDate;
  @Column('date', { name: 'request_on', nullable: true }) requestOn!: IsoDate | null;
  @Column('date', { name: 'council_by', nullable: true }) councilBy!: IsoDate | null;
  @Column('date', { name: 'report_by', nullable: true }) reportBy!: IsoDate | null;
  @Column('text', { name: 'measures_council', default: '' }) measuresCouncil!: string;
  @Column('text', { name: 'medical_council', default: '' }) medicalCouncil!: string;
  @Column('text', { default: '' }) designation!: string;
  @Column('date', { name: 'designation_from', nullable: true }) designationFrom!: IsoDate | null;
  @Column('text', { default: '' }) note!: string;
  @Column('text') certainty!: Certainty;
}

/** 閉庁日 other than Saturdays and Sundays. */
@Entity('closed_day')
export class ClosedDay {
  @PrimaryColumn('date') day!: IsoDate;
  @Column('text') name!: string;
  @Column('text') source!: 'nationalHoliday' | 'prefecture';
}

/** 知事・担当の連絡先 from a day on. Rows are only added. */
@Entity('office_contact')
export class OfficeContactEntry implements OfficeContact {
  @PrimaryColumn('integer') no!: number;
  @Column('date', { name: 'holds_from' }) holdsFrom!: IsoDate;
  @Column('text', { name: 'governor_name' }) governorName!: string;
  @Column('text') section!: string;
  @Column('text') phone!: string;
  @Column('text') email!: string;
}

/** What one part of the papers says from a day on. Rows are only added. */
@Entity('paper_setting')
export class PaperSettingEntry {
  @PrimaryColumn('text') part!: PaperSetting['part'];
  @PrimaryColumn('integer') no!: number;
  @Column('date', { name: 'holds_from' }) holdsFrom!: IsoDate;
  @Column('jsonb') value!: PaperSetting['value'];
}

export const REGISTRY_ENTITIES = [
  HealthCentre,
  PlanningArea,
  MedicalInstitution,
  IntakeRound,
  ClosedDay,
  OfficeContactEntry,
  PaperSettingEntry,
];
